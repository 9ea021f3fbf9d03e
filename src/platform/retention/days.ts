import type { Found } from '../http/found.ts';
import type { CodeOf } from '../reference/list.ts';
import { retentionSubjects } from './reference.ts';
import type { retentionRemarks } from './remarks.ts';

/** What is wrong with a time of retention: what is kept has its use for some days at least. */
export function foundInRetention(
  subject: CodeOf<typeof retentionSubjects>,
  days: number,
): Found<keyof typeof retentionRemarks>[] {
  const least = retentionSubjects.get(subject).leastDays;
  if (days >= least) return [];
  return [{ pointer: '/days', code: 'retention-too-short', parameters: { subject, least } }];
}
