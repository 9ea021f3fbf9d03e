import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { walk } from '../rules/text/structure.ts';
import type { PolicyText } from '../schemas/provisions.ts';
import type { PolicyVersion } from '../schemas/versions.ts';
import { documents, versions, versionTexts } from '../tables.ts';
import { indexText } from './search-index.ts';

const columns = {
  id: versions.id,
  documentId: versions.documentId,
  number: versions.number,
  note: versions.note,
  sha256: sql<string>`encode(${versions.sha256}, 'hex')`,
  provisionCount: versions.provisionCount,
  isOfficial: sql<boolean>`exists (
    select from policy_documents.documents d where d.official_version_id = ${sql.raw('versions.id')})`,
  createdAt: versions.createdAt,
};

const orders: SortOrders<PolicyVersion, 'number'> = {
  number: [
    {
      expression: sql`${versions.number}`,
      bind: (value) => sql`${value}::int`,
      of: ({ number }) => number,
    },
  ],
};

/** SHA-256 of a text as canonical JSON. */
export const digestOf = (text: PolicyText): Buffer => hash('sha256', canonicalize(text)!, 'buffer');

/** The versions of a document; of everybody only the one that was signed. */
export const versionList = (reader: Reader, documentId: string): List<PolicyVersion> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(versions)
      .where(and(eq(versions.documentId, documentId), condition))
      .getSQL(),
  item: (row) => row,
});

/** A version of a document with its words. */
export const findVersion = (
  reader: Reader,
  documentId: string,
  versionId: string,
): Promise<(PolicyVersion & { text: PolicyText }) | undefined> =>
  oneVersion(reader, sql`${versions.documentId} = ${documentId} and ${versions.id} = ${versionId}`);

/** What was handed in last of a document, without its words. */
export async function latestVersion(reader: Reader, documentId: string): Promise<PolicyVersion | undefined> {
  const [row] = await reader
    .select(columns)
    .from(versions)
    .where(eq(versions.documentId, documentId))
    .orderBy(desc(versions.number))
    .limit(1);
  return row;
}

/** A version of a document without its words. */
export async function versionHead(
  reader: Reader,
  documentId: string,
  versionId: string,
): Promise<PolicyVersion | undefined> {
  const [row] = await reader
    .select(columns)
    .from(versions)
    .where(and(eq(versions.documentId, documentId), eq(versions.id, versionId)));
  return row;
}

/** The text of a document that was handed in last. */
export const findLastVersion = (
  reader: Reader,
  documentId: string,
): Promise<(PolicyVersion & { text: PolicyText }) | undefined> =>
  oneVersion(reader, eq(versions.documentId, documentId));

/** The text of a document as it was signed. */
export const findOfficialVersion = (
  reader: Reader,
  documentId: string,
): Promise<(PolicyVersion & { text: PolicyText }) | undefined> =>
  oneVersion(
    reader,
    sql`${versions.id} = (select d.official_version_id from ${documents} d where d.id = ${documentId})`,
  );

async function oneVersion(reader: Reader, condition: SQL) {
  const [row] = await reader
    .select({ ...columns, text: versionTexts.text })
    .from(versions)
    .innerJoin(versionTexts, eq(versionTexts.versionId, versions.id))
    .where(condition)
    .orderBy(desc(versions.number))
    .limit(1);
  return row;
}

/** Adds a text to a document, which must have been taken. */
export async function insertVersion(
  transaction: Transaction,
  version: Pick<typeof versions.$inferInsert, 'documentId' | 'number' | 'note'>,
  text: PolicyText,
): Promise<string> {
  const id = newId();
  const provisionCount = [...walk(text.provisions)].length;
  await transaction.insert(versions).values({ ...version, id, provisionCount, sha256: digestOf(text) });
  await transaction.insert(versionTexts).values({ versionId: id, text });
  await indexText(transaction, version.documentId, text.provisions);
  return id;
}
