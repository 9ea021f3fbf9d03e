import t from 'tap';
import { mendTallies } from '../../../src/modules/feedback/store/rollups.ts';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { answer, aSurvey, created, marked } from '../../support/feedback.ts';

const decide = ({ call }: TestApp, { id }: { readonly id: string }, decision: object) =>
  call('POST', `/v1/surveys/${id}/response-decisions`, { body: { reason: 'Sudah diperiksa.', ...decision } });

const held = async ({ call }: TestApp, { id }: { readonly id: string }, query = '') =>
  (await call('GET', `/v1/surveys/${id}/held-responses?limit=500${query}`)).body.items;

/** How many answers the roll-up counts, after it was held against the answers themselves. */
async function countedOf(t: { equal(a: unknown, b: unknown): unknown }, api: TestApp, surveyId: string) {
  t.equal(await mendTallies(api.app.database.pool), 0);
  const [row] = await query<{ answers: number }>(
    api.database.ownerUrl,
    `select coalesce(sum(answers), 0)::int as answers from feedback.tallies
      where survey_id = $1 and dimension = 'all'`,
    [surveyId],
  );
  return row!.answers;
}

/** A survey of which so many answers count and so many are held. */
async function aStuffedSurvey(api: TestApp, counted: number, more: number, about = {}) {
  const survey = await aSurvey(api, { answersPerAddress: counted, identicalPerAddress: 1000, ...about });
  for (let at = 0; at < counted + more; at++)
    await created(answer(api, survey, marked((at % 4) + 1, (Math.floor(at / 4) % 4) + 1, 2)));
  return survey;
}

t.test(
  'answers that are held count once somebody has decided so, and the decision is on record',
  async (t) => {
    const api = await build(t);
    const survey = await aStuffedSurvey(api, 2, 5);
    const waiting = await held(api, survey);
    t.equal(waiting.length, 5);
    t.match(waiting[0], {
      channel: 'link',
      source: null,
      reason: 'many-from-address',
      serviceId: survey.services[0]!.serviceId,
    });
    t.equal(await countedOf(t, api, survey.id), 2);
    const responseIds = waiting.slice(0, 2).map(({ id }) => id.toUpperCase());
    const counted = await decide(api, survey, { counts: true, responseIds });
    t.match(counted, {
      status: 201,
      headers: { location: new RegExp(`/v1/surveys/${survey.id}/response-decisions$`) },
      body: { counts: true, answers: 2, heldFor: null, reason: 'Sudah diperiksa.', version: 1 },
    });
    t.equal(await countedOf(t, api, survey.id), 4);
    const others = await decide(api, survey, { counts: false, heldFor: 'many-from-address' });
    t.match(others, { status: 201, body: { counts: false, answers: 3, heldFor: 'many-from-address' } });
    t.equal(await countedOf(t, api, survey.id), 4);
    t.strictSame(await held(api, survey), []);
    const { body } = await api.call('GET', `/v1/surveys/${survey.id}/response-decisions`);
    t.strictSame(body.items, [counted.body, others.body]);
    const entries = await query(
      api.database.ownerUrl,
      `select resource_id as id from audit.entries where resource = 'response-decision' order by 1`,
    );
    t.strictSame(entries, [{ id: counted.body.id }, { id: others.body.id }]);
    const events = await api.call('GET', '/v1/events?resource=response-decision');
    t.equal(events.body.items.length, 2);
  },
);

t.test('when several officers decide at once, each answer is decided once', async (t) => {
  const api = await build(t);
  const survey = await aStuffedSurvey(api, 1, 20);
  const responseIds = (await held(api, survey)).map(({ id }) => id);
  const decisions = await Promise.all([
    decide(api, survey, { counts: true, responseIds }),
    decide(api, survey, { counts: false, responseIds: responseIds.toReversed() }),
    decide(api, survey, { counts: true, responseIds: responseIds.slice(5, 15) }),
    decide(api, survey, { counts: false, heldFor: 'many-from-address' }),
    ...Array.from({ length: 5 }, () => answer(api, survey, marked(1), { remoteAddress: '203.0.113.9' })),
  ]);
  t.ok(decisions.slice(0, 4).every(({ status }) => status === 201 || status === 409));
  const made = decisions.slice(0, 4).filter(({ status }) => status === 201);
  const sum = (counts: boolean) =>
    made
      .filter(({ body }) => body.counts === counts)
      .reduce((all, { body }) => all + Number(body.answers), 0);
  const states = await query<{ state: string; n: number }>(
    api.database.ownerUrl,
    'select state, count(*)::int as n from feedback.responses where survey_id = $1 group by 1',
    [survey.id],
  );
  const inState = (state: string) => states.find((one) => one.state === state)?.n ?? 0;
  t.equal(inState('counted') + inState('rejected') + inState('quarantined'), 26);
  t.equal(sum(false), inState('rejected'));
  t.equal(await countedOf(t, api, survey.id), inState('counted'));
});

t.test('a decision names either answers or a reason, and finds some that are held', async (t) => {
  const api = await build(t);
  const survey = await aStuffedSurvey(api, 1, 1);
  const [waiting] = await held(api, survey);
  const responseIds = [waiting!.id];
  for (const both of [{}, { responseIds, heldFor: 'identical' }])
    t.match(await decide(api, survey, { counts: true, ...both }), {
      status: 422,
      body: { errors: [{ pointer: '/responseIds', code: 'decided-by-list-or-reason' }] },
    });
  const none = { status: 409, body: { code: 'no-answer-held' } };
  t.match(await decide(api, survey, { counts: true, heldFor: 'many-links' }), none);
  const other = await aSurvey(api);
  t.match(await decide(api, other, { counts: true, responseIds }), none, 'of this survey only');
  t.equal((await decide(api, survey, { counts: false, responseIds })).status, 201);
  t.match(await decide(api, survey, { counts: true, responseIds }), none, 'once decided it stays');
  t.equal((await api.call('GET', `/v1/surveys/${survey.id}/response-decisions`)).body.items.length, 1);
});

t.test('what is held is found by reason, channel and service', async (t) => {
  const api = await build(t);
  const survey = await aStuffedSurvey(api, 1, 2);
  const spam = 'https://a.example https://b.example https://c.example';
  await created(
    answer(api, survey, [...marked(4), { question: 'suggestions', text: spam }], {
      remoteAddress: '203.0.113.9',
    }),
  );
  const count = async (filter: string) => (await held(api, survey, filter)).length;
  t.strictSame(
    [
      await count(''),
      await count('&reason=many-links'),
      await count('&reason=many-from-address'),
      await count('&reason=identical'),
      await count('&channel=link'),
      await count('&channel=field'),
      await count(`&serviceId=${survey.services[0]!.serviceId}`),
      await count(`&serviceId=${survey.id}`),
    ],
    [3, 1, 2, 0, 3, 0, 3, 0],
  );
  const first = await api.call('GET', `/v1/surveys/${survey.id}/held-responses?limit=2`);
  const second = await api.call('GET', first.body.next!);
  t.equal(new Set([...first.body.items, ...second.body.items].map(({ id }) => id)).size, 3);
});
