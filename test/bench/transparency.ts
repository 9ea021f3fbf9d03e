import pg from 'pg';
import { countAll, countChanges } from '../../src/modules/transparency/index.ts';
import { connect } from '../../src/platform/database/database.ts';
import { aUnit } from '../support/organisation.ts';
import type { BenchServer } from './city.ts';
import { caller, type Figure, latencies, ratio, within } from './measure.ts';
import { makeKey, startService } from './processes.ts';

const [many, few] = [1_000_000, 10_000];
const [agencies, sections] = [40, 2];

/** Indicators of a year with a million reports against one with ten thousand, of the city and of one unit. */
export async function benchTransparency(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('transparency', 0);
  const service = await startService(serviceUrl, ownerUrl, {
    PENATA_RUN_JOBS: 'false',
    PENATA_PUBLIC_REQUESTS_PER_MINUTE: '0',
  });
  const call = caller(service.origin, await makeKey(serviceUrl));
  const api = { call } as never;
  const city = await aUnit(api, { kind: 'city' });
  const units: string[] = [];
  for (let agency = 0; agency < agencies; agency++) {
    const { id } = await aUnit(api, { parentId: city.id });
    for (let section = 0; section < sections; section++)
      units.push((await aUnit(api, { parentId: id, kind: 'division' })).id);
  }
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await fill(owner, units, '2024-01-01', few);
  await fill(owner, units, '2025-01-01', many);
  await owner.query('vacuum analyze');

  const log = { warn: () => {} } as never;
  const database = connect({ url: serviceUrl, poolSize: 1, timeZone: 'Asia/Jakarta', log });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const rebuilt = await timed(() => countAll(database, new Date(), 'Asia/Jakarta'));
  await owner.query('vacuum analyze transparency.cells, transparency.sums');
  await owner.query(
    `update reports.reports set reopened_count = 1 where id = (select id from reports.reports where received_at >= '2025-06-02' limit 1)`,
  );
  const month = await timed(() => countChanges(database, new Date(), 'Asia/Jakarta'));
  const { rows } = await owner.query<{ cells: number; reports: number }>(
    `select count(*)::int as cells, sum(received + unverified)::int as reports from transparency.cells where month >= '2025-01-01'`,
  );
  await database.close();

  const read = (year: number, criteria: string) => () =>
    call('GET', `/v1/public-report-indicators?from=${year}-01&until=${year}-12&${criteria}`);
  const unit = `unitId=${units[7]}`;
  const [byUnit, total, ofUnit, ofTwo, byUnitOfFew, ofUnitOfFew] = await latencies(
    [
      read(2025, 'by=unit'),
      read(2025, 'by=month'),
      read(2025, `by=month&${unit}`),
      read(2025, 'by=unit&channel=officer'),
      read(2024, 'by=unit'),
      read(2024, `by=month&${unit}`),
    ],
    30,
  );
  await owner.end();
  await service.stop();
  const told = (one: number, other: number) => `${one.toFixed(1)} against ${other.toFixed(1)} ms`;
  return [
    within('Indicators of the city and a year of 1,000,000 reports, by unit', byUnit!, 300),
    within('The same by month', total!, 300),
    within('Indicators of one unit in that year, by month', ofUnit!, 300),
    within('Indicators of one channel in that year, by unit', ofTwo!, 300),
    ratio(
      'By unit, 1,000,000 reports against 10,000',
      byUnit! / byUnitOfFew!,
      { atMost: 4 },
      told(byUnit!, byUnitOfFew!),
    ),
    ratio(
      'Of one unit, 1,000,000 reports against 10,000',
      ofUnit! / ofUnitOfFew!,
      { atMost: 4 },
      told(ofUnit!, ofUnitOfFew!),
    ),
    within(
      `All months of 1,010,000 reports counted anew (${rows[0]!.cells} cells of the year)`,
      rebuilt,
      60_000,
    ),
    within('A month of 83,000 reports counted anew after a change', month, 5000),
  ];
}

/** A year of reports as they would have come in: each category mostly to one unit, most of them handled. */
async function fill(owner: pg.Client, units: readonly string[], from: string, count: number): Promise<void> {
  await owner.query('begin');
  await owner.query('set local session_replication_role = replica');
  await owner.query(
    `insert into reports.categories (id, code, name, kind)
     select md5('category' || n)::uuid, 'KATEGORI-' || n, jsonb_build_object('id', 'Kategori ' || n), 'complaint'
       from generate_series(1, 120) n on conflict do nothing`,
  );
  await owner.query(
    `insert into reports.reports (id, number, key, secret_hash, kind, category_id, unit_id, text, public_text, visibility,
       is_anonymous, channel, state, received_at, first_response_due_at, due_at, first_responded_at, resolved_at, ended_at,
       reopened_count, satisfaction)
     select md5($2::text || n)::uuid, 'B-' || left($2::text, 4) || '-' || n, decode(md5($2::text || n), 'hex'), '\\x00',
            case when a % 10 < 8 then 'complaint' when a % 10 = 8 then 'aspiration' else 'information-request' end,
            md5('category' || 1 + b % 120)::uuid,
            ($1::uuid[])[1 + (case when a % 20 = 0 then a / 20 else b * 7 end) % cardinality($1::uuid[])],
            'Lampu jalan mati.', case when a % 11 > 0 then 'Lampu jalan mati.' end,
            case when a % 11 > 0 then 'public' else 'confidential' end, a % 3 = 0,
            (array['online', 'online', 'online', 'online', 'officer', 'open311'])[1 + b % 6],
            case when a % 13 < 11 then 'closed' else 'in-progress' end, at, at + interval '3 days', at + interval '20 days',
            at + (a % 120) * interval '1 hour', case when a % 13 < 11 then at + (b % 700) * interval '1 hour' end,
            case when a % 13 < 11 then at + interval '40 days' end, (a % 17 = 0)::int, case when b % 3 = 0 then 1 + a % 4 end
       from (select n, hashint4(n) & 1048575 as a, (hashint4(n + 7) >> 4) & 1048575 as b,
                    $2::text::timestamptz + (n::float8 / $3::int) * interval '364 days' as at
               from generate_series(1, $3::int) n) made`,
    [units, from, count],
  );
  await owner.query('commit');
}
