import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  date,
  index,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

export const eventsSchema = pgSchema('events');

const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

/**
 * What happened to which resource: written by triggers in the transaction that it tells of. Partitioned by month of
 * `recorded_at` (see the migration); read in the order of transaction and id.
 */
export const outbox = eventsSchema.table(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, precision: 6, mode: 'string' })
      .notNull()
      .default(sql`clock_timestamp()`),
    /** Only events of transactions that have ended for good are shown: none is skipped by one that commits late. */
    transactionId: transactionId('transaction_id').notNull().default(sql`pg_current_xact_id()`),
    kind: text('kind').notNull(),
    resource: text('resource').notNull(),
    resourceId: text('resource_id').notNull(),
    /** The units that the resource belonged to before and after; null where it belongs to the whole city. */
    unitIds: uuid('unit_ids').array(),
    data: jsonb('data').notNull().$type<Record<string, unknown>>(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.recordedAt] }),
    index('outbox_order_index').on(table.transactionId, table.id),
  ],
);

/** Up to which day scheduled changes have been told as effective: a single row. */
export const effectiveDays = eventsSchema.table('effective_days', {
  name: text('name').primaryKey(),
  toldThrough: date('told_through', { mode: 'string' }).notNull(),
});
