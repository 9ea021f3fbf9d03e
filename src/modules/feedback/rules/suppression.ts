/** Figures of fewer answers than these are not shown: they would tell what single people said. */
export const fewestAnswers = 5;

export const isTooFew = (answers: number): boolean => answers > 0 && answers < fewestAnswers;

/**
 * Which groups of a whole are not shown where the whole is: those of fewer than five answers, and then the next
 * smallest until two or more are hidden and have five answers together. What is hidden then does not follow from what is
 * shown by subtraction.
 * @param answers how many answers each group has
 * @param besides groups that are hidden anyhow
 */
export function hiddenGroups(answers: readonly number[], besides: readonly boolean[] = []): boolean[] {
  const hidden = answers.map((count, at) => isTooFew(count) || (besides[at] ?? false));
  const bySize = answers
    .map((count, at) => ({ count, at }))
    .filter(({ count, at }) => count > 0 && !hidden[at])
    .sort((a, b) => a.count - b.count);
  for (const { at } of bySize) {
    const sizes = answers.filter((count, other) => hidden[other] && count > 0);
    const isSafe = sizes.length >= 2 && sizes.reduce((sum, count) => sum + count, 0) >= fewestAnswers;
    if (sizes.length === 0 || isSafe) break;
    hidden[at] = true;
  }
  return hidden;
}

/**
 * The same where groups and the groups that they consist of are both shown, as units and their services: of a hidden
 * group nothing is shown, and within a shown one its parts are a whole of their own.
 * @param answers for each group, how many answers each of its parts has
 */
export function hiddenParts(answers: readonly (readonly number[])[]): {
  readonly groups: boolean[];
  readonly parts: boolean[][];
} {
  const groups = hiddenGroups(answers.map((parts) => parts.reduce((sum, count) => sum + count, 0)));
  return {
    groups,
    parts: answers.map((parts, at) => (groups[at] ? parts.map(() => true) : hiddenGroups(parts))),
  };
}
