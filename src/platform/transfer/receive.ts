import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { newId } from '../database/columns.ts';
import type { Actor, Database, Transaction } from '../database/database.ts';
import { plainFileName } from '../files/file-name.ts';
import { Problem } from '../http/problem.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { transferProblems } from './problems.ts';
import { importJobName, importQueue } from './run/job.ts';
import type { ImportSettings } from './settings.ts';
import { findImport, type StoredImport } from './store.ts';
import { importChunks, imports } from './tables.ts';

const chunkBytes = 1_048_576;

export interface Upload {
  readonly settings: ImportSettings;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Buffer>;
  /** Called after the last byte, with the digest of all: throws if the upload is not whole, or not wanted, after all. */
  readonly end: (sha256: string) => Promise<void>;
}

/**
 * Stores an upload piece by piece and queues its import, in one transaction: of an upload that breaks off, or is too
 * large, nothing is left.
 * @returns the import as it is stored.
 */
export async function receive(
  database: Database,
  actor: Actor,
  upload: Upload,
  maximumBytes: number,
): Promise<StoredImport> {
  const { settings, fileName, bytes, end } = upload;
  const id = newId();
  return database.transaction(actor, async (transaction) => {
    // The client sets the pace; a silent one is cut off elsewhere.
    await transaction.execute(sql`set local idle_in_transaction_session_timeout = 0`);
    await transaction.insert(imports).values({
      id,
      resource: settings.importer.resource,
      fileName: plainFileName(fileName),
      fileBytes: 0,
      fileSha256: '',
      options: settings.options,
      mapping: settings.mapping,
      dryRun: settings.dryRun,
      mode: settings.mode,
      state: 'queued',
    });
    const { size, sha256 } = await storeBytes(transaction, id, bytes, maximumBytes);
    await end(sha256);
    await transaction.update(imports).set({ fileBytes: size, fileSha256: sha256 }).where(eq(imports.id, id));
    await enqueue(transaction, importJobName, { importId: id }, { queue: importQueue });
    return (await findImport(transaction, id))!;
  });
}

async function storeBytes(
  transaction: Transaction,
  importId: string,
  bytes: AsyncIterable<Buffer>,
  maximumBytes: number,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let number = 0;
  let pieces: Buffer[] = [];
  let held = 0;
  const store = async (): Promise<void> => {
    await transaction.insert(importChunks).values({ importId, number, bytes: Buffer.concat(pieces) });
    number += 1;
    pieces = [];
    held = 0;
  };
  for await (const piece of bytes) {
    size += piece.length;
    if (size > maximumBytes) throw fileTooLarge(maximumBytes);
    hash.update(piece);
    pieces.push(piece);
    held += piece.length;
    if (held >= chunkBytes) await store();
  }
  if (held > 0) await store();
  return { size, sha256: hash.digest('hex') };
}

export const fileTooLarge = (limit: number): Problem =>
  new Problem(transferProblems['file-too-large'], { parameters: { limit } });
