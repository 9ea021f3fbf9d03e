import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { hashLength } from '../proof/merkle.ts';
import { tileWidth } from '../proof/tiles.ts';
import { type Days, withinDays } from '../sealed/days.ts';
import { type EntryRow, entryColumns } from '../sealed/entry-rows.ts';

const dialect = new PgDialect();

interface LeafRow {
  readonly leafIndex: string;
  readonly entryId: string;
}

/** A leaf and the entry that it was made of; null if somebody removed that. */
export interface SealedRow {
  readonly leafIndex: number;
  readonly leafHash: string;
  readonly row: EntryRow | null;
}

/** Leaves [from, to) that are there, with their entries. */
export async function readSealed(client: pg.ClientBase, from: number, to: number): Promise<SealedRow[]> {
  // `offset 0` has each entry looked up by its key: a join might read whole partitions for every few leaves.
  const { rows } = await client.query<LeafRow & Omit<EntryRow, 'id'> & { id: string | null }>(
    `select l.leaf_index as "leafIndex", l.entry_id as "entryId", ${entryColumns}
       from audit.leaves l
       left join lateral (
         select * from audit.entries e where e.id = l.entry_id and e.recorded_at = l.recorded_at offset 0) e on true
      where l.leaf_index >= $1 and l.leaf_index < $2 order by l.leaf_index`,
    [from, to],
  );
  const hashOf = await readLeafHashes(client, from, to);
  const lost = rows.filter(({ id }) => id === null).map(({ entryId }) => entryId);
  const moved = lost.length > 0 ? await readMoved(client, lost) : new Map<string, EntryRow>();
  return rows.map(({ leafIndex, entryId, ...row }) => ({
    leafIndex: Number(leafIndex),
    leafHash: hashOf(Number(leafIndex)),
    row: row.id === null ? (moved.get(entryId) ?? null) : (row as EntryRow),
  }));
}

/** Entries that no longer stand where they were sealed: somebody changed their time. */
async function readMoved(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, EntryRow>> {
  const { rows } = await client.query<EntryRow>(
    `select ${entryColumns} from audit.entries e where e.id = any ($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function readLeafHashes(
  client: pg.ClientBase,
  from: number,
  to: number,
): Promise<(leafIndex: number) => string> {
  const { rows } = await client.query<{ position: string; hashes: Buffer }>(
    'select position, hashes from audit.tiles where level = 0 and position between $1 and $2',
    [Math.floor(from / tileWidth), Math.floor((to - 1) / tileWidth)],
  );
  const tiles = new Map(rows.map(({ position, hashes }) => [Number(position), hashes]));
  return (leafIndex) => {
    const offset = (leafIndex % tileWidth) * hashLength;
    const hash = tiles.get(Math.floor(leafIndex / tileWidth))?.subarray(offset, offset + hashLength);
    if (hash?.length !== hashLength) throw new Error(`the tiles of the audit log lack leaf ${leafIndex}`);
    return hash.toString('base64url');
  };
}

/** Signed heads that the leaves [from, to) end, smallest first. */
export async function readHeads(
  client: pg.ClientBase,
  from: number,
  to: number,
): Promise<{ treeSize: number; jws: string }[]> {
  const { rows } = await client.query<{ size: string; jws: string }>(
    'select tree_size as size, jws from audit.heads where tree_size > $1 and tree_size <= $2 order by tree_size',
    [from, to],
  );
  return rows.map(({ size, jws }) => ({ treeSize: Number(size), jws }));
}

/**
 * Opens the cursor `strays` on entries of these days that should be sealed by what they say of their transaction, and
 * are not: nobody but the owner of the tables can have put them there. Transactions from the snapshot's end on have
 * not begun; only after a restore into another server do ids from before lie there.
 */
export async function openStrays(client: pg.ClientBase, days: Days, sealedThrough: string): Promise<void> {
  const { sql: text, params } = dialect.sqlToQuery(
    sql`declare strays no scroll cursor for
      select ${sql.raw(entryColumns)} from audit.entries e
       where ${withinDays(sql`e.recorded_at`, days)}
         and case when pg_snapshot_xmax(pg_current_snapshot()) < ${sealedThrough}::xid8
               then e.transaction_id < ${sealedThrough}::xid8
                and e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
               else e.transaction_id < ${sealedThrough}::xid8
                 or e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
             end
         and not exists (select from audit.leaves l where l.entry_id = e.id)
       order by e.id`,
  );
  await client.query(text, params);
}

export async function fetchStrays(client: pg.ClientBase, count: number): Promise<EntryRow[]> {
  const { rows } = await client.query<EntryRow>(`fetch ${count} from strays`);
  return rows;
}
