import type pg from 'pg';
import { inTransaction } from '../sealed/queryable.ts';
import { sealLock } from './lock.ts';
import { makeSealKey, replaceSealKey, type SealKey } from './seal-key.ts';
import { registerSealKey, retireOtherSealKeys } from './seal-keys.ts';

/** Makes a new key in the place of the one in the file, and retires all keys before it; their heads stay valid. */
export async function rotateSealKey(pool: pg.Pool, file: string): Promise<SealKey> {
  const key = await makeSealKey();
  await inTransaction(pool, 'read committed', async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [sealLock]);
    await registerSealKey(client, key);
    await retireOtherSealKeys(client, key.id);
    // Last: if the file cannot be written, nothing has happened.
    await replaceSealKey(file, key);
  });
  return key;
}
