import t from 'tap';
import { sessionState } from '../../../src/modules/trainings/rules/sessions.ts';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { dayAfter } from '../../../src/platform/calendar.ts';
import { build } from '../../support/build.ts';
import { constraintAgainst, query } from '../../support/database.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import {
  aCourse,
  anEndedSession,
  aSession,
  endToday,
  enterResults,
  nominate,
  outsideCertificateOf,
  sessionDays,
} from '../../support/trainings.ts';

const api = await build(t);
const { app, call, key, database } = api;
const ifAny = { 'if-match': '*' };
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const sessions = '/v1/training-sessions';
const read = async (id: string) => (await call('GET', `${sessions}/${id}`)).body;
const change = (id: string, body: object) => call('PATCH', `${sessions}/${id}`, { body, headers: ifAny });
const act = (id: string, action: string, body?: object) =>
  call('POST', `/v1/enrolments/${id}/${action}`, { ...(body ? { body } : {}), headers: ifAny });
const withdraw = (id: string) => act(id, 'withdrawal', { reason: 'Bertugas di luar kota.' });
const some = async (count: number, about: object = {}) => {
  const people = [];
  for (let one = 0; one < count; one += 1) people.push(await aCivilServant(api, about));
  return people;
};
const statesOf = async (sessionId: string) =>
  (await call('GET', `/v1/enrolments?sessionId=${sessionId}&limit=500`)).body.items.map(
    ({ state, waitingPlace }) => (waitingPlace === null ? state : `${state} ${waitingPlace}`),
  );
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});

t.test('a session stands where its days and seats say', async (t) => {
  const session = {
    startsOn: '2026-09-07',
    endsOn: '2026-09-11',
    registrationFrom: '2026-07-01',
    registrationUntil: '2026-08-31',
    quota: 2,
    seatsTaken: 1,
    decision: 'open' as const,
  };
  const on = (day: string, about: object = {}) => sessionState({ ...session, ...about }, day);
  t.equal(on('2026-06-30'), 'closed');
  t.equal(on('2026-07-01'), 'open');
  t.equal(on('2026-08-30'), 'open');
  t.equal(on('2026-08-30', { seatsTaken: 2 }), 'full');
  t.equal(on('2026-08-31'), 'closed', 'the day on which nobody can register any more');
  t.equal(on('2026-09-06', { seatsTaken: 2 }), 'closed');
  t.equal(on('2026-09-07'), 'running');
  t.equal(on('2026-09-11'), 'running', 'the last day');
  t.equal(on('2026-09-12'), 'finished');
  t.equal(on('2026-07-01', { decision: 'draft' }), 'draft');
  t.equal(on('2026-09-12', { decision: 'cancelled' }), 'cancelled');
});

t.test('a session is planned, opened, changed and cancelled', async (t) => {
  const course = await aCourse(api, { title: 'Pelatihan Kearsipan' });
  const draft = await aSession(api, { draft: true, courseId: course.id, place: 'Ruang Musi' });
  t.match(draft, { state: 'draft', seatsTaken: 0, waiting: 0, courseTitle: 'Pelatihan Kearsipan' });
  const [person] = await some(1);
  t.match(await nominate(api, draft.id, person!.id), { status: 409, body: { code: 'registration-closed' } });
  const open = () => call('POST', `${sessions}/${draft.id}/opening`, { headers: ifAny });
  t.match(await open(), { status: 201, body: { state: 'open' } });
  t.match(await open(), { status: 409, body: { code: 'session-not-draft' } });
  t.match(await change(draft.id, { trainer: 'Dr. Hasan' }), { status: 200, body: { trainer: 'Dr. Hasan' } });
  const listed = async (filter: string) =>
    (await call('GET', `${sessions}?courseId=${course.id}&${filter}`)).body.items.length;
  t.equal(await listed('takesRegistrations=true'), 1);
  t.equal(await listed('takesRegistrations=false'), 0);
  t.equal(await listed(`startsFrom=${draft.startsOn}`), 1);
  t.equal(await listed(`startsTo=${draft.startsOn}`), 0);
  const cancel = () =>
    call('POST', `${sessions}/${draft.id}/cancellation`, {
      body: { reason: 'Pengajar berhalangan.' },
      headers: ifAny,
    });
  t.match(await cancel(), {
    status: 201,
    body: { state: 'cancelled', cancellationReason: 'Pengajar berhalangan.' },
  });
  t.match(await cancel(), { status: 409, body: { code: 'session-over' } });
  t.match(await change(draft.id, { trainer: null }), { status: 409, body: { code: 'session-over' } });
  t.equal((await call('GET', `${sessions}/${draft.id}/history`)).body.items.length, 4);
});

t.test('what is wrong with a session is said, and where', async (t) => {
  const { id: courseId } = await aCourse(api);
  const days = sessionDays();
  const plan = (about: object) => call('POST', sessions, { body: { courseId, quota: 2, ...days, ...about } });
  t.match(await plan({ endsOn: '2020-01-01' }), refused('/endsOn', 'dates-reversed'));
  t.match(
    await plan({ registrationUntil: days.registrationFrom }),
    refused('/registrationUntil', 'dates-reversed'),
  );
  t.match(
    await plan({ registrationUntil: dayAfter(dayAfter(days.endsOn)) }),
    refused('/registrationUntil', 'registration-after-end'),
  );
  t.equal(
    (await plan({ registrationUntil: dayAfter(days.endsOn) })).status,
    201,
    'people come on the last day',
  );
  const unit = await aUnit(api);
  const share = { unitId: unit.id, quota: 1 };
  t.match(await plan({ unitQuotas: [share, share] }), refused('/unitQuotas/1/unitId', 'unit-repeated'));
  t.match(
    await plan({ unitQuotas: [{ ...share, quota: 3 }] }),
    refused('/unitQuotas/0/quota', 'unit-quota-too-large'),
  );
  t.match(await plan({ unitQuotas: [{ ...share, unitId: nowhere }] }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/unitQuotas/0/unitId' }] },
  });
  t.match(await plan({ courseId: nowhere }), { status: 422, body: { code: 'unknown-reference' } });
  t.match(await plan({ quota: 0 }), { status: 400 });
});

t.test('seats go to who comes first, the others wait in order, and move up', async (t) => {
  const { id } = await aSession(api);
  const people = await some(5);
  const enrolled = [];
  for (const person of people) enrolled.push((await nominate(api, id, person.id)).body);
  t.strictSame(await statesOf(id), [
    'confirmed',
    'confirmed',
    'wait-listed 1',
    'wait-listed 2',
    'wait-listed 3',
  ]);
  t.match(await read(id), { state: 'full', seatsTaken: 2, waiting: 3 });
  t.match(await nominate(api, id, people[0]!.id), { status: 409, body: { code: 'already-enrolled' } });
  t.match(await withdraw(enrolled[3]!.id), { status: 201, body: { state: 'withdrawn', allowedActions: [] } });
  t.match(await withdraw(enrolled[0]!.id), { status: 201, body: { reason: 'Bertugas di luar kota.' } });
  t.strictSame(await statesOf(id), ['withdrawn', 'confirmed', 'confirmed', 'withdrawn', 'wait-listed 1']);
  t.match(await change(id, { quota: 1 }), { status: 409, body: { code: 'quota-below-seats' } });
  t.match(await change(id, { quota: 3 }), { status: 200, body: { seatsTaken: 3, waiting: 0 } });
  t.match(
    await nominate(api, id, people[0]!.id),
    { status: 201, body: { waitingPlace: 1 } },
    'again, at the end',
  );
  t.match(await withdraw(enrolled[0]!.id), { status: 409, body: { code: 'enrolment-state' } });
  t.match(await nominate(api, id, nowhere), { status: 422, body: { code: 'unknown-reference' } });
  t.equal((await nominate(api, nowhere, people[0]!.id)).status, 404);
});

t.test('where the superior approves, nobody has a seat before', async (t) => {
  const { id } = await aSession(api, { needsApproval: true, quota: 1 });
  const [first, second, third] = await some(3);
  const ask = async (person: { id: string }) => (await nominate(api, id, person.id)).body;
  const one = await ask(first!);
  t.match(one, { state: 'nominated', allowedActions: ['approve', 'decline', 'withdraw'] });
  const two = await ask(second!);
  const three = await ask(third!);
  t.match(await act(two.id, 'approval'), { status: 201, body: { state: 'confirmed' } });
  t.match(await act(three.id, 'approval'), { body: { state: 'wait-listed', waitingPlace: 1 } });
  t.match(
    await act(one.id, 'approval'),
    { body: { state: 'wait-listed', waitingPlace: 1 } },
    'the order is that of arrival, not of approval',
  );
  t.match((await call('GET', `/v1/enrolments/${three.id}`)).body, { waitingPlace: 2 });
  t.match(await act(one.id, 'approval'), { status: 409, body: { code: 'enrolment-state' } });
  t.match(await act(two.id, 'decline', { reason: 'X' }), { status: 409, body: { code: 'enrolment-state' } });
  const [fourth] = await some(1);
  const four = await ask(fourth!);
  t.match(await act(four.id, 'decline', { reason: 'Tugas mendesak.' }), {
    body: { state: 'declined', reason: 'Tugas mendesak.' },
  });
  t.equal((await call('GET', `/v1/enrolments/${four.id}/history`)).body.items.length, 2);
});

t.test('shares of units: the nearest counts, and who is passed over keeps the place', async (t) => {
  const agency = await aUnit(api);
  const section = await aUnit(api, { kind: 'section', parentId: agency.id });
  const other = await aUnit(api);
  const seatIn = async (unitId: string) => (await aPosition(api, { unitId, headCountNeeded: 9 })).id;
  const [inAgency, inSection, elsewhere] = [
    await seatIn(agency.id),
    await seatIn(section.id),
    await seatIn(other.id),
  ];
  const placed = async (positionId: string) =>
    (await some(1, { placement: { positionId, validFrom: '2020-01-01' } }))[0]!;
  const { id } = await aSession(api, {
    quota: 4,
    unitQuotas: [
      { unitId: agency.id.toUpperCase(), quota: 1 },
      { unitId: section.id, quota: 1 },
    ],
  });
  const states = [];
  const enrolled = [];
  for (const positionId of [inAgency, inAgency, inSection, inSection, elsewhere]) {
    const { body } = await nominate(api, id, (await placed(positionId)).id);
    enrolled.push(body);
    states.push(body.state);
  }
  t.strictSame(states, ['confirmed', 'wait-listed', 'confirmed', 'wait-listed', 'confirmed']);
  t.match(await read(id), { seatsTaken: 3, waiting: 2, state: 'open' });
  await withdraw(enrolled[2]!.id);
  t.strictSame(
    await statesOf(id),
    ['confirmed', 'wait-listed 1', 'withdrawn', 'confirmed', 'confirmed'],
    'the seat of the section goes to the section',
  );
  const shares = (unitQuotas: object[]) => change(id, { unitQuotas });
  t.match(await shares([{ unitId: agency.id, quota: 1 }]), {
    status: 409,
    body: { code: 'quota-below-seats' },
  });
  t.equal((await shares([{ unitId: section.id, quota: 1 }])).status, 200);
  t.strictSame(
    await statesOf(id),
    ['confirmed', 'confirmed', 'withdrawn', 'confirmed', 'confirmed'],
    'without the share nothing holds the first one back',
  );
});

t.test('dates that clash are refused, also at once', async (t) => {
  const [one, other, later] = [
    await aSession(api, sessionDays(40, 42)),
    await aSession(api, sessionDays(42, 44)),
    await aSession(api, sessionDays(43, 44)),
  ];
  const [person] = await some(1);
  t.equal((await nominate(api, one.id, person!.id)).status, 201);
  const clash = await nominate(api, other.id, person!.id);
  t.match(clash, { status: 409, body: { code: 'dates-clash' } });
  t.match(clash.body.detail, String(one.courseTitle));
  t.equal((await nominate(api, later.id, person!.id)).status, 201, 'the day after is free');

  const [busy] = await some(1);
  const statuses = await Promise.all(
    [one, other].map(async ({ id }) => (await nominate(api, id, busy!.id)).status),
  );
  t.strictSame(statuses.sort(), [201, 409]);
  const [free] = await some(1);
  const { body: told } = await nominate(api, one.id, free!.id);
  await call('POST', `${sessions}/${one.id}/cancellation`, { body: { reason: 'Batal.' }, headers: ifAny });
  t.match((await call('GET', `/v1/enrolments/${told.id}`)).body, {
    sessionState: 'cancelled',
    cancellationReason: 'Batal.',
    allowedActions: [],
  });
  t.equal((await nominate(api, other.id, free!.id)).status, 201, 'a cancelled session hinders nothing');
});

t.test('however many apply in the same moment: each seat once, and the order of arrival', async (t) => {
  const { id } = await aSession(api, { quota: 10 });
  const people = await some(60);
  const answers = await Promise.all(people.map((person) => nominate(api, id, person.id)));
  t.ok(answers.every(({ status }) => status === 201));
  const rows = await query<{ state: string }>(
    database.ownerUrl,
    'select state from trainings.enrolments where session_id = $1 order by arrival',
    [id],
  );
  t.strictSame(
    rows.map(({ state }) => state),
    Array.from({ length: 60 }, (_, at) => (at < 10 ? 'confirmed' : 'wait-listed')),
  );
  t.match(await read(id), { seatsTaken: 10, waiting: 50 });
  const { items } = (await call('GET', `/v1/enrolments?sessionId=${id}&state=confirmed`)).body;
  const left = await Promise.all(items.slice(0, 5).map((enrolment) => withdraw(enrolment.id)));
  t.ok(left.every(({ status }) => status === 201));
  const after = await query<{ state: string }>(
    database.ownerUrl,
    `select state from trainings.enrolments where session_id = $1 and state <> 'withdrawn' order by arrival`,
    [id],
  );
  t.strictSame(
    after.map(({ state }) => state),
    Array.from({ length: 55 }, (_, at) => (at < 10 ? 'confirmed' : 'wait-listed')),
    'five moved up, in order',
  );
});

t.test('the database itself keeps seats within the quota', async (t) => {
  const { id } = await aSession(api);
  t.equal(
    await constraintAgainst(
      database.ownerUrl,
      'update trainings.sessions set seats_taken = 3 where id = $1',
      [id],
    ),
    'sessions_seats_within_quota',
  );
});

t.test('civil servants apply and withdraw by themselves, for themselves alone', async (t) => {
  const { id: sessionId } = await aSession(api, { quota: 1 });
  const [one, other] = await some(2);
  const token = (nip: string) => mintToken(app.database.read, { nip, roles: [], minutes: 5 });
  const [mine, theirs] = [await token(one!.nip), await token(other!.nip)];
  const apply = (holder: string) => call('POST', '/v1/me/enrolments', { key: holder, body: { sessionId } });
  const own = await apply(mine);
  t.match(own, { status: 201, body: { origin: 'applied', state: 'confirmed', employeeId: one!.id } });
  t.match(await apply(theirs), { status: 201, body: { state: 'wait-listed', waitingPlace: 1 } });
  const path = `/v1/me/enrolments/${own.body.id}`;
  t.equal((await call('GET', path, { key: mine })).status, 200);
  t.equal((await call('GET', path, { key: theirs })).status, 404);
  const leave = (holder: string) =>
    call('POST', `${path}/withdrawal`, { key: holder, body: { reason: 'Sakit.' }, headers: ifAny });
  t.equal((await leave(theirs)).status, 404);
  t.match(await leave(mine), { status: 201, body: { state: 'withdrawn' } });
  t.match((await call('GET', '/v1/me/enrolments', { key: theirs })).body.items, [{ state: 'confirmed' }]);
  const held = await call('GET', '/v1/me/personal-data', { key: mine });
  t.match(held.body.enrolments, [{ state: 'withdrawn', reason: 'Sakit.' }]);
});

t.test('officers of a unit nominate and see their own people alone', async (t) => {
  const mine = await aPosition(api);
  const foreign = await aPosition(api);
  const placed = async (positionId: string) =>
    (await some(1, { placement: { positionId, validFrom: '2020-01-01' } }))[0]!;
  const [own, other] = [await placed(mine.id), await placed(foreign.id)];
  const { id } = await aSession(api);
  const clerk = await key(['trainings:read', 'enrolments:read', 'enrolments:write'], {
    unitIds: [mine.unitId],
  });
  const ask = (employeeId: string) =>
    call('POST', `${sessions}/${id}/enrolments`, { key: clerk, body: { employeeId } });
  t.match(await ask(other.id), { status: 422, body: { code: 'unknown-reference' } });
  t.equal((await ask(own.id)).status, 201);
  const theirs = (await nominate(api, id, other.id)).body;
  t.equal((await call('GET', `/v1/enrolments/${theirs.id}`, { key: clerk })).status, 404);
  t.strictSame(
    (await call('GET', `/v1/enrolments?sessionId=${id}`, { key: clerk })).body.items.map(
      ({ employeeId }) => employeeId,
    ),
    [own.id],
  );
});

t.test('what is answered to whoever waits is what is read afterwards', async (t) => {
  const session = await aSession(api, { quota: 1 });
  for (const [at, person] of (await some(3)).entries()) {
    const { body } = await nominate(api, session.id, person.id);
    t.equal(body.waitingPlace, at === 0 ? null : at);
    t.strictSame(body, (await call('GET', `/v1/enrolments/${body.id}`)).body);
  }
  const asked = await aSession(api, { needsApproval: true });
  const { body } = await nominate(api, asked.id, (await some(1))[0]!.id);
  t.strictSame(body, (await call('GET', `/v1/enrolments/${body.id}`)).body);
});

t.test('a seat that is freed while those who wait withdraw goes to who still waits', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const session = await aSession(api, { quota: 1, ...sessionDays(400 + round, 400 + round) });
    const enrolled = [];
    for (const { id } of await some(6)) enrolled.push((await nominate(api, session.id, id)).body.id);
    const leaving = [enrolled[0]!, enrolled[1]!, enrolled[2]!, enrolled[4]!];
    const answers = await Promise.all([
      ...leaving.map(withdraw),
      change(session.id, { quota: 2 }),
      withdraw(enrolled[1]!),
    ]);
    for (const { status, body } of answers)
      t.ok(status === 200 || status === 201 || body.code === 'enrolment-state', `${status} ${body.code}`);
    t.strictSame((await statesOf(session.id)).sort(), [
      'confirmed',
      'confirmed',
      'withdrawn',
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
    t.match(await read(session.id), { seatsTaken: 2, waiting: 0 });
  }
});

t.test('after closing nobody is enrolled', async (t) => {
  const session = await aSession(api);
  await endToday(database.ownerUrl, session.id);
  t.match(await nominate(api, session.id, (await some(1))[0]!.id), {
    status: 409,
    body: { code: 'registration-closed' },
  });
});

t.test('what a course presupposes was passed, here or elsewhere, or ends before it begins', async (t) => {
  const basic = await aCourse(api, { title: 'Pelatihan Dasar' });
  const advanced = await aCourse(api, { prerequisiteIds: [basic.id] });
  const session = await aSession(api, { courseId: advanced.id, quota: 9, ...sessionDays(600, 601) });
  const [nobody, passed, elsewhere, before, after, failed] = (await some(6)).map(({ id }) => id) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const past = await anEndedSession(api, [passed, failed], { courseId: basic.id });
  await enterResults(
    api,
    past.session.id,
    past.enrolments.map(({ id }, at) => ({ enrolmentId: id, result: at === 0 ? 'passed' : 'failed' })),
  );
  const { body: certificate } = await call('POST', '/v1/outside-certificates', {
    body: outsideCertificateOf(elsewhere, { courseId: basic.id }),
  });
  const lacking = { status: 409, body: { code: 'prerequisite-lacking', detail: /Pelatihan Dasar/ } };
  t.match(await nominate(api, session.id, elsewhere), lacking, 'not before it is verified');
  await call('POST', `/v1/outside-certificates/${certificate.id}/verification`, { headers: ifAny });
  await nominate(api, (await aSession(api, { courseId: basic.id, ...sessionDays(598, 599) })).id, before);
  await nominate(api, (await aSession(api, { courseId: basic.id, ...sessionDays(602, 603) })).id, after);
  for (const person of [nobody, after, failed]) t.match(await nominate(api, session.id, person), lacking);
  for (const person of [passed, elsewhere, before])
    t.equal((await nominate(api, session.id, person)).status, 201);
});
