import { sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';

export interface JobOptions {
  /** Jobs of one queue run one after another, in the order in which they were added. */
  readonly queue?: string;
  readonly maximumAttempts?: number;
}

/** Adds a job within the caller's transaction: it runs if, and only after, the transaction commits. */
export async function enqueue(
  transaction: Reader,
  jobName: string,
  payload: object,
  { queue, maximumAttempts = 5 }: JobOptions = {},
): Promise<void> {
  await transaction.execute(sql`
    select graphile_worker.add_job(
      identifier => ${jobName}::text,
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${queue ?? null}::text,
      max_attempts => ${maximumAttempts}::int)`);
}
