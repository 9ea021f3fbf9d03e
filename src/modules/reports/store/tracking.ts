import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Report } from '../schemas/reports.ts';
import type { TrackedReport } from '../schemas/tracking.ts';
import { reporters, reports } from '../tables.ts';
import { photosOf, toldColumns } from './reports.ts';
import { readConversation, readSteps } from './steps.ts';

/** A report as whoever reported it follows it: of one that was merged, the one that it was merged into. */
export async function findTracked(
  database: Database,
  number: string,
  secretHash: Buffer,
): Promise<TrackedReport | undefined> {
  return database.snapshot(async (reader) => {
    const own = alias(reports, 'own');
    const [row] = await reader
      .select({
        ...toldColumns,
        id: reports.id,
        ownId: own.id,
        text: own.text,
        visibility: own.visibility,
        isAnonymous: own.isAnonymous,
        photoIds: photosOf('own'),
      })
      .from(own)
      .innerJoin(reports, sql`${reports.id} = coalesce(${own.mergedIntoId}, ${own.id})`)
      .where(and(eq(own.number, number), eq(own.secretHash, secretHash)));
    if (!row) return undefined;
    const { id, ownId, ...report } = row;
    return {
      ...report,
      steps: await readSteps(reader, id),
      // What another one who reported wrote is not for this one.
      messages: await readConversation(reader, ownId),
    };
  });
}

/** What whoever reported takes up: the own report, and the one that it was merged into, if it was. */
export interface HeldReport extends Pick<Report, 'id' | 'state' | 'reopenedCount'> {
  readonly target: Pick<Report, 'id' | 'state'>;
}

/**
 * A report by its number and secret, taken for a reply; undefined if both do not fit. Of one that was merged the other one
 * is taken, and it alone: whoever merges takes both, and never waits for somebody who waits for one of them.
 */
export async function takeByNumber(
  transaction: Transaction,
  number: string,
  secretHash: Buffer,
): Promise<HeldReport | undefined> {
  for (;;) {
    const [own] = await transaction
      .select({ id: reports.id, mergedIntoId: reports.mergedIntoId })
      .from(reports)
      .where(and(eq(reports.number, number), eq(reports.secretHash, secretHash)));
    if (!own) return undefined;
    const targetId = own.mergedIntoId ?? own.id;
    await transaction.select({ id: reports.id }).from(reports).where(eq(reports.id, targetId)).for('update');
    const rows = await transaction
      .select({
        id: reports.id,
        state: reports.state,
        reopenedCount: reports.reopenedCount,
        mergedIntoId: reports.mergedIntoId,
      })
      .from(reports)
      .where(inArray(reports.id, [own.id, targetId]));
    const { mergedIntoId, ...held } = rows.find(({ id }) => id === own.id)!;
    if ((mergedIntoId ?? own.id) !== targetId) continue;
    const { id, state } = rows.find(({ id }) => id === targetId)!;
    return { ...held, target: { id, state } };
  }
}

/** Forgets who reported, where number and secret fit together; says whether they do. */
export async function eraseReporter(
  transaction: Transaction,
  number: string,
  secretHash: Buffer,
): Promise<boolean> {
  const [own] = await transaction
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.number, number), eq(reports.secretHash, secretHash)));
  if (!own) return false;
  await transaction.delete(reporters).where(eq(reporters.reportId, own.id));
  return true;
}
