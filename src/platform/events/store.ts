import { type SQL, sql } from 'drizzle-orm';
import { unitsOf } from '../access/reach.ts';
import type { Reader } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { Audience } from './audience.ts';
import type { FeedPosition } from './cursor.ts';
import { eventProblems } from './problems.ts';

/** Which events are asked for, among those that the caller is told; all if nothing is given. */
export interface FeedFilter {
  readonly kinds?: readonly string[];
  readonly resources?: readonly string[];
  readonly subject?: string;
}

export interface FeedOrder {
  /** Everything up to it has been told; `oldest` for the first that is kept, `latest` for what is yet to come. */
  readonly after: FeedPosition | 'oldest' | 'latest';
  readonly audience: Audience;
  readonly filter: FeedFilter;
  readonly limit: number;
}

export interface StoredEvent {
  readonly id: string;
  readonly transactionId: string;
  readonly time: string;
  readonly kind: string;
  readonly resource: string;
  readonly subject: string;
  readonly data: Record<string, unknown>;
}

export interface FeedPage {
  readonly events: readonly StoredEvent[];
  readonly through: FeedPosition;
  /** Of the place that was read on from. */
  readonly snapshot: string | null;
  /** Whether there may be more by now. */
  readonly hasMore: boolean;
}

/** However few of them are asked for, no more events are looked through at once. */
const widestScan = 20_000;
const beginning = { transactionId: '0', eventId: '0', snapshot: null };

/**
 * Reads on from a place in the feed, in the order of transactions. Only what transactions did that have ended for good
 * is told, so none that commits late can be passed by.
 * @throws Problem `events-gone` if what follows is not kept any more
 */
export async function readEvents(reader: Reader, order: FeedOrder): Promise<FeedPage> {
  const now = await findHorizon(reader);
  const horizon = { transactionId: now.horizon, eventId: '0', at: now.at, snapshot: null };
  if (order.after === 'latest') return { events: [], through: horizon, snapshot: null, hasMore: false };
  const after = order.after === 'oldest' ? { ...beginning, at: now.at } : order.after;
  if (BigInt(after.transactionId) > BigInt(now.next) || Date.parse(after.at) < Date.parse(now.keptFrom))
    throw new Problem(eventProblems['events-gone']);

  const ended = sql`(transaction_id, id) > (${after.transactionId}::xid8, ${after.eventId}::bigint)
    and transaction_id < ${now.horizon}::xid8`;
  const { rows: events } = await reader.execute<StoredEvent & Record<string, unknown>>(sql`
    select id::text, transaction_id::text as "transactionId", kind, resource, resource_id as subject, data,
           to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as time
      from (select * from events.outbox where ${ended} order by transaction_id, id limit ${widestScan}) next
     where ${isTold(order, after.snapshot)}
     order by next.transaction_id, next.id
     limit ${order.limit}`);
  const { snapshot } = after;
  const last = events.length === order.limit ? events.at(-1) : undefined;
  if (last) return { events, through: positionOf(last, snapshot), snapshot, hasMore: true };

  const { rows: ends } = await reader.execute<Pick<StoredEvent, 'id' | 'transactionId' | 'time'>>(sql`
    select id::text, transaction_id::text as "transactionId", recorded_at::text as time
      from events.outbox next
     where ${ended}
     order by next.transaction_id, next.id
     offset ${widestScan - 1} limit 1`);
  const [end] = ends;
  if (end) return { events, through: positionOf(end, snapshot), snapshot, hasMore: true };
  const isFurther = BigInt(now.horizon) > BigInt(after.transactionId);
  const through = isFurther ? horizon : { ...after, at: now.at };
  return { events, through: { ...through, snapshot: openPart(snapshot, through) }, snapshot, hasMore: false };
}

/** The place in the feed right after an event. */
export const positionOf = (
  { transactionId, id, time }: Pick<StoredEvent, 'id' | 'transactionId' | 'time'>,
  snapshot: string | null,
): FeedPosition => {
  const position = { transactionId, eventId: id, at: time };
  return { ...position, snapshot: openPart(snapshot, position) };
};

/** A snapshot for as long as it matters: it shows nothing of transactions from its end on. */
function openPart(
  snapshot: string | null,
  { transactionId }: Pick<FeedPosition, 'transactionId'>,
): string | null {
  const end = snapshot?.split(':')[1];
  return end !== undefined && BigInt(transactionId) < BigInt(end) ? snapshot : null;
}

interface Horizon extends Record<string, unknown> {
  /** Every transaction below this one has ended for good. */
  readonly horizon: string;
  /** No transaction from this one on has begun. */
  readonly next: string;
  readonly at: string;
  readonly keptFrom: string;
}

async function findHorizon(reader: Reader): Promise<Horizon> {
  const { rows } = await reader.execute<Horizon>(sql`
    select pg_snapshot_xmin(now.snapshot)::text as horizon, pg_snapshot_xmax(now.snapshot)::text as next,
           statement_timestamp()::text as at,
           (select min(first_moment)::text from events.kept_months()) as "keptFrom"
      from (select pg_current_snapshot() as snapshot) now`);
  return rows[0]!;
}

function isTold({ audience, filter }: FeedOrder, snapshot: string | null): SQL {
  const audible = [
    sql`kind = any(${textArray(audience.everywhere)})`,
    ...audience.within.map(
      ({ kinds, reach }) => sql`(kind = any(${textArray(kinds)}) and unit_ids && ${unitsOf(reach)})`,
    ),
  ];
  const conditions = [sql`(${sql.join(audible, sql` or `)})`];
  if (filter.kinds) conditions.push(sql`kind = any(${textArray(filter.kinds)})`);
  if (filter.resources) conditions.push(sql`resource = any(${textArray(filter.resources)})`);
  if (filter.subject !== undefined) conditions.push(sql`resource_id = ${filter.subject}`);
  if (snapshot !== null)
    conditions.push(sql`not pg_visible_in_snapshot(transaction_id, ${snapshot}::pg_snapshot)`);
  return sql.join(conditions, sql` and `);
}

const textArray = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`;
