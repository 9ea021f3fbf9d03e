import { eq, sql } from 'drizzle-orm';
import { dayIn } from '../../../platform/clock.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { calendarFrom } from '../../calendar/index.ts';
import type { Deadlines } from '../rules/deadlines.ts';
import type { DeadlineRule, DeadlineRuleChange } from '../schemas/deadline-rules.ts';
import { deadlineRules } from '../tables.ts';

const columns = {
  id: deadlineRules.id,
  kind: deadlineRules.kind,
  step: deadlineRules.step,
  workingDays: deadlineRules.workingDays,
  legalBasis: deadlineRules.legalBasis,
  version: deadlineRules.version,
  createdAt: deadlineRules.createdAt,
  updatedAt: deadlineRules.updatedAt,
};

const orders: SortOrders<DeadlineRule, 'id'> = {
  id: [{ expression: sql`${deadlineRules.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

export const deadlineRuleList = (reader: Reader): List<DeadlineRule, DeadlineRule> => ({
  orders,
  columns,
  rows: (condition) => reader.select(columns).from(deadlineRules).where(condition).getSQL(),
  item: (row) => row,
});

export async function findDeadlineRule(reader: Reader, ruleId: string): Promise<DeadlineRule | undefined> {
  const [row] = await reader.select(columns).from(deadlineRules).where(eq(deadlineRules.id, ruleId));
  return row;
}

/**
 * Changes a rule: waits for others who do.
 * @throws Problem `not-found` if there is none
 */
export async function changeDeadlineRule(
  transaction: Transaction,
  ruleId: string,
  expected: number | '*',
  change: DeadlineRuleChange,
): Promise<DeadlineRule> {
  const [held] = await transaction
    .select({ version: deadlineRules.version })
    .from(deadlineRules)
    .where(eq(deadlineRules.id, ruleId))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  const [row] = await transaction
    .update(deadlineRules)
    .set(change)
    .where(eq(deadlineRules.id, ruleId))
    .returning(columns);
  return row!;
}

/** What deadlines from a moment on are reckoned with. */
export async function readDeadlines(reader: Reader, from: Date, timeZone: string): Promise<Deadlines> {
  const rules = await reader.select(columns).from(deadlineRules);
  return {
    workingDays: new Map(rules.map(({ kind, step, workingDays }) => [`${kind} ${step}`, workingDays])),
    calendar: await calendarFrom(reader, dayIn(timeZone)(from), timeZone),
  };
}
