import type pg from 'pg';
import { type MatchedHeader, matchHeader } from '../header.ts';
import type { Importer } from '../importer.ts';
import { defaultLimits, readTable, type Table, type TableFormat, UnreadableTable } from '../read/index.ts';
import { ImportRow } from '../rows.ts';
import { storedBytes } from './chunks.ts';
import type { StoredImport } from './store.ts';

const batchRows = 500;

export interface ImportFile {
  readonly format: TableFormat;
  readonly header: MatchedHeader;
  readonly batches: AsyncIterable<ImportRow[]>;
}

/** What a file holds, found by reading it through. */
export interface Measure {
  readonly rows: number;
  readonly header: MatchedHeader;
}

const openTable = (pool: pg.Pool, { id, fileBytes }: StoredImport, signal: AbortSignal): Promise<Table> =>
  readTable(storedBytes(pool, id), {
    signal,
    limits: { batchRows, uploadBytes: Math.max(fileBytes, 1) },
  });

/**
 * Reads the file of an import through.
 * @param look is called before each batch, and may throw
 * @throws UnreadableTable, ImportFailure when its columns do not fit
 */
export async function measureFile(
  pool: pg.Pool,
  stored: StoredImport,
  importer: Importer,
  signal: AbortSignal,
  look: (batches: number) => Promise<void>,
): Promise<Measure> {
  const table = await openTable(pool, stored, signal);
  try {
    const columns = new Set(table.header.columns);
    const match = () => matchHeader(importer, [...columns], stored.mapping);
    // Each line of NDJSON names its columns itself: one may have some that the lines before it lack.
    const early = table.format === 'ndjson' ? undefined : match();
    let rows = 0;
    let batches = 0;
    for await (const batch of table.rows) {
      await look(batches);
      batches += 1;
      rows += batch.length;
      if (!early) for (const { cells } of batch) addColumns(columns, cells.keys());
    }
    return { rows, header: early ?? match() };
  } catch (error) {
    await table.close();
    throw error;
  }
}

function addColumns(columns: Set<string>, names: Iterable<string>): void {
  for (const name of names) columns.add(name);
  const { columns: limit } = defaultLimits;
  if (columns.size > limit)
    throw new UnreadableTable('too-many-columns', { parameters: { found: columns.size, limit } });
}

/**
 * Opens the file of an import for one reading of its rows.
 * @throws UnreadableTable
 */
export async function openFile(
  pool: pg.Pool,
  stored: StoredImport,
  header: MatchedHeader,
  signal: AbortSignal,
): Promise<ImportFile> {
  const table = await openTable(pool, stored, signal);
  return { format: table.format, header, batches: importRows(header, table.rows) };
}

async function* importRows(
  header: MatchedHeader,
  batches: AsyncIterable<ConstructorParameters<typeof ImportRow>[1][]>,
): AsyncGenerator<ImportRow[]> {
  for await (const rows of batches) yield rows.map((row) => new ImportRow(header, row));
}
