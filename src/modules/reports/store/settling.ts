import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { calendarFrom } from '../../calendar/index.ts';
import { deadlinesAnew } from '../rules/deadlines.ts';
import { reports } from '../tables.ts';
import { readDeadlines } from './deadlines.ts';
import { updateReport } from './reports.ts';
import { insertSteps } from './steps.ts';

const atOnce = 200;
const firstDay = '2000-01-01';

const returnedAt = sql<Date | null>`(
  select max(s.at) from reports.steps s where s.report_id = reports.id and s.kind = 'returned')`;

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
  const last = sql`greatest(${reports.firstResponseDueAt}, ${reports.dueAt}, ${reports.replyDueAt})`;
  const held = await transaction
    .select({
      id: reports.id,
      kind: reports.kind,
      receivedAt: reports.receivedAt,
      firstResponseDueAt: reports.firstResponseDueAt,
      dueAt: reports.dueAt,
      firstRespondedAt: reports.firstRespondedAt,
      resolvedAt: reports.resolvedAt,
      replyDueAt: reports.replyDueAt,
      returnedAt: returnedAt.mapWith(reports.receivedAt),
    })
    .from(reports)
    .where(
      and(
        eq(reports.isDeadlineProvisional, true),
        isNull(reports.endedAt),
        sql`array(select generate_series(${yearOf(sql`${reports.receivedAt}`)}, ${yearOf(last)})) <@ ${years}`,
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
    const anew = deadlinesAnew(report, deadlines);
    const moved = [
      {
        deadlineStep: 'first-response',
        from: report.firstResponseDueAt,
        deadlineAt: anew.firstResponseDueAt,
      },
      { deadlineStep: 'resolution', from: report.dueAt, deadlineAt: anew.dueAt },
      { deadlineStep: 'reporter-reply', from: report.replyDueAt, deadlineAt: anew.replyDueAt },
    ] as const;
    const steps = moved
      .filter(({ from, deadlineAt }) => from?.getTime() !== deadlineAt?.getTime())
      .map(({ from: _, ...step }) => ({ reportId: report.id, kind: 'deadline-moved' as const, ...step }));
    if (steps.length > 0) await insertSteps(transaction, steps);
    await updateReport(transaction, report.id, anew);
  }
  return held.length;
}
