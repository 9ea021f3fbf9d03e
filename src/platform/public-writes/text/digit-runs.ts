/** Digits in a row. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const separator = /\)[ \u00a0]?|[ \u00a0]?[.\-‐-–][ \u00a0]?|[ \u00a0]/u.source;
const run = new RegExp(`(?:\\((?=\\+?\\d{1,4}\\)))?\\+?\\d+(?:(?:${separator})\\d+)*`, 'gu');

/** Groups of digits with no more than a blank, a dot, a dash or a bracket between them: what may be one number. */
export const digitRuns = (text: string): DigitGroup[][] =>
  [...text.matchAll(run)].map(({ 0: whole, index }) =>
    [...whole.matchAll(/[(+]*(\d+)/g)].map((group) => {
      const start = index + group.index;
      return { digits: group[1]!, start, end: start + group[0].length };
    }),
  );
