import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { Holiday, NewHoliday } from '../schemas/calendar.ts';
import { holidays } from '../tables.ts';

const holidayColumns = {
  date: holidays.date,
  kind: holidays.kind,
  name: holidays.name,
  legalBasis: holidays.legalBasis,
  version: holidays.version,
  createdAt: holidays.createdAt,
  updatedAt: holidays.updatedAt,
};

const orders: SortOrders<Holiday, 'date'> = {
  date: [{ expression: sql`${holidays.date}`, bind: (value) => sql`${value}::date`, of: ({ date }) => date }],
};

export function holidayList(
  reader: Reader,
  { year, kind }: { readonly year?: number; readonly kind?: Holiday['kind'] },
): List<Holiday> {
  const matching = and(
    year === undefined
      ? undefined
      : sql`${holidays.date} between make_date(${year}::integer, 1, 1) and make_date(${year}::integer, 12, 31)`,
    kind === undefined ? undefined : eq(holidays.kind, kind),
  );
  return {
    orders,
    columns: holidayColumns,
    rows: (condition) =>
      reader.select(holidayColumns).from(holidays).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

export async function findHoliday(reader: Reader, date: string): Promise<Holiday | undefined> {
  const [holiday] = await reader.select(holidayColumns).from(holidays).where(eq(holidays.date, date));
  return holiday;
}

export async function insertHoliday(transaction: Transaction, holiday: NewHoliday): Promise<Holiday> {
  const [row] = await transaction.insert(holidays).values(holiday).returning(holidayColumns);
  return row!;
}

/** Removes a holiday, unless somebody else has: waits for those. */
export async function deleteHoliday(
  transaction: Transaction,
  date: string,
  expected: number | '*',
): Promise<void> {
  const [removed] = await transaction
    .delete(holidays)
    .where(eq(holidays.date, date))
    .returning({ version: holidays.version });
  if (!removed) throw notFound();
  requireVersion(expected, removed.version);
}
