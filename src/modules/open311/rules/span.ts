const dayMilliseconds = 86_400_000;

/** So many days are told at once, at most. */
export const mostDays = 90;

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** A moment as clients write it, also where a plus became a blank on its way; undefined if there is none such. */
export function momentOf(text: string): Date | undefined {
  const moment = new Date(text.replace(' ', '+'));
  const year = moment.getUTCFullYear();
  // Beyond these Postgres and clients differ.
  return Number.isNaN(moment.getTime()) || year < 1 || year > 9998 ? undefined : moment;
}

/** The time that is asked about: what one end leaves open ends 90 days from it, and without both it ends now. */
export function spanOf(start: Date | undefined, end: Date | undefined, now: Date): Span {
  if (start) return { from: start, to: end ?? new Date(start.getTime() + mostDays * dayMilliseconds) };
  const to = end ?? now;
  return { from: new Date(to.getTime() - mostDays * dayMilliseconds), to };
}

/** What is wrong with a span. */
export function foundInSpan({ from, to }: Span): 'span-backward' | 'span-too-long' | undefined {
  if (from > to) return 'span-backward';
  return to.getTime() - from.getTime() > mostDays * dayMilliseconds ? 'span-too-long' : undefined;
}
