/** Roman numerals up to 399, as chapters and annexes bear them. */
const romanNumeral = '(?=[CLXVI])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})';

const units = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** `Kesatu`, `Kedua Belas`, `Ketiga Puluh Satu`: up to 99. */
function allOrdinals(): string[] {
  const ones = units.map((unit) => `Ke${unit}`);
  const tens = ones.slice(1).map((one) => `${one} Puluh`);
  return [
    ...ones,
    'Kesepuluh',
    'Kesebelas',
    ...ones.slice(1).map((one) => `${one} Belas`),
    ...tens.flatMap((ten) => [
      ten,
      ...units.map((unit) => `${ten} ${unit[0]!.toUpperCase()}${unit.slice(1)}`),
    ]),
  ];
}

const inOrder = allOrdinals();

/** Ordinals by their words; the first has an older word beside it. */
const ordinals: ReadonlyMap<string, number> = new Map([
  ...inOrder.map((words, at) => [words.toUpperCase(), at + 1] as const),
  ['PERTAMA', 1],
]);
/** The longer first: `Kedua Puluh` starts with `Kedua`. */
export const anyOrdinal = [...ordinals.keys()].sort((a, b) => b.length - a.length).join('|');

/** How numbers of one kind are written, and how that is put in an address. */
export interface NumberFormat {
  readonly pattern: RegExp;
  readonly example: string;
  inAddress(number: string): string;
}

const format = (
  pattern: string,
  example: string,
  inAddress = (number: string) => number,
  flags = '',
): NumberFormat => ({ pattern: new RegExp(`^(?:${pattern})$`, flags), example, inAddress });

export const numberFormats = {
  /** What is inserted after chapter II is IIA. */
  roman: format(`${romanNumeral}[A-HJKM-UWYZ]?`, 'IV'),
  /** Articles of an amending document bear Roman numerals. */
  article: format(`[1-9]\\d{0,3}[A-Z]{0,2}|${romanNumeral}`, '5A'),
  digits: format('[1-9]\\d{0,3}[a-z]?', '2'),
  letter: format('[a-z]{1,2}\\d{0,2}', 'b'),
  ordinal: format(`(?:${anyOrdinal})(?: [A-Z])?`, 'Kesatu', ordinalInAddress, 'i'),
} satisfies Record<string, NumberFormat>;

/** `Kedua A` is `2A`. */
function ordinalInAddress(number: string): string {
  const words = number.toUpperCase();
  const whole = ordinals.get(words);
  return whole === undefined ? `${ordinals.get(words.slice(0, -2))}${words.slice(-1)}` : String(whole);
}

/** `2A` is `Kedua A`. */
export function ordinalWords(inAddress: string): string {
  const [, number, letter] = /^(\d+)([A-Z]?)$/.exec(inAddress) ?? [];
  const words = inOrder[Number(number) - 1] ?? inAddress;
  return letter ? `${words} ${letter}` : words;
}

/** The ordinal with which a line starts, as it is written. */
export const ordinalAtStart = (line: string): string | undefined => startingOrdinal.exec(line)?.[0];
const startingOrdinal = new RegExp(`^(?:${anyOrdinal})(?: [A-Z])?(?![\\p{L}\\p{N}-])`, 'iu');

/** Whether one number may follow another in a list: the next one, or one that was inserted (5A, 1a, b1). */
export function follows(number: string, before: string): boolean {
  const [root, suffix] = split(number);
  const [rootBefore, suffixBefore] = split(before);
  return root === rootBefore
    ? (suffix > suffixBefore && suffixBefore.length <= suffix.length) || suffix.length > suffixBefore.length
    : suffix === '' && root === next(rootBefore);
}

const split = (number: string): readonly [root: string, suffix: string] => {
  const root = /^(?:\d+|[a-z]+)/.exec(number)?.[0] ?? number;
  return [root, number.slice(root.length)];
};

/** After 9 comes 10, after z comes aa. */
function next(root: string): string {
  if (/^\d/.test(root)) return String(Number(root) + 1);
  const last = root.charCodeAt(root.length - 1);
  if (root === 'z') return 'aa';
  return root.length === 2 ? String.fromCharCode(last + 1).repeat(2) : String.fromCharCode(last + 1);
}
