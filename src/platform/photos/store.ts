import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../database/database.ts';
import { files } from '../files/tables.ts';
import { Problem } from '../http/problem.ts';
import { photoProblems } from './problems.ts';
import { photos } from './tables.ts';

/** What a photo belongs to: the kind of resource, in kebab-case, and its id. */
export interface Claim {
  readonly kind: string;
  readonly id: string;
}

type NewPhoto = Pick<
  typeof photos.$inferInsert,
  'sha256' | 'thumbnailSha256' | 'width' | 'height' | 'proofId'
>;

const shown = {
  id: photos.id,
  width: photos.width,
  height: photos.height,
  createdAt: photos.createdAt,
};
export type StoredPhoto = Pick<typeof photos.$inferSelect, keyof typeof shown>;

/**
 * Adds a photo; the same that came with the same proof before is given as it stands.
 * @throws Problem `photo-proof-spent` if another came with the proof
 */
export async function insertPhoto(transaction: Transaction, photo: NewPhoto): Promise<StoredPhoto> {
  const [added] = await transaction.insert(photos).values(photo).onConflictDoNothing().returning(shown);
  if (added) return added;
  const [before] = await transaction
    .select(shown)
    .from(photos)
    .where(and(eq(photos.proofId, photo.proofId!), eq(photos.sha256, photo.sha256)));
  if (!before) throw new Problem(photoProblems['photo-proof-spent']);
  return before;
}

/**
 * Claims photos for what is written in the same transaction: each belongs to the first that claims it, and the others
 * wait to learn so.
 * @param pointer where the ids stand in the body
 * @throws Problem `photo-gone` if one of them cannot be had, and then none is
 */
export async function claimPhotos(
  transaction: Transaction,
  ids: readonly string[],
  { kind, id }: Claim,
  pointer: string,
): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await transaction.execute<{ id: string }>(sql`
    with free as (
      select id from platform.photos
       where id = any(${sql.param(ids)}::uuid[]) and claimed_by is null
       order by id for update)
    update platform.photos p set claimed_kind = ${kind}, claimed_by = ${id}
      from free where p.id = free.id returning p.id`);
  const claimed = new Set(rows.map((row) => row.id));
  const at = ids.findIndex((photoId) => !claimed.has(photoId.toLowerCase()));
  if (at >= 0) throw photoGone(`${pointer}/${at}`);
}

const photoGone = (pointer: string): Problem => {
  const { title, mend } = photoProblems['photo-gone'];
  return new Problem(photoProblems['photo-gone'], {
    remarks: [{ place: { pointer }, code: 'photo-gone', text: { message: title, hint: mend } }],
  });
};

const belongsTo = (kind: string, ids: readonly string[]) =>
  and(eq(photos.claimedKind, kind), inArray(photos.claimedBy, [...ids]));

/** The photos of some resources of one kind, in the order in which they were sent. */
export function claimedPhotos(
  reader: Reader,
  kind: string,
  ids: readonly string[],
): Promise<(StoredPhoto & { claimedBy: string | null })[]> {
  return reader
    .select({ ...shown, claimedBy: photos.claimedBy })
    .from(photos)
    .where(belongsTo(kind, ids))
    .orderBy(asc(photos.id));
}

/** Deletes the photos of some resources; the sweep takes the files. */
export async function deletePhotos(
  transaction: Transaction,
  kind: string,
  ids: readonly string[],
): Promise<void> {
  await transaction.delete(photos).where(belongsTo(kind, ids));
}

export async function deleteUnclaimed(transaction: Transaction, before: Date): Promise<number> {
  const { rowCount } = await transaction
    .delete(photos)
    .where(and(isNull(photos.claimedBy), lt(photos.createdAt, before)));
  return rowCount ?? 0;
}

/** Which of the two pictures of a photo. */
export type PhotoSize = 'full' | 'thumbnail';

export async function findPicture(
  reader: Reader,
  id: string,
  size: PhotoSize,
): Promise<typeof files.$inferSelect | undefined> {
  const digest = size === 'full' ? photos.sha256 : photos.thumbnailSha256;
  const [found] = await reader
    .select({ file: files })
    .from(photos)
    .innerJoin(files, eq(files.sha256, digest))
    .where(eq(photos.id, id));
  return found?.file;
}
