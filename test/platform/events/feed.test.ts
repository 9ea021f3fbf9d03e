import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { revokeKey } from '../../../src/platform/access/keys.ts';
import { callerAccess } from '../../../src/platform/access/scopes.ts';
import { snapshotCursor } from '../../../src/platform/events/cursor.ts';
import { monthsJob } from '../../../src/platform/events/jobs.ts';
import type { JobContext } from '../../../src/platform/jobs/job.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { askFeed, eventsAfter, type FeedBody, feedNow, type ToldEvent } from '../../support/events.ts';

const api = await build(t, {
  listen: true,
  prepare: (app) => {
    const route = { config: { access: callerAccess }, schema: { hide: true } };
    app.get('/v1/cursor-of', route, (request) => ({
      cursor: snapshotCursor(request, (request.query as { snapshot: string }).snapshot),
    }));
  },
});
const { app, address, database, call, key } = api;

const own = (text: string, values: unknown[] = []) => query(database.ownerUrl, text, values);

/** A connection of its own that is in the middle of a transaction. */
async function begin(): Promise<pg.Client> {
  const client = new pg.Client(database.ownerUrl);
  client.on('error', () => {});
  await client.connect();
  await client.query('begin');
  return client;
}
const addUnit = (client: Pick<pg.Client, 'query'>, code: string) =>
  client.query('insert into organisation.units (id, code) values (gen_random_uuid(), $1)', [code]);
const commitUnit = (code: string) =>
  own('insert into organisation.units (id, code) values (gen_random_uuid(), $1)', [code]);
async function endWith(client: pg.Client, how: 'commit' | 'rollback'): Promise<void> {
  await client.query(how);
  await client.end();
}
const codeOf = async ({ subject }: ToldEvent): Promise<string> => {
  const [unit] = await query<{ code: string }>(
    database.ownerUrl,
    'select code from organisation.units where id = $1',
    [subject],
  );
  return unit!.code;
};
const codesOf = (events: readonly ToldEvent[]) => Promise.all(events.map(codeOf));

t.test(
  'nothing is skipped or doubled while fifty write in transactions that last random times',
  async (t) => {
    const start = await feedNow(api);
    const writers = 50;
    const transactionsOfEach = 8;
    let isOver = false;

    const write = async (writer: number) => {
      const client = new pg.Client(database.ownerUrl);
      await client.connect();
      for (let round = 0; round < transactionsOfEach; round++) {
        await client.query('begin');
        for (let row = 0; row <= (writer + round) % 3; row++) {
          await addUnit(client, `W-${writer}-${round}-${row}`);
          await client.query('select pg_sleep(random() * 0.1)');
        }
        await client.query((writer + round) % 7 === 0 ? 'rollback' : 'commit');
      }
      await client.end();
    };
    const consume = async (limit: number, pause: number): Promise<string[]> => {
      const ids: string[] = [];
      let after = start;
      for (;;) {
        const wasOver = isOver;
        const { body } = await askFeed(api, `after=${after}&limit=${limit}`);
        ids.push(...body.items.map(({ id }) => id));
        after = body.after;
        if (wasOver && !body.hasMore && ids.length >= (await expected()).length) return ids;
        await delay(pause);
      }
    };
    const expected = async () =>
      (
        await query<{ id: string }>(
          database.ownerUrl,
          `select id from events.outbox where kind = 'unit.created' order by transaction_id, id`,
        )
      ).map(({ id }) => id);

    const consumers = Promise.all([consume(3, 1), consume(100, 50)]);
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    isOver = true;
    const [hasty, calm] = await consumers;
    const all = await expected();
    const units = await own(`select from organisation.units where code ~ '^W-'`);
    t.equal(all.length, units.length, `${all.length} events, one for each unit whose transaction committed`);
    t.ok(all.length > 500);
    t.strictSame(hasty, all, 'whoever asked all the time has all, in order');
    t.strictSame(calm, all, 'and whoever asked now and then');
  },
);

t.test('what commits late comes late, and holds up what began after it', async (t) => {
  const start = await feedNow(api);
  const slow = await begin();
  await addUnit(slow, 'L-1');
  await commitUnit('L-2');
  const early = await askFeed(api, `after=${start}`);
  t.strictSame(early.body.items, []);
  await endWith(slow, 'commit');
  t.strictSame(await codesOf(await eventsAfter(api, early.body.after, 2)), ['L-1', 'L-2']);
});

t.test('an export hands over exactly: nothing twice, nothing missing', async (t) => {
  const [openBefore, failing] = [await begin(), await begin()];
  await addUnit(openBefore, 'S-open');
  await addUnit(failing, 'S-failed');
  await commitUnit('S-seen');
  const reader = await begin();
  await reader.query('set transaction isolation level repeatable read');
  const { rows } = await reader.query('select pg_current_snapshot()::text as snapshot');
  await commitUnit('S-after');
  await endWith(openBefore, 'commit');
  await endWith(failing, 'rollback');
  const seen = await reader.query(`select code from organisation.units where code ~ '^S-' order by code`);
  t.strictSame(
    seen.rows.map(({ code }) => code),
    ['S-seen'],
  );
  await endWith(reader, 'commit');

  const { body } = await call<{ cursor: string }>(
    'GET',
    `/v1/cursor-of?snapshot=${encodeURIComponent(rows[0].snapshot)}`,
  );
  const one = await eventsAfter(api, body.cursor, 2, { query: '&limit=1' });
  t.strictSame(await codesOf(one), ['S-open', 'S-after'], 'also when it is read one by one');
  const all = await eventsAfter(api, body.cursor, 2);
  t.strictSame(await codesOf(all), ['S-open', 'S-after']);
  await commitUnit('S-later');
  t.strictSame(await codesOf(await eventsAfter(api, body.cursor, 3)), ['S-open', 'S-after', 'S-later']);
});

t.test('an event is a CloudEvent, and the answer leads on', async (t) => {
  const start = await feedNow(api);
  await commitUnit('C-1');
  const [event] = await eventsAfter(api, start, 1);
  t.match(event, {
    specversion: '1.0',
    id: /^\d+$/,
    source: '/v1/events',
    type: 'penata.unit.created',
    subject: /^[0-9a-f-]{36}$/,
    time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
    datacontenttype: 'application/json',
    resource: 'unit',
    data: { version: 1 },
  });
  const { body, headers } = await askFeed(
    api,
    `after=${start}&limit=1&type=penata.unit.created&resource=unit`,
  );
  t.match(body, { items: [{ id: event!.id }], hasMore: true });
  t.match(body.next, /^\/v1\/events\?limit=1&type=penata\.unit\.created&resource=unit&wait=0&after=[\w-]+$/);
  t.equal(headers.link, `<${body.next}>; rel="next"`);
  const further = await call<FeedBody>('GET', body.next);
  t.match(further.body, { items: [], hasMore: false });
  const twoTypes = 'type=penata.unit.created&type=penata.role.changed';
  t.equal((await askFeed(api, `after=${start}&${twoTypes}&subject=${event!.subject}`)).body.items.length, 1);
  t.equal((await askFeed(api, `after=${start}&subject=${event!.id}`)).body.items.length, 0);
  t.ok((await askFeed(api, 'limit=1')).body.items.length === 1, 'without a cursor it begins with the oldest');
});

t.test('a cursor that does not fit is refused with its reason', async (t) => {
  const cursor = await feedNow(api);
  const codeFor = async (after: string, by?: string) => {
    const { status, body } = await askFeed(api, `after=${after}`, { key: by });
    return [status, body.code];
  };
  t.strictSame(await codeFor(`${cursor.slice(0, -2)}AA`), [400, 'invalid-cursor'], 'damaged');
  t.strictSame(await codeFor(`${cursor}x`), [400, 'invalid-cursor'], 'with a sign too many');
  await call('POST', '/v1/units', {
    body: { code: 'K-1', name: 'Dinas', kind: 'agency', parentId: null, validFrom: '2020-01-01' },
  });
  await call('POST', '/v1/units', {
    body: { code: 'K-2', name: 'Dinas', kind: 'agency', parentId: null, validFrom: '2020-01-01' },
  });
  const list = new URL((await call('GET', '/v1/units?limit=1')).body.next!, 'http://localhost');
  t.strictSame(await codeFor(list.searchParams.get('cursor')!), [400, 'invalid-cursor'], 'of a list');
  const narrow = await key(['organisation:read'], { unitIds: ['019a0b1c-2d3e-7f40-8a5b-000000000001'] });
  t.strictSame(await codeFor(cursor, narrow), [400, 'cursor-of-another-view'], 'of a key that is told more');
  t.strictSame(await codeFor(cursor, await key()), [200, undefined], 'of a key that is told the same');
  const future = await call<{ cursor: string }>('GET', `/v1/cursor-of?snapshot=${9e15}:${9e15}:`);
  t.strictSame(await codeFor(future.body.cursor), [410, 'events-gone'], 'from before a restore');
  const moved = app.feedServer;
  app.feedServer = { systemId: '1' };
  t.strictSame(await codeFor(cursor), [410, 'events-gone'], 'of another server');
  app.feedServer = moved;
  const unknown = await askFeed(api, 'type=penata.employee.chnged');
  t.match(unknown, { status: 400, body: { errors: [{ code: 'not-in-list', parameter: 'type' }] } });
});

t.test('a rare filter goes on through a long stretch of other events', async (t) => {
  const start = await feedNow(api);
  await own(
    `insert into events.outbox (kind, resource, resource_id, data)
     select 'role.changed', 'role', 'x', '{}' from generate_series(1, 45000)`,
  );
  await commitUnit('R-1');
  const found: ToldEvent[] = [];
  let after = start;
  let empty = 0;
  for (let asked = 0; found.length === 0 && asked < 400; asked++) {
    const { body } = await askFeed(api, `after=${after}&resource=unit&limit=5`);
    if (body.items.length === 0 && body.hasMore) empty += 1;
    t.not(body.after, after);
    after = body.after;
    found.push(...body.items);
  }
  t.strictSame(await codesOf(found), ['R-1']);
  t.equal(empty, 2, 'two answers had nothing to show but the way that they had come');
});

t.test('whoever waits is told soon after a commit, and not before', async (t) => {
  const start = await feedNow(api);
  let answered = false;
  const waiting = askFeed(api, `after=${start}&wait=25&resource=unit`).then((answer) => {
    answered = true;
    return answer;
  });
  const writer = await begin();
  await addUnit(writer, 'P-1');
  await own(`update platform.roles set description = description || '.' where name = 'trainer'`);
  await delay(600);
  t.notOk(answered, 'neither for an open transaction nor for what was not asked for');
  t.equal(app.database.pool.idleCount, app.database.pool.totalCount, 'no connection is held meanwhile');
  await endWith(writer, 'commit');
  const { body } = await waiting;
  t.strictSame(await codesOf(body.items), ['P-1']);
  const quiet = await askFeed(api, `after=${body.after}&wait=1&resource=employee`);
  t.match(quiet.body, { items: [], hasMore: false }, 'else there is an empty answer in time');
});

t.test('a key that is revoked while it waits is told nothing more', async (t) => {
  const text = await key();
  const start = await feedNow(api, { key: text });
  const waiting = askFeed(api, `after=${start}&wait=25&resource=unit`, { key: text });
  await delay(300);
  await revoke(text);
  t.equal((await waiting).status, 401);
});

const revoke = (text: string) =>
  app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
    revokeKey(transaction, text.split('_')[1]!),
  );

interface Streamed {
  readonly id: string;
  readonly event: string;
  readonly data: ToldEvent;
}

/** Reads a stream of events; ends it when as many have come as are wanted, or when it ends itself. */
async function follow(
  from: string,
  count: number,
  headers: Record<string, string>,
  onOpen: () => Promise<unknown> = async () => {},
): Promise<Streamed[]> {
  const controller = new AbortController();
  const response = await fetch(`${from}`, {
    headers: { accept: 'text/event-stream', 'accept-encoding': 'gzip', ...headers },
    signal: controller.signal,
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new Error('it is no stream');
  if (response.headers.get('x-accel-buffering') !== 'no') throw new Error('a gateway may hold it back');
  const opened = onOpen();
  const events: Streamed[] = [];
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body!) {
    rest += decoder.decode(bytes as Uint8Array, { stream: true });
    const parts = rest.split('\n\n');
    rest = parts.pop()!;
    for (const part of parts) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
      const data = field('data');
      if (data) events.push({ id: field('id')!, event: field('event')!, data: JSON.parse(data) });
    }
    if (events.length >= count) break;
  }
  controller.abort();
  await opened;
  return events;
}

t.test('a stream goes on where it broke', async (t) => {
  const mine = { authorization: `Bearer ${await key()}` };
  const start = await feedNow(api);
  const url = `${address}/v1/events?after=${start}&resource=unit`;
  await commitUnit('E-1');
  const first = await follow(url, 2, mine, async () => {
    await delay(200);
    await commitUnit('E-2');
    await commitUnit('E-3');
  });
  const codes = async (streamed: Streamed[]) => codesOf(streamed.map(({ data }) => data));
  t.strictSame((await codes(first)).slice(0, 2), ['E-1', 'E-2']);
  t.equal(first[0]!.event, 'penata.unit.created');
  const resumed = await follow(url, 1, { ...mine, 'last-event-id': first[1]!.id });
  t.strictSame(await codes(resumed), ['E-3'], 'although the address still names the first cursor');
  t.equal(
    (await askFeed(api, `after=${first[0]!.id}&resource=unit`)).body.items.length,
    2,
    'ids are cursors',
  );
  t.strictSame(
    (
      await askFeed(api, `after=${start.slice(0, -2)}AA`, {
        headers: { accept: 'text/event-stream, */*;q=0.1' },
      })
    ).status,
    400,
    'a bad cursor is a problem, not a stream',
  );
  const another = await askFeed(api, '', {
    key: await key(['organisation:read']),
    headers: { accept: 'text/event-stream', 'last-event-id': first[0]!.id },
  });
  t.match(another, { status: 400, body: { code: 'cursor-of-another-view' } }, 'nor is one of another view');
});

t.test('a stream ends when its key is revoked', async (t) => {
  const text = await key();
  const url = `${address}/v1/events?after=latest`;
  const events = await follow(url, 1000, { authorization: `Bearer ${text}` }, async () => {
    await delay(300);
    await revoke(text);
  });
  t.ok(events.length < 1000, 'it came to its end by itself');
});

t.test('a client that does not read holds up nobody', async (t) => {
  const start = await feedNow(api);
  const controller = new AbortController();
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${await key()}` };
  await own(
    `insert into events.outbox (kind, resource, resource_id, data)
     select 'role.changed', 'role', 'x', jsonb_build_object('changed', array[repeat('y', 2000)])
       from generate_series(1, 15000)`,
  );
  const reads: string[] = [];
  const execute = app.database.read.execute.bind(app.database.read);
  app.database.read.execute = ((statement: never) => {
    reads.push('a read');
    return execute(statement);
  }) as typeof execute;
  const response = await fetch(`${address}/v1/events?after=${start}`, {
    headers,
    signal: controller.signal,
  });
  // However slowly a busy machine fills what lies between: once nothing is read for a while, nothing is read any more.
  let before = 0;
  while (before === 0 || reads.length !== before) {
    before = reads.length;
    await delay(1000);
  }
  await delay(500);
  app.database.read.execute = execute;
  t.equal(response.status, 200);
  t.equal(reads.length, before, 'no further page is read for it');
  t.ok(before < 75 * 2, `${before} reads, of a hundred and more that all pages would take`);
  t.equal(app.database.pool.idleCount, app.database.pool.totalCount, 'no connection is held');
  controller.abort();
});

t.test('events past their retention are dropped by the month, and their cursors say so', async (t) => {
  await own(
    `create table events.outbox_2024_01 partition of events.outbox
       for values from ('2024-01-01T00:00:00Z') to ('2024-02-01T00:00:00Z')`,
  );
  await own(
    `insert into events.outbox (kind, resource, resource_id, data, recorded_at)
     select 'role.changed', 'role', 'old', '{"changed":["scopes"]}', '2024-01-15T00:00:00Z' from generate_series(1, 2)`,
  );
  await own(
    `insert into events.outbox (kind, resource, resource_id, data, transaction_id)
     values ('role.changed', 'role', 'restored', '{"changed":["scopes"]}', '4000000000000')`,
  );
  const start = await feedNow(api);
  let old = await askFeed(api, 'subject=old&limit=1');
  while (old.body.items.length === 0) old = await askFeed(api, `subject=old&limit=1&after=${old.body.after}`);
  t.equal((await askFeed(api, `subject=old&after=${old.body.after}`)).body.items.length, 1);
  t.equal((await call('GET', '/v1/events?limit=1')).status, 200);

  const context = (days: number) =>
    ({
      config: { ...app.config, eventRetentionDays: days },
      database: app.database,
      log: app.log,
    }) as unknown as JobContext;
  await monthsJob.run({}, context(36_500));
  t.equal(
    (await askFeed(api, `subject=old&after=${old.body.after}`)).status,
    200,
    'kept for as long as asked',
  );
  await monthsJob.run({}, context(400));
  const gone = await askFeed(api, `after=${old.body.after}`);
  t.match(gone, { status: 410, body: { code: 'events-gone' } });
  t.equal((await askFeed(api, `after=${start}`)).status, 200, 'younger cursors go on');
  const left = await own(`select from events.outbox where resource_id in ('old', 'restored')`);
  t.equal(left.length, 0, 'with what a restore brought from another server');
});

t.test('the service ends although somebody waits and follows', async (t) => {
  const other = await build(t, { listen: true, database });
  const headers = { authorization: `Bearer ${await other.key()}` };
  const start = await feedNow(other);
  const waiting = fetch(`${other.address}/v1/events?after=${start}&wait=30&subject=none`, { headers });
  const following = follow(`${other.address}/v1/events?after=${start}&subject=none`, 1, headers);
  await delay(500);
  const began = Date.now();
  await other.app.close();
  t.ok(Date.now() - began < 9000, 'long before anybody is cut off');
  const answer = await waiting;
  t.equal(answer.status, 200);
  t.match(await answer.json(), { items: [], hasMore: false });
  t.strictSame(await following, []);
});
