import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { reportedNeeds } from '../plan-tables.ts';
import type { TrainingNeed } from '../schemas/training-needs.ts';

const columns = {
  id: reportedNeeds.id,
  unitId: reportedNeeds.unitId,
  competencyId: reportedNeeds.competencyId,
  courseId: reportedNeeds.courseId,
  reason: reportedNeeds.reason,
  originKind: reportedNeeds.originKind,
  originId: reportedNeeds.originId,
  reportedOn: reportedNeeds.reportedOn,
  endedOn: reportedNeeds.endedOn,
  version: reportedNeeds.version,
  createdAt: reportedNeeds.createdAt,
  updatedAt: reportedNeeds.updatedAt,
};

type NewNeed = Pick<
  typeof reportedNeeds.$inferInsert,
  'unitId' | 'competencyId' | 'courseId' | 'reason' | 'originKind' | 'originId' | 'reportedOn'
>;

/** Notes what a unit needs to be trained in: from now on it stands with the needs of its plans. */
export async function recordTrainingNeed(transaction: Transaction, need: NewNeed): Promise<TrainingNeed> {
  const [row] = await transaction.insert(reportedNeeds).values(need).returning(columns);
  return row!;
}

/** What follows from an origin is no need any more from a day on. */
export const endTrainingNeeds = (
  transaction: Transaction,
  originId: string,
  endedOn: string,
): Promise<unknown> =>
  transaction
    .update(reportedNeeds)
    .set({ endedOn })
    .where(and(eq(reportedNeeds.originId, originId), isNull(reportedNeeds.endedOn)));

const isOpenOn = (day: string): SQL =>
  sql`(${reportedNeeds.reportedOn} <= ${day} and (${reportedNeeds.endedOn} is null or ${reportedNeeds.endedOn} > ${day}))`;

export interface NeedFilter {
  readonly reach: Reach;
  readonly unitIds?: readonly string[];
  readonly originId?: string;
  /** Only those that are needs on this day. */
  readonly openOn?: string | undefined;
}

const orders: SortOrders<TrainingNeed, 'id'> = {
  id: [{ expression: sql`${reportedNeeds.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

export function reportedNeedList(
  reader: Reader,
  { reach, unitIds, originId, openOn }: NeedFilter,
): List<TrainingNeed> {
  const matching = and(
    withinReach(reportedNeeds.unitId, reach),
    unitIds === undefined
      ? undefined
      : sql`${reportedNeeds.unitId} = any(${sql.param([...unitIds])}::uuid[])`,
    originId === undefined ? undefined : eq(reportedNeeds.originId, originId),
    openOn === undefined ? undefined : isOpenOn(openOn),
  );
  return {
    orders,
    columns,
    rows: (condition) => reader.select(columns).from(reportedNeeds).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

/** What was reported of a subtree, and is a need on a day. */
export const reportedNeedsUnder = (reader: Reader, unitId: string, day: string): Promise<TrainingNeed[]> =>
  reader
    .select(columns)
    .from(reportedNeeds)
    .where(
      and(
        isOpenOn(day),
        sql`${reportedNeeds.unitId} in (select organisation.units_under(array[${unitId}]::uuid[], ${day}))`,
      ),
    )
    .orderBy(reportedNeeds.id)
    .limit(1000);
