import type { Found } from './found.ts';
import { repeatedAt } from './levels.ts';

/** From when until when something holds; `to` is the first day on which it no longer does, null: open. */
export interface Life {
  readonly code: string;
  readonly from: string;
  readonly to: string | null;
}

export const isAlive = ({ from, to }: Life, day: string): boolean => from <= day && (to === null || to > day);

/** As words of an answer say it. */
export const spoken = ({ code, from, to }: Life) => ({ code, from, to: to ?? '…' });

/** True if something lives from the first day of a period up to its end; a period of no length is its first day. */
const covers = (life: Life, { from, to }: { readonly from: string; readonly to: string | null }): boolean =>
  isAlive(life, from) && (life.to === null || (to !== null && to <= life.to));

/**
 * What is wrong with the competencies that a list names: each stands once, and the dictionary has it from a day on, up to
 * the end given (null: for good).
 */
export function foundInLevels(
  levels: readonly { readonly competencyId: string }[],
  dictionary: ReadonlyMap<string, Life>,
  period: { readonly from: string; readonly to: string | null },
): Found[] {
  const keyOf = ({ competencyId }: { competencyId: string }) => competencyId.toLowerCase();
  const found: Found[] = repeatedAt(levels, keyOf).map((at) => ({
    pointer: `/levels/${at}/competencyId`,
    code: 'competency-repeated',
  }));
  for (const [at, level] of levels.entries()) {
    const pointer = `/levels/${at}/competencyId`;
    const life = dictionary.get(keyOf(level));
    if (!life) found.push({ pointer, code: 'competency-unknown' });
    else if (!covers(life, period))
      found.push({ pointer, code: 'competency-not-in-force', parameters: spoken(life) });
  }
  return found;
}
