import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { id } from '../database/columns.ts';
import { bytes, platformSchema } from '../database/tables.ts';
import { files } from '../files/tables.ts';
import type { Parameters } from '../http/text.ts';
import { withinList } from '../reference/list.ts';
import { filePurposes, fileUploadStates } from './reference.ts';

/** Files on their way: each belongs to who began it, and is forgotten some days after the last that happened to it. */
export const fileUploads = platformSchema.table(
  'file_uploads',
  {
    id: id(),
    /** Kind and id of the key or person that began it. */
    owner: text('owner').notNull(),
    purpose: text('purpose').$type<(typeof filePurposes.entries)[number]['code']>().notNull(),
    fileName: text('file_name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    receivedBytes: bigint('received_bytes', { mode: 'number' }).notNull().default(0),
    pieces: integer('pieces').notNull().default(0),
    /** The SHA-256 that the file is said to have. */
    toldSha256: bytes('told_sha256'),
    state: text('state')
      .$type<(typeof fileUploadStates.entries)[number]['code']>()
      .notNull()
      .default('receiving'),
    sha256: bytes('sha256'),
    mediaType: text('media_type'),
    /** The problem for which it was refused. */
    refusal: text('refusal'),
    refusalParameters: jsonb('refusal_parameters').$type<Parameters>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    foreignKey({ name: 'file_uploads_file_fk', columns: [table.sha256], foreignColumns: [files.sha256] }),
    check('file_uploads_purpose_known', withinList(table.purpose, filePurposes)),
    check('file_uploads_state_known', withinList(table.state, fileUploadStates)),
    check('file_uploads_received', sql`${table.receivedBytes} between 0 and ${table.bytes}`),
    check(
      'file_uploads_whole',
      sql`${table.state} = 'refused' or (${table.state} = 'receiving') = (${table.receivedBytes} < ${table.bytes})`,
    ),
    check(
      'file_uploads_finished',
      sql`(${table.state} in ('finished', 'taken')) = (${table.sha256} is not null and ${table.mediaType} is not null)`,
    ),
    check('file_uploads_refused', sql`(${table.state} = 'refused') = (${table.refusal} is not null)`),
    index('file_uploads_owner_index').on(table.owner).where(sql`${table.state} <> 'taken'`),
    index('file_uploads_file_index').on(table.sha256),
    index('file_uploads_expiry_index').on(table.expiresAt),
  ],
);

/** What has arrived of an upload: files of their own, in the order of the bytes, until they are joined. */
export const fileUploadPieces = platformSchema.table(
  'file_upload_pieces',
  {
    uploadId: uuid('upload_id').notNull(),
    start: bigint('start', { mode: 'number' }).notNull(),
    bytes: integer('bytes').notNull(),
    sha256: bytes('sha256').notNull(),
  },
  (table) => [
    primaryKey({ name: 'file_upload_pieces_key', columns: [table.uploadId, table.start] }),
    foreignKey({
      name: 'file_upload_pieces_upload_fk',
      columns: [table.uploadId],
      foreignColumns: [fileUploads.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'file_upload_pieces_file_fk',
      columns: [table.sha256],
      foreignColumns: [files.sha256],
    }),
    index('file_upload_pieces_file_index').on(table.sha256),
  ],
);
