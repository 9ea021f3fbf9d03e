import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import t from 'tap';
import { loadDemoCity } from '../../src/demo/index.ts';
import { HeldCursor } from '../../src/platform/export/held-cursor.ts';
import { build } from '../support/build.ts';
import { cloneDatabase, query } from '../support/database.ts';
import { aCivilServant } from '../support/employees.ts';
import { askFeed, eventsAfter, told } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import {
  as,
  download,
  type Format,
  heldConnections,
  holdDownload,
  mediaTypes,
  readCsv,
  readNdjson,
  readXlsx,
} from '../support/exports.ts';

/** More than the system buffers on the way to whoever reads nothing, packed as well. */
const entries = 3000;
const employees = 6000;

const database = await cloneDatabase(t);
await fill(database.ownerUrl);
const api = await build(t, { database, listen: true });
const { app, address, call } = api;
const log = '/v1/audit/entries';
const key = await api.key(['audit:read']);
const hold = (format: Format, headers: Record<string, string> = {}, by = key) =>
  holdDownload(address, log, by, as(format, headers).headers);
const ways: readonly [Format, Record<string, string>][] = [
  ['ndjson', {}],
  ['ndjson', { 'accept-encoding': 'gzip' }],
  ['csv', {}],
  ['csv', { 'accept-encoding': 'gzip' }],
  ['xlsx', {}],
];

async function fill(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await loadDemoCity(client, { employees, today: '2026-01-31' });
  await client.query(
    `insert into audit.entries (actor_kind, actor_id, operation, resource, resource_id, table_name, after)
     select 'system', 'test', 'update', 'unit', n::text, 'organisation.units',
            jsonb_build_object('text', (select string_agg(md5(random()::text || m), '') from generate_series(1, 160) m))
       from generate_series(1, $1) n`,
    [entries],
  );
  await client.end();
}

/** Sessions of exports on the server. */
const sessions = () =>
  query<{ pid: number; state: string; xmin: string | null; query: string }>(
    database.ownerUrl,
    `select pid, state, backend_xmin::text as xmin, query from pg_stat_activity
      where application_name = 'penata-export' and datname = current_database()`,
  );
/** What the log says of files that broke off by a fault of the service. */
const breaks = () => api.logs().filter((line) => /an export broke off/.test(line));

const allFree = () =>
  eventually(
    async () => heldConnections(api),
    (held) => held === 0,
  );

t.test(
  'what changes while a file is read is not in it, and the feed goes on exactly from there',
  async (t) => {
    const purpose = { 'x-purpose': 'Migrasi' };
    const people = await api.key(['employees:read', 'employees:read-sensitive']);
    const [kept, removed, late] = [
      await aCivilServant(api),
      await aCivilServant(api),
      await aCivilServant(api),
    ];
    const change = (id: string, phone: string) =>
      call('PATCH', `/v1/employees/${id}`, { body: { phone }, headers: { 'if-match': '*' } });
    await change(kept.id, '080000000001');

    let commit = () => {};
    let underWay: Promise<void> | undefined;
    await new Promise<void>((begun) => {
      underWay = app.database.transaction({ kind: 'system', id: 'test' }, async (transaction) => {
        await transaction.execute(
          sql`update employees.employees set phone = '080000000009' where id = ${late.id}`,
        );
        begun();
        await new Promise<void>((resolve) => {
          commit = resolve;
        });
      });
    });

    const before = readNdjson(
      (await download(address, '/v1/employees', people, as('ndjson', purpose))).bytes,
    );
    const held = await holdDownload(address, '/v1/employees', people, as('ndjson', purpose).headers);
    const added = await aCivilServant(api);
    await change(kept.id, '080000000002');
    await query(database.ownerUrl, 'delete from employees.employees where id = $1', [removed.id]);
    commit();
    await underWay;
    t.equal(heldConnections(api), 1, 'most of the file is still to be read');

    const { items, end } = readNdjson<{ id: string }>(await held.finish());
    t.equal(items.length, employees + 3);
    t.ok(isDeepStrictEqual(items, before.items), 'nothing is another');
    t.match(
      [kept, removed, late].map(({ id }) => items.find((item) => item.id === id)),
      [{ phone: '080000000001' }, { id: removed.id }, { phone: null }],
    );
    t.equal(end.eventsAfter, held.headers['events-after']);

    await change(added.id, '080000000003');
    const events = await eventsAfter(api, end.eventsAfter!, 5, { query: '&resource=employee', key: people });
    t.strictSame(
      told(events).sort(),
      [
        `employee.changed ${added.id}`,
        `employee.changed ${kept.id}`,
        `employee.changed ${late.id}`,
        `employee.created ${added.id}`,
        `employee.deleted ${removed.id}`,
      ].sort(),
      'each change that the file does not show, once, and none that it shows',
    );
    const foreign = await askFeed(api, `after=${end.eventsAfter}`, { key });
    t.match(foreign, { status: 400, body: { code: 'cursor-of-another-view' } });
  },
);

t.test('what a reader pauses over is put aside, and the transaction ends', async (t) => {
  const statement = sql`select n from generate_series(1, 2000) n`;
  const cursor = await HeldCursor.open<{ n: number }>(app.exports.pool, { statement }, () => {});
  t.teardown(() => cursor.release());
  const read = (await cursor.next()).map(({ n }) => n);
  t.match(await sessions(), [{ state: 'idle in transaction' }], 'rows come as they are found');
  const [session, ...more] = await eventually(sessions, ([first]) => first?.state === 'idle');
  t.strictSame([more.length, session!.xmin], [0, null], 'no transaction that would hold back others');
  for (let rows = await cursor.next(); rows.length > 0; rows = await cursor.next())
    read.push(...rows.map(({ n }) => n));
  t.strictSame(
    read,
    Array.from({ length: 2000 }, (_, at) => at + 1),
    'each row once, in order',
  );
});

t.test('a slow reader holds a connection of exports and nothing else', async (t) => {
  for (const [format, headers] of ways) {
    const held = await hold(format, headers);
    t.equal(held.status, 200);
    t.equal(held.headers['content-encoding'], headers['accept-encoding']);
    t.equal(heldConnections(api), 1, `${format}: no row is read before its turn comes`);
    await call('GET', `${log}?limit=500`, { key });

    const bytes = await held.finish();
    const whole = headers['accept-encoding'] ? gunzipSync(bytes) : bytes;
    const { end } =
      format === 'xlsx' ? await readXlsx(whole) : format === 'csv' ? readCsv(whole) : readNdjson(whole);
    t.ok(end.rows >= entries, `${format}: ${end.rows} rows`);
    await allFree();
    t.equal((await sessions()).length, 1, 'the connection is used again');
  }
});

t.test('whoever leaves frees connection and turn', async (t) => {
  for (const [format, headers] of ways) {
    const held = await Promise.all(Array.from({ length: 4 }, () => hold(format, headers)));
    t.strictSame(
      held.map(({ status }) => status),
      [200, 200, 200, 200],
      format,
    );
    t.equal(heldConnections(api), 4);
    for (const one of held) one.leave();
    await allFree();
  }
  t.strictSame(breaks(), [], 'which is no fault');
});

t.test('whoever leaves while the file is being prepared stops that', async (t) => {
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  await client.query('begin; lock table audit.entries in access exclusive mode');
  const waiting = new AbortController();
  const asked = fetch(address + log, {
    headers: { 'x-api-key': key, ...as('csv').headers },
    signal: waiting.signal,
  });
  await eventually(sessions, (found) =>
    found.some((one) => /^declare/.test(one.query) && one.state === 'active'),
  );
  waiting.abort();
  await t.rejects(asked);
  await allFree();
  t.notOk(
    (await sessions()).some(({ state }) => state === 'active'),
    'the lock is still held',
  );
  await client.query('rollback');
  await client.end();
  t.equal((await download(address, `${log}?operation=insert`, key, as('csv'))).status, 200);
});

t.test('whoever is unknown, from however many addresses, leaves turns for others', async (t) => {
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  await client.query('begin; lock table feedback.services in access exclusive mode');
  const ask = (number: number) =>
    call('GET', '/v1/public-services', {
      key: null,
      remoteAddress: `192.0.2.${number}`,
      ...as('csv'),
    });
  const waiting = [1, 2, 3, 4].map(ask);
  await eventually(
    sessions,
    (found) => found.filter(({ query }) => /^declare.*services/is.test(query)).length === 4,
  );
  t.match(await ask(5), { status: 503, body: { code: 'exports-busy' } });
  t.equal((await call('GET', log, { key, ...as('csv') })).status, 200);
  await client.query('rollback');
  await client.end();
  for (const { status } of await Promise.all(waiting)) t.equal(status, 200);
});

t.test('so many are read at once, by one caller and by all', async (t) => {
  const keys = [key, await api.key(['audit:read']), await api.key(['audit:read'])];
  const held = [];
  for (const by of keys.slice(0, 2)) {
    for (let turn = 0; turn < 4; turn++) held.push(await hold('csv', {}, by));
    const refused = await call('GET', log, { key: by, ...as('ndjson') });
    t.match(refused, { status: 503, body: { code: 'exports-busy' }, headers: { 'retry-after': '5' } });
    t.notOk(refused.headers['content-disposition']);
  }
  t.ok(held.every(({ status }) => status === 200));
  const third = await call('GET', log, { key: keys[2]!, ...as('ndjson') });
  t.match(third, { status: 503, body: { code: 'exports-busy' } }, 'all turns are taken');
  t.equal((await call('GET', log, { key })).status, 200, 'pages are answered as ever');
  t.equal((await call('HEAD', log, { key, ...as('csv') })).status, 200, 'HEAD takes no turn');

  held[0]!.leave();
  await eventually(
    async () => heldConnections(api),
    (count) => count === 7,
  );
  const again = await hold('csv', {}, keys[2]);
  t.equal(again.status, 200, 'who leaves makes room');
  for (const one of [...held, again]) one.leave();
  await allFree();
});

t.test('a fault in the middle breaks the connection: the file never ends well', async (t) => {
  for (const [format, headers] of ways) {
    const held = await hold(format, headers);
    t.equal(heldConnections(api), 1);
    for (const { pid } of await sessions())
      await query(database.ownerUrl, 'select pg_terminate_backend($1)', [pid]);
    await t.rejects(held.finish(), { code: 'ECONNRESET' }, format);
    t.ok(held.bytes > 0, `${format}: ${held.bytes} bytes had come`);
    await allFree();
  }
  t.equal(breaks().length, ways.length, 'and the log says so');
  t.equal((await download(address, log, key, as('csv'))).status, 200, 'the next is served');
});

t.test('files of all formats come whole at the same time', async (t) => {
  const files = await Promise.all(
    (Object.keys(mediaTypes) as Format[]).map((format) => download(address, log, key, as(format))),
  );
  const [csv, ndjson, xlsx] = files.map(({ bytes }) => bytes) as [Buffer, Buffer, Buffer];
  const ids = readNdjson(ndjson).items.map(({ id }) => String(id));
  t.strictSame(
    readCsv(csv).rows.map(([id]) => id),
    ids,
  );
  t.strictSame(
    (await readXlsx(xlsx)).rows.map(([id]) => id),
    ids,
  );
});
