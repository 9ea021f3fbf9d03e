import { percentOf, quotient } from '../../feedback/index.ts';
import { type ReadinessElement, readinessElements } from '../readiness-reference.ts';

/** Answers to a pulse, added up; of each element in their order the sum of scores and how many are 4 or 5. */
export interface Tally {
  readonly answers: number;
  readonly sums: readonly number[];
  readonly favourable: readonly number[];
}

export const elements: readonly ReadinessElement[] = readinessElements.entries.map(({ code }) => code);

export const emptyTally: Tally = {
  answers: 0,
  sums: elements.map(() => 0),
  favourable: elements.map(() => 0),
};

/** A single answer as a tally, by the scores of the elements. */
export const tallyOf = (scores: Readonly<Record<ReadinessElement, number>>): Tally => ({
  answers: 1,
  sums: elements.map((element) => scores[element]),
  favourable: elements.map((element) => (scores[element] >= 4 ? 1 : 0)),
});

export const addTallies = (a: Tally, b: Tally): Tally =>
  a.answers === 0
    ? b
    : b.answers === 0
      ? a
      : {
          answers: a.answers + b.answers,
          sums: a.sums.map((sum, at) => sum + b.sums[at]!),
          favourable: a.favourable.map((count, at) => count + b.favourable[at]!),
        };

export const trends = ['rising', 'steady', 'falling'] as const;

/** A difference of less than so much is no trend. */
const steadyBelow = 0.1;

export interface ElementFigures {
  readonly element: ReadinessElement;
  readonly mean: number;
  /** Percent of scores of 4 and 5. */
  readonly favourable: number;
  /** Against the pulse before; null where that is not shown. */
  readonly change: number | null;
}

export interface ReadinessFigures {
  readonly elements: ElementFigures[];
  readonly readiness: number;
  readonly isBelowTarget: boolean;
  readonly barrier: ReadinessElement | null;
  readonly change: number | null;
  readonly trend: (typeof trends)[number] | null;
}

/** The mean score of all elements, two decimals. */
export const readinessOf = ({ answers, sums }: Tally): number =>
  quotient(BigInt(sums.reduce((sum, one) => sum + one, 0)), BigInt(answers * elements.length), 2);

/** The first element, in their order, with a mean of 3 or less: what comes after it cannot hold before it does. */
export const barrierOf = ({ answers, sums }: Tally): ReadinessElement | null =>
  elements.find((_, at) => sums[at]! <= 3 * answers) ?? null;

const difference = (now: number, before: number): number => Math.round((now - before) * 100) / 100;

/**
 * How ready a group is; null of nobody.
 * @param before what the group answered to the pulse before; null where that may not be shown
 */
export function readinessFigures(
  tally: Tally,
  before: Tally | null,
  target: number,
): ReadinessFigures | null {
  const { answers, sums, favourable } = tally;
  if (answers === 0) return null;
  const compared = before !== null && before.answers > 0 ? before : null;
  const meanOf = (of: Tally, at: number) => quotient(BigInt(of.sums[at]!), BigInt(of.answers), 2);
  const readiness = readinessOf(tally);
  const change = compared && difference(readiness, readinessOf(compared));
  return {
    elements: elements.map((element, at) => {
      const mean = quotient(BigInt(sums[at]!), BigInt(answers), 2);
      return {
        element,
        mean,
        favourable: percentOf(favourable[at]!, answers)!,
        change: compared && difference(mean, meanOf(compared, at)),
      };
    }),
    readiness,
    isBelowTarget: readiness < target,
    barrier: barrierOf(tally),
    change,
    trend:
      change === null ? null : Math.abs(change) < steadyBelow ? 'steady' : change > 0 ? 'rising' : 'falling',
  };
}
