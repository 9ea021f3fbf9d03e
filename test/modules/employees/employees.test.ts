import { type SQL, sql } from 'drizzle-orm';
import t from 'tap';
import { employeeRemarks } from '../../../src/modules/employees/remarks.ts';
import {
  ageLimitFor,
  defaultAgeLimits,
  retirementOf,
} from '../../../src/modules/employees/rules/retirement.ts';
import type { NewEmployee } from '../../../src/modules/employees/schemas.ts';
import { ageLimit } from '../../../src/modules/employees/store/reading.ts';
import { functionalLevels, positionKinds } from '../../../src/modules/organisation/reference.ts';
import { say } from '../../../src/platform/http/text.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import {
  aCivilServant,
  type EmployeeBody,
  enter,
  personOf,
  place,
  promote,
  readOn,
} from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call } = api;
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const read = (id: string) => call<EmployeeBody>('GET', `/v1/employees/${id}`);
const patch = (id: string, body: object, headers: Record<string, string> = { 'if-match': '*' }) =>
  call<EmployeeBody>('PATCH', `/v1/employees/${id}`, { body, headers });
const afterYears = (years: number) => String(new Date().getFullYear() + years);

t.test('a personnel file is entered whole, with rank and placement, and read as entered', async (t) => {
  const unit = await aUnit(api, { name: 'Dinas Kesehatan' });
  const position = await aPosition(api, {
    unitId: unit.id,
    name: 'Kepala Bidang',
    kind: 'administrator',
    echelon: 'III.b',
    jobClass: 11,
  });
  const person = personOf({
    name: 'Siti Rahmawati',
    frontTitle: 'Dr.',
    backTitle: 'S.E., M.Si.',
    birthPlace: 'Palembang',
    birthDate: '1980-12-31',
    gender: 'female',
    religion: 'islam',
    maritalStatus: 'married',
    phone: '080012345678',
    email: 'siti@contoh.example',
    officialEmail: 'siti@palembang.example',
    address: 'Jalan Contoh 1',
    status: 'leave',
    appointedOn: '2005-02-01',
    permanentOn: '2006-02-01',
    educationLevel: 's2',
    educationProgramme: 'Manajemen',
    graduationYear: 2004,
    externalIds: [{ system: 'siasn', value: 'A5EB' }],
  });
  const rank = {
    rank: 'III/d',
    validFrom: '2022-04-01',
    decreeNumber: '823/1',
    decreeDate: '2022-03-01',
  } as const;
  const entered = await enter(api, {
    ...person,
    rank,
    placement: { positionId: position.id, validFrom: '2023-01-02', decreeNumber: '821/7', decreeDate: null },
  });
  t.equal(entered.status, 201, entered.text);
  t.equal(entered.headers.location, `/v1/employees/${entered.body.id}`);
  t.match(entered.body, {
    ...person,
    rank: { rank: 'III/d', since: '2022-04-01', decreeNumber: '823/1', decreeDate: '2022-03-01' },
    position: {
      positionId: position.id,
      name: 'Kepala Bidang',
      kind: 'administrator',
      functionalLevel: null,
      echelon: 'III.b',
      jobClass: 11,
      since: '2023-01-02',
      unitId: unit.id,
      unitCode: unit.code,
      unitName: 'Dinas Kesehatan',
      ageLimit: 58,
    },
    retirement: { ageLimit: 58, reachedOn: '2038-12-31', retiresOn: '2039-01-01' },
    maskedFields: [],
    version: 1,
  });
  const again = await read(entered.body.id);
  t.strictSame(again.body, entered.body);
  t.equal(again.headers.etag, entered.headers.etag);
  t.equal((await read(nowhere)).status, 404);
});

t.test('what is not given is none, and who is entered is active', async (t) => {
  const { nik: _, ...person } = personOf();
  const { body } = await enter(api, person);
  t.match(body, {
    status: 'active',
    nik: null,
    religion: null,
    email: null,
    permanentOn: null,
    rank: null,
    position: null,
    retirement: null,
    externalIds: [],
  });
});

/** What each rule refuses: code, place, and what is wrong with a person that is sound otherwise. */
const unsound: [keyof typeof employeeRemarks, string, Partial<NewEmployee>][] = [
  ['nip-birth-date', '/nip', { nip: '198513152010041001' }],
  ['nip-appointment-year', '/nip', { nip: '198503150010041001' }],
  ['nip-appointment-month', '/nip', { nip: '198503152010131001' }],
  ['nip-gender', '/nip', { nip: '198503152010043001' }],
  ['nip-serial', '/nip', { nip: '198503152010041000' }],
  ['nip-birth-date-differs', '/nip', { nip: '198503162010041001' }],
  ['nip-gender-differs', '/nip', { nip: '198503152010042001' }],
  ['nip-appointment-differs', '/nip', { nip: '198503152010051001' }],
  ['nip-employment-kind-differs', '/nip', { nip: '198503152010211001' }],
  ['nip-appointed-before-age-16', '/nip', { birthDate: '1995-03-15', appointedOn: '2011-02-01' }],
  ['nip-appointment-far-future', '/nip', { appointedOn: `${afterYears(6)}-01-01` }],
  ['nik-region', '/nik', { nik: '1000011503850001' }],
  ['nik-birth-date', '/nik', { nik: '1671013203850001' }],
  ['nik-serial', '/nik', { nik: '1671011503850000' }],
  ['nik-birth-date-differs', '/nik', { nik: '1671011603850001' }],
  ['nik-gender-differs', '/nik', { nik: '1671015503850001' }],
  ['birth-date-in-future', '/birthDate', { birthDate: `${afterYears(1)}-01-01` }],
  ['appointed-on-not-after-birth-date', '/appointedOn', { birthDate: '2010-04-01' }],
  ['appointed-on-far-future', '/appointedOn', { appointedOn: `${afterYears(6)}-01-01` }],
  ['permanent-on-before-appointed-on', '/permanentOn', { permanentOn: '2010-03-31' }],
  ['permanent-on-far-future', '/permanentOn', { permanentOn: `${afterYears(6)}-01-01` }],
  [
    'rank-effective-on-before-appointed-on',
    '/rank/validFrom',
    { rank: { rank: 'III/a', validFrom: '2010-03-31' } },
  ],
  [
    'rank-effective-on-far-future',
    '/rank/validFrom',
    { rank: { rank: 'III/a', validFrom: `${afterYears(6)}-01-01` } },
  ],
  [
    'position-effective-on-before-appointed-on',
    '/placement/validFrom',
    { placement: { positionId: nowhere, validFrom: '2010-03-31' } },
  ],
  [
    'position-effective-on-far-future',
    '/placement/validFrom',
    { placement: { positionId: nowhere, validFrom: `${afterYears(6)}-01-01` } },
  ],
  [
    'period-not-forward',
    '/placement/validTo',
    { placement: { positionId: nowhere, validFrom: '2020-01-02', validTo: '2020-01-02' } },
  ],
  ['rank-of-other-kind', '/rank/rank', { rank: { rank: 'IX', validFrom: '2020-04-01' } }],
  [
    'rank-of-other-kind',
    '/rank/rank',
    { employmentKind: 'PPPK', rank: { rank: 'III/a', validFrom: '2020-04-01' } },
  ],
  ['permanent-on-only-pns', '/permanentOn', { employmentKind: 'PPPK', permanentOn: '2012-01-01' }],
];

t.test('every rule of the record is told with its place, in the caller’s language', async (t) => {
  for (const [code, pointer, about] of unsound) {
    const body = personOf(about);
    for (const language of ['en', 'id'] as const) {
      const answer = await call('POST', '/v1/employees', { body, headers: { 'accept-language': language } });
      t.match(answer, { status: 422, body: { code: 'rule-broken' } }, code);
      const found = answer.body.errors.find((error) => error.code === code);
      const { employmentKind } = body;
      t.match(
        found,
        {
          pointer,
          message: say(employeeRemarks[code].message, language, { employmentKind }),
          hint: say(employeeRemarks[code].hint, language, { employmentKind }),
        },
        `${code} (${language})`,
      );
      t.notMatch(found?.message, /\{\w+\}/, 'no placeholder is left');
    }
  }
  t.match(
    await call('GET', '/v1/employees?minimumAge=0&maximumAge=0'),
    { body: { items: [] } },
    'nobody was entered',
  );
});

t.test('what is no number at all is told by its shape, all at once', async (t) => {
  const { status, body } = await call('POST', '/v1/employees', {
    body: {
      ...personOf(),
      nip: '12345',
      nik: '16710115038500O1',
      phone: 'ask',
      email: 'none',
      birthDate: '1985-02-30',
    },
  });
  t.equal(status, 400);
  t.strictSame(body.errors.map(({ pointer }) => pointer).sort(), [
    '/birthDate',
    '/email',
    '/nik',
    '/nip',
    '/phone',
  ]);
});

t.test('NIP, NIK and external ids name one person', async (t) => {
  const externalIds = [{ system: 'siasn', value: 'ONE' }];
  const first = personOf({ externalIds });
  t.equal((await enter(api, first)).status, 201);
  for (const field of ['nip', 'nik', 'externalIds'] as const) {
    const answer = await call('POST', '/v1/employees', { body: { ...personOf(), [field]: first[field] } });
    t.match(answer, {
      status: 409,
      body: { code: 'value-taken', detail: new RegExp(field), errors: [{ pointer: `/${field}` }] },
    });
  }
  const twice = [...externalIds, { system: 'siasn', value: 'TWO' }].map((id) => ({
    ...id,
    value: `${id.value}-2`,
  }));
  t.match(
    await enter(api, { ...personOf(), externalIds: twice }),
    { status: 409 },
    'one number in each system',
  );
  const other = await aCivilServant(api);
  t.match(await patch(other.id, { nip: first.nip }), { status: 409, body: { code: 'value-taken' } });
});

t.test('a placement into a position that is not there enters nobody', async (t) => {
  const person = personOf({ placement: { positionId: nowhere, validFrom: '2020-01-01' } });
  t.match(await enter(api, person), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/placement/positionId' }] },
  });
  const young = await aPosition(api, { validFrom: '2021-01-01' });
  const early = await enter(api, { ...person, placement: { positionId: young.id, validFrom: '2020-12-31' } });
  t.match(early, { status: 422, body: { code: 'position-not-alive' } });
  const { placement: _, ...alone } = person;
  t.equal((await enter(api, alone)).status, 201, 'the NIP is still free');
});

t.test('a correction merges: what is null is taken away, what is not named stays', async (t) => {
  const person = await aCivilServant(api, {
    phone: '080011112222',
    religion: 'hindu',
    externalIds: [{ system: 'sipd', value: '7' }],
  });
  const changed = await patch(person.id, { phone: null, name: 'Nama Baru' });
  t.match(changed, { status: 200, body: { phone: null, name: 'Nama Baru', religion: 'hindu', version: 2 } });
  t.strictSame(changed.body.externalIds, [{ system: 'sipd', value: '7' }]);
  t.strictSame((await patch(person.id, { externalIds: [] })).body.externalIds, []);
  t.strictSame((await read(person.id)).body.religion, 'hindu');
  t.match(await patch(person.id, { name: null }), { status: 400, body: { errors: [{ pointer: '/name' }] } });
  t.match(await patch(person.id, {}), { status: 400 }, 'a correction says something');
  t.match(await patch(person.id, { id: nowhere }), { status: 400, body: { errors: [{ pointer: '/id' }] } });
  const merge = await call('PATCH', `/v1/employees/${person.id}`, {
    headers: { 'if-match': '*', 'content-type': 'application/merge-patch+json' },
    body: JSON.stringify({ religion: null }),
  });
  t.match(merge, { status: 200, body: { religion: null } });
});

t.test('a correction needs the state that it is based on', async (t) => {
  const { id } = await aCivilServant(api);
  const { etag } = (await read(id)).headers;
  t.match(await patch(id, { name: 'A' }, {}), { status: 428, body: { code: 'precondition-required' } });
  t.equal((await patch(id, { name: 'A' }, { 'if-match': etag! })).status, 200);
  t.match(await patch(id, { name: 'B' }, { 'if-match': etag! }), {
    status: 412,
    body: { code: 'precondition-failed' },
  });
  t.equal((await read(id)).body.name, 'A');
  t.equal((await patch(nowhere, { name: 'X' })).status, 404);
});

t.test('of two clerks who read the same file, exactly one changes it', async (t) => {
  for (const _ of [1, 2, 3]) {
    const { id } = await aCivilServant(api);
    const headers = { 'if-match': (await read(id)).headers.etag! };
    const answers = await Promise.all(['Satu', 'Dua'].map((name) => patch(id, { name }, headers)));
    t.strictSame(answers.map(({ status }) => status).sort(), [200, 412]);
    const winner = answers.find(({ status }) => status === 200);
    t.equal((await read(id)).body.name, winner?.body.name);
  }
});

t.test('an old contradiction does not hinder another correction, a new one is refused', async (t) => {
  const { id } = await aCivilServant(api);
  await query(
    api.database.ownerUrl,
    `update employees.employees set birth_date = '1985-03-16' where id = $1`,
    [id],
  );
  t.equal(
    (await patch(id, { phone: '080099998888' })).status,
    200,
    'the birth date contradicts the NIP as before',
  );
  t.match(await patch(id, { gender: 'female' }), {
    status: 422,
    body: { errors: [{ pointer: '/nip', code: 'nip-gender-differs' }] },
  });
  t.match(await patch(id, { permanentOn: '2009-01-01' }), {
    status: 422,
    body: { errors: [{ pointer: '/permanentOn', code: 'permanent-on-before-appointed-on' }] },
  });
  t.equal((await patch(id, { birthDate: '1985-03-15', nik: null })).status, 200, 'and it can be mended');
});

t.test('a file shows the rank, position and unit of the day asked for', async (t) => {
  const unit = await aUnit(api, { name: 'Dinas Lama' });
  const first = await aPosition(api, { unitId: unit.id, name: 'Pengelola Lama' });
  const second = await aPosition(api, { name: 'Guru', kind: 'fungsional', functionalLevel: 'ahli-muda' });
  const { id } = await aCivilServant(api);
  await place(api, id, { positionId: first.id });
  await place(api, id, { positionId: second.id, validFrom: '2024-01-01' });
  await promote(api, id, { rank: 'III/a', validFrom: '2015-04-01' });
  await promote(api, id, { rank: 'III/b', validFrom: '2023-04-01' });
  await call('POST', `/v1/units/${unit.id}/versions`, {
    body: { validFrom: '2022-01-01', name: 'Dinas Baru' },
  });
  await call('POST', `/v1/positions/${first.id}/versions`, {
    body: { validFrom: '2023-01-01', name: 'Pengelola Baru' },
  });
  const on = (day: string) => readOn(api, id, day);
  t.match(await on('2010-04-01'), { rank: null, position: null, retirement: null });
  t.match(await on('2021-12-31'), {
    rank: { rank: 'III/a', since: '2015-04-01' },
    position: { name: 'Pengelola Lama', unitName: 'Dinas Lama', since: '2020-01-01' },
  });
  t.match(await on('2022-12-31'), { position: { name: 'Pengelola Lama', unitName: 'Dinas Baru' } });
  t.match(await on('2023-12-31'), {
    rank: { rank: 'III/b' },
    position: { name: 'Pengelola Baru', ageLimit: 58 },
    retirement: { retiresOn: '2043-04-01' },
  });
  t.match(await on('2024-01-01'), {
    position: { name: 'Guru', functionalLevel: 'ahli-muda', ageLimit: 60 },
    retirement: { ageLimit: 60, reachedOn: '2045-03-15', retiresOn: '2045-04-01' },
  });
  t.equal((await call('GET', `/v1/employees/${id}?asOf=2024-02-30`)).status, 400);
});

t.test('who is born on 29 February retires with the others of that month', async (t) => {
  const position = await aPosition(api, { kind: 'pengawas', echelon: 'IV.a' });
  const { retirement } = await aCivilServant(api, {
    birthDate: '1972-02-29',
    appointedOn: '2000-01-01',
    placement: { positionId: position.id, validFrom: '2020-01-01' },
  });
  t.strictSame(retirement, { ageLimit: 58, reachedOn: '2030-02-28', retiresOn: '2030-03-01' });
  t.strictSame(retirement, retirementOf('1972-02-29', 58));
});

t.test('the age limit that the database finds is the one that the rule finds', async (t) => {
  const names = [
    'Guru',
    'guru ahli muda',
    'GURU BESAR',
    ' Guru  Besar ',
    'Guru\tBesar Emeritus',
    'Gurunda',
    'Guru-guru',
    'Dosen',
    'Dosen Ahli Madya',
    'Dosentia',
    'Profesor',
    'Profesor Riset',
    'Calon Guru',
    'Analis Kebijakan',
  ];
  const positions = positionKinds.entries.flatMap(({ code: positionKind }) =>
    [null, ...functionalLevels.entries.map(({ code }) => code)].flatMap((functionalLevel) =>
      names.map((positionName) => ({ positionKind, functionalLevel, positionName })),
    ),
  );
  t.ok(positions.length > 800);
  for (const day of ['2005-12-29', '2005-12-30', '2014-01-14', '2016-01-01', '2017-04-07', '2026-01-01']) {
    const rows = positions.map(
      ({ positionKind, functionalLevel, positionName }, at): SQL =>
        sql`(${at}::int, ${positionKind}::text, ${functionalLevel}::text, ${positionName}::text)`,
    );
    const { rows: found } = await api.app.database.read.execute<{ at: number; age: number | null }>(
      sql`select pv.at, ${ageLimit(sql`${day}::date`)} as age
            from (values ${sql.join(rows, sql`, `)}) as pv (at, kind, functional_level, name) order by pv.at`,
    );
    const expected = positions.map((position) => ageLimitFor(position, defaultAgeLimits, day)?.age ?? null);
    const differing = found
      .filter(({ age }, at) => age !== expected[at])
      .map(({ at, age }) => ({ ...positions[at], age, expected: expected[at] }));
    t.strictSame(differing, [], day);
    t.equal(found.length, positions.length);
  }
});
