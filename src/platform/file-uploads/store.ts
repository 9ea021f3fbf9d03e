import { and, asc, count, eq, gt, isNotNull, lt, ne, sql } from 'drizzle-orm';
import type { Actor, Reader, Transaction } from '../database/database.ts';
import { files } from '../files/tables.ts';
import { Problem } from '../http/problem.ts';
import { notFound } from '../http/problems.ts';
import type { Parameters } from '../http/text.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { keptHours, maximumPieces, openUploads } from './limits.ts';
import type { Piece } from './pieces.ts';
import { type FileRefusal, fileUploadProblems } from './problems.ts';
import { fileUploadPieces, fileUploads } from './tables.ts';

/** Whose an upload is: the key or person that began it. */
export type Owner = Pick<Actor, 'kind' | 'id'>;
export const ownerName = ({ kind, id }: Owner): string => `${kind}:${id}`;

export type FileUploadRow = typeof fileUploads.$inferSelect;
export type StoredFileUpload = FileUploadRow & Pick<typeof files.$inferSelect, 'scan'>;

export const finishJobName = 'finish-file-upload';

const later = sql`now() + make_interval(hours => ${keptHours})`;

/** @throws Problem `file-uploads-open` if the owner has too many that nothing uses */
export async function beginUpload(
  transaction: Transaction,
  owner: Owner,
  about: Pick<FileUploadRow, 'purpose' | 'fileName' | 'bytes' | 'toldSha256'>,
): Promise<FileUploadRow> {
  const name = ownerName(owner);
  // One at a time for each owner: of many at once none is over the limit.
  await transaction.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`file-uploads ${name}`}, 0))`,
  );
  const [open] = await transaction
    .select({ uploads: count() })
    .from(fileUploads)
    .where(and(eq(fileUploads.owner, name), ne(fileUploads.state, 'taken'), notExpired));
  if (open!.uploads >= openUploads) throw new Problem(fileUploadProblems['file-uploads-open']);
  const [row] = await transaction
    .insert(fileUploads)
    .values({ ...about, owner: name, expiresAt: later })
    .returning();
  return row!;
}

const notExpired = gt(fileUploads.expiresAt, sql`now()`);
const ofOwner = (id: string, owner: Owner) =>
  and(eq(fileUploads.id, id), eq(fileUploads.owner, ownerName(owner)), notExpired);

/** @throws Problem `not-found`, also for the upload of somebody else and for one that is expired */
export async function findUpload(reader: Reader, id: string, owner: Owner): Promise<StoredFileUpload> {
  const [found] = await reader
    .select({ upload: fileUploads, scan: files.scan })
    .from(fileUploads)
    .leftJoin(files, eq(files.sha256, fileUploads.sha256))
    .where(ofOwner(id, owner));
  if (!found) throw notFound();
  return { ...found.upload, scan: found.scan };
}

/**
 * Adds pieces that lie in the store at the place where the upload stands; with the last byte its check is queued.
 * @returns the upload as it stands then
 * @throws Problem `upload-offset-conflict` if another request was there before
 */
export async function addPieces(
  transaction: Transaction,
  upload: Pick<FileUploadRow, 'id'>,
  pieces: readonly Piece[],
): Promise<FileUploadRow> {
  const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0);
  const [row] = await transaction
    .update(fileUploads)
    .set({
      receivedBytes: sql`${fileUploads.receivedBytes} + ${bytes}`,
      pieces: sql`${fileUploads.pieces} + ${pieces.length}`,
      state: sql`case when ${fileUploads.receivedBytes} + ${bytes} = ${fileUploads.bytes} then 'checking' else 'receiving' end`,
      expiresAt: later,
    })
    .where(
      and(
        eq(fileUploads.id, upload.id),
        eq(fileUploads.state, 'receiving'),
        eq(fileUploads.receivedBytes, pieces[0]!.start),
      ),
    )
    .returning();
  if (!row) throw await elsewhere(transaction, upload.id);
  if (row.pieces > maximumPieces) throw new Problem(fileUploadProblems['file-upload-crumbled']);
  await transaction
    .insert(fileUploadPieces)
    .values(pieces.map((piece) => ({ ...piece, uploadId: upload.id })));
  if (row.state === 'checking')
    await enqueue(transaction, finishJobName, { uploadId: upload.id }, { maximumAttempts: 25 });
  return row;
}

async function elsewhere(reader: Reader, id: string): Promise<Problem> {
  const [row] = await reader.select().from(fileUploads).where(eq(fileUploads.id, id));
  return row ? conflictOf(row, row.receivedBytes) : notFound();
}

/** Why nothing can be added to an upload. */
export const conflictOf = ({ state }: Pick<FileUploadRow, 'state'>, offset: number): Problem =>
  state === 'receiving'
    ? new Problem(fileUploadProblems['upload-offset-conflict'], { parameters: { offset } })
    : new Problem(fileUploadProblems['file-upload-over'], { parameters: { state } });

/** @throws Problem `not-found`; `file-upload-over` if something uses it */
export async function deleteUpload(transaction: Transaction, id: string, owner: Owner): Promise<void> {
  const { rowCount } = await transaction
    .delete(fileUploads)
    .where(and(ofOwner(id, owner), ne(fileUploads.state, 'taken')));
  if (rowCount === 0) throw conflictOf(await findUpload(transaction, id, owner), 0);
}

export async function findChecking(
  reader: Reader,
  id: string,
): Promise<{ upload: FileUploadRow; pieces: Piece[] } | undefined> {
  const [upload] = await reader
    .select()
    .from(fileUploads)
    .where(and(eq(fileUploads.id, id), eq(fileUploads.state, 'checking')));
  if (!upload) return undefined;
  const pieces = await reader
    .select({
      start: fileUploadPieces.start,
      bytes: fileUploadPieces.bytes,
      sha256: fileUploadPieces.sha256,
    })
    .from(fileUploadPieces)
    .where(eq(fileUploadPieces.uploadId, id))
    .orderBy(asc(fileUploadPieces.start));
  return { upload, pieces };
}

/** Settles what has become of an upload; its pieces are left to the sweep. False if it is settled already, or gone. */
async function settle(
  transaction: Transaction,
  id: string,
  outcome: Partial<FileUploadRow>,
): Promise<boolean> {
  const { rowCount } = await transaction
    .update(fileUploads)
    .set({ ...outcome, expiresAt: later as never })
    .where(and(eq(fileUploads.id, id), sql`${fileUploads.state} in ('receiving', 'checking')`));
  if (rowCount === 0) return false;
  await transaction.delete(fileUploadPieces).where(eq(fileUploadPieces.uploadId, id));
  return true;
}

export const finishUpload = (
  transaction: Transaction,
  id: string,
  file: { readonly sha256: Buffer; readonly mediaType: string },
): Promise<boolean> => settle(transaction, id, { state: 'finished', ...file });

export const refuseUpload = (
  transaction: Transaction,
  id: string,
  refusal: FileRefusal,
  parameters: Parameters,
): Promise<boolean> => settle(transaction, id, { state: 'refused', refusal, refusalParameters: parameters });

export async function deleteExpired(transaction: Transaction): Promise<number> {
  const { rowCount } = await transaction.delete(fileUploads).where(lt(fileUploads.expiresAt, sql`now()`));
  return rowCount ?? 0;
}

/** Takes a finished upload; nothing if it is not one, or not of this owner and for this purpose. */
export async function takeFinished(
  transaction: Transaction,
  id: string,
  owner: Owner,
  purpose: FileUploadRow['purpose'],
): Promise<FileUploadRow | undefined> {
  const [row] = await transaction
    .update(fileUploads)
    .set({ state: 'taken' })
    .where(
      and(
        ofOwner(id, owner),
        eq(fileUploads.purpose, purpose),
        eq(fileUploads.state, 'finished'),
        isNotNull(fileUploads.sha256),
      ),
    )
    .returning();
  return row;
}

export async function scanOf(reader: Reader, sha256: Buffer): Promise<(typeof files.$inferSelect)['scan']> {
  const [file] = await reader.select({ scan: files.scan }).from(files).where(eq(files.sha256, sha256));
  return file?.scan ?? null;
}
