import type pg from 'pg';
import { type MatchedHeader, matchHeader } from '../header.ts';
import type { Importer } from '../importer.ts';
import { readTable, type TableFormat } from '../read/index.ts';
import { ImportRow } from '../rows.ts';
import { storedBytes } from './chunks.ts';
import type { StoredImport } from './store.ts';

const batchRows = 500;

export interface ImportFile {
  readonly format: TableFormat;
  readonly header: MatchedHeader;
  readonly batches: AsyncIterable<ImportRow[]>;
}

/**
 * Opens the file of an import for one reading.
 * @throws UnreadableTable, ImportFailure when its columns do not fit
 */
export async function openFile(
  pool: pg.Pool,
  { id, fileBytes, mapping }: StoredImport,
  importer: Importer,
  signal: AbortSignal,
): Promise<ImportFile> {
  const table = await readTable(storedBytes(pool, id), {
    signal,
    limits: { batchRows, uploadBytes: Math.max(fileBytes, 1) },
  });
  try {
    const header = matchHeader(importer, table.header.columns, mapping);
    return { format: table.format, header, batches: importRows(header, table.rows) };
  } catch (error) {
    await table.close();
    throw error;
  }
}

async function* importRows(
  header: MatchedHeader,
  batches: AsyncIterable<ConstructorParameters<typeof ImportRow>[1][]>,
): AsyncGenerator<ImportRow[]> {
  for await (const rows of batches) yield rows.map((row) => new ImportRow(header, row));
}
