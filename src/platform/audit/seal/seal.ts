import type pg from 'pg';
import { leafHashOf } from '../proof/entry.ts';
import { signHead } from '../proof/head.ts';
import { TileWriter } from '../proof/tile-writer.ts';
import { partialTileKeys } from '../proof/tiles.ts';
import { entryOf } from '../sealed/entry-rows.ts';
import { inTransaction } from '../sealed/queryable.ts';
import { readTiles, writeTiles } from '../sealed/tiles.ts';
import { sealLock } from './lock.ts';
import type { SealKey } from './seal-key.ts';
import { registerSealKey } from './seal-keys.ts';
import {
  fetchUnsealed,
  hasBegunAnew,
  openUnsealed,
  readSealState,
  type SealState,
  type UnsealedRow,
} from './unsealed.ts';

/** The name of the log in its heads. */
export const logOrigin = 'penata';

/** Entries under one head, and in one transaction, at most: memory and locks stay flat however much is to be sealed. */
const entriesPerHead = 100_000;
const entriesPerFetch = 2_000;

export interface SealOptions {
  readonly pool: pg.Pool;
  readonly key: SealKey;
  /** Once aborted, sealing stops between heads, or is rolled back to the last one. */
  readonly signal: AbortSignal;
  readonly entriesPerHead?: number;
}

/**
 * Seals every entry whose transaction has ended for good: gives it its leaf, lets the tree grow by it and signs the new
 * head. Does nothing while another process seals.
 * @returns how many entries were sealed
 * @throws SealKeyUnavailable if the key was retired
 */
export async function seal(options: SealOptions): Promise<number> {
  const limit = options.entriesPerHead ?? entriesPerHead;
  let sealed = 0;
  for (;;) {
    const count = await sealUnderOneHead(options, limit);
    sealed += count;
    if (count < limit || options.signal.aborted) return sealed;
  }
}

function sealUnderOneHead({ pool, key, signal }: SealOptions, limit: number): Promise<number> {
  return inTransaction(pool, 'read committed', async (client) => {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_xact_lock($1) as locked',
      [sealLock],
    );
    if (!rows[0]!.locked || signal.aborted) return 0;
    await client.query('set local statement_timeout = 0');
    const state = await readSealState(client);
    await openUnsealed(client, state, limit);
    const growth = new Growth(client, state.treeSize, await openTree(client, state.treeSize));
    for (let batch = await fetchUnsealed(client, entriesPerFetch); batch.length > 0; ) {
      // The database looks for the next ones while these are hashed.
      const [next] = await Promise.all([fetchUnsealed(client, entriesPerFetch), growth.append(batch)]);
      batch = next;
      signal.throwIfAborted();
    }
    if (growth.count > 0) {
      await registerSealKey(client, key);
      await growth.close(key, sealedThrough(state, growth, limit));
    }
    return growth.count;
  }).catch((error: unknown) => {
    if (signal.aborted) return 0;
    throw error;
  });
}

async function openTree(client: pg.ClientBase, treeSize: number): Promise<TileWriter> {
  return new TileWriter(treeSize, await readTiles(client, partialTileKeys(treeSize)));
}

/** Up to where all is sealed by a head that may have been cut off at its limit. */
function sealedThrough(state: SealState, { count, lastTransaction }: Growth, limit: number): bigint {
  if (count < limit) return state.horizon;
  return hasBegunAnew(state) ? state.sealedThrough : lastTransaction;
}

/** What the tree grows by under one head. */
class Growth {
  readonly #client: pg.ClientBase;
  readonly #start: number;
  readonly #tree: TileWriter;
  lastTransaction = 0n;

  constructor(client: pg.ClientBase, start: number, tree: TileWriter) {
    this.#client = client;
    this.#start = start;
    this.#tree = tree;
  }

  get count(): number {
    return this.#tree.size - this.#start;
  }

  async append(rows: readonly UnsealedRow[]): Promise<void> {
    const first = this.#tree.size;
    for (const row of rows) this.#tree.append(leafHashOf(entryOf(row)));
    this.lastTransaction = BigInt(rows.at(-1)!.transactionId);
    await this.#client.query(
      `insert into audit.leaves (leaf_index, entry_id, recorded_at)
       select $1::bigint + number - 1, entry_id, recorded_at
         from unnest($2::bigint[], $3::timestamptz[]) with ordinality as sealed(entry_id, recorded_at, number)`,
      [first, rows.map(({ id }) => id), rows.map(({ recordedAt }) => recordedAt)],
    );
    await writeTiles(this.#client, this.#tree.takeFull());
  }

  async close(key: SealKey, through: bigint): Promise<void> {
    await writeTiles(this.#client, this.#tree.finish());
    const rootHash = this.#tree.root();
    const signedAt = new Date().toISOString();
    const treeSize = this.#tree.size;
    const payload = { log: logOrigin, treeSize, rootHash: rootHash.toString('base64url'), signedAt };
    await this.#client.query(
      `insert into audit.heads (tree_size, root_hash, signed_at, key_id, jws, sealed_through)
       values ($1, $2, $3, $4, $5, $6)`,
      [treeSize, rootHash, signedAt, key.id, await signHead(payload, key.privateJwk), String(through)],
    );
  }
}
