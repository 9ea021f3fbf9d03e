import type { ResultGroup } from '../schemas/results.ts';
import type { Layout } from './cells.ts';
import { type Counted, figuresOfGroups } from './results.ts';
import type { Weights } from './satisfaction.ts';
import { sampleOf } from './survey-figures.ts';

/** A group as it is counted: the value is empty for those who did not say. */
export interface NamedGroup {
  readonly value: string;
  readonly name: string | null;
  readonly population: number | null;
  readonly counted: Counted | undefined;
}

const none: Counted = { answers: 0, cells: [], sums: [], squares: [] };

/** Groups as they are told of. Whether few of a hidden group were enough would tell how few they were. */
export function resultGroups(
  groups: readonly NamedGroup[],
  layout: Layout,
  weights: Weights = 'exact',
  hidden?: readonly boolean[],
): ResultGroup[] {
  const figures = figuresOfGroups(
    groups.map(({ counted }) => counted ?? none),
    layout,
    weights,
    hidden,
  );
  return groups.map(({ value, name, population }, at) => {
    const { isSuppressed, answers } = figures[at]!;
    const sample = sampleOf(population, answers ?? 0);
    return {
      value: value === '' ? null : value,
      name,
      ...figures[at]!,
      ...sample,
      isSampleAdequate: isSuppressed ? null : sample.isSampleAdequate,
    };
  });
}
