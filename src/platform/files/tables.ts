import { sql } from 'drizzle-orm';
import { bigint, check, index, text, timestamp } from 'drizzle-orm/pg-core';
import { bytes, platformSchema } from '../database/tables.ts';
import { withinList } from '../reference/list.ts';
import { fileScans } from './reference.ts';

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
    /** Whether it was looked into for malware; null for what the service made itself, and for pieces. */
    scan: text('scan'),
    /** When it was last announced: from then on there is a day for a row to refer to it. */
    announcedAt: timestamp('announced_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check('files_sha256_length', sql`octet_length(${table.sha256}) = 32`),
    check('files_scan_known', withinList(table.scan, fileScans)),
    index('files_announced_index').on(table.announcedAt),
    index('files_scan_pending_index').on(table.sha256).where(sql`${table.scan} = 'pending'`),
  ],
);
