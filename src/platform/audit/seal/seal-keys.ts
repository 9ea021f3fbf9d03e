import type { JSONWebKeySet, JWK } from 'jose';
import type { Queryable } from '../sealed/queryable.ts';
import { type SealKey, SealKeyUnavailable } from './seal-key.ts';

/**
 * Makes the public half of a key known, if it is not yet.
 * @throws SealKeyUnavailable if the key was retired
 */
export async function registerSealKey(client: Queryable, { id, publicJwk }: SealKey): Promise<void> {
  await client.query(
    'insert into audit.seal_keys (id, public_key) values ($1, $2) on conflict (id) do nothing',
    [id, publicJwk],
  );
  const { rows } = await client.query<{ retired: boolean }>(
    'select retired_at is not null as retired from audit.seal_keys where id = $1',
    [id],
  );
  if (rows[0]?.retired)
    throw new SealKeyUnavailable(
      `the key ${id} was retired and seals no more: give this instance the file of the key that took its place`,
    );
}

/** Retires every key but one. */
export async function retireOtherSealKeys(client: Queryable, id: string): Promise<void> {
  await client.query('update audit.seal_keys set retired_at = now() where id <> $1 and retired_at is null', [
    id,
  ]);
}

/** Public halves of all keys that ever signed, the newest first: old heads hold as well. */
export async function sealKeySet(client: Queryable): Promise<JSONWebKeySet> {
  const { rows } = await client.query<{ key: JWK }>(
    'select public_key as key from audit.seal_keys order by created_at desc, id',
  );
  return { keys: rows.map(({ key }) => key) };
}
