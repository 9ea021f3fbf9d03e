import { isCalendarDate } from '../calendar.ts';

const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]00:00.*)?$/;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00.*)?$/;

/** A date as personnel files write it — day first, or year first; never month first — as YYYY-MM-DD. */
export function readDate(text: string): string | undefined {
  const [, day, month, year] = dayFirst.exec(text) ?? [];
  const [, isoYear, isoMonth, isoDay] = yearFirst.exec(text) ?? [];
  const date = `${year ?? isoYear}-${(month ?? isoMonth)?.padStart(2, '0')}-${(day ?? isoDay)?.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
