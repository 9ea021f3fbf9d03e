import type pg from 'pg';

export type { Queryable } from '../../database/rows.ts';

export type Isolation = 'read committed' | 'repeatable read read only';

/** Begins a transaction on a connection of its own; whoever calls ends it by {@link endTransaction}. */
export async function beginTransaction(pool: pg.Pool, isolation: Isolation): Promise<pg.PoolClient> {
  const client = await pool.connect();
  try {
    await client.query(`begin isolation level ${isolation}`);
    return client;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

/** Ends a transaction; a connection on which that fails is thrown away. */
export async function endTransaction(client: pg.PoolClient, how: 'commit' | 'rollback'): Promise<void> {
  try {
    await client.query(how);
    client.release();
  } catch (error) {
    client.release(error as Error);
    if (how === 'commit') throw error;
  }
}

/** Runs `work` in one transaction. */
export async function inTransaction<T>(
  pool: pg.Pool,
  isolation: Isolation,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await beginTransaction(pool, isolation);
  let result: T;
  try {
    result = await work(client);
  } catch (error) {
    await endTransaction(client, 'rollback');
    throw error;
  }
  await endTransaction(client, 'commit');
  return result;
}
