import type { CodeOf } from '../../../platform/reference/list.ts';
import { retentionSubjects } from '../retention-reference.ts';
import type { Found } from './found.ts';

/**
 * What is wrong with a time of retention: without the keys of answers one that comes late would count twice, so that
 * they outlive the longest time for late answers.
 */
export function foundInRetention(subject: CodeOf<typeof retentionSubjects>, days: number): Found[] {
  const least = retentionSubjects.get(subject).leastDays;
  if (days >= least) return [];
  return [{ pointer: '/days', code: 'retention-too-short', parameters: { subject, least } }];
}
