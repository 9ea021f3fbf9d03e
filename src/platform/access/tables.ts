import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bookkeeping, newId } from '../database/columns.ts';
import { platformSchema } from '../database/tables.ts';
import { type CodeOf, withinList } from '../reference/list.ts';
import { roleReaches } from './role-reaches.ts';

/** API keys: only the SHA-256 of the secret is kept; after a rotation that of the former one until its day. */
export const apiKeys = platformSchema.table(
  'api_keys',
  {
    id: uuid('id').primaryKey().$defaultFn(newId),
    name: text('name').notNull(),
    owner: text('owner'),
    contact: text('contact'),
    purpose: text('purpose'),
    secretHash: text('secret_hash').notNull(),
    previousSecretHash: text('previous_secret_hash'),
    previousValidUntil: timestamp('previous_valid_until', { withTimezone: true }),
    scopes: text('scopes').array().notNull(),
    /** Units whose subtrees the key reaches; null: the whole city. */
    unitIds: uuid('unit_ids').array(),
    /** Networks (CIDR) from which the key is accepted; null: from anywhere. */
    networks: text('networks').array(),
    requestsPerMinute: integer('requests_per_minute'),
    createdBy: text('created_by').notNull().default(sql`platform.current_actor()`),
    ...bookkeeping(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    check(
      'api_keys_rotation_whole',
      sql`(${table.previousSecretHash} is null) = (${table.previousValidUntil} is null)`,
    ),
    check('api_keys_units_named', sql`cardinality(${table.unitIds}) > 0`),
    check('api_keys_networks_named', sql`cardinality(${table.networks}) > 0`),
    check('api_keys_requests_positive', sql`${table.requestsPerMinute} > 0`),
  ],
);

/** When and from where a key was last used: kept apart, because it changes with use and not by anyone's decision. */
export const apiKeyUses = platformSchema.table(
  'api_key_uses',
  {
    keyId: uuid('key_id').notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }).notNull(),
    /** Address range, e.g. 203.0.113.0/24. */
    lastUsedFrom: text('last_used_from').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.keyId] }),
    foreignKey({ name: 'api_key_uses_key_fk', columns: [table.keyId], foreignColumns: [apiKeys.id] }),
  ],
);

/** What people with a token may do: by the roles that their identity provider names. */
export const roles = platformSchema.table(
  'roles',
  {
    name: text('name').primaryKey(),
    labelId: text('label_id').notNull(),
    labelEn: text('label_en').notNull(),
    description: text('description').notNull(),
    scopes: text('scopes').array().notNull(),
    reach: text('reach').notNull().$type<CodeOf<typeof roleReaches>>(),
    unitIds: uuid('unit_ids').array(),
    /** Values of the roles claim that stand for this role, besides its name. */
    tokenValues: text('token_values').array().notNull().default(sql`'{}'`),
    ...bookkeeping(),
  },
  (table) => [
    check('roles_reach_known', withinList(table.reach, roleReaches)),
    check(
      'roles_units_only_listed',
      sql`(${table.reach} = 'listed-units') = (cardinality(coalesce(${table.unitIds}, '{}')) > 0)`,
    ),
  ],
);
