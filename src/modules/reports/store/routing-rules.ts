import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { NewRoutingRule, RoutingRule, RoutingRuleChange } from '../schemas/routing-rules.ts';
import { routingRules } from '../tables.ts';

const columns = {
  id: routingRules.id,
  rank: routingRules.rank,
  categoryId: routingRules.categoryId,
  serviceId: routingRules.serviceId,
  areaId: routingRules.areaId,
  unitId: routingRules.unitId,
  version: routingRules.version,
  createdAt: routingRules.createdAt,
  updatedAt: routingRules.updatedAt,
};

const orders: SortOrders<RoutingRule, 'rank'> = {
  rank: [
    {
      expression: sql`${routingRules.rank}`,
      bind: (value) => sql`${value}::integer`,
      of: ({ rank }) => rank,
    },
  ],
};

export interface RoutingRuleFilter {
  readonly unitId?: string;
  readonly categoryId?: string;
}

export function routingRuleList(
  reader: Reader,
  { unitId, categoryId }: RoutingRuleFilter,
): List<RoutingRule, RoutingRule> {
  const matching = and(
    unitId === undefined ? undefined : eq(routingRules.unitId, unitId),
    categoryId === undefined ? undefined : eq(routingRules.categoryId, categoryId),
  );
  return {
    orders,
    columns,
    rows: (condition) => reader.select(columns).from(routingRules).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

export async function findRoutingRule(reader: Reader, ruleId: string): Promise<RoutingRule | undefined> {
  const [row] = await reader.select(columns).from(routingRules).where(eq(routingRules.id, ruleId));
  return row;
}

export async function insertRoutingRule(
  transaction: Transaction,
  rule: NewRoutingRule,
): Promise<RoutingRule> {
  const [row] = await transaction.insert(routingRules).values(rule).returning(columns);
  return row!;
}

/**
 * Takes a rule for a change: waits for others who change it.
 * @throws Problem `not-found` if there is none
 */
export async function takeRoutingRule(
  transaction: Transaction,
  ruleId: string,
  expected: number | '*',
): Promise<void> {
  const [held] = await transaction
    .select({ version: routingRules.version })
    .from(routingRules)
    .where(eq(routingRules.id, ruleId))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
}

export async function updateRoutingRule(
  transaction: Transaction,
  ruleId: string,
  change: RoutingRuleChange,
): Promise<RoutingRule> {
  const [row] = await transaction
    .update(routingRules)
    .set(change)
    .where(eq(routingRules.id, ruleId))
    .returning(columns);
  return row!;
}

export const deleteRoutingRule = (transaction: Transaction, ruleId: string): Promise<unknown> =>
  transaction.delete(routingRules).where(eq(routingRules.id, ruleId));
