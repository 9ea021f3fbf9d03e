/** A whole quotient, rounded half up, away from zero below it. */
function roundedQuotient(over: bigint, under: bigint): bigint {
  const size = over < 0n ? -over : over;
  const rounded = (2n * size + under) / (2n * under);
  return over < 0n ? -rounded : rounded;
}

/** A quotient of whole numbers with so many decimals, rounded half up. */
export const quotient = (over: bigint, under: bigint, decimals: number): number =>
  Number(roundedQuotient(over * 10n ** BigInt(decimals), under)) / 10 ** decimals;

/** How much of a whole a part is, in percent with two decimals; null of nothing. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : quotient(100n * BigInt(part), BigInt(whole), 2);

/** A number as it is written, as whole parts of the last of so many decimals. */
export function inParts(written: string, decimals: number): bigint {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written)!;
  const parts = BigInt(whole + rest.padEnd(decimals, '0').slice(0, decimals));
  return sign === '-' ? -parts : parts;
}

/** What is told of numbers that were given: with four decimals, rounded half up. */
export interface NumberSummary {
  readonly mean: number;
  /** Of a sample (n − 1); null of a single number. */
  readonly standardDeviation: number | null;
}

/** So many decimals a number has that is asked for. */
const decimals = 4;

/**
 * Mean and standard deviation from how many numbers there are, their sum and the sum of their squares: exact in whole
 * numbers, however many they are.
 * @param answers 1 or more
 */
export function summaryOf(answers: number, sum: string, squares: string): NumberSummary {
  const [count, total] = [BigInt(answers), inParts(sum, decimals)];
  const spread = count * inParts(squares, 2 * decimals) - total * total;
  return {
    mean: quotient(total, count * 10n ** BigInt(decimals), decimals),
    standardDeviation:
      answers < 2 ? null : Number((root((4n * spread) / (count * (count - 1n))) + 1n) / 2n) / 10 ** decimals,
  };
}

/** The largest whole number whose square is not larger. */
function root(square: bigint): bigint {
  if (square < 2n) return square;
  let guess = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const better = (guess + square / guess) / 2n;
    if (better >= guess) return guess;
    guess = better;
  }
}
