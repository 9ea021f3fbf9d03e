import t from 'tap';
import { type AnswerBody, build } from '../../support/build.ts';
import { assess, type core, coreId, setStandard } from '../../support/competencies.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, place } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import { aCourse, aSession, nominate, sessionDays } from '../../support/trainings.ts';

const api = await build(t);
const { call, database } = api;
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const asOf = '2026-06-01';

type Code = (typeof core)[number];
const levelsOf = (levels: Partial<Record<Code, number>>) =>
  Object.entries(levels).map(([code, level]) => ({ competencyId: coreId(code as Code), level }));

interface Line {
  readonly courseId: string;
  readonly code: string;
  readonly seats: number;
  readonly seatsNeeded: number;
  readonly cost: number;
  readonly levelsClosed: number;
  readonly levelsNeeded: number;
  readonly seatsInSessions: number;
}
interface Need {
  readonly code: string;
  readonly closed: number;
}
interface Plan extends AnswerBody {
  readonly lines: Line[];
  readonly needs: Need[];
  readonly totals: Record<string, number>;
}

const preview = async (unitId: string, budget: number) =>
  (await call<Plan>('POST', '/v1/training-plans/_preview', { body: { unitId, year: 2027, budget, asOf } }))
    .body;
const save = async (unitId: string, budget: number, name = `Rencana ${budget}`) => {
  const body = { name, unitId, year: 2027, budget, asOf };
  const { status, body: plan, text } = await call<Plan>('POST', '/v1/training-plans', { body });
  if (status !== 201) throw new Error(`not saved: ${status} ${text}`);
  return plan;
};
const read = async (id: string) => (await call<Plan>('GET', `/v1/training-plans/${id}`)).body;
const shown = ({ lines }: Plan) =>
  lines.map(
    ({ code, seats, seatsNeeded, cost, levelsClosed, levelsNeeded }) =>
      `${code} ${seats}/${seatsNeeded} ${cost} ${levelsClosed}/${levelsNeeded}`,
  );
/** An agency with a section, in which people sit of whom these levels are demanded, and who have shown these. */
async function anOffice(
  demanded: Partial<Record<Code, number>>,
  ...shownLevels: (Partial<Record<Code, number>> | null)[]
) {
  const agency = await aUnit(api);
  const section = await aUnit(api, { kind: 'section', parentId: agency.id });
  const people = [];
  for (const [at, levels] of shownLevels.entries()) {
    const position = await aPosition(api, { unitId: at % 2 ? section.id : agency.id });
    await setStandard(api, { positionId: position.id, levels: levelsOf(demanded) });
    const person = await aCivilServant(api);
    await place(api, person.id, { positionId: position.id });
    if (levels) await assess(api, person.id, { levels: levelsOf(levels) });
    people.push(person);
  }
  return { unitId: agency.id, section, people };
}

const raising = (levels: Partial<Record<Code, number>>, about: object) =>
  aCourse(api, { field: 'managerial', outcomes: levelsOf(levels), ...about });
const retire = (courseId: string) =>
  call('PATCH', `/v1/courses/${courseId}`, { body: { state: 'retired' }, headers: { 'if-match': '*' } });
const demanded = { INT: 3, KRJ: 2, KOM: 2, PEL: 1 };
/**
 * Three who fall short, and one of whom nothing is known. BOTH helps all three: 4 levels (INT 3, KOM 1), 1 and 2; KRJ the
 * first and the third, 1 level each, where both lack 2; FREE the second. A-INT raises less than BOTH, and helps nobody.
 */
const office = await anOffice(
  demanded,
  { INT: 0, KRJ: 0, KOM: 1, PEL: 1 },
  { INT: 2, KRJ: 2, KOM: 2, PEL: 0 },
  null,
  { INT: 1, KRJ: 0, KOM: 2, PEL: 1 },
);
const { unitId } = office;
const [intCourse, both, krj, free] = (await Promise.all([
  raising({ INT: 1 }, { code: 'A-INT', costPerHead: 1_000_000 }),
  raising({ INT: 3, KOM: 2 }, { code: 'BOTH', costPerHead: 2_000_000 }),
  raising({ KRJ: 1 }, { code: 'KRJ', costPerHead: 500_000 }),
  raising({ PEL: 4 }, { code: 'FREE' }),
])) as [AnswerBody, AnswerBody, AnswerBody, AnswerBody];

t.test('a plan that was worked out by hand', async (t) => {
  const plan = await preview(unitId, 4_000_000);
  t.strictSame(shown(plan), ['FREE 1/1 0 1/1', 'KRJ 2/2 1000000 2/2', 'BOTH 1/3 2000000 4/7']);
  t.match(plan, {
    unitId,
    year: 2027,
    budget: 4_000_000,
    asOf,
    people: 4,
    totals: {
      seatsNeeded: 6,
      seats: 4,
      cost: 3_000_000,
      levelsClosed: 7,
      budgetLeft: 1_000_000,
      unassessed: 4,
      missing: 12,
      closed: 7,
      remaining: 5,
      underWay: 0,
      withoutCourse: 2,
    },
  });
  const need = { demanded: 4, unassessed: 1, underWay: 0 };
  t.match(plan.needs, [
    { code: 'INT', ...need, below: 3, missing: 6, closed: 3, remaining: 3, withoutCourse: 0 },
    { code: 'KRJ', ...need, below: 2, missing: 4, closed: 2, remaining: 2, withoutCourse: 2 },
    { code: 'KOM', ...need, below: 1, missing: 1, closed: 1, remaining: 0, withoutCourse: 0 },
    { code: 'PEL', ...need, below: 1, missing: 1, closed: 1, remaining: 0, withoutCourse: 0 },
  ]);
  t.notOk(JSON.stringify(plan).includes(intCourse.id), 'what raises less is not needed');
});

t.test('no money, and money for all', async (t) => {
  const none = await preview(unitId, 0);
  t.strictSame(shown(none), ['FREE 1/1 0 1/1', 'KRJ 0/2 0 0/2', 'BOTH 0/3 0 0/7']);
  t.match(none.totals, { cost: 0, budgetLeft: 0, closed: 1, remaining: 11 });
  const all = await preview(unitId, 1_000_000_000_000);
  t.strictSame(shown(all), ['FREE 1/1 0 1/1', 'KRJ 2/2 1000000 2/2', 'BOTH 3/3 6000000 7/7']);
  t.match(all.totals, { cost: 7_000_000, closed: 10, remaining: 2, withoutCourse: 2 });
});

t.test('only the units below count, and only who is in service', async (t) => {
  const below = await preview(office.section.id, 10_000_000);
  t.equal(below.people, 2);
  t.strictSame(shown(below), ['FREE 1/1 0 1/1', 'KRJ 1/1 500000 1/1', 'BOTH 2/2 4000000 3/3']);
  const other = await anOffice({ INT: 3 }, { INT: 0 }, { INT: 0 });
  t.equal((await preview(other.unitId, 0)).people, 2);
  await query(
    database.ownerUrl,
    `update employees.employees set status = 'dismissed' where id = '${other.people[0]!.id}'`,
  );
  t.match(await preview(other.unitId, 0), { people: 1, totals: { missing: 3, seatsNeeded: 1 } });
});

t.test(
  'of the courses that raise most the cheapest is taken, then the shortest, then by the code',
  async (t) => {
    const { unitId } = await anOffice({ PRB: 2 }, { PRB: 1 });
    const chosen = async () => (await preview(unitId, 0)).lines.map(({ code }) => code);
    t.strictSame(await chosen(), []);
    const made: AnswerBody[] = [];
    const turn = async (code: string, level: number, about: object) =>
      made.push(await raising({ PRB: level }, { code, ...about }));
    await turn('PRB-1', 1, { costPerHead: 1 });
    t.strictSame(await chosen(), [], 'what leads no further than where one is');
    await turn('PRB-5', 5, { costPerHead: 900, learningHours: 8 });
    t.strictSame(await chosen(), ['PRB-5']);
    await turn('PRB-4', 2, { costPerHead: 800, learningHours: 80 });
    t.strictSame(await chosen(), ['PRB-4'], 'no level beyond the demand is worth anything');
    await turn('PRB-3', 3, { costPerHead: 800, learningHours: 40 });
    t.strictSame(await chosen(), ['PRB-3']);
    await turn('PRB-2', 2, { costPerHead: 800, learningHours: 40 });
    t.strictSame(await chosen(), ['PRB-2']);
    await turn('PRB-0', 2, {});
    t.strictSame(await chosen(), ['PRB-0'], 'no price is none');
    await retire(made.at(-1)!.id);
    t.strictSame(await chosen(), ['PRB-2'], 'what is no longer offered');
    for (const { id } of made) await retire(id);
  },
);

t.test('whoever has a seat already, or has passed since, needs no other', async (t) => {
  const { unitId, people } = await anOffice({ PBG: 3 }, { PBG: 1 }, { PBG: 1 });
  const course = await aCourse(api, {
    field: 'sociocultural',
    outcomes: levelsOf({ PBG: 2 }),
    costPerHead: 10,
  });
  const far = sessionDays(1000, 1002);
  const session = await aSession(api, { courseId: course.id, ...far, quota: 5 });
  const before = await preview(unitId, 1000);
  t.match(before.totals, {
    seatsNeeded: 2,
    missing: 4,
    closed: 2,
    remaining: 2,
    underWay: 0,
    withoutCourse: 2,
  });
  const { id } = (await nominate(api, session.id, people[0]!.id)).body;
  const underWay = { seatsNeeded: 1, missing: 4, closed: 1, remaining: 3, underWay: 1, withoutCourse: 2 };
  t.match((await preview(unitId, 1000)).totals, underWay, 'enrolled');
  const change = (sql: string) => query(database.ownerUrl, sql);
  const endOn = (day: string) =>
    change(`update trainings.sessions set starts_on = '${day}', ends_on = '${day}',
              registration_from = '2020-01-01', registration_until = '2020-02-01' where id = '${session.id}'`);
  await endOn('2026-05-31');
  t.match((await preview(unitId, 1000)).totals, before.totals, 'it has ended, without a result');
  await change(`update trainings.enrolments set state = 'passed' where id = '${id}'`);
  t.match((await preview(unitId, 1000)).totals, underWay, 'passed after the assessment of 2026-03-02');
  await endOn('2026-03-02');
  t.match((await preview(unitId, 1000)).totals, before.totals, 'what was passed before is in the assessment');
  await endOn('2026-06-02');
  await change(`update trainings.enrolments set state = 'wait-listed' where id = '${id}'`);
  t.match((await preview(unitId, 1000)).totals, underWay, 'on the wait list');
  await change(`update trainings.enrolments set state = 'withdrawn' where id = '${id}'`);
  t.match((await preview(unitId, 1000)).totals, before.totals, 'withdrawn');
  await retire(course.id);
});

t.test('a plan is saved as it is shown, stays so, and is listed', async (t) => {
  const { lines, needs, totals } = await preview(unitId, 4_000_000);
  const plan = await save(unitId, 4_000_000, 'Pagu murni');
  t.strictSame({ lines: plan.lines, needs: plan.needs, totals: plan.totals }, { lines, needs, totals });
  t.match(plan, { name: 'Pagu murni', unitId, people: 4, version: 1 });
  await query(database.ownerUrl, `update trainings.courses set cost_per_head = 9 where id = '${krj.id}'`);
  const again = await read(plan.id);
  t.strictSame(again, plan, 'prices of later do not change it');
  await query(
    database.ownerUrl,
    `update trainings.courses set cost_per_head = 500000 where id = '${krj.id}'`,
  );
  const list = async (filter: string) =>
    (await call('GET', `/v1/training-plans?${filter}`)).body.items.map(({ id }) => id);
  const { lines: _, needs: __, reportedNeeds: ___, ...summary } = plan;
  t.strictSame((await call('GET', `/v1/training-plans?unitId=${unitId}`)).body.items, [summary]);
  t.strictSame(await list(`unitId=${unitId}&year=2027`), [plan.id]);
  t.strictSame(await list(`unitId=${unitId}&year=2026`), []);
  t.strictSame(await list(`unitId=${office.section.id}`), []);
  const history = (await call('GET', `/v1/training-plans/${plan.id}/history`)).body.items;
  t.equal(history.length, 1 + plan.lines.length, 'the plan and its lines');
  t.equal((await call('GET', `/v1/training-plans/${nowhere}`)).status, 404);
  t.equal((await call('GET', `/v1/training-plans/${nowhere}/history`)).status, 404);
  const empty = await save((await aUnit(api)).id, 5);
  t.match(await read(empty.id), {
    people: 0,
    lines: [],
    needs: [],
    totals: { seats: 0, cost: 0, budgetLeft: 5, missing: 0, closed: 0, remaining: 0 },
  });
});

t.test('what cannot be planned for is refused', async (t) => {
  const ask = (about: object) =>
    call('POST', '/v1/training-plans', {
      body: { name: 'Salah', unitId, year: 2027, budget: 1, asOf, ...about },
    });
  const unknown = { status: 422, body: { code: 'unknown-reference', errors: [{ pointer: '/unitId' }] } };
  t.match(await ask({ unitId: nowhere }), unknown);
  t.match(await ask({ asOf: '2019-12-31' }), unknown, 'the unit was not there yet');
  t.match(await ask({ budget: -1 }), { status: 400 });
  t.match(await ask({ budget: 0.5 }), { status: 400 });
  t.match(await ask({ year: 1999 }), { status: 400 });
});

t.test('two plans are compared', async (t) => {
  const small = await save(unitId, 1_000_000);
  const large = await save(unitId, 7_000_000);
  const compare = (other: string) =>
    call('GET', `/v1/training-plans/${small.id}/comparison?withPlanId=${other}`);
  const seats = (seats: number, cost: number, levelsClosed: number) => ({ seats, cost, levelsClosed });
  t.match((await compare(large.id)).body, {
    plan: { id: small.id, totals: { cost: 1_000_000, closed: 3 } },
    other: { id: large.id, totals: { cost: 7_000_000, closed: 10 } },
    lines: [
      { courseId: free.id, plan: seats(1, 0, 1), other: seats(1, 0, 1), difference: seats(0, 0, 0) },
      { courseId: krj.id, difference: seats(0, 0, 0) },
      {
        courseId: both.id,
        plan: seats(0, 0, 0),
        other: seats(3, 6_000_000, 7),
        difference: seats(3, 6_000_000, 7),
      },
    ],
    needs: [
      {
        code: 'INT',
        plan: { missing: 6, closed: 0, remaining: 6 },
        other: { missing: 6, closed: 6, remaining: 0 },
        difference: { missing: 0, closed: 6, remaining: -6 },
      },
      { code: 'KRJ', difference: { missing: 0, closed: 0, remaining: 0 } },
      { code: 'KOM', difference: { missing: 0, closed: 1, remaining: -1 } },
      { code: 'PEL', difference: { missing: 0, closed: 0, remaining: 0 } },
    ],
  });
  t.match(await compare(nowhere), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ parameter: 'withPlanId' }] },
  });
  t.match(await call('GET', `/v1/training-plans/${small.id}/comparison`), { status: 400 });
});

const days = sessionDays(60, 62);
const planSessions = (planId: string, ...sessions: object[]) =>
  call('POST', `/v1/training-plans/${planId}/sessions`, { body: { sessions } });
const inSessions = async (planId: string) =>
  Object.fromEntries((await read(planId)).lines.map(({ code, seatsInSessions }) => [code, seatsInSessions]));

t.test('sessions are planned from a plan, all of them or none', async (t) => {
  const plan = await save(unitId, 7_000_000);
  const made = await planSessions(
    plan.id,
    { courseId: both.id.toUpperCase(), ...days, quota: 1, place: 'Ruang Musi' },
    { courseId: krj.id, ...days },
    { courseId: both.id, ...days },
  );
  t.match(made, {
    status: 201,
    headers: { location: `/v1/training-plans/${plan.id}` },
    body: {
      sessions: [
        { courseId: both.id, quota: 1, place: 'Ruang Musi', state: 'draft', planId: plan.id, seatsTaken: 0 },
        { courseId: krj.id, quota: 2, courseTitle: krj.title, planId: plan.id },
        { courseId: both.id, quota: 2, planId: plan.id },
      ],
    },
  });
  const { sessions } = made.body as unknown as { sessions: AnswerBody[] };
  t.strictSame((await call('GET', `/v1/training-sessions/${sessions[0]!.id}`)).body, sessions[0]);
  t.strictSame(await inSessions(plan.id), { FREE: 0, KRJ: 2, BOTH: 3 });
  t.equal((await aSession(api, { draft: true, courseId: krj.id })).planId, null);

  const refused = async (code: string, pointer: string, ...wanted: object[]) => {
    const answer = await planSessions(plan.id, { courseId: free.id, ...days }, ...wanted);
    t.match(answer, { status: 422, body: { code: 'rule-broken', errors: [{ code, pointer }] } });
    t.equal(answer.body.errors.length, 1);
  };
  await refused('seats-not-planned', '/sessions/1/quota', { courseId: krj.id, ...days });
  await refused('seats-not-planned', '/sessions/1/quota', { courseId: both.id, ...days, quota: 1 });
  await refused('course-not-planned', '/sessions/1/courseId', { courseId: intCourse.id, ...days });
  await refused('course-not-planned', '/sessions/1/courseId', { courseId: nowhere, ...days, quota: 1 });
  t.equal((await inSessions(plan.id)).FREE, 0, 'nothing of it is planned');
  t.match(await planSessions(plan.id, { courseId: free.id, ...days, endsOn: '2020-01-01' }), {
    status: 422,
    body: {
      errors: [
        { code: 'dates-reversed', pointer: '/sessions/0/endsOn' },
        { code: 'registration-after-end', pointer: '/sessions/0/registrationUntil' },
      ],
    },
  });
  const indonesian = await call('POST', `/v1/training-plans/${plan.id}/sessions`, {
    body: { sessions: [{ courseId: krj.id, ...days }] },
    headers: { 'accept-language': 'id' },
  });
  t.equal(indonesian.body.errors[0]!.message, 'Dari tempat yang dibiayai rencana tersisa 0.');
  t.match(await planSessions(plan.id), { status: 400 });
  t.match(await planSessions(nowhere, { courseId: krj.id, ...days }), { status: 404 });

  await call('POST', `/v1/training-sessions/${sessions[1]!.id}/cancellation`, {
    body: { reason: 'Pengajar berhalangan.' },
    headers: { 'if-match': '*' },
  });
  t.equal((await inSessions(plan.id)).KRJ, 0, 'a cancelled session frees its seats');
  t.match(await planSessions(plan.id, { courseId: krj.id, ...days }), { status: 201 });
});

t.test('many at once plan no more seats than there are', async (t) => {
  const plan = await save(unitId, 7_000_000);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => planSessions(plan.id, { courseId: both.id, ...days, quota: 1 })),
  );
  const statuses = answers.map(({ status }) => status).sort();
  t.strictSame(statuses, [201, 201, 201, 422, 422, 422, 422, 422]);
  t.equal((await inSessions(plan.id)).BOTH, 3);
});

t.test('of two who gain as much the one entered first sits first', async (t) => {
  const { unitId } = await anOffice({ INT: 3, KOM: 2 }, { INT: 1, KOM: 2 }, { INT: 2, KOM: 1 });
  const closed = async (budget: number) => {
    const { lines, needs } = await preview(unitId, budget);
    const byCourse = lines.reduce((sum, { levelsClosed }) => sum + levelsClosed, 0);
    return [byCourse, ...needs.map((need) => need.closed)];
  };
  t.strictSame(await closed(1_999_999), [0, 0, 0]);
  t.strictSame(await closed(2_000_000), [2, 2, 0]);
  t.strictSame(await closed(4_000_000), [4, 3, 1]);
});
