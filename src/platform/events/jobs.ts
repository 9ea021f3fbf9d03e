import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '../database/database.ts';
import { defineJob } from '../jobs/job.ts';

const pollMilliseconds = 200;
/** Then the job leaves it to its next time. */
const longestWaitMilliseconds = 240_000;

/** Tells of what begins and ends by schedule, soon after midnight; after days off, of all of these days. */
export const daysJob = defineJob({
  name: 'tell-effective-days',
  cron: '*/5 * * * *',
  async run(_payload, { config, database, log, signal }) {
    // The day is that of a moment before this transaction gets its number: whoever took an earlier day for today has a
    // lower one.
    const { rows } = await database.pool.query<{ today: string; next: string }>(
      `select now.today::text as today, pg_current_xact_id()::text as next
         from (select (statement_timestamp() at time zone $1)::date as today) now
         join events.effective_days told on told.name = 'periods' and told.told_through < now.today`,
      [config.timeZone],
    );
    const [day] = rows;
    if (!day || !(await haveEnded(database.pool, day.next, signal))) return;
    const told = await tellDays(database, day.today);
    log.info({ through: day.today, events: told }, 'what begins and ends by schedule is told');
  },
});

/** Tells of every day that has not been told yet, through this one; returns how many events that made. */
export const tellDays = (database: Database, through: string): Promise<number> =>
  database.transaction({ kind: 'system', id: daysJob.name }, async (transaction) => {
    const { rows } = await transaction.execute<{ told: number }>(
      sql`select events.tell_days(${through}) as told`,
    );
    return rows[0]!.told;
  });

/** Waits until every transaction below this one has ended; false if that takes too long. */
async function haveEnded(pool: pg.Pool, next: string, signal: AbortSignal): Promise<boolean> {
  const end = Date.now() + longestWaitMilliseconds;
  while (Date.now() < end && !signal.aborted) {
    const { rows } = await pool.query<{ ended: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as ended',
      [next],
    );
    if (rows[0]!.ended) return true;
    await delay(pollMilliseconds);
  }
  return false;
}

/** Makes room for the months to come and drops those whose events are older than the retention. */
export const monthsJob = defineJob({
  name: 'keep-events',
  cron: '41 17 * * *',
  run: (_payload, { config, database, log }) =>
    database.transaction({ kind: 'system', id: 'keep-events' }, async (transaction) => {
      // Behind a long read every change would have to wait for the partition: tomorrow is early enough.
      await transaction.execute(sql`set local lock_timeout = '2s'`);
      await transaction.execute(sql`select events.ensure_partitions()`);
      const { rows } = await transaction.execute<{ dropped: number }>(
        sql`select events.drop_older_than(${config.eventRetentionDays}) as dropped`,
      );
      log.info({ months: rows[0]!.dropped }, 'events past their retention are dropped');
    }),
});
