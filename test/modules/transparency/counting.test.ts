import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import pg from 'pg';
import t from 'tap';
import { calendarFrom, workingDaysBetween } from '../../../src/modules/calendar/index.ts';
import { countAll } from '../../../src/modules/transparency/index.ts';
import { indicatorQuery } from '../../../src/modules/transparency/store/indicators.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aUnit } from '../../support/organisation.ts';
import { count, type Standing, standing } from '../../support/transparency.ts';

const api = await build(t);
const { app, call, database } = api;
const units = [(await aUnit(api)).id, (await aUnit(api)).id, null];

const owner = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  query<Row>(database.ownerUrl, text, values);
const forget = () =>
  owner(
    'truncate reports.reports cascade; truncate transparency.cells, transparency.sums, transparency.changes',
  );
const digest = async () =>
  (
    await owner<{ rows: string }>(
      `select string_agg(line, e'\n' order by line) as rows
         from (select c::text as line from transparency.cells c union all select s::text from transparency.sums s) lines`,
    )
  )[0]!.rows;
const received = async (criteria = '') =>
  (
    (await call('GET', `/v1/public-report-indicators?from=2026-01&until=2026-12${criteria}`, { key: null }))
      .body.figures as { received: number }
  ).received;

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const anyStanding: fc.Arbitrary<Standing> = fc.record({
  unitId: pick(...units),
  kind: pick('complaint', 'aspiration'),
  channel: pick('online', 'officer'),
  isConfidential: fc.boolean(),
  receivedAt: pick('2026-02-10 09:00+07', '2026-03-02 09:00+07'),
  firstRespondedAt: pick('2026-03-04 09:00+07', '2026-03-10 09:00+07', null),
  resolvedAt: pick('2026-03-12 09:00+07', null),
  dueAt: pick('2026-03-11 16:00+07', '2099-01-01 16:00+07'),
  state: pick('in-progress', 'resolved', 'returned', 'received'),
  reopenedCount: pick(0, 1),
  satisfaction: pick(null, 1, 4),
});

interface Cell extends pg.QueryResultRow {
  readonly key: string;
  readonly received: number;
  readonly satisfaction_answers: number;
  readonly unverified: number;
}
/** What everybody can read, counted by everybody. */
const publicCells = `
  select concat_ws('|', date_trunc('month', received_at at time zone 'Asia/Jakarta')::date, unit_id, kind, channel) as key,
         count(*)::int as received, count(satisfaction)::int as satisfaction_answers
    from reports.reports where public_text is not null group by 1`;

t.test(
  'whatever is added up or taken away, fewer than five that not everybody can read never follow',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStanding, { minLength: 1, maxLength: 60 }), async (reports) => {
        await forget();
        await standing(api, reports);
        await count(api);
        const known = new Map((await owner<Cell>(publicCells)).map((cell) => [cell.key, cell]));
        const told = await owner<Cell & { level: number }>(
          `select level, concat_ws('|', month, unit_id, kind, channel) as key, received, satisfaction_answers, unverified
           from transparency.cells`,
        );
        let hidden = 0;
        for (const cell of told) {
          const own = cell.level === 0 ? known.get(cell.key) : undefined;
          const rest = cell.received - (own?.received ?? 0);
          const marks = cell.satisfaction_answers - (own?.satisfaction_answers ?? 0);
          hidden += rest;
          // All answers are sums of cells, and each cell holds none of them or five.
          if ([rest, marks, cell.unverified].some((count) => count < 0 || (count > 0 && count < 5)))
            return false;
        }
        const confidential = reports.filter(
          (one) => one.isConfidential && (one.state !== 'received' || one.firstRespondedAt !== null),
        );
        const lost = confidential.length - hidden;
        // Only what is fewer than five in a month of the whole city is nowhere.
        return lost >= 0 && lost <= 8;
      }),
      { numRuns: 40 },
    );
  },
);

t.test('a total with a confidential report does not tell of it, until five stand together', async (t) => {
  await forget();
  const about = { unitId: units[0]!, receivedAt: '2026-03-02 09:00+07' };
  const confidential = (many: number, more: Standing = {}) =>
    Array.from({ length: many }, () => ({ ...about, isConfidential: true, ...more }));
  await standing(api, [about, about, ...confidential(2), ...confidential(2, { kind: 'aspiration' })]);
  await count(api);
  t.equal(await received(), 2);
  await standing(api, confidential(1, { unitId: units[1]! }));
  await count(api);
  t.equal(await received(), 7, 'five in the city');
  t.equal(await received(`&unitId=${units[0]}`), 2);
  await standing(api, confidential(1));
  await count(api);
  t.equal(
    await received(`&unitId=${units[0]}`),
    7,
    'five in the unit; the one elsewhere is nowhere any more',
  );
  t.equal(await received(`&unitId=${units[0]}&kind=complaint`), 2);
  t.equal(await received(), 7);
  await standing(api, confidential(2));
  await count(api);
  t.equal(await received(`&unitId=${units[0]}&kind=complaint`), 7, 'five of one kind');
  t.equal(await received(`&unitId=${units[0]}`), 7);
});

t.test('working days are those of the calendar, whatever the moments', async (t) => {
  await forget();
  await call('POST', '/v1/holidays', {
    body: { date: '2026-03-19', kind: 'national-holiday', name: 'Nyepi', legalBasis: 'SKB 1/2025' },
  });
  const at = (hours: number) => new Date(Date.parse('2026-03-01T00:00:00+07:00') + hours * 1_800_000);
  const given = fc
    .sample(fc.tuple(fc.nat(1400), fc.nat(900)), { numRuns: 200, seed: 7 })
    .map(([from, took]) => ({
      from: at(from),
      to: new Date(at(from + took).getTime() + (took % 3)),
    }));
  await standing(
    api,
    given.map(({ from, to }) => ({ receivedAt: from.toISOString(), firstRespondedAt: to.toISOString() })),
  );
  await count(api, new Date('2026-06-01T00:00:00Z'));
  const rows = await owner<{ days: number; reports: number }>(
    `select d.days, sum(d.reports)::int as reports from transparency.cells c
       cross join lateral unnest(c.first_days, c.first_counts) d (days, reports) group by 1 order by 1`,
  );
  const calendar = await calendarFrom(app.database.read, '2026-02-01', app.config.timeZone);
  const expected = new Map<number, number>();
  for (const { from, to } of given) {
    const days = workingDaysBetween(from, to, calendar);
    expected.set(days, (expected.get(days) ?? 0) + 1);
  }
  t.strictSame(
    rows.map(({ days, reports }) => [days, reports]),
    [...expected].sort(([a], [b]) => a - b),
  );
});

t.test('another holiday changes the time that everything took', async (t) => {
  await forget();
  await standing(api, [{ receivedAt: '2026-04-06 09:00+07', firstRespondedAt: '2026-04-08 09:00+07' }]);
  await count(api);
  const days = async () =>
    (await owner<{ d: number[] }>('select first_days as d from transparency.cells'))[0]!.d;
  t.strictSame(await days(), [2]);
  const holiday = { date: '2026-04-07', kind: 'joint-leave', name: 'Cuti bersama', legalBasis: 'SKB 1/2025' };
  await call('POST', '/v1/holidays', { body: holiday });
  t.equal(await count(api), 1);
  t.strictSame(await days(), [1]);
  await call('DELETE', '/v1/holidays/2026-04-07', { headers: { 'if-match': '*' } });
  await count(api);
  t.strictSame(await days(), [2]);
});

t.test('what falls due is counted as overdue though nothing changed', async (t) => {
  await forget();
  await standing(api, [
    { receivedAt: '2026-05-04 09:00+07', dueAt: '2026-11-29 16:00+07' },
    ...Array.from({ length: 5 }, () => ({
      receivedAt: '2026-06-01 09:00+07',
      state: 'received',
      firstRespondedAt: null,
      firstResponseDueAt: '2026-11-29 16:00+07',
    })),
  ]);
  await owner('update transparency.freshness set counted_at = null');
  const overdue = async () =>
    (
      await owner(`select sum(overdue)::int as o, sum(unverified_overdue)::int as u from transparency.cells`)
    )[0];
  await count(api, new Date('2026-11-29T15:59:00+07:00'));
  t.strictSame(await overdue(), { o: 0, u: 0 });
  t.equal(await count(api, new Date('2026-11-29T16:01:00+07:00')), 2);
  t.strictSame(await overdue(), { o: 1, u: 5 });
  t.equal(await count(api, new Date('2026-11-29T16:02:00+07:00')), 0, 'only what is new is counted');
  await count(api, new Date('2026-11-29T15:00:00+07:00'));
  t.strictSame(await overdue(), { o: 1, u: 5 }, 'time does not go back');
  await owner('update transparency.freshness set counted_at = null');
});

t.test('a rebuild gives the same numbers, and mends wrong ones', async (t) => {
  await forget();
  await standing(api, fc.sample(anyStanding, { numRuns: 200, seed: 11 }));
  await count(api);
  const before = await digest();
  t.equal(await countAll(app.database, new Date(), app.config.timeZone), 2);
  t.equal(await digest(), before);
  await owner('update transparency.cells set received = received + 1; delete from transparency.sums');
  t.not(await digest(), before);
  await countAll(app.database, new Date(), app.config.timeZone);
  t.equal(await digest(), before);
});

t.test('what is added up by one thing alone is what its cells say', async (t) => {
  await forget();
  await standing(api, fc.sample(anyStanding, { numRuns: 300, seed: 5 }));
  await count(api);
  const figures = `sum(received) as received, sum(overdue) as overdue, sum(satisfaction_sum) as marks, sum(unverified) as unverified`;
  const days = `(select sum(d * n) from unnest(c.first_days || c.resolution_days, c.first_counts || c.resolution_counts) u (d, n))`;
  for (const [dimension, column] of Object.entries({
    unit: 'unit_id',
    category: 'category_id',
    kind: 'kind',
    channel: 'channel',
  })) {
    const by = `${figures}, sum(${days}) as days, count(distinct month) as months`;
    t.strictSame(
      await owner(
        `select level, ${column}, ${by} from transparency.sums c where dimension = $1 group by 1, 2 order by 1, 2`,
        [dimension],
      ),
      await owner(`select level, ${column}, ${by} from transparency.cells c group by 1, 2 order by 1, 2`),
      dimension,
    );
  }
});

t.test('a report that is resolved while it is counted is counted, now or the next time', async (t) => {
  await forget();
  await standing(api, [{ receivedAt: '2026-07-01 09:00+07' }]);
  await count(api);
  const resolved = async () =>
    (await owner<{ n: number }>('select sum(resolved)::int as n from transparency.cells'))[0]!.n;
  const officer = new pg.Client(database.ownerUrl);
  await officer.connect();
  t.teardown(() => officer.end());
  await officer.query('begin');
  await officer.query(`update reports.reports set state = 'resolved', resolved_at = now()`);
  t.equal(await count(api), 0, 'nobody waits for who is not done');
  t.equal(await resolved(), 0);
  await officer.query('commit');
  t.equal(await count(api), 1);
  t.equal(await resolved(), 1);
});

t.test('while many count and many handle at once nothing is lost', async (t) => {
  await forget();
  await standing(
    api,
    Array.from({ length: 60 }, (_, at) => ({ unitId: units[at % 3]! ?? null, reopenedCount: 0 })),
  );
  const ids = (await owner<{ id: string }>('select id from reports.reports')).map(({ id }) => id);
  const handling = ids.map((id, at) =>
    owner(
      `update reports.reports set state = 'resolved', resolved_at = received_at + $2 * interval '1 day' where id = $1`,
      [id, at % 9],
    ),
  );
  await Promise.all([...handling, ...Array.from({ length: 8 }, () => count(api))]);
  await count(api);
  const kept = await digest();
  await countAll(app.database, new Date(), app.config.timeZone);
  t.equal(await digest(), kept);
  t.equal((await owner('select sum(resolved)::int as n from transparency.cells'))[0]!.n, 60);
  t.equal((await owner('select count(*)::int as n from transparency.changes'))[0]!.n, 0);
});

t.test('one unit is read by its index from among the cells of all', async (t) => {
  await forget();
  await owner(
    `insert into transparency.cells
     select '2026-01-01'::date + (n % 12) * interval '1 month', 0, gen_random_uuid(), null, 'complaint', 'online',
            1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{1}', '{1}', '{4}', '{1}'
       from generate_series(1, 20000) n`,
  );
  await owner('analyze transparency.cells');
  const plan = async (filter: object) => {
    const statement = indicatorQuery({ from: '2026-01', until: '2026-12', by: 'month', ...filter });
    const { sql: text, params } = new PgDialect().sqlToQuery(sql`explain ${statement}`);
    return (await owner(text, params)).map((row) => row['QUERY PLAN']).join('\n');
  };
  const branches = [{ unitId: units[0]!, branchId: units[0]!, branchName: 'Dinas' }];
  const found = await plan({ unitId: units[0]!, kind: 'complaint', branches });
  t.match(found, /cells_unit_index/);
});
