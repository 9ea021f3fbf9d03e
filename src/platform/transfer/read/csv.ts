import { CsvError, type Parser, parse } from 'csv-parse';
import { Columns } from './columns.ts';
import { openDialect } from './dialect.ts';
import { type TableLimits, type TableParts, type TableRow, UnreadableTable } from './table.ts';
import { utf8Text } from './text.ts';

/** Reads a CSV upload: the header first, then batches of rows. */
export async function* readCsv(chunks: AsyncIterable<Buffer>, limits: TableLimits): TableParts {
  const dialect = await openDialect(utf8Text(chunks), limits);
  const records: string[][] = [];
  let parserLine = 0;
  const parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.rowBytes,
    on_record: (record: string[], { lines }) => {
      parserLine = lines;
      records.push(record);
      return null;
    },
  });
  parser.on('error', () => {});

  let line = dialect.firstLine;
  let columns: Columns | undefined;
  let batch: TableRow[] = [];
  try {
    const explained = (error: unknown): unknown => explain(error, line + pendingLines(records), parserLine);
    let ended = false;
    while (!ended) {
      const chunk = await dialect.next();
      ended = chunk === undefined;
      const problem = await feed(parser, chunk).then(() => undefined, explained);
      for (const record of records) {
        const nextLine = line + linesOf(record);
        if (columns === undefined) {
          columns = Columns.read(record, line, limits);
          if (columns !== undefined) yield columns.header;
        } else {
          const row = columns.row(line, record, 'refused');
          if (row !== undefined) batch.push(row);
        }
        line = nextLine;
        if (batch.length >= limits.batchRows) {
          yield batch;
          batch = [];
        }
      }
      records.length = 0;
      if (problem !== undefined) {
        if (batch.length > 0) yield batch;
        throw problem;
      }
    }
    if (columns === undefined) throw new UnreadableTable('empty-file');
    if (batch.length > 0) yield batch;
  } finally {
    parser.destroy();
    await dialect.close();
  }
}

function feed(parser: Parser, chunk: Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve());
    if (chunk === undefined) {
      parser.once('error', reject);
      parser.once('end', resolve);
      parser.resume();
      parser.end();
    } else {
      parser.write(chunk, done);
    }
  });
}

// The parser's own count takes a CRLF inside quotes for two lines, so lines are counted from the cells.
function linesOf(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record) {
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return lines;
}

function pendingLines(records: readonly string[][]): number {
  return records.reduce((sum, record) => sum + linesOf(record), 0);
}

/**
 * An open quote that swallowed further lines is a stray quote; one opened on the file's last line means that
 * the end of the file is missing.
 */
function explain(error: unknown, line: number, parserLine: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const severalLines = Number(error.lines) > parserLine + 1;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new UnreadableTable(severalLines ? 'unclosed-quote' : 'cut-file', { line });
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new UnreadableTable(severalLines ? 'unclosed-quote' : 'row-too-long', { line });
  }
  return new UnreadableTable('damaged-file', { line, cause: error });
}
