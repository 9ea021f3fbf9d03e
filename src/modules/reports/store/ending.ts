import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/database.ts';

const atOnce = 500;

/** Ends what waits for a reply past its day, some at a time; gives how many. */
export async function endUnanswered(database: Pick<Database, 'transaction'>, now: Date): Promise<number> {
  let ended = 0;
  for (;;) {
    const { rows } = await database.transaction(
      { kind: 'system', id: 'end-unanswered-reports' },
      (transaction) =>
        transaction.execute<{ ended: number }>(
          sql`select reports.end_unanswered(${now.toISOString()}::timestamptz, ${atOnce}) as ended`,
        ),
    );
    ended += rows[0]!.ended;
    if (rows[0]!.ended < atOnce) return ended;
  }
}
