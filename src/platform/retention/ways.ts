import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../database/database.ts';
import type { CodeOf } from '../reference/list.ts';
import type { retentionSubjects } from './reference.ts';

/** So many rows are forgotten in a transaction: nobody waits long for them. */
export const batchOfForgotten = 5000;

/** Forgets a batch, and tells how many rows it was: fewer than a whole batch if no more are left. */
export type Forget = (transaction: Transaction) => Promise<number>;

/** Where the time of retention begins. */
export interface KeptSince {
  /** A date: what was received before is past its retention. */
  readonly day: SQL;
  /** The instant at which that day began in the service's time zone. */
  readonly instant: SQL;
}

/** How subjects are forgotten; repeated, nothing more is found. A module hands over those of what it keeps. */
export type WaysToForget = Partial<
  Record<CodeOf<typeof retentionSubjects>, (kept: KeptSince) => readonly Forget[]>
>;

/** The condition is asked twice: of a row that somebody changes meanwhile it holds no more. */
export const deleteWhere =
  (table: SQL, isOld: SQL): Forget =>
  async (transaction) => {
    const { rowCount } = await transaction.execute(sql`
      delete from ${table}
       where ctid = any(array(select ctid from ${table} where ${isOld} limit ${batchOfForgotten})) and ${isOld}`);
    return rowCount ?? 0;
  };
