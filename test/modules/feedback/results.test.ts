import t from 'tap';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { answer, aService, aSurvey, created, marked, ownSurvey, today } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call, database, key } = api;

/** Lets one address send whatever it likes. */
const unlimited = { answersPerAddress: 1000, identicalPerAddress: 1000 };

async function answerTimes(times: number, survey: { link: string }, answers: object[], about: object = {}) {
  for (let one = 0; one < times; one++) {
    const { status, text } = await answer(api, survey, answers, { ...about });
    if (status !== 201) throw new Error(text);
  }
}

interface Group {
  readonly value: string | null;
  readonly name: string | null;
  readonly isSuppressed: boolean;
  readonly answers: number | null;
  readonly index: number | null;
  readonly converted: number | null;
  readonly elements: object[];
  readonly isSampleAdequate: boolean | null;
}
interface Results {
  readonly answers: number;
  readonly groups: Group[];
  readonly channels: object[];
  readonly satisfaction: { readonly elements: { readonly element: string; readonly mean: number }[] };
}
const resultsOf = async ({ id }: { id: string }, about = ''): Promise<Results> =>
  (await call<Results>('GET', `/v1/surveys/${id}/results${about}`)).body;

t.test('the index follows every answer, with sample, bands and distributions', async (t) => {
  const service = await aService(api);
  const survey = await aSurvey(api, { ...unlimited, services: [{ serviceId: service.id, population: 10 }] });
  t.match(await resultsOf(survey), {
    answers: 0,
    population: 10,
    requiredSample: 10,
    isSampleAdequate: false,
    tokens: 0,
    responseRate: null,
    satisfaction: { index: null, why: 'no-answers', elements: [] },
  });
  await answerTimes(4, survey, marked(4));
  t.match(await resultsOf(survey), { answers: 4, satisfaction: { index: null, why: 'too-few-answers' } });
  await answerTimes(6, survey, marked(3, 3, 2));
  const results = await resultsOf(survey);
  // Two elements 3.4, seven 2.8: 26.4 / 9.
  t.match(results, {
    answers: 10,
    isSampleAdequate: true,
    channels: [{ channel: 'link', answers: 10 }],
    weights: 'exact',
    by: null,
    groups: [],
    satisfaction: { why: null, index: 2.933, converted: 73.33, band: 'C' },
  });
  t.match(results.satisfaction.elements[2], {
    element: 'time',
    mean: 2.8,
    converted: 70,
    band: 'C',
    distribution: [0, 6, 0, 4],
  });
  // 26.4 × 0.11.
  t.match(await resultsOf(survey, '?weights=table'), { satisfaction: { index: 2.904, converted: 72.6 } });
  const { body } = await call<{ questions: object[] }>('GET', `/v1/surveys/${survey.id}/results`);
  t.match(body.questions, [{ key: 'suggestions', kind: 'text', answers: 0 }], 'what else is asked');
});

t.test('groups are told of by their means, and none of few people', async (t) => {
  const survey = await aSurvey(api, unlimited);
  await answerTimes(7, survey, marked(4), { profile: { gender: 'female', ageBand: '20-29' } });
  await answerTimes(6, survey, marked(2), { profile: { gender: 'male', ageBand: '30-39' } });
  await answerTimes(3, survey, marked(1), { profile: { ageBand: '30-39' } });
  const byGender = (await resultsOf(survey, '?by=gender')).groups;
  t.strictSame(
    byGender.map(({ value, isSuppressed, answers, index }) => [value, isSuppressed, answers, index]),
    [
      [null, true, null, null],
      ['female', false, 7, 4],
      ['male', true, null, null],
    ],
    'who did not say are three: the next smallest is hidden with them',
  );
  t.strictSame(byGender[2]!.elements, []);
  t.match(byGender[1]!.elements, [{ element: 'requirements', mean: 4, converted: 100, band: 'A' }]);
  t.notOk('distribution' in byGender[1]!.elements[0]!);
  const byAge = (await resultsOf(survey, '?by=age-band')).groups;
  t.match(byAge, [
    { value: '20-29', index: 4 },
    { value: '30-39', answers: 9, index: 1.667, converted: 41.67, band: 'D' },
  ]);
  const months = (await resultsOf(survey, '?by=month')).groups;
  t.match(months, [{ value: today().slice(0, 7), answers: 16 }]);
  t.equal((await call('GET', `/v1/surveys/${survey.id}/results?by=all`)).status, 400);
});

t.test('services are told of one by one, also those that nobody answered about', async (t) => {
  const [one, two, three] = [
    await aService(api, { name: 'Akta' }),
    await aService(api, { name: 'Kartu' }),
    await aService(api, { name: 'Pindah' }),
  ];
  const survey = await aSurvey(api, {
    ...unlimited,
    services: [
      { serviceId: one.id, population: 5 },
      { serviceId: two.id, population: 30 },
      { serviceId: three.id },
    ],
  });
  await answerTimes(5, survey, marked(4), { serviceId: one.id });
  await answerTimes(6, survey, marked(3), { serviceId: two.id });
  const { groups, ...whole } = await resultsOf(survey, '?by=service');
  t.match(whole, { population: null, requiredSample: null }, 'of one service it is not known');
  t.match(groups, [
    { value: one.id, name: 'Akta', answers: 5, index: 4, requiredSample: 5, isSampleAdequate: true },
    { value: two.id, name: 'Kartu', answers: 6, index: 3, requiredSample: 28, isSampleAdequate: false },
    { value: three.id, name: 'Pindah', answers: 0, isSuppressed: false, index: null, isSampleAdequate: null },
  ]);
});

t.test('own questions are told as they were answered', async (t) => {
  const choices = ['ya', 'tidak'].map((one) => ({ key: one, text: { id: one } }));
  const survey = await ownSurvey(
    api,
    [
      { key: 'pernah', kind: 'single', text: { id: 'Pernah?' }, isRequired: true, choices },
      {
        key: 'tunggu',
        kind: 'number',
        text: { id: 'Berapa menit?' },
        isRequired: false,
        number: { least: 0, most: 480, decimals: 1 },
      },
    ],
    { ...unlimited, population: 8 },
  );
  const yes = { question: 'pernah', choice: 'ya' };
  for (const minutes of [10, 20, 30.5, 40, 50])
    await answerTimes(1, survey, [yes, { question: 'tunggu', value: minutes }], {
      profile: { gender: 'male' },
    });
  await answerTimes(5, survey, [{ question: 'pernah', choice: 'tidak' }], { profile: { gender: 'female' } });
  const results = await resultsOf(survey, '?by=gender');
  t.match(results, {
    kind: 'own',
    satisfaction: null,
    population: 8,
    requiredSample: 8,
    questions: [
      {
        key: 'pernah',
        answers: 10,
        distribution: [
          { choice: 'ya', answers: 5, percent: 50 },
          { choice: 'tidak', answers: 5, percent: 50 },
        ],
      },
      { key: 'tunggu', answers: 5, mean: 30.1, standardDeviation: 15.813, sum: 150.5 },
    ],
    groups: [
      {
        value: 'female',
        answers: 5,
        index: null,
        elements: [],
        questions: [{ key: 'tunggu', answers: 0, mean: null }],
      },
      { value: 'male', answers: 5, questions: [{ key: 'tunggu', answers: 5, mean: 30.1 }] },
    ],
  });
});

t.test('tokens that were given out tell the response rate', async (t) => {
  const survey = await aSurvey(api, { ...unlimited, access: 'token' });
  await query(
    database.ownerUrl,
    `insert into feedback.token_batches (id, survey_id, origin, size) values (gen_random_uuid(), $1, 'issued', 12)`,
    [survey.id],
  );
  await query(
    database.ownerUrl,
    `insert into feedback.tokens (survey_id, hash, batch_id)
     select $1, sha256(convert_to('TOKEN' || n, 'UTF8')), b.id
       from feedback.token_batches b, generate_series(1, 12) n where b.survey_id = $1`,
    [survey.id],
  );
  for (let number = 1; number <= 5; number++)
    await answerTimes(1, survey, marked(4), { token: `TOKEN${number}` });
  t.match(await resultsOf(survey), {
    tokens: 12,
    responseRate: 41.67,
    channels: [{ channel: 'token', answers: 5 }],
    satisfaction: { index: 4 },
  });
});

t.test('ballot stuffing shows day by day', async (t) => {
  const survey = await aSurvey(api, { answersPerAddress: 4, identicalPerAddress: 2 });
  for (let one = 0; one < 6; one++)
    await answer(api, survey, marked(4), { remoteAddress: '203.0.113.7', profile: { gender: 'male' } });
  for (const [at, marks] of [[1], [2], [3], [4], [1, 2]].entries())
    await answer(api, survey, marked(...marks), { remoteAddress: `198.51.100.${at < 4 ? 1 : 2}` });
  const now = new Date().toISOString();
  await created(
    call('POST', `/v1/surveys/${survey.id}/response-batches`, {
      body: {
        sentAt: now,
        entries: [
          {
            id: '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
            answeredAt: now,
            questionnaireVersion: 1,
            answers: marked(3),
          },
        ],
      },
    }),
  );
  await query(
    database.ownerUrl,
    `select feedback.decide_responses($1,
       (select array[min(id::text)::uuid] from feedback.responses where survey_id = $1 and state = 'quarantined'), null, false)`,
    [survey.id],
  );
  const { body } = await call('GET', `/v1/surveys/${survey.id}/participation`);
  t.match(body, {
    surveyId: survey.id,
    counted: 8,
    linkAnswers: 11,
    addresses: 3,
    mostOfOneAddress: 6,
    identicalRepeats: 5,
    held: [{ reason: 'identical', answers: 3 }],
    rejected: 1,
    days: [
      {
        day: today(),
        linkAnswers: 11,
        addresses: 3,
        mostOfOneAddress: 6,
        identicalRepeats: 5,
        held: [{ reason: 'identical', answers: 3 }],
        rejected: 1,
      },
    ],
    channels: [
      { channel: 'field', counted: 1, held: 0, rejected: 0 },
      { channel: 'link', counted: 7, held: 3, rejected: 1 },
    ],
    sources: [{ source: /^key:/, name: null, answers: 1 }],
  });
  const none = (await call('GET', `/v1/surveys/${(await aSurvey(api)).id}/participation`)).body;
  t.match(none, {
    counted: 0,
    linkAnswers: 0,
    mostOfOneAddress: 0,
    held: [],
    days: [],
    channels: [],
    sources: [],
  });
});

t.test('results are read from roll-ups alone, by those who hold the survey', async (t) => {
  const unit = await aUnit(api);
  const survey = await aSurvey(api, { ...unlimited, unitId: unit.id });
  await answerTimes(5, survey, marked(4));
  const before = await resultsOf(survey, '?by=gender');
  // As a service that cannot look at answers.
  await query(database.ownerUrl, 'alter table feedback.responses rename to responses_away');
  t.strictSame(await resultsOf(survey, '?by=gender'), before);
  await query(database.ownerUrl, 'alter table feedback.responses_away rename to responses');
  const holder = await key(allScopes, { unitIds: [unit.id] });
  const other = await key(allScopes, { unitIds: [(await aUnit(api)).id] });
  for (const path of ['results', 'participation']) {
    t.equal((await call('GET', `/v1/surveys/${survey.id}/${path}`, { key: holder })).status, 200);
    t.equal((await call('GET', `/v1/surveys/${survey.id}/${path}`, { key: other })).status, 404);
    t.equal((await call('GET', `/v1/surveys/${unit.id}/${path}`)).status, 404);
  }
});
