import { addMonths, addYears, dayAfter } from '../../../platform/calendar.ts';
import { quotient } from '../../feedback/index.ts';

/** Days, up to but without the last. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** Months, both included, as `2026-01`. */
export interface Months extends Days {
  readonly count: number;
}

const monthOf = (day: string): string => day.slice(0, 7);

/** The year before a document took effect, and the days since. */
export const daysAround = (
  effectiveOn: string,
  day: string,
): { readonly before: Days; readonly after: Days } => ({
  before: { from: addYears(effectiveOn, -1), until: effectiveOn },
  after: { from: effectiveOn, until: dayAfter(day) },
});

/** The twelve months before the one in which a document took effect, and that one with those since. */
export function monthsAround(
  effectiveOn: string,
  day: string,
): { readonly before: Months; readonly after: Months } {
  const first = `${monthOf(effectiveOn)}-01`;
  const [from, until] = [monthOf(effectiveOn), monthOf(day)];
  const [fromYear, fromMonth] = numbersOf(from);
  const [untilYear, untilMonth] = numbersOf(until);
  return {
    before: { from: monthOf(addMonths(first, -12)), until: monthOf(addMonths(first, -1)), count: 12 },
    after: { from, until, count: (untilYear - fromYear) * 12 + untilMonth - fromMonth + 1 },
  };
}

const numbersOf = (month: string): [year: number, month: number] => {
  const [year, number] = month.split('-').map(Number);
  return [year!, number!];
};

/** How many a month, with two decimals. */
export const perMonth = (count: number, months: number): number => quotient(BigInt(count), BigInt(months), 2);
