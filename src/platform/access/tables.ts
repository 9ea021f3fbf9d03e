import { text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { newId } from '../database/columns.ts';
import { platformSchema } from '../database/tables.ts';

/** API keys: only the SHA-256 of the secret is kept. */
export const apiKeys = platformSchema.table('api_keys', {
  id: uuid('id').primaryKey().$defaultFn(newId),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull(),
  scopes: text('scopes').array().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
});
