import { index, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { bytes, platformSchema } from '../database/tables.ts';

/**
 * Answers to requests that took effect, kept for a day so that a repetition gets the same one. A key is held as its
 * hash, and the answer is encrypted with the key itself: what was answered can be read by whoever asked alone.
 */
export const idempotencyKeys = platformSchema.table(
  'idempotency_keys',
  {
    /** `kind:id` of the caller. */
    caller: text('caller').notNull(),
    keyHash: bytes('key_hash').notNull(),
    /** Hash of operation, address and body: another request under the same key is refused. */
    fingerprint: bytes('fingerprint').notNull(),
    answer: bytes('answer').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'idempotency_keys_pk', columns: [table.caller, table.keyHash] }),
    index('idempotency_keys_age_index').on(table.createdAt),
  ],
);
