/** Titles that stand before a name, academic, professional and religious, without their dots. */
const frontTitles: ReadonlySet<string> = new Set(
  'prof dr drs dra drg drh ir h hj kh apt ns ners bdn'.split(' '),
);

const apostrophes = /['’‘`´ʼ]/gu;

/**
 * A name as it is searched for: lower case, no accents, no titles, no punctuation, single spaces. Titles count only as
 * whole words, in front of a name that goes on after them; behind it, everything from the first comma on is a title.
 */
export function searchableName(fullNameWithTitles: string): string {
  const plain = fullNameWithTitles
    .replace(apostrophes, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(apostrophes, '')
    .replace(/\p{M}/gu, '');
  const comma = plain.indexOf(',');
  const words = (comma === -1 ? plain : plain.slice(0, comma)).split(/\s+/u).flatMap(partsOf);
  let start = 0;
  while (start < words.length - 1 && frontTitles.has(words[start] ?? '')) start += 1;
  return words.slice(start).join(' ');
}

/** 'Dr.Ir.Budi' is three words, 'K.H.' one. */
function partsOf(written: string): string[] {
  const parts = written.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const joined = parts.join('');
  return frontTitles.has(joined) ? [joined] : parts;
}
