import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import t, { type Test } from 'tap';
import { countMapChangesJob } from '../../../src/modules/reports/jobs.ts';
import { cellsIn } from '../../../src/modules/reports/rules/clusters.ts';
import {
  type ClusterFilter,
  clusterQuery,
  readClusters,
} from '../../../src/modules/reports/store/clusters.ts';
import { countMapChanges, mendMapCells } from '../../../src/modules/reports/store/map-cells.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCategory } from '../../support/reports.ts';

const api = await build(t);
const { database } = api.app;
const owner = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  query<Row>(api.database.ownerUrl, text, values);
const city = { west: 104.6, south: -3.1, east: 104.9, north: -2.8 };
const categoryIds = [(await aCategory(api, 'LAMPU')).id, (await aCategory(api, 'JALAN')).id];

/** Reports of all states along the diagonals of the city; some are of no category, and some not public. */
const fill = (from: number, to: number) =>
  owner(
    `insert into reports.reports (id, number, key, secret_hash, kind, category_id, text, public_text, longitude, latitude,
       visibility, is_anonymous, channel, state, received_at, first_response_due_at, due_at)
     select gen_random_uuid(), 'L-' || n, decode(md5(n::text), 'hex'), '', 'complaint', ($3::uuid[])[n % 3], 'Lampu mati.',
            case when n % 8 > 0 then 'Lampu mati.' end, 104.6 + 0.3 * (n * 0.618033 % 1), -3.1 + 0.3 * (n * 0.754877 % 1),
            'public', true, 'online', (array['verified', 'in-progress', 'closed'])[1 + n % 3], now(), now(), now()
       from generate_series($1::int, $2::int) n`,
    [from, to, categoryIds],
  );
await fill(1, 3000);

/** What is told of the whole city at a zoom, as lines: by cells, and by asking all reports. */
async function toldBy(zoom: number, filter: ClusterFilter): Promise<string[]> {
  const features = await readClusters(database.read, cellsIn(city, zoom), filter);
  return features.flatMap(({ geometry, properties }) =>
    properties.states.map(({ state, reports }) => `${geometry.coordinates} ${state} ${reports}`),
  );
}
async function counted(zoom: number, { state, categoryId }: ClusterFilter): Promise<string[]> {
  const side = 360 / 2 ** (zoom + 2);
  const rows = await owner<{ x: number; y: number; state: string; reports: number }>(
    `select floor((longitude + 180) / $1)::float8 as x, floor((latitude + 90) / $1)::float8 as y, state, count(*)::int as reports
       from reports.reports
      where public_text is not null and longitude is not null and state <> 'merged' and ($2::text is null or state = $2)
        and ($3::uuid is null or category_id = $3)
      group by 1, 2, 3 order by 2, 1, 3`,
    [side, state ?? null, categoryId ?? null],
  );
  const round = (degrees: number) => Number(degrees.toFixed(7));
  return rows.map(
    ({ x, y, state, reports }) =>
      `${round((x + 0.5) * side - 180)},${round((y + 0.5) * side - 90)} ${state} ${reports}`,
  );
}
const filters: ClusterFilter[] = [
  {},
  { state: 'closed' },
  { categoryId: categoryIds[1]! },
  { categoryId: categoryIds[0]!, state: 'verified' },
];
async function agree(t: Test, message: string): Promise<void> {
  for (const filter of filters)
    for (const zoom of [0, 7, 11, 13])
      t.strictSame(await toldBy(zoom, filter), await counted(zoom, filter), message);
}
const digest = async () =>
  (
    await owner<{ cells: string }>(
      `select md5(string_agg(m::text, '|' order by m::text)) as cells from reports.map_cells m`,
    )
  )[0]!.cells;
/** Every cell that there is, and what is right. */
const wrong = async () =>
  (
    await owner<{ wrong: number }>(
      `select count(*)::int as wrong from (
         select zoom, x, y, category_id, state, sum(reports) from (
           select zoom, x, y, category_id, state, reports from reports.map_cells
           union all
           select z, c.x >> (16 - z), c.y >> (16 - z), k, c.state, -1
             from reports.reports r cross join lateral reports.cell_of(r) c cross join generate_series(0, 16) z
            cross join unnest(array[c.category_id, '00000000-0000-0000-0000-000000000000']) k where k is not null) all_of_them
          group by 1, 2, 3, 4, 5 having sum(reports) <> 0) differences`,
    )
  )[0]!.wrong;

t.test('what is told is right before it is counted, and after', async (t) => {
  await agree(t, 'before');
  await countMapChangesJob.run(
    {},
    {
      config: api.app.config,
      database,
      log: api.app.log,
      today: () => api.app.today(),
      signal: new AbortController().signal,
    },
  );
  t.strictSame(await owner('select from reports.map_changes'), []);
  await agree(t, 'after');
  t.equal(await wrong(), 0);
  await owner(`update reports.reports set category_id = null where number like 'L-1%'`);
  await owner(
    `update reports.reports set longitude = 104.7, latitude = -3, state = 'archived' where number like 'L-2%'`,
  );
  await owner(
    `update reports.reports set visibility = 'confidential', public_text = null where number like 'L-29%'`,
  );
  await owner(`update reports.reports set public_text = 'Lampu mati.' where number like 'L-8%'`);
  await owner(`update reports.reports set longitude = null, latitude = null where number like 'L-5%'`);
  await owner(`delete from reports.reports where number like 'L-7%'`);
  await agree(t, 'whatever has changed');
  await countMapChanges(database);
  await agree(t, 'and is counted');
  t.equal(await wrong(), 0);
});

t.test('reports that are handled while others count are counted once', async (t) => {
  const officer = new pg.Client(api.database.ownerUrl);
  await officer.connect();
  let counting = true;
  const handle = async (states: string[]) => {
    for (const state of states)
      for (const digit of [0, 3, 6, 9])
        await owner(
          `update reports.reports set state = $1, public_text = 'Lampu mati.' where number like $2 and visibility = 'public'`,
          [state, `L-%${digit}`],
        );
  };
  const count = async () => {
    while (counting) await countMapChanges(database);
  };
  const mend = async () => {
    while (counting) await mendMapCells(database);
  };
  const watch = async () => {
    const total = async () =>
      (await toldBy(3, {})).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    let least = await total();
    while (counting) {
      const now = await total();
      if (now < least) t.fail(`${now} after ${least}, though none was taken away`);
      least = now;
    }
  };
  // One handles a report for a long time: it is not told meanwhile, and nobody waits for it.
  await officer.query('begin');
  await officer.query(`update reports.reports set state = 'returned' where number = 'L-1001'`);
  const others = [count(), count(), mend(), watch()];
  await Promise.all([handle(['in-progress', 'resolved']), fill(3001, 4500)]);
  await officer.query('commit');
  await officer.end();
  counting = false;
  await Promise.all(others);
  await agree(t, 'all have been handled');
  await countMapChanges(database);
  t.equal(await wrong(), 0);
});

t.test('a rebuild gives the same cells, and mends wrong ones', async (t) => {
  const before = await digest();
  t.equal(await mendMapCells(database), 0);
  t.equal(await digest(), before);
  await owner(`update reports.map_cells set reports = reports + 1 where state = 'resolved'`);
  await owner(`delete from reports.map_cells where zoom = 12`);
  await owner(`insert into reports.map_cells values (5, gen_random_uuid(), 1, 1, 'closed', 3)`);
  await owner(`update reports.reports set state = 'closed' where number = 'L-1001'`);
  t.ok((await mendMapCells(database)) > 0);
  t.equal(await wrong(), 0);
  t.equal(await countMapChanges(database), 0, 'what had changed was seen, and is not counted twice');
  await agree(t, 'mended');
});

t.test('a city of many cells is read by those of its zoom alone', async (t) => {
  await owner(
    `insert into reports.map_cells
     select 16, k, 207000 + n % 300, 63000 + n / 300, s, 1 from generate_series(0, 29999) n
      cross join unnest($1::uuid[]) k cross join unnest(array['verified', 'in-progress', 'closed']) s on conflict do nothing`,
    [['00000000-0000-0000-0000-000000000000', ...categoryIds]],
  );
  await owner('vacuum analyze reports.map_cells');
  const planOf = async (zoom: number, filter: ClusterFilter, box = city) => {
    const { sql, params } = new PgDialect().sqlToQuery(clusterQuery(cellsIn(box, zoom), filter));
    const rows = await owner<{ 'QUERY PLAN': string }>(`explain ${sql}`, params);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const street = { west: 104.7, south: -3, east: 104.72, north: -2.98 };
  for (const [zoom, filter, box] of [
    [24, {}],
    [24, { state: 'closed' }],
    [24, { categoryId: categoryIds[0]! }],
    [16, {}, street],
  ] as const) {
    const plan = await planOf(zoom, filter, box);
    t.match(plan, /map_cells_key/);
    t.notMatch(plan, /Seq Scan on map_cells|on reports /);
  }
});
