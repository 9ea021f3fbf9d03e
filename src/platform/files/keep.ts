import { hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { unavailable } from '../http/problems.ts';
import type { FileStore } from './file-store.ts';
import { files } from './tables.ts';

/** Where files are kept, and where it is known that they are. */
export interface Keeping {
  readonly reader: Reader;
  readonly store: FileStore;
}

/**
 * Keeps a file, which then has a day for a row to refer to it. Not within the transaction of that row: the sweep must
 * know of the file whatever becomes of the row.
 * @returns its SHA-256.
 */
export async function keepFile(
  { reader, store }: Keeping,
  content: Buffer,
  mediaType: string,
): Promise<Buffer> {
  const sha256 = hash('sha256', content, 'buffer');
  await announceFile(reader, { sha256, bytes: content.length, mediaType });
  await storeOnce(store, sha256, mediaType, () => content);
  return sha256;
}

/** Waits for a sweep that is removing the file: what is looked for afterwards stays. */
export async function announceFile(reader: Reader, file: typeof files.$inferInsert): Promise<void> {
  await reader
    .insert(files)
    .values(file)
    .onConflictDoUpdate({ target: files.sha256, set: { announcedAt: sql`now()` } });
}

/** Writes a file that was announced, unless it is there. */
export async function storeOnce(
  store: FileStore,
  sha256: Buffer,
  mediaType: string,
  content: () => Buffer | Readable,
): Promise<void> {
  const name = nameOf(sha256);
  try {
    if (!(await store.has(name))) await store.write(name, content(), mediaType);
  } catch (error) {
    throw unavailable(error);
  }
}

export const nameOf = (sha256: Buffer): string => sha256.toString('hex');
