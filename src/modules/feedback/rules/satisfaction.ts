import { qualityBands } from '../reference.ts';

/** The marks that one element was given: how many gave 1, 2, 3 and 4. */
export type Marks = readonly [number, number, number, number];

export type Band = (typeof qualityBands.entries)[number]['code'];

/** An average of marks, and what it means: `mean` 1–4 with three decimals, `converted` 25–100 with two. */
export interface Score {
  readonly mean: number;
  readonly converted: number;
  readonly band: Band;
}

/** How the elements are weighed: each by exactly 1/9, or by the 0.11 that published tables print. */
export type Weights = 'exact' | 'table';

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/**
 * The satisfaction index (indeks kepuasan masyarakat, IKM) of a service: the mean of each element over the answers, and
 * their weighted sum. PermenPANRB 14/2017, annex. Exact in whole numbers; rounded half up, and only what is shown.
 * @param elements the marks of the nine elements; the index is undefined (null) if one has none
 */
export function satisfactionIndex(
  elements: readonly Marks[],
  weights: Weights = 'exact',
): { readonly elements: readonly (Score | null)[]; readonly index: Score | null } {
  const means = elements.map(meanOf);
  const weight: Fraction =
    weights === 'table' ? { over: 11n, under: 100n } : { over: 1n, under: BigInt(elements.length) };
  return {
    elements: means.map((mean) => mean && scoreOf(mean)),
    index: means.every((mean) => mean !== null)
      ? scoreOf(times(means.reduce(plus, { over: 0n, under: 1n }), weight))
      : null,
  };
}

function meanOf(marks: Marks): Fraction | null {
  const count = marks.reduce((sum, times) => sum + times, 0);
  const sum = marks.reduce((sum, times, at) => sum + times * (at + 1), 0);
  return count === 0 ? null : { over: BigInt(sum), under: BigInt(count) };
}

/** The band is decided on the converted value as it is shown. */
function scoreOf(mean: Fraction): Score {
  const converted = rounded(times(mean, { over: 25n, under: 1n }), 2);
  return { mean: rounded(mean, 3), converted, band: bandOf(converted) };
}

/** The quality band of a converted index, 25–100 with two decimals (mutu pelayanan). PermenPANRB 14/2017, annex. */
export const bandOf = (converted: number): Band =>
  (qualityBands.entries.find(({ least }) => converted >= least) ?? qualityBands.entries.at(-1)!).code;

const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

/** Half up, for what is not negative. */
function rounded({ over, under }: Fraction, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  return Number((2n * over * scale + under) / (2n * under)) / Number(scale);
}

/**
 * How many must answer so that the index holds for a population: Krejcie and Morgan with χ² = 3.841, P = Q = 0.5 and
 * d = 0.05, rounded to the nearest. PermenPANRB 14/2017, annex.
 * @param population how many people used the service, 1 or more
 */
export function sampleSize(population: number): number {
  const over = 96_025 * population;
  const under = 250 * (population - 1) + 96_025;
  return Math.floor((2 * over + under) / (2 * under));
}
