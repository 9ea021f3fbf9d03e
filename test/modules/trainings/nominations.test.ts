import t from 'tap';
import { build } from '../../support/build.ts';
import { aCompetency, assess, setStandard } from '../../support/competencies.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import {
  aCourse,
  anEndedSession,
  aSession,
  enterResults,
  nominate,
  sessionDays,
} from '../../support/trainings.ts';

const api = await build(t);
const { call, key } = api;
const agency = await aUnit(api);
const section = await aUnit(api, { kind: 'section', parentId: agency.id });
const elsewhere = await aUnit(api);
const [one, two, third] = [await aCompetency(api), await aCompetency(api), await aCompetency(api)];

/** Somebody whose position demands level 3 of both competencies. */
async function somebody(unitId: string, levels: [number, number] | null, about: object = {}) {
  const position = await aPosition(api, { unitId });
  await setStandard(api, {
    positionId: position.id,
    levels: [one, two].map(({ id }) => ({ competencyId: id, level: 3 })),
  });
  const employee = await aCivilServant(api, {
    placement: { positionId: position.id, validFrom: '2021-01-01' },
    ...about,
  });
  if (levels)
    await assess(api, employee.id, {
      levels: levels.map((level, at) => ({ competencyId: [one, two][at]!.id, level })),
    });
  return employee;
}

const worst = await somebody(section.id, [0, 1]);
const middle = await somebody(agency.id, [1, 3]);
const slight = await somebody(section.id, [2, 2]);
await somebody(section.id, [3, 4]);
await somebody(section.id, null);
await somebody(elsewhere.id, [0, 0]);
const outcomes = [one, two].map(({ id }) => ({ competencyId: id, level: 2 }));
const course = await aCourse(api, { outcomes });
const ask = (sessionId: string, about: object, preview = false, as?: string) =>
  call<{ items: { employeeId: string; levels: number }[]; code: string }>(
    'POST',
    `/v1/training-sessions/${sessionId}/nominations${preview ? '/_preview' : ''}`,
    { body: { unitId: agency.id, limit: 10, ...about }, key: as },
  );
const whoIn = ({ body }: Awaited<ReturnType<typeof ask>>) =>
  body.items.map(({ employeeId, levels }) => [employeeId, levels]);

t.test('those are nominated who lack most of what the course raises', async (t) => {
  const session = await aSession(api, { courseId: course.id, quota: 1 });
  const preview = await ask(session.id, {}, true);
  t.equal(preview.status, 200);
  t.strictSame(whoIn(preview), [
    [worst.id, 3],
    [middle.id, 1],
  ]);
  t.strictSame(whoIn(await ask(session.id, { competencyId: two.id }, true)), [[worst.id, 1]]);
  t.strictSame(whoIn(await ask(session.id, { competencyId: third.id }, true)), []);
  t.strictSame(whoIn(await ask(session.id, { unitId: section.id, limit: 1 }, true)), [[worst.id, 3]]);
  t.equal((await call('GET', `/v1/enrolments?sessionId=${session.id}`)).body.items.length, 0);
  const done = await ask(session.id, {});
  t.equal(done.status, 201);
  t.strictSame(whoIn(done), whoIn(preview), 'as it was said');
  const { items } = (await call('GET', `/v1/enrolments?sessionId=${session.id}`)).body;
  t.match(
    new Map(items.map((item) => [item.employeeId, [item.origin, item.state, item.waitingPlace]])),
    new Map([
      [worst.id, ['nominated', 'confirmed', null]],
      [middle.id, ['nominated', 'wait-listed', 1]],
    ] as [string, unknown[]][]),
  );
  t.strictSame(whoIn(await ask(session.id, {})), [], 'nobody twice');
});

t.test('who is hindered is left out, and a closed session takes nobody', async (t) => {
  const advanced = await aCourse(api, { outcomes: outcomes.map((outcome) => ({ ...outcome, level: 3 })) });
  const days = sessionDays(100, 101);
  const session = await aSession(api, { courseId: advanced.id, quota: 9, ...days });
  await nominate(api, (await aSession(api, days)).id, middle.id);
  t.strictSame(
    whoIn(await ask(session.id, {}, true)),
    [
      [worst.id, 5],
      [slight.id, 2],
    ],
    'one has other dates',
  );
  const past = await anEndedSession(api, [slight.id], { courseId: advanced.id, ...sessionDays(200, 201) });
  await enterResults(api, past.session.id, [{ enrolmentId: past.enrolments[0]!.id, result: 'passed' }]);
  t.strictSame(whoIn(await ask(session.id, {}, true)), [[worst.id, 5]], 'one has passed it');
  const draft = await aSession(api, { courseId: advanced.id, draft: true, ...sessionDays(300, 301) });
  t.match(await ask(draft.id, {}), { status: 409, body: { code: 'registration-closed' } });
});

t.test('a key of some units nominates only there', async (t) => {
  const session = await aSession(api, { courseId: course.id, ...sessionDays(400, 401) });
  const narrow = await key(['enrolments:write'], { unitIds: [elsewhere.id] });
  t.match(await ask(session.id, {}, true, narrow), { status: 422, body: { code: 'unknown-reference' } });
  t.match(await ask(session.id, { unitId: worst.id }), { status: 422, body: { code: 'unknown-reference' } });
  t.equal((await ask(agency.id, {})).status, 404);
});

t.test('nominations at once give nobody two seats, and no seat to two', async (t) => {
  const people = [];
  const unit = await aUnit(api);
  for (let at = 0; at < 8; at += 1) people.push(await somebody(unit.id, [0, 0]));
  const session = await aSession(api, { courseId: course.id, quota: 3, ...sessionDays(500, 501) });
  const answers = await Promise.all([
    ...[1, 2, 3].map(() => ask(session.id, { unitId: unit.id })),
    ...people.map(({ id }) => nominate(api, session.id, id)),
  ]);
  for (const { status } of answers) t.ok([201, 409].includes(status), `${status}`);
  const { items } = (await call('GET', `/v1/enrolments?sessionId=${session.id}&limit=100`)).body;
  t.strictSame(
    [new Set(items.map(({ employeeId }) => employeeId)).size, items.length],
    [8, 8],
    'everybody once',
  );
  t.equal(items.filter(({ state }) => state === 'confirmed').length, 3);
});
