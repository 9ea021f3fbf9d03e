import type { Found } from './found.ts';

/** What is wrong with the last day to have read something. */
export const foundInDue = (dueOn: string | undefined, today: string): Found[] =>
  dueOn !== undefined && dueOn < today ? [{ pointer: '/dueOn', code: 'due-in-past' }] : [];

/** What is wrong with a day on which something happened in a campaign. */
export function foundInPastDay(
  pointer: string,
  day: string,
  { startedOn, today }: { readonly startedOn: string; readonly today: string },
): Found[] {
  if (day > today) return [{ pointer, code: 'day-ahead' }];
  return day < startedOn ? [{ pointer, code: 'before-start', parameters: { startedOn } }] : [];
}
