import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { JobInterrupted } from '../jobs/job.ts';
import { retentionRulesOf } from './store.ts';
import { batchOfForgotten, type WaysToForget } from './ways.ts';

interface Day {
  /** Today in the service's time zone. */
  readonly today: string;
  readonly timeZone: string;
  readonly signal: AbortSignal;
}

/**
 * Forgets what is older than its rule allows, batch by batch; tells of each subject how many rows it was. Repeated, it
 * finds nothing more.
 */
export async function applyRetention(
  database: Database,
  ways: Required<WaysToForget>,
  { today, timeZone, signal }: Day,
): Promise<Record<string, number>> {
  const forgotten: Record<string, number> = {};
  for (const { subject, days } of await retentionRulesOf(database.read)) {
    const day = sql`(${today}::date - ${days}::int)`;
    forgotten[subject] = 0;
    for (const forget of ways[subject]({ day, instant: sql`${day}::timestamp at time zone ${timeZone}` }))
      for (let rows = batchOfForgotten; rows === batchOfForgotten; forgotten[subject] += rows) {
        if (signal.aborted) throw new JobInterrupted();
        rows = await database.transaction({ kind: 'system', id: 'apply-retention' }, forget);
      }
  }
  return forgotten;
}
