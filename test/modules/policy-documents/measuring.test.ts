import t from 'tap';
import { measureTargetsJob } from '../../../src/modules/policy-documents/jobs.ts';
import { build } from '../../support/build.ts';
import { assess, coreLevels, setStandard } from '../../support/competencies.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, place } from '../../support/employees.ts';
import { created } from '../../support/feedback.ts';
import { dayAt, weakResult } from '../../support/follow-ups.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import { aDraft, aRegistered, relate } from '../../support/policy-documents.ts';
import { computedTargetOf, measure, promise, targetOf } from '../../support/policy-targets.ts';
import { aService } from '../../support/services.ts';
import { aCourse, anEndedSession, enterResults } from '../../support/trainings.ts';
import { runCount, standing } from '../../support/transparency.ts';

const api = await build(t);
const { app, call, database } = api;
const measured = async (documentId: string, targetId: string) =>
  (await call('GET', `/v1/policy-documents/${documentId}/targets/${targetId}/measurements`)).body.items;
const read = async (documentId: string, targetId: string, query = '') =>
  (await call('GET', `/v1/policy-documents/${documentId}/targets/${targetId}${query}`)).body;

/** A unit with a position for so many people, some of whom sit there. */
async function staffed(needed: number, people: number) {
  const top = await aUnit(api);
  const unit = await aUnit(api, { parentId: top.id });
  const position = await aPosition(api, { unitId: unit.id, headCountNeeded: needed });
  const employees: string[] = [];
  for (let at = 0; at < people; at++) {
    const { id } = await aCivilServant(api);
    await created(place(api, id, { positionId: position.id }) as never);
    employees.push(id);
  }
  return { top: top.id, unit: unit.id, position: position.id, employees };
}

t.test('each source measures what its module computes, of a unit with all below it', async (t) => {
  const { top, position, employees } = await staffed(10, 6);
  await setStandard(api, { positionId: position, levels: coreLevels(3) });
  for (const employee of employees.slice(0, 3)) await assess(api, employee, { levels: coreLevels(3) });
  for (const employee of employees.slice(3, 5)) await assess(api, employee, { levels: coreLevels(1) });
  const course = await aCourse(api, { learningHours: 24 });
  const { session, enrolments } = await anEndedSession(api, employees.slice(0, 3), { courseId: course.id });
  await enterResults(
    api,
    session.id,
    enrolments.map(({ id }) => ({ enrolmentId: id, result: 'passed' })),
  );
  const { serviceId } = await weakResult(api, { unitId: top });
  const now = new Date().toISOString();
  await standing(api, [
    { unitId: top, receivedAt: now, resolvedAt: now },
    { unitId: top, receivedAt: now, resolvedAt: now },
    { unitId: top, receivedAt: now, resolvedAt: '2099-02-01 09:00+07' },
    { unitId: top, receivedAt: now },
  ]);
  await runCount(api);
  const { id } = await aRegistered(api);
  const expected = {
    'satisfaction-index': 94.44,
    'satisfaction-element': 50,
    'competency-standard-share': 50,
    'competency-mean-gap': 0.8,
    'learning-hours-share': 50,
    'learning-hours-mean': 12,
    'reports-in-time-share': 66.67,
    'head-count': 6,
    'positions-filled-share': 60,
  };
  const targets: Record<string, string> = {};
  for (const source of Object.keys(expected)) {
    const element = source === 'satisfaction-element' ? { element: 'staff-competence' } : {};
    const scope = { unitId: top, direction: 'at-most', baselineValue: 100, value: 30 };
    const made = await created(promise(api, id, computedTargetOf(source, { ...scope, ...element })));
    targets[source] = made.id;
  }
  const ofService = await created(
    promise(api, id, computedTargetOf('satisfaction-index', { serviceId, baselineValue: 80, value: 90 })),
  );
  t.equal(await measure(api), 10);
  for (const [source, value] of Object.entries(expected))
    t.match(
      await measured(id, targets[source]!),
      [{ measuredOn: dayAt(0), isAutomatic: true, value, remark: null, evidence: null }],
      source,
    );
  t.match(await read(id, ofService.id), { latestValue: 94.44, status: 'reached' });
  t.match(await read(id, targets['head-count']!), {
    status: 'reached',
    latestOn: dayAt(0),
    shareOfWay: 134.29,
  });
});

t.test('a figure of fewer than five people is not told, and one that is not there neither', async (t) => {
  const { top } = await staffed(4, 4);
  const empty = await aUnit(api);
  const hidden = await weakResult(api, { times: 4 });
  const { id } = await aRegistered(api);
  const state = async (source: string, scope: object) =>
    (await created(promise(api, id, computedTargetOf(source, { ...scope, baselineValue: 60, value: 80 }))))
      .id;
  const targets = [
    [await state('head-count', { unitId: top }), 'suppressed'],
    [await state('positions-filled-share', { unitId: top }), 'suppressed'],
    [await state('learning-hours-mean', { unitId: top }), 'suppressed'],
    [await state('satisfaction-index', { serviceId: hidden.serviceId }), 'suppressed'],
    [await state('satisfaction-index', { unitId: hidden.unitId }), 'suppressed'],
    [await state('satisfaction-index', { unitId: empty.id }), 'no-figure'],
    [await state('competency-mean-gap', { unitId: empty.id }), 'no-figure'],
    [await state('reports-in-time-share', { unitId: empty.id }), 'no-figure'],
  ] as const;
  await measure(api);
  for (const [target, remark] of targets) {
    t.match(await measured(id, target), [{ value: null, remark }]);
    t.match(await read(id, target), { status: 'unmeasured', latestValue: null });
  }
});

t.test('the whole city', async (t) => {
  const { id } = await aRegistered(api);
  const target = await created(
    promise(api, id, computedTargetOf('head-count', { baselineValue: 0, value: 10 })),
  );
  await measure(api);
  const [{ people }] = (await query(
    database.ownerUrl,
    `select count(*)::int as people from employees.placements where kind = 'definitive'`,
  )) as [{ people: number }];
  t.match(await measured(id, target.id), [{ value: people }]);
});

t.test('one target and day is measured once, whoever runs', async (t) => {
  const { id } = await aRegistered(api);
  const target = await created(
    promise(api, id, computedTargetOf('head-count', { baselineValue: 0, value: 9 })),
  );
  const noted = await Promise.all([measure(api), measure(api), measure(api)]);
  t.equal(
    noted.reduce((sum, count) => sum + count, 0),
    1,
    'three runs at once: one measurement',
  );
  const context = { config: app.config, database: app.database, log: app.log, today: () => app.today() };
  await measureTargetsJob.run({}, { ...context, signal: new AbortController().signal });
  t.equal((await measured(id, target.id)).length, 1, 'the job finds nothing to do');
  t.equal(await measure(api, dayAt(1)), 0, 'nor on the next day');
  await measure(api, dayAt(7));
  t.match(
    await measured(id, target.id),
    [{ measuredOn: dayAt(0) }, { measuredOn: dayAt(7) }],
    'a week later',
  );
});

t.test('only promises of documents in force are measured', async (t) => {
  const draft = await aDraft(api);
  const head = () => computedTargetOf('head-count', { baselineValue: 0, value: 9 });
  const drafted = await created(promise(api, draft.id, head()));
  const coming = await aRegistered(api, { effectiveOn: dayAt(3) });
  const later = await created(promise(api, coming.id, head()));
  const revoked = await aRegistered(api);
  const ended = await created(promise(api, revoked.id, head()));
  const revoking = await aRegistered(api, { enactedOn: '2020-03-03', promulgatedOn: '2020-03-03' });
  await created(relate(api, revoking.id, { kind: 'revokes', targetId: revoked.id }));
  const { id } = await aRegistered(api);
  const people = await created(promise(api, id, targetOf()));
  const old = await created(promise(api, id, head()));
  const replaces = { targetId: old.id, reason: 'Tidak realistis.' };
  const next = await created(promise(api, id, { ...head(), replaces }));
  await measure(api);
  t.strictSame(await measured(draft.id, drafted.id), []);
  t.strictSame(await measured(coming.id, later.id), []);
  t.strictSame(await measured(revoked.id, ended.id), []);
  t.strictSame(await measured(id, people.id), []);
  t.strictSame(await measured(id, old.id), []);
  t.equal((await measured(id, next.id)).length, 1);
  await measure(api, dayAt(3));
  t.match(await measured(coming.id, later.id), [{ measuredOn: dayAt(3) }], 'from its first day on');
});

t.test('an indicator whose source is gone says so, and keeps no other from being measured', async (t) => {
  const unit = await aUnit(api);
  const service = await aService(api);
  const { id } = await aRegistered(api);
  const ofUnit = await created(
    promise(api, id, computedTargetOf('positions-filled-share', { unitId: unit.id })),
  );
  const ofService = await created(
    promise(api, id, computedTargetOf('satisfaction-index', { serviceId: service.id })),
  );
  await created(call('POST', `/v1/units/${unit.id}/closure`, { body: { closedOn: dayAt(0) } }));
  await call('PATCH', `/v1/public-services/${service.id}`, {
    body: { state: 'retired' },
    headers: { 'if-match': '*' },
  });
  await measure(api);
  for (const target of [ofUnit, ofService]) {
    t.match(await measured(id, target.id), [{ value: null, remark: 'source-gone' }]);
    t.match(await read(id, target.id), { status: 'source-gone' });
  }
});

t.test('what cannot be measured is tried again, and what could be stays', async (t) => {
  const { id } = await aRegistered(api);
  const [broken, sound] = [
    await created(promise(api, id, computedTargetOf('competency-mean-gap', { baselineValue: 2, value: 3 }))),
    await created(promise(api, id, computedTargetOf('head-count', { baselineValue: 0, value: 9 }))),
  ];
  await query(database.ownerUrl, 'alter table competencies.profiles rename to profiles_away');
  await t.rejects(measure(api), AggregateError);
  await query(database.ownerUrl, 'alter table competencies.profiles_away rename to profiles');
  t.strictSame(await measured(id, broken.id), []);
  t.equal((await measured(id, sound.id)).length, 1);
  await measure(api);
  t.equal((await measured(id, broken.id)).length, 1);
  const stopped = AbortSignal.abort(new Error('the process ends'));
  await t.rejects(measure(api, dayAt(30), stopped), { message: 'the process ends' });
});
