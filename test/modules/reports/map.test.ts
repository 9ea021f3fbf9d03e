import { PgDialect } from 'drizzle-orm/pg-core';
import t from 'tap';
import {
  type PublicReportFilter,
  publicReportList,
} from '../../../src/modules/reports/store/public-reports.ts';
import { pageRows } from '../../../src/platform/http/list.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';

const api = await build(t);
const reports = 26_000;
const city = { west: 104.6, south: -3.1, east: 104.9, north: -2.8 };
/** About a dozen of the reports lie in it, or none. */
const street = { west: 104.7, south: -3, east: 104.708, north: -2.992 };
const lake = { west: 104.8, south: -3, east: 104.82, north: -2.98 };

/** Most of the last reports lie in it, and no earlier one. */
const suburb = { west: 105, south: -3.1, east: 105.3, north: -2.8 };

const categoryId = '019a4700-0000-7000-8000-00000000aaaa';
await query(
  api.database.ownerUrl,
  `insert into reports.categories (id, code, name, kind) values ($1, 'LAMPU', '{"id": "Lampu"}', 'complaint')`,
  [categoryId],
);
await query(
  api.database.ownerUrl,
  `insert into reports.reports (id, number, key, secret_hash, kind, category_id, text, public_text, longitude, latitude,
     visibility, is_anonymous, channel, state, received_at, first_response_due_at, due_at)
   select gen_random_uuid(), regexp_replace(lpad(n::text, 10, '0'), '(.{4})(.{4})(.{2})', 'L-\\1-\\2-\\3'), decode(md5(n::text), 'hex'), '\\x00', 'complaint',
          case when n % 50 = 0 then $2::uuid end, 'Lampu mati.', case when n % 8 > 0 then 'Lampu mati.' end, x, y,
          'public', true, 'online', case when n % 20 = 0 then 'in-progress' else 'closed' end, at, at, at
     from generate_series(1, $1::int) n
    cross join lateral (select case when n > $1::int - 3000 then 105.0 else 104.6 end + 0.3 * (n * 0.618033 % 1) as x, -3.1 + 0.3 * (n * 0.754877 % 1) as y,
                               now() - ($1 - n) * interval '1 hour' as at) made
    where not (point(x, y) <@ box(point(104.8, -3), point(104.82, -2.98)))`,
  [reports, categoryId],
);
await query(api.database.ownerUrl, 'analyze reports.reports');

async function planOf(
  filter: PublicReportFilter,
  sort: 'receivedAt' | '-receivedAt' = 'receivedAt',
): Promise<string> {
  const list = await publicReportList(api.app.database.read, filter, sort);
  const page = { limit: 50, sort, after: undefined, count: undefined, asOf: '', list: '' };
  const { sql, params } = new PgDialect().sqlToQuery(pageRows(list, page));
  const rows = await query<{ 'QUERY PLAN': string }>(api.database.ownerUrl, `explain ${sql}`, params);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

t.test('what lies in a small part of the map is found by its place', async (t) => {
  t.match(await planOf({ box: street }), /reports_place_index/);
  t.match(await planOf({ box: lake }), /reports_place_index/);
  t.match(await planOf({ box: street, state: 'in-progress' }), /reports_place_index/);
});

t.test('a page of a large part is found in its order, and nothing is sorted', async (t) => {
  const plans: [PublicReportFilter, RegExp][] = [
    [{ box: city }, /reports_public_index/],
    [{ box: city, state: 'in-progress' }, /reports_public_state_index/],
    [{ box: city, categoryId }, /reports_public_category_index/],
  ];
  for (const [filter, index] of plans) {
    const plan = await planOf(filter);
    t.match(plan, index);
    t.notMatch(plan, /Sort Key: reports|Seq Scan on reports/);
  }
});

t.test('a part in which all is late in the order is not waited for', async (t) => {
  t.match(await planOf({ box: suburb }), /reports_place_index/);
  t.match(await planOf({ box: suburb }, '-receivedAt'), /reports_public_index/);
});

t.test('small and large parts hold what lies in them, and only that', async (t) => {
  for (const box of [city, street, lake, suburb, { ...city, east: 104.7 }]) {
    const sides = Object.values(box).join(',');
    const { body } = await api.call('GET', `/v1/public-reports?bbox=${sides}&count=exact`, { key: null });
    const [kept] = await query<{ count: number }>(
      api.database.ownerUrl,
      `select count(*)::int from reports.reports where public_text is not null
          and longitude between $1 and $2 and latitude between $3 and $4`,
      [box.west, box.east, box.south, box.north],
    );
    t.equal(body.total, kept!.count, sides);
    t.equal(body.items.length, Math.min(kept!.count, 50));
  }
});
