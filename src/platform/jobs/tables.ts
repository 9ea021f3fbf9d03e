import { text, timestamp } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/tables.ts';

/** Living workers of the job queue: one that stops its heartbeat loses the jobs that it holds. */
export const workers = platformSchema.table('workers', {
  id: text('id').primaryKey(),
  seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
});
