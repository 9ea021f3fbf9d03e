import { type Column, cellOf } from './columns.ts';
import type { Form } from './form.ts';

/** What a sheet holds below its header row. */
export const maximumSheetRows = 1_048_575;
const maximumCharacters = 32_767;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const markup = /[&<>]/g;
/** What XML cannot hold, and text that would be read as standing for it. */
const unwritable = /[^\P{Cc}\t\n]|[\ufffe\uffff]|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)/gu;

const written = (text: string): string =>
  text
    .slice(0, maximumCharacters)
    .replace(unwritable, (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(markup, (found) => escapes[found]!);

function cell(value: string | number | boolean): string {
  if (value === '') return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${written(value)}</t></is></c>`;
}

export const sheetRow = (cells: readonly (string | number | boolean)[]): string =>
  `<row>${cells.map(cell).join('')}</row>`;

/** The beginning of a table: its header row stays in sight. */
export const sheetHead = (header: readonly string[]): string =>
  `${declaration}<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${sheetRow(header)}`;

/** The end of a table of so many columns and rows, which can be filtered by each column. */
export const sheetTail = (columns: number, rows: number): string =>
  `</sheetData><autoFilter ref="A1:${letters(columns)}${rows + 1}"/></worksheet>`;

/** A sheet of a table; texts are texts, never formulas. */
export const sheetForm = (columns: readonly Column[]): Form => ({
  head: sheetHead(columns.map(({ name }) => name)),
  items(items) {
    let text = '';
    for (const item of items) {
      text += '<row>';
      for (const column of columns) text += cell(cellOf(column.valueIn(item)));
      text += '</row>';
    }
    return text;
  },
  tail: (rows) => sheetTail(columns.length, rows),
});

/** A small sheet of names and values. */
export const noteSheet = (notes: Readonly<Record<string, string | number>>): string =>
  `${declaration}<worksheet xmlns="${namespace}"><sheetData>${Object.entries(notes).map(sheetRow).join('')}</sheetData></worksheet>`;

/** The name of the last of so many columns: 1 is A, 27 is AA. */
function letters(columns: number): string {
  let name = '';
  for (let left = columns; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
