import t from 'tap';
import { build } from '../../support/build.ts';
import { aCompetency, assess, coreId, coreLevels, setStandard } from '../../support/competencies.ts';
import { aCivilServant, place, promote } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call, key } = api;
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const day = '2026-03-02';

interface Match {
  readonly jpm: number | null;
  readonly rawJpm: number | null;
  readonly category: string | null;
  readonly recommendation: string | null;
  readonly unassessed: number;
}
interface Gap extends Match {
  readonly position: { readonly id: string } | null;
  readonly standardId: string | null;
  readonly standardOrigin: string;
  readonly competencies: { code: string; required: number; achieved: number | null; gap: number }[];
  readonly requirements: { kind: string; required: string; actual: string | null; isMet: boolean | null }[];
}
const gapOf = (employeeId: string, query = `asOf=${day}`) =>
  call<Gap>('GET', `/v1/employees/${employeeId}/competency-gap?${query}`);
const matchOf = ({ jpm, rawJpm, category, recommendation, unassessed }: Match) => ({
  jpm,
  rawJpm,
  category,
  recommendation,
  unassessed,
});
const inPosition = (positionId: string, about: object = {}) =>
  aCivilServant(api, { placement: { positionId, validFrom: '2021-01-01' }, ...about });

t.test('somebody is held against the own position', async (t) => {
  const position = await aPosition(api, { kind: 'pengawas', echelon: 'IV.a', name: 'Kepala Seksi' });
  const { id } = await inPosition(position.id);
  const bare = await gapOf(id);
  t.match(bare.body, {
    employeeId: id,
    asOf: day,
    position: { id: position.id, name: 'Kepala Seksi', kind: 'pengawas', unitId: position.unitId },
    standardOrigin: 'inherited',
    requirements: [],
  });
  t.strictSame(matchOf(bare.body), {
    jpm: 0,
    rawJpm: 0,
    category: null,
    recommendation: null,
    unassessed: 9,
  });
  await assess(api, id, { levels: coreLevels([1, 2, 2, 2, 2, 2, 2, 3, 1]) });
  const { body } = await gapOf(id);
  t.strictSame(
    matchOf(body),
    { jpm: 88.89, rawJpm: 94.44, category: 'cukup optimal', recommendation: 'MS', unassessed: 0 },
    '16 and 17 of 18',
  );
  t.strictSame(
    body.competencies.map(({ gap }) => gap),
    [1, 0, 0, 0, 0, 0, 0, 0, 1],
  );
  t.equal((await gapOf(id, 'asOf=2026-03-01')).body.unassessed, 9, 'the day before nothing was known');
});

t.test('somebody is held against any other position, and its requirements', async (t) => {
  const staff = await aPosition(api);
  const unit = await aUnit(api);
  const technical = await aCompetency(api);
  const target = await aPosition(api, { unitId: unit.id, kind: 'administrator', echelon: 'III.b' });
  const standard = await setStandard(api, {
    positionId: target.id,
    levels: [
      { competencyId: technical.id, level: 4 },
      { competencyId: coreId('INT'), level: 3 },
    ],
    educationLevel: 's1',
    educationProgrammes: ['Hukum'],
    rank: 'III/c',
    experienceYears: 5,
    experienceKinds: ['pelaksana'],
    trainings: ['PKA'],
  });
  const { id } = await inPosition(staff.id, { educationLevel: 's2', educationProgramme: 'S-2 Ilmu Hukum' });
  await promote(api, id, { rank: 'III/b', validFrom: '2020-01-01' });
  await assess(api, id, { levels: coreLevels(5) });
  const { body } = await gapOf(id, `positionId=${target.id}&asOf=${day}`);
  t.match(body, { standardId: standard.id, standardOrigin: 'own', position: { id: target.id } });
  t.strictSame(
    body.competencies.map(({ code, required, achieved, gap }) => [code, required, achieved, gap]),
    [
      ['INT', 3, 5, 0],
      [technical.code, 4, null, 4],
    ],
    'in the order of the dictionary',
  );
  t.strictSame(matchOf(body), {
    jpm: 42.86,
    rawJpm: 71.43,
    category: null,
    recommendation: null,
    unassessed: 1,
  });
  t.strictSame(
    body.requirements.map(({ kind, actual, isMet }) => [kind, actual, isMet]),
    [
      ['education-level', 's2', true],
      ['education-programme', 'S-2 Ilmu Hukum', true],
      ['rank', 'III/b', false],
      ['experience', '5', true],
      ['training', null, null],
    ],
  );
  const early = await gapOf(id, `positionId=${target.id}&asOf=2025-12-31`);
  t.match(early.body.requirements[3], { actual: '4', isMet: false }, 'the fifth year was not full');
  const full = await gapOf(id, `positionId=${target.id}&asOf=2026-01-01`);
  t.match(full.body.requirements[3], { actual: '5', isMet: true }, 'and is on this day');
  const { id: moved } = await inPosition(staff.id);
  const next = await aPosition(api, { kind: 'pengawas', echelon: 'IV.a' });
  const again = await aPosition(api);
  await place(api, moved, { positionId: next.id, validFrom: '2023-06-16' });
  await place(api, moved, { positionId: again.id, validFrom: '2024-01-01' });
  const experience = async (asOf: string) =>
    (await gapOf(moved, `positionId=${target.id}&asOf=${asOf}`)).body.requirements.find(
      ({ kind }) => kind === 'experience',
    )?.actual;
  t.strictSame(
    [await experience('2026-07-16'), await experience('2026-07-17')],
    ['4', '5'],
    'two years, five months and fifteen days, with two years, six months and sixteen days, make five years',
  );
});

t.test('without position, standard or person it is said so', async (t) => {
  const { id } = await aCivilServant(api);
  t.match((await gapOf(id)).body, {
    position: null,
    standardId: null,
    standardOrigin: 'none',
    jpm: null,
    competencies: [],
    requirements: [],
  });
  t.equal((await gapOf(nowhere)).status, 404);
  t.match(await gapOf(id, `positionId=${nowhere}`), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ parameter: 'positionId' }] },
  });
});

t.test('callers of some units see the gaps of their own people, against their own positions', async (t) => {
  const mine = await aPosition(api);
  const foreign = await aPosition(api);
  const own = await inPosition(mine.id);
  const other = await inPosition(foreign.id);
  const clerk = await key(['assessments:read'], { unitIds: [mine.unitId] });
  const ask = (url: string) => call('GET', url, { key: clerk });
  t.equal((await ask(`/v1/employees/${own.id}/competency-gap`)).status, 200);
  t.equal((await ask(`/v1/employees/${other.id}/competency-gap`)).status, 404);
  t.equal((await ask(`/v1/employees/${own.id}/competency-gap?positionId=${foreign.id}`)).status, 422);
  t.equal((await ask(`/v1/positions/${foreign.id}/candidates`)).status, 404);
  t.equal((await ask(`/v1/units/${foreign.unitId}/competency-heat-map`)).status, 404);
  await assess(api, own.id);
  await assess(api, other.id);
  const found = await ask(`/v1/positions/${mine.id}/candidates?asOf=${day}`);
  t.strictSame(found.body.items, [], 'the one who holds it is no candidate, others are out of reach');
  t.equal((await ask('/v1/assessments')).body.items.length, 1);
  t.equal((await ask('/v1/assessment-coverage')).body.items.length, 1);
});

interface Cell {
  competencyId: string;
  demanded: number;
  below: number;
  unassessed: number;
  meanGap: number | null;
}
interface HeatMap {
  competencies: { competencyId: string; code: string }[];
  all: { people: number; withoutStandard: number; cells: Cell[] };
  rows: { unitId: string; name: string; people: number; withoutStandard: number; cells: Cell[] }[];
}

t.test('the heat map counts people, people below, people unassessed and the mean gap, by unit', async (t) => {
  const agency = await aUnit(api, { name: 'Dinas Panas', code: 'HEAT-1' });
  const section = await aUnit(api, { kind: 'section', parentId: agency.id, code: 'HEAT-2', name: 'Bidang' });
  const office = await aUnit(api, { kind: 'section', parentId: section.id, code: 'HEAT-3', name: 'Seksi' });
  const head = await aPosition(api, { unitId: agency.id, kind: 'jpt-pratama', echelon: 'II.b' });
  const leader = await aPosition(api, { unitId: section.id, kind: 'pengawas', echelon: 'IV.a' });
  const staff = await aPosition(api, { unitId: office.id, headCountNeeded: 3 });
  const bare = await aPosition(api, { unitId: office.id, kind: 'jpt-utama' });
  const [none] = (await call('GET', '/v1/competency-standards?positionKind=jpt-utama')).body.items;
  await call('PATCH', `/v1/competency-standards/${none!.id}`, {
    body: { validTo: '2020-01-01' },
    headers: { 'if-match': '*' },
  });
  const technical = await aCompetency(api);
  await setStandard(api, {
    positionId: leader.id,
    levels: [...coreLevels(2), { competencyId: technical.id, level: 3 }],
  });
  const people = {
    head: await inPosition(head.id),
    leader: await inPosition(leader.id),
    first: await inPosition(staff.id),
    second: await inPosition(staff.id),
    third: await inPosition(staff.id),
    bare: await inPosition(bare.id),
  };
  await assess(api, people.head.id, { levels: coreLevels([1, 4, 4, 4, 4, 4, 4, 4, 4]) });
  await assess(api, people.leader.id, {
    levels: [...coreLevels(1), { competencyId: technical.id, level: 1 }],
  });
  await assess(api, people.first.id, { levels: coreLevels(0) });
  await assess(api, people.second.id, { levels: coreLevels(5) });

  const map = (query: string) =>
    call<HeatMap>('GET', `/v1/units/${agency.id}/competency-heat-map?asOf=${day}&${query}`);
  const { body } = await map('');
  const cell = (cells: Cell[], code: string) => {
    const id = body.competencies.find((one) => one.code === code)!.competencyId;
    const { competencyId: _, ...counts } = cells.find(({ competencyId }) => competencyId === id)!;
    return counts;
  };
  t.strictSame(
    body.rows.map(({ name, people, withoutStandard }) => [name, people, withoutStandard]),
    [
      ['Dinas Panas', 1, 0],
      ['Bidang', 5, 1],
    ],
    'the own people, then each child with all that lies under it',
  );
  t.match(body.all, { people: 6, withoutStandard: 1 });
  t.strictSame(cell(body.all.cells, 'INT'), { demanded: 5, below: 3, unassessed: 1, meanGap: 1.25 });
  t.strictSame(cell(body.rows[0]!.cells, 'INT'), { demanded: 1, below: 1, unassessed: 0, meanGap: 3 });
  t.strictSame(cell(body.rows[1]!.cells, 'INT'), { demanded: 4, below: 2, unassessed: 1, meanGap: 0.67 });
  t.strictSame(cell(body.all.cells, String(technical.code)), {
    demanded: 1,
    below: 1,
    unassessed: 0,
    meanGap: 2,
  });
  t.equal(body.competencies.length, 10);
  t.equal(body.rows[0]!.cells.length, 9, 'only what is demanded there');

  const units = (await map('rows=units')).body;
  t.strictSame(
    units.rows.map(({ name, people }) => [name, people]),
    [
      ['Dinas Panas', 1],
      ['Bidang', 1],
      ['Seksi', 4],
    ],
  );
  t.strictSame(cell(units.rows[2]!.cells, 'KEP'), { demanded: 3, below: 1, unassessed: 1, meanGap: 0.5 });
  t.strictSame(units.all, body.all);

  const expired = await call<HeatMap>('GET', `/v1/units/${agency.id}/competency-heat-map?asOf=2028-03-02`);
  t.ok(
    expired.body.all.cells.every(
      ({ demanded, unassessed, meanGap }) => demanded === unassessed && meanGap === null,
    ),
    'two years later nothing counts any more',
  );
  t.equal((await call('GET', `/v1/units/${agency.id}/competency-heat-map?asOf=2019-01-01`)).status, 404);
});

t.test('coverage: who was never assessed, whose assessment has expired or expires soon', async (t) => {
  const agency = await aUnit(api, { code: 'COV-1' });
  const office = await aUnit(api, { kind: 'section', parentId: agency.id, code: 'COV-2' });
  const position = await aPosition(api, { unitId: office.id, headCountNeeded: 5 });
  const never = await inPosition(position.id);
  const expired = await inPosition(position.id);
  const expiring = await inPosition(position.id);
  const current = await inPosition(position.id);
  await assess(api, expired.id, { assessedOn: '2023-01-10' });
  await assess(api, expiring.id, { assessedOn: '2024-06-01' });
  await assess(api, current.id, { assessedOn: '2024-06-01' });
  await assess(api, current.id, { assessedOn: '2026-02-01' });
  const counts = { people: 4, never: 1, expired: 1, expiring: 1, current: 1 };
  const { body } = await call('GET', `/v1/units/${agency.id}/assessment-coverage?asOf=${day}`);
  t.match(body, { expiringBefore: '2026-09-02', all: counts, rows: [{ people: 0 }, counts] });
  t.match(
    (await call('GET', `/v1/units/${agency.id}/assessment-coverage?asOf=${day}&withinMonths=2`)).body.all,
    {
      expiring: 0,
      current: 2,
    },
  );
  const list = async (query: string) =>
    (
      await call(
        'GET',
        `/v1/assessment-coverage?unitId=${agency.id}&includeSubunits=true&asOf=${day}&${query}`,
      )
    ).body.items.map(({ employeeId }) => employeeId);
  t.strictSame(await list('state=never'), [never.id]);
  t.strictSame(await list('state=expired'), [expired.id]);
  t.strictSame(await list('state=expiring'), [expiring.id]);
  t.strictSame(await list('sort=expiresOn'), [never.id, expired.id, expiring.id, current.id]);
  const turned: unknown[] = [];
  for (
    let next: string | null =
      `/v1/assessment-coverage?unitId=${agency.id}&includeSubunits=true&asOf=${day}&sort=-expiresOn&limit=1`;
    next;
  ) {
    const page: { body: { items: { employeeId: unknown }[]; next: string | null } } = await call('GET', next);
    turned.push(...page.body.items.map(({ employeeId }) => employeeId));
    next = page.body.next;
  }
  t.strictSame(
    turned,
    [current.id, expiring.id, expired.id, never.id],
    'page by page, also where there is no day',
  );
});

interface Ranked extends Match {
  employeeId: string;
  place: number;
  toVerify: string[];
}

t.test('who would fit a vacancy: the best first, hard requirements applied', async (t) => {
  const vacancy = await aPosition(api, { kind: 'administrator', echelon: 'III.b' });
  await setStandard(api, {
    positionId: vacancy.id,
    levels: coreLevels(3),
    educationLevel: 's1',
    educationProgrammes: ['Hukum'],
    rank: 'III/b',
    experienceYears: 3,
    experienceKinds: ['pelaksana'],
    trainings: ['PKA'],
  });
  const unit = await aUnit(api);
  const seat = await aPosition(api, { unitId: unit.id, headCountNeeded: 20 });
  const suitable = { educationLevel: 's1', educationProgramme: 'S-1 Ekonomi' } as const;
  const somebody = async (levels: number | number[], about: object = {}, rank = 'III/c' as const) => {
    const person = await inPosition(seat.id, { ...suitable, ...about });
    await promote(api, person.id, { rank, validFrom: '2020-01-01' });
    await assess(api, person.id, { levels: coreLevels(levels) });
    return person.id;
  };
  const best = await somebody(3);
  const better = await somebody([5, 3, 3, 3, 3, 3, 3, 3, 3]);
  const fair = await somebody(2, { educationProgramme: 'S-1 Hukum', educationLevel: 'd4' });
  const unschooled = await somebody(5, { educationLevel: 'sma' });
  const unknown = await somebody(5, { educationLevel: null });
  const junior = await somebody(5, {}, 'III/a' as 'III/c');
  const gone = await somebody(5, { status: 'retired' });
  const partly = await inPosition(seat.id, suitable);
  await promote(api, partly.id, { rank: 'III/b', validFrom: '2020-01-01' });
  await assess(api, partly.id, { levels: coreLevels(4).slice(0, 8) });
  const fresh = await aCivilServant(api, {
    ...suitable,
    placement: { positionId: seat.id, validFrom: '2024-01-01' },
  });
  await promote(api, fresh.id, { rank: 'III/c', validFrom: '2020-01-01' });
  await assess(api, fresh.id, { levels: coreLevels(5) });
  const holder = await somebody(5);
  await place(api, holder, { positionId: vacancy.id, validFrom: '2026-01-01' });
  const never = await inPosition(seat.id, suitable);
  for (let more = 0; more < 10; more += 1) await somebody(5, { educationLevel: 'sma' });

  const ask = (query: string) =>
    call<{ items: Ranked[]; standardOrigin: string }>(
      'GET',
      `/v1/positions/${vacancy.id}/candidates?asOf=${day}&${query}`,
    );
  const { body } = await ask(`unitId=${unit.id}`);
  t.strictSame(
    body.items.map(({ employeeId }) => employeeId),
    [better, best, partly.id, fair],
    'by JPM; of the same JPM by the uncapped one',
  );
  for (const [why, id] of Object.entries({
    unschooled,
    unknown,
    junior,
    gone,
    fresh: fresh.id,
    holder,
    never: never.id,
  }))
    t.notOk(
      body.items.some(({ employeeId }) => employeeId === id),
      why,
    );
  t.strictSame(
    body.items.map(({ place, jpm, category, recommendation, unassessed }) => [
      place,
      jpm,
      category,
      recommendation,
      unassessed,
    ]),
    [
      [1, 100, 'optimal', 'MS', 0],
      [2, 100, 'optimal', 'MS', 0],
      [3, 88.89, null, null, 1],
      [4, 66.67, 'kurang optimal', 'KMS', 0],
    ],
  );
  t.strictSame(body.items[0]!.toVerify, ['education-programme', 'training']);
  t.strictSame(body.items[3]!.toVerify, ['training']);
  for (const { employeeId, jpm, rawJpm, category, recommendation, unassessed } of body.items)
    t.match(
      (await gapOf(employeeId, `positionId=${vacancy.id}&asOf=${day}`)).body,
      { jpm, rawJpm, category, recommendation, unassessed },
      'as the gap of each says',
    );
  t.strictSame(
    (await ask(`limit=1&unitId=${unit.id}`)).body.items.map(({ employeeId }) => employeeId),
    [better],
    'more are looked at where the best do not meet the requirements',
  );
  const everybody = (await ask('limit=500')).body.items.map(({ employeeId }) => employeeId);
  t.strictSame(
    everybody.filter((id) => body.items.some(({ employeeId }) => employeeId === id)),
    [better, best, partly.id, fair],
    'of the whole city, in the same order',
  );
  t.match(await ask('includeSubunits=true'), { status: 400, body: { errors: [{ parameter: 'unitId' }] } });
});
