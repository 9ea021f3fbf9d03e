import { date } from 'drizzle-orm/pg-core';
import { bytes, platformSchema } from '../database/tables.ts';

/** What client addresses are hashed with, one a day: without it, a hash can never again be tied to an address. */
export const addressSalts = platformSchema.table('address_salts', {
  day: date('day', { mode: 'string' }).primaryKey(),
  salt: bytes('salt').notNull(),
});
