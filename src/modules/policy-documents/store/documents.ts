import { and, arrayContains, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { policyDocumentKinds } from '../reference.ts';
import { allowedActions, isPublished } from '../rules/life.ts';
import { citationOf, fullName } from '../rules/names.ts';
import type { PolicyDocument } from '../schemas/documents.ts';
import { documents } from '../tables.ts';
import { isNumbered } from './named.ts';
import { stateOn } from './states.ts';

/** What everybody may know of a document, as it stands on a day. */
export const publicColumnsOn = (day: string) => ({
  id: documents.id,
  unitId: documents.unitId,
  kind: documents.kind,
  number: documents.number,
  year: documents.year,
  title: documents.title,
  subject: documents.subject,
  authority: documents.authority,
  place: documents.place,
  legalField: documents.legalField,
  language: documents.language,
  keywords: documents.keywords,
  signerName: documents.signerName,
  signerOffice: documents.signerOffice,
  gazette: documents.gazette,
  state: stateOn(day),
  enactedOn: documents.enactedOn,
  promulgatedOn: documents.promulgatedOn,
  effectiveOn: documents.effectiveOn,
  amendedFrom: documents.amendedFrom,
  partlyRevokedFrom: documents.partlyRevokedFrom,
  revokedFrom: documents.revokedFrom,
  officialVersionId: documents.officialVersionId,
});

const columnsOn = (day: string) => ({
  ...publicColumnsOn(day),
  stage: documents.stage,
  draftedOn: documents.draftedOn,
  lastVersionId: sql<string | null>`(
    select v.id from policy_documents.versions v where v.document_id = documents.id order by v.number desc limit 1)`,
  version: documents.version,
  createdAt: documents.createdAt,
  updatedAt: documents.updatedAt,
});

type Row = Omit<PolicyDocument, 'citation' | 'name' | 'isPublic' | 'allowedActions'>;

export interface PolicyDocumentFilter {
  readonly unitIds?: readonly string[];
  readonly kind?: PolicyDocument['kind'];
  readonly number?: string;
  readonly year?: number;
  readonly authority?: string;
  readonly legalField?: PolicyDocument['legalField'];
  readonly keyword?: string;
  readonly state?: PolicyDocument['state'];
  readonly stage?: PolicyDocument['stage'];
}

/** What documents are chosen by, as they stand on a day. */
export function matching(filter: PolicyDocumentFilter, day: string): SQL | undefined {
  const { unitIds, kind, number, year, authority, legalField, keyword, state, stage } = filter;
  return and(
    unitIds === undefined ? undefined : inArray(documents.unitId, [...unitIds]),
    kind === undefined ? undefined : eq(documents.kind, kind),
    number === undefined ? undefined : isNumbered(number),
    year === undefined ? undefined : eq(documents.year, year),
    authority === undefined ? undefined : sql`lower(${documents.authority}) = lower(${authority})`,
    legalField === undefined ? undefined : eq(documents.legalField, legalField),
    keyword === undefined ? undefined : arrayContains(documents.keywords, [keyword]),
    stage === undefined ? undefined : eq(documents.stage, stage),
    state === undefined ? undefined : sql`${stateOn(day)} = ${state}`,
  );
}

/** The newest id first, or by the day of the signature: what is not signed comes last in either order. */
export const ordersOf = <Of extends Pick<Row, 'id' | 'enactedOn'>>(): SortOrders<Of, 'enactedOn' | 'id'> => {
  const byId = {
    expression: sql`${documents.id}`,
    bind: (value: string | number | null) => sql`${value}::uuid`,
    of: ({ id }: Of) => id,
  };
  return {
    id: [byId],
    enactedOn: [
      {
        expression: sql`coalesce(${documents.enactedOn}, 'infinity')`,
        bind: (value) => sql`${value}::date`,
        of: ({ enactedOn }) => enactedOn ?? 'infinity',
      },
      byId,
    ],
  };
};

const shown = (row: Row): PolicyDocument => {
  const { isRegulation } = policyDocumentKinds.get(row.kind);
  return {
    ...row,
    citation: citationOf(row),
    name: fullName(row),
    isPublic: isPublished(row.stage, isRegulation),
    allowedActions: allowedActions(row.stage, isRegulation),
  };
};

export function documentList(
  reader: Reader,
  reach: Reach,
  filter: PolicyDocumentFilter,
  day: string,
): List<Row, PolicyDocument> {
  const columns = columnsOn(day);
  return {
    orders: ordersOf(),
    columns,
    rows: (condition) =>
      reader
        .select(columns)
        .from(documents)
        .where(and(withinReach(documents.unitId, reach), matching(filter, day), condition))
        .getSQL(),
    item: shown,
  };
}

/** A document within reach. */
export async function findDocument(
  reader: Reader,
  documentId: string,
  reach: Reach,
  day: string,
): Promise<PolicyDocument | undefined> {
  const [row] = await reader
    .select(columnsOn(day))
    .from(documents)
    .where(and(eq(documents.id, documentId), withinReach(documents.unitId, reach)));
  return row && shown(row);
}

/** Documents by their ids, whoever reaches them. */
export async function readDocuments(
  reader: Reader,
  ids: readonly string[],
  day: string,
): Promise<PolicyDocument[]> {
  const rows = await reader
    .select(columnsOn(day))
    .from(documents)
    .where(inArray(documents.id, [...ids]));
  return rows.map(shown);
}

/**
 * Takes a document for a change: waits for others who change it.
 * @throws Problem `not-found` if there is none within reach
 */
export async function takeDocument(
  transaction: Transaction,
  documentId: string,
  reach: Reach,
  day: string,
  expected: number | '*',
): Promise<PolicyDocument> {
  const [held] = await transaction
    .select({ version: documents.version })
    .from(documents)
    .where(and(eq(documents.id, documentId), withinReach(documents.unitId, reach)))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  return (await findDocument(transaction, documentId, reach, day))!;
}

export type DocumentRow = typeof documents.$inferInsert;

export async function insertDocument(transaction: Transaction, row: DocumentRow): Promise<string> {
  const [inserted] = await transaction.insert(documents).values(row).returning({ id: documents.id });
  return inserted!.id;
}

/** Changes a document, and raises its version in any case. */
export const updateDocument = (
  transaction: Transaction,
  documentId: string,
  change: Partial<DocumentRow>,
): Promise<unknown> =>
  transaction
    .update(documents)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(documents.id, documentId));
