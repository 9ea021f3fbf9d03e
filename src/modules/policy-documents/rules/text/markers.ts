import type { ProvisionKind } from '../../reference.ts';
import { numberFormats, ordinalAtStart } from './numbers.ts';

/** The start of a provision, as a line tells it. */
export interface Marker {
  readonly kind: ProvisionKind;
  readonly number: string;
  /** What follows on the same line. */
  readonly rest: string;
  /** Letters and items of the third and fourth step are written `a)`, `1)`. */
  readonly isDeep: boolean;
}

const marker = (kind: ProvisionKind, number: string, rest = '', isDeep = false): Marker => ({
  kind,
  number,
  rest,
  isDeep,
});

/** What a line starts, by its look alone; whether it does is decided where it stands. */
export function markerOf(line: string): Marker | undefined {
  return headed(line) ?? listed(line) ?? dictum(line);
}

function headed(line: string): Marker | undefined {
  const [, word, after = ''] = /^(BAB|Bagian|Paragraf|Pasal)\s+(.{1,300})$/.exec(line) ?? [];
  if (word === 'BAB') return chapter(after);
  if (word === 'Bagian') return part(after);
  if (word === 'Paragraf' && numberFormats.digits.pattern.test(after)) return marker('section', after);
  if (word === 'Pasal') {
    const number = after.replace(/^(\d+) ([A-Z]{1,2})$/, '$1$2');
    if (numberFormats.article.pattern.test(number)) return marker('article', number);
  }
  return undefined;
}

/** `BAB II`, also with its heading on the same line. */
function chapter(after: string): Marker | undefined {
  const [, number, heading = ''] = /^([CLXVI]+[A-Z]?)(?: ([^\p{Ll}]+))?$/u.exec(after) ?? [];
  return number !== undefined && numberFormats.roman.pattern.test(number)
    ? marker('chapter', number, heading)
    : undefined;
}

function part(after: string): Marker | undefined {
  const number = ordinalAtStart(after);
  if (number === undefined) return undefined;
  const heading = after.slice(number.length).trim();
  return heading === '' || /^\p{Lu}/u.test(heading) ? marker('part', number, heading) : undefined;
}

function listed(line: string): Marker | undefined {
  const [, paragraph, words = ''] = /^\((\d{1,4}[a-z]?)\)(?:\s+(.*))?$/.exec(line) ?? [];
  if (paragraph !== undefined) return marker('paragraph', paragraph, words);
  const [, number, , sign, rest = ''] =
    /^(\d{1,4}[a-z]?|([a-z])\2?\d{0,2})([.)])(?:\s+(.*))?$/.exec(line) ?? [];
  if (number === undefined) return undefined;
  return marker(/^\d/.test(number) ? 'item' : 'letter', number, rest, sign === ')');
}

/** `KESATU : Membentuk …` of a decision. */
function dictum(line: string): Marker | undefined {
  const number = ordinalAtStart(line);
  if (number === undefined || number !== number.toUpperCase()) return undefined;
  return marker('dictum', number, line.slice(number.length).replace(/^\s*:?\s*/, ''));
}
