import { date } from 'drizzle-orm/pg-core';
import { bytes, platformSchema } from '../database/tables.ts';

/** What addresses are hashed with on a day (garam harian); forgotten the day after. */
export const addressSalts = platformSchema.table('address_salts', {
  day: date('day', { mode: 'string' }).primaryKey(),
  salt: bytes('salt').notNull(),
});
