import { asc, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { NewWorkingHours, WorkingHours } from '../schemas/calendar.ts';
import { workingHours } from '../tables.ts';

const columns = {
  validFrom: workingHours.validFrom,
  closesAt: workingHours.closesAt,
  legalBasis: workingHours.legalBasis,
  validTo: sql<string | null>`(
    select min(n.valid_from)::text from ${workingHours} n where n.valid_from > ${workingHours}.valid_from)`,
  version: workingHours.version,
  createdAt: workingHours.createdAt,
  updatedAt: workingHours.updatedAt,
};

/** All closing times, in their order. */
export const workingHoursOf = (reader: Reader): Promise<WorkingHours[]> =>
  reader.select(columns).from(workingHours).orderBy(asc(workingHours.validFrom));

export async function insertWorkingHours(
  transaction: Transaction,
  hours: NewWorkingHours,
): Promise<WorkingHours> {
  const [row] = await transaction.insert(workingHours).values(hours).returning(columns);
  return row!;
}

/** Removes a closing time: the one before it goes on in its place. */
export async function deleteWorkingHours(
  transaction: Transaction,
  validFrom: string,
  expected: number | '*',
): Promise<void> {
  const [removed] = await transaction
    .delete(workingHours)
    .where(eq(workingHours.validFrom, validFrom))
    .returning({ version: workingHours.version });
  if (!removed) throw notFound();
  requireVersion(expected, removed.version);
}
