import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { readCsv } from './csv.ts';
import { decideFormat } from './format.ts';
import { readNdjson } from './ndjson.ts';
import { openSource } from './source.ts';
import {
  defaultLimits,
  type TableFormat,
  type TableHeader,
  type TableLimits,
  type TableRow,
} from './table.ts';
import { readXlsx } from './xlsx.ts';

export { numberText } from './cell.ts';
export {
  defaultLimits,
  type RowProblem,
  type RowProblemCode,
  type TableFormat,
  type TableHeader,
  type TableLimits,
  type TableRow,
  UnreadableTable,
  type UnreadableTableCode,
} from './table.ts';

export interface ReadTableOptions {
  /** Decided from the first bytes when left out. */
  format?: TableFormat;
  signal?: AbortSignal;
  limits?: Partial<TableLimits>;
}

export interface Table {
  format: TableFormat;
  header: TableHeader;
  /** Batches of rows, to be iterated once. Leaving the loop early stops the upload. */
  rows: AsyncIterable<TableRow[]>;
  /** Releases everything without reading the rows. */
  close(): Promise<void>;
}

const readers = { csv: readCsv, xlsx: readXlsx, ndjson: readNdjson };

/**
 * Reads an uploaded table (CSV, XLSX or NDJSON) as a stream of cleaned rows, with flat memory. The upload is
 * destroyed on an error, an abort or an early end of the loop over `rows`.
 * @throws UnreadableTable when the file as a whole can not be read, here or while iterating `rows`; a row that
 * can not be used carries `error` instead. After an abort: the signal's reason.
 */
export async function readTable(
  source: Readable | AsyncIterable<Uint8Array>,
  options: ReadTableOptions = {},
): Promise<Table> {
  const { signal } = options;
  const limits: TableLimits = { ...defaultLimits, ...options.limits };
  const upload = await openSource(source, limits, signal);
  try {
    const format = await decideFormat(upload, options.format);
    const parts = readers[format](upload.chunks, limits, signal);
    const close = async (): Promise<void> => {
      signal?.removeEventListener('abort', onAbort);
      upload.close();
      await parts.return();
    };
    const onAbort = (): void => void close();
    signal?.addEventListener('abort', onAbort, { once: true });
    const next = async () => {
      try {
        signal?.throwIfAborted();
        // An upload that is already in memory would otherwise keep the event loop from other requests.
        await setImmediate();
        const part = await parts.next();
        signal?.throwIfAborted();
        if (part.done === true) await close();
        return part;
      } catch (error) {
        await close();
        throw error;
      }
    };
    // A reader yields its header before any rows, or throws.
    const header = (await next()).value as TableHeader;
    const rows = {
      next: next as () => Promise<IteratorResult<TableRow[], undefined>>,
      async return(): Promise<IteratorResult<TableRow[], undefined>> {
        await close();
        return { done: true, value: undefined };
      },
    };
    return { format, header, rows: { [Symbol.asyncIterator]: () => rows }, close };
  } catch (error) {
    upload.close();
    throw error;
  }
}
