import type pg from 'pg';
import type { ReportPlace } from '../modules/reports/schemas/reports.ts';
import { categories as categoryTable, routingRules } from '../modules/reports/tables.ts';
import { copyRows, Rows } from './copy.ts';
import { categories, coordinator, ownOrder } from './data/report-settings.ts';
import type { Random } from './random.ts';
import { unitsByCode } from './units-by-code.ts';

/** Rules for one category are tried with room between them; that for everything that no other takes at the very end. */
const FIRST_RANK = 5;
const STEP = 10;
const LAST_RANK = 100_000;

interface Tile {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What reports of the first city refer to. */
export interface ReportSettings {
  /** Ids of categories by their codes. */
  readonly categories: ReadonlyMap<string, string>;
  /** The first unit of these that there is, by code; the coordinator's if there is none. */
  unitOf(codes: readonly string[]): string;
  /** Somewhere in an urban village of a district. */
  pointIn(place: readonly [district: string, village: string], random: Random): ReportPlace;
}

/** Writes what people report in the first city, and to whom it goes. */
export async function copyReportSettings(
  client: pg.Client,
  { nextId, today }: { readonly nextId: () => string; readonly today: string },
): Promise<ReportSettings> {
  const units = await unitsByCode(client, today);
  const unitOf = (codes: readonly string[]) =>
    units.get(codes.find((code) => units.has(code)) ?? coordinator)!;
  const { rows: services } = await client.query<{ code: string; id: string }>(
    'select code, id from feedback.services',
  );
  const serviceIds = new Map(services.map(({ code, id }) => [code, id]));
  const rows = {
    categories: new Rows(categoryTable, 'id', 'code', 'name', 'description', 'kind', 'serviceId'),
    rules: new Rows(routingRules, 'id', 'rank', 'categoryId', 'areaId', 'unitId'),
  };
  const ids = new Map<string, string>();
  for (const { code, name, description, kind, service } of categories) {
    const id = nextId();
    ids.set(code, id);
    const serviceId = service === undefined ? null : (serviceIds.get(service) ?? null);
    rows.categories.add(id, code, JSON.stringify(name), description, kind, serviceId);
  }
  const office = await officeOf(client, ownOrder.district);
  if (office.unitId !== null)
    rows.rules.add(nextId(), FIRST_RANK, ids.get(ownOrder.category)!, office.areaId, office.unitId);
  for (const [at, category] of categories.entries())
    rows.rules.add(nextId(), (at + 1) * STEP, ids.get(category.code)!, null, unitOf(category.units));
  rows.rules.add(nextId(), LAST_RANK, null, null, unitOf([coordinator]));
  for (const table of [rows.categories, rows.rules]) await copyRows(client, table, table.take());
  const tiles = await tilesOf(client);
  return {
    categories: ids,
    unitOf,
    pointIn([district, village], random) {
      const { west, south, east, north } = tiles.get(`${district} ${village}`)!;
      const within = (from: number, to: number) =>
        Number((from + (to - from) * (0.2 + 0.6 * random.fraction())).toFixed(6));
      return { type: 'Point', coordinates: [within(west, east), within(south, north)] };
    },
  };
}

async function officeOf(
  client: pg.Client,
  district: string,
): Promise<{ readonly areaId: string; readonly unitId: string | null }> {
  const { rows } = await client.query(
    `select id as "areaId", unit_id as "unitId" from territory.areas where kind = 'district' and name = $1`,
    [district],
  );
  return rows[0]!;
}

/** Urban villages by the names of their districts and their own. */
async function tilesOf(client: pg.Client): Promise<ReadonlyMap<string, Tile>> {
  const { rows } = await client.query<Tile & { name: string }>(
    `select d.name || ' ' || v.name as name, v.west, v.south, v.east, v.north
       from territory.areas v join territory.areas d on d.id = v.parent_id where v.kind = 'urban-village'`,
  );
  return new Map(rows.map(({ name, ...tile }) => [name, tile]));
}
