import { setTimeout } from 'node:timers/promises';
import type { InjectOptions } from 'fastify';
import t from 'tap';
import { clientAddress } from '../../../src/platform/access/client-address.ts';
import { WindowCounter } from '../../../src/platform/access/window-counter.ts';
import { build, type TestApp } from '../../support/build.ts';
import { cloneDatabase, query } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';

const database = await cloneDatabase(t);

/** The clock of the limits, which tests move. */
const realNow = performance.now.bind(performance);
let passed = 0;
t.intercept(performance, 'now', { value: () => realNow() + passed });
const pass = (seconds: number) => {
  passed += seconds * 1000;
};

const limited = (limits: { key?: number; public?: number; failed?: number; proxies?: string }) =>
  build(t, {
    database,
    environment: {
      PENATA_KEY_REQUESTS_PER_MINUTE: String(limits.key ?? 0),
      PENATA_PUBLIC_REQUESTS_PER_MINUTE: String(limits.public ?? 0),
      PENATA_FAILED_ATTEMPTS_PER_MINUTE: String(limits.failed ?? 0),
      ...(limits.proxies ? { PENATA_TRUSTED_PROXIES: limits.proxies } : {}),
    },
  });

/** Statuses of the same request, made so many times one after the other. */
async function repeat(times: number, ask: () => Promise<number>): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time++) statuses.push(await ask());
  return statuses;
}

const publicUrl = '/v1/reference';
const publicly = async ({ app }: TestApp, options: InjectOptions = {}) =>
  (await app.inject({ method: 'GET', url: publicUrl, ...options })).statusCode;
const from = (api: TestApp, remoteAddress: string) => publicly(api, { remoteAddress });
const through = (api: TestApp, forwarded: string) =>
  publicly(api, { headers: { 'x-forwarded-for': forwarded } });

t.test('a key is limited, told what is left, and free again when the minute is over', async (t) => {
  const { call, key } = await limited({ key: 3 });
  const own = await key();
  const ask = (presented: string) => call('GET', '/v1/units', { key: presented });
  const seen = [];
  for (let time = 0; time < 3; time++) {
    const { status, headers } = await ask(own);
    t.equal(status, 200);
    t.equal(headers['ratelimit-policy'], '"default";q=3;w=60');
    seen.push(headers.ratelimit);
  }
  t.match(seen, [/^"default";r=2;t=60$/, /^"default";r=1;t=(59|60)$/, /^"default";r=0;t=(59|60)$/]);

  pass(20);
  const refused = await ask(own);
  t.match(refused, { status: 429, body: { code: 'too-many-requests' } });
  t.equal(refused.headers['ratelimit-policy'], '"default";q=3;w=60');
  const seconds = Number(refused.headers['retry-after']);
  t.ok(seconds > 30 && seconds <= 40, `${seconds} seconds`);
  t.equal(refused.headers.ratelimit, `"default";r=0;t=${seconds}`, 'the same point in time');
  t.match(refused.body.detail, `${seconds} seconds`);

  t.equal((await ask(await key())).status, 200, 'another key is not concerned');
  pass(seconds);
  t.match(await ask(own), { status: 200, headers: { ratelimit: /^"default";r=2;t=60$/ } });
});

t.test('a limit of its own holds for a key instead of the one for all', async (t) => {
  const { call, key } = await limited({ key: 3 });
  const own = await key();
  const id = own.split('_')[1]!;
  await query(database.ownerUrl, 'update platform.api_keys set requests_per_minute = 5 where id = $1', [id]);
  const ask = async () => (await call('GET', '/v1/units', { key: own })).status;
  t.strictSame(await repeat(6, ask), [200, 200, 200, 200, 200, 429]);
  t.equal((await call('GET', '/v1/units', { key: own })).headers['ratelimit-policy'], '"default";q=5;w=60');
});

t.test('a key is limited wherever it comes from, and apart from the public', async (t) => {
  const { app, call, key } = await limited({ key: 2, public: 1 });
  const headers = { 'x-api-key': await key() };
  const ask = async (remoteAddress: string) =>
    (await app.inject({ method: 'GET', url: '/v1/units', headers, remoteAddress })).statusCode;
  t.strictSame([await ask('192.0.2.1'), await ask('192.0.2.2'), await ask('192.0.2.3')], [200, 200, 429]);
  t.equal((await call('GET', publicUrl, { key: null })).status, 200);
});

t.test('without limits nothing is counted', async (t) => {
  const { call } = await limited({});
  for (const [url, key] of [
    ['/v1/units', undefined],
    [publicUrl, null],
  ] as const) {
    const { status, headers } = await call('GET', url, { key });
    t.equal(status, 200);
    t.notOk('ratelimit' in headers || 'ratelimit-policy' in headers);
  }
});

t.test('the public is limited by address, also where there is nothing', async (t) => {
  const api = await limited({ public: 2 });
  t.strictSame(await repeat(3, () => from(api, '192.0.2.1')), [200, 200, 429]);
  t.equal(await from(api, '192.0.2.2'), 200);
  t.equal(await from(api, '::ffff:192.0.2.2'), 200, 'the same client, seen through IPv6');
  t.equal(await from(api, '::ffff:192.0.2.2'), 429);

  t.equal(await from(api, '2001:db8:0:1::1'), 200);
  t.equal(await from(api, '2001:db8:0:1:ffff::2'), 200);
  t.equal(await from(api, '2001:db8:0:1::3'), 429, 'the third of one /64');
  t.equal(await from(api, '2001:db8:0:2::1'), 200);

  const nowhere = () => publicly(api, { url: '/v1/nowhere', remoteAddress: '192.0.2.9' });
  t.strictSame(await repeat(3, nowhere), [404, 404, 429]);
  pass(60);
  t.equal(await from(api, '192.0.2.1'), 200);
});

t.test('health and metrics are not limited', async (t) => {
  const api = await limited({ public: 1 });
  t.strictSame(await repeat(2, () => publicly(api)), [200, 429]);
  for (const url of ['/health/live', '/health/ready', '/metrics']) {
    const answer = await api.app.inject(url);
    t.equal(answer.statusCode, 200, url);
    t.notOk('ratelimit' in answer.headers);
  }
});

t.test('an address is believed of a trusted proxy alone', async (t) => {
  const direct = await limited({ public: 1 });
  t.equal(await through(direct, '203.0.113.1'), 200);
  t.equal(await through(direct, '203.0.113.2'), 429, 'a made-up address makes no other client');

  const behind = await limited({ public: 1, proxies: '127.0.0.1' });
  t.equal(await through(behind, '203.0.113.1'), 200);
  t.equal(await through(behind, '203.0.113.2'), 200);
  t.equal(await through(behind, '203.0.113.2'), 429);
  t.equal(
    await through(behind, '198.51.100.7, 203.0.113.2'),
    429,
    'what the client itself wrote is not believed',
  );
  t.equal(await through(behind, '203.0.113.1, 198.51.100.8'), 200, 'only what the proxy added');
  t.equal(
    await through(behind, '203.0.113.9, 198.51.100.8, 127.0.0.1'),
    429,
    'through a chain of trusted ones',
  );
});

t.test('who guesses keys is no longer listened to, but a known key from there is', async (t) => {
  const api = await limited({ failed: 30 });
  const { app, key } = api;
  const good = await key();
  const attempt = (presented: string, remoteAddress = '192.0.2.1') =>
    app.inject({ method: 'GET', url: '/v1/units', headers: { 'x-api-key': presented }, remoteAddress });
  const guess = async (address?: string) =>
    (await attempt(`pnt_${'0'.repeat(32)}_${'A'.repeat(43)}`, address)).statusCode;

  // That the key was made is told a moment later, and makes the service forget whom it knows.
  await eventually(
    async () => {
      await attempt(good);
      await setTimeout(200);
      return app.keyRing.recall(good, new Date());
    },
    (known) => known !== undefined,
  );
  t.strictSame(new Set(await repeat(30, guess)), new Set([401]));
  const refused = await attempt(`pnt_${'0'.repeat(32)}_${'A'.repeat(43)}`);
  t.equal(refused.statusCode, 429);
  t.equal(refused.json().code, 'too-many-requests');
  t.equal(refused.headers['ratelimit-policy'], '"failed-attempts";q=30;w=60');
  const seconds = Number(refused.headers['retry-after']);
  t.ok(seconds > 0 && seconds <= 60);
  t.equal(refused.headers.ratelimit, `"failed-attempts";r=0;t=${seconds}`);

  t.equal((await attempt(good)).statusCode, 200, 'known from before');
  t.equal((await attempt(await key())).statusCode, 429, 'a key not seen before is not looked at');
  t.equal(await guess('192.0.2.2'), 401, 'from elsewhere');
  t.equal(await from(api, '192.0.2.1'), 200, 'without a key');
  pass(60);
  t.equal(await guess(), 401, 'the minute is over');
  t.equal((await attempt(await key())).statusCode, 200);
});

t.test('who changes addresses within one /64 is one guesser', async (t) => {
  const { app } = await limited({ failed: 2 });
  const guess = async (remoteAddress: string) =>
    (
      await app.inject({
        method: 'GET',
        url: '/v1/units',
        headers: { authorization: 'Bearer pnt_x' },
        remoteAddress,
      })
    ).statusCode;
  t.strictSame(
    [await guess('2001:db8::1'), await guess('2001:db8::2'), await guess('2001:db8::3')],
    [401, 401, 429],
  );
});

t.test('addresses that mean one client are one', async (t) => {
  for (const [address, client] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::5:6:7:8', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['not an address', 'unknown'],
    ['192.0.2.1:4711', 'unknown'],
    ['', 'unknown'],
  ] as const)
    t.equal(clientAddress(address), client, address);
});

t.test('however many clients there are, the counters stay within their bound', async (t) => {
  const counter = new WindowCounter(60_000, 1000);
  let most = 0;
  for (let client = 1; client <= 100_000; client++) {
    counter.count(`client ${client}`, 0);
    if (client % 100 === 0) counter.count('steady', 0);
    most = Math.max(most, counter.size);
  }
  t.ok(most <= 1000, `${most} counters`);
  t.equal(counter.current('steady', 0)?.count, 1000, 'a flood does not push out who keeps calling');
  t.equal(counter.current('client 1', 0), undefined, 'the oldest are dropped');
});

t.test('a window lasts its time from its first count, whatever else is counted', async (t) => {
  const counter = new WindowCounter(60_000, 1000);
  counter.count('early', 0);
  counter.count('late', 59_000);
  t.equal(counter.count('early', 59_999).count, 2);
  t.equal(counter.count('early', 60_000).count, 1, 'a new one');
  t.equal(counter.count('late', 118_999).count, 2, 'over the turn of the generations');
  t.equal(counter.current('late', 119_000), undefined);
  counter.count('another', 200_000);
  counter.count('another', 300_000);
  t.equal(counter.size, 2, 'what is over is dropped');
});
