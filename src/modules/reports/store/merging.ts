import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { stateAfter } from '../rules/life.ts';
import type { Report } from '../schemas/reports.ts';
import { reports } from '../tables.ts';
import { mergeFollowers, type ReportView, visibleTo } from './reports.ts';
import { insertSteps } from './steps.ts';

export type MergedReport = Pick<Report, 'id' | 'number' | 'state' | 'version'>;

/** Takes a report and those with the numbers, as far as the caller may see them, in the order of their ids. */
export const takeForMerging = (
  transaction: Transaction,
  reportId: string,
  numbers: readonly string[],
  view: ReportView,
): Promise<MergedReport[]> =>
  transaction
    .select({ id: reports.id, number: reports.number, state: reports.state, version: reports.version })
    .from(reports)
    .where(and(or(eq(reports.id, reportId), inArray(reports.number, [...numbers])), visibleTo(view)))
    .orderBy(asc(reports.id))
    .for('update');

/** Merges reports into one, all with their followers. All of them must have been taken. */
export async function mergeReports(
  transaction: Transaction,
  merged: readonly MergedReport[],
  into: MergedReport,
): Promise<void> {
  const ids = merged.map(({ id }) => id);
  await mergeFollowers(transaction, ids, into.id);
  await insertSteps(
    transaction,
    ids.map((reportId) => ({ reportId, kind: 'merged', message: into.number })),
  );
  await transaction
    .update(reports)
    .set({
      state: stateAfter('merge', 'received'),
      mergedIntoId: into.id,
      endedAt: new Date(),
      updatedAt: sql`now()`,
    })
    .where(inArray(reports.id, ids));
}
