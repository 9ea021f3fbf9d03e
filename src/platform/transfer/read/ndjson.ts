import { cleanCell, numberText } from './cell.ts';
import { notATable } from './format.ts';
import {
  type RowProblem,
  type TableLimits,
  type TableParts,
  type TableRow,
  UnreadableTable,
} from './table.ts';
import { utf8Text } from './text.ts';

/** Reads one flat JSON object per line; the header is the keys of the first readable object. */
export async function* readNdjson(chunks: AsyncIterable<Buffer>, limits: TableLimits): TableParts {
  let batch: TableRow[] = [];
  let headerKnown = false;
  for await (const { text, line } of numberedLines(chunks, limits)) {
    const row = readLine(text, line, limits);
    if (row === undefined) continue;
    batch.push(row);
    if (!headerKnown && row.error === undefined) {
      headerKnown = true;
      yield { columns: [...row.cells.keys()] };
    }
    if (batch.length < limits.batchRows) continue;
    if (!headerKnown) throw notATable('text');
    yield batch;
    batch = [];
  }
  if (!headerKnown && batch.length === 0) throw new UnreadableTable('empty-file');
  if (!headerKnown) yield { columns: [] };
  if (batch.length > 0) yield batch;
}

async function* numberedLines(
  chunks: AsyncIterable<Buffer>,
  limits: TableLimits,
): AsyncGenerator<{ text: string; line: number }> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of utf8Text(chunks)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      if (end - start > limits.rowBytes) throw rowTooLong(line, limits);
      yield { text: bytes.toString('utf8', start, end), line };
      start = end + 1;
      line++;
    }
    rest = bytes.subarray(start);
    if (rest.length > limits.rowBytes) throw rowTooLong(line, limits);
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), line };
}

const halfCharacter = /\p{Surrogate}/u;

function rowTooLong(line: number, limits: TableLimits): UnreadableTable {
  return new UnreadableTable('row-too-long', { line, parameters: { limit: limits.rowBytes } });
}

function readLine(text: string, line: number, limits: TableLimits): TableRow | undefined {
  if (text.trim() === '') return undefined;
  const refused = (reason: string, column?: string): TableRow => ({
    line,
    cells: new Map(),
    error: { code: 'row-json', parameters: { reason }, ...(column === undefined ? {} : { column }) },
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('syntax');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused('not-an-object');
  const cells = new Map<string, string>();
  let error: RowProblem | undefined;
  let filled = false;
  for (const [key, content] of Object.entries(value)) {
    const column = cleanCell(key);
    if (column === '') continue;
    if (typeof content === 'object' && content !== null) return refused('nested', column);
    const cell = cleanCell(typeof content === 'number' ? numberText(content) : String(content ?? ''));
    if (cells.has(column)) return refused('duplicate-column', column);
    if (cell.includes('\0')) return refused('nul', column);
    if (halfCharacter.test(cell) || halfCharacter.test(column)) return refused('half-character');
    if (cell.length > limits.cellCharacters) {
      error ??= {
        code: 'row-cell-length',
        column,
        parameters: { found: cell.length, limit: limits.cellCharacters },
      };
    }
    filled ||= cell !== '';
    cells.set(column, cell);
  }
  if (cells.size > limits.columns) {
    throw new UnreadableTable('too-many-columns', {
      line,
      parameters: { found: cells.size, limit: limits.columns },
    });
  }
  if (!filled) return undefined;
  return error === undefined ? { line, cells } : { line, cells, error };
}
