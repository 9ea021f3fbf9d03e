import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { sheetHead, sheetRow, sheetTail } from '../../export/sheet.ts';
import { workbook } from '../../export/workbook.ts';
import { isMark, maskedMark, reasonHeaders } from '../marks.ts';
import type { TableFormat } from '../read/index.ts';
import type { RefusedRow } from './rows.ts';

export interface RefusedFile {
  readonly format: TableFormat;
  /** Columns of the file that was uploaded. */
  readonly columns: readonly string[];
  /** What the column of reasons is called. */
  readonly reasonHeader: string;
  /** How a cell is shown to somebody who may not see personal data; undefined if it may be seen. */
  readonly mask: ((column: string, value: string) => string) | undefined;
}

type Pages = AsyncIterable<readonly RefusedRow[]>;

/** Refused rows as a file of the format in which they came, no faster than it is read. */
export function refusedFile(pages: Pages, file: RefusedFile): Readable {
  switch (file.format) {
    case 'csv':
      return Readable.from(csvOf(pages, file), { objectMode: false });
    case 'ndjson':
      return Readable.from(ndjsonOf(pages, file), { objectMode: false });
    case 'xlsx':
      return workbook([{ name: 'Data', open: () => sheetOf(pages, file) }]);
  }
}

const marksOf = ({ mask }: RefusedFile): string[] => (mask ? [maskedMark] : []);

const headerOf = (file: RefusedFile): string[] => [...file.columns, file.reasonHeader, ...marksOf(file)];

const shown = ({ mask }: RefusedFile, column: string, value: string): string =>
  mask ? mask(column, value) : value;

const valuesOf = (file: RefusedFile, { cells, reason }: RefusedRow): string[] => [
  ...file.columns.map((column) => shown(file, column, cells[column] ?? '')),
  reason,
  ...marksOf(file).map(() => ''),
];

async function* csvOf(pages: Pages, file: RefusedFile): AsyncGenerator<string> {
  yield stringify([headerOf(file)], { bom: true });
  for await (const rows of pages)
    yield stringify(
      rows.map((row) => valuesOf(file, row)),
      { escape_formulas: true },
    );
}

/** Other lines may have other keys than the first. */
async function* ndjsonOf(pages: Pages, file: RefusedFile): AsyncGenerator<string> {
  const additions = Object.values(reasonHeaders).filter((name) => !file.columns.includes(name));
  const isOwn = (column: string): boolean => !isMark(column) && !additions.includes(column);
  for await (const rows of pages)
    yield rows
      .map(({ cells, reason }) => {
        const own = Object.entries(cells).filter(([column]) => isOwn(column));
        const marks = marksOf(file).map((mark) => [mark, '']);
        const entries = own.map(([column, value]) => [column, shown(file, column, value)]);
        return `${JSON.stringify(Object.fromEntries([...marks, ...entries, [file.reasonHeader, reason]]))}\n`;
      })
      .join('');
}

async function* sheetOf(pages: Pages, file: RefusedFile): AsyncGenerator<string> {
  const header = headerOf(file);
  let count = 0;
  yield sheetHead(header);
  for await (const rows of pages) {
    count += rows.length;
    yield rows.map((row) => sheetRow(valuesOf(file, row))).join('');
  }
  yield sheetTail(header.length, count);
}
