/** Levels that a position demands and somebody has, competency by competency; null: not assessed. */
export interface Compared {
  readonly required: number;
  readonly achieved: number | null;
}

export type MatchCategory = 'optimal' | 'cukup optimal' | 'kurang optimal';
export type MatchRecommendation = 'MS' | 'MMS' | 'KMS';

/** How well somebody fits a position — job-person match (JPM). */
export interface JobPersonMatch {
  /** Percent, two decimals; a lower bound while something is unassessed. Null where nothing is demanded. */
  readonly jpm: number | null;
  /** As `jpm`, but what exceeds a demand makes up for what falls short elsewhere. */
  readonly rawJpm: number | null;
  readonly category: MatchCategory | null;
  readonly recommendation: MatchRecommendation | null;
  readonly unassessed: number;
}

/** What is missing of a demand — kesenjangan kompetensi: never negative; what is not assessed is missing in whole. */
export const gapOf = ({ required, achieved }: Compared): number => Math.max(0, required - (achieved ?? 0));

/**
 * The job-person match of the levels that a position demands: Σ min(achieved, required) / Σ required × 100, exact in
 * whole numbers and rounded half up to two decimals only when shown; categories (90, 78) and recommendations (80, 68) by
 * the exact value (practice of assessment centres after Peraturan BKN 26/2019). No verdict on missing data: while a
 * competency is not assessed, category and recommendation are null.
 */
export function jobPersonMatch(levels: readonly Compared[]): JobPersonMatch {
  const required = sum(levels, (level) => level.required);
  const matched = sum(levels, (level) => level.required - gapOf(level));
  const achieved = sum(levels, (level) => level.achieved ?? 0);
  const unassessed = levels.filter((level) => level.achieved === null).length;
  return matchOf({ required, matched, achieved, unassessed });
}

/** As {@link jobPersonMatch}, from sums: levels demanded, shown up to the demand, shown in all, and not assessed. */
export function matchOf(sums: {
  required: number;
  matched: number;
  achieved: number;
  unassessed: number;
}): JobPersonMatch {
  const { required, matched, achieved, unassessed } = sums;
  if (required === 0) return { jpm: null, rawJpm: null, category: null, recommendation: null, unassessed };
  const isAtLeast = (percent: number) => matched * 100 >= percent * required;
  const isWhole = unassessed === 0;
  return {
    jpm: percentage(matched, required),
    rawJpm: percentage(achieved, required),
    category: !isWhole
      ? null
      : isAtLeast(90)
        ? 'optimal'
        : isAtLeast(78)
          ? 'cukup optimal'
          : 'kurang optimal',
    recommendation: !isWhole ? null : isAtLeast(80) ? 'MS' : isAtLeast(68) ? 'MMS' : 'KMS',
    unassessed,
  };
}

/** Part of a whole in percent, rounded half up to two decimals. */
export const percentage = (part: number, whole: number): number =>
  Math.floor((part * 20_000 + whole) / (whole * 2)) / 100;

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
