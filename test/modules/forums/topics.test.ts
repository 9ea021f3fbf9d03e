import { randomUUID } from 'node:crypto';
import t from 'tap';
import { build } from '../../support/build.ts';
import { aProof, created, surveyDays, today } from '../../support/feedback.ts';
import { aParticipant, aPost, aTopic, write } from '../../support/forums.ts';
import { aUnit } from '../../support/organisation.ts';
import { aService } from '../../support/services.ts';

t.test('a topic is planned, opened, closed and concluded, and says which step comes next', async (t) => {
  const api = await build(t);
  const { call } = api;
  const service = await aService(api);
  const topic = await aTopic(api, {
    draft: true,
    serviceId: service.id,
    subject: { kind: 'policy-document', id: 'RANPERWALI-12-2026' },
    rules: 'Satu gagasan *satu* kiriman.',
  });
  t.match(topic, {
    state: 'draft',
    allowedActions: ['open'],
    origin: 'government',
    rulesHtml: /<em>satu<\/em>/,
    descriptionHtml: /<em>Sabtu<\/em>/,
    subject: { kind: 'policy-document', id: 'RANPERWALI-12-2026' },
  });
  const anybody = (path = '') => call('GET', `/v1/forum-topics/${topic.id}${path}`, { key: null });
  t.equal((await anybody()).status, 404, 'a draft is not found');
  t.match(await call('GET', '/v1/forum-drafts?state=draft'), { body: { items: [{ id: topic.id }] } });
  t.equal((await call('GET', `/v1/forum-drafts/${topic.id}`)).status, 200);
  const step = (name: string, body?: object, headers = {}) =>
    call('POST', `/v1/forum-topics/${topic.id}/${name}`, { body, headers });
  t.match(await step('closure', {}), { status: 409, body: { code: 'forum-topic-not-open' } });
  t.equal((await step('opening', undefined, { 'if-match': '"7"' })).status, 412);
  t.match(await step('opening'), { status: 201, body: { state: 'open', allowedActions: ['close'] } });
  t.match(await step('opening'), { status: 409, body: { code: 'forum-topic-not-draft' } });
  for (const query of [
    `serviceId=${service.id}`,
    'subjectKind=policy-document&subjectId=RANPERWALI-12-2026',
    'state=open',
  ])
    t.match(await call('GET', `/v1/forum-topics?${query}`, { key: null }), {
      body: { items: [{ id: topic.id }] },
    });
  t.strictSame((await call('GET', '/v1/forum-topics?state=closed', { key: null })).body.items, []);
  const post = await aPost(api, topic.id);
  const elsewhere = await aPost(api, (await aTopic(api)).id);
  const points = (postIds: string[]) => ({
    heard: [{ text: 'Loket diminta buka hari *Sabtu*.', postIds }],
    willDo: [{ text: 'Dua loket buka hari Sabtu mulai Oktober.' }],
    willNotDo: [{ text: 'Hari Minggu tidak, karena petugas tidak cukup.' }],
  });
  t.match(await step('conclusion', points([])), { status: 409, body: { code: 'forum-topic-not-closed' } });
  t.match(await step('closure', { reason: 'Sudah jelas.' }), {
    status: 201,
    body: { state: 'closed', closedOn: today(), reason: 'Sudah jelas.', allowedActions: ['conclude'] },
  });
  t.match(await step('conclusion', points([post.id, elsewhere.id])), {
    status: 422,
    body: { errors: [{ pointer: '/heard/0/postIds/1', code: 'post-not-of-topic' }] },
  });
  const concluded = await Promise.all([
    step('conclusion', points([post.id])),
    step('conclusion', points([])),
  ]);
  t.strictSame(concluded.map(({ status }) => status).sort(), [201, 409], 'concluded once');
  t.match(await anybody(), {
    body: { state: 'concluded', concludedOn: today(), conclusion: { heard: [{}] } },
  });
  t.equal((await anybody('/posts')).body.items.length, 1, 'what was said stays to be read');
  t.equal((await call('GET', `/v1/forum-topics/${topic.id}/history`)).status, 200);
  const change = { body: { rules: null }, headers: { 'if-match': '*' } };
  t.match(await call('PATCH', `/v1/forum-topics/${topic.id}`, change), { status: 409 });
  await t.rejects(
    api.app.database.pool.query(`update forums.topics set title = 'Lain' where id = '${topic.id}'`),
    { code: '42501' },
    'nor by the back door',
  );
});

t.test('of an open topic nothing changes that would turn people’s words around', async (t) => {
  const api = await build(t);
  const topic = await aTopic(api);
  const change = (body: object, version = '*') =>
    api.call('PATCH', `/v1/forum-topics/${topic.id}`, { body, headers: { 'if-match': version } });
  t.match(await change({ title: 'Lain' }), { status: 409, body: { code: 'forum-topic-not-draft' } });
  t.match(await change({ endsOn: '2020-01-01' }), {
    status: 422,
    body: { errors: [{ pointer: '/endsOn', code: 'dates-reversed' }] },
  });
  t.match(await change({ moderation: 'before', rules: 'Sopan.', endsOn: surveyDays(0, 60).endsOn }), {
    status: 200,
    body: { moderation: 'before' },
  });
  t.equal((await change({ rules: 'x' }, '"1"')).status, 412);
  const draft = await aTopic(api, { draft: true });
  const subject = { subject: { kind: 'restructuring-plan', id: 'PLAN-1' } };
  const path = `/v1/forum-topics/${draft.id}`;
  const headers = { 'if-match': '*' };
  t.match(await api.call('PATCH', path, { body: subject, headers }), { status: 200, body: subject });
  t.match(await api.call('PATCH', path, { body: { subject: null }, headers }), { body: { subject: null } });
  t.equal((await api.call('PATCH', path, { body: { rules: 'x' } })).status, 428);
});

t.test('posts are taken within the period of a topic', async (t) => {
  const api = await build(t);
  const later = await aTopic(api, surveyDays(1, 9));
  t.equal(later.state, 'scheduled');
  t.match(await write(api, later.id), { status: 409, body: { detail: /scheduled/ } });
  const over = await aTopic(api, surveyDays(-9, -1));
  t.match(await write(api, over.id), { status: 409, body: { detail: /ended/ } });
  for (const [state, topic] of [
    ['scheduled', later],
    ['ended', over],
  ] as const)
    t.match(await api.call('GET', `/v1/forum-topics?state=${state}`), {
      body: { items: [{ id: topic.id }] },
    });
});

t.test('citizens propose, and officers accept or decline for all to read', async (t) => {
  const api = await build(t, { environment: { PENATA_PROOF_OF_WORK_COST: '1' } });
  const { call } = api;
  const service = await aService(api);
  const proposal = (about: object) => ({
    id: randomUUID(),
    title: 'Parkir di kantor camat',
    description: 'Parkir penuh setiap *pagi*.',
    ...about,
  });
  const send = (body: object) => call('POST', '/v1/forum-proposals', { key: null, body });
  t.match(await send(proposal({})), { status: 422, body: { code: 'proof-needed' } });
  const proof = await aProof(api, 'forum-post');
  const first = proposal({ proof, serviceId: service.id });
  const sent = await Promise.all(Array.from({ length: 5 }, () => send(first)));
  t.ok(sent.every(({ status, body }) => status === 201 && body.state === 'proposed'));
  t.match(await send({ ...first, title: 'Lain' }), { status: 409, body: { code: 'forum-id-taken' } });
  t.match(await send(proposal({ proof })), { status: 409, body: { code: 'forum-proof-used' } });
  t.match(await send(proposal({ token: 'x'.repeat(43) })), { status: 403 });
  const { token } = await aParticipant(api, { proof: await aProof(api, 'forum-participant') });
  t.match(await send(proposal({ token, description: 'Telepon 081234567890.' })), {
    status: 422,
    body: { errors: [{ pointer: '/description', code: 'personal-data-in-text' }] },
  });
  const unknown = '019a0b1c-2d3e-7f40-8a5b-000000000001';
  t.match(await send(proposal({ token, serviceId: unknown })), {
    status: 422,
    body: { errors: [{ pointer: '/serviceId' }] },
  });
  const second = await created(send(proposal({ token })));
  t.strictSame((await call('GET', '/v1/forum-topics', { key: null })).body.items, []);
  t.equal((await call('GET', '/v1/forum-drafts?state=proposed')).body.items.length, 2);
  const ofUnit = await api.key(['forums:read', 'forums:write'], { unitIds: [service.unitId as string] });
  const seen = await call('GET', '/v1/forum-drafts', { key: ofUnit });
  t.strictSame(
    seen.body.items.map(({ id }) => id),
    [first.id],
    'a proposal goes to the unit of its service',
  );
  const decide = (id: string, body: object) =>
    call('POST', `/v1/forum-proposals/${id}/decision`, { body: { reason: 'Banyak ditanyakan.', ...body } });
  t.match(await decide(second.id, { isAccepted: true }), {
    status: 422,
    body: { errors: [{ pointer: '/unitId', code: 'unit-missing' }] },
  });
  t.match(await decide(second.id, { isAccepted: false, reason: 'Hubungi 081234567890.' }), { status: 422 });
  t.match(await decide(second.id, { isAccepted: false }), { status: 201, body: { state: 'declined' } });
  t.match(await decide(second.id, { isAccepted: true }), {
    status: 409,
    body: { code: 'forum-topic-not-proposed' },
  });
  t.match(await call('GET', `/v1/forum-topics/${second.id}`, { key: null }), {
    body: { state: 'declined', reason: 'Banyak ditanyakan.', origin: 'citizens' },
  });
  t.match(await decide(first.id, { isAccepted: true }), {
    status: 201,
    body: { state: 'draft', unitId: service.unitId, startsOn: today() },
  });
  t.equal((await call('POST', `/v1/forum-topics/${first.id}/opening`)).status, 201);
  t.match(await send(first), { status: 201, body: { id: first.id, state: 'open' } });
});

t.test('each unit keeps to its own topics', async (t) => {
  const api = await build(t);
  const { call } = api;
  const [mine, other] = [await aUnit(api), await aUnit(api)];
  const key = await api.key(['forums:read', 'forums:write'], { unitIds: [mine.id] });
  const plan = (unitId: string, about = {}) => ({
    title: 'Topik',
    description: 'Apa?',
    unitId,
    ...surveyDays(),
    ...about,
  });
  const post = (body: object) => call('POST', '/v1/forum-topics', { key, body });
  t.equal((await post(plan(mine.id))).status, 201);
  t.equal((await post(plan(other.id))).status, 422);
  const foreign = await aService(api, { unitId: other.id });
  t.match(await post(plan(mine.id, { serviceId: foreign.id })), {
    status: 422,
    body: { errors: [{ pointer: '/serviceId' }] },
  });
  const topic = await aTopic(api, { unitId: other.id, draft: true });
  t.equal((await call('GET', `/v1/forum-drafts/${topic.id}`, { key })).status, 404);
  t.equal((await call('POST', `/v1/forum-topics/${topic.id}/opening`, { key })).status, 404);
});

t.test('a topic has limits by address, as surveys have', async (t) => {
  const api = await build(t, { environment: { PENATA_ANSWERS_PER_ADDRESS_HOUR: '3' } });
  const topic = await aTopic(api);
  for (let at = 0; at < 3; at++) t.equal((await write(api, topic.id)).status, 201);
  t.match(await write(api, topic.id), { status: 429, headers: { 'retry-after': /\d/ } });
  t.equal((await write(api, topic.id, { remoteAddress: '203.0.113.9' })).status, 201);
});
