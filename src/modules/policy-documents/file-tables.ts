import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { files as storedFiles } from '../../platform/files/tables.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { policyFileRoles } from './reference.ts';
import { documents, policyDocumentsSchema } from './tables.ts';

/** Files of documents: the signed text as it was scanned, attachments, papers. */
export const documentFiles = policyDocumentsSchema.table(
  'files',
  {
    id: id(),
    documentId: uuid('document_id').notNull(),
    role: text('role').notNull().$type<CodeOf<typeof policyFileRoles>>(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sha256: bytes('sha256').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true })
      .notNull()
      .default(sql`date_trunc('milliseconds', now())`),
    addedBy: text('added_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'policy_files_document_fk',
      columns: [table.documentId],
      foreignColumns: [documents.id],
    }),
    foreignKey({
      name: 'policy_files_stored_fk',
      columns: [table.sha256],
      foreignColumns: [storedFiles.sha256],
    }),
    unique('policy_files_unique').on(table.documentId, table.sha256, table.role),
    check('policy_files_role_known', withinList(table.role, policyFileRoles)),
    index('policy_files_stored_index').on(table.sha256),
  ],
);
