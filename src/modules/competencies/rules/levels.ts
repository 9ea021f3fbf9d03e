import type { Label } from '../../../platform/reference/list.ts';

/** What a level of a competency means, and by what it is recognised. */
export interface LevelDescription {
  readonly level: number;
  readonly description: Label;
  readonly indicators: Label[];
}

/** A competency that a standard demands, and up to which level. */
export interface RequiredLevel {
  readonly competencyId: string;
  readonly level: number;
}

/** A competency that somebody could show, up to which level, and by what. */
export interface AchievedLevel {
  readonly competencyId: string;
  readonly level: number;
  readonly evidence: string | null;
}

/** Where in a list something stands for the second time, by what tells it apart. */
export function repeatedAt<Item>(items: readonly Item[], keyOf: (item: Item) => string): number[] {
  const seen = new Set<string>();
  return items.flatMap((item, at) => {
    const key = keyOf(item);
    if (seen.has(key)) return [at];
    seen.add(key);
    return [];
  });
}

/**
 * Where a dictionary entry does not have the levels 1 to 5, each once and in order (PermenPANRB 38/2017).
 * @returns the place of the first level that is not in its place; undefined if all are
 */
export function misplacedLevel(levels: readonly LevelDescription[]): number | undefined {
  const at = levels.findIndex(({ level }, index) => level !== index + 1);
  return at === -1 ? undefined : at;
}
