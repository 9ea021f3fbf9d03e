import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { effectOf, type RelatedDocument } from '../rules/relations.ts';
import type { AmendmentChange } from '../schemas/provisions.ts';
import type { NewPolicyRelation, PolicyRelation } from '../schemas/relations.ts';
import { amendments, documents, relations } from '../tables.ts';

/** What rules of relations ask of a document. */
const relatedColumns = {
  id: documents.id,
  kind: documents.kind,
  stage: documents.stage,
  enactedOn: documents.enactedOn,
  effectiveOn: documents.effectiveOn,
  revokedFrom: documents.revokedFrom,
};

/** Relations change what others build on: one after the other, for as long as a transaction lasts. */
export const takeRelations = (transaction: Transaction): Promise<unknown> =>
  transaction.execute(sql`select pg_advisory_xact_lock(hashtext('policy_documents.relations'))`);

/** A document that another one names; whoever names it need not reach it. */
export async function findRelated(reader: Reader, documentId: string): Promise<RelatedDocument | undefined> {
  const [row] = await reader.select(relatedColumns).from(documents).where(eq(documents.id, documentId));
  return row;
}

const columns = {
  id: relations.id,
  documentId: relations.documentId,
  kind: relations.kind,
  targetId: relations.targetId,
  effectiveOn: relations.effectiveOn,
  note: relations.note,
  version: relations.version,
  createdAt: relations.createdAt,
  updatedAt: relations.updatedAt,
};

type Row = Omit<PolicyRelation, 'operations'>;

/** The relations that were entered with a document, with what they do. */
export async function relationsOf(reader: Reader, documentId: string): Promise<PolicyRelation[]> {
  const rows = await reader
    .select(columns)
    .from(relations)
    .where(eq(relations.documentId, documentId))
    .orderBy(asc(relations.id));
  return withOperations(reader, rows);
}

export async function findRelation(
  reader: Reader,
  documentId: string,
  relationId: string,
): Promise<PolicyRelation | undefined> {
  const rows = await reader
    .select(columns)
    .from(relations)
    .where(sql`${relations.documentId} = ${documentId} and ${relations.id} = ${relationId}`);
  const [relation] = await withOperations(reader, rows);
  return relation;
}

async function withOperations(reader: Reader, rows: Row[]): Promise<PolicyRelation[]> {
  const operations = await operationsOf(
    reader,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, operations: operations.get(row.id) ?? [] }));
}

/** What relations do with provisions, by relation and in order. */
export async function operationsOf(
  reader: Reader,
  relationIds: readonly string[],
): Promise<Map<string, AmendmentChange[]>> {
  const found = new Map<string, AmendmentChange[]>();
  if (relationIds.length === 0) return found;
  const rows = await reader
    .select({
      relationId: amendments.relationId,
      operation: amendments.operation,
      eId: amendments.eId,
      place: amendments.place,
      provision: amendments.provision,
    })
    .from(amendments)
    .where(inArray(amendments.relationId, [...relationIds]))
    .orderBy(asc(amendments.relationId), asc(amendments.ordinal));
  for (const { relationId, ...operation } of rows)
    found.set(relationId, [...(found.get(relationId) ?? []), operation]);
  return found;
}

export async function insertRelation(
  transaction: Transaction,
  source: RelatedDocument,
  { operations = [], ...relation }: NewPolicyRelation,
): Promise<string> {
  const [row] = await transaction
    .insert(relations)
    .values({ ...relation, documentId: source.id })
    .returning({ id: relations.id });
  if (operations.length > 0)
    await transaction.insert(amendments).values(
      operations.map((operation, at) => ({
        ...operation,
        relationId: row!.id,
        documentId: source.id,
        ordinal: at + 1,
      })),
    );
  return row!.id;
}

export async function deleteRelation(
  transaction: Transaction,
  documentId: string,
  relationId: string,
): Promise<void> {
  const { rowCount } = await transaction.execute(
    sql`delete from policy_documents.relations r where r.id = ${relationId} and r.document_id = ${documentId}`,
  );
  if (rowCount === 0) throw notFound();
}

/** Notes with documents from when on others change them, as it follows from all relations to them. */
export async function settleEffects(transaction: Transaction, targetIds: readonly string[]): Promise<void> {
  if (targetIds.length === 0) return;
  await transaction.execute(sql`
    with targets as (
      select d.id from policy_documents.documents d
       where d.id = any(${sql.param([...targetIds])}::uuid[]) order by d.id for update),
    effects as (
      select t.id,
             min(r.starts_on) filter (where r.kind = 'amends') as amended,
             min(r.starts_on) filter (where r.kind = 'revokes-part') as partly,
             min(r.starts_on) filter (where r.kind = 'revokes') as revoked
        from targets t
        left join (
          select r.target_id, r.kind, coalesce(r.effective_on, s.effective_on) as starts_on
            from policy_documents.relations r
            join policy_documents.documents s on s.id = r.document_id
           where s.effective_on is not null) r on r.target_id = t.id
       group by t.id)
    update policy_documents.documents d
       set amended_from = e.amended, partly_revoked_from = e.partly, revoked_from = e.revoked
      from effects e
     where d.id = e.id
       and (d.amended_from, d.partly_revoked_from, d.revoked_from)
           is distinct from (e.amended, e.partly, e.revoked)`);
}

/** From when on a relation changes its target, told with it. */
export const told = (source: RelatedDocument, relation: PolicyRelation): PolicyRelation => ({
  ...relation,
  effectiveOn: ['amends', 'revokes', 'revokes-part'].includes(relation.kind)
    ? effectOf(source, relation)
    : null,
});
