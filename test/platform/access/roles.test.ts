import t from 'tap';
import { allScopes, type Scope } from '../../../src/platform/access/scopes.ts';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { type Answer, type AnswerBody, build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, place } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call, key, database } = api;
const agency = await aUnit(api);
const section = await aUnit(api, { parentId: agency.id, kind: 'section' });
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const servant = await aCivilServant(api);
const position = await aPosition(api, { unitId: section.id });
await place(api, servant.id, { positionId: position.id });

const wanted = (about: object = {}) => ({
  name: 'archivist',
  label: { id: 'Arsiparis', en: 'Archivist' },
  description: 'Membaca struktur organisasi untuk arsip.',
  scopes: ['organisation:read'],
  reach: 'everywhere',
  ...about,
});
const add = (about: object = {}, as?: string) => call('POST', '/v1/roles', { body: wanted(about), key: as });
const read = (name: string) => call('GET', `/v1/roles/${name}`);
const change = (name: string, body: object, as?: string, tag = '*') =>
  call('PATCH', `/v1/roles/${name}`, { body, key: as, headers: { 'if-match': tag } });
const remove = (name: string, as?: string, tag = '*') =>
  call('DELETE', `/v1/roles/${name}`, { key: as, headers: { 'if-match': tag } });
const token = (roles: string[], nip = '199001012015011009') =>
  mintToken(api.app.database.read, { nip, roles, minutes: 5 });
const complaints = ({ body }: Answer<AnswerBody>) =>
  (body.errors ?? []).map(({ pointer, parameter, code }) => `${pointer ?? parameter} ${code}`);
const keeper: Scope[] = ['roles:read', 'roles:write', 'organisation:read'];

t.test('a role lives from adding to removal, and holds at once for tokens that name it', async (t) => {
  const holder = await token(['arsip-kota']);
  const units = async () => (await call('GET', '/v1/units', { key: holder })).status;
  t.equal(await units(), 403);
  const added = await add({ tokenValues: ['arsip-kota'] });
  t.match(added, {
    status: 201,
    headers: { location: '/v1/roles/archivist' },
    body: { ...wanted(), unitIds: null, tokenValues: ['arsip-kota'], version: 1 },
  });
  t.equal(await units(), 200, 'by a value of the roles claim');
  t.match(await add(), { status: 409, body: { code: 'value-taken', errors: [{ pointer: '/name' }] } });

  const got = await read('archivist');
  t.strictSame(got.body, added.body);
  const changed = await change(
    'archivist',
    { label: { id: 'Arsip', en: 'Archive' }, scopes: [] },
    undefined,
    got.headers.etag,
  );
  t.match(changed, { status: 200, body: { label: { en: 'Archive' }, scopes: [], version: 2 } });
  t.equal(await units(), 403, 'a scope taken away is gone at once');
  t.match(await change('archivist', { scopes: allScopes }, undefined, got.headers.etag), { status: 412 });
  t.match(await remove('archivist', undefined, got.headers.etag), { status: 412 });
  t.match(await call('PATCH', '/v1/roles/archivist', { body: { scopes: [] } }), { status: 428 });
  t.match(await call('DELETE', '/v1/roles/archivist'), { status: 428 });
  t.equal((await remove('archivist', undefined, changed.headers.etag)).status, 204);
  for (const ask of [read('archivist'), change('archivist', { scopes: [] }), remove('archivist')])
    t.match(await ask, { status: 404 });

  const entries = await query(
    database.ownerUrl,
    `select operation from audit.entries where resource = 'role' and resource_id = 'archivist' order by id`,
  );
  t.strictSame(
    entries.map(({ operation }) => operation),
    ['insert', 'update', 'delete'],
    'all of it stands in the audit log',
  );
});

t.test('two changes on the same ETag: one is refused', async (t) => {
  const { etag } = (await read('trainer')).headers;
  const done = await Promise.all(
    ['A', 'B'].map((description) => change('trainer', { description }, undefined, etag)),
  );
  t.strictSame(done.map(({ status }) => status).sort(), [200, 412]);
});

t.test('roles are listed by name, page by page, and by scope', async (t) => {
  const { body } = await call('GET', '/v1/roles?limit=4&count=exact');
  const names = body.items.map(({ name }) => String(name));
  t.strictSame(names, [...names].sort());
  t.equal(body.total, 18, 'those that came with the service');
  const rest = await call('GET', body.next!);
  t.ok(rest.body.items.every(({ name }) => String(name) > names.at(-1)!));
  const withAudit = await call('GET', '/v1/roles?scope=audit:read&fields=name');
  t.strictSame(withAudit.body.items, [{ name: 'administrator' }, { name: 'auditor' }]);
});

t.test('a role is refused with words that mend it', async (t) => {
  for (const [about, status, place, mend] of [
    [{ scopes: ['organisation:read', 'employes:read'] }, 400, '/scopes/1', /employees:read/],
    [{ name: 'Arsip Kota' }, 400, '/name', /./],
    [{ reach: 'everywhre' }, 400, '/reach', /everywhere/],
    [{ reach: 'listed-units' }, 422, '/unitIds', /listed-units/],
    [{ unitIds: [agency.id] }, 422, '/unitIds', /null/],
    [{ reach: 'listed-units', unitIds: [agency.id, nowhere] }, 422, '/unitIds/1', /id/],
  ] as const)
    t.match(
      await add(about),
      { status, body: { errors: [{ pointer: place, hint: mend }] } },
      JSON.stringify(about),
    );
  t.match(await change('trainer', { reach: 'listed-units' }), { status: 422 });
  t.match(await change('trainer', { reach: 'listed-units', unitIds: [nowhere] }), { status: 422 });
});

t.test('nobody gives a role scopes that it does not hold in the whole city itself', async (t) => {
  const own = await key(keeper);
  const refused = await add({ scopes: ['organisation:read', 'employees:read', 'audit:read'] }, own);
  t.match(refused, { status: 403, body: { code: 'more-than-own' } });
  t.strictSame(complaints(refused), [
    '/scopes/1 scope-not-held-everywhere',
    '/scopes/2 scope-not-held-everywhere',
  ]);
  const escalations: [string, object, string][] = [
    ['forum-moderator', { scopes: ['organisation:read', 'employees:read'] }, '/scopes/1'],
    ['auditor', { tokenValues: ['keeper-of-roles'] }, 'name'],
    ['head-of-unit', { reach: 'own-agency' }, 'name'],
    ['head-of-unit', { reach: 'everywhere', scopes: ['employees:read'] }, '/scopes/0'],
  ];
  for (const [name, body, place] of escalations) {
    const answer = await change(name, body, own);
    t.match(answer, { status: 403, body: { code: 'more-than-own' } }, JSON.stringify(body));
    t.ok(complaints(answer).includes(`${place} scope-not-held-everywhere`));
  }
  await add({ name: 'messenger', scopes: ['organisation:read'] });
  const narrowings: [string, object][] = [
    ['auditor', { scopes: ['employees:read'], description: 'Reads people.' }],
    ['policy-drafter', { reach: 'own-subtree' }],
    ['messenger', { tokenValues: ['kurir'] }],
  ];
  for (const [name, body] of narrowings)
    t.equal((await change(name, body, own)).status, 200, JSON.stringify(body));

  const administrator = await token(['administrator']);
  t.match(
    await change('administrator', { scopes: allScopes }, administrator),
    { status: 403, body: { code: 'more-than-own' } },
    'an administrator cannot make itself a personnel officer',
  );
  t.match(await add({ name: 'reader' }, administrator), { status: 201 });
});

t.test('who holds scopes in some units reads roles and changes none', async (t) => {
  const own = await key(keeper, { unitIds: [agency.id] });
  t.equal((await call('GET', '/v1/roles', { key: own })).status, 200);
  for (const ask of [add({ name: 'x' }, own), change('trainer', { scopes: [] }, own), remove('trainer', own)])
    t.match(await ask, { status: 403, body: { code: 'whole-city-only' } });
});

t.test('any role may be removed but that of everyone', async (t) => {
  t.match(await remove('employee'), { status: 409, body: { code: 'role-needed' } });
  t.equal((await remove('integrator')).status, 204, 'also one that came with the service');
});

t.test('a caller reads what it may do and where', async (t) => {
  const own = await key(['organisation:read', 'employees:read'], { unitIds: [agency.id] });
  t.match((await call('GET', '/v1/me', { key: own })).body, {
    kind: 'key',
    name: 'test',
    roles: [],
    grants: { 'organisation:read': [agency.id], 'employees:read': [agency.id] },
    employeeId: null,
    expiresAt: /Z$/,
  });
  t.strictSame((await call('GET', '/v1/me', { key: await key([]) })).body.grants, {});
  const whole = await call('GET', '/v1/me');
  t.strictSame(whole.body.grants, Object.fromEntries(allScopes.map((scope) => [scope, null])));

  const head = await call('GET', '/v1/me', { key: await token(['head-of-unit'], servant.nip) });
  t.match(head.body, {
    kind: 'token',
    id: /\|/,
    roles: ['employee', 'head-of-unit'],
    grants: { 'organisation:read': [section.id], 'employees:read': [section.id] },
    employeeId: servant.id,
    unitId: section.id,
    agencyId: agency.id,
  });
  t.match(await call('GET', '/v1/me', { key: null }), { status: 401 });
});
