import t from 'tap';
import { build } from '../../support/build.ts';
import { aCompetency, assess, setStandard } from '../../support/competencies.ts';
import { aFullSession, type GuideBody, pass } from '../../support/development.ts';
import { aCivilServant } from '../../support/employees.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import { aCourse, aSession, nominate } from '../../support/trainings.ts';

const api = await build(t);
const { app, call } = api;
const today = app.today();
const monthAgo = new Date(Date.parse(today) - 30 * 86_400_000).toISOString().slice(0, 10);

interface Row {
  readonly name: string;
  readonly people: number;
  readonly meeting: number;
  readonly withGaps: number;
  readonly partlyAssessed: number;
  readonly unassessed: number;
  readonly withoutStandard: number;
  readonly meanJpm: number | null;
  readonly dutyReached: number;
  readonly dutyShort: number;
}
interface UnitGuide {
  readonly lacking: { code: string; below: number; missing: number; freeSeats: number; seatable: number }[];
  readonly all: Row;
  readonly rows: Row[];
}

const agency = await aUnit(api, { name: 'Dinas Panduan', code: 'G-1' });
const section = await aUnit(api, { kind: 'section', parentId: agency.id, name: 'Bidang', code: 'G-2' });
const office = await aUnit(api, { kind: 'section', parentId: section.id, name: 'Seksi', code: 'G-3' });
const [first, second] = [await aCompetency(api), await aCompetency(api)];
const positions: { readonly id: string }[] = [];
for (const unitId of [agency.id, section.id, office.id]) {
  const position = await aPosition(api, { unitId, headCountNeeded: 9 });
  await setStandard(api, {
    positionId: position.id,
    levels: [
      { competencyId: first.id, level: 4 },
      { competencyId: second.id, level: 2 },
    ],
  });
  positions.push(position);
}
const bare = await aPosition(api, { unitId: office.id, kind: 'jpt-utama' });
const [general] = (await call('GET', '/v1/competency-standards?positionKind=jpt-utama')).body.items;
await call('PATCH', `/v1/competency-standards/${general!.id}`, {
  body: { validTo: '2020-01-01' },
  headers: { 'if-match': '*' },
});

/** Somebody in the position of a unit, at these levels; null: not assessed. */
async function somebody(at: number, levels: readonly (number | null)[], about: object = {}) {
  const positionId = (positions[at] ?? bare).id;
  const person = await aCivilServant(api, {
    appointedOn: '2021-01-01',
    placement: { positionId, validFrom: '2022-01-01' },
    ...about,
  });
  const assessed = [first, second].flatMap(({ id }, index) => {
    const level = levels[index];
    return level === null || level === undefined ? [] : [{ competencyId: id, level }];
  });
  if (assessed.length > 0) await assess(api, person.id, { assessedOn: monthAgo, levels: assessed });
  return person.id;
}

const people = [
  await somebody(0, [4, 2]),
  await somebody(0, [1, 2]),
  await somebody(1, [3, 1]),
  await somebody(1, [3, null]),
  await somebody(2, [], { employmentKind: 'PPPK' }),
  await somebody(2, [5, 3]),
  await somebody(2, [2, 2]),
  await somebody(3, [1, 1]),
];
await pass(api, { courseId: (await aCourse(api)).id, employeeId: people[0]!, on: today, hours: 20 });
await pass(api, { courseId: (await aCourse(api)).id, employeeId: people[2]!, on: today, hours: 19 });

const read = async (query = '') =>
  (await call<UnitGuide>('GET', `/v1/units/${agency.id}/development-guide?${query}`)).body;
const counts = ({ name: _, ...row }: Row) => row;

t.test('leaders see the sum of what the guides of their people say', async (t) => {
  const guides: GuideBody[] = [];
  for (const id of people)
    guides.push((await call<GuideBody>('GET', `/v1/employees/${id}/development-guide`)).body);
  const count = (is: (guide: GuideBody) => boolean) => guides.filter(is).length;
  const demanded = ({ standing }: GuideBody) => standing.competencies.length;
  const lacks = ({ standing }: GuideBody) => standing.competencies.some(({ gap }) => gap > 0);
  const whole = guides.filter((guide) => demanded(guide) > 0 && guide.standing.unassessed === 0);
  const mean = whole.reduce((sum, { standing }) => sum + standing.jpm!, 0) / whole.length;
  const { all, rows, lacking } = await read();
  t.match(all, {
    people: people.length,
    meeting: whole.filter((guide) => !lacks(guide)).length,
    withGaps: whole.filter(lacks).length,
    partlyAssessed: count((g) => g.standing.unassessed > 0 && g.standing.unassessed < demanded(g)),
    unassessed: count((g) => demanded(g) > 0 && g.standing.unassessed === demanded(g)),
    withoutStandard: count((g) => g.standing.standardId === null),
    dutyReached: count((g) => g.learning.isReached === true),
    dutyShort: count((g) => g.learning.isReached === false),
  });
  t.ok(Math.abs(all.meanJpm! - mean) < 0.01, `${all.meanJpm} as ${mean}`);
  t.strictSame(
    [all.meeting, all.withGaps, all.partlyAssessed, all.unassessed, all.withoutStandard],
    [2, 3, 1, 1, 1],
  );
  t.strictSame([all.dutyReached, all.dutyShort], [1, 6], 'a ceiling is no duty');
  t.strictSame(
    rows.map(({ name, people, meanJpm, dutyShort }) => [name, people, meanJpm, dutyShort]),
    [
      ['Dinas Panduan', 2, 75, 1],
      ['Bidang', 6, 77.78, 5],
    ],
  );
  const below = (code: unknown) =>
    guides.flatMap(({ standing }) =>
      standing.competencies.filter((line) => line.code === code && line.achieved !== null && line.gap > 0),
    );
  for (const { code, below: lackingPeople, missing } of lacking) {
    t.equal(lackingPeople, below(code).length, code);
    t.equal(
      missing,
      below(code).reduce((sum, { gap }) => sum + gap, 0),
    );
  }
  t.strictSame(
    lacking.map(({ code, below, freeSeats, seatable }) => [code, below, freeSeats, seatable]),
    [
      [first.code, 4, 0, 0],
      [second.code, 1, 0, 0],
    ],
  );
});

t.test('a row for each unit, and all is the same', async (t) => {
  const [children, units] = [await read(), await read('rows=units')];
  t.strictSame(
    units.rows.map(({ name, people }) => [name, people]),
    [
      ['Dinas Panduan', 2],
      ['Bidang', 2],
      ['Seksi', 4],
    ],
  );
  t.strictSame(counts(units.all), counts(children.all));
});

t.test('seats are counted for whom they lead above the own level', async (t) => {
  const raising = async (level: number, quota: number, about: object = {}) =>
    aSession(api, {
      courseId: (await aCourse(api, { outcomes: [{ competencyId: first.id, level }], ...about })).id,
      quota,
    });
  const seats = async () => {
    const { freeSeats, seatable } = (await read()).lacking[0]!;
    return [freeSeats, seatable];
  };
  await raising(1, 9);
  t.strictSame(await seats(), [0, 0], 'nobody stands below level 1');
  const low = await raising(2, 5);
  t.strictSame(await seats(), [5, 1], 'only one of four stands below level 2');
  await raising(4, 2);
  t.strictSame(await seats(), [7, 3], 'two more, of those at 2 and at 3');
  await nominate(api, low.id, (await aCivilServant(api)).id);
  t.strictSame(await seats(), [6, 3]);
  const full = await aFullSession(api, {
    courseId: (await aCourse(api, { outcomes: [{ competencyId: first.id, level: 5 }] })).id,
  });
  t.strictSame(await seats(), [6, 3], `${full.id} has no free seat`);
  await aSession(api, { draft: true, quota: 50, courseId: full.courseId });
  t.strictSame(await seats(), [6, 3], 'a draft takes nobody');
});
