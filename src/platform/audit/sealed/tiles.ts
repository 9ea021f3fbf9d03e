import type { Tile } from '../proof/tile-writer.ts';
import { type TileKey, TileReader } from '../proof/tiles.ts';
import type { Queryable } from './queryable.ts';

const empty = Buffer.alloc(0);

/** The hashes of tiles, in the order of their keys; none for a tile that is not there. */
export async function readTiles(client: Queryable, keys: readonly TileKey[]): Promise<Buffer[]> {
  const { rows } = await client.query<{ hashes: Buffer | null }>(
    `select t.hashes from unnest($1::smallint[], $2::bigint[]) with ordinality as asked(level, position, number)
       left join audit.tiles t on t.level = asked.level and t.position = asked.position
      order by asked.number`,
    [keys.map(({ level }) => level), keys.map(({ position }) => position)],
  );
  return rows.map(({ hashes }) => hashes ?? empty);
}

export async function writeTiles(client: Queryable, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) return;
  await client.query(
    `insert into audit.tiles (level, position, hashes)
     select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])
         on conflict (level, position) do update set hashes = excluded.hashes`,
    [
      tiles.map(({ level }) => level),
      tiles.map(({ position }) => position),
      tiles.map(({ hashes }) => hashes),
    ],
  );
}

/** Proofs from the tiles in the database. */
export const tileReader = (client: Queryable): TileReader =>
  new TileReader((keys) => readTiles(client, keys));
