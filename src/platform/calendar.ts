/** Arithmetic on calendar dates without a time: 'YYYY-MM-DD' strings, which also compare in calendar order. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function readDate(text: string): CalendarDate | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : undefined;
}

function dateOf(text: string): CalendarDate {
  const date = readDate(text);
  if (!date) throw new RangeError('not a calendar date in the form YYYY-MM-DD');
  return date;
}

function format({ year, month, day }: CalendarDate): string {
  if (year < 1 || year > 9999) throw new RangeError('the date is outside the years 0001 to 9999');
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whether the text is a day that exists, written 'YYYY-MM-DD'. */
export const isCalendarDate = (text: string): boolean => readDate(text) !== undefined;

/**
 * The same day a number of years later (earlier when negative); 29 February becomes 28 February in common years.
 *
 * @throws RangeError when `date` is not a calendar date or the result leaves the years 0001 to 9999
 */
export function addYears(date: string, years: number): string {
  const { year, month, day } = dateOf(date);
  const target = year + years;
  return format({ year: target, month, day: Math.min(day, daysInMonth(target, month)) });
}

/**
 * The same day a number of months later, or the last day of that month if it has fewer days.
 *
 * @throws RangeError when `date` is not a calendar date or the result leaves the years 0001 to 9999
 */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = dateOf(date);
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return format({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** The day after. */
export const dayAfter = (date: string): string => {
  const { year, month, day } = dateOf(date);
  return day < daysInMonth(year, month) ? format({ year, month, day: day + 1 }) : firstOfNextMonth(date);
};

/** The day before. */
export const dayBefore = (date: string): string =>
  new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/**
 * The first day of the month after the one that `date` is in.
 *
 * @throws RangeError when `date` is not a calendar date
 */
export function firstOfNextMonth(date: string): string {
  const { year, month } = dateOf(date);
  return month === 12
    ? format({ year: year + 1, month: 1, day: 1 })
    : format({ year, month: month + 1, day: 1 });
}

/**
 * Age in completed years on a day; negative before the birth. Somebody born on 29 February completes a year on
 * 28 February of common years.
 *
 * @throws RangeError when either is not a calendar date
 */
export function yearsBetween(birth: string, on: string): number {
  const years = dateOf(on).year - dateOf(birth).year;
  return on < addYears(birth, years) ? years - 1 : years;
}
