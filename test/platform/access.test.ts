import t from 'tap';
import { revokeKey } from '../../src/platform/access/keys.ts';
import { allScopes } from '../../src/platform/access/scopes.ts';
import { build, type TestApp } from '../support/build.ts';
import { cloneDatabase, query } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

const database = await cloneDatabase(t);
const api = await build(t, { database });
const other = await build(t, { database });
const { call, key } = api;

const idOf = (text: string): string => text.split('_')[1]!;
const statusWith = async ({ call }: TestApp, key: string | null) =>
  (await call('GET', '/v1/units', { key })).status;
const revoke = (text: string) =>
  api.app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
    revokeKey(transaction, idOf(text)),
  );
const followers = () =>
  query(database.ownerUrl, 'select pid from pg_stat_activity where datname = $1 and application_name = $2', [
    database.name,
    'penata access',
  ]);

t.test('without a valid key nothing is told', async (t) => {
  const good = await key();
  const expired = await key(allScopes, { expiresAt: new Date(Date.now() - 1000) });
  const withOtherSecret = `pnt_${idOf(good)}_${'A'.repeat(43)}`;
  const unknown = `pnt_${'0'.repeat(32)}_${good.split('_').slice(2).join('_')}`;
  for (const [what, presented] of Object.entries({
    none: null,
    malformed: 'pnt_123',
    'of another kind': 'eyJhbGciOi',
    'with an unknown id': unknown,
    'with a wrong secret': withOtherSecret,
    'with a longer secret': `${good}A`,
    expired,
  })) {
    const answer = await call('GET', '/v1/units', { key: presented });
    t.match(answer, { status: 401, body: { code: 'unauthenticated' } }, `a key ${what}`);
    t.match(answer.headers['www-authenticate'], /^Bearer realm="penata"/);
  }
  t.equal(await statusWith(api, good), 200);
  t.match(
    await call('POST', '/v1/units', { key: null, body: { code: 1 } }),
    { status: 401 },
    'before the body is read',
  );
});

t.test('a key expires at its time, also when it is known already', async (t) => {
  const brief = await key(allScopes, { expiresAt: new Date(Date.now() + 400) });
  t.equal(await statusWith(api, brief), 200);
  await eventually(
    () => statusWith(api, brief),
    (status) => status === 401,
    3000,
  );
  t.pass('refused after its time');
});

t.test('a key is accepted in X-API-Key alone, and as a bearer in any case', async (t) => {
  const own = await key();
  const withHeaders = (headers: Record<string, string>) => call('GET', '/v1/units', { key: null, headers });
  t.equal((await withHeaders({ 'x-api-key': own })).status, 200);
  t.equal((await withHeaders({ authorization: `bearer ${own}` })).status, 200);
  t.equal((await withHeaders({ authorization: `Basic ${own}` })).status, 401);
  t.equal(
    (await withHeaders({ authorization: 'Bearer of-the-gateway', 'x-api-key': own })).status,
    200,
    'beside a token that a gateway uses for itself',
  );
});

t.test('a missing scope is named', async (t) => {
  const reader = await key(['organisation:read']);
  t.equal(await statusWith(api, reader), 200);
  const body = { code: 'X', name: 'X', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
  const refused = await call('POST', '/v1/units', { key: reader, body });
  t.match(refused, { status: 403, body: { code: 'scope-missing', detail: /organisation:write/ } });
  const none = await key([]);
  t.match(await call('GET', '/v1/units', { key: none }), {
    status: 403,
    body: { detail: /organisation:read/ },
  });
  const unknown = await key(['employees:read']);
  await query(
    database.ownerUrl,
    `update platform.api_keys set scopes = '{organisation:admin}' where id = $1`,
    [idOf(unknown)],
  );
  t.equal(
    (await call('GET', '/v1/units', { key: unknown })).status,
    403,
    'a scope of another version gives nothing',
  );
});

t.test('public routes need no key, and a wrong one does not hurt', async (t) => {
  for (const url of [
    '/v1/reference',
    '/v1/openapi.json',
    '/health/live',
    '/health/ready',
    '/metrics',
    '/problems',
  ])
    for (const presented of [null, 'pnt_wrong'])
      t.equal((await call('GET', url, { key: presented })).status, 200, url);
});

t.test('a revoked key is refused at once, on every instance', async (t) => {
  const own = await key();
  t.strictSame([await statusWith(api, own), await statusWith(other, own)], [200, 200], 'both know it');
  t.ok(await revoke(own));
  await eventually(
    () => statusWith(api, own),
    (status) => status === 401,
    500,
  );
  await eventually(
    () => statusWith(other, own),
    (status) => status === 401,
    500,
  );
  t.pass('refused within half a second');
  t.notOk(
    await revoke('pnt_00000000000000000000000000000000_x'),
    'a key that does not exist cannot be revoked',
  );
});

t.test('a key made after its id was asked for in vain is accepted', async (t) => {
  const own = await key();
  const [row] = await query(database.ownerUrl, 'delete from platform.api_keys where id = $1 returning *', [
    idOf(own),
  ]);
  await eventually(
    () => statusWith(api, own),
    (status) => status === 401,
    500,
  );
  await query(
    database.ownerUrl,
    'insert into platform.api_keys (id, name, secret_hash, scopes, expires_at) values ($1, $2, $3, $4, $5)',
    [row?.id, row?.name, row?.secret_hash, row?.scopes, row?.expires_at],
  );
  await eventually(
    () => statusWith(api, own),
    (status) => status === 200,
    500,
  );
  t.pass('its absence was not remembered');
});

t.test('a key revoked while the instances cannot be told is refused all the same', async (t) => {
  const own = await key();
  t.strictSame([await statusWith(api, own), await statusWith(other, own)], [200, 200]);
  const before = (await followers()).map(({ pid }) => pid);
  t.equal(before.length, 2, 'each instance listens');
  const cut = () =>
    query(database.ownerUrl, 'select pg_terminate_backend(pid, 2000) from unnest($1::int[]) pid', [before]);
  await cut();
  await revoke(own);
  await eventually(
    () => statusWith(api, own),
    (status) => status === 401,
    500,
  );
  await eventually(
    () => statusWith(other, own),
    (status) => status === 401,
    500,
  );
  t.pass('refused on both');

  await eventually(followers, (rows) => rows.length === 2 && rows.every(({ pid }) => !before.includes(pid)));
  const next = await key();
  t.strictSame([await statusWith(api, next), await statusWith(other, next)], [200, 200]);
  await revoke(next);
  await eventually(
    () => statusWith(other, next),
    (status) => status === 401,
    500,
  );
  t.pass('and the instances listen again');
});

t.test('only the hash of a key is kept', async (t) => {
  const own = await key();
  const [row] = await query(
    database.ownerUrl,
    'select row_to_json(k)::text as text from platform.api_keys k where id = $1',
    [idOf(own)],
  );
  t.notMatch(String(row?.text), own.split('_').slice(2).join('_'));
});

t.test('keys never stand in the log', async (t) => {
  const own = await key();
  await statusWith(api, own);
  await call('GET', '/v1/units', { key: null, headers: { 'x-api-key': own } });
  t.notOk(api.logs().some((line) => line.includes(own)));
  t.ok(
    api.logs().some((line) => line.replaceAll('-', '').includes(idOf(own))),
    'but who called does',
  );
});

t.test('a route that does not say who may call it stops the start', async (t) => {
  const start = build(t, {
    database,
    prepare: (app) => void app.get('/v1/forgotten', async () => ({})),
  });
  await t.rejects(start, { message: /no access declared.*GET \/v1\/forgotten/ });
});
