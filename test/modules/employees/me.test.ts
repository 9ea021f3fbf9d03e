import t from 'tap';
import { createKey } from '../../../src/platform/access/keys.ts';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../../support/build.ts';
import { aCivilServant, nikOf, place, promote } from '../../support/employees.ts';
import { aPosition } from '../../support/organisation.ts';

const api = await build(t);
const { app, call } = api;

const tokenOf = (nip: string, roles: string[] = []) =>
  mintToken(app.database.read, { nip, roles, minutes: 10 });

const position = await aPosition(api);
const own = await aCivilServant(api, {
  name: 'Rahayu Sejati',
  gender: 'female',
  birthDate: '1988-02-03',
  nik: nikOf({ birthDate: '1988-02-03', gender: 'female' }),
  birthPlace: 'Prabumulih',
  phone: '080011112222',
  externalIds: [{ system: 'siasn', value: 'A1' }],
});
await place(api, own.id, { positionId: position.id });
await promote(api, own.id, { rank: 'III/a', validFrom: '2015-04-01' });
const other = await aCivilServant(api, { name: 'Orang Lain' });
await promote(api, other.id, { rank: 'II/a', validFrom: '2012-04-01' });
const key = await tokenOf(own.nip);

const addresses = [
  '/v1/me/employee',
  '/v1/me/ranks',
  '/v1/me/placements',
  '/v1/me/personal-data',
  '/v1/me/personal-data/reads',
  '/v1/me/personal-data/changes',
  '/v1/me/correction-requests',
];

t.test('civil servants see their own file whole, with no role at all', async (t) => {
  const { status, body, headers } = await call('GET', '/v1/me/employee', { key });
  t.equal(status, 200);
  t.match(body, { id: own.id, nik: own.nik, birthPlace: 'Prabumulih', birthDate: '1988-02-03' });
  t.strictSame(body.maskedFields, []);
  t.match(body, { rank: { rank: 'III/a' }, position: { positionId: position.id } });
  t.match(headers.etag, new RegExp(`^"${body.version}\\.`));
  const before = await call('GET', '/v1/me/employee?asOf=2014-01-01', { key });
  t.match(before.body, { id: own.id, rank: null, position: null });
  const official = await call('GET', `/v1/employees/${own.id}`, { key });
  t.match([official.status, official.body.code], [403, 'scope-missing'], 'and no other way to it');
});

t.test('ranks and placements are the same as those the office sees', async (t) => {
  for (const part of ['ranks', 'placements']) {
    const mine = await call('GET', `/v1/me/${part}`, { key });
    t.equal(mine.body.items.length, 1, part);
    t.strictSame(mine.body, (await call('GET', `/v1/employees/${own.id}/${part}`)).body);
  }
});

t.test('everything held on a person comes in one answer, with purpose and legal basis', async (t) => {
  const { status, body } = await call('GET', '/v1/me/personal-data', { key });
  t.equal(status, 200);
  t.match(body, {
    employee: { id: own.id, nik: own.nik, externalIds: [{ system: 'siasn', value: 'A1' }] },
    ranks: [{ rank: 'III/a' }],
    placements: [{ positionId: position.id }],
    correctionRequests: [],
  });
  const categories = body.categories as { fields: string[]; legalBasis: string; heldFor: { id: string } }[];
  const named = new Set(categories.flatMap(({ fields }) => fields));
  const bookkeeping = ['id', 'maskedFields', 'version', 'createdAt', 'updatedAt'];
  const held = [...Object.keys(body), ...Object.keys(body.employee as object)];
  t.strictSame(
    held.filter((name) => !named.has(name) && !['employee', 'categories', ...bookkeeping].includes(name)),
    [],
    'each field belongs to a category',
  );
  for (const { legalBasis, heldFor } of categories) t.ok(legalBasis && heldFor.id);
});

t.test('who has no personnel file has no own data: a key, a token of somebody unknown', async (t) => {
  const stranger = await tokenOf('197001012000011001', ['city-personnel-officer']);
  for (const url of addresses)
    for (const caller of [undefined, stranger]) {
      const { status, body } = await call('GET', url, { key: caller });
      t.match([status, body.code], [403, 'no-employee'], url);
    }
  const asked = await call('POST', '/v1/me/correction-requests', {
    body: { changes: { birthPlace: 'Lahat' }, explanation: 'Menurut akta kelahiran.' },
  });
  t.match([asked.status, asked.body.code], [403, 'no-employee']);
  t.equal((await call('GET', '/v1/me/employee', { key: null })).status, 401);
});

t.test('nothing in an address or a body leads to the data of another', async (t) => {
  for (const url of addresses) {
    t.notMatch((await call('GET', url, { key })).text, other.id, url);
    if (url.endsWith('/ranks') || url.endsWith('/placements') || url.endsWith('/personal-data')) continue;
    const led = await call('GET', `${url}?employeeId=${other.id}`, { key });
    t.match([led.status, led.body.errors?.[0]?.code], [400, 'unknown-field'], url);
  }
  const asked = await call('POST', '/v1/me/correction-requests', {
    key,
    body: { changes: { birthPlace: 'Lahat' }, explanation: 'Menurut akta kelahiran.', employeeId: other.id },
  });
  t.match([asked.status, asked.body.errors[0]?.pointer], [400, '/employeeId']);
});

interface Read {
  id: number;
  actor: { kind: string; id: string | null; name: string; owner: string | null };
  operationId: string;
  fields: string[];
  purpose: string | null;
}

t.test('people see who was shown their data, and nobody else does', async (t) => {
  const someone = await aCivilServant(api, { phone: '080099998888' });
  const someonesKey = await tokenOf(someone.nip);
  const officer = await aCivilServant(api);
  const officersKey = await tokenOf(officer.nip, ['city-personnel-officer']);
  const blind = await api.key(['employees:read']);
  const made = await app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
    createKey(transaction, {
      name: 'payroll',
      owner: 'Badan Keuangan',
      scopes: ['employees:read', 'employees:read-sensitive'],
      expiresAt: new Date(Date.now() + 86_400_000 * 60),
    }),
  );
  const reads = async (query = '') =>
    (
      await call<{ items: Read[]; next: string | null; total?: number }>(
        'GET',
        `/v1/me/personal-data/reads${query}`,
        { key: someonesKey },
      )
    ).body;
  const before = (await reads()).items.length;
  const url = `/v1/employees/${someone.id}`;
  await call('GET', url, { key: made.key, headers: { 'x-purpose': 'Gaji bulan Maret' } });
  await call('GET', url, { key: officersKey });
  await call('GET', url, { key: blind });
  await call('GET', '/v1/me/employee', { key: someonesKey });

  const { items } = await reads();
  t.equal(items.length - before, 2, 'neither masked reads nor those of oneself are of note');
  t.match(items[0], {
    actor: { kind: 'token', id: null, name: 'civil servant', owner: null },
    operationId: 'getEmployee',
    purpose: null,
  });
  t.match(items[1], {
    actor: { kind: 'key', id: made.id, name: 'payroll', owner: 'Badan Keuangan' },
    operationId: 'getEmployee',
    purpose: 'Gaji bulan Maret',
  });
  for (const name of ['nik', 'birthDate', 'phone']) t.ok(items[1]!.fields.includes(name), name);
  t.notMatch(JSON.stringify(items), officer.nip, 'who the officer is stays with the audit log');

  const first = await reads('?limit=1&count=exact');
  t.equal(first.total, items.length);
  t.equal(first.items[0]!.id, items[0]!.id);
  const second = await call<{ items: Read[] }>('GET', first.next!, { key: someonesKey });
  t.equal(second.body.items[0]!.id, items[1]!.id);
  const oldestFirst = await reads('?sort=id');
  t.strictSame(
    oldestFirst.items.map(({ id }) => id),
    items.map(({ id }) => id).reverse(),
  );
  const others = await call('GET', first.next!, { key });
  t.notMatch(others.text, 'payroll', 'a cursor of another leads into the own list');
});

t.test('people see what was changed in their file, personal fields included', async (t) => {
  const someone = await aCivilServant(api, { birthPlace: 'Lahat' });
  await call('PATCH', `/v1/employees/${someone.id}`, {
    body: { birthPlace: 'Prabumulih', backTitle: 'S.E.' },
    headers: { 'if-match': '*', 'x-purpose': 'Akta kelahiran' },
  });
  await promote(api, someone.id, { rank: 'III/b', validFrom: '2018-04-01' });
  const { body } = await call('GET', '/v1/me/personal-data/changes', { key: await tokenOf(someone.nip) });
  t.match(
    body.items.map(({ operation, table }) => [operation, table]),
    [
      ['insert', 'employees.rank_periods'],
      ['update', 'employees.employees'],
      ['insert', 'employees.employees'],
    ],
  );
  t.match(body.items[1], {
    actor: { kind: 'key', name: 'test' },
    before: { birthPlace: 'Lahat', backTitle: null },
    after: { birthPlace: 'Prabumulih', backTitle: 'S.E.' },
    reason: 'Akta kelahiran',
  });
  t.match(body.items[2], { before: null, after: { nip: someone.nip, nik: someone.nik } });
});
