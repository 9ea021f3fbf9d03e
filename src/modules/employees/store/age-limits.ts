import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import { holdsOn } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { NewRetirementAgeLimit, RetirementAgeLimit } from '../age-limits.ts';
import { retirementAgeLimits } from '../tables.ts';

/** The limits that hold on a day, general ones first. */
export const listAgeLimits = (reader: Reader, day: string): Promise<RetirementAgeLimit[]> =>
  reader
    .select()
    .from(retirementAgeLimits)
    .where(holdsOn(retirementAgeLimits, day))
    .orderBy(
      asc(retirementAgeLimits.positionKind),
      sql`${retirementAgeLimits.positionName} nulls first`,
      sql`${retirementAgeLimits.functionalLevel} nulls first`,
    ) as Promise<RetirementAgeLimit[]>;

/** Ends the open limit of the same kind, level and name that began before, and opens the new one. */
export async function addAgeLimit(
  transaction: Transaction,
  limit: NewRetirementAgeLimit,
): Promise<RetirementAgeLimit> {
  const { positionKind, functionalLevel = null, positionName = null, validFrom } = limit;
  await transaction
    .update(retirementAgeLimits)
    .set({ validTo: validFrom })
    .where(
      and(
        eq(retirementAgeLimits.positionKind, positionKind),
        sql`${retirementAgeLimits.functionalLevel} is not distinct from ${functionalLevel}`,
        sql`lower(${retirementAgeLimits.positionName}) is not distinct from lower(${positionName})`,
        isNull(retirementAgeLimits.validTo),
        lt(retirementAgeLimits.validFrom, validFrom),
      ),
    );
  const [row] = await transaction.insert(retirementAgeLimits).values(limit).returning();
  return row as RetirementAgeLimit;
}
