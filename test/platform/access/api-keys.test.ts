import t from 'tap';
import { allScopes, type Scope } from '../../../src/platform/access/scopes.ts';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { type Answer, type AnswerBody, build, type CallOptions, type TestApp } from '../../support/build.ts';
import { cloneDatabase, query } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { aUnit } from '../../support/organisation.ts';

interface KeyBody extends AnswerBody {
  key: string;
  state: string;
  expiresAt: string;
  formerSecretValidUntil: string | null;
  lastUsedAt: string | null;
  lastUsedFrom: string | null;
  items: KeyBody[];
}

const database = await cloneDatabase(t);
const api = await build(t, { database });
const other = await build(t, { database });
const { call, key } = api;
const agency = await aUnit(api);
const section = await aUnit(api, { parentId: agency.id, kind: 'section' });
const foreign = await aUnit(api);
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const admin: Scope[] = ['api-keys:read', 'api-keys:write', 'organisation:read'];

const idOf = (text: string) =>
  text.split('_')[1]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const secretOf = (text: string) => text.split('_').slice(2).join('_');
const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000);
const wanted = (about: object = {}) => ({
  name: 'Portal JDIH',
  owner: 'Bagian Hukum Setda',
  contact: 'hukum@palembang.go.id',
  purpose: 'Menampilkan struktur organisasi',
  scopes: ['organisation:read'],
  ...about,
});
const make = (about: object = {}, as?: string) =>
  call<KeyBody>('POST', '/v1/api-keys', { body: wanted(about), key: as });
const read = (id: string, as?: string) => call<KeyBody>('GET', `/v1/api-keys/${id}`, { key: as });
const change = (id: string, body: object, as?: string, tag = '*') =>
  call<KeyBody>('PATCH', `/v1/api-keys/${id}`, { body, key: as, headers: { 'if-match': tag } });
const rotate = (id: string, body: object = {}, as?: string) =>
  call<KeyBody>('POST', `/v1/api-keys/${id}/rotation`, { body, key: as });
const revoke = (id: string, as?: string) =>
  call<KeyBody>('POST', `/v1/api-keys/${id}/revocation`, { key: as });
const list = async (filter: string, as?: string) =>
  (await call<KeyBody>('GET', `/v1/api-keys?${filter}`, { key: as })).body.items;
const statusWith = async (key: string, { call }: TestApp = api, options: CallOptions = {}) =>
  (await call('GET', '/v1/units', { ...options, key })).status;
const becomes = (key: string, status: number, app = api) =>
  eventually(
    () => statusWith(key, app),
    (now) => now === status,
    1000,
  );
const complaints = ({ body }: Answer<AnswerBody>) =>
  (body.errors ?? []).map(({ pointer, parameter, code }) => `${pointer ?? parameter} ${code}`).sort();

t.test('a key lives from making to revocation, and shows its secret once', async (t) => {
  const made = await make({ requestsPerMinute: 600 });
  t.match(made, {
    status: 201,
    headers: { location: `/v1/api-keys/${made.body.id}`, 'cache-control': 'no-store' },
    body: {
      ...wanted(),
      unitIds: null,
      networks: null,
      requestsPerMinute: 600,
      state: 'active',
      formerSecretValidUntil: null,
      revokedAt: null,
      createdBy: /^key:/,
      version: 1,
    },
  });
  const days = (Date.parse(made.body.expiresAt) - Date.now()) / 86_400_000;
  t.ok(days > 364 && days <= 365, 'for a year');
  t.equal(await statusWith(made.body.key), 200, 'it opens');

  const got = await read(made.body.id);
  const { key: _, ...shown } = made.body;
  t.strictSame({ ...got.body, lastUsedAt: null, lastUsedFrom: null }, shown, 'read without the key');

  const until = daysAhead(40).toISOString();
  const changed = await change(
    made.body.id,
    { name: 'Portal', contact: '+62 711 350651', expiresAt: until, networks: ['127.0.0.0/8', '::1'] },
    undefined,
    got.headers.etag,
  );
  t.match(changed, {
    status: 200,
    body: { name: 'Portal', expiresAt: until, networks: ['127.0.0.0/8', '::1'], version: 2 },
  });
  t.equal(await statusWith(made.body.key), 200);
  t.match(await change(made.body.id, { name: 'X' }, undefined, got.headers.etag), { status: 412 });
  t.match(await call('PATCH', `/v1/api-keys/${made.body.id}`, { body: { name: 'X' } }), { status: 428 });
  t.match(await change(made.body.id, { scopes: ['audit:read'] }), { status: 400 }, 'scopes never change');

  t.match(await revoke(made.body.id), { status: 201, body: { state: 'revoked', revokedAt: /Z$/ } });
  t.match(await revoke(made.body.id), { status: 409, body: { code: 'key-ended' } }, 'once');
  t.match(await rotate(made.body.id), { status: 409, body: { code: 'key-ended' } });
  t.match(await change(made.body.id, { name: 'X' }), { status: 409, body: { code: 'key-ended' } });
  for (const ask of [read(nowhere), revoke(nowhere), rotate(nowhere), change(nowhere, { name: 'X' })])
    t.match(await ask, { status: 404 });
});

t.test('a key is refused with words that mend it', async (t) => {
  for (const [about, status, place, mend] of [
    [{ scopes: ['organisation:reed'] }, 400, '/scopes/0', /organisation:read\b/],
    [{ scopes: [] }, 400, '/scopes', /./],
    [{ networks: ['10.0.0.0/8', '10.0.0.0/33'] }, 400, '/networks/1', /203\.0\.113\.0\/24/],
    [{ networks: ['kantor'] }, 400, '/networks/0', /CIDR/],
    [{ networks: [] }, 400, '/networks', /./],
    [{ requestsPerMinute: 0 }, 400, '/requestsPerMinute', /./],
    [{ contact: 'Pak Budi' }, 400, '/contact', /./],
    [{ owner: undefined }, 400, '/owner', /./],
    [{ expiresAt: daysAhead(-1).toISOString() }, 422, '/expiresAt', /Z/],
    [{ expiresAt: daysAhead(5 * 366).toISOString() }, 422, '/expiresAt', /Z/],
    [{ unitIds: [agency.id, nowhere] }, 422, '/unitIds/1', /id/],
  ] as const)
    t.match(
      await make(about),
      { status, body: { errors: [{ pointer: place, hint: mend }] } },
      JSON.stringify(about),
    );
});

t.test('after a rotation both secrets open, then the new one alone', async (t) => {
  const { id, key: first } = (await make()).body;
  t.equal(await statusWith(first, other), 200, 'known on another instance before');
  const rotated = await rotate(id, { overlapHours: 2 });
  const second = rotated.body.key;
  t.match(rotated, { status: 201, headers: { location: `/v1/api-keys/${id}` }, body: { id, version: 2 } });
  const hours = (Date.parse(rotated.body.formerSecretValidUntil!) - Date.now()) / 3_600_000;
  t.ok(hours > 1.9 && hours <= 2, 'the overlap is told');
  for (const instance of [api, other]) {
    await becomes(second, 200, instance);
    t.equal(await statusWith(first, instance), 200, 'the former one too');
  }
  const warned = await call('GET', '/v1/units', { key: first });
  t.equal(warned.headers['api-key-expires'], rotated.body.formerSecretValidUntil, 'with a warning');
  t.equal((await call('GET', '/v1/units', { key: second })).headers['api-key-expires'], undefined);

  const nothing = await call('POST', `/v1/api-keys/${id}/rotation`, {
    body: 'null',
    headers: { 'content-type': 'application/json' },
  });
  t.equal(nothing.status, 400, 'no body is one thing, null another');
  const again = await rotate(id);
  t.match(again, { status: 409, body: { code: 'rotation-under-way' } }, 'no secret in use ends unseen');
  t.ok(String(again.body.detail).includes(rotated.body.formerSecretValidUntil!));

  await query(
    database.ownerUrl,
    `update platform.api_keys set previous_valid_until = now() - interval '1 second' where id = $1`,
    [id],
  );
  for (const instance of [api, other]) {
    await becomes(first, 401, instance);
    t.equal(await statusWith(second, instance), 200);
  }
  t.equal((await read(id)).body.formerSecretValidUntil, null);

  const third = (await rotate(id)).body.key;
  const fourth = (await rotate(id, { overlapHours: 0 })).body.key;
  for (const former of [second, third]) await becomes(former, 401);
  t.equal(await statusWith(fourth), 200, 'without an overlap all former ones end');
});

t.test('two rotations at once: one is refused, and whoever uses the key goes on', async (t) => {
  const { id, key: first } = (await make()).body;
  const done = await Promise.all([rotate(id), rotate(id)]);
  t.strictSame(done.map(({ status }) => status).sort(), [201, 409]);
  const second = done.find(({ status }) => status === 201)!.body.key;
  await becomes(second, 200);
  t.equal(await statusWith(first), 200);
});

t.test('two changes on the same ETag: one is refused', async (t) => {
  const { body, headers } = await make();
  const done = await Promise.all(
    ['A', 'B'].map((name) => change(body.id, { name }, undefined, headers.etag)),
  );
  t.strictSame(done.map(({ status }) => status).sort(), [200, 412]);
  const kept = done.find(({ status }) => status === 200)!.body.name;
  t.match((await read(body.id)).body, { name: kept, version: 2 });
});

t.test('a revoked key is refused at once on every instance, with its former secret', async (t) => {
  const { id, key: first } = (await make()).body;
  const second = (await rotate(id)).body.key;
  for (const instance of [api, other])
    for (const secret of [first, second]) await becomes(secret, 200, instance);
  t.equal((await revoke(id)).status, 201);
  for (const instance of [api, other])
    for (const secret of [first, second]) await becomes(secret, 401, instance);

  const own = await key(admin);
  t.match(await revoke(idOf(own), own), { status: 201 }, 'a key may revoke itself');
  await becomes(own, 401);
});

t.test('two revocations at once: the second finds it revoked', async (t) => {
  const { id } = (await make()).body;
  const done = await Promise.all([revoke(id), revoke(id)]);
  t.strictSame(done.map(({ status }) => status).sort(), [201, 409]);
});

t.test('nobody makes a key that can do more than its own', async (t) => {
  const expiresAt = daysAhead(20);
  const narrow = await key(admin, { networks: ['127.0.0.0/8'], requestsPerMinute: 100, expiresAt });
  const within = { networks: ['127.0.0.0/16'], requestsPerMinute: 100 };
  const made = await make({ ...within, scopes: admin }, narrow);
  t.match(made, { status: 201, body: { expiresAt: expiresAt.toISOString() } }, 'as much as its own');
  for (const [about, excess] of [
    [{ scopes: ['organisation:read', 'audit:read'] }, '/scopes/1 scope-not-held'],
    [{ networks: ['127.0.0.0/16', '10.0.0.0/8'] }, '/networks/1 network-beyond-own'],
    [{ networks: ['126.0.0.0/7'] }, '/networks/0 network-beyond-own'],
    [{ networks: null }, '/networks networks-needed'],
    [{ requestsPerMinute: 101 }, '/requestsPerMinute limit-beyond-own'],
    [{ requestsPerMinute: null }, '/requestsPerMinute limit-beyond-own'],
    [{ expiresAt: daysAhead(21).toISOString() }, '/expiresAt expiry-beyond-own'],
  ] as const) {
    const refused = await make({ ...within, ...about }, narrow);
    t.match(refused, { status: 403, body: { code: 'more-than-own' } }, excess);
    t.strictSame(complaints(refused), [excess]);
  }
  const all = await make({ scopes: ['audit:read'], expiresAt: daysAhead(21).toISOString() }, narrow);
  t.strictSame(
    complaints(all),
    [
      '/expiresAt expiry-beyond-own',
      '/networks networks-needed',
      '/requestsPerMinute limit-beyond-own',
      '/scopes/0 scope-not-held',
    ],
    'each place is named at once',
  );
  t.match(await make({}, await key(['api-keys:read'])), { status: 403, body: { code: 'scope-missing' } });
});

t.test('nobody widens or takes over a key that can do more than its own', async (t) => {
  const expiresAt = daysAhead(100);
  const own = await key(admin, { requestsPerMinute: 100, expiresAt });
  const id = idOf(own);
  t.strictSame(complaints(await change(id, { requestsPerMinute: 101 }, own)), [
    '/requestsPerMinute limit-beyond-own',
  ]);
  t.strictSame(
    complaints(await change(id, { expiresAt: daysAhead(101).toISOString() }, own)),
    ['/expiresAt expiry-beyond-own'],
    'not itself either',
  );
  const strong = (await make({ scopes: ['audit:read'], requestsPerMinute: 90, networks: ['10.0.0.0/8'] }))
    .body;
  t.strictSame(
    complaints(await rotate(strong.id, {}, own)),
    ['keyId expiry-beyond-own', 'keyId scope-not-held'],
    'who rotates a key can use it',
  );
  for (const wider of [{ networks: ['10.0.0.0/7'] }, { networks: null }, { requestsPerMinute: 91 }])
    t.match(
      await change(strong.id, wider, own),
      { status: 403, body: { code: 'more-than-own' } },
      JSON.stringify(wider),
    );
  for (const narrower of [
    { networks: ['10.1.0.0/16'] },
    { requestsPerMinute: 10 },
    { expiresAt: daysAhead(99).toISOString() },
    { name: 'Log' },
  ])
    t.equal((await change(strong.id, narrower, own)).status, 200, JSON.stringify(narrower));
  t.equal((await revoke(strong.id, own)).status, 201, 'but it may end it');
  t.equal((await rotate(id, {}, own)).status, 201, 'and rotate itself');
});

t.test('an administrator of some units hands out, sees and changes keys of these units only', async (t) => {
  const own = await key(admin, { unitIds: [agency.id] });
  const below = await make({ unitIds: [section.id.toUpperCase(), section.id] }, own);
  t.match(below, { status: 201, body: { unitIds: [section.id] } }, 'a unit below its own');
  t.strictSame(complaints(await make({}, own)).at(0), '/unitIds units-needed');
  t.equal((await make({}, own)).status, 403, 'the whole city is more than its own');
  const outside = await make({ unitIds: [section.id, foreign.id] }, own);
  const missing = await make({ unitIds: [section.id, nowhere] }, own);
  t.match(outside, { status: 422, body: { code: 'unknown-reference' } });
  const { instance: _, ...told } = outside.body;
  t.match(missing.body, told, 'a unit out of reach is told from none in nothing');

  const seen = (await list('limit=500', own)).map(({ id }) => id);
  t.strictSame(seen.sort(), [idOf(own), below.body.id].sort());
  const hidden = {
    'of the whole city': (await make()).body.id,
    'of another unit': (await make({ unitIds: [foreign.id] })).body.id,
    'of units of which one lies outside': (await make({ unitIds: [section.id, foreign.id] })).body.id,
  };
  for (const [which, id] of Object.entries(hidden))
    for (const answer of [
      read(id, own),
      change(id, { name: 'X' }, own),
      rotate(id, {}, own),
      revoke(id, own),
    ])
      t.match(await answer, { status: 404, body: { code: 'not-found' } }, `a key ${which}`);
  t.equal((await change(below.body.id, { name: 'Seksi' }, own)).status, 200);
  t.equal((await rotate(below.body.id, {}, own)).status, 201);
  t.equal((await revoke(below.body.id, own)).status, 201);
});

t.test('a token hands out what its roles hold, each scope where it holds', async (t) => {
  const clerk = (await call('GET', '/v1/roles/administrator')).body;
  const token = (roles: string[]) =>
    mintToken(api.app.database.read, { nip: '199001012015011009', roles, minutes: 5 });
  const administrator = await token(['administrator']);
  const made = await make({ expiresAt: daysAhead(900).toISOString() }, administrator);
  t.match(made, { status: 201, body: { createdBy: /^token:/ } }, 'beyond the end of the token');
  t.ok((clerk.scopes as string[]).includes('organisation:read'));
  t.strictSame(complaints(await make({ scopes: ['employees:read'] }, administrator)), [
    '/scopes/0 scope-not-held',
  ]);
  const role = {
    name: 'readers-of-an-agency',
    label: { id: 'Pembaca', en: 'Readers' },
    description: 'Reads people of one agency.',
    scopes: ['employees:read'],
    reach: 'listed-units',
    unitIds: [agency.id],
  };
  t.equal((await call('POST', '/v1/roles', { body: role })).status, 201);
  const both = await token(['administrator', role.name]);
  t.strictSame(complaints(await make({ scopes: ['employees:read'] }, both)), ['/unitIds units-needed']);
  t.strictSame(
    complaints(await make({ scopes: ['employees:read'], unitIds: [section.id, foreign.id] }, both)),
    ['/unitIds/1 unit-beyond-own'],
  );
  t.equal((await make({ scopes: ['employees:read'], unitIds: [section.id] }, both)).status, 201);
});

t.test('a key with networks is accepted from them only', async (t) => {
  const made = await make({ networks: ['203.0.113.0/24', '2001:db8::/32'] });
  for (const [remoteAddress, status] of [
    ['203.0.113.9', 200],
    ['::ffff:203.0.113.9', 200],
    ['2001:db8:1::1', 200],
    ['203.0.114.1', 403],
    ['2001:db9::1', 403],
  ] as const)
    t.equal(await statusWith(made.body.key, api, { remoteAddress }), status, remoteAddress);
  t.match(await call('GET', '/v1/units', { key: made.body.key }), { body: { code: 'address-not-allowed' } });
});

t.test('a key that ends within thirty days says so with each answer', async (t) => {
  const expiresAt = daysAhead(29);
  const soon = await key(allScopes, { expiresAt });
  const warned = await call('GET', '/v1/units', { key: soon });
  t.equal(warned.headers['api-key-expires'], expiresAt.toISOString());
  const later = await key(allScopes, { expiresAt: daysAhead(31) });
  t.equal((await call('GET', '/v1/units', { key: later })).headers['api-key-expires'], undefined);
});

t.test('the last use of a key is kept, by the range of its address', async (t) => {
  const { id, key: used } = (await make()).body;
  t.match((await read(id)).body, { lastUsedAt: null, lastUsedFrom: null });
  const third = await build(t, { database });
  const before = Date.now();
  t.equal(await statusWith(used, third, { remoteAddress: '198.51.100.77' }), 200);
  const after = Date.now();
  await third.app.close();
  const { lastUsedAt, lastUsedFrom, version } = (await read(id)).body;
  const moment = Date.parse(lastUsedAt!);
  t.ok(moment >= before && moment <= after);
  t.equal(lastUsedFrom, '198.51.100.0/24');
  t.equal(version, 1, 'use is no change');
});

t.test('keys are listed by state, scope, owner and use, in each order, page by page', async (t) => {
  const owner = 'Balai Uji 100%';
  const made = [];
  for (const [name, about] of Object.entries({
    c: { scopes: ['organisation:read', 'audit:read'] },
    a: { expiresAt: daysAhead(10).toISOString() },
    b: {},
    d: {},
  }))
    made.push((await make({ name, owner, ...about })).body.id);
  const [c, a, b, d] = made as [string, string, string, string];
  await revoke(b);
  await query(database.ownerUrl, `update platform.api_keys set expires_at = now() where id = $1`, [a]);
  await query(
    database.ownerUrl,
    `insert into platform.api_key_uses (key_id, last_used_at, last_used_from)
     values ($1, '2026-01-10T16:59:59.123456Z', '10.0.0.0/24'), ($2, '2026-01-10T17:00:00Z', '10.0.0.0/24')`,
    [c, d],
  );
  await query(
    database.ownerUrl,
    `update platform.api_keys set created_at = '2026-01-01' where id = any($1)`,
    [[c, d]],
  );
  const of = async (filter: string) =>
    (await list(`owner=${encodeURIComponent('uji 100%')}&${filter}`)).map(({ id }) => id);
  t.strictSame(await of('state=active&sort=name'), [c, d]);
  t.strictSame(await of('state=expired'), [a]);
  t.strictSame(await of('state=revoked'), [b]);
  t.strictSame(await of('scope=audit:read'), [c]);
  t.strictSame(await of('unusedSince=2026-01-11'), [c], 'by the day of the service’s time zone');
  t.strictSame(await of('unusedSince=2026-01-12'), [c, d], 'a new key is not unused yet');
  for (const [sort, order] of Object.entries({
    id: [c, a, b, d],
    '-id': [d, b, a, c],
    name: [a, b, c, d],
    '-name': [d, c, b, a],
    expiresAt: [a, c, b, d],
    lastUsedAt: [a, b, c, d],
    '-lastUsedAt': [d, c, b, a],
  })) {
    t.strictSame(await of(`sort=${sort}`), order, sort);
    const paged: string[] = [];
    let next: string | null = `/v1/api-keys?owner=balai%20uji&limit=1&sort=${sort}&count=exact`;
    while (next && paged.length <= order.length) {
      const page: Answer<KeyBody> = await call<KeyBody>('GET', next);
      t.equal(page.body.total, 4);
      paged.push(...page.body.items.map(({ id }) => id));
      next = page.body.next;
    }
    t.strictSame(paged, order, `${sort} page by page`);
  }
});

t.test('no secret stands in a list, the log or the audit log, but who did what does', async (t) => {
  const made = await make();
  const rotated = await rotate(made.body.id, { overlapHours: 0 });
  await change(made.body.id, { purpose: 'Uji' });
  await call('POST', `/v1/api-keys/${made.body.id}/revocation`, { headers: { 'x-purpose': 'Uji selesai' } });
  const kept = await query<{ hash: string; former: string }>(
    database.ownerUrl,
    'select secret_hash as hash, previous_secret_hash as former from platform.api_keys where id = $1',
    [made.body.id],
  );
  const entries = await query<{ text: string; operation: string; after: object; reason: string }>(
    database.ownerUrl,
    `select e::text as text, operation, after, reason from audit.entries e
      where resource = 'api-key' and resource_id = $1 order by e.id`,
    [made.body.id],
  );
  const shown = [
    (await call('GET', '/v1/api-keys?limit=500')).text,
    (await read(made.body.id)).text,
    ...api.logs(),
    ...entries.map(({ text }) => text),
  ].join('\n');
  for (const secret of [
    secretOf(made.body.key),
    secretOf(rotated.body.key),
    kept[0]!.hash,
    kept[0]!.former,
    'secretHash',
    'secret_hash',
  ])
    t.notOk(shown.includes(secret));
  t.match(entries, [
    { operation: 'insert', after: { name: 'Portal JDIH' } },
    { operation: 'update', after: { previous_valid_until: String } },
    { operation: 'update', after: { purpose: 'Uji' } },
    { operation: 'update', after: { revoked_at: String }, reason: 'Uji selesai' },
  ]);
});
