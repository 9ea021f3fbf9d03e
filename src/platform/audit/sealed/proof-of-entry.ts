import type pg from 'pg';
import { hashLength } from '../proof/merkle.ts';
import { tileWidth } from '../proof/tiles.ts';
import type { Queryable } from './queryable.ts';
import { readTiles, tileReader } from './tiles.ts';

/** Where an entry stands in the log: its leaf, null while it is not sealed, undefined if there is no such entry. */
export async function leafOfEntry(client: Queryable, entryId: number): Promise<number | null | undefined> {
  const { rows } = await client.query<{ leaf: string | null }>(
    `select leaf_index as leaf from audit.leaves where entry_id = $1
      union all
     (select null from audit.entries where id = $1 limit 1)
      limit 1`,
    [entryId],
  );
  const [row] = rows;
  return row && (row.leaf === null ? null : Number(row.leaf));
}

/** The hash of a leaf, and the hashes that lead from it to the root of a tree that has it. */
export async function proofOfLeaf(
  pool: pg.Pool,
  leafIndex: number,
  treeSize: number,
): Promise<{ leafHash: Buffer; hashes: Buffer[] }> {
  const offset = (leafIndex % tileWidth) * hashLength;
  const [[tile], hashes] = await Promise.all([
    readTiles(pool, [{ level: 0, position: Math.floor(leafIndex / tileWidth) }]),
    tileReader(pool).inclusionProof(leafIndex, treeSize),
  ]);
  return { leafHash: tile!.subarray(offset, offset + hashLength), hashes };
}
