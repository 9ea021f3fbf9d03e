import { sql } from 'drizzle-orm';
import { bigint, check, index, text, timestamp } from 'drizzle-orm/pg-core';
import { bytes, platformSchema } from '../database/tables.ts';

/**
 * Files in the store, each once, by its digest: announced here before its bytes are written, so that none lies in the
 * store unknown. What a file is good for stands in the rows that refer to it; without any it is swept.
 */
export const files = platformSchema.table(
  'files',
  {
    sha256: bytes('sha256').primaryKey(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    /** When it was last announced: from then on there is a day for a row to refer to it. */
    announcedAt: timestamp('announced_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check('files_sha256_length', sql`octet_length(${table.sha256}) = 32`),
    index('files_announced_index').on(table.announcedAt),
  ],
);
