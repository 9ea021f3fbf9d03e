import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { EscalationRule, EscalationRuleChange, NewEscalationRule } from '../schemas/escalation-rules.ts';
import { escalationRules } from '../tables.ts';

const columns = {
  id: escalationRules.id,
  kind: escalationRules.kind,
  step: escalationRules.step,
  action: escalationRules.action,
  level: escalationRules.level,
  workingDays: escalationRules.workingDays,
  version: escalationRules.version,
  createdAt: escalationRules.createdAt,
  updatedAt: escalationRules.updatedAt,
};

const orders: SortOrders<EscalationRule, 'id'> = {
  id: [{ expression: sql`${escalationRules.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

export const escalationRuleList = (reader: Reader): List<EscalationRule, EscalationRule> => ({
  orders,
  columns,
  rows: (condition) => reader.select(columns).from(escalationRules).where(condition).getSQL(),
  item: (row) => row,
});

/** All rules. */
export const readEscalationRules = (reader: Reader): Promise<EscalationRule[]> =>
  reader.select(columns).from(escalationRules);

export async function findEscalationRule(
  reader: Reader,
  ruleId: string,
): Promise<EscalationRule | undefined> {
  const [row] = await reader.select(columns).from(escalationRules).where(eq(escalationRules.id, ruleId));
  return row;
}

export async function insertEscalationRule(
  transaction: Transaction,
  rule: NewEscalationRule,
): Promise<EscalationRule> {
  const [row] = await transaction.insert(escalationRules).values(rule).returning(columns);
  return row!;
}

/**
 * Takes a rule for a change: waits for others who change it.
 * @throws Problem `not-found` if there is none
 */
export async function takeEscalationRule(
  transaction: Transaction,
  ruleId: string,
  expected: number | '*',
): Promise<void> {
  const [held] = await transaction
    .select({ version: escalationRules.version })
    .from(escalationRules)
    .where(eq(escalationRules.id, ruleId))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
}

export async function updateEscalationRule(
  transaction: Transaction,
  ruleId: string,
  change: EscalationRuleChange,
): Promise<EscalationRule> {
  const [row] = await transaction
    .update(escalationRules)
    .set(change)
    .where(eq(escalationRules.id, ruleId))
    .returning(columns);
  return row!;
}

export const deleteEscalationRule = (transaction: Transaction, ruleId: string): Promise<unknown> =>
  transaction.delete(escalationRules).where(eq(escalationRules.id, ruleId));
