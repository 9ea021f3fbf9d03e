import type pg from 'pg';
import { boundaryOf } from '../modules/territory/rules/boundary.ts';
import { kindAbove } from '../modules/territory/rules/codes.ts';
import { ringText } from '../modules/territory/rules/rings.ts';
import { areas, boundaryRings } from '../modules/territory/tables.ts';
import { copyRows, Rows } from './copy.ts';
import { districts } from './data/districts.ts';

/** The city is a rectangle here: no boundary of the demo is a real one. */
const city = { west: 104.65, south: -3.08, east: 104.85, north: -2.88 };
const ROWS = 3;

interface Tile {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Cuts a tile into strips that share their borders to the last digit. */
function strips(
  tile: Tile,
  count: number,
  [from, to]: readonly ['west', 'east'] | readonly ['south', 'north'],
): Tile[] {
  const border = (number: number) =>
    number === count
      ? tile[to]
      : Number((tile[from] + ((tile[to] - tile[from]) * number) / count).toFixed(6));
  return Array.from({ length: count }, (_, at) => ({ ...tile, [from]: border(at), [to]: border(at + 1) }));
}

/** The districts side by side in rows. */
function districtTiles(): Tile[] {
  const perRow = Math.ceil(districts.length / ROWS);
  const rows = strips(city, ROWS, ['south', 'north']);
  return rows.flatMap((row, at) =>
    strips(row, Math.min(perRow, districts.length - at * perRow), ['west', 'east']),
  );
}

/** Writes the districts and urban villages of the first city as areas that lie edge to edge; codes are invented, too. */
export async function copyAreas(
  client: pg.Client,
  { nextId, today }: { readonly nextId: () => string; readonly today: string },
): Promise<void> {
  const units = await unitsOf(client, today);
  const table = new AreaRows(nextId);
  const whole = table.add('city', '16.71', 'Palembang', city, null, units.get('Pemerintah Kota Palembang'));
  const tiles = districtTiles();
  for (const [number, { name, villages }] of districts.entries()) {
    const code = `16.71.${String(number + 1).padStart(2, '0')}`;
    const tile = tiles[number]!;
    const district = table.add('district', code, name, tile, whole, units.get(`Kecamatan ${name}`));
    for (const [at, part] of strips(tile, villages.length, ['west', 'east']).entries())
      table.add(
        'urban-village',
        `${code}.${1001 + at}`,
        villages[at]!,
        part,
        district,
        units.get(`Kecamatan ${name} Kelurahan ${villages[at]}`),
      );
  }
  await copyRows(client, table.areas, table.areas.take());
  await copyRows(client, table.rings, table.rings.take());
}

class AreaRows {
  readonly areas = new Rows(
    areas,
    'id',
    'code',
    'name',
    'kind',
    'parentId',
    'parentKind',
    'unitId',
    'west',
    'south',
    'east',
    'north',
    'boundaryDigest',
  );
  readonly rings = new Rows(boundaryRings, 'areaId', 'part', 'number', 'ring');
  readonly #nextId: () => string;

  constructor(nextId: () => string) {
    this.#nextId = nextId;
  }

  add(
    kind: keyof typeof kindAbove,
    code: string,
    name: string,
    tile: Tile,
    parentId: string | null,
    unitId: string | undefined,
  ): string {
    const id = this.#nextId();
    const { west, south, east, north } = tile;
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const { digest } = boundaryOf({ type: 'Polygon', coordinates: [ring] });
    this.areas.add(
      id,
      code,
      name,
      kind,
      parentId,
      kindAbove[kind],
      unitId ?? null,
      west,
      south,
      east,
      north,
      digest,
    );
    this.rings.add(id, 0, 0, ringText(ring));
    return id;
  }
}

/** The city, districts and urban villages among the units of the first city; villages by their districts, too. */
async function unitsOf(client: pg.Client, today: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `select u.id, case v.kind when 'urban-village' then above.name || ' ' else '' end || v.name as name
       from organisation.units u
       join organisation.unit_versions v on v.unit_id = u.id
        and v.valid_from <= $1 and coalesce(v.valid_to, 'infinity') > $1
       left join organisation.unit_versions above on above.unit_id = v.parent_id
        and above.valid_from <= $1 and coalesce(above.valid_to, 'infinity') > $1
      where u.code like '1671%' and v.kind in ('city', 'district', 'urban-village')`,
    [today],
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}
