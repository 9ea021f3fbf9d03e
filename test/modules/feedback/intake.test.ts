import { randomUUID } from 'node:crypto';
import t from 'tap';
import { mendTallies } from '../../../src/modules/feedback/store/rollups.ts';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { answer, aProof, aSurvey, marked, ownSurvey, surveyDays, today } from '../../support/feedback.ts';
import { aService } from '../../support/services.ts';

/** What the roll-up of a survey says of all its answers, and what its answers themselves say. */
async function counted({ database }: TestApp, surveyId: string) {
  const [rolled] = await query<{ answers: string | null }>(
    database.ownerUrl,
    `select sum(answers)::int as answers from feedback.tallies where survey_id = $1 and dimension = 'all'`,
    [surveyId],
  );
  const [kept] = await query<{ answers: number; held: number }>(
    database.ownerUrl,
    `select count(*) filter (where state = 'counted')::int as answers,
            count(*) filter (where state = 'quarantined')::int as held
       from feedback.responses where survey_id = $1`,
    [surveyId],
  );
  return { rolled: Number(rolled!.answers ?? 0), kept: kept!.answers, held: kept!.held };
}

const byTheDoor = { environment: { PENATA_PROOF_OF_WORK_COST: '1' } };

t.test('an answer is taken with a proof of work, once however often it is sent', async (t) => {
  const api = await build(t, byTheDoor);
  const survey = await aSurvey(api);
  t.match(await answer(api, survey, marked(3)), { status: 422, body: { code: 'proof-needed' } });
  const proof = await aProof(api);
  const [first, ...others] = await Promise.all(
    Array.from({ length: 12 }, () => answer(api, survey, marked(3), { proof })),
  );
  t.match(first, { status: 201, body: { state: 'counted', receivedOn: today() } });
  t.ok(others.every(({ status, body }) => status === 201 && body.receipt === first!.body.receipt));
  t.strictSame(await counted(api, survey.id), { rolled: 1, kept: 1, held: 0 });
  t.match(await answer(api, survey, marked(1), { proof }), {
    status: 409,
    body: { code: 'answer-already-given' },
  });
  t.strictSame(await counted(api, survey.id), { rolled: 1, kept: 1, held: 0 });
});

t.test('what is not a whole answer is refused with the places, and nothing is kept', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api);
  const eight = marked(4).slice(1);
  t.match(await answer(api, survey, eight), {
    status: 422,
    body: { errors: [{ pointer: '/answers', code: 'answer-missing' }] },
  });
  t.match(await answer(api, survey, marked(5)), {
    status: 422,
    body: { errors: [{ pointer: '/answers/0/value', code: 'mark-not-in-scale' }] },
  });
  t.match(await answer(api, survey, marked(4), { questionnaireVersion: 2 }), {
    status: 409,
    body: { code: 'questionnaire-version-changed', detail: /version 2.*version 1/ },
  });
  t.match(await answer(api, survey, marked(4), { serviceId: randomUUID() }), {
    status: 422,
    body: { errors: [{ pointer: '/serviceId', code: 'service-not-of-survey' }] },
  });
  t.match(await answer(api, survey, marked(4), { profile: { ageBand: '12' } }), { status: 400 });
  t.match(await answer(api, survey, marked(4), { name: 'Siti' }), { status: 400 });
  const long = [...marked(4), { question: 'suggestions', text: 'x'.repeat(1001) }];
  t.match(await answer(api, survey, long), { status: 422, body: { errors: [{ code: 'text-too-long' }] } });
  const huge = [...marked(4), { question: 'suggestions', text: 'x'.repeat(2_000_000) }];
  t.equal((await answer(api, survey, huge)).status, 413);
  t.strictSame(await counted(api, survey.id), { rolled: 0, kept: 0, held: 0 });
});

t.test('of several services the one that was used is said', async (t) => {
  const api = await build(t);
  const [one, two] = [await aService(api), await aService(api)];
  const survey = await aSurvey(api, { services: [{ serviceId: one.id }, { serviceId: two.id }] });
  t.match(await answer(api, survey, marked(4)), {
    status: 422,
    body: { errors: [{ pointer: '/serviceId', code: 'service-missing' }] },
  });
  t.equal((await answer(api, survey, marked(4), { serviceId: two.id })).status, 201);
});

t.test(
  'the same answer a thousand times from one address is kept and held, and a few are counted',
  async (t) => {
    const api = await build(t);
    const survey = await aSurvey(api);
    const answers = await Promise.all(Array.from({ length: 1000 }, () => answer(api, survey, marked(1))));
    t.ok(answers.every(({ status }) => status === 201));
    t.strictSame(await counted(api, survey.id), { rolled: 3, kept: 3, held: 997 });
    const different = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        answer(api, survey, marked(2, (at % 4) + 1, (Math.floor(at / 4) % 4) + 1, 3)),
      ),
    );
    t.ok(
      different.every(({ body }) => body.state === 'quarantined'),
      'the address has had its share of the day',
    );
    const elsewhere = await answer(api, survey, marked(1), { remoteAddress: '203.0.113.9' });
    t.match(elsewhere.body, { state: 'counted' });
  },
);

t.test('answers with many links are held', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api);
  const spam = 'Beli di https://a.example dan https://b.example dan www.c.example';
  const { body } = await answer(api, survey, [...marked(4), { question: 'suggestions', text: spam }]);
  t.match(body, { state: 'quarantined' });
});

t.test('addresses are limited by the hour, with a time to wait', async (t) => {
  const api = await build(t, { environment: { PENATA_ANSWERS_PER_ADDRESS_HOUR: '2' } });
  const survey = await aSurvey(api);
  await answer(api, survey, marked(1));
  await answer(api, survey, marked(2));
  const third = await answer(api, survey, marked(3));
  t.equal(third.status, 429);
  t.ok(Number(third.headers['retry-after']) > 0);
  t.equal((await answer(api, survey, marked(3), { remoteAddress: '203.0.113.9' })).status, 201);
});

t.test('no answer is lost or counted beside the closing of its survey', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, { answersPerAddress: 1000, identicalPerAddress: 1000 });
  const sending = Array.from({ length: 200 }, (_, at) => answer(api, survey, marked((at % 4) + 1)));
  const closing = api.call('POST', `/v1/surveys/${survey.id}/closure`, { body: {} });
  const answers = await Promise.all(sending);
  t.equal((await closing).status, 201);
  const taken = answers.filter(({ status }) => status === 201).length;
  t.ok(answers.every(({ status }) => status === 201 || status === 409));
  t.strictSame(await counted(api, survey.id), { rolled: taken, kept: taken, held: 0 });
});

t.test('the roll-ups are what the answers themselves come to', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, { answersPerAddress: 1000, identicalPerAddress: 1000 });
  const genders = ['male', 'female', undefined];
  const ages = ['under-20', '40-49'];
  await Promise.all(
    Array.from({ length: 120 }, (_, at) => {
      const gender = genders[at % 3];
      const profile = { ...(gender ? { gender } : {}), ageBand: ages[at % 2] };
      return answer(api, survey, marked((at % 4) + 1, (at % 3) + 1), { profile });
    }),
  );
  const marks = await query<{ cell: number; n: number }>(
    api.database.ownerUrl,
    `select cell, count(*)::int as n from feedback.responses, unnest(cells) cell where survey_id = $1 group by 1 order by 1`,
    [survey.id],
  );
  const [all] = await query<{ cells: number[] }>(
    api.database.ownerUrl,
    `select cells from feedback.tallies where survey_id = $1 and dimension = 'all'`,
    [survey.id],
  );
  t.strictSame(
    all!.cells.flatMap((n, at) => (n > 0 ? [{ cell: at + 1, n }] : [])),
    marks,
  );
  t.equal(await mendTallies(api.app.database.pool), 0, 'a rebuild finds nothing to mend');
  await query(api.database.ownerUrl, 'delete from feedback.tallies where dimension in ($1, $2)', [
    'all',
    'gender',
  ]);
  await query(api.database.ownerUrl, 'update feedback.profile_counts set answers = answers + 1');
  t.ok((await mendTallies(api.app.database.pool)) > 4);
  const [mended] = await query<{ cells: number[] }>(
    api.database.ownerUrl,
    `select cells from feedback.tallies where survey_id = $1 and dimension = 'all'`,
    [survey.id],
  );
  t.strictSame(mended!.cells, all!.cells);
  t.equal(await mendTallies(api.app.database.pool), 0);
});

t.test('a token answers once, in the same instant too', async (t) => {
  const api = await build(t, byTheDoor);
  const survey = await aSurvey(api, { access: 'token' });
  const given = await api.call('POST', `/v1/surveys/${survey.id}/tokens`, { body: { count: 2 } });
  t.equal(given.status, 201);
  const [token, other] = given.body.tokens as string[];
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => answer(api, survey, marked((at % 4) + 1), { token })),
  );
  t.strictSame(answers.map(({ status }) => status).sort(), [201, ...Array(7).fill(409)]);
  t.match(answers.find(({ status }) => status === 409)?.body, { code: 'answer-already-given' });
  t.strictSame(await counted(api, survey.id), { rolled: 1, kept: 1, held: 0 });
  t.match(await answer(api, survey, marked(1), { token: 'NOBODY-HAS-THIS' }), {
    status: 403,
    body: { code: 'survey-token-unknown' },
  });
  t.match(await answer(api, survey, marked(1), { proof: await aProof(api) }), {
    status: 403,
    body: { code: 'survey-token-needed' },
  });
  t.equal((await answer(api, survey, marked(1).slice(2), { token: other })).status, 422);
  t.equal((await answer(api, survey, marked(1), { token: other })).status, 201, 'a refusal spends no token');
  const batches = await api.call('GET', `/v1/surveys/${survey.id}/token-batches`);
  t.match(batches.body.items, [{ size: 2, used: 2, origin: 'issued' }]);
});

t.test('tokens of another system are taken over, and again without harm', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, { access: 'token' });
  const tokens = ['undangan-0001', 'undangan-0002'];
  const take = () => api.call('POST', `/v1/surveys/${survey.id}/tokens`, { body: { tokens } });
  t.match(await take(), { status: 201, body: { size: 2, known: 0 } });
  t.match(await take(), { status: 201, body: { size: 0, known: 2 } });
  t.equal((await answer(api, survey, marked(4), { token: tokens[0] })).status, 201);
});

t.test('a kiosk answers many times, each answer once, until it is revoked', async (t) => {
  const api = await build(t, byTheDoor);
  const [one, two] = [await aService(api), await aService(api)];
  const survey = await aSurvey(api, { services: [{ serviceId: one.id }, { serviceId: two.id }] });
  const seen = await api.call('GET', `/v1/survey-forms/${survey.link}`, { key: null });
  t.equal(seen.status, 200, 'the form is known before the kiosk is');
  const made = await api.call('POST', `/v1/surveys/${survey.id}/kiosks`, {
    body: { name: 'Loket 3', serviceId: one.id },
  });
  t.equal(made.status, 201);
  const kiosk = made.body.code as string;
  const listed = await api.call('GET', `/v1/surveys/${survey.id}/kiosks`);
  t.match(listed.body.items, [{ name: 'Loket 3', serviceId: one.id, revokedOn: null }]);
  t.notMatch(listed.text, kiosk, 'the code is shown once');
  const id = randomUUID();
  const send = (about: object) => answer(api, survey, marked(4), { kiosk, ...about });
  t.match(await send({ id }), { status: 201, body: { state: 'counted' } });
  t.match(await send({ id }), { status: 201 });
  t.match(await send({}), { status: 422, body: { code: 'survey-ways-mixed' } });
  t.equal((await send({ id: randomUUID(), serviceId: two.id })).status, 422, 'it stands at one service');
  for (let times = 0; times < 30; times += 1) await send({ id: randomUUID() });
  t.strictSame(await counted(api, survey.id), { rolled: 31, kept: 31, held: 0 });
  const revoked = await api.call('POST', `/v1/survey-kiosks/${made.body.id}/revocation`);
  t.match(revoked, { status: 201, body: { revokedOn: today() } });
  t.match(await send({ id: randomUUID() }), { status: 403, body: { code: 'kiosk-unknown' } });
  t.strictSame(await counted(api, survey.id), { rolled: 31, kept: 31, held: 0 });
});

t.test('what was gathered in the field is taken once, whatever the clock of the device says', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, surveyDays(-10, 20));
  const send = (entries: object[], sentAt = new Date()) =>
    api.call('POST', `/v1/surveys/${survey.id}/response-batches`, {
      body: { sentAt: sentAt.toISOString(), entries },
    });
  const entry = (answeredAt: Date, about: object = {}) => ({
    id: randomUUID(),
    answeredAt: answeredAt.toISOString(),
    questionnaireVersion: 1,
    answers: marked(3),
    ...about,
  });
  const hours = (count: number, from = new Date()) => new Date(from.getTime() + count * 3_600_000);
  const entries = [
    entry(hours(-1)),
    entry(hours(-2), { profile: { gender: 'female' } }),
    entry(hours(-3), { answers: marked(3).slice(1) }),
    entry(hours(-24 * 40)),
    entry(hours(1)),
    entry(hours(-1), { questionnaireVersion: 7 }),
  ];
  const first = await send(entries);
  t.match(first, { status: 201, body: { taken: 2, repeated: 0, refused: 4 } });
  const outcomes = first.body.entries as { outcome: string; errors: { code: string; pointer: string }[] }[];
  t.strictSame(
    outcomes.map(({ errors }) => errors.map(({ pointer, code }) => `${pointer} ${code}`).join()),
    [
      '',
      '',
      '/answers answer-missing',
      '/answeredAt outside-period',
      '/answeredAt answered-after-sending',
      '/questionnaireVersion version-not-asked',
    ],
  );
  const again = await send(entries);
  t.match(again.body, { taken: 0, repeated: 2, refused: 4 });
  const doubled = entry(hours(-1));
  t.match((await send([doubled, doubled])).body, { taken: 1, repeated: 1, refused: 0 });
  const other = { ...doubled, answers: marked(1) };
  t.match(await send([other]), {
    body: { refused: 1, entries: [{ errors: [{ code: 'entry-id-of-other' }] }] },
  });

  const wrongClock = hours(24 * 3650);
  const wrong = await send([entry(hours(-1, wrongClock))], wrongClock);
  t.match(wrong.body, { taken: 1 });
  t.ok((wrong.body.clockOffBySeconds as number) > 24 * 3600 * 3640);
  t.strictSame(await counted(api, survey.id), { rolled: 4, kept: 4, held: 0 });

  const twice = await Promise.all([send([entry(hours(-1), { id: entries[0]!.id })]), send([entries[0]!])]);
  t.ok(twice.every(({ body }) => body.repeated === 1));
  await api.call('POST', `/v1/surveys/${survey.id}/closure`, { body: {} });
  t.match(await send([entry(hours(-1))]), { status: 409, body: { code: 'survey-not-open' } });
});

t.test(
  'answers gathered before the last day come in late, for as many days as the survey says',
  async (t) => {
    const api = await build(t);
    const batch = (answeredDaysAgo: number) => {
      const now = new Date();
      const answeredAt = new Date(now.getTime() - answeredDaysAgo * 86_400_000).toISOString();
      const entry = { id: randomUUID(), answeredAt, questionnaireVersion: 1, answers: marked(2) };
      return { sentAt: now.toISOString(), entries: [entry] };
    };
    const send = (survey: { id: string }, days: number) =>
      api.call('POST', `/v1/surveys/${survey.id}/response-batches`, { body: batch(days) });
    const recent = await aSurvey(api, { ...surveyDays(-30, -5), lateDays: 7 });
    t.match((await send(recent, 6)).body, { taken: 1 });
    t.match((await send(recent, 2)).body, { refused: 1 });
    t.match(await answer(api, recent, marked(2)), { status: 409, body: { code: 'survey-not-open' } });
    const old = await aSurvey(api, { ...surveyDays(-30, -9), lateDays: 7 });
    t.equal((await send(old, 12)).status, 409);
  },
);

t.test('nothing of whoever answers is kept that could name them', async (t) => {
  const api = await build(t);
  const survey = await ownSurvey(api, [
    { key: 'why', kind: 'text', text: { id: 'Mengapa?' }, isRequired: true },
  ]);
  await answer(
    api,
    survey,
    [{ question: 'why', text: 'NIK saya 1671010101900001, hubungi 0812-3456-7890.' }],
    {
      remoteAddress: '203.0.113.77',
    },
  );
  const [kept] = await query<{ row: string; findings: string[] }>(
    api.database.ownerUrl,
    `select row_to_json(r)::text as row, x.findings from feedback.responses r
       join feedback.response_texts x on x.response_id = r.id where r.survey_id = $1`,
    [survey.id],
  );
  t.notMatch(kept!.row, '203.0.113.77');
  t.notMatch(kept!.row, '1671010101900001');
  t.strictSame([...kept!.findings].sort(), ['nik', 'phone']);
  t.notMatch(api.logs().join('\n'), '1671010101900001');
});

t.test('a QR code leads to the form, or to the page of a frontend', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api, { pageUrl: 'https://survei.kota.example/{link}' });
  const code = await api.call('GET', `/v1/survey-forms/${survey.link}/qr-code`, { key: null });
  t.equal(code.status, 200);
  t.match(code.headers['content-type'], 'image/svg+xml');
  t.match(code.text, /^<svg/);
});
