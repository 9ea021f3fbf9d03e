import { distance } from 'fastest-levenshtein';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { defineRemarks } from '../http/remarks.ts';
import type { Parameters } from '../http/text.ts';
import type { ColumnMapping, KnownColumns } from './column.ts';
import { comparable } from './header.ts';

const mappingRemarks = defineRemarks({
  'mapping-malformed': {
    message: {
      en: 'This is no JSON object of column names and fields.',
      id: 'Ini bukan objek JSON berisi nama kolom dan field.',
    },
    hint: {
      en: 'Send for example {"Nomor Induk":"nip","Nama Lengkap":"name"}.',
      id: 'Kirim misalnya {"Nomor Induk":"nip","Nama Lengkap":"name"}.',
    },
  },
  'mapping-column-twice': {
    message: { en: 'The column {column} is mapped twice.', id: 'Kolom {column} dipetakan dua kali.' },
    hint: { en: 'Map each column to one field.', id: 'Petakan setiap kolom ke satu field.' },
  },
  'mapping-field-twice': {
    message: {
      en: 'The columns {columns} are both mapped to {field}.',
      id: 'Kolom {columns} sama-sama dipetakan ke {field}.',
    },
    hint: {
      en: 'Map the one that is right, and leave the other out.',
      id: 'Petakan yang benar, dan hilangkan yang lain.',
    },
  },
  'mapping-field-unknown': {
    message: { en: '{field} is no field of {resource}.', id: '{field} bukan field dari {resource}.' },
    hint: {
      en: 'Did you mean {nearest}? All fields: /import-templates.',
      id: 'Apakah maksudnya {nearest}? Semua field: /import-templates.',
    },
  },
});

const quoted = /"(?:[^"\\]|\\.)*"/g;

/**
 * Reads a mapping of columns.
 * @throws Problem `invalid-input` that names what is wrong: no JSON object of texts, a column or a field twice, or a
 * field that the resource does not have
 */
export function readMapping(text: string, { resource, columns }: KnownColumns): ColumnMapping {
  const entries = entriesOf(text);
  const fields = columns.map(({ field }) => field);
  const columnOf = new Map<string, string>();
  const seen = new Set<string>();
  for (const [column, field] of entries) {
    if (seen.has(comparable(column))) throw refused('mapping-column-twice', { column });
    seen.add(comparable(column));
    const [nearest] = fields.toSorted((a, b) => distance(a, field) - distance(b, field));
    if (!fields.includes(field))
      throw refused('mapping-field-unknown', { field, resource, nearest: nearest ?? '–' });
    const other = columnOf.get(field);
    if (other !== undefined) throw refused('mapping-field-twice', { field, columns: `${other}, ${column}` });
    columnOf.set(field, column);
  }
  return Object.fromEntries(entries);
}

/** The entries as written: parsing alone would drop all but the last of two columns of one name. */
function entriesOf(text: string): [column: string, field: string][] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('mapping-malformed');
  }
  const isFlat =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((field) => typeof field === 'string');
  const texts = isFlat ? Array.from(text.matchAll(quoted), ([found]) => JSON.parse(found) as string) : [];
  if (texts.length === 0 || texts.some((found) => /\p{C}/u.test(found))) throw refused('mapping-malformed');
  return Array.from({ length: texts.length / 2 }, (_, at) => [texts[at * 2]!, texts[at * 2 + 1]!]);
}

const refused = (code: keyof typeof mappingRemarks, parameters: Parameters = {}): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [{ place: { parameter: 'mapping' }, code, text: mappingRemarks[code], parameters }],
  });
