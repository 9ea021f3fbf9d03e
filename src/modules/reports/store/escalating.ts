import { sql } from 'drizzle-orm';
import { dayIn } from '../../../platform/clock.ts';
import type { Database, Reader } from '../../../platform/database/database.ts';
import { calendarFrom } from '../../calendar/index.ts';
import { dueUntil } from '../rules/escalation.ts';
import { readEscalationRules } from './escalation-rules.ts';

const atOnce = 500;
/** So far back the calendar is read: more than the days of any rule. */
const backMilliseconds = 800 * 86_400_000;

/** Reminds of deadlines, and escalates those that have passed, some at a time; gives how many steps it took. */
export async function tellOfDeadlines(
  database: Pick<Database, 'transaction'> & { readonly read: Reader },
  now: Date,
  timeZone: string,
): Promise<number> {
  const from = dayIn(timeZone)(new Date(now.getTime() - backMilliseconds));
  const calendar = await calendarFrom(database.read, from, timeZone);
  const rules = await readEscalationRules(database.read);
  const due = rules.map(({ kind, step, action, level, workingDays }) => ({
    kind,
    step,
    told: action === 'reminder' ? 'reminded' : 'escalated',
    level,
    until: dueUntil({ action, workingDays }, now, calendar),
  }));
  let told = 0;
  for (;;) {
    const { rows } = await database.transaction(
      { kind: 'system', id: 'tell-of-report-deadlines' },
      (transaction) =>
        transaction.execute<{ told: number }>(
          sql`select reports.tell_of_deadlines(${JSON.stringify(due)}::jsonb, ${now.toISOString()}::timestamptz, ${atOnce}) as told`,
        ),
    );
    told += rows[0]!.told;
    if (rows[0]!.told < atOnce) return told;
  }
}
