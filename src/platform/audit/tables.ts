import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  jsonb,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes } from '../database/tables.ts';
import { type CodeOf, withinList } from '../reference/list.ts';
import { auditOperations } from './operations.ts';

export const auditSchema = pgSchema('audit');

const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });
type Values = Record<string, unknown>;

/**
 * What happened to which record, by whom: written by triggers and by `audit.record_reads` alone. Partitioned by month
 * of `recorded_at` (see the migration); nobody updates or deletes.
 */
export const entries = auditSchema.table(
  'entries',
  {
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, precision: 6, mode: 'string' })
      .notNull()
      .default(sql`clock_timestamp()`),
    /** Orders entries for sealing: only transactions that have ended for good are sealed. */
    transactionId: transactionId('transaction_id').notNull().default(sql`pg_current_xact_id()`),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    requestId: text('request_id'),
    operation: text('operation').notNull().$type<CodeOf<typeof auditOperations>>(),
    /** The resource that the row belongs to, e.g. `employee` for a placement. */
    resource: text('resource').notNull(),
    resourceId: text('resource_id'),
    tableName: text('table_name'),
    recordKey: jsonb('record_key').$type<Values>(),
    /** Fields without personal data: all of an insert or delete, the changed ones of an update. */
    before: jsonb('before').$type<Values>(),
    after: jsonb('after').$type<Values>(),
    /** Personal fields, apart: `{before, after}`; sealed by a salted hash, so that proofs hold without them. */
    personal: jsonb('personal').$type<{ before: Values | null; after: Values | null }>(),
    salt: uuid('salt'),
    reason: text('reason'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.recordedAt] }),
    check('entries_operation_known', withinList(table.operation, auditOperations)),
    check('entries_personal_salted', sql`(${table.personal} is null) = (${table.salt} is null)`),
    index('entries_resource_index').on(table.resource, table.resourceId, table.id),
    index('entries_actor_index').on(table.actorId, table.id),
    index('entries_transaction_index').on(table.transactionId, table.id),
    index('entries_request_index').on(table.requestId),
  ],
);

/** Which place in the log an entry was sealed at. */
export const leaves = auditSchema.table(
  'leaves',
  {
    leafIndex: bigint('leaf_index', { mode: 'number' }).primaryKey(),
    entryId: bigint('entry_id', { mode: 'number' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, precision: 6, mode: 'string' }).notNull(),
  },
  (table) => [
    unique('leaves_entry_unique').on(table.entryId),
    index('leaves_recorded_index').on(table.recordedAt),
  ],
);

/** Hashes of the Merkle tree, 256 to a tile: hash j of tile (level L, n) covers 256^L leaves. */
export const tiles = auditSchema.table(
  'tiles',
  {
    level: smallint('level').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    hashes: bytes('hashes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.position] })],
);

/** Public halves of the keys that sign tree heads; the private ones never enter the database. */
export const sealKeys = auditSchema.table('seal_keys', {
  id: text('id').primaryKey(),
  publicKey: jsonb('public_key').notNull().$type<Values>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  retiredAt: timestamp('retired_at', { withTimezone: true }),
});

/** Signed tree heads: what the log was at a moment. */
export const heads = auditSchema.table(
  'heads',
  {
    treeSize: bigint('tree_size', { mode: 'number' }).primaryKey(),
    rootHash: bytes('root_hash').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
    keyId: text('key_id').notNull(),
    jws: text('jws').notNull(),
    /** Every transaction below this one is sealed. */
    sealedThrough: transactionId('sealed_through').notNull(),
  },
  (table) => [
    foreignKey({ name: 'heads_key_fk', columns: [table.keyId], foreignColumns: [sealKeys.id] }),
    index('heads_signed_index').on(table.signedAt),
  ],
);
