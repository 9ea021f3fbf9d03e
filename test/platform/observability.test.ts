import { once } from 'node:events';
import { Agent, get as httpGet, type IncomingMessage } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import t from 'tap';
import { publicAccess } from '../../src/platform/access/scopes.ts';
import { build } from '../support/build.ts';
import { cloneDatabase, query, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { aUnit } from '../support/organisation.ts';

const hidden = { config: { access: publicAccess }, schema: { hide: true } };

t.test('a service is ready when its database is of its version', async (t) => {
  const { call, database } = await build(t);
  t.match(await call('GET', '/health/live', { key: null }), { status: 200, body: { status: 'pass' } });
  t.match(await call('GET', '/health/ready', { key: null }), {
    status: 200,
    body: { status: 'pass', checks: { database: 'pass', migrations: 'pass' } },
  });
  const behind = { status: 503, body: { status: 'fail', checks: { database: 'pass', migrations: 'fail' } } };
  const [row] = await query(
    database.ownerUrl,
    `delete from drizzle.__drizzle_migrations
      where id = (select max(id) from drizzle.__drizzle_migrations) returning hash, created_at`,
  );
  t.match(await call('GET', '/health/ready', { key: null }), behind, 'not while it is behind');
  const restore = 'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)';
  for (const _ of [1, 2]) await query(database.ownerUrl, restore, [row?.hash, row?.created_at]);
  t.match(await call('GET', '/health/ready', { key: null }), behind, 'nor while it is ahead');
});

t.test('a service that comes late with its work refuses more of it, and takes it again', async (t) => {
  const { call } = await build(t, { environment: { PENATA_EVENT_LOOP_DELAY_LIMIT: '50' } });
  const statusOfUnits = async () => (await call('GET', '/v1/units')).status;
  await eventually(statusOfUnits, (status) => status === 200);
  let refused = await call('GET', '/v1/units');
  while (refused.status === 200) {
    const end = Date.now() + 200;
    while (Date.now() < end);
    await delay(0);
    refused = await call('GET', '/v1/units');
  }
  t.match(refused, { status: 503, body: { code: 'unavailable' }, headers: { 'retry-after': /^\d+$/ } });
  t.equal((await call('GET', '/health/live')).status, 200, 'health answers');
  t.match(await call('GET', '/health/ready'), { status: 503, body: { checks: { load: 'fail' } } });
  t.equal(await eventually(statusOfUnits, (status) => status === 200), 200);
});

/** A way to Postgres that can be cut. */
async function bridgeTo(database: TestDatabase) {
  const target = new URL(database.serviceUrl);
  const sockets = new Set<Socket>();
  const forward = (): Server =>
    createServer((inner) => {
      const outer = connect(Number(target.port), target.hostname);
      for (const socket of [inner, outer]) {
        sockets.add(socket);
        socket.on('error', () => {}).once('close', () => sockets.delete(socket));
      }
      inner.pipe(outer).pipe(inner);
    });
  let server = forward().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const url = new URL(database.serviceUrl);
  url.port = String(port);
  return {
    database: { ...database, serviceUrl: url.href },
    async cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
    async mend() {
      server = forward().listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

t.test('a service whose database is out of reach says so, stays alive, and recovers', async (t) => {
  const bridge = await bridgeTo(await cloneDatabase(t));
  const { call } = await build(t, { database: bridge.database });
  t.teardown(() => bridge.cut());
  t.equal((await call('GET', '/v1/units')).status, 200);
  await bridge.cut();
  t.match(await call('GET', '/health/ready'), { status: 503, body: { checks: { database: 'fail' } } });
  t.equal((await call('GET', '/health/live')).status, 200);
  const refused = await call('GET', '/v1/units');
  t.match(refused, { status: 503, body: { code: 'unavailable' }, headers: { 'retry-after': /^\d+$/ } });
  const written = await call('POST', '/v1/units', { body: {} });
  t.equal(written.status, 503, 'a key cannot be recognised');
  await bridge.mend();
  await eventually(
    async () => (await call('GET', '/health/ready')).status,
    (status) => status === 200,
  );
  t.equal((await call('GET', '/v1/units')).status, 200);
});

t.test(
  'metrics tell of requests by route, of connections and of the process, never of persons',
  async (t) => {
    const { call } = await build(t);
    const { id } = await aUnit({ call }, { name: 'Kanari' });
    await call('GET', `/v1/units/${id}`);
    await call('GET', '/v1/units?q=Kanari');
    await call('GET', '/v1/units', { key: null });
    await call('GET', '/kanari/kanari');
    const { text, headers } = await call('GET', '/metrics', { key: null });
    t.match(headers['content-type'], /^text\/plain; version=0\.0\.4/);
    for (const [method, route, status] of [
      ['POST', '/v1/units', 201],
      ['GET', '/v1/units/:unitId', 200],
      ['GET', '/v1/units', 200],
      ['GET', '/v1/units', 401],
      ['GET', 'unknown', 404],
    ])
      t.ok(
        text.includes(
          `http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"} 1`,
        ),
        `${status} ${route}`,
      );
    t.match(text, /^penata_database_connections\{state="idle"\} [1-9]/m);
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
      t.match(text, name);
    t.notMatch(text, /kanari/i);
    t.notMatch(text, id);
  },
);

t.test('the log holds a line for each request, and nothing of what was asked, sent or stored', async (t) => {
  const { app, call, logs } = await build(t, {
    environment: { PENATA_LOG_LEVEL: 'trace' },
    prepare: (app) => {
      app.get('/v1/object', hidden, async (request) => {
        const person = { nip: 'KANARI', nik: 'KANARI', name: 'KANARI', email: 'KANARI', birthDate: 'KANARI' };
        request.log.warn({ person, ...person }, 'a line with a person in it');
        return {};
      });
    },
  });
  const unit = { code: 'KANARI', name: 'KANARI', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
  t.equal((await call('POST', '/v1/units', { body: unit })).status, 201);
  t.equal(
    (await call('POST', '/v1/units', { body: unit })).status,
    409,
    'the database quotes the value that is taken',
  );
  t.equal((await call('POST', '/v1/units', { body: { ...unit, kanari: 'KANARI' } })).status, 400);
  t.equal(
    (await call('POST', '/v1/units', { body: '{"KANARI"', headers: { 'content-type': 'application/json' } }))
      .status,
    400,
  );
  t.equal((await call('GET', '/v1/units?q=KANARI&fields=name')).status, 200);
  t.equal((await call('GET', '/v1/units?KANARI=1')).status, 400);
  t.equal((await call('GET', '/v1/object')).status, 200);
  const failing = sql`select ${'KANARI'}::text::date from organisation.units where code = ${'KANARI'}`;
  await app.database.read.execute(failing).catch((error) => app.log.error({ err: error }, 'failed'));

  const lines = logs().map((line) => JSON.parse(line) as Record<string, unknown>);
  t.notMatch(logs().join('\n'), /kanari/i);
  const answered = lines.filter(({ msg }) => msg === 'answered');
  t.equal(answered.length, 7);
  t.match(answered[4], { method: 'GET', path: '/v1/units', status: 200, key: /^[0-9a-f-]{36}$/ });
  t.ok(answered.every((line) => typeof line.milliseconds === 'number' && typeof line.reqId === 'string'));
  t.match(
    lines.find(({ msg }) => msg === 'failed'),
    { level: 50, err: { cause: { code: '22007' } } },
  );
  t.ok(lines.some(({ msg }) => msg === 'a line with a person in it'));
});

t.test(
  'a service that stops finishes what it has begun, takes nothing new, and does not wait for idle callers',
  async (t) => {
    const { app, address } = await build(t, {
      listen: true,
      prepare: (app) => {
        app.get('/v1/slow', hidden, async () => {
          await app.database.read.execute(sql`select pg_sleep(0.6)`);
          return { done: true };
        });
      },
    });
    const agent = new Agent({ keepAlive: true });
    t.teardown(() => agent.destroy());
    t.equal((await get(`${address}/health/live`, agent)).status, 200);
    const slow = get(`${address}/v1/slow`, agent);
    await delay(200);
    const closed = app.close().then(() => true);
    t.strictSame(await slow, { status: 200, text: '{"done":true}' });
    t.ok(
      await Promise.race([closed, delay(2000).then(() => false)]),
      'though its connection was to be kept alive',
    );
    agent.destroy();
    await closed;
    await t.rejects(
      get(`${address}/health/live`, agent),
      { code: 'ECONNREFUSED' },
      'nobody listens any more',
    );
    t.equal(app.database.pool.totalCount, 0, 'and no connection to the database is left');
  },
);

async function get(url: string, agent: Agent): Promise<{ status: number | undefined; text: string }> {
  const [response] = (await once(httpGet(url, { agent }), 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode, text };
}
