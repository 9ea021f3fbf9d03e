import { sql } from 'drizzle-orm';
import pg from 'pg';
import t from 'tap';
import { loadDemoCity } from '../../../src/demo/index.ts';
import { assessmentList } from '../../../src/modules/competencies/store/assessments.ts';
import { pageRows } from '../../../src/platform/http/list.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';

const today = '2026-06-01';
const api = await build(t);
const { app, call, database } = api;
const client = new pg.Client(database.ownerUrl);
await client.connect();
await loadDemoCity(client, { employees: 2000, today });
await client.end();

interface Line {
  readonly competencyId: string;
  readonly required: number;
  readonly achieved: number | null;
  readonly gap: number;
}
interface Gap {
  readonly standardId: string | null;
  readonly competencies: Line[];
}
interface Cell {
  readonly competencyId: string;
  readonly demanded: number;
  readonly below: number;
  readonly unassessed: number;
  readonly meanGap: number | null;
}

t.test('the heat map of an agency is the sum of the gaps of its people', async (t) => {
  const [agency] = (await call('GET', `/v1/units?kind=board&asOf=${today}&limit=1`)).body.items;
  const { body } = await call<{ all: { people: number; withoutStandard: number; cells: Cell[] } }>(
    'GET',
    `/v1/units/${agency!.id}/competency-heat-map?asOf=${today}`,
  );
  const people = (
    await call('GET', `/v1/employees?unitId=${agency!.id}&includeSubunits=true&limit=500&asOf=${today}`)
  ).body.items;
  t.ok(people.length >= 5, `${people.length} people`);
  const gaps: Gap[] = [];
  for (const { id } of people)
    gaps.push((await call<Gap>('GET', `/v1/employees/${id}/competency-gap?asOf=${today}`)).body);
  t.equal(body.all.people, gaps.length);
  t.equal(body.all.withoutStandard, gaps.filter(({ standardId }) => standardId === null).length);
  const lines = gaps.flatMap(({ competencies }) => competencies);
  for (const cell of body.all.cells) {
    const own = lines.filter(({ competencyId }) => competencyId === cell.competencyId);
    const known = own.filter(({ achieved }) => achieved !== null);
    const missing = known.reduce((sum, { gap }) => sum + gap, 0);
    t.strictSame(cell, {
      competencyId: cell.competencyId,
      demanded: own.length,
      below: known.filter(({ gap }) => gap > 0).length,
      unassessed: own.length - known.length,
      meanGap: known.length === 0 ? null : Math.round((missing * 100) / known.length + 1e-9) / 100,
    });
  }
  t.equal(
    new Set(lines.map(({ competencyId }) => competencyId)).size,
    body.all.cells.length,
    'no competency is missing',
  );
});

t.test('coverage counts everybody once, in the city as in the list', async (t) => {
  const [city] = (await call('GET', `/v1/units?kind=city&asOf=${today}`)).body.items;
  interface Row {
    people: number;
    never: number;
    expired: number;
    expiring: number;
    current: number;
  }
  const { body } = await call<{ all: Row; rows: Row[] }>(
    'GET',
    `/v1/units/${city!.id}/assessment-coverage?asOf=${today}`,
  );
  const { all, rows } = body;
  t.equal(all.people, all.never + all.expired + all.expiring + all.current);
  for (const name of ['people', 'never', 'expired', 'expiring', 'current'] as const)
    t.equal(
      rows.reduce((sum, row) => sum + row[name], 0),
      all[name],
      name,
    );
  for (const state of ['never', 'expired', 'expiring', 'current'] as const)
    t.equal(
      (await call('GET', `/v1/assessment-coverage?asOf=${today}&state=${state}&limit=1&count=exact`)).body
        .total,
      all[state],
      state,
    );
  t.ok(all.never > 0 && all.expired > 0 && all.expiring > 0 && all.current > 0);
});

t.test('pages of assessments are read from indexes, whatever they are sorted by', async (t) => {
  const page = { limit: 50, after: undefined, count: undefined, asOf: today, list: 'x' };
  const planOf = async (sort: string, filter: object = {}) => {
    const list = assessmentList(app.database.read, { reach: null, today, ...filter });
    const { rows } = await app.database.read.execute(sql`explain ${pageRows(list, { ...page, sort })}`);
    return JSON.stringify(rows);
  };
  await query(database.ownerUrl, 'analyze');
  t.match(await planOf('assessedOn'), /assessments_order_index/);
  t.match(await planOf('-assessedOn'), /assessments_order_index/);
  t.match(await planOf('id'), /assessments_pkey/);
  const [someone] = await query<{ id: string }>(
    database.ownerUrl,
    'select employee_id as id from competencies.assessments limit 1',
  );
  t.match(await planOf('id', { employeeId: someone!.id }), /assessments_employee_index/);
});

t.test('what is kept ready is what the rule says, for everybody', async (t) => {
  const [{ different, people } = { different: -1, people: 0 }] = await query<{
    different: number;
    people: number;
  }>(
    database.ownerUrl,
    `select count(*)::int as people,
            count(*) filter (where kept.levels is distinct from ruled.levels)::int as different
       from (select distinct employee_id as id from competencies.assessments) e
       left join competencies.profiles kept on kept.employee_id = e.id
        and kept.valid_from <= $1 and (kept.valid_to is null or kept.valid_to > $1)
      cross join lateral (
        select array_agg(k.level order by place.number) as levels
          from generate_series(1, (select max(c.number) from competencies.counting(e.id, $1) m
                                     join competencies.competencies c on c.id = m.competency_id)) place (number)
          left join (competencies.counting(e.id, $1) k join competencies.competencies c on c.id = k.competency_id)
            on c.number = place.number) ruled`,
    [today],
  );
  t.ok(people > 1000, `${people} people`);
  t.equal(different, 0);
});
