import { asc, eq } from 'drizzle-orm';
import type { Reader, Transaction } from '../database/database.ts';
import { requireVersion } from '../http/conditional.ts';
import { notFound } from '../http/problems.ts';
import type { RetentionRule, RetentionRuleChange } from './schemas.ts';
import { retentionRules } from './tables.ts';

const ruleColumns = {
  id: retentionRules.id,
  subject: retentionRules.subject,
  days: retentionRules.days,
  legalBasis: retentionRules.legalBasis,
  version: retentionRules.version,
  createdAt: retentionRules.createdAt,
  updatedAt: retentionRules.updatedAt,
};

/** The rules, in the order in which they came. */
export const retentionRulesOf = (reader: Reader): Promise<RetentionRule[]> =>
  reader.select(ruleColumns).from(retentionRules).orderBy(asc(retentionRules.id));

export async function findRetentionRule(reader: Reader, ruleId: string): Promise<RetentionRule | undefined> {
  const [rule] = await reader.select(ruleColumns).from(retentionRules).where(eq(retentionRules.id, ruleId));
  return rule;
}

/** Takes a rule for a change: waits for others who change it. */
export async function takeRetentionRule(
  transaction: Transaction,
  ruleId: string,
  expected: number | '*',
): Promise<RetentionRule> {
  const [rule] = await transaction
    .select(ruleColumns)
    .from(retentionRules)
    .where(eq(retentionRules.id, ruleId))
    .for('update');
  if (!rule) throw notFound();
  requireVersion(expected, rule.version);
  return rule;
}

export async function updateRetentionRule(
  transaction: Transaction,
  ruleId: string,
  change: RetentionRuleChange,
): Promise<RetentionRule> {
  const [rule] = await transaction
    .update(retentionRules)
    .set(change)
    .where(eq(retentionRules.id, ruleId))
    .returning(ruleColumns);
  return rule!;
}
