import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { id } from '../database/columns.ts';
import { bytes, platformSchema } from '../database/tables.ts';
import { files } from '../files/tables.ts';

/** Photos of the public, made anew from their pixels. Each belongs to what claimed it; else it is deleted after a day. */
export const photos = platformSchema.table(
  'photos',
  {
    id: id(),
    sha256: bytes('sha256').notNull(),
    thumbnailSha256: bytes('thumbnail_sha256').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** The proof of work that it came with: counts once. */
    proofId: bytes('proof_id'),
    /** The kind of resource and its id. */
    claimedKind: text('claimed_kind'),
    claimedBy: uuid('claimed_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ name: 'photos_file_fk', columns: [table.sha256], foreignColumns: [files.sha256] }),
    foreignKey({
      name: 'photos_thumbnail_fk',
      columns: [table.thumbnailSha256],
      foreignColumns: [files.sha256],
    }),
    unique('photos_proof_key').on(table.proofId),
    check('photos_claimed_wholly', sql`(${table.claimedKind} is null) = (${table.claimedBy} is null)`),
    index('photos_file_index').on(table.sha256),
    index('photos_thumbnail_index').on(table.thumbnailSha256),
    index('photos_claim_index')
      .on(table.claimedKind, table.claimedBy)
      .where(sql`${table.claimedBy} is not null`),
    index('photos_unclaimed_index').on(table.createdAt).where(sql`${table.claimedBy} is null`),
  ],
);
