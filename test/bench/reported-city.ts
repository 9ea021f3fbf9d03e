import type pg from 'pg';
import { created } from '../support/feedback.ts';
import { aUnit } from '../support/organisation.ts';
import { allTo } from '../support/reports.ts';
import { anArea, bound, polygonOf, rectangle } from '../support/territory.ts';
import type { caller } from './measure.ts';

/** West, south, east, north of the city; its districts are the cells of a grid. */
export const cityBox = [104.6, -3.1, 104.9, -2.8] as const;
const [west, south, east, north] = cityBox;
const [columns, rows] = [6, 3];
const [width, height] = [(east - west) / columns, (north - south) / rows];
const categories = 20;

export interface ReportedCity {
  /** The district with the most reports, and a street in it. */
  readonly district: string;
  readonly street: string;
  /** A part amid the city in which nothing was reported: a lake. */
  readonly lake: string;
  /** A district in which nothing was reported before the last month. */
  readonly newDistrict: string;
  readonly categoryIds: readonly string[];
}

/** A city with boundaries, categories and routing, and so many reports of three years along its streets. */
export async function fillReports(
  call: ReturnType<typeof caller>,
  owner: pg.Client,
  count: number,
): Promise<ReportedCity> {
  const api = { call } as never;
  const unit = await aUnit(api);
  await allTo(api, unit.id);
  const city = await anArea(api, 'city');
  await created(bound(api, city.id, polygonOf(rectangle(...cityBox))));
  const districtIds: string[] = [];
  for (let at = 0; at < columns * rows; at++) {
    const district = await anArea(api, 'district', { parentId: city.id });
    const [left, below] = [west + (at % columns) * width, south + Math.floor(at / columns) * height];
    await created(bound(api, district.id, polygonOf(rectangle(left, below, left + width, below + height))));
    districtIds.push(district.id);
  }
  const categoryIds: string[] = [];
  for (let at = 0; at < categories; at++) {
    const body = { code: `BENCH-${at}`, name: { id: `Kategori ${at}` }, kind: 'complaint' };
    categoryIds.push((await created(call('POST', '/v1/report-categories', { body }) as never)).id);
  }
  await owner.query('begin');
  // What is filled in did not happen now: it is neither recorded nor told to anybody.
  await owner.query('set local session_replication_role = replica');
  await owner.query('select setseed(0.5)');
  await owner.query(insertion, [count, districtIds, categoryIds, unit.id]);
  await owner.query('commit');
  await owner.query('vacuum analyze');
  return { ...(await places(owner)), categoryIds };
}

const [lakeWest, lakeSouth, lakeEast, lakeNorth] = [104.74, -2.97, 104.76, -2.95];
/** Districts are filled unevenly, and so are streets; the last district was built on a month ago. */
const insertion = `
  with chances as materialized (
    select n, random() as d, random() as s, random() as along, random() as beside, random() as day, random() as fate,
           random() as category, random() as hidden
      from generate_series(1, $1::int) n),
  placed as materialized (
    select c.*, least(floor(${columns * rows} * d ^ 1.6), ${columns * rows - 1})::int as district,
           floor(60 * s ^ 1.4)::int as street
      from chances c),
  streets as materialized (
    select district, street, ${west} + district % ${columns} * ${width} + 0.004 + 0.042 * x as longitude,
           ${south} + district / ${columns} * ${height} + 0.004 + 0.092 * y as latitude, turn
      from generate_series(0, ${columns * rows - 1}) district
     cross join generate_series(0, 59) street
     cross join lateral (select random() as x, random() as y, 2 * pi() * random() as turn
                          where district + street >= 0) chance),
  located as materialized (
    select p.*, t.longitude + 0.004 * (along - 0.5) * cos(turn) + 0.0003 * (beside - 0.5) as longitude,
           t.latitude + 0.004 * (along - 0.5) * sin(turn) + 0.0003 * (beside - 0.5) as latitude,
           now() - day * case district when ${columns * rows - 1} then interval '30 days'
                              else interval '1095 days' end as received_at
      from placed p join streets t using (district, street)),
  judged as materialized (
    select l.*,
           case when hidden < 0.07 then 'confidential' else 'public' end as visibility,
           case when hidden >= 0.07 and hidden < 0.15 then 'received'
                when received_at > now() - interval '30 days' then
                  case when fate < 0.3 then 'verified' when fate < 0.7 then 'in-progress'
                       when fate < 0.9 then 'resolved' else 'closed' end
                when fate < 0.005 then 'in-progress' when fate < 0.04 then 'archived' else 'closed' end as state
      from located l
     where not (point(longitude, latitude) <@ box(point(${lakeWest}, ${lakeSouth}), point(${lakeEast}, ${lakeNorth}))))
  insert into reports.reports (id, number, key, secret_hash, kind, category_id, unit_id, text, public_text, longitude,
    latitude, address, district_id, visibility, is_anonymous, channel, state, received_at, first_response_due_at, due_at,
    first_responded_at, resolved_at, ended_at, followers)
  select md5('id' || n)::uuid, regexp_replace(lpad(n::text, 10, '0'), '(.{4})(.{4})(.{2})', 'L-\\1-\\2-\\3'), decode(md5('key' || n), 'hex'),
         decode(md5('a' || n) || md5('b' || n), 'hex'), 'complaint', ($3::uuid[])[1 + floor(${categories} * category ^ 1.3)],
         $4, body, case when visibility = 'public' and state <> 'received' then body end, longitude, latitude,
         'Jl. Nomor ' || street, ($2::uuid[])[1 + district], visibility, n % 5 = 0, 'online', state, received_at,
         received_at + interval '5 days', received_at + interval '20 days',
         case when state <> 'received' then received_at + interval '2 days' end,
         case when state in ('resolved', 'closed') then received_at + interval '9 days' end,
         case when state in ('closed', 'archived') then received_at + interval '19 days' end, 1 + n % 7
    from (select * from judged order by received_at) judged
   cross join lateral (select 'Lampu jalan di depan rumah nomor ' || n || ' mati sejak Senin, dan **jalannya gelap** bagi '
     || 'anak-anak yang pulang mengaji; mohon segera diganti, karena sudah dua orang yang jatuh di sana.' as body) told`;

async function places(owner: pg.Client): Promise<Omit<ReportedCity, 'categoryIds'>> {
  const { rows } = await owner.query<{ longitude: number; latitude: number }>(
    `select avg(longitude) as longitude, avg(latitude) as latitude from reports.reports
      where address = 'Jl. Nomor 0' and district_id = (select district_id from reports.reports group by 1 order by count(*) desc limit 1)`,
  );
  const { longitude, latitude } = rows[0]!;
  const box = (...sides: number[]) => sides.map((side) => side.toFixed(5)).join(',');
  return {
    street: box(longitude - 0.001, latitude - 0.001, longitude + 0.001, latitude + 0.001),
    district: box(west, south, west + width, south + height),
    newDistrict: box(east - width, north - height, east, north),
    lake: box(lakeWest, lakeSouth, lakeEast, lakeNorth),
  };
}
