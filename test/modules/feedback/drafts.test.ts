import { randomUUID } from 'node:crypto';
import t from 'tap';
import { changedDraft } from '../../../src/modules/feedback/rules/drafts.ts';
import { type Answer, build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { answer, aProof, aSurvey, created, marked, today } from '../../support/feedback.ts';

type Api = Pick<TestApp, 'call'>;
type Body = Record<string, unknown>;

const sent = (
  { call }: Api,
  method: 'POST' | 'PATCH',
  url: string,
  body: Body,
  headers: Record<string, string> = {},
): Promise<Answer> => call(method, url, { key: null, body, headers });

const keep = (api: Api, { link }: { readonly link: string }, about: Body = {}) =>
  sent(api, 'POST', `/v1/survey-forms/${link}/drafts`, { questionnaireVersion: 1, answers: [], ...about });

/** A draft, and how to work with it. */
async function aDraft(api: Api, survey: { readonly link: string }, about: Body = {}) {
  const { id, secret } = await created(keep(api, survey, about));
  const url = `/v1/survey-drafts/${id}`;
  return {
    id,
    secret: String(secret),
    read: (own = secret) => sent(api, 'POST', `${url}/_read`, { secret: own }),
    change: (change: Body, match: string, own = secret) =>
      sent(api, 'PATCH', url, { secret: own, ...change }, { 'if-match': match }),
    remove: (own = secret) => sent(api, 'POST', `${url}/deletion`, { secret: own }),
  };
}

const stranger = 'AAAAAAAAAAAAAAAAAAAAAA';

t.test('what is begun on one device is finished on another, and counts when it is sent', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api);
  const profile = { gender: 'female', ageBand: '30-39' };
  const draft = await aDraft(api, survey, { answers: marked(4).slice(0, 3), profile });
  const elsewhere = await draft.read();
  t.match(elsewhere, {
    status: 200,
    body: { link: survey.link, state: 'open', serviceId: null, profile, version: 1 },
  });
  t.strictSame(elsewhere.body.answers, marked(4).slice(0, 3));
  t.notMatch(elsewhere.text, draft.secret, 'the secret is shown once');
  const serviceId = survey.services[0]!.serviceId;
  const changed = await draft.change({ answers: marked(4), serviceId }, elsewhere.headers.etag!);
  t.match(changed, { status: 200, body: { version: 2, serviceId, profile } });
  t.match(await draft.change({ serviceId: null }, '*'), { status: 200, body: { serviceId: null } });
  const { answers } = (await draft.read()).body;
  t.equal((await answer(api, survey, answers as object[], { profile })).status, 201);
  t.match(await draft.remove(), { status: 201, body: { erasedOn: today() } });
  t.match(await draft.read(), { status: 404, body: { code: 'not-found' } });
  t.match(await draft.remove(), { status: 404 });
});

t.test('of two devices neither overwrites what the other has changed', async (t) => {
  const api = await build(t);
  const draft = await aDraft(api, await aSurvey(api));
  const etag = (await draft.read()).headers.etag!;
  const both = await Promise.all([
    draft.change({ answers: marked(1) }, etag),
    draft.change({ answers: marked(4) }, etag),
  ]);
  t.strictSame(both.map(({ status }) => status).sort(), [200, 412]);
  const kept = both.find(({ status }) => status === 200)!;
  t.strictSame((await draft.read()).body.answers, kept.body.answers);
  const { call } = api;
  const url = `/v1/survey-drafts/${draft.id}`;
  const blindly = await call('PATCH', url, { key: null, body: { secret: draft.secret, answers: [] } });
  t.match(blindly, { status: 428 });
});

t.test('nobody opens a draft without its secret, and the secret is not kept', async (t) => {
  const api = await build(t);
  const draft = await aDraft(api, await aSurvey(api), { answers: marked(2) });
  const none = await sent(api, 'POST', `/v1/survey-drafts/${randomUUID()}/_read`, { secret: draft.secret });
  for (const refused of [
    await draft.read(stranger),
    await draft.change({ answers: [] }, '*', stranger),
    await draft.remove(stranger),
    none,
  ])
    t.match(refused, { status: 404, body: { code: 'not-found' } });
  t.strictSame((await draft.read()).body.answers, marked(2));
  const [row] = await query<{ all: string }>(
    api.database.ownerUrl,
    'select d::text as all from feedback.response_drafts d',
  );
  t.notMatch(row!.all, draft.secret);
});

t.test('a draft may lack everything, and hold nothing that the form does not ask', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api);
  t.equal((await keep(api, survey)).status, 201);
  t.match(await keep(api, survey, { answers: marked(5) }), {
    status: 422,
    body: { errors: [{ pointer: '/answers/0/value', code: 'mark-not-in-scale' }] },
  });
  t.match(await keep(api, survey, { serviceId: randomUUID() }), {
    status: 422,
    body: { errors: [{ pointer: '/serviceId', code: 'service-not-of-survey' }] },
  });
  t.match(await keep(api, survey, { questionnaireVersion: 2 }), {
    status: 409,
    body: { code: 'questionnaire-version-changed' },
  });
  const draft = await aDraft(api, survey);
  t.match(await draft.change({ answers: [{ question: 'hobby', text: 'x' }] }, '*'), {
    status: 422,
    body: { errors: [{ pointer: '/answers/0/question', code: 'question-unknown' }] },
  });
  t.match(await draft.change({}, '*'), { status: 400 });
  const planned = await aSurvey(api, { draft: true });
  t.match(await keep(api, planned), { status: 404 });
});

t.test('when the survey takes no answers any more, a draft is read and no longer changed', async (t) => {
  const api = await build(t);
  const survey = await aSurvey(api);
  const draft = await aDraft(api, survey, { answers: marked(3) });
  await created(api.call('POST', `/v1/surveys/${survey.id}/closure`, { body: {} }));
  t.match(await draft.read(), { status: 200, body: { state: 'closed', answers: marked(3) } });
  t.match(await draft.change({ answers: [] }, '*'), { status: 409, body: { code: 'survey-not-open' } });
  t.match(await keep(api, survey), { status: 409, body: { code: 'survey-not-open' } });
  t.equal((await draft.remove()).status, 201);
});

t.test('a proof of work keeps one draft, however often it is sent', async (t) => {
  const api = await build(t, { environment: { PENATA_PROOF_OF_WORK_COST: '1' } });
  const survey = await aSurvey(api);
  t.match(await keep(api, survey), { status: 422, body: { code: 'proof-needed' } });
  const foreign = await aProof(api, 'survey-response');
  t.match(await keep(api, survey, { proof: foreign }), {
    status: 422,
    body: { code: 'proof-for-another-purpose' },
  });
  const proof = await aProof(api, 'survey-draft');
  const [first, ...others] = await Promise.all(
    Array.from({ length: 6 }, () => keep(api, survey, { proof, answers: marked(2) })),
  );
  t.equal(first!.status, 201);
  for (const { status, body } of others) t.strictSame({ status, body }, { status: 201, body: first!.body });
  t.match(await keep(api, survey, { proof, answers: marked(1) }), {
    status: 409,
    body: { code: 'answer-already-given' },
  });
  const rows = await query(api.database.ownerUrl, 'select id from feedback.response_drafts');
  t.equal(rows.length, 1);
});

t.test('drafts of one address are limited, apart from its answers', async (t) => {
  const api = await build(t, { environment: { PENATA_ANSWERS_PER_ADDRESS_HOUR: '2' } });
  const survey = await aSurvey(api);
  for (const expected of [201, 201, 429]) t.equal((await keep(api, survey)).status, expected);
  t.equal((await answer(api, survey, marked(3))).status, 201);
});

t.test('a change replaces answers and profile as a whole, and takes back a service by null', async (t) => {
  const held = { questionnaireVersion: 1, answers: marked(1), profile: { gender: 'male' as const } };
  const service = randomUUID();
  t.strictSame(changedDraft(held, {}), held);
  t.strictSame(changedDraft(held, { answers: [] }), { ...held, answers: [] });
  t.strictSame(changedDraft(held, { profile: { ageBand: '20-29' } }).profile, { ageBand: '20-29' });
  t.strictSame(changedDraft(held, { serviceId: service }), { ...held, serviceId: service });
  t.strictSame(changedDraft({ ...held, serviceId: service }, { answers: [] }).serviceId, service);
  t.strictSame(changedDraft({ ...held, serviceId: service }, { serviceId: null }), held);
});
