import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { readinessProblems } from '../readiness-problems.ts';
import { measures } from '../readiness-tables.ts';
import { allowedMeasureActions } from '../rules/measure-life.ts';
import type { Measure } from '../schemas/measures.ts';

/** Past its due day, and neither done nor dropped. */
const isOverdueOn = (today: string): SQL<boolean> =>
  sql`(${measures.state} = 'planned' and ${measures.dueOn} < ${today}::date)`;

const columnsOn = (today: string) => ({
  id: measures.id,
  campaignId: measures.campaignId,
  unitId: measures.unitId,
  title: measures.title,
  element: measures.element,
  kind: measures.kind,
  dueOn: measures.dueOn,
  responsibleId: measures.responsibleId,
  pulseId: measures.pulseId,
  state: measures.state,
  isOverdue: isOverdueOn(today),
  endedOn: measures.endedOn,
  result: measures.result,
  courseId: measures.courseId,
  sessionId: measures.sessionId,
  eventId: measures.eventId,
  address: measures.address,
  dropReason: measures.dropReason,
  version: measures.version,
  createdAt: measures.createdAt,
  updatedAt: measures.updatedAt,
});

type Row = Omit<Measure, 'allowedActions'>;

const shown = (row: Row): Measure => ({ ...row, allowedActions: allowedMeasureActions(row.state) });

export interface MeasureFilter {
  readonly unitIds?: readonly string[];
  readonly state?: Measure['state'];
  readonly element?: Measure['element'];
  readonly kind?: Measure['kind'];
  readonly isOverdue?: boolean;
}

const orders: SortOrders<Row, 'dueOn'> = {
  dueOn: [
    { expression: sql`${measures.dueOn}`, bind: (value) => sql`${value}::date`, of: ({ dueOn }) => dueOn },
    { expression: sql`${measures.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** The measures of a campaign for units within reach. */
export function measureList(
  reader: Reader,
  campaignId: string,
  reach: Reach,
  filter: MeasureFilter,
  today: string,
): List<Row, Measure> {
  const { unitIds, state, element, kind, isOverdue } = filter;
  const columns = columnsOn(today);
  const matching = and(
    eq(measures.campaignId, campaignId),
    withinReach(measures.unitId, reach),
    unitIds === undefined ? undefined : inArray(measures.unitId, [...unitIds]),
    state === undefined ? undefined : eq(measures.state, state),
    element === undefined ? undefined : eq(measures.element, element),
    kind === undefined ? undefined : eq(measures.kind, kind),
    isOverdue === undefined ? undefined : sql`${isOverdueOn(today)} = ${isOverdue}`,
  );
  return {
    orders,
    columns,
    rows: (condition) => reader.select(columns).from(measures).where(and(matching, condition)).getSQL(),
    item: shown,
  };
}

/** A measure for a unit within reach. */
export async function findMeasure(
  reader: Reader,
  measureId: string,
  reach: Reach,
  today: string,
): Promise<Measure | undefined> {
  const [row] = await reader
    .select(columnsOn(today))
    .from(measures)
    .where(and(eq(measures.id, measureId), withinReach(measures.unitId, reach)));
  return row && shown(row);
}

const isRunWithin = (reach: Reach): SQL | undefined =>
  reach === null
    ? undefined
    : sql`exists (select from socialisation.campaigns c
        where c.id = ${sql.raw('measures.campaign_id')} and ${withinReach(sql`c.unit_id`, reach)})`;

/**
 * Takes a planned measure of a campaign that a unit within reach runs: waits for others who change it.
 * @throws Problem `not-found` if there is none; `measure-state` if it has ended
 */
export async function takeMeasure(
  transaction: Transaction,
  measureId: string,
  reach: Reach,
  expected: number | '*',
): Promise<void> {
  const [held] = await transaction
    .select({ version: measures.version, state: measures.state })
    .from(measures)
    .where(and(eq(measures.id, measureId), withinReach(measures.unitId, reach), isRunWithin(reach)))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  if (allowedMeasureActions(held.state).length === 0)
    throw new Problem(readinessProblems['measure-state'], { parameters: { state: held.state } });
}

type MeasureRow = typeof measures.$inferInsert;

export async function insertMeasure(transaction: Transaction, row: MeasureRow): Promise<string> {
  const [inserted] = await transaction.insert(measures).values(row).returning({ id: measures.id });
  return inserted!.id;
}

/** Changes a measure, and raises its version in any case. */
export const updateMeasure = (
  transaction: Transaction,
  measureId: string,
  change: Partial<MeasureRow>,
): Promise<unknown> =>
  transaction
    .update(measures)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(measures.id, measureId));

interface Taken {
  readonly id: string;
  readonly unitId: string;
  readonly element: Measure['element'];
  readonly kind: Measure['kind'];
}

/** The measures of a campaign that are planned, or were done after a day. */
export const measuresSince = (reader: Reader, campaignId: string, day: string): Promise<Taken[]> =>
  reader
    .select({ id: measures.id, unitId: measures.unitId, element: measures.element, kind: measures.kind })
    .from(measures)
    .where(
      and(
        eq(measures.campaignId, campaignId),
        sql`(${measures.state} = 'planned' or (${measures.state} = 'done' and ${measures.endedOn} > ${day}))`,
      ),
    )
    .orderBy(measures.id);
