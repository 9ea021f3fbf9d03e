import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { date, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';

/** A UUIDv7 made in the service: ids sort by the time of their creation. */
export const newId = (): string => uuidv7();

export const id = () => uuid('id').primaryKey().$defaultFn(newId);

/**
 * The bookkeeping of a resource's main row. A trigger (`platform.touch_row`) raises `version` on every update that
 * changes something, be it only `updatedAt`, and stamps time and actor; `version` is what `ETag` and `If-Match` speak of.
 */
export const bookkeeping = () => ({
  version: integer('version').notNull().default(1),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  updatedBy: text('updated_by').notNull().default(sql`platform.current_actor()`),
});

/** The period in which a fact holds: from `validFrom` on, up to but without `validTo` (null: open). */
export const validity = () => ({
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  validTo: date('valid_to', { mode: 'string' }),
});

/** The decree (surat keputusan) that a fact rests on. */
export const decree = () => ({
  decreeNumber: text('decree_number'),
  decreeDate: date('decree_date', { mode: 'string' }),
});

/** The decree that ended a fact, where it ended without another in its place. */
export const endDecree = () => ({
  endDecreeNumber: text('end_decree_number'),
  endDecreeDate: date('end_decree_date', { mode: 'string' }),
});

interface Period {
  validFrom: AnyColumn | SQL;
  validTo: AnyColumn | SQL;
}

/** True for the row of an effective-dated fact that holds on a day. */
export const holdsOn = (period: Period, day: string | SQL): SQL<boolean> =>
  sql`(${period.validFrom} <= ${day} and (${period.validTo} is null or ${period.validTo} > ${day}))`;

/** As {@link holdsOn}, for rows under an alias. */
export const holds = (alias: string, day: string | SQL): SQL => {
  const period = sql.raw(alias);
  return sql`${period}.valid_from <= ${day} and (${period}.valid_to is null or ${period}.valid_to > ${day})`;
};
