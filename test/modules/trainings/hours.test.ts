import fc from 'fast-check';
import t from 'tap';
import { hoursOf, standingOf } from '../../../src/modules/trainings/rules/hours.ts';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, place } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import {
  aCourse,
  anEndedSession,
  aSession,
  enterResults,
  nominate,
  outsideCertificateOf,
} from '../../support/trainings.ts';

const api = await build(t);
const { app, call } = api;
const ifAny = { 'if-match': '*' };
const today = app.today();
const year = Number(today.slice(0, 4));
const token = (nip: unknown) => mintToken(app.database.read, { nip: String(nip), roles: [], minutes: 5 });
const refused = (...errors: [pointer: string, code: string][]) => ({
  status: 422,
  body: { code: 'rule-broken', errors: errors.map(([pointer, code]) => ({ pointer, code })) },
});
const hoursIn = async (employeeId: string, of = year) =>
  (await call('GET', `/v1/employees/${employeeId}/learning-hours?year=${of}`)).body;
const pass = async (employeeId: string, learningHours: number) => {
  const course = await aCourse(api, { learningHours });
  const { session, enrolments } = await anEndedSession(api, [employeeId], { courseId: course.id });
  await enterResults(api, session.id, [{ enrolmentId: enrolments[0]!.id, result: 'passed' }]);
  return enrolments[0]!;
};
const decide = (id: string, decision: string, body?: object) =>
  call('POST', `/v1/outside-certificates/${id}/${decision}`, { ...(body && { body }), headers: ifAny });

t.test('twenty hours are a duty for PNS, twenty-four a ceiling for PPPK', async (t) => {
  const pns = { bound: 'least', learningHours: 20 } as const;
  const pppk = { bound: 'most', learningHours: 24 } as const;
  for (const [duty, credited, underWay, expected] of [
    [pns, 19, 0, { isReached: false, missing: 1, willBeReached: false, beyond: 0 }],
    [pns, 19, 1, { isReached: false, missing: 1, willBeReached: true, beyond: 0 }],
    [pns, 20, 0, { isReached: true, missing: 0, willBeReached: true, beyond: 0 }],
    [pns, 0, 40, { isReached: false, missing: 20, willBeReached: true, beyond: 0 }],
    [pppk, 10, 0, { isReached: null, missing: 0, willBeReached: null, beyond: 0 }],
    [pppk, 24, 0, { isReached: null, missing: 0, willBeReached: null, beyond: 0 }],
    [pppk, 30, 0, { isReached: null, missing: 0, willBeReached: null, beyond: 6 }],
    [null, 3, 0, { isReached: null, missing: 0, willBeReached: null, beyond: 0 }],
  ] as const)
    t.strictSame(
      standingOf(duty, credited, underWay),
      expected,
      JSON.stringify({ duty, credited, underWay }),
    );
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), (credited, underWay) => {
      const { isReached, missing, willBeReached } = standingOf(pns, credited, underWay);
      return (missing === 0) === isReached && (!isReached || willBeReached === true);
    }),
  );
});

t.test('hours printed on a certificate win; else they are converted, half up', async (t) => {
  t.equal(hoursOf({ learningHours: 32, quantity: null }, 5), 32);
  t.equal(hoursOf({ learningHours: null, quantity: 3 }, 5), 15);
  t.equal(hoursOf({ learningHours: null, quantity: 3 }, 2.5), 8, '7.5');
  t.equal(hoursOf({ learningHours: null, quantity: 1 }, 0.1), 1, 'at least one');
  t.equal(hoursOf({ learningHours: null, quantity: 3 }, null), null);
});

t.test('the hours of a year are those of trainings and verified certificates, with a forecast', async (t) => {
  const employee = await aCivilServant(api, { name: 'Siti' });
  t.match(await hoursIn(employee.id), {
    year,
    employmentKind: 'PNS',
    creditedHours: 0,
    missing: 20,
    isReached: false,
    duty: { bound: 'least', learningHours: 20, legalBasis: 'PP 11/2017 art. 203(4)' },
    credits: [],
  });
  const enrolment = await pass(employee.id, 8);
  const recorded = await call('POST', '/v1/outside-certificates', {
    body: outsideCertificateOf(employee.id, { learningHours: null, quantity: 2 }),
  });
  t.match(recorded, { status: 201, body: { state: 'submitted', creditedHours: null } });
  t.equal((await hoursIn(employee.id)).creditedHours, 8, 'submitted counts nothing');
  t.match(await decide(recorded.body.id, 'verification'), {
    status: 201,
    body: { state: 'verified', creditedHours: 8 },
  });
  t.match(await decide(recorded.body.id, 'rejection', { reason: 'Berkas tidak terbaca.' }), {
    status: 409,
    body: { code: 'certificate-decided' },
  });
  const { credits, ...counted } = await hoursIn(employee.id);
  t.match(counted, { creditedHours: 16, missing: 4 });
  t.match(
    new Map((credits as { title: string }[]).map((credit) => [credit.title === 'Seminar Arsip', credit])),
    new Map([
      [true, { learningHours: 8, outsideCertificateId: recorded.body.id, creditedOn: `${year}-01-01` }],
      [false, { learningHours: 8, enrolmentId: enrolment.id, creditedOn: today }],
    ] as [boolean, object][]),
  );
  const coming = await aSession(api, { courseId: (await aCourse(api, { learningHours: 4 })).id });
  t.equal((await nominate(api, coming.id, employee.id)).status, 201);
  await query(
    api.database.ownerUrl,
    `update trainings.sessions set registration_until = $2, starts_on = $2, ends_on = $2 where id = $1`,
    [coming.id, `${year}-12-31`],
  );
  t.match(await hoursIn(employee.id), {
    underWayHours: 4,
    forecastHours: 20,
    isReached: false,
    willBeReached: true,
  });
  t.match(await hoursIn(employee.id, year - 1), { creditedHours: 0, underWayHours: 0 });
  const key = await token(employee.nip);
  t.match((await call('GET', '/v1/me/learning-hours', { key })).body, { creditedHours: 16 });
  t.equal((await call('GET', `/v1/employees/${coming.id}/learning-hours`)).status, 404);
});

t.test('what is wrong with a certificate from outside is named', async (t) => {
  const employee = await aCivilServant(api);
  const record = (about: object) =>
    call('POST', '/v1/outside-certificates', { body: outsideCertificateOf(employee.id, about) });
  t.match(await record({ endsOn: `${year - 1}-12-31` }), refused(['/endsOn', 'dates-reversed']));
  t.match(await record({ endsOn: `${year + 1}-01-04` }), refused(['/endsOn', 'not-yet-over']));
  t.match(await record({ quantity: 1 }), refused(['/learningHours', 'hours-or-quantity']));
  t.match(await record({ learningHours: null }), refused(['/learningHours', 'hours-or-quantity']));
  t.match(await record({ validUntil: `${year}-01-01` }), refused(['/validUntil', 'dates-reversed']));
  t.match(await record({ employeeId: employee.id.replace(/.$/, '0'), courseId: employee.id }), {
    status: 422,
  });
  const unconverted = await record({ kind: 'self-study', learningHours: null, quantity: 1 });
  t.match(await decide(unconverted.body.id, 'verification'), refused(['', 'kind-not-converted']));
  t.match(await decide(unconverted.body.id, 'rejection', { reason: 'Tanpa konversi.' }), {
    status: 201,
    body: { state: 'rejected', stateReason: 'Tanpa konversi.', creditedHours: null },
  });
  const numbered = { number: 'A-1' };
  t.equal((await record(numbered)).status, 201);
  t.match(await record(numbered), { status: 409, body: { code: 'value-taken' } }, 'the same twice');
  const listed = await call('GET', `/v1/outside-certificates?employeeId=${employee.id}&state=submitted`);
  t.equal(listed.body.items.length, 1);
  t.equal((await call('GET', `/v1/outside-certificates/${listed.body.items[0]!.id}/history`)).status, 200);
  const key = await token(employee.nip);
  const own = await call('POST', '/v1/me/outside-certificates', {
    key,
    body: outsideCertificateOf(null, { number: 'A-2' }),
  });
  t.match(own, { status: 201, body: { employeeId: employee.id, state: 'submitted' } });
  t.equal((await call('GET', '/v1/me/outside-certificates', { key })).body.items.length, 3);
});

t.test('of two who verify one certificate at once, one does', async (t) => {
  const employee = await aCivilServant(api);
  const { body } = await call('POST', '/v1/outside-certificates', {
    body: outsideCertificateOf(employee.id),
  });
  const answers = await Promise.all([1, 2, 3, 4].map(() => decide(body.id, 'verification')));
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 409, 409, 409]);
  t.equal((await hoursIn(employee.id)).creditedHours, 8);
});

t.test('a unit and the city count their people', async (t) => {
  const city = await aUnit(api, { kind: 'city', code: 'JP-CITY' });
  const agency = await aUnit(api, { code: 'JP-1', parentId: city.id, name: 'Dinas Jam' });
  const section = await aUnit(api, { code: 'JP-2', kind: 'section', parentId: agency.id });
  const seat = async (unitId: string, about: object = {}) => {
    const employee = await aCivilServant(api, about);
    const position = await aPosition(api, { unitId });
    await place(api, employee.id, { positionId: position.id, validFrom: '2021-01-01' });
    return employee;
  };
  const reached = await seat(agency.id);
  const short = await seat(section.id);
  await seat(section.id);
  await pass(reached.id, 24);
  await pass(short.id, 8);
  const count = (await call<{ all: object; rows: object[] }>('GET', `/v1/units/${agency.id}/learning-hours`))
    .body;
  t.match(count.all, {
    unitId: null,
    people: 3,
    creditedHours: 32,
    meanHours: 10.67,
    withoutHours: 1,
    obliged: 3,
    reached: 1,
    willReach: 1,
    beyondCeiling: 0,
  });
  t.match(count.rows, [
    { code: 'JP-1', people: 1, reached: 1 },
    { code: 'JP-2', people: 2, reached: 0, creditedHours: 8 },
  ]);
  const listed = async (state: string) =>
    (
      await call('GET', `/v1/learning-hours?unitId=${city.id}&includeSubunits=true&state=${state}`)
    ).body.items.map(({ employeeId, missing }) => [employeeId, missing]);
  t.strictSame(await listed('reached'), [[reached.id, 0]]);
  t.equal((await listed('short')).length, 2);
  t.ok((await listed('short')).some(([id, missing]) => id === short.id && missing === 12));
  t.strictSame(await listed('no-duty'), []);
});

t.test('duties and conversions are data: a new one ends the one before', async (t) => {
  const duties = async (asOf: string) =>
    (await call('GET', `/v1/learning-duties?asOf=${asOf}`)).body.items.map(
      ({ employmentKind, learningHours }) => [employmentKind, learningHours],
    );
  const duty = {
    employmentKind: 'PNS',
    bound: 'least',
    learningHours: 40,
    legalBasis: 'Keputusan contoh',
    validFrom: '2090-01-01',
  };
  t.match(await call('POST', '/v1/learning-duties', { body: duty }), {
    status: 201,
    body: { validTo: null },
  });
  t.strictSame(await duties('2089-12-31'), [
    ['PNS', 20],
    ['PPPK', 24],
  ]);
  t.strictSame(await duties('2090-01-01'), [
    ['PNS', 40],
    ['PPPK', 24],
  ]);
  t.match(await call('POST', '/v1/learning-duties', { body: { ...duty, validFrom: '2080-01-01' } }), {
    status: 409,
    body: { code: 'learning-rule-overlap' },
  });
  const conversion = {
    kind: 'self-study',
    per: 'programme',
    learningHours: 2.5,
    legalBasis: 'Keputusan contoh',
    validFrom: '2090-01-01',
  };
  t.match(await call('POST', '/v1/learning-conversions', { body: conversion }), {
    status: 201,
    body: { learningHours: 2.5 },
  });
  const { items } = (await call('GET', '/v1/learning-conversions?asOf=2090-01-01')).body;
  t.match(
    items.find(({ kind }) => kind === 'self-study'),
    { per: 'programme', learningHours: 2.5 },
  );
});
