import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { Holiday, WorkingCalendar } from '../rules/working-days.ts';
import { holidays, settledYears, workingHours } from '../tables.ts';

type CalendarRow = {
  readonly days: [string, Holiday][];
  readonly closings: WorkingCalendar['closings'];
  readonly years: number[];
};

/** What is known of all days from a day on: holidays are entered a year or two ahead, so that nothing can run short. */
export async function calendarFrom(reader: Reader, day: string, timeZone: string): Promise<WorkingCalendar> {
  const { rows } = await reader.execute<CalendarRow>(sql`
    select coalesce(json_agg(json_build_array(h.date, json_build_object('kind', h.kind, 'name', h.name))), '[]') as days,
           (select json_agg(json_build_object('validFrom', w.valid_from, 'closesAt', w.closes_at) order by w.valid_from)
              from ${workingHours} w) as closings,
           (select coalesce(json_agg(y.year), '[]') from ${settledYears} y
             where y.year >= extract(year from ${day}::date)) as years
      from ${holidays} h where h.date >= ${day}`);
  const { days, closings, years } = rows[0]!;
  return { timeZone, holidays: new Map(days), closings, knownYears: new Set(years) };
}
