import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { reports } from '../../reports/tables.ts';

/**
 * Lets one after the other file the same content: who comes a moment later finds what the first has filed, also where
 * the window between them ends. The keys of neighbouring windows are taken in the order of time, so that nobody waits
 * in a circle.
 */
export async function lockContent(
  transaction: Transaction,
  [present, before]: readonly [present: Buffer, before: Buffer],
): Promise<void> {
  for (const key of [before, present])
    await transaction.execute(sql`select pg_advisory_xact_lock(${String(key.readBigInt64BE())}::bigint)`);
}

/** Of keys of reports, the first that a report was filed with. */
export async function findUsedKey(
  transaction: Transaction,
  keys: readonly Buffer[],
): Promise<Buffer | undefined> {
  const rows = await transaction
    .select({ key: reports.key })
    .from(reports)
    .where(inArray(reports.key, [...keys]));
  return keys.find((key) => rows.some((row) => row.key.equals(key)));
}
