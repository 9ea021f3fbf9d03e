import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Days } from '../sealed/days.ts';
import { withinDays } from '../sealed/days.ts';
import type { Queryable } from '../sealed/queryable.ts';

const dialect = new PgDialect();

/** Leaves [from, to) of a tree of `treeSize` leaves, under a signed head. */
export interface SealedRange {
  readonly from: number;
  readonly to: number;
  readonly treeSize: number;
  /** The signed head. */
  readonly jws: string;
  readonly sealedThrough: string;
}

/**
 * The leaves from the first to the last entry that was recorded on these days; in between others may stand, for
 * entries are sealed in the order of their transactions. Undefined if nothing is sealed.
 */
export async function rangeOfDays(client: Queryable, days: Days): Promise<SealedRange | undefined> {
  const { rows: heads } = await client.query<{ size: string; jws: string; through: string }>(
    'select tree_size as size, jws, sealed_through as through from audit.heads order by tree_size desc limit 1',
  );
  const [head] = heads;
  if (!head) return undefined;
  // `offset 0` keeps the planner from walking all leaves before the first of these days one by one.
  const range = dialect.sqlToQuery(
    sql`select min(leaf_index) as first, max(leaf_index) as last
          from (select leaf_index from audit.leaves
                 where leaf_index < ${head.size}::bigint and ${withinDays(sql`recorded_at`, days)} offset 0) as days`,
  );
  const { rows } = await client.query<{ first: string | null; last: string | null }>(range.sql, range.params);
  const { first, last } = rows[0]!;
  const treeSize = Number(head.size);
  return {
    from: first === null ? treeSize : Number(first),
    to: last === null ? treeSize : Number(last) + 1,
    treeSize,
    jws: head.jws,
    sealedThrough: head.through,
  };
}
