import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { allowedActions } from '../rules/life.ts';
import type { FollowUp } from '../schemas/follow-ups.ts';
import type { FollowUpOrigin } from '../schemas/origins.ts';
import { actions } from '../tables.ts';
import { evidenceOf } from './evidence.ts';
import { originsOf } from './origins.ts';

/** What was done, as it stands on a day. */
export const doneColumns = (today: string) => ({
  state: actions.state,
  firstDueOn: actions.firstDueOn,
  dueOn: actions.dueOn,
  acceptedOn: actions.acceptedOn,
  endedOn: actions.endedOn,
  isOverdue: isOverdueOn(today),
  daysOverdue: sql<number>`case ${actions.state} when 'dropped' then 0
    else greatest(coalesce(${actions.endedOn}, ${today}::date) - ${actions.dueOn}, 0) end`,
  reschedulings: sql<number>`(
    select count(*)::int from follow_ups.steps s where s.action_id = actions.id and s.kind = 'rescheduled')`,
  result: actions.result,
  dropReason: actions.dropReason,
  evidence: evidenceOf,
});

const columnsOn = (today: string) => ({
  id: actions.id,
  unitId: actions.unitId,
  responsibleId: actions.responsibleId,
  serviceId: actions.serviceId,
  title: actions.title,
  description: actions.description,
  ...doneColumns(today),
  origins: originsOf(false),
  version: actions.version,
  createdAt: actions.createdAt,
  updatedAt: actions.updatedAt,
});

type Row = Omit<FollowUp, 'isPublic' | 'allowedActions'>;

/** Past its due date, and neither done nor dropped. */
export const isOverdueOn = (today: string): SQL<boolean> =>
  sql`(${actions.endedOn} is null and ${actions.dueOn} < ${today}::date)`;

export interface FollowUpFilter {
  readonly unitIds?: readonly string[];
  readonly serviceId?: string;
  readonly state?: FollowUp['state'];
  readonly isOverdue?: boolean;
  readonly districtId?: string;
  readonly originKind?: FollowUpOrigin['kind'];
  readonly responsibleId?: string;
}

/** What actions are chosen by. */
export function matching(filter: FollowUpFilter, today: string): SQL | undefined {
  const { unitIds, serviceId, state, isOverdue, districtId, originKind, responsibleId } = filter;
  return and(
    unitIds === undefined ? undefined : inArray(actions.unitId, [...unitIds]),
    serviceId === undefined ? undefined : eq(actions.serviceId, serviceId),
    responsibleId === undefined ? undefined : eq(actions.responsibleId, responsibleId),
    state === undefined ? undefined : eq(actions.state, state),
    isOverdue === undefined ? undefined : sql`${isOverdueOn(today)} = ${isOverdue}`,
    originKind === undefined ? undefined : originIs(sql`o.kind = ${originKind} and ${isToldOf}`),
    districtId === undefined
      ? undefined
      : originIs(sql`(o.district_id = ${districtId} or exists (
          select from follow_ups.origin_reports x join reports.reports r on r.id = x.report_id
           where x.origin_id = o.id and r.district_id = ${districtId} and r.public_text is not null))`),
  );
}

/** By a filter nobody learns of reports that are not public. */
const isToldOf = sql`(o.kind <> 'reports' or exists (
  select from follow_ups.origin_reports x join reports.reports r on r.id = x.report_id
   where x.origin_id = o.id and r.public_text is not null))`;

const originIs = (condition: SQL): SQL =>
  sql`exists (select from follow_ups.origins o where o.action_id = actions.id and ${condition})`;

export const ordersOf = <Of extends Pick<Row, 'id' | 'dueOn'>>(): SortOrders<Of, 'dueOn'> => ({
  dueOn: [
    {
      expression: sql`${actions.dueOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ dueOn }) => dueOn,
    },
    { expression: sql`${actions.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
});

const shown = (row: Row): FollowUp => ({
  ...row,
  isPublic: row.acceptedOn !== null,
  allowedActions: allowedActions(row.state),
});

export function followUpList(
  reader: Reader,
  reach: Reach,
  filter: FollowUpFilter,
  today: string,
): List<Row, FollowUp> {
  const columns = columnsOn(today);
  return {
    orders: ordersOf(),
    columns,
    rows: (condition) =>
      reader
        .select(columns)
        .from(actions)
        .where(and(withinReach(actions.unitId, reach), matching(filter, today), condition))
        .getSQL(),
    item: shown,
  };
}

/** An action within reach. */
export async function findFollowUp(
  reader: Reader,
  actionId: string,
  reach: Reach,
  today: string,
): Promise<FollowUp | undefined> {
  const [row] = await reader
    .select(columnsOn(today))
    .from(actions)
    .where(and(eq(actions.id, actionId), withinReach(actions.unitId, reach)));
  return row && shown(row);
}

/**
 * Takes an action for a change: waits for others who change it.
 * @throws Problem `not-found` if there is none within reach
 */
export async function takeFollowUp(
  transaction: Transaction,
  actionId: string,
  reach: Reach,
  today: string,
  expected: number | '*',
): Promise<FollowUp> {
  const [held] = await transaction
    .select({ version: actions.version })
    .from(actions)
    .where(and(eq(actions.id, actionId), withinReach(actions.unitId, reach)))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  return (await findFollowUp(transaction, actionId, reach, today))!;
}

export type ActionRow = typeof actions.$inferInsert;

export async function insertFollowUp(transaction: Transaction, row: ActionRow): Promise<string> {
  const [inserted] = await transaction.insert(actions).values(row).returning({ id: actions.id });
  return inserted!.id;
}

/** Changes an action, and raises its version in any case. */
export const updateFollowUp = (
  transaction: Transaction,
  actionId: string,
  change: Partial<ActionRow>,
): Promise<unknown> =>
  transaction
    .update(actions)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(actions.id, actionId));
