import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import type { Scope } from '../../../src/platform/access/scopes.ts';
import { daysJob, tellDays } from '../../../src/platform/events/jobs.ts';
import type { JobContext } from '../../../src/platform/jobs/job.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, place, promote } from '../../support/employees.ts';
import { askFeed, eventsAfter, feedNow, kindsOf, type ToldEvent, told } from '../../support/events.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { app, call, key, database } = api;
const own = (text: string, values: unknown[] = []) => query(database.ownerUrl, text, values);

const today = app.today();
const dayAfter = (days: number): string => {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

const city = await aUnit(api, { kind: 'city', name: 'Kota' });
const north = await aUnit(api, { name: 'Dinas Utara', parentId: city.id });
const south = await aUnit(api, { name: 'Dinas Selatan', parentId: city.id });
const section = await aUnit(api, { name: 'Seksi Utara', kind: 'section', parentId: north.id });
const northern = await aPosition(api, { unitId: section.id, headCountNeeded: 9 });
const southern = await aPosition(api, { unitId: south.id, headCountNeeded: 9 });

/** What one caller is told of what is done meanwhile: as many events as are said. */
async function toldOf(
  work: () => Promise<unknown>,
  count: number,
  options: { key?: string } = {},
): Promise<ToldEvent[]> {
  const start = await feedNow(api, options);
  await work();
  const events = await eventsAfter(api, start, count, options);
  if (events.length < count) throw new Error(`${kindsOf(events)} instead of ${count}`);
  return events;
}

/** What a caller of these units alone is told. */
const watcher = (unitIds: string[], scopes: Scope[] = ['employees:read', 'organisation:read']) =>
  key(scopes, { unitIds });
const inNorth = await watcher([north.id]);
const inSouth = await watcher([south.id]);

const patch = (url: string, body: object) => call('PATCH', url, { body, headers: { 'if-match': '*' } });

t.test('a new personnel file and what belongs to it is told, without personal data', async (t) => {
  const start = await feedNow(api);
  const { id, nip, name } = await aCivilServant(api, {
    phone: '+62811234567',
    externalIds: [{ system: 'siasn', value: 'A-1' }],
    placement: { positionId: northern.id, validFrom: '2020-01-01' },
  });
  await promote(api, id, { rank: 'III/a', validFrom: '2021-04-01' });
  await patch(`/v1/employees/${id}`, { phone: '+62811234568', name: 'Nama Baru' });
  const events = await eventsAfter(api, start, 5);
  t.strictSame(
    [...told(events)].sort(),
    [
      `employee.changed ${id}`,
      `employee.changed ${id}`,
      `employee.created ${id}`,
      `employee.placement.effective ${id}`,
      `employee.rank.effective ${id}`,
    ].sort(),
  );
  const changes = events.filter(({ type }) => type === 'penata.employee.changed').map(({ data }) => data);
  t.strictSame(changes, [{ changed: ['externalIds'] }, { version: 3, changed: ['name', 'phone'] }]);
  t.match(events.find(({ type }) => type.includes('rank'))?.data, {
    id: /^[0-9a-f-]{36}$/,
    validFrom: '2021-04-01',
    validTo: null,
  });
  const text = JSON.stringify(events);
  for (const secret of [nip, name, 'Nama Baru', '+6281']) t.notOk(text.includes(secret), 'no personal data');
  t.strictSame(
    await own(`select from events.outbox where data::text ~ $1`, [`${nip}|Nama Baru|6281123`]),
    [],
    'nor does any lie in the outbox',
  );
});

t.test('what changes nothing is not told', async (t) => {
  const { id } = await aCivilServant(api, { externalIds: [{ system: 'siasn', value: 'B-1' }] });
  const events = await toldOf(async () => {
    await own(`update employees.employees set name = name, updated_at = now() where id = $1`, [id]);
    await patch(`/v1/employees/${id}`, { externalIds: [{ system: 'siasn', value: 'B-1' }] });
    await own(`update employees.rank_periods set decree_number = decree_number`);
    await aUnit(api, { code: 'mark' });
  }, 2);
  t.strictSame(kindsOf(events), ['unit.created', 'unit.version.effective']);
});

t.test('a later change is told when it is entered, and again on its day', async (t) => {
  await own('update events.effective_days set told_through = $1', [today]);
  const { id } = await aCivilServant(api, {
    placement: { positionId: northern.id, validFrom: '2020-01-01' },
  });
  const entered = await toldOf(() => place(api, id, { positionId: southern.id, validFrom: dayAfter(10) }), 2);
  t.strictSame(
    told(entered),
    [`employee.placement.scheduled ${id}`, `employee.placement.scheduled ${id}`],
    'the end of the former and the beginning of the next',
  );
  const rows = await own('select id, valid_from::text from employees.placements where employee_id = $1', [
    id,
  ]);
  const former = rows.find((row) => row.valid_from === '2020-01-01')!.id;
  const next = rows.find((row) => row.valid_from !== '2020-01-01')!.id;

  const start = await feedNow(api);
  t.equal(await tellDays(app.database, dayAfter(9)), 0, 'not a day too early');
  t.equal(await tellDays(app.database, dayAfter(30)), 2, 'also when the service was off on the day itself');
  t.equal(await tellDays(app.database, dayAfter(30)), 0, 'and once');
  t.equal(await tellDays(app.database, dayAfter(12)), 0);
  const events = await eventsAfter(api, start, 2);
  t.strictSame(told(events), [`employee.placement.ended ${id}`, `employee.placement.effective ${id}`]);
  t.match(
    events.map(({ data }) => data),
    [
      { id: former, validTo: dayAfter(10) },
      { id: next, validFrom: dayAfter(10), validTo: null },
    ],
  );
});

t.test('two instances that tell the same days tell them once', async (t) => {
  await own('update events.effective_days set told_through = $1', [today]);
  const { id } = await aCivilServant(api, { placement: { positionId: northern.id, validFrom: dayAfter(2) } });
  const start = await feedNow(api);
  const counts = await Promise.all(Array.from({ length: 4 }, () => tellDays(app.database, dayAfter(5))));
  t.equal(
    counts.reduce((sum, count) => sum + count),
    1,
  );
  t.strictSame(told(await eventsAfter(api, start, 1)), [`employee.placement.effective ${id}`]);
});

t.test('the job catches up with the days that were missed, and leaves what was told already', async (t) => {
  const context = {
    config: app.config,
    database: app.database,
    log: app.log,
    signal: new AbortController().signal,
  };
  const run = () => daysJob.run({}, context as unknown as JobContext);
  await own('update events.effective_days set told_through = $1', [dayAfter(-3)]);
  const start = await feedNow(api);
  const { id } = await aCivilServant(api, { placement: { positionId: northern.id, validFrom: today } });
  await own('alter table employees.rank_periods disable trigger events_insert');
  await own(
    `insert into employees.rank_periods (id, employee_id, rank, valid_from) values (gen_random_uuid(), $1, 'III/a', $2)`,
    [id, dayAfter(-1)],
  );
  await own('alter table employees.rank_periods enable trigger events_insert');
  await run();
  await run();
  const events = await eventsAfter(api, start, 3);
  t.strictSame(
    told(events.filter(({ subject }) => subject === id)).sort(),
    [`employee.created ${id}`, `employee.placement.effective ${id}`, `employee.rank.effective ${id}`],
    'the placement of today is not told twice',
  );
  const [state] = await own('select told_through::text from events.effective_days');
  t.equal(state!.told_through, today);
});

t.test('the job waits for whoever may have taken yesterday for today', async (t) => {
  const context = {
    config: app.config,
    database: app.database,
    log: app.log,
    signal: new AbortController().signal,
  };
  await own('update events.effective_days set told_through = $1', [dayAfter(-1)]);
  let isDone = false;
  await app.database.transaction({ kind: 'system', id: 'test' }, async (transaction) => {
    await transaction.execute(
      `update platform.roles set description = description || '.' where name = 'trainer'`,
    );
    void Promise.resolve(daysJob.run({}, context as unknown as JobContext)).then(() => {
      isDone = true;
    });
    await delay(500);
    t.notOk(isDone);
  });
  for (let attempt = 0; !isDone && attempt < 300; attempt++) await delay(100);
  t.ok(isDone);
});

t.test('each way in which a period can change has its kind', async (t) => {
  const periods = `(id, employee_id, rank, valid_from, valid_to)`;
  const { id } = await aCivilServant(api, {
    placement: { positionId: northern.id, validFrom: '2020-01-01' },
  });
  const rank = async (from: string, to: string | null) => {
    await own('delete from employees.rank_periods where employee_id = $1', [id]);
    await own(
      `insert into employees.rank_periods ${periods} values (gen_random_uuid(), $1, 'III/a', $2, $3)`,
      [id, from, to],
    );
  };
  const change = async (from: string, to: string | null, set: string, count = 1) => {
    await rank(from, to);
    const events = await toldOf(
      () => own(`update employees.rank_periods set ${set} where employee_id = $1`, [id]),
      count,
    );
    return kindsOf(events).map((kind) => kind.replace('employee.rank.', ''));
  };
  const [past, earlier, later, latest] = [dayAfter(-9), dayAfter(-2), dayAfter(3), dayAfter(9)];
  t.strictSame(await change(past, null, `valid_to = '${later}'`), ['scheduled'], 'it is to end');
  t.strictSame(await change(past, later, `valid_to = null`), ['scheduled'], 'its end is called off');
  t.strictSame(await change(past, null, `valid_to = '${earlier}'`), ['ended'], 'it has ended already');
  t.strictSame(await change(past, earlier, `valid_to = null`), ['effective'], 'it has not ended after all');
  t.strictSame(await change(past, null, `rank = 'III/b'`), ['effective'], 'it is another');
  t.strictSame(await change(past, earlier, `rank = 'III/b'`), ['effective'], 'it was another');
  t.strictSame(await change(later, null, `rank = 'III/b'`), ['scheduled'], 'it will be another');
  t.strictSame(await change(later, null, `valid_from = '${earlier}'`), ['effective'], 'it begins sooner');
  t.strictSame(await change(later, null, `valid_from = '${latest}'`), ['scheduled'], 'it begins later');
  t.strictSame(
    await change(past, null, `valid_from = '${later}'`, 2),
    ['withdrawn', 'scheduled'],
    'what held is put off',
  );
  const gone = await toldOf(() => own('delete from employees.rank_periods where employee_id = $1', [id]), 1);
  t.strictSame(kindsOf(gone), ['employee.rank.withdrawn']);
});

t.test('the other tables announce what happens to them', async (t) => {
  const events = await toldOf(async () => {
    const role = { name: 'arsiparis', label: { id: 'Arsiparis', en: 'Archivist' }, description: 'Arsip.' };
    const made = await call('POST', '/v1/roles', {
      body: { ...role, scopes: ['organisation:read'], reach: 'everywhere' },
    });
    if (made.status !== 201) throw new Error(made.text);
    await call('DELETE', '/v1/roles/arsiparis', { headers: { 'if-match': '*' } });
    await own(
      `insert into employees.retirement_age_limits (id, position_kind, position_name, age, legal_basis, valid_from)
       values (gen_random_uuid(), 'pelaksana', 'Uji', 58, 'Uji', $1)`,
      [dayAfter(5)],
    );
  }, 3);
  t.strictSame(kindsOf(events), ['role.created', 'role.deleted', 'retirement-age-limit.scheduled']);

  const imports = await toldOf(async () => {
    for (const state of ['finished', 'failed', 'cancelled'])
      await own(
        `with entered as (select gen_random_uuid() as id)
         insert into platform.imports (id, resource, file_name, file_bytes, file_sha256, options, dry_run, mode, state)
         select id, 'employees', 'x.csv', 1, 'x', '{}', false, 'valid-rows', 'running' from entered`,
      )
        .then(() => own(`update platform.imports set rows_read = 7 where state = 'running'`))
        .then(() => own(`update platform.imports set state = $1 where state = 'running'`, [state]));
  }, 3);
  t.strictSame(kindsOf(imports), ['import.finished', 'import.failed', 'import.cancelled']);
  t.strictSame(imports[0]!.data as unknown, { resource: 'employees', dryRun: false });

  const moved = await toldOf(async () => {
    await call('POST', `/v1/units/${section.id}/versions`, {
      body: { validFrom: dayAfter(40), parentId: south.id },
      headers: { 'if-match': '*' },
    });
    await patch(`/v1/positions/${southern.id}`, { externalIds: [{ system: 'siasn', value: 'P-1' }] });
  }, 3);
  t.strictSame(kindsOf(moved), ['unit.version.scheduled', 'unit.version.scheduled', 'position.changed']);
});

t.test('callers of some units are told what concerns these, before and after', async (t) => {
  const { id } = await aCivilServant(api, {
    placement: { positionId: northern.id, validFrom: '2020-01-01' },
  });
  const starts = { north: await feedNow(api, { key: inNorth }), south: await feedNow(api, { key: inSouth }) };
  await patch(`/v1/employees/${id}`, { phone: '+62811234569' });
  await place(api, id, { positionId: southern.id, validFrom: dayAfter(-1) });
  await patch(`/v1/employees/${id}`, { phone: '+62811234570' });
  await aPosition(api, { unitId: north.id });
  await aPosition(api, { unitId: south.id });

  const inNorthTold = kindsOf(await eventsAfter(api, starts.north, 3, { key: inNorth }));
  t.strictSame(
    inNorthTold,
    ['employee.changed', 'employee.placement.ended', 'position.version.effective'],
    'north learns that somebody left, and then nothing more of them',
  );
  const inSouthTold = kindsOf(await eventsAfter(api, starts.south, 3, { key: inSouth }));
  t.strictSame(
    inSouthTold.filter((kind) => kind !== 'employee.placement.ended'),
    ['employee.placement.effective', 'employee.changed', 'position.version.effective'],
    'south learns that they came, and goes on with them',
  );
});

t.test('who holds a scope in some units only is told other kinds by their own rules', async (t) => {
  const narrow = await watcher([south.id], ['employees:read', 'roles:read', 'imports:read', 'api-keys:read']);
  const start = await feedNow(api, { key: narrow });
  await own(`update platform.roles set description = description || '.' where name = 'trainer'`);
  await key();
  await own(
    `insert into employees.retirement_age_limits (id, position_kind, position_name, age, legal_basis, valid_from)
     values (gen_random_uuid(), 'pelaksana', 'Uji 2', 58, 'Uji', '2020-01-01')`,
  );
  await aUnit(api, { parentId: south.id });
  const events = await eventsAfter(api, start, 2, { key: narrow });
  t.strictSame(
    kindsOf(events),
    ['role.changed', 'retirement-age-limit.effective'],
    'neither keys, which are the city’s, nor units, for which the scope is lacking',
  );
  const mixed = await key(['employees:read']);
  const { body } = await askFeed(api, 'limit=1000', { key: mixed });
  t.ok(body.items.length > 5);
  t.strictSame([...new Set(body.items.map(({ resource }) => resource))].sort(), [
    'employee',
    'retirement-age-limit',
  ]);
  const nothing = await askFeed(api, 'limit=1000', { key: await key([]) });
  t.strictSame(nothing.body.items, [], 'without a scope nothing is told');
});
