import type { PolicyComparison } from '../schemas/comparisons.ts';
import type { ComparedProvision } from './text/compared-rows.ts';
import { differenceStates, diffTexts } from './text/diff.ts';

export interface ComparedText {
  readonly versionId: string;
  readonly asOf: string | null;
  readonly provisions: readonly ComparedProvision[];
}

/** What became of a text in another, counted; what is the same is told only if it is asked for. */
export function comparisonOf(
  documentId: string,
  before: ComparedText,
  after: ComparedText,
  withUnchanged: boolean,
): PolicyComparison {
  const differences = diffTexts(before.provisions, after.provisions);
  const counts = Object.fromEntries(
    differenceStates.map((state) => [state, differences.filter((one) => one.state === state).length]),
  ) as PolicyComparison['counts'];
  return {
    documentId,
    before: sideOf(before),
    after: sideOf(after),
    counts,
    differences: (withUnchanged
      ? differences
      : differences.filter(({ state }) => state !== 'same')) as PolicyComparison['differences'],
  };
}

const sideOf = ({ versionId, asOf }: ComparedText) => ({ versionId, asOf });
