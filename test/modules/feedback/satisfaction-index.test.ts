import fc from 'fast-check';
import t from 'tap';
import { dayAfter, periodOf, yearBefore } from '../../../src/modules/feedback/rules/periods.ts';
import { pooledByPeriod, rowsOfPeriods } from '../../../src/modules/feedback/rules/pooled.ts';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { answer, aService, aSurvey, created, marked, surveyDays } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call, database, key } = api;

interface Row {
  readonly value: string;
  readonly name: string | null;
  readonly isSuppressed: boolean;
  readonly answers: number | null;
  readonly index: number | null;
  readonly converted: number | null;
  readonly previous: number | null;
  readonly change: number | null;
}
interface Index extends Row {
  readonly surveys: number;
  readonly previousSurveys: number;
  readonly rows: Row[];
}
const read = async (criteria: string, holder?: string): Promise<Index> =>
  (await call<Index>('GET', `/v1/satisfaction-index?${criteria}`, { key: holder })).body;

/** A survey with answers about its services, which then is moved to other days. */
async function held(
  unitId: string,
  answersByService: readonly { readonly serviceId: string; readonly times: number; readonly mark: number }[],
  days?: { from: string; to: string },
) {
  const survey = await aSurvey(api, {
    unitId,
    services: answersByService.map(({ serviceId }) => ({ serviceId })),
    answersPerAddress: 1000,
    identicalPerAddress: 1000,
  });
  for (const { serviceId, times, mark } of answersByService)
    for (let one = 0; one < times; one++) await created(answer(api, survey, marked(mark), { serviceId }));
  if (days) {
    await query(database.ownerUrl, 'update feedback.surveys set starts_on = $2, ends_on = $3 where id = $1', [
      survey.id,
      days.from,
      days.to,
    ]);
    await query(
      database.ownerUrl,
      `update feedback.tallies set value = left($2, 7) where survey_id = $1 and dimension = 'month'`,
      [survey.id, days.from],
    );
  }
  return survey;
}

const city = await aUnit(api, { kind: 'city' });
const [north, south] = [
  await aUnit(api, { name: 'Kecamatan Utara', parentId: city.id }),
  await aUnit(api, { name: 'Kecamatan Selatan', parentId: city.id }),
];
const [birth, card] = [
  await aService(api, { name: 'Akta', unitId: north.id }),
  await aService(api, { name: 'Kartu', unitId: south.id }),
];
await held(north.id, [{ serviceId: birth.id, times: 5, mark: 4 }], { from: '2025-02-01', to: '2025-03-31' });
await held(
  north.id,
  [
    { serviceId: birth.id, times: 6, mark: 3 },
    { serviceId: card.id, times: 5, mark: 2 },
  ],
  { from: '2025-07-01', to: '2025-12-31' },
);
await held(south.id, [{ serviceId: card.id, times: 9, mark: 3 }], { from: '2025-11-01', to: '2026-01-15' });
const year = 'from=2025-01-01&to=2026-01-01';

t.test('answers of all surveys that overlap a period are pooled one by one', async (t) => {
  // 5 × 4 + 6 × 3 + 5 × 2 + 9 × 3 = 75, of 25 answers.
  t.match(await read(year), {
    surveys: 3,
    answers: 25,
    index: 3,
    converted: 75,
    band: 'C',
    previous: null,
    change: null,
    rows: [],
  });
  t.match(await read('from=2025-04-01&to=2025-07-01'), { surveys: 0, answers: 0, index: null });
  t.match(await read('from=2025-03-31&to=2025-04-01'), { surveys: 1, answers: 5 }, 'the last day counts');
  t.match(await read('from=2026-01-15&to=2026-01-16'), { surveys: 1, answers: 9 });
  t.match(await read('from=2026-01-16&to=2026-02-01'), { surveys: 0 }, 'the day after does not');
});

t.test('the period before is as long, and has no survey of this one', async (t) => {
  const half = await read('from=2025-07-01&to=2026-01-01&by=unit');
  t.match(half, {
    previousFrom: '2024-12-29',
    surveys: 2,
    previousSurveys: 1,
    index: 2.75,
    previous: 100,
    change: -31.25,
  });
  t.match(half.rows, [
    { name: 'Kecamatan Selatan', value: south.id, answers: 9, converted: 75, previous: null, change: null },
    { name: 'Kecamatan Utara', value: north.id, answers: 11, index: 2.545, previous: 100, change: -36.36 },
  ]);
  t.match(await read('from=2026-01-01&to=2026-02-01'), { surveys: 1, previousSurveys: 1, previous: 63.64 });
});

t.test('rows are services, units, elements or periods', async (t) => {
  const { rows } = await read(`${year}&by=service`);
  t.match(rows, [
    { value: birth.id, name: 'Akta', answers: 11, index: 3.455, converted: 86.36, band: 'B' },
    {
      value: card.id,
      name: 'Kartu',
      answers: 14,
      index: 2.643,
      elements: [{ element: 'requirements', mean: 2.643 }],
    },
  ]);
  const elements = (await read(`${year}&by=element`)).rows;
  t.equal(elements.length, 9);
  t.match(elements[6], { value: 'staff-behaviour', answers: 25, index: 3, converted: 75, elements: [] });
  const periods = (length: string) =>
    read(`${year}&by=period&period=${length}`).then(({ rows }) =>
      rows.map(({ value, answers }) => [value, answers]),
    );
  t.strictSame(await periods('month'), [
    ['2025-02', 5],
    ['2025-07', 11],
    ['2025-11', 9],
  ]);
  t.strictSame(await periods('quarter'), [
    ['2025-Q1', 5],
    ['2025-Q3', 11],
    ['2025-Q4', 9],
  ]);
  t.strictSame(await periods('year'), [['2025', 25]]);
  const halves = (await read(`${year}&by=period&period=semester`)).rows;
  t.match(halves, [
    { value: '2025-S1', converted: 100, previous: null },
    { value: '2025-S2', converted: 68.75, previous: 100, change: -31.25 },
  ]);
});

t.test('filters narrow what is pooled', async (t) => {
  t.match(await read(`${year}&unitId=${south.id}`), { surveys: 1, answers: 9 });
  t.match(await read(`${year}&unitId=${city.id}&includeSubunits=true`), { surveys: 3, answers: 25 });
  t.match(await read(`${year}&unitId=${city.id}`), { surveys: 0, answers: 0 });
  t.match(await read(`${year}&serviceId=${card.id.toUpperCase()}`), { surveys: 2, answers: 14 });
  const holder = await key(allScopes, { unitIds: [north.id] });
  t.match(await read(`${year}&by=unit`, holder), { surveys: 2, answers: 16, rows: [{ value: north.id }] });
  const { status, body } = await call('GET', '/v1/satisfaction-index?from=2026-01-01&to=2026-01-01');
  t.match(
    { status, body },
    { status: 400, body: { errors: [{ parameter: 'to', code: 'period-reversed' }] } },
  );
  t.equal((await call('GET', `/v1/satisfaction-index?${year}&includeSubunits=true`)).status, 400);
  t.equal((await call('GET', '/v1/satisfaction-index?from=0001-01-01')).status, 400);
});

t.test('of few people nothing is told, whichever way it is asked', async (t) => {
  const unit = await aUnit(api);
  const [few, many] = [await aService(api), await aService(api)];
  await held(
    unit.id,
    [
      { serviceId: few.id, times: 4, mark: 1 },
      { serviceId: many.id, times: 8, mark: 4 },
    ],
    { from: '2020-01-01', to: '2020-06-30' },
  );
  const of = (criteria: string) => read(`from=2020-01-01&to=2021-01-01${criteria}`);
  t.match((await of('&by=service')).rows, [
    { isSuppressed: true, answers: null, index: null },
    { isSuppressed: true, answers: null, index: null },
  ]);
  t.match(await of(''), { isSuppressed: false, answers: 12, index: 3 });
  for (const { id } of [few, many])
    t.match(
      await of(`&serviceId=${id}&by=element`),
      { isSuppressed: true, answers: null, index: null, rows: [] },
      'nor of the one that would tell of the other',
    );
  await held(unit.id, [{ serviceId: few.id, times: 4, mark: 1 }], { from: '2018-01-01', to: '2018-06-30' });
  t.match(await read('from=2018-01-01&to=2019-01-01'), { isSuppressed: true, answers: null, index: null });
  t.match(await read('from=2019-01-01&to=2020-01-01'), { previousSurveys: 1, previous: null });
});

t.test('the year until today is meant if nothing is said, and drafts have no index', async (t) => {
  const before = (await read('')).surveys;
  await aSurvey(api, { draft: true, ...surveyDays() });
  t.equal((await read('')).surveys, before);
  await aSurvey(api, surveyDays());
  t.equal((await read('')).surveys, before + 1);
});

t.test('months lie in quarters, semesters and years', async (t) => {
  const of = (period: 'month' | 'quarter' | 'semester' | 'year') =>
    ['2026-01', '2026-03', '2026-04', '2026-06', '2026-07', '2026-12'].map((month) =>
      periodOf(month, period),
    );
  t.strictSame(of('quarter'), ['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q2', '2026-Q3', '2026-Q4']);
  t.strictSame(of('semester'), ['2026-S1', '2026-S1', '2026-S1', '2026-S1', '2026-S2', '2026-S2']);
  t.strictSame(of('month')[3], '2026-06');
  t.strictSame(of('year')[3], '2026');
  t.strictSame(['2026-03-01', '2024-02-29', '2025-02-28'].map(yearBefore), [
    '2025-03-01',
    '2023-02-28',
    '2024-02-28',
  ]);
  t.equal(dayAfter('2024-02-28'), '2024-02-29');
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ month: fc.integer({ min: 1, max: 12 }), answers: fc.integer({ min: 1, max: 50 }) }),
      ),
      (given) => {
        const months = given.map(({ month, answers }) => ({
          value: `2026-${String(month).padStart(2, '0')}`,
          name: null,
          answers,
          cells: Array<number>(36).fill(answers),
        }));
        const total = (pooled: readonly { answers: number }[]) =>
          pooled.reduce((sum, { answers }) => sum + answers, 0);
        return (['month', 'quarter', 'semester', 'year'] as const).every((period) => {
          const pooled = pooledByPeriod(months, period);
          return (
            total(pooled) === total(months) &&
            pooled.every(({ answers, cells }) => cells.every((count) => count === answers)) &&
            rowsOfPeriods(pooled).length === pooled.length
          );
        });
      },
    ),
  );
});
