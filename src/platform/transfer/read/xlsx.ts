import { Archive } from './archive.ts';
import { Columns } from './columns.ts';
import { SharedStrings } from './shared-strings.ts';
import { SheetListener, type SheetRow } from './sheet.ts';
import { type TableLimits, type TableParts, type TableRow, UnreadableTable } from './table.ts';
import { openWorkbook } from './workbook.ts';
import { parseXml } from './xml.ts';

/** Reads the first visible sheet of an XLSX upload: the header first, then batches of rows. */
export async function* readXlsx(
  chunks: AsyncIterable<Buffer>,
  limits: TableLimits,
  signal?: AbortSignal,
): TableParts {
  const archive = await Archive.receive(chunks, limits, signal);
  let strings: SharedStrings | undefined;
  try {
    const workbook = await openWorkbook(archive);
    strings = await SharedStrings.read(archive, workbook.sharedStringsPart, limits.sharedStringBytes);
    const sheet = new SheetListener(strings, workbook, limits.columns);
    let columns: Columns | undefined;
    let batch: TableRow[] = [];
    for await (const _ of parseXml(archive, workbook.sheetPart, sheet)) {
      for (const found of sheet.rows) {
        if (columns === undefined) {
          columns = Columns.read(found.values, found.line, limits);
          if (columns !== undefined) yield columns.header;
          continue;
        }
        const row = tableRow(columns, found);
        if (row !== undefined) batch.push(row);
        if (batch.length >= limits.batchRows) {
          yield batch;
          batch = [];
        }
      }
      sheet.rows.length = 0;
    }
    if (columns === undefined) throw new UnreadableTable('empty-file');
    if (batch.length > 0) yield batch;
  } finally {
    archive.close();
    await strings?.close();
  }
}

function tableRow(columns: Columns, { line, values, errorAt }: SheetRow): TableRow | undefined {
  if (errorAt === undefined) return columns.row(line, values, 'allowed');
  return columns.row(line, values, 'allowed', {
    code: 'row-cell-error',
    column: columns.nameAt(errorAt),
    parameters: { found: values[errorAt] ?? '' },
  });
}
