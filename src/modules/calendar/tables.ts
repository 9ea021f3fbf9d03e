import { sql } from 'drizzle-orm';
import { check, date, pgSchema, smallint, text } from 'drizzle-orm/pg-core';
import { bookkeeping } from '../../platform/database/columns.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { holidayKinds } from './reference.ts';

export const calendarSchema = pgSchema('calendar');

/** Days that are no working days, beside Saturdays and Sundays. */
export const holidays = calendarSchema.table(
  'holidays',
  {
    date: date('date', { mode: 'string' }).primaryKey(),
    kind: text('kind').notNull().$type<CodeOf<typeof holidayKinds>>(),
    name: text('name').notNull(),
    legalBasis: text('legal_basis').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    check('holidays_kind_known', withinList(table.kind, holidayKinds)),
    check('holidays_date_range', sql`${table.date} between '2000-01-01' and '2199-12-31'`),
  ],
);

/** Years whose decree has been entered wholly: until then their deadlines are provisional. */
export const settledYears = calendarSchema.table(
  'settled_years',
  {
    year: smallint('year').primaryKey(),
    legalBasis: text('legal_basis').notNull(),
    ...bookkeeping(),
  },
  (table) => [check('settled_years_range', sql`${table.year} between 2000 and 2199`)],
);

/** When offices close, from a day on until the next such day. */
export const workingHours = calendarSchema.table(
  'working_hours',
  {
    validFrom: date('valid_from', { mode: 'string' }).primaryKey(),
    closesAt: text('closes_at').notNull(),
    legalBasis: text('legal_basis').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    check('working_hours_closing_written', sql`${table.closesAt} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('working_hours_from_range', sql`${table.validFrom} between '2000-01-01' and '2199-12-31'`),
  ],
);
