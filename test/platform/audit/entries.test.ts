import { PgDialect } from 'drizzle-orm/pg-core';
import t from 'tap';
import type { AuditEntry } from '../../../src/platform/audit/schemas.ts';
import { type EntryFilter, entryList } from '../../../src/platform/audit/store/entries.ts';
import { pageRows } from '../../../src/platform/http/list.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, place } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call, database } = api;

type Page = { items: AuditEntry[]; next: string | null; total?: number };
const list = async (search: string) => (await call<Page>('GET', `/v1/audit/entries?${search}`)).body;
const ofRequest = async (requestId: string) => (await list(`requestId=${requestId}&sort=id`)).items;
const theKey = async () =>
  (await query<{ id: string }>(database.ownerUrl, 'select id from platform.api_keys limit 1'))[0]!.id;

t.test('what is entered stands in the log with who, by which request and why', async (t) => {
  const headers = { 'x-request-id': 'enter-1', 'x-purpose': 'Penataan%202026%20%E2%80%93%20gelombang%201' };
  const body = { code: 'A-1', name: 'Dinas A', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
  const { body: unit } = await call('POST', '/v1/units', { body, headers });
  const entries = await ofRequest('enter-1');
  t.strictSame(
    entries.map(({ table, operation }) => `${operation} ${table}`),
    ['insert organisation.units', 'insert organisation.unit_versions'],
  );
  const about = {
    actor: { kind: 'key', id: await theKey() },
    requestId: 'enter-1',
    resource: 'unit',
    resourceId: unit.id,
    before: null,
    personal: null,
    reason: 'Penataan 2026 – gelombang 1',
    leafIndex: null,
    maskedFields: [],
  };
  for (const entry of entries) t.match(entry, about);
  t.strictSame(entries[0]!.after, { id: unit.id, code: 'A-1' }, 'bookkeeping tells nothing of its own');
  t.match(entries[1]!.after, { name: 'Dinas A', parent_id: null, valid_from: '2020-01-01' });
  t.strictSame(entries[1]!.recordKey, { id: entries[1]!.after!.id });
  t.match(entries[0]!.recordedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  const { body: one } = await call<AuditEntry>('GET', `/v1/audit/entries/${entries[0]!.id}`);
  t.strictSame(one, entries[0]);
  t.equal((await call('GET', '/v1/audit/entries/999999999')).status, 404);
  t.equal((await call('GET', '/v1/audit/entries/first')).status, 400);
});

t.test('a change shows what changed and nothing else, personal fields apart', async (t) => {
  const employee = await aCivilServant(api, {
    phone: '080011112222',
    address: 'Jalan Lama 1',
    officialEmail: null,
  });
  const headers = { 'if-match': '*', 'x-request-id': 'change-1' };
  const change = { officialEmail: 'baru@palembang.example', phone: '080033334444', address: 'Jalan Lama 1' };
  await call('PATCH', `/v1/employees/${employee.id}`, { body: change, headers });
  const written = (await ofRequest('change-1')).filter(({ operation }) => operation !== 'read');
  t.equal(written.length, 1);
  t.match(written[0], {
    operation: 'update',
    table: 'employees.employees',
    resource: 'employee',
    resourceId: employee.id,
    recordKey: { id: employee.id },
    reason: null,
  });
  t.strictSame(written[0]!.before, { official_email: null });
  t.strictSame(written[0]!.after, { official_email: 'baru@palembang.example' });
  t.strictSame(written[0]!.personal, { before: { phone: '080011112222' }, after: { phone: '080033334444' } });

  const only = { 'if-match': '*', 'x-request-id': 'change-2' };
  await call('PATCH', `/v1/employees/${employee.id}`, { body: { phone: '080055556666' }, headers: only });
  const [personal] = (await ofRequest('change-2')).filter(({ operation }) => operation === 'update');
  t.match(personal, { before: null, after: null, personal: { after: { phone: '080055556666' } } });

  const none = { 'if-match': '*', 'x-request-id': 'change-3' };
  await call('PATCH', `/v1/employees/${employee.id}`, { body: { phone: '080055556666' }, headers: none });
  const nothing = (await ofRequest('change-3')).filter(({ operation }) => operation !== 'read');
  t.strictSame(nothing, [], 'what stays as it was is no entry');
});

t.test('what is removed stands in the log whole', async (t) => {
  const unit = await aUnit(api);
  const body = { name: 'Dinas Berganti', validFrom: '2024-01-01' };
  await call('POST', `/v1/units/${unit.id}/versions`, { body });
  const { body: versions } = await call('GET', `/v1/units/${unit.id}/versions`);
  const headers = { 'if-match': '*', 'x-request-id': 'remove-1' };
  const removed = await call('DELETE', `/v1/units/${unit.id}/versions/${versions.items[1]!.id}`, { headers });
  t.equal(removed.status, 204);
  const [gone] = (await ofRequest('remove-1')).filter(({ operation }) => operation === 'delete');
  t.match(gone, {
    table: 'organisation.unit_versions',
    resource: 'unit',
    resourceId: unit.id,
    before: { id: versions.items[1]!.id, name: 'Dinas Berganti', valid_from: '2024-01-01', valid_to: null },
    after: null,
  });
});

t.test('a statement that writes many rows leaves an entry for each', async (t) => {
  const unit = await aUnit(api);
  await api.app.database.transaction(
    { kind: 'system', id: 'import', requestId: 'many-1', reason: 'Impor' },
    async (tx) => {
      await tx.execute(
        `insert into organisation.positions (id) select gen_random_uuid() from generate_series(1, 500)`,
      );
      await tx.execute(
        `insert into organisation.position_versions (id, position_id, unit_id, name, kind, head_count_needed, valid_from)
       select gen_random_uuid(), p.id, '${unit.id}', 'Analis ' || row_number() over (), 'pelaksana', 1, '2020-01-01'
         from organisation.positions p left join organisation.position_versions v on v.position_id = p.id
        where v.id is null`,
      );
    },
  );
  const page = await list('requestId=many-1&count=exact&limit=1');
  t.equal(page.total, 1000);
  t.match(page.items[0], { actor: { kind: 'system', id: 'import' }, reason: 'Impor', resource: 'position' });
  const ids = await list(
    'requestId=many-1&table=organisation.position_versions&limit=500&fields=resourceId,after',
  );
  t.equal(new Set(ids.items.map(({ resourceId }) => resourceId)).size, 500);
  t.ok(ids.items.every(({ resourceId, after }) => resourceId === after!.position_id));
});

t.test('what is rolled back has never been', async (t) => {
  const { items } = await list('limit=1');
  t.equal(
    (
      await call('POST', '/v1/units', {
        body: { code: 'A-1', name: 'Dua', kind: 'agency', parentId: null, validFrom: '2020-01-01' },
      })
    ).status,
    409,
  );
  t.equal((await list('limit=1')).items[0]!.id, items[0]!.id);
});

t.test('the log is only ever added to, and only by what happens', async (t) => {
  const statements = [
    `update audit.entries set reason = 'nothing'`,
    'delete from audit.entries',
    'truncate audit.entries',
  ];
  const insert = `insert into audit.entries (actor_kind, actor_id, operation, resource) values ('key', 'x', 'read', 'unit')`;
  const denied = { code: '42501' };
  for (const statement of [
    ...statements,
    insert,
    'alter table audit.entries disable trigger all',
    'drop table audit.leaves',
  ])
    await t.rejects(query(database.serviceUrl, statement), denied, `the serving role: ${statement}`);
  for (const statement of statements) {
    await t.rejects(query(database.ownerUrl, statement), denied, `the owner: ${statement}`);
    const month = statement.replace('audit.entries', 'audit.entries_default');
    if (!month.startsWith('truncate')) continue;
    await t.rejects(query(database.ownerUrl, month), denied, 'a partition by itself');
  }
});

t.test('filters and pages', async (t) => {
  const unit = await aUnit(api);
  const other = await api.key(['organisation:write']);
  const [{ id: keyId }] = (await query<{ id: string }>(
    database.ownerUrl,
    'select id from platform.api_keys order by created_at desc limit 1',
  )) as [{ id: string }];
  const body = { code: 'F-1', name: 'Dinas F', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
  const { body: second } = await call('POST', '/v1/units', { key: other, body });
  const tables = async (search: string) => (await list(search)).items.map(({ table }) => table);
  t.strictSame(await tables(`resource=unit&resourceId=${unit.id}`), [
    'organisation.unit_versions',
    'organisation.units',
  ]);
  t.strictSame(await tables(`resource=unit&resourceId=${unit.id}&sort=id`), [
    'organisation.units',
    'organisation.unit_versions',
  ]);
  t.strictSame(await tables(`table=organisation.units&resourceId=${second.id}`), ['organisation.units']);
  t.strictSame(
    (await list(`actorId=${keyId}`)).items.map(({ resourceId }) => resourceId),
    [second.id, second.id],
  );
  t.ok((await list('actorKind=system&limit=5')).items.every(({ actor }) => actor.kind === 'system'));
  t.strictSame(
    (await list('operation=delete')).items.map(({ operation }) => operation),
    ['delete'],
  );
  const today = api.app.today();
  t.ok((await list(`from=${today}&to=${today}&limit=1`)).items.length === 1);
  t.strictSame((await list('to=2020-01-01')).items, []);
  t.strictSame((await list('from=2099-01-01')).items, []);

  const seen: number[] = [];
  for (let next: string | null = '/v1/audit/entries?limit=100&fields=id'; next; ) {
    const { body: page }: { body: Page } = await call<Page>('GET', next);
    seen.push(...page.items.map(({ id }) => id));
    next = page.next;
  }
  const all = await query<{ id: string }>(database.ownerUrl, 'select id from audit.entries order by id desc');
  t.strictSame(
    seen,
    all.map(({ id }) => Number(id)),
    'every entry once, the newest first',
  );
  t.equal((await call('GET', '/v1/audit/entries?fields=salt')).status, 400);
  const narrow = await call('GET', '/v1/audit/entries', { key: await api.key(['organisation:read']) });
  t.equal(narrow.status, 403);
});

t.test('a day begins at midnight in the time zone of the service', async (t) => {
  await query(
    database.ownerUrl,
    `insert into audit.entries (recorded_at, actor_kind, actor_id, operation, resource, resource_id)
     values ('2019-03-04T16:59:59.999999Z', 'system', 'x', 'read', 'day', 'before'),
            ('2019-03-04T17:00:00Z', 'system', 'x', 'read', 'day', 'first'),
            ('2019-03-05T16:59:59.999999Z', 'system', 'x', 'read', 'day', 'last'),
            ('2019-03-05T17:00:00Z', 'system', 'x', 'read', 'day', 'after')`,
  );
  t.equal(api.app.config.timeZone, 'Asia/Jakarta');
  const { items } = await list('from=2019-03-05&to=2019-03-05&resource=day&sort=id');
  t.strictSame(
    items.map(({ resourceId }) => resourceId),
    ['first', 'last'],
  );
});

t.test('each resource shows who changed it', async (t) => {
  const position = await aPosition(api);
  const employee = await aCivilServant(api, { address: 'Jalan Rahasia 7' });
  await place(api, employee.id, { positionId: position.id });
  const history = async (path: string, key?: string) =>
    (await call<Page>('GET', `/v1/${path}/history`, { key })).body.items;
  t.strictSame(
    (await history(`positions/${position.id}`)).map(({ operation, table }) => `${operation} ${table}`),
    ['insert organisation.position_versions', 'insert organisation.positions'],
  );
  t.strictSame(
    (await history(`units/${position.unitId}`)).map(({ table }) => table),
    ['organisation.unit_versions', 'organisation.units'],
  );
  const whole = await history(`employees/${employee.id}`);
  const changes = whole.filter(({ operation }) => operation !== 'read').map(({ table }) => table);
  t.strictSame(changes.slice(-2), ['employees.placements', 'employees.employees']);
  t.equal(whole.at(-1)!.personal!.after!.address, 'Jalan Rahasia 7');
  const masked = await history(`employees/${employee.id}`, await api.key(['employees:read']));
  t.match(masked.at(-1), { personal: null, maskedFields: ['personal'] });
  t.notMatch(JSON.stringify(masked), /Rahasia/);
  t.equal((await call('GET', '/v1/employees/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b/history')).status, 404);
  const foreign = await call('GET', `/v1/employees/${employee.id}/history`, {
    key: await api.key(['organisation:read']),
  });
  t.equal(foreign.status, 403);
});

t.test('the log comes as one file, from one snapshot', async (t) => {
  await aCivilServant(api, {
    name: 'Budi',
    phone: '080099990000',
    officialEmail: null,
    frontTitle: '=HYPERLINK("x")',
  });
  const blind = await api.key(['audit:read']);
  const [{ count }] = (await query<{ count: string }>(
    database.ownerUrl,
    'select count(*) as count from audit.entries',
  )) as [{ count: string }];
  const lines = await call('GET', '/v1/audit/entries', {
    key: blind,
    headers: { accept: 'application/x-ndjson' },
  });
  const entries = lines.text
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as AuditEntry);
  t.equal(entries.length, Number(count));
  const { body: page } = await call<Page>('GET', '/v1/audit/entries?limit=500', { key: blind });
  t.strictSame(entries.slice(0, page.items.length), page.items, 'as the pages show them');
  t.ok(entries.every(({ personal, maskedFields }) => personal === null && maskedFields[0] === 'personal'));

  const csv = await call(
    'GET',
    '/v1/audit/entries?resource=employee&fields=id,resource,after,personal&sort=id',
    {
      key: blind,
      headers: { accept: 'text/csv' },
    },
  );
  const rows = csv.text.split('\n');
  t.equal(rows[0], 'id,resource,after,personal.before,personal.after');
  t.match(rows[1], /^\d+,employee,"\{""id"".*",,$/);
  t.notMatch(csv.text, '080099990000');
});

t.test('personal data leaves in a file only with a purpose, and on record', async (t) => {
  const employee = await aCivilServant(api, { phone: '080012121212' });
  const ask = (headers: Record<string, string>) =>
    call('GET', `/v1/audit/entries?resourceId=${employee.id}&operation=insert`, {
      headers: { accept: 'application/x-ndjson', ...headers },
    });
  const refused = await ask({});
  t.match(refused, {
    status: 400,
    body: { code: 'invalid-input', errors: [{ header: 'x-purpose', code: 'missing-field' }] },
  });
  t.strictSame(
    (await list(`resourceId=${employee.id}&operation=read&fields=id,requestId`)).items.length,
    1,
    'nothing was read but by its entry',
  );
  const given = await ask({ 'x-purpose': 'Audit Inspektorat', 'x-request-id': 'export-1' });
  t.equal(given.status, 200);
  t.match(given.text, '080012121212');
  t.match(
    (await ofRequest('export-1')).map(({ recordKey: _, ...entry }) => entry),
    [
      {
        operation: 'read',
        resource: 'employee',
        resourceId: employee.id,
        after: { operationId: 'listAuditEntries', fields: ['personal'] },
        reason: 'Audit Inspektorat',
      },
    ],
  );
  const without = await call('GET', `/v1/audit/entries?resourceId=${employee.id}&fields=id,operation`, {
    headers: { accept: 'text/csv' },
  });
  t.equal(without.status, 200, 'without the personal fields no purpose is needed');
});

t.test('each filter finds its entries by an index', async (t) => {
  await query(
    database.ownerUrl,
    `insert into audit.entries (recorded_at, actor_kind, actor_id, request_id, operation, resource, resource_id, table_name, after)
     select date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' + make_interval(months => n % 2, mins => n / 2),
            'key', 'actor-' || n % 500, 'request-' || n / 5, 'update', 'employee', 'id-' || n % 5000, 'employees.employees', '{"a": 1}'
       from generate_series(1, 50000) n`,
  );
  await query(database.ownerUrl, 'analyze audit.entries');
  const page = { limit: 50, sort: '-id', after: undefined, count: undefined, asOf: '2026-01-01', list: '' };
  const plan = async (filter: Partial<EntryFilter>) => {
    const { sql: text, params } = new PgDialect().sqlToQuery(
      pageRows(entryList({ timeZone: 'Asia/Jakarta', hasPersonal: true, ...filter }), page),
    );
    const rows = await query<{ 'QUERY PLAN': string }>(
      database.serviceUrl,
      `explain (analyze, buffers off, timing off, summary off) ${text}`,
      params,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const month = (ahead: number) => {
    const now = new Date();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString().slice(0, 7);
  };
  const partition = (ahead: number) => `entries_${month(ahead).replace('-', '_')}`;
  const scanned = new RegExp(`Seq Scan on (${partition(0)}|${partition(1)})`);
  for (const [name, filter, index] of [
    ['a resource', { resource: 'employee', resourceId: 'id-77' }, 'resource_resource_id_id_idx'],
    ['an actor', { actorId: 'actor-7' }, 'actor_id_id_idx'],
    ['a request', { requestId: 'request-7777' }, 'request_id_idx'],
    ['everything', {}, 'pkey'],
    ['an operation', { operation: 'update' }, 'pkey'],
    ['a table', { table: 'employees.employees' }, 'pkey'],
  ] as const) {
    const text = await plan(filter);
    t.match(text, new RegExp(`${partition(0)}_${index}`), name);
    t.notMatch(text, scanned, name);
  }
  const later = await plan({ from: `${month(1)}-02`, to: `${month(1)}-03` });
  t.match(later, `${partition(1)}_pkey`, 'a period');
  t.notMatch(later, partition(0), 'of other months nothing is read');
  t.notMatch(later, 'entries_default');
});

t.test('keys and roles have their history too', async (t) => {
  const made = await call('POST', '/v1/api-keys', {
    body: {
      name: 'Sejarah',
      owner: 'BKPSDM',
      contact: 'bkpsdm@kota.example',
      purpose: 'Uji',
      scopes: ['audit:read'],
    },
  });
  await call('POST', `/v1/api-keys/${made.body.id}/revocation`, {
    headers: { 'x-purpose': 'Tidak dipakai lagi' },
  });
  const ofKey = await call('GET', `/v1/api-keys/${made.body.id}/history`);
  t.match(ofKey.body.items, [
    { operation: 'update', reason: 'Tidak dipakai lagi', before: { revoked_at: null } },
    { operation: 'insert', after: { name: 'Sejarah' } },
  ]);
  t.notMatch(ofKey.text, 'hash');

  const { headers } = await call('GET', '/v1/roles/trainer');
  await call('PATCH', '/v1/roles/trainer', {
    body: { tokenValues: ['widyaiswara'] },
    headers: { 'if-match': headers.etag! },
  });
  const ofRole = await call('GET', '/v1/roles/trainer/history');
  t.match(ofRole.body.items[0], { operation: 'update', after: { token_values: ['widyaiswara'] } });
  for (const path of ['roles/nobody', 'api-keys/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'])
    t.equal((await call('GET', `/v1/${path}/history`)).status, 404, path);
});

t.test('a watched row keeps its key: no change could escape under another name', async (t) => {
  await t.rejects(
    query(api.database.ownerUrl, `update platform.roles set name = 'pelatih' where name = 'trainer'`),
    /key of a watched row/,
  );
});
