import { type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { eventProblems } from '../event-problems.ts';
import type { RegistrationState } from '../event-reference.ts';
import type { CampaignState } from '../reference.ts';
import { freeSeats } from '../rules/events.ts';
import type { OwnCampaignEvent } from '../schemas/events.ts';
import { byTime, isInvited, toldOfEvent } from './events.ts';

const taken = sql`(select count(*)::int from socialisation.event_registrations o
  where o.event_id = v.id and o.state = 'seat')`;

/** Whoever registered or was there keeps seeing an event, also if it is no longer for them. */
const isOwn = (today: string): SQL => sql`(${isInvited(today)} or num_nonnulls(r.event_id, t.event_id) > 0)`;

const own = (employeeId: string, today: string): SQL => sql`
  select ${toldOfEvent}, greatest(v.seats - ${taken}, 0) as "freeSeats", r.state as registration,
         case when r.state = 'waiting' then (
           select count(*)::int from socialisation.event_registrations o
            where o.event_id = v.id and o.state = 'waiting' and o.arrival <= r.arrival) end as "waitingPlace",
         t.event_id is not null as "hasAttended"
    from socialisation.members m
    join socialisation.campaigns c on c.id = m.campaign_id and c.state in ('running', 'ended')
    join socialisation.events v on v.campaign_id = m.campaign_id
    left join socialisation.event_registrations r on r.event_id = v.id and r.employee_id = m.employee_id
    left join socialisation.event_attendances t on t.event_id = v.id and t.employee_id = m.employee_id
   where m.employee_id = ${employeeId} and ${isOwn(today)}`;

export interface OwnEventFilter {
  readonly campaignId?: string;
  readonly isOver?: boolean;
}

/** Events that somebody is invited to. */
export const ownEventList = (
  employeeId: string,
  { campaignId, isOver }: OwnEventFilter,
  today: string,
): List<OwnCampaignEvent> => ({
  orders: byTime(),
  rows: (condition) => sql`
    ${own(employeeId, today)} and ${campaignId === undefined ? sql`true` : sql`v.campaign_id = ${campaignId}`}
      and ${isOver === undefined ? sql`true` : sql`(v.ends_at <= now()) = ${isOver}`} and ${condition}`,
  item: (row) => row,
});

export async function findOwnEvent(
  reader: Reader,
  employeeId: string,
  eventId: string,
  today: string,
): Promise<OwnCampaignEvent | undefined> {
  const { rows } = await reader.execute<OwnCampaignEvent & Record<string, unknown>>(
    sql`${own(employeeId, today)} and v.id = ${eventId}`,
  );
  return rows[0];
}

/** Events that somebody registered for, or was at. */
export async function participationsOf(
  reader: Reader,
  employeeId: string,
  today: string,
): Promise<OwnCampaignEvent[]> {
  const { rows } = await reader.execute<OwnCampaignEvent & Record<string, unknown>>(sql`
    ${own(employeeId, today)} and num_nonnulls(r.event_id, t.event_id) > 0 order by v.starts_at, v.id`);
  return rows;
}

/** An event as a registration finds it. */
export interface HeldEvent {
  readonly id: string;
  readonly campaignId: string;
  readonly seats: number | null;
  readonly campaignState: CampaignState;
  readonly registration: RegistrationState | null;
  readonly taken: number;
  readonly waiting: number;
  readonly [name: string]: unknown;
}

/**
 * Takes an event that somebody is invited to: of two who register at once, one comes first.
 * @throws Problem `not-found`; `event-cancelled`, `event-over`
 */
export async function takeOwnEvent(
  transaction: Transaction,
  employeeId: string,
  eventId: string,
  today: string,
): Promise<HeldEvent> {
  await transaction.execute(sql`select from socialisation.events v where v.id = ${eventId} for update`);
  const { rows } = await transaction.execute<HeldEvent & { isCancelled: boolean; isOver: boolean }>(sql`
    select v.id, v.campaign_id as "campaignId", v.seats, c.state as "campaignState", r.state as registration,
           v.cancel_reason is not null as "isCancelled", v.ends_at <= now() as "isOver", ${taken} as taken,
           (select count(*)::int from socialisation.event_registrations o
             where o.event_id = v.id and o.state = 'waiting') as waiting
      from socialisation.events v
      join socialisation.campaigns c on c.id = v.campaign_id and c.state in ('running', 'ended')
      join socialisation.members m on m.campaign_id = v.campaign_id and m.employee_id = ${employeeId}
      left join socialisation.event_registrations r on r.event_id = v.id and r.employee_id = m.employee_id
     where v.id = ${eventId} and (r.event_id is not null or (m.left_on is null and ${isInvited(today)}))`);
  const [held] = rows;
  if (!held) throw notFound();
  if (held.isCancelled) throw new Problem(eventProblems['event-cancelled']);
  if (held.isOver) throw new Problem(eventProblems['event-over']);
  return held;
}

/** Keeps a registration in the order of arrival. The event must have been taken. */
export const insertRegistration = (
  transaction: Transaction,
  { id, campaignId }: HeldEvent,
  employeeId: string,
  state: RegistrationState,
): Promise<unknown> =>
  transaction.execute(sql`
    insert into socialisation.event_registrations (event_id, campaign_id, employee_id, state, arrival)
    select ${id}, ${campaignId}, ${employeeId}, ${state},
           1 + coalesce((select max(o.arrival) from socialisation.event_registrations o where o.event_id = ${id}), 0)
        on conflict (event_id, employee_id) do update set state = excluded.state, arrival = excluded.arrival, at = now()`);

export const withdrawRegistration = (
  transaction: Transaction,
  eventId: string,
  employeeId: string,
): Promise<unknown> =>
  transaction.execute(sql`
    update socialisation.event_registrations r set state = 'withdrawn'
     where r.event_id = ${eventId} and r.employee_id = ${employeeId}`);

/**
 * Gives free seats to those who wait, in the order of their arrival. The event must have been taken.
 * @returns how many have a seat then
 */
export async function fillSeats(
  transaction: Transaction,
  { id, seats }: { readonly id: string; readonly seats: number | null },
): Promise<number> {
  const seated = await seatsTaken(transaction, id);
  const { rowCount } = await transaction.execute(sql`
    update socialisation.event_registrations r set state = 'seat'
     where r.event_id = ${id} and r.employee_id in (
       select o.employee_id from socialisation.event_registrations o
        where o.event_id = ${id} and o.state = 'waiting'
        order by o.arrival limit ${freeSeats(seats, seated)}::int)`);
  return seated + (rowCount ?? 0);
}

/** How many have a seat at an event. */
export async function seatsTaken(transaction: Transaction, eventId: string): Promise<number> {
  const { rows } = await transaction.execute<{ taken: number }>(sql`
    select count(*)::int as taken from socialisation.event_registrations o
     where o.event_id = ${eventId} and o.state = 'seat'`);
  return rows[0]!.taken;
}
