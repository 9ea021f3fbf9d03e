import { eq, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { eventProblems } from '../event-problems.ts';
import { campaignEvents } from '../event-tables.ts';
import type { CampaignState } from '../reference.ts';
import type { CampaignEvent, EventParticipant } from '../schemas/events.ts';

/** Whether a member is invited to an event: `v` is the event, `m` the member. */
export const isInvited = (today: string): SQL => sql`(
  (cardinality(v.audience_ids) = 0 or m.audience_id = any(v.audience_ids))
  and (cardinality(v.unit_ids) = 0 or m.unit_id = any(array(
         select organisation.units_under(v.unit_ids, ${today}::date)))))`;

/** What everybody reads of an event. */
export const toldOfEvent = sql`
  v.id, v.campaign_id as "campaignId", v.kind, v.title, v.starts_at as "startsAt", v.ends_at as "endsAt", v.place,
  v.link, v.seats, v.cancel_reason is not null as "isCancelled", v.cancel_reason as "cancelReason"`;

const from = sql`socialisation.events v join socialisation.campaigns c on c.id = v.campaign_id`;

const runs = (reach: Reach): SQL => withinReach(sql`c.unit_id`, reach) ?? sql`true`;
/** Whoever runs the campaign counts all; else those are counted whose units are within reach. */
const counted = (reach: Reach): SQL =>
  sql`(${runs(reach)} or ${withinReach(sql`m.unit_id`, reach) ?? sql`true`})`;

/** An event is seen by those who run the campaign, and by those who reach somebody whom it is for. */
const seenWithin = (reach: Reach, today: string): SQL =>
  reach === null
    ? sql`true`
    : sql`(${runs(reach)} or exists (
        select from socialisation.members m
         where m.campaign_id = v.campaign_id and ${withinReach(sql`m.unit_id`, reach)} and ${isInvited(today)}))`;

const columns = (reach: Reach, today: string): SQL => sql`
  ${toldOfEvent}, v.audience_ids as "audienceIds", v.unit_ids as "unitIds",
  (select count(*)::int from socialisation.members m
    where m.campaign_id = v.campaign_id and m.left_on is null and ${counted(reach)} and ${isInvited(today)}) as invited,
  ${registrations(reach, sql`r.state = 'seat'`)} as registered,
  ${registrations(reach, sql`r.state = 'waiting'`)} as waiting,
  (select count(*)::int from socialisation.event_attendances t
     join socialisation.members m on m.campaign_id = t.campaign_id and m.employee_id = t.employee_id
    where t.event_id = v.id and ${counted(reach)}) as attended,
  v.version, v.created_at as "createdAt", v.updated_at as "updatedAt"`;

const registrations = (reach: Reach, condition: SQL): SQL => sql`(
  select count(*)::int from socialisation.event_registrations r
    join socialisation.members m on m.campaign_id = r.campaign_id and m.employee_id = r.employee_id
   where r.event_id = v.id and ${condition} and ${counted(reach)})`;

/** By the time at which they begin. */
export const byTime = <Of extends { id: string; startsAt: Date | string }>(): SortOrders<Of, 'startsAt'> => ({
  startsAt: [
    {
      expression: sql`v.starts_at`,
      bind: (value) => sql`${value}::timestamptz`,
      of: ({ startsAt }) => new Date(startsAt).toISOString(),
    },
    { expression: sql`v.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
});

/** Events of a campaign that the caller sees. */
export const eventList = (campaignId: string, reach: Reach, today: string): List<CampaignEvent> => ({
  orders: byTime(),
  rows: (condition) => sql`
    select ${columns(reach, today)} from ${from}
     where v.campaign_id = ${campaignId} and ${seenWithin(reach, today)} and ${condition}`,
  counted: () => sql`
    select v.id from ${from} where v.campaign_id = ${campaignId} and ${seenWithin(reach, today)}`,
  item: (row) => row,
});

export async function findEvent(
  reader: Reader,
  eventId: string,
  reach: Reach,
  today: string,
): Promise<CampaignEvent | undefined> {
  const { rows } = await reader.execute<CampaignEvent & Record<string, unknown>>(
    sql`select ${columns(reach, today)} from ${from} where v.id = ${eventId} and ${seenWithin(reach, today)}`,
  );
  return rows[0];
}

/**
 * Takes an event of a campaign that a unit within reach runs for a change: waits for others who change it, or register.
 * @throws Problem `not-found`; `event-cancelled`
 */
export async function takeEvent(
  transaction: Transaction,
  eventId: string,
  reach: Reach,
  today: string,
  expected: number | '*',
): Promise<CampaignEvent> {
  const { rows } = await transaction.execute<{ version: number }>(sql`
    select v.version from ${from} where v.id = ${eventId} and ${runs(reach)} for update of v`);
  if (!rows[0]) throw notFound();
  requireVersion(expected, rows[0].version);
  const event = (await findEvent(transaction, eventId, null, today))!;
  if (event.isCancelled) throw new Problem(eventProblems['event-cancelled']);
  return event;
}

/** The state of the campaign that an event belongs to: it does not change before the transaction ends. */
export async function holdCampaignOf(transaction: Transaction, eventId: string): Promise<CampaignState> {
  const { rows } = await transaction.execute<{ state: CampaignState }>(
    sql`select c.state from ${from} where v.id = ${eventId} for share of c`,
  );
  return rows[0]!.state;
}

export type EventRow = typeof campaignEvents.$inferInsert;

export async function insertEvent(transaction: Transaction, row: EventRow): Promise<string> {
  const [inserted] = await transaction
    .insert(campaignEvents)
    .values(row)
    .returning({ id: campaignEvents.id });
  return inserted!.id;
}

/** Changes an event, and raises its version in any case. */
export const updateEvent = (
  transaction: Transaction,
  eventId: string,
  change: Partial<EventRow>,
): Promise<unknown> =>
  transaction
    .update(campaignEvents)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(campaignEvents.id, eventId));

const byEmployee: SortOrders<EventParticipant, 'employeeId'> = {
  employeeId: [
    {
      expression: sql`m.employee_id`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ employeeId }) => employeeId,
    },
  ],
};

/** Who registered for an event or was there, of the units within reach. */
export function participantList({ id, campaignId }: CampaignEvent, reach: Reach): List<EventParticipant> {
  const people = sql`socialisation.members m
    left join socialisation.event_registrations r on r.event_id = ${id} and r.employee_id = m.employee_id
    left join socialisation.event_attendances t on t.event_id = ${id} and t.employee_id = m.employee_id`;
  const matching = sql`m.campaign_id = ${campaignId} and num_nonnulls(r.event_id, t.event_id) > 0
    and ${withinReach(sql`m.unit_id`, reach) ?? sql`true`}`;
  return {
    orders: byEmployee,
    rows: (condition) => sql`
      select m.employee_id as "employeeId", e.name as "employeeName", m.unit_id as "unitId", r.state as registration,
             t.event_id is not null as "hasAttended", '{}'::text[] as "maskedFields"
        from ${people} join employees.employees e on e.id = m.employee_id
       where ${matching} and ${condition}`,
    counted: () => sql`select m.employee_id from ${people} where ${matching}`,
    subjects: () => sql`
      select 'employee' as resource, m.employee_id::text as subject from ${people} where ${matching}`,
    item: (row) => row,
  };
}
