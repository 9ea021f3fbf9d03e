import t from 'tap';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { type AnswerBody, build } from '../../support/build.ts';
import { aCompetency, assess, setStandard } from '../../support/competencies.ts';
import { aFullSession, certify, type GuideBody, pass, type StepBody } from '../../support/development.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import { aCourse, aSession, nominate, sessionDays } from '../../support/trainings.ts';

const api = await build(t);
const { app, call, key } = api;
const today = app.today();
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const inDays = (days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const january = `${today.slice(0, 4)}-01-01`;

const guideOf = async (employeeId: string, options: object = {}) => {
  const { status, body, text } = await call<GuideBody>(
    'GET',
    `/v1/employees/${employeeId}/development-guide`,
    options,
  );
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body;
};
/** Steps about anything but learning hours. */
const stepsOf = async (employeeId: string): Promise<StepBody[]> =>
  (await guideOf(employeeId)).steps.filter(({ kind }) => kind !== 'reach-hours');

/** A position that demands levels of technical competencies of its own. */
async function demanding(...levels: number[]) {
  const position = await aPosition(api, { headCountNeeded: 20 });
  const competencies: AnswerBody[] = [];
  for (const _ of levels) competencies.push(await aCompetency(api));
  await setStandard(api, {
    positionId: position.id,
    levels: competencies.map(({ id }, at) => ({ competencyId: id, level: levels[at] })),
  });
  /** Somebody who holds it, at these levels; null: not assessed. */
  const somebody = async (achieved: (number | null)[] = [], about: object = {}) => {
    const person = await aCivilServant(api, {
      placement: { positionId: position.id, validFrom: '2021-01-01' },
      ...about,
    });
    const assessed = achieved.flatMap((level, at) =>
      level === null ? [] : [{ competencyId: competencies[at]!.id, level }],
    );
    if (assessed.length > 0) await assess(api, person.id, { assessedOn: inDays(-30), levels: assessed });
    return person;
  };
  const course = (outcomes: number[], about: object = {}) =>
    aCourse(api, {
      outcomes: outcomes.flatMap((level, at) =>
        level === 0 ? [] : [{ competencyId: competencies[at]!.id, level }],
      ),
      ...about,
    });
  return { position, competencies, somebody, course };
}

t.test('somebody with gaps is led to the open session that closes most', async (t) => {
  const { somebody, course, competencies } = await demanding(4, 2);
  const person = await somebody([1, 1]);
  const basic = await course([2, 0]);
  const full = await course([4, 2], { learningHours: 24, costPerHead: 1_500_000 });
  await aSession(api, { courseId: basic.id });
  const session = await aSession(api, { courseId: full.id, place: 'Ruang Musi' });
  const guide = await guideOf(person.id);
  t.match(guide.standing, { jpm: 33.33, unassessed: 0 });
  t.strictSame(
    guide.standing.competencies.map(({ gap }) => gap),
    [3, 1],
  );
  const [step, hours] = guide.steps;
  t.match(step, {
    place: 1,
    kind: 'enrol',
    course: { id: full.id },
    session: { id: session.id, freeSeats: 2, costPerHead: 1_500_000, place: 'Ruang Musi' },
    competencies: [
      { code: competencies[0]!.code, before: 1, after: 4, gapBefore: 3, gapAfter: 0 },
      { code: competencies[1]!.code, before: 1, after: 2, gapBefore: 1, gapAfter: 0 },
    ],
    jpmBefore: 33.33,
    jpmAfter: 100,
    isConditional: true,
    missing: null,
  });
  t.match(step?.why, /Free seats: 2; 24 learning hours, cost Rp 1,500,000;.*only an assessment changes/);
  t.equal(guide.steps.length, 2, 'one course that serves two gaps stands once');
  const inYear = session.endsOn!.toString().slice(0, 4) === today.slice(0, 4);
  t.match(hours, {
    kind: 'reach-hours',
    hours: inYear ? { missing: 20, filledBy: [1], filled: 24, left: 0 } : { missing: 20, filledBy: [] },
  });
});

t.test('however large the catalogue is, the course that closes most is found', async (t) => {
  const { somebody, course } = await demanding(4);
  const person = await somebody([1]);
  for (let low = 0; low < 25; low += 1) await aSession(api, { courseId: (await course([2])).id });
  const best = await course([4], { learningHours: 200 });
  await aFullSession(api, { courseId: best.id });
  t.match(await stepsOf(person.id), [{ kind: 'wait-list', course: { id: best.id } }]);
});

t.test('words are Indonesian or English', async (t) => {
  const { somebody, course } = await demanding(3);
  const person = await somebody([1]);
  await aSession(api, { courseId: (await course([3], { title: 'Pelatihan Arsip' })).id });
  const ask = async (language: string) => {
    const answer = await call<GuideBody>('GET', `/v1/employees/${person.id}/development-guide`, {
      headers: { 'accept-language': language },
    });
    t.equal(answer.headers['content-language'], language);
    return answer.body.steps[0]!;
  };
  const [id, en] = [await ask('id'), await ask('en')];
  t.match(id.advice, /^Daftar Pelatihan Arsip, .* paling lambat sebelum /);
  t.match(en.advice, /^Enrol in Pelatihan Arsip, .*, before /);
  t.match(id.why, /JPM 33,33 menjadi 100/);
  t.match(en.why, /JPM 33.33 to 100/);
  const { advice: _, why: __, ...figures } = id;
  t.match(en, figures, 'and the figures are the same');
});

t.test('a full session has a wait list, a clash leads to the next session', async (t) => {
  const { somebody, course } = await demanding(3);
  const person = await somebody([1]);
  const { id: courseId } = await course([3]);
  const full = await aFullSession(api, { courseId });
  t.match(await stepsOf(person.id), [{ kind: 'wait-list', session: { id: full.id, freeSeats: 0 } }]);
  const first = await aSession(api, { courseId, ...sessionDays(40, 44) });
  t.match(await stepsOf(person.id), [{ kind: 'enrol', session: { id: first.id } }]);
  const next = await aSession(api, { courseId, ...sessionDays(60, 64) });
  const other = await aSession(api, { ...sessionDays(44, 46) });
  await nominate(api, other.id, person.id);
  t.match(await stepsOf(person.id), [{ kind: 'enrol', session: { id: next.id } }]);
  const blocked = await aSession(api, { ...sessionDays(50, 70) });
  await nominate(api, blocked.id, person.id);
  const busy = await aSession(api, { ...sessionDays(29, 35) });
  await nominate(api, busy.id, person.id);
  const [step] = await stepsOf(person.id);
  t.match(step, { kind: 'await-session', session: null, missing: 'open-session', whom: 'training-officer' });
  t.match(step?.why, /clashes/);
});

t.test('the share of the own unit bounds the free seats', async (t) => {
  const { somebody, course, position } = await demanding(3);
  const [person, colleague] = [await somebody([1]), await somebody([3])];
  const { id: courseId } = await course([3]);
  const session = await aSession(api, {
    courseId,
    quota: 9,
    unitQuotas: [{ unitId: position.unitId, quota: 1 }],
  });
  t.match(await stepsOf(person.id), [{ kind: 'enrol', session: { freeSeats: 1 } }]);
  await nominate(api, session.id, colleague.id);
  t.match(await stepsOf(person.id), [{ kind: 'wait-list', session: { freeSeats: 0 } }]);
});

t.test('what is presupposed stands before, unless it was passed', async (t) => {
  const { somebody, course } = await demanding(3);
  const [person, trained, certified] = [await somebody([0]), await somebody([0]), await somebody([0])];
  const basic = await aCourse(api);
  const advanced = await course([3], { prerequisiteIds: [basic.id] });
  const early = await aSession(api, { courseId: advanced.id, ...sessionDays(30, 32) });
  const before = await aSession(api, { courseId: basic.id, ...sessionDays(35, 37) });
  const after = await aSession(api, { courseId: advanced.id, ...sessionDays(40, 42) });
  t.match(await stepsOf(person.id), [
    { kind: 'enrol', session: { id: before.id }, prerequisiteOf: advanced.id, competencies: [] },
    { kind: 'enrol', session: { id: after.id }, prerequisiteOf: null, competencies: [{ after: 3 }] },
  ]);
  await pass(api, { courseId: basic.id, employeeId: trained.id, on: '2024-05-06' });
  t.match(await stepsOf(trained.id), [{ kind: 'enrol', session: { id: early.id } }]);
  await certify(api, { courseId: basic.id, employeeId: certified.id, on: '2024-05-06' });
  t.match(await stepsOf(certified.id), [{ kind: 'enrol', session: { id: early.id } }]);
});

t.test('whoever is enrolled attends, whoever has passed is assessed', async (t) => {
  const { somebody, course, competencies } = await demanding(3);
  const person = await somebody([1]);
  const { id: courseId } = await course([3]);
  const session = await aSession(api, { courseId });
  const { body } = await nominate(api, session.id, person.id);
  const guide = await guideOf(person.id);
  t.match(guide.steps[0], {
    kind: 'attend',
    session: { id: session.id },
    enrolment: { id: body.id, state: 'confirmed' },
    jpmAfter: 100,
  });
  t.match(guide.enrolments, [{ id: body.id, state: 'confirmed', session: { id: session.id } }]);
  t.equal(guide.learning.forecastHours, session.endsOn!.toString() > `${today.slice(0, 4)}-12-31` ? 0 : 40);
  const passed = await somebody([1]);
  await pass(api, { courseId, employeeId: passed.id, on: inDays(-3) });
  t.match(await stepsOf(passed.id), [
    { kind: 'be-assessed', course: { id: courseId }, missing: 'assessment', whom: 'assessment-centre' },
  ]);
  const lost = await somebody([1]);
  await pass(api, { courseId, employeeId: lost.id, on: inDays(-60) });
  t.match(await stepsOf(lost.id), [{ kind: 'enrol' }], 'the assessment has weighed what was passed before');
  t.equal(competencies.length, 1);
});

t.test('what nobody knows is assessed and never trained, what expires is renewed', async (t) => {
  const { somebody, course, competencies } = await demanding(3, 2);
  const person = await somebody([null, 2]);
  await aSession(api, { courseId: (await course([3])).id });
  t.match(await stepsOf(person.id), [
    {
      kind: 'be-assessed',
      competencies: [{ code: competencies[0]!.code, before: null, after: null, gapBefore: 3 }],
      missing: 'assessment',
      whom: 'assessment-centre',
    },
  ]);
  const late = await somebody();
  await assess(api, late.id, {
    assessedOn: inDays(-700),
    levels: competencies.map(({ id }) => ({ competencyId: id, level: 3 })),
  });
  const { courseId } = await aSession(api, {});
  const certificate = await certify(api, {
    employeeId: late.id,
    on: '2024-01-05',
    validUntil: inDays(90),
    courseId: String(courseId),
  });
  await certify(api, { employeeId: late.id, on: '2024-01-05', validUntil: inDays(300) });
  const guide = await guideOf(late.id);
  t.equal(guide.expiringLevels.length, 2);
  t.match(guide.expiringCertificates, [{ id: certificate }]);
  t.match(guide.steps.slice(0, 2), [
    { kind: 'be-assessed', expiresOn: guide.expiringLevels[0]!.expiresOn, competencies: { length: 2 } },
    { kind: 'renew-certificate', certificate: { id: certificate }, course: { id: courseId } },
  ]);
});

t.test('what is missing is asked for', async (t) => {
  const homeless = await aCivilServant(api);
  t.match(await guideOf(homeless.id), {
    standing: { position: null, jpm: null },
    steps: [
      { kind: 'ask', missing: 'position', whom: 'personnel-officer' },
      { kind: 'reach-hours', whom: 'training-officer', hours: { left: 20 } },
    ],
  });
  const retired = await aCivilServant(api, { status: 'retired' });
  t.match(await guideOf(retired.id), { standing: { position: null }, steps: { length: 0 } });
  const unit = await aUnit(api);
  const position = await aPosition(api, { kind: 'jpt-madya', unitId: unit.id });
  const [standard] = (await call('GET', '/v1/competency-standards?positionKind=jpt-madya')).body.items;
  await call('PATCH', `/v1/competency-standards/${standard!.id}`, {
    body: { validTo: '2020-01-01' },
    headers: { 'if-match': '*' },
  });
  const person = await aCivilServant(api, {
    placement: { positionId: position.id, validFrom: '2021-01-01' },
  });
  t.match(await stepsOf(person.id), [{ kind: 'ask', missing: 'standard', whom: 'standards-officer' }]);
  const { somebody, course } = await demanding(3);
  const lacking = await somebody([1]);
  const [asked] = await stepsOf(lacking.id);
  t.match(asked, { kind: 'ask', missing: 'course', whom: 'training-officer' });
  t.match(asked?.why, /^Short of the demand: Kompetensi \d+ by 2;/);
  await course([3]);
  t.match(await stepsOf(lacking.id), [
    { kind: 'await-session', missing: 'open-session', whom: 'training-officer' },
  ]);
  t.equal((await call('GET', `/v1/employees/${nowhere}/development-guide`)).status, 404);
});

t.test('PNS have a duty of learning hours, PPPK a ceiling', async (t) => {
  const { somebody, course, position } = await demanding(2);
  const { id: courseId } = await course([2], { learningHours: 12 });
  const permanent = await somebody([2]);
  const day = january < today ? inDays(-1) : today;
  await pass(api, { courseId: (await aCourse(api)).id, employeeId: permanent.id, on: day, hours: 11 });
  const short = await guideOf(permanent.id);
  t.match(short.learning, { bound: 'least', boundHours: 20, isReached: false });
  t.match(short.steps.at(-1), { kind: 'reach-hours', missing: 'open-session', whom: 'training-officer' });
  const session = await aSession(api, { courseId });
  const offered = (await guideOf(permanent.id)).steps.at(-1);
  if (String(session.endsOn).slice(0, 4) === today.slice(0, 4))
    t.match(offered, { offers: [{ session: { id: session.id } }], hours: { left: 0, filledBy: [] } });
  else t.match(offered, { offers: [] });
  await certify(api, { employeeId: permanent.id, on: today, hours: 20 });
  t.match(await guideOf(permanent.id), { learning: { isReached: true, missingHours: 0 }, steps: [] });
  const contract = await somebody([2], {
    employmentKind: 'PPPK',
    appointedOn: '2022-03-01',
    placement: { positionId: position.id, validFrom: '2022-03-01' },
  });
  t.match(await guideOf(contract.id), {
    learning: { bound: 'most', boundHours: 24, creditedHours: 0, isReached: null, missingHours: null },
    steps: [],
  });
});

t.test('everybody reads the own guide, callers of some units those of their people', async (t) => {
  const { somebody, position } = await demanding(2);
  const other = await demanding(2);
  const [own, stranger] = [await somebody([1]), await other.somebody([1])];
  const token = await mintToken(app.database.read, { nip: own.nip, roles: [], minutes: 5 });
  const mine = await call<GuideBody>('GET', '/v1/me/development-guide', { key: token });
  t.match(mine, { status: 200, body: { employeeId: own.id } });
  t.strictSame(mine.body, await guideOf(own.id));
  const clerk = await key(['guides:read'], { unitIds: [position.unitId] });
  const status = async (url: string) => (await call('GET', url, { key: clerk })).status;
  t.equal(await status(`/v1/employees/${own.id}/development-guide`), 200);
  t.equal(await status(`/v1/employees/${stranger.id}/development-guide`), 404);
  t.equal(await status(`/v1/units/${position.unitId}/development-guide`), 200);
  t.equal(await status(`/v1/units/${other.position.unitId}/development-guide`), 404);
  t.equal((await call('GET', `/v1/units/${position.unitId}/development-guide?asOf=2019-01-01`)).status, 404);
});
