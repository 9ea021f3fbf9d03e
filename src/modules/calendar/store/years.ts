import { asc, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { CalendarYear } from '../schemas/calendar.ts';
import { holidays, settledYears } from '../tables.ts';

const columns = {
  year: settledYears.year,
  legalBasis: settledYears.legalBasis,
  version: settledYears.version,
  createdAt: settledYears.createdAt,
  updatedAt: settledYears.updatedAt,
};

/** The years whose holidays have been entered wholly, in their order. */
export const settledYearsOf = (reader: Reader): Promise<CalendarYear[]> =>
  reader.select(columns).from(settledYears).orderBy(asc(settledYears.year));

export async function hasNationalHoliday(reader: Reader, year: number): Promise<boolean> {
  const rows = await reader
    .select({ date: holidays.date })
    .from(holidays)
    .where(
      sql`${holidays.kind} = 'national-holiday' and extract(year from ${holidays.date}) = ${year}::integer`,
    )
    .limit(1);
  return rows.length > 0;
}

export async function settleYear(
  transaction: Transaction,
  year: number,
  legalBasis: string,
): Promise<CalendarYear> {
  const [row] = await transaction.insert(settledYears).values({ year, legalBasis }).returning(columns);
  return row!;
}
