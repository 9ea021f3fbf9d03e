import type pg from 'pg';
import { type EntryRow, entryColumns } from '../sealed/entry-rows.ts';

/** Where sealing stands: transaction ids are decimal text, too large for a number. */
export interface SealState {
  /** Leaves so far. */
  readonly treeSize: number;
  /** Of the last head: every transaction below this one is sealed. */
  readonly sealedThrough: bigint;
  /** Every transaction below this one has ended for good. */
  readonly horizon: bigint;
  /** No transaction from this one on has begun. */
  readonly next: bigint;
  /** The transaction and entry of the last leaf; null if there is none. */
  readonly last: { readonly transactionId: bigint; readonly entryId: string } | null;
}

export interface UnsealedRow extends EntryRow {
  readonly transactionId: string;
}

export async function readSealState(client: pg.ClientBase): Promise<SealState> {
  const { rows } = await client.query<Record<'size' | 'through' | 'horizon' | 'next', string>>(
    `select coalesce(h.tree_size, 0) as size, coalesce(h.sealed_through, '0'::xid8) as through,
            pg_snapshot_xmin(now.snapshot) as horizon, pg_snapshot_xmax(now.snapshot) as next
       from (select pg_current_snapshot() as snapshot) as now
       left join lateral (
         select tree_size, sealed_through from audit.heads order by tree_size desc limit 1) as h on true`,
  );
  const { size, through, horizon, next } = rows[0]!;
  const { rows: leaves } = await client.query<{ transaction: string; entry: string }>(
    `select e.transaction_id as transaction, e.id as entry
       from audit.leaves l join audit.entries e on e.id = l.entry_id and e.recorded_at = l.recorded_at
      where l.leaf_index = $1::bigint - 1`,
    [size],
  );
  const [last] = leaves;
  return {
    treeSize: Number(size),
    sealedThrough: BigInt(through),
    horizon: BigInt(horizon),
    next: BigInt(next),
    last: last ? { transactionId: BigInt(last.transaction), entryId: last.entry } : null,
  };
}

/** After a restore into another server transaction ids begin anew: those of the last head lie in the future then. */
export const hasBegunAnew = ({ next, sealedThrough }: SealState): boolean => next < sealedThrough;

/** Opens the cursor `unsealed` on what is to be sealed next, in the order of the tree. */
export async function openUnsealed(client: pg.ClientBase, state: SealState, limit: number): Promise<void> {
  const where = hasBegunAnew(state)
    ? // Once: what came along unsealed, and what has ended since.
      `(e.transaction_id >= '${state.sealedThrough}' or e.transaction_id < '${state.horizon}')
         and not exists (select from audit.leaves l where l.entry_id = e.id)`
    : // A subquery and no join: the planner must look up each leaf by its entry, never read all of them. What was
      // sealed before a restore may come up again.
      `(e.transaction_id, e.id) > ('${state.sealedThrough}'::xid8, ${startWithin(state)})
         and e.transaction_id < '${state.horizon}'
         and (select l.leaf_index from audit.leaves l where l.entry_id = e.id) is null`;
  await client.query(
    `declare unsealed no scroll cursor for
      select e.transaction_id as "transactionId", ${entryColumns} from audit.entries e
       where ${where}
       order by e.transaction_id, e.id limit ${limit}`,
  );
}

export async function fetchUnsealed(client: pg.ClientBase, count: number): Promise<UnsealedRow[]> {
  const { rows } = await client.query<UnsealedRow>(`fetch ${count} from unsealed`);
  return rows;
}

/** The last entry that is sealed of a transaction that was too large for one head; 0 otherwise. */
const startWithin = ({ last, sealedThrough }: SealState): string =>
  last?.transactionId === sealedThrough ? last.entryId : '0';
