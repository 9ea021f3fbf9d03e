import type { Found } from './found.ts';
import { isPossible, type ReportState, statesFor } from './life.ts';

interface Held {
  readonly id: string;
  readonly number: string;
  readonly state: ReportState;
}

/** What keeps reports from being merged into one, each by its place in the list. */
export function foundInMerging(intoId: string, numbers: readonly string[], held: readonly Held[]): Found[] {
  const byNumber = new Map(held.map((report) => [report.number, report]));
  return numbers.flatMap((number, at): Found[] => {
    const pointer = `/numbers/${at}`;
    const report = byNumber.get(number);
    if (!report) return [{ pointer, code: 'report-not-there' }];
    if (report.id === intoId) return [{ pointer, code: 'merged-into-itself' }];
    if (isPossible('merge', report.state)) return [];
    const parameters = { state: report.state, wanted: statesFor('merge').join(', ') };
    return [{ pointer, code: 'report-not-mergeable', parameters }];
  });
}
