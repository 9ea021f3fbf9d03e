import t from 'tap';
import { build } from '../../support/build.ts';
import {
  answer,
  aSurvey,
  created,
  marked,
  officialVersion,
  ownSurvey,
  surveyDays,
  today,
} from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { aService } from '../../support/services.ts';

const scale = (key: string, about: object = {}) => ({
  key,
  kind: 'scale',
  text: { id: key },
  isRequired: true,
  scale: { least: 1, most: 5, labels: [] },
  ...about,
});
const text = { key: 'why', kind: 'text', text: { id: 'Mengapa?', en: 'Why?' }, isRequired: false };

t.test('the official questionnaire is there from the beginning and asks the nine elements', async (t) => {
  const { call } = await build(t);
  const { body } = await call('GET', '/v1/questionnaires?kind=satisfaction');
  t.match(body.items, [{ code: 'SKM', unitId: null, latestVersion: 1 }]);
  const version = await call('GET', `/v1/questionnaires/${body.items[0]!.id}/versions/1`);
  const questions = version.body.questions as { element?: string; scale?: { labels: object[] } }[];
  t.equal(new Set(questions.flatMap(({ element }) => element ?? [])).size, 9);
  t.ok(questions.filter(({ element }) => element).every(({ scale }) => scale?.labels.length === 4));
  t.ok(version.body.frozenAt);
});

t.test('a version changes until a survey is opened with it, and never after', async (t) => {
  const { call } = await build(t);
  const questionnaire = await created(
    call('POST', '/v1/questionnaires', {
      body: { code: 'K-1', title: { id: 'Kuesioner' }, kind: 'own', unitId: null },
    }),
  );
  const path = `/v1/questionnaires/${questionnaire.id}/versions`;
  const version = await created(call('POST', path, { body: { questions: [scale('speed')] } }));
  const changed = await call('PATCH', `${path}/1`, {
    body: { questions: [scale('speed'), text] },
    headers: { 'if-match': '"1"' },
  });
  t.equal(changed.status, 200);
  t.equal((changed.body.questions as object[]).length, 2);
  const survey = await aSurvey({ call }, { versionId: version.id, services: [], draft: true });
  const stillFree = await call('PATCH', `${path}/1`, {
    body: { questions: [scale('speed')] },
    headers: { 'if-match': '"2"' },
  });
  t.equal(stillFree.status, 200, 'a draft freezes nothing');
  await created(call('POST', `/v1/surveys/${survey.id}/opening`));
  const held = await call('PATCH', `${path}/1`, {
    body: { questions: [scale('other')] },
    headers: { 'if-match': '*' },
  });
  t.match(held, { status: 409, body: { code: 'questionnaire-version-frozen' } });
  const second = await created(call('POST', path, { body: { questions: [scale('other')] } }));
  t.equal(second.number, 2);
});

t.test('what is wrong with questions is named place by place', async (t) => {
  const { call } = await build(t);
  const enter = async (kind: string, questions: object[]) => {
    const questionnaire = await created(
      call('POST', '/v1/questionnaires', {
        body: { code: `K-${Math.random()}`, title: { id: 'K' }, kind, unitId: null },
      }),
    );
    return call('POST', `/v1/questionnaires/${questionnaire.id}/versions`, { body: { questions } });
  };
  const own = await enter('own', [
    scale('a', { showIf: { question: 'b', answers: ['1'] } }),
    { key: 'a', kind: 'single', text: { id: 'A' }, isRequired: true },
    scale('c', { scale: { least: 5, most: 1, labels: [] } }),
    scale('d', { element: 'time' }),
    {
      ...text,
      longest: 10,
      choices: [
        { key: 'x', text: { id: 'X' } },
        { key: 'y', text: { id: 'Y' } },
      ],
    },
    scale('e', { showIf: { question: 'c', answers: ['9'] } }),
  ]);
  t.equal(own.status, 422);
  t.strictSame(
    own.body.errors.map(({ pointer, code }) => `${pointer} ${code}`),
    [
      '/questions/0/showIf/question condition-not-earlier',
      '/questions/1 part-missing',
      '/questions/2/scale/most bounds-reversed',
      '/questions/3/element element-only-in-satisfaction',
      '/questions/4/choices part-not-for-kind',
      '/questions/5/showIf/answers/0 condition-answer-unknown',
      '/questions/1/key key-doubled',
    ],
  );
  const official = await enter('satisfaction', [
    scale('time', { element: 'time' }),
    scale('cost', { element: 'cost', scale: { least: 1, most: 4, labels: [] }, isRequired: false }),
  ]);
  t.equal(official.status, 422);
  const codes = official.body.errors.map(({ code }) => code);
  t.ok(codes.includes('element-not-from-1-to-4'));
  t.ok(codes.includes('element-not-asked-of-all'));
  t.equal(codes.filter((code) => code === 'element-missing').length, 7);
});

t.test('a survey is planned, opened and closed, and says which step comes next', async (t) => {
  const { call } = await build(t);
  const survey = await aSurvey({ call }, { draft: true });
  t.match(survey, {
    state: 'draft',
    allowedActions: ['open'],
    questionnaireVersion: 1,
    kind: 'satisfaction',
  });
  t.equal(
    (await call('GET', `/v1/survey-forms/${survey.link}`, { key: null })).status,
    404,
    'a draft is not found',
  );
  const opened = await created(call('POST', `/v1/surveys/${survey.id}/opening`));
  t.match(opened, { state: 'open', allowedActions: ['close'] });
  t.match(await call('POST', `/v1/surveys/${survey.id}/opening`), {
    status: 409,
    body: { code: 'survey-not-draft' },
  });
  const form = await call('GET', `/v1/survey-forms/${survey.link}`, { key: null });
  t.match(form, { status: 200, body: { state: 'open', questionnaireVersion: 1 } });
  t.notMatch(form.text, 'kiosk', 'a form tells nothing of kiosks');
  const closed = await created(
    call('POST', `/v1/surveys/${survey.id}/closure`, { body: { reason: 'Pelayanan dipindahkan.' } }),
  );
  t.match(closed, { state: 'closed', closedOn: today(), allowedActions: ['publish'] });
  t.match(await answer({ call }, survey, marked(4)), {
    status: 409,
    body: { code: 'survey-not-open', detail: /closed/ },
  });
  t.match(await call('GET', '/v1/surveys?state=closed'), { body: { items: [{ id: survey.id }] } });
});

t.test('of an open survey only what harms no answer may change', async (t) => {
  const { call } = await build(t);
  const survey = await aSurvey({ call });
  const change = (body: object) =>
    call('PATCH', `/v1/surveys/${survey.id}`, { body, headers: { 'if-match': '*' } });
  t.match(await change({ startsOn: '2020-01-01' }), { status: 409, body: { code: 'survey-not-draft' } });
  t.equal((await change({ services: [] })).status, 409, 'a service that people answered about stays');
  const other = await aService({ call });
  const services = [{ serviceId: survey.services[0]!.serviceId, population: 1500 }, { serviceId: other.id }];
  const more = await change({ services, endsOn: surveyDays(0, 40).endsOn });
  t.equal(more.status, 200);
  t.equal((more.body.services as object[]).length, 2);
  t.equal((await call('GET', `/v1/surveys/${survey.id}/history`)).status, 200);
});

t.test('a satisfaction survey names its services, and each unit keeps to its own surveys', async (t) => {
  const { call, key } = await build(t);
  const [mine, other] = [await aUnit({ call }), await aUnit({ call })];
  const scopes = ['surveys:read', 'surveys:write'] as const;
  const ofMine = await key(scopes, { unitIds: [mine.id] });
  const plan = { code: 'X-1', title: { id: 'X' }, versionId: officialVersion, ...surveyDays() };
  const service = await aService({ call }, { unitId: mine.id });
  const services = [{ serviceId: service.id }];
  const post = (body: object) => call('POST', '/v1/surveys', { body, key: ofMine });
  t.match(await post({ ...plan, unitId: mine.id }), {
    status: 422,
    body: { errors: [{ pointer: '/services', code: 'services-missing' }] },
  });
  t.equal((await post({ ...plan, unitId: other.id, services })).status, 422);
  t.equal((await post({ ...plan, unitId: mine.id, services })).status, 201);
  const foreign = await aSurvey({ call }, { unitId: other.id });
  t.equal((await call('GET', `/v1/surveys/${foreign.id}`, { key: ofMine })).status, 404);
  t.equal((await call('POST', `/v1/surveys/${foreign.id}/closure`, { body: {}, key: ofMine })).status, 404);
});

t.test('questions are asked by what was answered before, and each kind is counted', async (t) => {
  const { call } = await build(t);
  const choices = ['yes', 'no'].map((key) => ({ key, text: { id: key } }));
  const survey = await ownSurvey({ call }, [
    { key: 'used', kind: 'single', text: { id: 'Pernah?' }, isRequired: true, choices },
    scale('speed', { showIf: { question: 'used', answers: ['yes'] } }),
    {
      key: 'minutes',
      kind: 'number',
      text: { id: 'Menit' },
      isRequired: false,
      number: { least: 0, most: 480, decimals: 1 },
    },
    { key: 'ways', kind: 'multiple', text: { id: 'Cara' }, isRequired: false, choices },
    {
      key: 'staff',
      kind: 'matrix',
      text: { id: 'Petugas' },
      isRequired: true,
      rows: [{ key: 'polite', text: { id: 'Sopan' } }],
      choices,
    },
    text,
  ]);
  const staff = { question: 'staff', rows: [{ row: 'polite', choice: 'yes' }] };
  const send = (...answers: object[]) => answer({ call }, survey, answers);
  const errorsOf = async (...answers: object[]) =>
    (await send(...answers)).body.errors.map(({ pointer, code }) => `${pointer} ${code}`);
  t.equal((await send({ question: 'used', choice: 'no' }, staff)).status, 201);
  t.strictSame(await errorsOf({ question: 'used', choice: 'no' }, { question: 'speed', value: 3 }, staff), [
    '/answers/1 question-not-asked',
  ]);
  t.strictSame(await errorsOf({ question: 'used', choice: 'yes' }, staff), ['/answers answer-missing']);
  t.strictSame(
    await errorsOf(
      { question: 'used', choice: 'perhaps' },
      { question: 'minutes', value: 7.25 },
      { question: 'ways', choices: ['yes', 'maybe'] },
      { question: 'staff', rows: [{ row: 'rude', choice: 'yes' }] },
      { question: 'why', text: 'x'.repeat(1001) },
      { question: 'what', text: 'x' },
      { question: 'used', choice: 'no' },
    ),
    [
      '/answers/5/question question-unknown',
      '/answers/6/question answered-twice',
      '/answers/0/choice choice-unknown',
      '/answers/1/value too-many-decimals',
      '/answers/2/choices/1 choice-unknown',
      '/answers/3/rows/0/row row-unknown',
      '/answers/3/rows row-missing',
      '/answers/4/text text-too-long',
    ],
  );
  t.strictSame(await errorsOf({ question: 'used', value: 1 }, staff), [
    '/answers/0/value answer-not-for-kind',
  ]);
  const full = [
    { question: 'used', choice: 'yes' },
    { question: 'speed', value: 5 },
    { question: 'minutes', value: 7.5 },
    { question: 'ways', choices: [] },
    staff,
    { question: 'why', text: '  Cepat.  ' },
  ];
  t.equal((await send(...full)).status, 201);
});
