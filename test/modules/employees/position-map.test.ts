import pg from 'pg';
import t from 'tap';
import { loadDemoCity } from '../../../src/demo/index.ts';
import type { PositionMap } from '../../../src/modules/employees/position-map.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, place } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call } = api;
const mapOf = async (unitId: string, parameters = '') =>
  (await call<PositionMap>('GET', `/v1/units/${unitId}/position-map?${parameters}`)).body;
const since = (positionId: string, validFrom = '2020-01-01') => ({ positionId, validFrom });

const agency = await aUnit(api, { name: 'Dinas', code: 'M' });
const division = await aUnit(api, { name: 'Bidang', code: 'M-1', parentId: agency.id, kind: 'division' });
const head = await aPosition(api, {
  unitId: agency.id,
  name: 'Kepala Dinas',
  kind: 'jpt-pratama',
  echelon: 'II.b',
  jobClass: 14,
});
const clerk = await aPosition(api, {
  unitId: division.id,
  name: 'Pengelola',
  headCountNeeded: 3,
  jobClass: 6,
});
const crowded = await aPosition(api, { unitId: division.id, name: 'Pengadministrasi', headCountNeeded: 1 });
const second = await aCivilServant(api, {
  name: 'Kedua',
  placement: since(clerk.id, '2022-01-01'),
  rank: { rank: 'III/a', validFrom: '2015-01-01' },
});
const first = await aCivilServant(api, { name: 'Pertama', placement: since(clerk.id, '2021-01-01') });
for (const name of ['Satu', 'Dua', 'Tiga']) await aCivilServant(api, { name, placement: since(crowded.id) });
await place(api, second.id, { ...since(head.id, '2023-01-01'), kind: 'acting-plt' });

t.test('the map shows for each position the heads needed, in place, vacant and surplus', async (t) => {
  const map = await mapOf(agency.id, 'asOf=2024-01-01');
  t.match(map, { unitId: agency.id, asOf: '2024-01-01', needed: 5, filled: 5, vacant: 2, surplus: 2 });
  t.match(map.units, [
    {
      unitId: agency.id,
      code: 'M',
      name: 'Dinas',
      kind: 'agency',
      parentId: null,
      depth: 0,
      needed: 1,
      filled: 0,
      vacant: 1,
      surplus: 0,
      positions: [
        { positionId: head.id, jobClass: 14, echelon: 'II.b', needed: 1, filled: 0, vacant: 1, surplus: 0 },
      ],
    },
    {
      unitId: division.id,
      parentId: agency.id,
      depth: 1,
      needed: 4,
      filled: 5,
      vacant: 1,
      surplus: 2,
      positions: [
        { positionId: clerk.id, needed: 3, filled: 2, vacant: 1, surplus: 0 },
        { positionId: crowded.id, needed: 1, filled: 3, vacant: 0, surplus: 2 },
      ],
    },
  ]);
});

t.test('who acts is shown, but fills no position; who has sat longest comes first', async (t) => {
  const { units } = await mapOf(agency.id, 'asOf=2024-01-01');
  t.strictSame(units[0]?.positions[0]?.holders, [
    {
      employeeId: second.id,
      nip: second.nip,
      name: 'Kedua',
      rank: 'III/a',
      kind: 'acting-plt',
      since: '2023-01-01',
    },
  ]);
  t.match(units[1]?.positions[0]?.holders, [
    { employeeId: first.id, rank: null, kind: 'definitive', since: '2021-01-01' },
    { employeeId: second.id, since: '2022-01-01' },
  ]);
});

t.test('the map is that of the day asked for', async (t) => {
  t.match(await mapOf(agency.id, 'asOf=2021-06-01'), {
    needed: 5,
    filled: 4,
    vacant: 3,
    surplus: 2,
    units: [{ positions: [{ holders: [] }] }, { positions: [{ filled: 1 }, { filled: 3 }] }],
  });
  const present = await mapOf(agency.id);
  t.equal(present.asOf, api.app.today());
  t.equal(present.filled, 5);
  await call('POST', `/v1/units/${division.id}/versions`, {
    body: { validFrom: '2080-01-01', parentId: null },
  });
  await call('POST', `/v1/positions/${head.id}/versions`, {
    body: { validFrom: '2080-01-01', headCountNeeded: 2 },
  });
  t.match(await mapOf(agency.id, 'asOf=2080-01-01'), { needed: 2, filled: 0, units: { length: 1 } });
  t.match(await mapOf(agency.id, 'asOf=2079-12-31'), { needed: 5, units: { length: 2 } });
});

t.test('units below and holders may be left out', async (t) => {
  const alone = await mapOf(agency.id, 'asOf=2024-01-01&includeSubunits=false');
  t.match(alone, { needed: 1, filled: 0, units: [{ unitId: agency.id }] });
  t.equal(alone.units.length, 1);
  const nameless = await mapOf(agency.id, 'asOf=2024-01-01&holders=false');
  t.match(nameless, { needed: 5, filled: 5, vacant: 2, surplus: 2 });
  t.strictSame(
    nameless.units.flatMap(({ positions }) => positions.flatMap(({ holders }) => holders)),
    [],
  );
  const empty = await aUnit(api);
  t.match(await mapOf(empty.id), { needed: 0, filled: 0, vacant: 0, surplus: 0, units: [{ positions: [] }] });
});

t.test('there is no map of a unit that does not exist on the day', async (t) => {
  for (const [unitId, query] of [
    ['019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b', ''],
    [agency.id, 'asOf=2019-12-31'],
  ])
    t.match(await call('GET', `/v1/units/${unitId}/position-map?${query}`), {
      status: 404,
      body: { code: 'not-found' },
    });
  t.match(await call('GET', `/v1/units/${agency.id}/position-map?nip=1`), { status: 400 });
});

t.test('the map of a whole city is one statement, and adds up', async (t) => {
  const city = await build(t);
  const today = city.app.today();
  const owner = new pg.Client(city.database.ownerUrl);
  await owner.connect();
  await loadDemoCity(owner, { employees: 2000, today });
  await owner.end();
  const [{ id: root } = { id: '' }] = await query<{ id: string }>(
    city.database.ownerUrl,
    'select unit_id as id from organisation.unit_versions where parent_id is null',
  );
  const get = (day: string) =>
    city.call<PositionMap>('GET', `/v1/units/${root}/position-map?asOf=${day}`).then(({ body }) => body);
  await get(today);

  const statements: unknown[] = [];
  const { pool } = city.app.database;
  const own = pool.query;
  pool.query = function (this: pg.Pool, ...given: Parameters<typeof own>) {
    statements.push(given[0]);
    return Reflect.apply(own, this, given);
  } as typeof own;
  const map = await get(today);
  pool.query = own;
  t.equal(statements.length, 1);

  for (const day of [today, '2023-01-01']) {
    const [expected] = await query(
      city.database.ownerUrl,
      `with seat as (
         select v.position_id, v.unit_id, v.head_count_needed as needed,
                (select count(*) from employees.placements p
                  where p.position_id = v.position_id and p.kind = 'definitive'
                    and $1 >= p.valid_from and $1 < coalesce(p.valid_to, 'infinity')) as filled
           from organisation.position_versions v
          where $1 >= v.valid_from and $1 < coalesce(v.valid_to, 'infinity'))
       select sum(needed)::int as needed, sum(filled)::int as filled,
              sum(greatest(needed - filled, 0))::int as vacant, sum(greatest(filled - needed, 0))::int as surplus,
              count(*)::int as positions, count(distinct unit_id)::int as units
         from seat`,
      [day],
    );
    const { units, needed, filled, vacant, surplus } = day === today ? map : await get(day);
    t.match(expected, {
      needed,
      filled,
      vacant,
      surplus,
      positions: units.flatMap(({ positions }) => positions).length,
      units: units.filter(({ positions }) => positions.length > 0).length,
    });
    for (const unit of units)
      for (const name of ['needed', 'filled', 'vacant', 'surplus'] as const)
        if (unit[name] !== unit.positions.reduce((sum, position) => sum + position[name], 0))
          t.fail(`${unit.code} ${name}`);
  }
  t.ok(map.filled > 1500);
  const holders = map.units.flatMap(({ positions }) => positions.flatMap((position) => position.holders));
  t.equal(holders.filter(({ kind }) => kind === 'definitive').length, map.filled);
});
