import { fewestAnswers, isTooFew } from '../../feedback/index.ts';

/** People of one of several groups that together are a whole which is shown. */
export interface Counted {
  /** How many of them said something. */
  readonly commented: number;
  /** How many were asked, where it is known who. */
  readonly invited?: number;
}

/**
 * Of which groups it is not shown how many said something: of those of fewer than five people, of those where fewer
 * than five did, and of the next smallest until two or more are hidden that said something, five people or more
 * together. What is hidden then does not follow from what is shown by subtraction; where that cannot be had, nothing is
 * shown of any group.
 */
export function hiddenCounts(groups: readonly Counted[]): boolean[] {
  const hidden = groups.map(
    ({ commented, invited }) => isTooFew(commented) || (invited !== undefined && invited < fewestAnswers),
  );
  if (!hidden.includes(true)) return hidden;
  const bySize = groups
    .map(({ commented }, at) => ({ commented, at }))
    .filter(({ commented, at }) => commented > 0 && !hidden[at])
    .sort((one, other) => one.commented - other.commented);
  for (const { at } of bySize) {
    if (isSafe(groups, hidden)) break;
    hidden[at] = true;
  }
  return isSafe(groups, hidden) ? hidden : groups.map(() => true);
}

function isSafe(groups: readonly Counted[], hidden: readonly boolean[]): boolean {
  const behind = groups.filter(({ commented }, at) => hidden[at] && commented > 0);
  const people = behind.reduce((sum, { commented }) => sum + commented, 0);
  return behind.length >= 2 && people >= fewestAnswers;
}
