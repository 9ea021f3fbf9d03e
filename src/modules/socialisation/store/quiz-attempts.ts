import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { members, quizAttempts } from '../member-tables.ts';

/** Keeps an attempt; the member must have been taken. */
export async function keepAttempt(
  transaction: Transaction,
  attempt: typeof quizAttempts.$inferInsert,
): Promise<void> {
  await transaction.insert(quizAttempts).values(attempt);
  const { campaignId, employeeId, edition, hasPassed } = attempt;
  if (hasPassed)
    await transaction
      .update(members)
      .set({ understoodEdition: edition })
      .where(and(eq(members.campaignId, campaignId), eq(members.employeeId, employeeId)));
}
