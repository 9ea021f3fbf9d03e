import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { calendarFrom } from '../../calendar/index.ts';
import { deadlinesOf } from '../rules/deadlines.ts';
import { reports } from '../tables.ts';
import { readDeadlines } from './deadlines.ts';
import { updateReport } from './reports.ts';
import { insertSteps } from './steps.ts';

const atOnce = 200;
const firstDay = '2000-01-01';

/** Reckons the provisional deadlines of open reports anew whose years are settled by now, some at a time; gives how many. */
export async function settleDeadlines(database: Database, timeZone: string): Promise<number> {
  let settled = 0;
  for (;;) {
    const some = await database.transaction(
      { kind: 'system', id: 'settle-report-deadlines' },
      (transaction) => settleSome(transaction, timeZone),
    );
    settled += some;
    if (some < atOnce) return settled;
  }
}

async function settleSome(transaction: Transaction, timeZone: string): Promise<number> {
  const { knownYears } = await calendarFrom(transaction, firstDay, timeZone);
  const years = sql.raw(`array[${[...knownYears].join(',')}]::integer[]`);
  const yearOf = (moment: SQL) => sql`extract(year from ${moment} at time zone ${timeZone})::integer`;
  const held = await transaction
    .select({
      id: reports.id,
      kind: reports.kind,
      receivedAt: reports.receivedAt,
      firstResponseDueAt: reports.firstResponseDueAt,
      dueAt: reports.dueAt,
      firstRespondedAt: reports.firstRespondedAt,
    })
    .from(reports)
    .where(
      and(
        eq(reports.isDeadlineProvisional, true),
        isNull(reports.endedAt),
        isNull(reports.resolvedAt),
        sql`${yearOf(sql`${reports.receivedAt}`)} = any (${years})`,
        sql`${yearOf(sql`greatest(${reports.firstResponseDueAt}, ${reports.dueAt})`)} = any (${years})`,
      ),
    )
    .orderBy(asc(reports.dueAt), asc(reports.id))
    .limit(atOnce)
    .for('update', { skipLocked: true });
  const [earliest] = held
    .map(({ receivedAt }) => receivedAt)
    .sort((one, other) => Number(one) - Number(other));
  if (earliest === undefined) return 0;
  const deadlines = await readDeadlines(transaction, earliest, timeZone);
  for (const report of held) {
    const anew = deadlinesOf(report, deadlines);
    // What was answered already is held against the deadline that it had.
    const firstResponseDueAt = report.firstRespondedAt ? report.firstResponseDueAt : anew.firstResponseDueAt;
    const moved = [
      { deadlineStep: 'first-response', from: report.firstResponseDueAt, deadlineAt: firstResponseDueAt },
      { deadlineStep: 'resolution', from: report.dueAt, deadlineAt: anew.dueAt },
    ] as const;
    const steps = moved
      .filter(({ from, deadlineAt }) => from.getTime() !== deadlineAt.getTime())
      .map(({ from: _, ...step }) => ({ reportId: report.id, kind: 'deadline-moved' as const, ...step }));
    if (steps.length > 0) await insertSteps(transaction, steps);
    await updateReport(transaction, report.id, {
      firstResponseDueAt,
      dueAt: anew.dueAt,
      isDeadlineProvisional: anew.isDeadlineProvisional,
    });
  }
  return held.length;
}
