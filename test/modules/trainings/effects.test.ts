import t from 'tap';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../../support/build.ts';
import { aCompetency, assess } from '../../support/competencies.ts';
import { query } from '../../support/database.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aCourse, anEndedSession, enterResults } from '../../support/trainings.ts';

const api = await build(t);
const { app, call, database } = api;
const token = (nip: unknown) => mintToken(app.database.read, { nip: String(nip), roles: [], minutes: 5 });
const people = async (count: number) => {
  const made = [];
  for (let one = 0; one < count; one += 1) made.push(await aCivilServant(api));
  return made;
};
const evaluationOf = async (url: string) =>
  (await call<{ answers: number; comments: string[] }>('GET', `${url}/evaluation`)).body;

t.test('what participants say is shown together, from five answers on, and once each', async (t) => {
  const participants = await people(6);
  const course = await aCourse(api);
  const { session, enrolments } = await anEndedSession(
    api,
    participants.map(({ id }) => id),
    { courseId: course.id },
  );
  const keys = await Promise.all(participants.map(({ nip }) => token(nip)));
  const say = (at: number, body: object = { trainingRating: 4 }) =>
    call('POST', `/v1/me/enrolments/${enrolments[at]!.id}/evaluation`, { key: keys[at]!, body });
  t.match(await say(0), { status: 409, body: { code: 'enrolment-state' } }, 'not before there is a result');
  await enterResults(
    api,
    session.id,
    enrolments.map(({ id }, at) => ({ enrolmentId: id, result: at === 5 ? 'absent' : 'passed' })),
  );
  t.match(
    await say(5),
    { status: 409, body: { code: 'enrolment-state' } },
    'who was absent has nothing to say',
  );
  t.equal((await say(0, { trainingRating: 6 })).status, 400);
  const foreign = await call('POST', `/v1/me/enrolments/${enrolments[1]!.id}/evaluation`, {
    key: keys[0]!,
    body: { trainingRating: 1 },
  });
  t.equal(foreign.status, 404);
  const twice = await Promise.all([1, 2, 3].map(() => say(0, { trainingRating: 5, comment: 'Bagus.' })));
  t.strictSame(twice.map(({ status }) => status).sort(), [201, 409, 409]);
  for (const at of [1, 2, 3]) await say(at, { trainingRating: 4, trainerRating: 3 });
  const url = `/v1/training-sessions/${session.id}`;
  t.strictSame(await evaluationOf(url), {
    participants: 5,
    answers: 4,
    trainingRating: null,
    trainerRating: null,
    comments: [],
  });
  await say(4, { trainingRating: 2, trainerRating: 5, comment: 'Lebih banyak praktik.' });
  const shown = await evaluationOf(url);
  t.match(shown, { participants: 5, answers: 5, trainingRating: 3.8, trainerRating: null });
  t.strictSame([...shown.comments].sort(), ['Bagus.', 'Lebih banyak praktik.']);
  t.strictSame(await evaluationOf(`/v1/courses/${course.id}`), shown);
  t.equal((await call('GET', `/v1/enrolments/${enrolments[0]!.id}`)).body.hasEvaluated, true);
  const kept = await query(database.ownerUrl, 'select * from trainings.evaluations limit 1');
  t.strictSame(Object.keys(kept[0]!).sort(), [
    'comment',
    'id',
    'session_id',
    'trainer_rating',
    'training_rating',
  ]);
  const [{ count } = { count: -1 }] = await query<{ count: number }>(
    database.ownerUrl,
    `select count(*)::int as count from audit.entries where before::text || after::text like '%Lebih banyak praktik%'`,
  );
  t.equal(count, 0, 'the audit log does not tell who said it');
  t.equal((await call('GET', `/v1/courses/${session.id}/evaluation`)).status, 404);
});

t.test('the effect of a course is told by levels before, after and a year later', async (t) => {
  const competency = await aCompetency(api);
  const course = await aCourse(api, { outcomes: [{ competencyId: competency.id, level: 3 }] });
  const participants = await people(5);
  const { session, enrolments } = await anEndedSession(
    api,
    participants.map(({ id }) => id),
    { courseId: course.id },
  );
  await query(
    database.ownerUrl,
    `update trainings.sessions set starts_on = '2024-03-04', ends_on = '2024-03-08',
            registration_from = '2024-01-01', registration_until = '2024-02-01' where id = $1`,
    [session.id],
  );
  const at = (employee: number, assessedOn: string, level: number) =>
    assess(api, participants[employee]!.id, {
      method: 'portfolio',
      assessedOn,
      levels: [{ competencyId: competency.id, level }],
    });
  await at(0, '2023-06-01', 1);
  await at(0, '2024-09-01', 3);
  await at(1, '2023-06-01', 2);
  await at(1, '2024-05-01', 2);
  await at(2, '2023-06-01', 2);
  await at(3, '2024-05-01', 4);
  await at(4, '2023-06-01', 1);
  await at(4, '2024-05-01', 3);
  await enterResults(
    api,
    session.id,
    enrolments.map(({ id }, at) => ({ enrolmentId: id, result: at === 4 ? 'failed' : 'passed' })),
  );
  const { body } = await call('GET', `/v1/courses/${course.id}/effect?asOf=2026-01-01`);
  t.match(body, {
    sessions: 1,
    participants: 5,
    passed: 4,
    failed: 1,
    attended: 0,
    absent: 0,
    outcomes: [
      {
        competencyId: competency.id,
        level: 3,
        compared: 2,
        meanBefore: 1.5,
        meanAfter: 2.5,
        raised: 1,
        reached: 1,
        comparedLater: 3,
        meanLater: 2.33,
        meanBeforeLater: 1.67,
      },
    ],
  });
  const early = await call('GET', `/v1/courses/${course.id}/effect?asOf=2024-06-01`);
  t.match(early.body, {
    outcomes: [{ compared: 1, meanBefore: 2, meanAfter: 2, comparedLater: 0, meanLater: null }],
  });
  t.equal((await call('GET', `/v1/courses/${session.id}/effect`)).status, 404);
});
