import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Report } from '../schemas/reports.ts';
import type { TrackedReport } from '../schemas/tracking.ts';
import { reports } from '../tables.ts';
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

/** A report by its number and secret, taken for a reply; undefined if both do not fit. */
export async function takeByNumber(
  transaction: Transaction,
  number: string,
  secretHash: Buffer,
): Promise<Pick<Report, 'id' | 'state' | 'reopenedCount'> | undefined> {
  const [row] = await transaction
    .select({ id: reports.id, state: reports.state, reopenedCount: reports.reopenedCount })
    .from(reports)
    .where(and(eq(reports.number, number), eq(reports.secretHash, secretHash)))
    .for('update');
  return row;
}
