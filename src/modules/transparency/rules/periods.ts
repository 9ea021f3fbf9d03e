import { addMonths } from '../../../platform/calendar.ts';

/** Months of receipt, both included, as `2026-01`. */
export interface Months {
  readonly from: string;
  readonly until: string;
}

/** The months that are meant: twelve until this one if nothing is said. */
export function monthsOf(
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
  today: string,
): Months {
  const last = until ?? today.slice(0, 7);
  return { from: from ?? addMonths(`${last}-01`, -11).slice(0, 7), until: last };
}

/** The first day of a month. */
export const firstDay = (month: string): string => `${month}-01`;

/** The days of months, up to but without the last. */
export const daysOf = ({ from, until }: Months): { from: string; until: string } => ({
  from: firstDay(from),
  until: addMonths(firstDay(until), 1),
});
