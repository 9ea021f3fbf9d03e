import { type SQL, sql } from 'drizzle-orm';
import { dayIn } from '../../../platform/clock.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { calendarFrom, closingsBetween } from '../../calendar/index.ts';
import { fewestAnswers } from '../../feedback/index.ts';
import { addUp } from './sums.ts';

const actor = { kind: 'system', id: 'count-report-indicators' } as const;

/** Counts the months anew whose reports changed, or fell due, since the last time; gives how many months. */
export const countChanges = (database: Database, now: Date, timeZone: string): Promise<number> =>
  database.transaction(actor, (transaction) => countNoted(transaction, now, timeZone));

/** Counts all months anew; gives how many. */
export const countAll = (database: Database, now: Date, timeZone: string): Promise<number> =>
  database.transaction(actor, async (transaction) => {
    await transaction.execute(sql`set local statement_timeout = 0`);
    await transaction.execute(sql`
      insert into transparency.changes (month)
      select month from transparency.cells union
      select date_trunc('month', r.received_at at time zone ${timeZone})::date from reports.reports r`);
    return countNoted(transaction, now, timeZone);
  });

/** As {@link countChanges}, within a transaction. */
export async function countNoted(transaction: Transaction, now: Date, timeZone: string): Promise<number> {
  // Two who count wait for each other, and time does not go back.
  const { rows } = await transaction.execute<{ moment: string; before: string | null }>(sql`
    select greatest(counted_at, ${now.toISOString()}::timestamptz)::text as moment, counted_at::text as before
      from transparency.freshness for update`);
  const { moment, before } = rows[0]!;
  // Taken away first: what another commits from now on stays noted, though it may be counted already.
  const noted = await transaction.execute<{ month: string }>(sql`
    with taken as (delete from transparency.changes returning month)
    select month::text from taken
    union select date_trunc('month', r.received_at at time zone ${timeZone})::date::text from reports.reports r
     where ${fellDue(sql`r.due_at`, before, moment)} and r.resolved_at is null and r.ended_at is null
    union select date_trunc('month', r.received_at at time zone ${timeZone})::date::text from reports.reports r
     where ${fellDue(sql`r.first_response_due_at`, before, moment)} and r.first_responded_at is null and r.ended_at is null
     order by 1`);
  for (const { month } of noted.rows) {
    await countMonth(transaction, month, new Date(moment), timeZone);
    await addUp(transaction, month);
  }
  await transaction.execute(sql`update transparency.freshness set counted_at = ${moment}::timestamptz`);
  return noted.rows.length;
}

const fellDue = (due: SQL, before: string | null, moment: string): SQL =>
  sql`${due} >= coalesce(${before}::timestamptz, '-infinity') and ${due} < ${moment}::timestamptz`;

/** Whatever tells a cell from others, as one text: null is a value of its own. */
const key = sql.raw(
  `concat_ws('|', level, coalesce(unit_id::text, '-'), coalesce(category_id::text, '-'), coalesce(kind, '-'), coalesce(channel, '-'))`,
);

/** The working days that occur in a column, and how often each does, for each cell. */
const daysOf = (column: 'first_days' | 'resolution_days'): SQL => sql`
  select key, array_agg(days order by days) as days, array_agg(reports order by days) as reports
    from (select key, ${sql.raw(column)} as days, count(*)::int as reports
            from placed where ${sql.raw(column)} is not null group by 1, 2) by_days
   group by key`;

/**
 * The cells of one month. What not everybody can read stands on the first level on which there are enough such reports
 * that are counted alike, and on none if there are too few in the whole city.
 */
async function countMonth(
  transaction: Transaction,
  month: string,
  moment: Date,
  timeZone: string,
): Promise<void> {
  const first = new Date(`${month}T00:00:00Z`);
  // A day before: the month begins earlier where the clock is ahead.
  const from = new Date(first.getTime() - 86_400_000);
  const calendar = await calendarFrom(transaction, dayIn(timeZone)(from), timeZone);
  const closings = closingsBetween(from, moment, calendar).map((at) => at.toISOString());
  const took = (until: string): SQL =>
    sql.raw(`case when ${until} is not null then greatest(0,
      width_bucket(${until} - interval '1 microsecond', closings.at) - width_bucket(r.received_at, closings.at)) end`);
  const enough = sql.raw(String(fewestAnswers));
  const now = sql`${moment.toISOString()}::timestamptz`;
  await transaction.execute(sql`delete from transparency.cells where month = ${month}`);
  await transaction.execute(sql`
    with told as (
      select r.unit_id, r.category_id, r.kind, r.channel, r.state, a.ground, r.public_text is null as is_hidden,
             case when r.state = 'merged' then 'merged'
                  when r.state = 'received' and r.first_responded_at is null then 'unverified'
                  else 'counted' end as role,
             r.first_responded_at, r.first_responded_at <= r.first_response_due_at as is_first_in_time,
             r.first_response_due_at < ${now} as is_first_due,
             r.resolved_at, r.resolved_at <= r.due_at as is_resolved_in_time,
             r.resolved_at is null and r.ended_at is null and r.state <> 'returned' and r.due_at < ${now} as is_overdue,
             r.reopened_count > 0 as is_reopened, r.satisfaction,
             ${took('r.first_responded_at')} as first_days, ${took('r.resolved_at')} as resolution_days
        from reports.reports r
       cross join (select ${sql.param(closings)}::timestamptz[] as at) closings
        left join lateral (
          select s.ground from reports.steps s where s.report_id = r.id and s.kind = 'archived' limit 1) a
          on r.state = 'archived'
       where r.received_at >= ${month}::timestamp at time zone ${timeZone}
         and r.received_at < (${month}::timestamp + interval '1 month') at time zone ${timeZone}
         and a.ground is distinct from 'spam'),
    alike as (
      select *, count(*) over (partition by role, unit_id, category_id, kind, channel) as here from told where is_hidden),
    around as (
      select *, count(*) filter (where here < ${enough}) over (partition by role, unit_id) as in_unit from alike),
    levelled as (
      select *, count(*) filter (where here < ${enough} and in_unit < ${enough}) over (partition by role) as in_city
        from around),
    level_of as (
      select *, 0 as here, 0 as in_unit, 0 as in_city, 0 as level from told where not is_hidden
      union all
      select *, case when here >= ${enough} then 0 when in_unit >= ${enough} then 1 when in_city >= ${enough} then 2 end
        from levelled),
    standing as (
      select role, state, ground, is_hidden, first_responded_at, is_first_in_time, is_first_due, resolved_at,
             is_resolved_in_time, is_overdue, is_reopened, satisfaction, level,
             case when level < 2 then unit_id end as unit_id, case when level = 0 then category_id end as category_id,
             case when level = 0 then kind end as kind, case when level = 0 then channel end as channel,
             case when role = 'counted' then first_days end as first_days,
             case when role = 'counted' then resolution_days end as resolution_days
        from level_of where level is not null),
    placed as (
      select *, ${key} as key,
             not is_hidden or count(satisfaction) over (partition by is_hidden, role, ${key}) >= ${enough} as is_mark_told
        from standing),
    first as (${daysOf('first_days')}),
    resolution as (${daysOf('resolution_days')})
    insert into transparency.cells
    select ${month}::date, level, unit_id, category_id, kind, channel, counted.received, first_responded, first_in_time,
           resolved, resolved_in_time, overdue, ever_resolved, reopened, returned, out_of_authority, too_general,
           not_relevant, abusive, not_completed, merged, unverified, unverified_overdue, satisfaction_answers,
           satisfaction_sum, satisfied, coalesce(first.days, '{}'), coalesce(first.reports, '{}'),
           coalesce(resolution.days, '{}'), coalesce(resolution.reports, '{}')
      from (
        select key, level, unit_id, category_id, kind, channel,
               count(*) filter (where role = 'counted') as received,
               count(first_responded_at) filter (where role = 'counted') as first_responded,
               count(*) filter (where role = 'counted' and is_first_in_time) as first_in_time,
               count(resolved_at) filter (where role = 'counted') as resolved,
               count(*) filter (where role = 'counted' and is_resolved_in_time) as resolved_in_time,
               count(*) filter (where role = 'counted' and is_overdue) as overdue,
               count(*) filter (where role = 'counted' and (resolved_at is not null or is_reopened)) as ever_resolved,
               count(*) filter (where role = 'counted' and is_reopened) as reopened,
               count(*) filter (where state = 'returned') as returned,
               count(*) filter (where ground = 'out-of-authority') as out_of_authority,
               count(*) filter (where ground = 'too-general') as too_general,
               count(*) filter (where ground = 'not-relevant') as not_relevant,
               count(*) filter (where ground = 'abusive') as abusive,
               count(*) filter (where ground = 'not-completed') as not_completed,
               count(*) filter (where role = 'merged') as merged,
               count(*) filter (where role = 'unverified') as unverified,
               count(*) filter (where role = 'unverified' and is_first_due) as unverified_overdue,
               count(satisfaction) filter (where is_mark_told and role = 'counted') as satisfaction_answers,
               coalesce(sum(satisfaction) filter (where is_mark_told and role = 'counted'), 0) as satisfaction_sum,
               count(*) filter (where is_mark_told and role = 'counted' and satisfaction >= 3) as satisfied
          from placed group by key, level, unit_id, category_id, kind, channel) counted
      left join first using (key)
      left join resolution using (key)`);
}
