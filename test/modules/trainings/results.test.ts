import t from 'tap';
import {
  attendedEnough,
  isMeetingCode,
  meetingCode,
} from '../../../src/modules/trainings/rules/attendance.ts';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant } from '../../support/employees.ts';
import {
  aCourse,
  anEndedSession,
  aSession,
  endToday,
  enterResults,
  nominate,
} from '../../support/trainings.ts';

const api = await build(t);
const { app, call, database } = api;
const ifAny = { 'if-match': '*' };
const today = app.today();
const token = (nip: unknown) => mintToken(app.database.read, { nip: String(nip), roles: [], minutes: 5 });
const people = async (count: number) => {
  const made = [];
  for (let one = 0; one < count; one += 1) made.push(await aCivilServant(api));
  return made;
};
const aMeeting = async (sessionId: string, number: number, about: object = {}) =>
  (
    await call('POST', `/v1/training-sessions/${sessionId}/meetings`, {
      body: { heldOn: today, number, ...about },
    })
  ).body;
const note = (meetingId: string, items: object[]) =>
  call('POST', `/v1/training-meetings/${meetingId}/attendances`, { body: { items } });
const refused = (...errors: [pointer: string, code: string][]) => ({
  status: 422,
  body: { code: 'rule-broken', errors: errors.map(([pointer, code]) => ({ pointer, code })) },
});

t.test('the code of a meeting is another each minute, and the one before holds a minute more', async (t) => {
  const secret = Buffer.from('a secret of the service, 32 byte');
  const at = (seconds: number) => new Date(Date.UTC(2026, 8, 7, 1, 0, seconds));
  const { code, until } = meetingCode(secret, 'm1', at(5));
  t.match(code, /^\d{8}$/);
  t.strictSame(until, at(60));
  t.equal(meetingCode(secret, 'm1', at(59)).code, code);
  t.not(meetingCode(secret, 'm1', at(60)).code, code);
  t.not(meetingCode(secret, 'm2', at(5)).code, code, 'another meeting has another');
  for (const [seconds, holds] of [
    [5, true],
    [119, true],
    [120, false],
    [-1, false],
  ] as const)
    t.equal(isMeetingCode(secret, 'm1', code, at(seconds)), holds, `${seconds} s`);
});

t.test('enough is so many percent of the meetings or more', async (t) => {
  for (const [present, meetings, minimum, isEnough] of [
    [4, 5, 80, true],
    [3, 5, 80, false],
    [2, 3, 66, true],
    [2, 3, 67, false],
    [0, 0, 100, true],
    [0, 4, 0, true],
  ] as const)
    t.equal(attendedEnough(present, meetings, minimum), isEnough, `${present} of ${meetings}, ${minimum} %`);
});

t.test('meetings lie within their session, and are kept once somebody was there', async (t) => {
  const [person] = await people(1);
  const { session, enrolments } = await anEndedSession(api, [person!.id]);
  const outside = await call('POST', `/v1/training-sessions/${session.id}/meetings`, {
    body: { heldOn: '2020-01-01', number: 1 },
  });
  t.match(outside, refused(['/heldOn', 'meeting-outside-session']));
  const meeting = await aMeeting(session.id, 1, { title: 'Pembukaan' });
  const again = await call('POST', `/v1/training-sessions/${session.id}/meetings`, {
    body: { heldOn: today, number: 1 },
  });
  t.match(again, { status: 409, body: { code: 'value-taken' } });
  const url = `/v1/training-meetings/${meeting.id}`;
  t.match(await call('PATCH', url, { body: { number: 2 }, headers: ifAny }), {
    status: 200,
    body: { number: 2 },
  });
  t.match(
    await call('PATCH', url, { body: { heldOn: '2020-01-01' }, headers: ifAny }),
    refused(['/heldOn', 'meeting-outside-session']),
  );
  const other = await aMeeting(session.id, 3);
  t.equal((await call('DELETE', `/v1/training-meetings/${other.id}`, { headers: ifAny })).status, 204);
  t.equal((await call('GET', `/v1/training-meetings/${other.id}`)).status, 404);
  t.equal((await note(meeting.id, [{ enrolmentId: enrolments[0]!.id, isPresent: true }])).status, 201);
  t.match(await call('DELETE', url, { headers: ifAny }), { status: 409, body: { code: 'meeting-attended' } });
  const { items } = (await call('GET', `/v1/training-sessions/${session.id}/meetings`)).body;
  t.strictSame(
    items.map(({ number, title }) => [number, title]),
    [[2, 'Pembukaan']],
  );
  t.equal((await call('GET', `/v1/training-meetings/${meeting.id}/history`)).status, 200);
});

t.test('the trainer’s list is taken whole or not at all, and can be corrected', async (t) => {
  const [one, two] = await people(2);
  const { session, enrolments } = await anEndedSession(api, [one!.id, two!.id]);
  const [first, second] = enrolments.map(({ id }) => id) as [string, string];
  const stranger = (await anEndedSession(api, [one!.id])).enrolments[0]!.id;
  const meeting = await aMeeting(session.id, 1);
  const list = async () =>
    (await call('GET', `/v1/attendances?sessionId=${session.id}`)).body.items.map(
      ({ enrolmentId, isPresent, source }) => [enrolmentId, isPresent, source],
    );
  t.match(
    await note(meeting.id, [
      { enrolmentId: first, isPresent: true },
      { enrolmentId: stranger, isPresent: true },
      { enrolmentId: first, isPresent: false },
    ]),
    refused(
      ['/items/1/enrolmentId', 'participant-unknown'],
      ['/items/2/enrolmentId', 'participant-repeated'],
    ),
  );
  t.strictSame(await list(), [], 'nothing is half-written');
  const noted = await note(meeting.id, [
    { enrolmentId: second, isPresent: false },
    { enrolmentId: first, isPresent: true },
  ]);
  t.match(noted, { status: 201, body: { items: [{ enrolmentId: second }, { enrolmentId: first }] } });
  await note(meeting.id, [{ enrolmentId: second, isPresent: true }]);
  t.strictSame(
    (await list()).sort(),
    [
      [first, true, 'list'],
      [second, true, 'list'],
    ].sort(),
  );
});

t.test('who is present says so by the code that is shown', async (t) => {
  const [one, two] = await people(2);
  const { session, enrolments } = await anEndedSession(api, [one!.id, two!.id]);
  const meeting = await aMeeting(session.id, 1);
  const key = await token(one!.nip);
  const { code } = (await call('GET', `/v1/training-meetings/${meeting.id}/code`)).body;
  const say = (enrolmentId: string, code: unknown, as = key) =>
    call('POST', `/v1/me/enrolments/${enrolmentId}/attendances`, { key: as, body: { code } });
  const wrong = code === '00000000' ? '00000001' : '00000000';
  t.match(await say(enrolments[0]!.id, wrong), { status: 409, body: { code: 'wrong-code' } });
  t.equal((await say(enrolments[1]!.id, code)).status, 404, 'not for a colleague');
  t.match(await say(enrolments[0]!.id, code), {
    status: 201,
    body: { meetingId: meeting.id, isPresent: true, source: 'code' },
  });
  const waiting = await aSession(api, { quota: 1 });
  await nominate(api, waiting.id, two!.id);
  const { body: listed } = await nominate(api, waiting.id, one!.id);
  await endToday(database.ownerUrl, waiting.id);
  t.match(
    await say(listed.id, code),
    { status: 409, body: { code: 'enrolment-state' } },
    'not without a seat',
  );
});

t.test('results follow attendance and score, and are entered whole or not at all', async (t) => {
  const course = await aCourse(api, { passingScore: 70, minimumAttendance: 50, learningHours: 24 });
  const participants = await people(6);
  const { session, enrolments } = await anEndedSession(
    api,
    participants.map(({ id }) => id),
    { courseId: course.id },
  );
  const [a, b, c, d, e, gone] = enrolments.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  await query(database.ownerUrl, `update trainings.enrolments set state = 'withdrawn' where id = $1`, [gone]);
  const meetings = [await aMeeting(session.id, 1), await aMeeting(session.id, 2)];
  await note(
    meetings[0]!.id,
    [a, b, c].map((enrolmentId) => ({ enrolmentId, isPresent: true })),
  );
  await note(
    meetings[0]!.id,
    [d, e].map((enrolmentId) => ({ enrolmentId, isPresent: false })),
  );
  t.match(
    await enterResults(api, session.id, [
      { enrolmentId: a, result: 'passed', score: 69.99 },
      { enrolmentId: b, result: 'passed' },
      { enrolmentId: d, result: 'passed', score: 90 },
      { enrolmentId: e, result: 'absent', score: 10 },
      { enrolmentId: c, result: 'absent' },
      { enrolmentId: gone, result: 'attended' },
      { enrolmentId: session.id, result: 'attended' },
      { enrolmentId: a, result: 'failed' },
    ]),
    refused(
      ['/items/0/score', 'score-too-low'],
      ['/items/1/score', 'score-missing'],
      ['/items/2/result', 'attendance-too-low'],
      ['/items/3/score', 'score-of-absent'],
      ['/items/4/result', 'present-though-absent'],
      ['/items/5/enrolmentId', 'participant-without-seat'],
      ['/items/6/enrolmentId', 'participant-unknown'],
      ['/items/7/enrolmentId', 'participant-repeated'],
    ),
  );
  t.equal((await call('GET', `/v1/enrolments/${a}`)).body.state, 'confirmed', 'nothing is half-written');
  const entered = await enterResults(api, session.id, [
    { enrolmentId: a, result: 'passed', score: 70 },
    { enrolmentId: b, result: 'failed', score: 40 },
    { enrolmentId: c, result: 'attended' },
    { enrolmentId: d, result: 'absent' },
  ]);
  t.match(entered, {
    status: 201,
    body: {
      items: [
        { enrolmentId: a, state: 'passed', score: 70, creditedHours: 24, certificateNumber: /^PNT-/ },
        { enrolmentId: b, state: 'failed', score: 40, creditedHours: null, certificateNumber: null },
        { enrolmentId: c, state: 'attended', score: null, creditedHours: 24, certificateNumber: null },
        { enrolmentId: d, state: 'absent', creditedHours: null },
      ],
    },
  });
  t.match(
    await enterResults(api, session.id, [{ enrolmentId: a, result: 'failed' }]),
    refused(['/items/0/result', 'certified-already']),
  );
  const corrected = await enterResults(api, session.id, [{ enrolmentId: c, result: 'failed', score: 12.25 }]);
  t.match(corrected, {
    status: 201,
    body: { items: [{ state: 'failed', score: 12.25, creditedHours: null }] },
  });
  const { body } = await call('GET', `/v1/enrolments/${a}`);
  t.match(body, { state: 'passed', score: 70, creditedHours: 24, hasEvaluated: false, allowedActions: [] });
});

t.test('of very many faults a hundred are named', async (t) => {
  const { session } = await anEndedSession(api, []);
  const nobody = { enrolmentId: session.id, result: 'attended' };
  const { status, body } = await enterResults(api, session.id, new Array(150).fill(nobody));
  t.strictSame([status, body.code, body.errors.length], [422, 'rule-broken', 100]);
});

t.test('results come from the last day on, of sessions that took place', async (t) => {
  const [person] = await people(1);
  const coming = await aSession(api);
  const { body: enrolment } = await nominate(api, coming.id, person!.id);
  const items = [{ enrolmentId: enrolment.id, result: 'attended' }];
  t.match(await enterResults(api, coming.id, items), { status: 409, body: { code: 'session-not-over' } });
  t.equal((await enterResults(api, enrolment.id, items)).status, 404);
});

t.test('two who enter the same results at once issue one certificate each', async (t) => {
  const participants = await people(5);
  const { session, enrolments } = await anEndedSession(
    api,
    participants.map(({ id }) => id),
  );
  const items = enrolments.map(({ id }) => ({ enrolmentId: id, result: 'passed' }));
  const answers = await Promise.all(
    [items, items.toReversed(), items, items.toReversed()].map((some) => enterResults(api, session.id, some)),
  );
  t.strictSame(
    answers.map(({ status }) => status),
    [201, 201, 201, 201],
  );
  const [{ count } = { count: 0 }] = await query<{ count: number }>(
    database.ownerUrl,
    `select count(*)::int as count from trainings.certificates c
       join trainings.enrolments e on e.id = c.enrolment_id where e.session_id = $1`,
    [session.id],
  );
  t.equal(count, 5);
});
