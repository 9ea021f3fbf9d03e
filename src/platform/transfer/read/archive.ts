import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type TableLimits, UnreadableTable } from './table.ts';
import { isSystemError, TemporaryFile } from './temporary-file.ts';

const entriesLimit = 10_000;
const ratioFrom = 64 * 1024 ** 2;

/**
 * An uploaded zip. Its table of contents stands at the end and its parts come in any order, so the upload goes
 * through a temporary file.
 */
export class Archive {
  readonly signal: AbortSignal | undefined;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: TableLimits;
  #unpacked = 0;

  /** @throws UnreadableTable `cut-file`, `encrypted-file`, `damaged-file`, `unpacked-too-large`. */
  static async receive(
    chunks: AsyncIterable<Buffer>,
    limits: TableLimits,
    signal?: AbortSignal,
  ): Promise<Archive> {
    const file = await TemporaryFile.create();
    let zip: ZipFile | undefined;
    try {
      for await (const chunk of chunks) await file.append(chunk);
      zip = await yauzl.fromFdPromise(file.descriptor, { autoClose: false }).catch((error: unknown) => {
        if (isSystemError(error)) throw error;
        throw new UnreadableTable('cut-file', { cause: error });
      });
      file.release();
      return new Archive(zip, await readEntries(zip), limits, signal);
    } catch (error) {
      zip?.close();
      await file.close();
      throw error;
    }
  }

  private constructor(
    zip: ZipFile,
    entries: ReadonlyMap<string, Entry>,
    limits: TableLimits,
    signal: AbortSignal | undefined,
  ) {
    this.signal = signal;
    this.#zip = zip;
    this.#entries = entries;
    this.#limits = limits;
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  async open(name: string): Promise<Readable> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) throw new UnreadableTable('damaged-file', { parameters: { part: name } });
    this.#unpacked += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (
      this.#unpacked > this.#limits.unpackedBytes ||
      (entry.uncompressedSize > ratioFrom && ratio > this.#limits.unpackedRatio)
    ) {
      throw new UnreadableTable('unpacked-too-large', {
        parameters: { part: name, limit: this.#limits.unpackedBytes },
      });
    }
    return this.#zip.openReadStreamPromise(entry).catch((error: unknown) => {
      if (isSystemError(error)) throw error;
      throw new UnreadableTable('damaged-file', { parameters: { part: name }, cause: error });
    });
  }

  close(): void {
    this.#zip.close();
  }
}

async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > entriesLimit) {
    throw new UnreadableTable('not-a-table', { parameters: { found: 'zip' } });
  }
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new UnreadableTable('encrypted-file');
      entries.set(entry.fileName.toLowerCase(), entry);
    }
  } catch (error) {
    if (error instanceof UnreadableTable || isSystemError(error)) throw error;
    throw new UnreadableTable('damaged-file', { cause: error });
  }
  return entries;
}
