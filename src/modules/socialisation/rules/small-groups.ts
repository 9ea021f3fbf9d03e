import { hiddenGroups, isTooFew } from '../../feedback/index.ts';
import type { Forest } from './forest.ts';

/** Of which units figures are shown: of a unit with all below it, and of its own people alone. */
export interface Shown {
  readonly whole: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
}

/**
 * Of which units under some roots figures are shown. A root is shown from five answers on. The parts of a shown unit are
 * its own people and each unit right below with all under it: those of fewer than five answers are hidden, and others
 * with them until none follows by subtraction. Within a hidden unit nothing is shown. Whoever asks unit by unit, in
 * whatever order, learns the same as from one answer: what is hidden does not depend on what is asked.
 * @param roots the topmost units that the caller reaches: nothing that holds them is ever shown to it
 */
export function shownUnits(
  forest: Forest,
  roots: readonly string[],
  answersOf: (unitId: string) => number,
): Shown {
  const whole = new Set<string>();
  const own = new Set<string>();
  for (const root of roots) {
    const totals = forest.sumsUnder(root, answersOf, (a, b) => a + b);
    if (isTooFew(totals.get(root) ?? 0)) continue;
    const open = [root];
    for (let unitId = open.pop(); unitId !== undefined; unitId = open.pop()) {
      whole.add(unitId);
      const children = forest.childrenOf(unitId);
      const [isOwnHidden, ...hidden] = hiddenGroups([
        answersOf(unitId),
        ...children.map((child) => totals.get(child.unitId)!),
      ]);
      if (!isOwnHidden) own.add(unitId);
      for (const [at, child] of children.entries()) if (!hidden[at]) open.push(child.unitId);
    }
  }
  return { whole, own };
}
