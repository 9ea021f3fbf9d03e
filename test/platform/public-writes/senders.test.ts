import t from 'tap';
import type { JobContext } from '../../../src/platform/jobs/job.ts';
import { forgetSaltsJob } from '../../../src/platform/public-writes/jobs.ts';
import { sendersOf } from '../../../src/platform/public-writes/senders.ts';
import { build } from '../../support/build.ts';
import { cloneDatabase, query } from '../../support/database.ts';

const database = await cloneDatabase(t);
const { app } = await build(t, { database });

let day = '2026-03-02';
t.beforeEach(async () => {
  day = '2026-03-02';
  await query(database.ownerUrl, 'delete from platform.address_salts');
});

const anInstance = () => {
  const senders = sendersOf(app.database.read, () => day);
  return async (ip: string) => (await senders.hashOf({ ip } as never)).toString('hex');
};
const days = async () =>
  (await query(database.ownerUrl, 'select day::text from platform.address_salts order by day')).map(
    (row) => row.day,
  );

t.test('an address has one hash on a day, on all instances, that tells nothing of it', async (t) => {
  const [one, other] = [anInstance(), anInstance()];
  const hashes = await Promise.all([one('192.0.2.7'), other('192.0.2.7'), one('192.0.2.7')]);
  t.equal(new Set(hashes).size, 1, 'also when all ask at once on a new day');
  t.match(hashes[0], /^[0-9a-f]{32}$/);
  t.not(await one('192.0.2.8'), hashes[0]);
  t.strictSame(await days(), ['2026-03-02']);
});

t.test('of IPv6 the network counts, and an address that is mapped is the one it maps', async (t) => {
  const hash = anInstance();
  t.equal(await hash('2001:db8:1:2::1'), await hash('2001:db8:1:2:ffff::9'));
  t.not(await hash('2001:db8:1:2::1'), await hash('2001:db8:1:3::1'));
  t.equal(await hash('::ffff:192.0.2.7'), await hash('192.0.2.7'));
});

t.test('on another day the same address has another hash', async (t) => {
  const hash = anInstance();
  const before = await hash('192.0.2.7');
  day = '2026-03-03';
  t.not(await hash('192.0.2.7'), before);
  t.strictSame(await days(), ['2026-03-02', '2026-03-03']);
});

t.test('the salts of days that are over are forgotten, and not that of today', async (t) => {
  const hash = anInstance();
  for (day of ['2026-02-28', '2026-03-01', '2026-03-02']) await hash('192.0.2.7');
  const kept = await hash('192.0.2.7');
  await forgetSaltsJob.run({}, { database: app.database, today: () => day } as JobContext);
  t.strictSame(await days(), ['2026-03-02']);
  t.equal(await anInstance()('192.0.2.7'), kept);
});

t.test('a database that failed once is asked again', async (t) => {
  let isBroken = true;
  const reader = new Proxy(app.database.read, {
    get(target, name) {
      if (name === 'insert' && isBroken) throw new Error('out of reach');
      return Reflect.get(target, name);
    },
  });
  const senders = sendersOf(reader, () => day);
  await t.rejects(senders.hashOf({ ip: '192.0.2.7' } as never), { message: 'out of reach' });
  isBroken = false;
  t.equal((await senders.hashOf({ ip: '192.0.2.7' } as never)).length, 16);
});

t.test('requests of a client have the hash of the address that they come from', async (t) => {
  const seen: string[] = [];
  const { call } = await build(t, {
    database,
    environment: { PENATA_TRUSTED_PROXIES: '10.0.0.1' },
    prepare: (app) => {
      app.get('/who', { config: { access: { kind: 'public' } }, schema: { hide: true } }, async (request) => {
        seen.push((await app.senders.hashOf(request)).toString('hex'));
        return {};
      });
    },
  });
  for (const [remoteAddress, forwarded] of [
    ['192.0.2.7', '192.0.2.9'],
    ['10.0.0.1', '192.0.2.7'],
    ['10.0.0.1', '192.0.2.9'],
  ])
    await call('GET', '/who', {
      key: null,
      remoteAddress: remoteAddress!,
      headers: { 'x-forwarded-for': forwarded! },
    });
  t.equal(seen.length, 3);
  t.equal(seen[0], seen[1], 'a header is believed of a proxy alone');
  t.not(seen[1], seen[2]);
});
