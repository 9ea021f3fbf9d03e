import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { Issue } from '../../../platform/open-data.ts';
import { citationOf, fullName } from '../rules/names.ts';
import type { PublicPolicyDocument } from '../schemas/public-documents.ts';
import { documents } from '../tables.ts';
import { matching, ordersOf, type PolicyDocumentFilter, publicColumnsOn } from './documents.ts';
import { isPublished } from './states.ts';

type Row = Omit<PublicPolicyDocument, 'citation' | 'name'>;

const shown = (row: Row): PublicPolicyDocument => ({
  ...row,
  citation: citationOf(row),
  name: fullName(row),
});

/** Published documents, as they stand on a day. */
export function publicDocumentList(
  reader: Reader,
  filter: PolicyDocumentFilter,
  day: string,
): List<Row, PublicPolicyDocument> {
  const columns = publicColumnsOn(day);
  return {
    orders: ordersOf(),
    columns,
    rows: (condition) =>
      reader
        .select(columns)
        .from(documents)
        .where(and(isPublished(), matching(filter, day), condition))
        .getSQL(),
    item: shown,
  };
}

/** Published documents by their ids. */
export async function readPublicDocuments(
  reader: Reader,
  ids: readonly string[],
  day: string,
): Promise<PublicPolicyDocument[]> {
  const rows = await reader
    .select(publicColumnsOn(day))
    .from(documents)
    .where(and(inArray(documents.id, [...ids]), isPublished()));
  return rows.map(shown);
}

/** A published document. */
export const findPublicDocument = (
  reader: Reader,
  documentId: string,
  day: string,
): Promise<PublicPolicyDocument | undefined> => findOne(reader, sql`${documents.id} = ${documentId}`, day);

/** The published document of a kind with a number; of several authorities the one that is named, else the first entered. */
export const findByNumber = (
  reader: Reader,
  numbered: Required<Pick<PolicyDocumentFilter, 'kind' | 'year' | 'number'>> &
    Pick<PolicyDocumentFilter, 'authority'>,
  day: string,
): Promise<PublicPolicyDocument | undefined> => findOne(reader, matching(numbered, day)!, day);

async function findOne(
  reader: Reader,
  condition: SQL,
  day: string,
): Promise<PublicPolicyDocument | undefined> {
  const [row] = await reader
    .select(publicColumnsOn(day))
    .from(documents)
    .where(and(condition, isPublished()))
    .orderBy(documents.id)
    .limit(1);
  return row && shown(row);
}

/** From when to when published documents go, and when the last of them changed. */
export async function issueOfDocuments(reader: Reader, timeZone: string): Promise<Issue> {
  const { rows } = await reader.execute<Issue & Record<string, unknown>>(sql`
    select min(enacted_on)::text as "firstDay", max(enacted_on)::text as "lastDay",
           min(coalesce(promulgated_on, enacted_on))::text as "issuedOn", (max(updated_at) at time zone ${timeZone})::date::text as "changedOn"
      from policy_documents.documents where ${isPublished()}`);
  return rows[0]!;
}
