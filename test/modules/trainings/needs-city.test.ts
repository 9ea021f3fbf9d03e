import pg from 'pg';
import t from 'tap';
import { loadDemoCity } from '../../../src/demo/index.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';

const today = '2026-06-01';
const { call, database } = await build(t);
const client = new pg.Client(database.ownerUrl);
await client.connect();
await loadDemoCity(client, { employees: 2000, today });
// Every third person is nominated for the first workshop, too.
await client.query(
  `insert into trainings.enrolments (id, session_id, employee_id, origin, state)
   select gen_random_uuid(), s.id, e.id, 'nominated', 'nominated'
     from (select id, row_number() over (order by id) as number from employees.employees where status = 'active') e
     join trainings.courses c on c.code = 'LOK-1'
     join trainings.sessions s on s.course_id = c.id and s.starts_on > $1
    where e.number % 3 = 0
       on conflict do nothing`,
  [today],
);
await client.end();
const [city] = (await call('GET', `/v1/units?kind=city&asOf=${today}`)).body.items;

interface Need {
  readonly competencyId: string;
  readonly demanded: number;
  readonly below: number;
  readonly unassessed: number;
  readonly missing: number;
  readonly closed: number;
  readonly remaining: number;
  readonly underWay: number;
  readonly withoutCourse: number;
}
interface Plan {
  readonly people: number;
  readonly lines: { readonly levelsClosed: number; readonly seats: number; readonly seatsNeeded: number }[];
  readonly needs: Need[];
  readonly totals: Record<string, number>;
}
const preview = async (budget: number, unitId = city!.id) =>
  (
    await call<Plan>('POST', '/v1/training-plans/_preview', {
      body: { unitId, year: 2027, budget, asOf: today },
    })
  ).body;
const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + of(row), 0);

t.test('the needs of a city are those of its heat map', async (t) => {
  interface Cell extends Pick<Need, 'competencyId' | 'demanded' | 'below' | 'unassessed'> {
    readonly meanGap: number | null;
  }
  const { body: map } = await call<{ all: { people: number; cells: Cell[] } }>(
    'GET',
    `/v1/units/${city!.id}/competency-heat-map?asOf=${today}`,
  );
  const { needs, people } = await preview(0);
  t.equal(people, map.all.people);
  t.strictSame(
    needs.map(({ competencyId, demanded, below, unassessed, missing }) => ({
      competencyId,
      demanded,
      below,
      unassessed,
      meanGap:
        demanded === unassessed ? null : Math.round((missing * 100) / (demanded - unassessed) + 1e-9) / 100,
    })),
    map.all.cells,
  );
});

t.test('whatever is spent, every missing level is closed or remains', async (t) => {
  let closedBefore = -1;
  for (const budget of [0, 50_000_000, 333_333_333, 1_000_000_000, 1_000_000_000_000]) {
    const { lines, needs, totals } = await preview(budget);
    for (const need of needs) {
      const { missing, closed, remaining, underWay, withoutCourse } = need;
      t.equal(closed + remaining, missing);
      t.ok(closed >= 0 && underWay + withoutCourse <= remaining, JSON.stringify(need));
    }
    const closed = sumOf(lines, ({ levelsClosed }) => levelsClosed);
    t.equal(
      closed,
      sumOf(needs, (need) => need.closed),
      'by course as by competency',
    );
    t.equal(totals.closed, closed);
    t.ok(totals.cost! <= budget && totals.cost! + totals.budgetLeft! === budget);
    t.ok(closed > closedBefore);
    closedBefore = closed;
    if (budget === 1_000_000_000_000) {
      t.ok(lines.every(({ seats, seatsNeeded }) => seats === seatsNeeded));
      t.ok(totals.underWay! > 0, 'some people are enrolled');
    } else t.ok(lines.some(({ seats, seatsNeeded }) => seats < seatsNeeded));
  }
});

t.test('seats in pairs of people and courses agree with a count by hand', async (t) => {
  const [agency] = (await call('GET', `/v1/units?kind=board&asOf=${today}&limit=1`)).body.items;
  const plan = await preview(0, agency!.id);
  const { items } = (
    await call('GET', `/v1/employees?unitId=${agency!.id}&includeSubunits=true&limit=500&asOf=${today}`)
  ).body;
  const courses = await query<{
    id: string;
    code: string;
    cost: number;
    hours: number;
    outcomes: { competencyId: string; level: number }[];
  }>(
    database.ownerUrl,
    `select id, code, cost_per_head::float as cost, learning_hours as hours, outcomes from trainings.courses`,
  );
  const enrolled = await query<{ employee: string; course: string }>(
    database.ownerUrl,
    `select e.employee_id as employee, s.course_id as course from trainings.enrolments e
       join trainings.sessions s on s.id = e.session_id where s.ends_on >= '${today}'`,
  );
  const levelOf = (outcomes: (typeof courses)[number]['outcomes'], id: string) =>
    outcomes.find(({ competencyId }) => competencyId === id)?.level ?? 0;
  const seats = new Map<string, number>();
  for (const { id } of items) {
    const gap = await call<{
      competencies: { competencyId: string; required: number; achieved: number | null }[];
    }>('GET', `/v1/employees/${id}/competency-gap?asOf=${today}`);
    for (const { competencyId, required, achieved } of gap.body.competencies) {
      if (achieved === null || achieved >= required) continue;
      const raisedBy = (course: (typeof courses)[number]) =>
        Math.min(levelOf(course.outcomes, competencyId), required) - achieved;
      const own = enrolled.filter(({ employee }) => employee === id).map(({ course }) => course);
      if (courses.some((course) => own.includes(course.id) && raisedBy(course) > 0)) continue;
      const [best] = courses
        .filter((course) => raisedBy(course) > 0)
        .sort(
          (a, b) =>
            raisedBy(b) - raisedBy(a) || a.cost - b.cost || a.hours - b.hours || (a.code < b.code ? -1 : 1),
        );
      if (best) seats.set(`${id} ${best.id}`, (seats.get(`${id} ${best.id}`) ?? 0) + raisedBy(best));
    }
  }
  t.ok(seats.size > 5, `${seats.size} seats`);
  t.equal(plan.totals.seatsNeeded, seats.size);
  const courseIds = new Set([...seats.keys()].map((pair) => pair.split(' ')[1]));
  t.equal(plan.lines.length, courseIds.size);
  const lines = plan.lines as unknown as { courseId: string; levelsNeeded: number; seatsNeeded: number }[];
  for (const { courseId, levelsNeeded, seatsNeeded } of lines) {
    const own = [...seats].filter(([pair]) => pair.endsWith(courseId));
    t.equal(seatsNeeded, own.length);
    t.equal(
      levelsNeeded,
      sumOf(own, ([, levels]) => levels),
    );
  }
});
