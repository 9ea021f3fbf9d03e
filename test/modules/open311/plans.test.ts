import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import t from 'tap';
import { type RequestFilter, readPublicRequests } from '../../../src/modules/open311/store/requests.ts';
import { readPublicUpdates, type UpdateFilter } from '../../../src/modules/open311/store/updates.ts';
import type { Reader } from '../../../src/platform/database/database.ts';
import { cloneDatabase, query } from '../../support/database.ts';

/** Two years: a report every nine minutes, of which nine in ten are public, with four steps each. */
const twoYears = `
  set session_replication_role = replica;
  insert into reports.categories (id, code, name, kind)
  select gen_random_uuid(), 'K' || n, '{"id": "Kategori"}', 'complaint' from generate_series(1, 40) n;
  insert into reports.reports (id, number, key, secret_hash, kind, category_id, text, public_text, longitude,
    latitude, visibility, is_anonymous, channel, state, received_at, first_response_due_at, due_at, updated_at)
  select gen_random_uuid(), 'L-' || n, decode(md5(n::text), 'hex'), '\\x00', 'complaint', c.id, 'Lampu mati.',
         case when n % 10 <> 0 then 'Lampu mati.' end, 104.6 + random() * 0.25, -3.1 + random() * 0.25, 'public',
         false, 'open311', case when n < 3000 then 'in-progress' else 'closed' end, at, at, at,
         least(now(), at + random() * interval '10 days')
    from generate_series(1, 120000) n
    cross join lateral (select now() - n * interval '525 seconds' as at) moment
    join reports.categories c on c.code = 'K' || n % 40 + 1;
  insert into reports.steps (id, report_id, kind, at, message)
  select gen_random_uuid(), r.id, s.kind, least(now(), r.received_at + s.turn * interval '1 day'), 'Dikerjakan.'
    from reports.reports r
    cross join unnest('{received,verified,progressed,closed}'::text[]) with ordinality as s (kind, turn);
  analyze reports.reports, reports.steps, reports.categories`;

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const received = { from: ago(90), to: ago(0) };
const around = { latitude: -2.99, longitude: 104.75, radius: 300 };
const numbers = Array.from({ length: 100 }, (_, at) => `L-${at * 17 + 1}`);
const whole = { limit: 1000, offset: 0 };

const requests: [filter: RequestFilter, index: RegExp][] = [
  [{ received }, /reports_public_index/],
  [{ received, states: ['received', 'verified', 'in-progress'] }, /reports_public_(state_)?index/],
  [{ received, categoryCodes: ['k7'] }, /reports_public_(category_)?index/],
  [{ received, around }, /reports_place_index/],
  [{ updatedAfter: ago(0.2) }, /reports_public_change_index/],
  [{ updatedAfter: ago(5), states: ['returned'] }, /reports_public_(change|state)_index/],
  [{ updatedAfter: ago(700) }, /reports_public_index/],
  [{ updatedBefore: ago(600) }, /reports_public_(change_)?index/],
  [{ updatedAfter: ago(10), around }, /reports_place_index/],
  [{ numbers }, /reports_number_unique/],
];

const updates: [filter: UpdateFilter, index: RegExp][] = [
  [{ happened: received }, /steps_order_index/],
  [{ happened: { from: ago(1), to: ago(0) } }, /steps_order_index/],
  [{ numbers }, /steps_report_index/],
  [{ numbers: ['L-77'], happened: received }, /steps_report_index/],
];

t.test('lists of many reports are found by indexes, and little is looked at in vain', async (t) => {
  const database = await cloneDatabase(t);
  await query(database.ownerUrl, twoYears);
  const client = new pg.Client(database.serviceUrl);
  await client.connect();
  t.teardown(() => client.end());
  const asked: [text: string, values: unknown[]][] = [];
  const logger = { logQuery: (text: string, values: unknown[]) => void asked.push([text, values]) };
  const reader = drizzle(client, { logger }) as unknown as Reader;
  const planOf = async (read: Promise<readonly unknown[]>) => {
    await read;
    const { rows } = await client.query(
      `explain (analyze, timing off) ${asked.at(-1)![0]}`,
      asked.at(-1)![1],
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const check = (plan: string, filter: object, index: RegExp) => {
    const name = JSON.stringify(filter);
    t.match(plan, index, name);
    t.notMatch(plan, /Seq Scan on (reports|steps)/, name);
    const inVain = [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)].map(([, rows]) => Number(rows));
    t.ok(Math.max(0, ...inVain) < 20_000, name);
  };
  for (const [filter, index] of requests)
    check(await planOf(readPublicRequests(reader, filter, whole, '2026-01-31')), filter, index);
  for (const [filter, index] of updates)
    check(await planOf(readPublicUpdates(reader, filter, whole)), filter, index);
});
