import type { Random, Weighted } from './random.ts';

/** Some do not say who they are. */
const SILENT = 0.06;

const genders: Weighted<string> = [
  ['female', 54],
  ['male', 46],
];
const ageBands: Weighted<string> = [
  ['under-20', 5],
  ['20-29', 24],
  ['30-39', 28],
  ['40-49', 22],
  ['50-59', 14],
  ['60-and-over', 7],
];
const education: Weighted<string> = [
  ['primary', 9],
  ['lower-secondary', 13],
  ['upper-secondary', 43],
  ['diploma', 10],
  ['bachelor', 22],
  ['postgraduate', 3],
];
const occupations: Weighted<string> = [
  ['civil-servant', 8],
  ['military-police', 2],
  ['private-employee', 26],
  ['self-employed', 25],
  ['farmer-fisher', 5],
  ['student', 9],
  ['homemaker', 18],
  ['other', 7],
];
const disabilities: Weighted<string> = [
  ['none', 96],
  ['disabled', 4],
];

/** Gender, age band, education, occupation and disability of somebody who answers, as far as it is said. */
export const respondent = (random: Random): readonly (string | null)[] =>
  [genders, ageBands, education, occupations, disabilities].map((choices) =>
    random.chance(SILENT) ? null : random.weighted(choices),
  );
