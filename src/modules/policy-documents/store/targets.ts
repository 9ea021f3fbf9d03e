import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { type Measured, progressOn } from '../rules/progress.ts';
import { mostPoints } from '../schemas/evaluations.ts';
import type { PolicyTarget } from '../schemas/targets.ts';
import { targets } from '../target-tables.ts';

/** What was measured of a target that goes by `targets` in the statement, without what was corrected. */
const measured = sql<Measured[]>`(
  select coalesce(json_agg(json_build_object('measuredOn', m.measured_on, 'value', m.value, 'remark', m.remark)
                  order by m.measured_on, m.id), '[]')
    from policy_documents.measurements m
   where m.target_id = targets.id
     and not exists (select from policy_documents.measurements c where c.corrects_id = m.id))`;

const columns = {
  id: targets.id,
  documentId: targets.documentId,
  title: targets.title,
  source: targets.source,
  element: targets.element,
  measure: targets.measure,
  unitId: targets.unitId,
  serviceId: targets.serviceId,
  direction: targets.direction,
  baselineValue: targets.baselineValue,
  baselineOn: targets.baselineOn,
  value: targets.value,
  dueOn: targets.dueOn,
  milestones: targets.milestones,
  replacesId: targets.replacesId,
  replacementReason: targets.replacementReason,
  replacedById: sql<
    string | null
  >`(select r.id from policy_documents.targets r where r.replaces_id = targets.id)`,
  startsOn: sql<string | null>`(
    select d.effective_on::text from policy_documents.documents d where d.id = targets.document_id)`,
  measured,
  version: targets.version,
  createdAt: targets.createdAt,
  updatedAt: targets.updatedAt,
};

type Row = Omit<PolicyTarget, 'latestValue' | 'latestOn' | 'shareOfWay' | 'status'> & {
  /** The day on which the document takes effect. */
  readonly startsOn: string | null;
  readonly measured: readonly Measured[];
};

const shown = ({ startsOn, measured, ...row }: Row, day: string): PolicyTarget => ({
  ...row,
  ...progressOn(row, startsOn, measured, day),
});

/** The targets of a document, and how far they are on a day. */
export const targetList = (reader: Reader, documentId: string, day: string): List<Row, PolicyTarget> => ({
  orders: {
    id: [{ expression: sql`${targets.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  },
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(targets)
      .where(and(eq(targets.documentId, documentId), condition))
      .getSQL(),
  item: (row) => shown(row, day),
});

export async function findTarget(
  reader: Reader,
  documentId: string,
  targetId: string,
  day: string,
): Promise<PolicyTarget | undefined> {
  const [row] = await reader.select(columns).from(targets).where(isOf(documentId, targetId));
  return row && shown(row, day);
}

/** All targets of a document as they are on a day, each with what was measured of it until then. */
export async function targetsWithPoints(
  reader: Reader,
  documentId: string,
  day: string,
): Promise<(PolicyTarget & { readonly points: Measured[] })[]> {
  const rows = await reader
    .select(columns)
    .from(targets)
    .where(eq(targets.documentId, documentId))
    .orderBy(asc(targets.id));
  return rows.map((row) => ({
    ...shown(row, day),
    points: row.measured.filter(({ measuredOn }) => measuredOn <= day).slice(-mostPoints),
  }));
}

const isOf = (documentId: string, targetId: string): SQL =>
  and(eq(targets.documentId, documentId), eq(targets.id, targetId))!;

export const countTargets = (reader: Reader, documentId: string): Promise<number> =>
  reader.$count(targets, eq(targets.documentId, documentId));

export type TargetRow = typeof targets.$inferInsert;

export async function insertTarget(transaction: Transaction, row: TargetRow): Promise<string> {
  const [inserted] = await transaction.insert(targets).values(row).returning({ id: targets.id });
  return inserted!.id;
}

/**
 * A target of a document that was taken, for a change.
 * @throws Problem `not-found` if there is none
 */
export async function takeTarget(
  transaction: Transaction,
  documentId: string,
  targetId: string,
  day: string,
  expected: number | '*',
): Promise<PolicyTarget> {
  const target = await findTarget(transaction, documentId, targetId, day);
  if (!target) throw notFound();
  requireVersion(expected, target.version);
  return target;
}

export const updateTarget = (
  transaction: Transaction,
  targetId: string,
  change: Partial<TargetRow>,
): Promise<unknown> => transaction.update(targets).set(change).where(eq(targets.id, targetId));

export const deleteTarget = (transaction: Transaction, targetId: string): Promise<unknown> =>
  transaction.delete(targets).where(eq(targets.id, targetId));
