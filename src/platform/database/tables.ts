import { customType, pgSchema, text } from 'drizzle-orm/pg-core';

export const platformSchema = pgSchema('platform');

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Secrets that all instances share and that never leave the database: made by migrations. */
export const secrets = platformSchema.table('secrets', {
  name: text('name').primaryKey(),
  value: bytes('value').notNull(),
});
