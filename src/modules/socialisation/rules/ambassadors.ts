import type { EventFound } from '../event-remarks.ts';

/** What is wrong with the last day of somebody who speaks for a change since a day. */
export function foundInEnd(endedOn: string, since: string, today: string): EventFound[] {
  const pointer = '/endedOn';
  if (endedOn > today) return [{ pointer, code: 'day-ahead' }];
  return endedOn < since ? [{ pointer, code: 'ends-before-since', parameters: { since } }] : [];
}
