import t from 'tap';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import type { AuditEntry } from '../../../src/platform/audit/schemas.ts';
import { PersonalPlaces, personal, subject } from '../../../src/platform/http/personal.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, personOf } from '../../support/employees.ts';

const api = await build(t);
const { call, database } = api;
const blind = await api.key(allScopes.filter((scope) => scope !== 'employees:read-sensitive'));

const whole = await aCivilServant(api, {
  phone: '080011112222',
  address: 'Jalan Satu 1',
  birthPlace: 'Palembang',
  religion: 'islam',
  maritalStatus: 'married',
  email: 'satu@contoh.example',
});
const sparse = await aCivilServant(api, { nik: null });
const url = `/v1/employees/${whole.id}`;

/** What was read by a request, in the order of the log. */
async function readsOf(requestId: string) {
  const rows = await query<
    Pick<AuditEntry, 'resource' | 'resourceId' | 'after' | 'reason'> & { actor: string }
  >(
    database.ownerUrl,
    `select resource, resource_id as "resourceId", after, reason, actor_kind || ':' || actor_id as actor
       from audit.entries where operation = 'read' and request_id = $1 order by id`,
    [requestId],
  );
  return rows.map(({ after, ...row }) => ({
    ...row,
    ...(after as { operationId: string; fields: string[] }),
  }));
}
const named = (requestId: string, more: Record<string, string> = {}) => ({
  'x-request-id': requestId,
  ...more,
});

t.test('whoever sees personal data stands on record with what was seen and why', async (t) => {
  await call('GET', url, { headers: named('one', { 'x-purpose': 'Pemeriksaan%20berkas' }) });
  const [read, ...others] = await readsOf('one');
  t.strictSame(others, []);
  t.match(read, {
    resource: 'employee',
    resourceId: whole.id,
    operationId: 'getEmployee',
    reason: 'Pemeriksaan berkas',
  });
  t.match(read!.actor, /^key:[0-9a-f-]{36}$/);
  t.strictSame(read!.fields, [
    'nik',
    'birthPlace',
    'birthDate',
    'religion',
    'maritalStatus',
    'phone',
    'email',
    'address',
  ]);

  await call('GET', `/v1/employees/${sparse.id}`, { headers: named('sparse') });
  t.match(
    await readsOf('sparse'),
    [{ resourceId: sparse.id, fields: ['birthDate'], reason: null }],
    'what is null tells nothing',
  );
});

t.test('lists and searches record everybody on the page, once', async (t) => {
  const { body } = await call('GET', '/v1/employees', { headers: named('list') });
  const reads = await readsOf('list');
  t.strictSame(reads.map(({ resourceId }) => resourceId).sort(), body.items.map(({ id }) => id).sort());
  await call('GET', '/v1/employees?limit=1', { headers: named('page') });
  t.equal((await readsOf('page')).length, 1, 'the one beyond the page was read by the service alone');
  await call('POST', '/v1/employees/_search', { body: { nip: whole.nip }, headers: named('search') });
  t.match(await readsOf('search'), [{ resourceId: whole.id, operationId: 'searchEmployees' }]);
});

t.test('only the fields that are shown are recorded', async (t) => {
  await call('GET', '/v1/employees?fields=id,name,phone', { headers: named('some') });
  t.match(await readsOf('some'), [{ resourceId: whole.id, fields: ['phone'] }], 'of those who have one');
  await call('GET', '/v1/employees?fields=nip,name', { headers: named('none') });
  t.strictSame(await readsOf('none'), []);
  await call('GET', '/v1/employees?fields=name,nothing,phone', { headers: named('refused') });
  t.strictSame(await readsOf('refused'), [], 'a refusal shows nothing');
});

t.test('answers to changes count as well', async (t) => {
  const headers = named('changed', { 'if-match': '*' });
  await call('PATCH', url, { body: { backTitle: 'S.E.' }, headers });
  t.match(await readsOf('changed'), [{ resourceId: whole.id, operationId: 'correctEmployee' }]);
  const { body } = await call('POST', '/v1/employees', { body: personOf(), headers: named('entered') });
  t.match(await readsOf('entered'), [{ resourceId: body.id, operationId: 'createEmployee' }]);
});

t.test('the history of a file shows its personal data too', async (t) => {
  await call('GET', `${url}/history?operation=insert`, { headers: named('history') });
  t.match(await readsOf('history'), [
    { resource: 'employee', resourceId: whole.id, operationId: 'listEmployeeHistory', fields: ['personal'] },
  ]);
  await call('GET', '/v1/audit/entries?table=employees.employees&operation=insert', {
    headers: named('log'),
  });
  t.equal((await readsOf('log')).length, 3);
});

t.test('masked answers, refusals and what is not personal leave no trace of a reading', async (t) => {
  const before = await query(database.ownerUrl, 'select count(*) from audit.entries');
  for (const path of [url, '/v1/employees', `${url}/history`, '/v1/units'])
    t.equal((await call('GET', path, { key: blind })).status, 200);
  t.equal((await call('GET', '/v1/employees/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b')).status, 404);
  t.equal((await call('PATCH', url, { body: { phone: 'none' }, headers: { 'if-match': '*' } })).status, 400);
  t.equal((await call('PATCH', url, { body: { phone: '080011112222' } })).status, 428);
  t.strictSame(await query(database.ownerUrl, 'select count(*) from audit.entries'), before);
});

t.test('a purpose that is too long is refused', async (t) => {
  const refused = await call('GET', url, { headers: named('long', { 'x-purpose': 'x'.repeat(501) }) });
  t.match(refused, { status: 400, body: { errors: [{ header: 'x-purpose', code: 'too-long' }] } });
  t.notMatch(refused.text, '080011112222');
  t.strictSame(await readsOf('long'), []);
});

t.test('many at once are recorded each for itself', async (t) => {
  const ids = Array.from({ length: 40 }, (_, n) => `crowd-${n}`);
  await Promise.all(ids.map((id) => call('GET', url, { headers: named(id, { 'x-purpose': id }) })));
  for (const id of ids) t.match(await readsOf(id), [{ resourceId: whole.id, reason: id }]);
});

t.test('what cannot be recorded does not leave', async (t) => {
  await query(database.ownerUrl, 'alter function audit.record_reads rename to record_nothing');
  t.teardown(() => query(database.ownerUrl, 'alter function audit.record_nothing rename to record_reads'));
  for (const [method, path, body] of [
    ['GET', url, undefined],
    ['GET', '/v1/employees', undefined],
    ['POST', '/v1/employees/_search', { nip: whole.nip }],
  ] as const) {
    const refused = await call(method, path, body ? { body } : {});
    t.match(refused, { status: 503, body: { code: 'unavailable' }, headers: { 'retry-after': '5' } });
    t.notMatch(refused.text, '080011112222');
    t.equal(
      (await call(method, path, { key: blind, ...(body ? { body } : {}) })).status,
      200,
      'masked answers go on',
    );
  }
});

t.test('a schema that marks personal data must say whose it is', async (t) => {
  const text = { type: 'string' };
  const phone = personal(text, 'hidden');
  t.throws(() => new PersonalPlaces({ $id: 'Card', properties: { phone } }, {}), /Card marks personal data/);
  const card = {
    properties: {
      id: subject(text, 'card'),
      phone,
      kin: { items: { properties: { name: personal(text, 'hidden') } }, type: 'array' },
    },
  };
  const shown = new PersonalPlaces(card, {}).shownIn({
    id: 'a',
    phone: null,
    kin: [{ name: 'Ibu' }, { name: null }],
  });
  t.strictSame(
    [...shown.values()],
    [{ resource: 'card', fields: ['name'], subjects: new Set(['a']) }],
    'what is nested is about the same',
  );
});
