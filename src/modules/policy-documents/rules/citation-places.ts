import type { ProvisionKind } from '../reference.ts';
import { addressOf, type Surroundings, surroundingsWithin, textItself } from './text/addresses.ts';
import { anyOrdinal, ordinalWords } from './text/numbers.ts';

interface Step {
  readonly kind: ProvisionKind;
  readonly word: string;
  /** How the number is written, as a pattern. */
  readonly number: string;
  /** From the words to the number of the provision. */
  readonly read: (number: string) => string;
  /** From the number in the address to the words. */
  readonly write: (number: string) => string;
}

const lower = (number: string) => number.toLowerCase();
const upper = (number: string) => number.toUpperCase();
const same = (number: string) => number;
const step = (
  kind: ProvisionKind,
  word: string,
  number: string,
  read: Step['read'],
  write: Step['write'] = same,
): Step => ({ kind, word, number, read, write });

const roman = '[CLXVI]{1,8}[A-Z]?';

const annex = step('annex', 'Lampiran', roman, upper);
const explanation = step('explanation', 'Penjelasan', '', same);
const outer = [
  step('article', 'Pasal', `\\d{1,4}[A-Z]{0,2}|${roman}`, upper),
  step('dictum', 'Diktum', `(?:${anyOrdinal})(?: [A-Z](?![\\p{L}\\p{N}]))?`, upper, (number) =>
    upper(ordinalWords(number)),
  ),
  step('chapter', 'BAB', roman, upper),
];
const paragraph = step('paragraph', 'ayat', '\\d{1,4}[a-z]?', lower);
const points = [
  step('letter', 'huruf', '[a-z]{1,2}\\d{0,2}', lower),
  step('item', 'angka', '\\d{1,4}[a-z]?', lower),
];
const preamble = [
  step('consideration', 'Menimbang huruf', '[a-z]{1,2}\\d{0,2}', lower),
  step('legal-basis', 'Mengingat angka', '\\d{1,4}[a-z]?', lower),
];
const inner = [
  step('part', 'Bagian', `(?:${anyOrdinal})(?: [A-Z](?![\\p{L}\\p{N}]))?`, same, ordinalWords),
  step('section', 'Paragraf', '\\d{1,4}[a-z]?', lower),
];
const steps: readonly Step[] = [annex, explanation, ...preamble, ...outer, ...inner, paragraph, ...points];

const blanks = '\\s{1,3}';
const patternOf = ({ word, number }: Step) => `${word}${blanks}(?:${number})(?![\\p{L}\\p{N}])`;
const anyOf = (some: readonly Step[]) => some.map(patternOf).join('|');
const parenthesised = `ayat${blanks}\\(\\d{1,4}[a-z]?\\)`;
const start = `(?:(?:Lampiran(?:${blanks}${roman}(?![\\p{L}\\p{N}]))?|Penjelasan)${blanks})?(?:${anyOf(outer)})`;

/** Matches the words for a provision, in any of its kinds; has no groups of its own. */
export const anyPlace = `(?:(?:${start}|${anyOf(preamble)})(?:${blanks}(?:${anyOf(inner)})){0,2}(?:${blanks}${parenthesised})?(?:${blanks}(?:${anyOf(points)})){0,4}|${patternOf(annex)})`;

const anyStep = new RegExp(
  steps.map(({ word, number }) => `${word}(?:\\s+\\(?(${number || 'a^'})\\)?(?![\\p{L}\\p{N}]))?`).join('|'),
  'giu',
);

/** `Pasal 5 ayat (2) huruf b` is `art_5__para_2__point_b`. */
export function addressOfPlace(words: string): string {
  let within: Surroundings = textItself;
  let eId = '';
  for (const match of words.matchAll(anyStep)) {
    const { kind, read } = steps[stepOf(match)]!;
    const number = match.slice(1).find((group) => group !== undefined);
    const provision = { kind, number: number === undefined ? null : read(number) };
    eId = addressOf(provision, within);
    within = surroundingsWithin(provision, eId, within);
  }
  return eId;
}

function stepOf(match: RegExpExecArray): number {
  const numbered = match.slice(1).findIndex((group) => group !== undefined);
  const word = match[0].toLowerCase();
  return numbered >= 0 ? numbered : steps.findIndex((one) => word.startsWith(one.word.toLowerCase()));
}

const words: Readonly<Record<string, (number: string) => Step>> = {
  annex: () => annex,
  explanation: () => explanation,
  rec: () => preamble[0]!,
  cit: () => preamble[1]!,
  art: () => outer[0]!,
  dictum: () => outer[1]!,
  chp: () => outer[2]!,
  part: () => inner[0]!,
  sec: () => inner[1]!,
  para: () => paragraph,
  point: (number) => points[/^\d/.test(number) ? 1 : 0]!,
};

/** `art_5__para_2__point_b` is `Pasal 5 ayat (2) huruf b`. */
export function wordsOfPlace(eId: string): string {
  return eId
    .split('__')
    .map((part) => {
      const [prefix = '', number] = part.split('_');
      const found = words[prefix]?.(number ?? '');
      if (!found) return part;
      if (number === undefined) return found.word;
      return `${found.word} ${found.kind === 'paragraph' ? `(${number})` : found.write(number)}`;
    })
    .join(' ');
}
