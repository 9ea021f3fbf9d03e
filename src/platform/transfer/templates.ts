import type { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { sheetHead, sheetRow, sheetTail } from '../export/sheet.ts';
import { workbook } from '../export/workbook.ts';
import { type Language, say } from '../http/text.ts';
import type { Label } from '../reference/list.ts';
import type { ImportColumn } from './column.ts';
import type { Importer } from './importer.ts';
import { templateMark, templateVersion } from './marks.ts';
import type { ImportTemplate } from './schemas.ts';

/** What a file of a resource may hold, in the reader's language. */
export const describedTemplate = (importer: Importer, language: Language): ImportTemplate => ({
  resource: importer.resource,
  version: templateVersion(importer),
  columns: importer.columns.map((column) => {
    const [name, ...otherNames] = column.headers;
    return {
      field: column.field,
      name,
      otherNames,
      isRequired: column.required ?? false,
      isPersonal: column.mask !== undefined,
      description: say(column.about, language),
      example: column.example,
      codes: column.values?.entries.map(({ code }) => code) ?? null,
    };
  }),
});

/** The header that an import reads; the mark at its end tells which version it is. */
const headerOf = (importer: Importer): string[] => [
  ...importer.columns.map(({ headers: [name] }) => name),
  templateMark(importer),
];

export const csvTemplate = (importer: Importer): string => stringify([headerOf(importer)]);

const sheetNames: Label = { en: 'Columns', id: 'Kolom' };
const titles: readonly Label[] = [
  { en: 'Column', id: 'Kolom' },
  { en: 'Required', id: 'Wajib' },
  { en: 'What stands in it', id: 'Isi' },
  { en: 'Isi (Bahasa Indonesia)', id: 'What stands in it (English)' },
  { en: 'Example', id: 'Contoh' },
  { en: 'Codes', id: 'Kode' },
];
const yes: Label = { en: 'yes', id: 'ya' };
const no: Label = { en: 'no', id: 'tidak' };

/** A workbook: an empty sheet to fill, and a second one that explains each column in both languages. */
export function xlsxTemplate(importer: Importer, language: Language): Readable {
  const other: Language = language === 'id' ? 'en' : 'id';
  const explained = ({ headers: [name], required, about, example, values }: ImportColumn): string[] => [
    name,
    say(required ? yes : no, language),
    say(about, language),
    say(about, other),
    example,
    values?.entries.map(({ code, label }) => `${code} (${label[language]})`).join(', ') ?? '',
  ];
  const header = titles.map((title) => say(title, language));
  return workbook([
    { name: 'Data', open: () => sheetOf(headerOf(importer), []) },
    { name: say(sheetNames, language), open: () => sheetOf(header, importer.columns.map(explained)) },
  ]);
}

const sheetOf = (header: readonly string[], rows: readonly string[][]): string[] => [
  sheetHead(header),
  ...rows.map(sheetRow),
  sheetTail(header.length, rows.length),
];
