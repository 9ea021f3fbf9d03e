import t from 'tap';
import { build } from '../../support/build.ts';
import { created } from '../../support/feedback.ts';
import { aDeclinedProposal, anAppeal, aParticipant, aPost, aTopic, decide } from '../../support/forums.ts';
import { aService } from '../../support/services.ts';

t.test('readers report, once each, and reports alone hide nothing', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api);
  const post = await aPost(api, topic.id);
  const [one, other] = [await aParticipant(api), await aParticipant(api)];
  const flag = (about: object) =>
    call('POST', `/v1/forum-posts/${post.id}/flags`, { key: null, body: { reason: 'insult', ...about } });
  const sent = await Promise.all(Array.from({ length: 10 }, () => flag({ token: one.token })));
  t.ok(sent.every(({ status }) => status === 201));
  t.equal((await flag({ token: other.token, reason: 'off-topic' })).status, 201);
  t.match(await flag({ token: 'x'.repeat(43) }), { status: 403, body: { code: 'forum-token-unknown' } });
  t.match(await call('GET', `/v1/forum-topics/${topic.id}/review`), {
    body: { items: [{ id: post.id, state: 'shown', flagCount: 2, flagReasons: ['insult', 'off-topic'] }] },
  });
  t.equal((await call('GET', `/v1/forum-posts/${post.id}`)).body.state, 'shown');
  const fine = { state: 'shown', reason: undefined, explanation: 'Kritik yang wajar.' };
  t.equal((await decide(api, post.id, fine)).status, 201, 'what was reported may be in order');
  t.strictSame((await call('GET', `/v1/forum-topics/${topic.id}/review?isFlagged=true`)).body.items, []);
  t.match(await decide(api, post.id, fine), {
    status: 409,
    body: { code: 'forum-decision-changes-nothing' },
  });
});

t.test('the log tells what was decided and why, and neither text nor name', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api);
  const { name, token } = await aParticipant(api);
  const post = await aPost(api, topic.id, { token, body: 'Petugas loket dua bodoh.' });
  t.match(await decide(api, post.id, { reason: undefined }), {
    status: 422,
    body: { errors: [{ pointer: '/reason', code: 'reason-missing' }] },
  });
  t.match(await decide(api, post.id, { explanation: 'Lihat budi@kota.example.' }), {
    status: 422,
    body: { errors: [{ pointer: '/explanation', code: 'personal-data-in-text' }] },
  });
  const decisions = await Promise.all([1, 2, 3, 4].map(() => decide(api, post.id)));
  t.strictSame(decisions.map(({ status }) => status).sort(), [201, 409, 409, 409], 'removed once');
  const log = await call('GET', `/v1/forum-topics/${topic.id}/moderation-log`, { key: null });
  t.match(log.body.items, [
    { postId: post.id, state: 'removed', reason: 'insult', explanation: /./, isOnAppeal: false },
  ]);
  t.notMatch(log.text, 'bodoh');
  t.notMatch(log.text, name);
  t.notMatch((await call('GET', `/v1/forum-posts/${post.id}`)).text, 'bodoh');
  await created(decide(api, post.id, { state: 'shown', reason: undefined, explanation: 'Sudah dibahas.' }));
  t.equal((await call('GET', `/v1/forum-posts/${post.id}`)).body.state, 'shown');
  const foreign = await api.key(['forums:moderate'], { unitIds: [(await aTopic(api)).unitId as string] });
  const body = { state: 'held', reason: 'insult', explanation: 'Ditahan.' };
  t.equal((await call('POST', `/v1/forum-posts/${post.id}/decisions`, { key: foreign, body })).status, 404);
});

t.test(
  'a declined proposal is removed, and everybody reads that and why, and not what it said',
  async (t) => {
    const api = await build(t);
    const { call } = api;
    const service = await aService(api);
    const { id } = await aDeclinedProposal(api, { serviceId: service.id });
    const moderate = (about: object, options: object = {}, topicId = id) =>
      call('POST', `/v1/forum-proposals/${topicId}/moderation`, {
        body: { state: 'removed', reason: 'insult', explanation: 'Menghina petugas.', ...about },
        ...options,
      });
    t.match(await moderate({ reason: undefined }), {
      status: 422,
      body: { errors: [{ pointer: '/reason', code: 'reason-missing' }] },
    });
    t.match(await moderate({ explanation: 'Lihat budi@kota.example.' }), {
      status: 422,
      body: { errors: [{ pointer: '/explanation', code: 'personal-data-in-text' }] },
    });
    t.match(await moderate({ state: 'shown' }), {
      status: 409,
      body: { code: 'forum-decision-changes-nothing' },
    });
    t.equal((await moderate({}, { headers: { 'if-match': '"1"' } })).status, 412);
    const foreign = await api.key(['forums:moderate'], { unitIds: [(await aTopic(api)).unitId as string] });
    t.equal((await moderate({}, { key: foreign })).status, 404);
    const open = await aTopic(api);
    t.match(await moderate({}, {}, open.id), { status: 409, body: { code: 'forum-proposal-not-declined' } });
    const answers = await Promise.all([1, 2, 3, 4].map(() => moderate({})));
    t.strictSame(answers.map(({ status }) => status).sort(), [201, 409, 409, 409], 'removed once');
    const anybody = (path: string) => call('GET', `/v1/forum-topics${path}`, { key: null });
    const read = await anybody(`/${id}`);
    t.match(read.body, {
      state: 'declined',
      removedFor: 'insult',
      reason: 'Bukan usulan.',
      title: null,
      description: null,
      descriptionHtml: null,
    });
    const log = await anybody(`/${id}/moderation-log`);
    t.match(log.body.items, [
      { postId: null, state: 'removed', reason: 'insult', explanation: 'Menghina petugas.' },
    ]);
    for (const { text } of [read, log, await anybody('?state=declined'), await anybody('?format=csv')])
      t.notMatch(text, /bodoh|kasar/);
    t.match(await call('GET', `/v1/forum-drafts/${id}`), { body: { title: 'Usulan kasar' } }, 'officers do');
    t.match(await moderate({ state: 'shown', reason: undefined, explanation: 'Keliru.' }), {
      status: 201,
      body: { postId: null, state: 'shown', reason: null },
    });
    t.match(await anybody(`/${id}`), { body: { title: 'Usulan kasar', removedFor: null } });
    t.equal((await anybody(`/${id}/moderation-log`)).body.items.length, 2);
  },
);

t.test('an author appeals once, and somebody else than the remover decides', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api);
  const { post, token, filed, appeal } = await anAppeal(api, topic.id);
  t.match(filed, { postId: post.id, state: 'open' });
  const file = (by: string, id = post.id) =>
    call('POST', `/v1/forum-posts/${id}/appeal`, { key: null, body: { token: by, body: 'Keliru.' } });
  t.match(await file(token), { status: 409, body: { code: 'forum-appeal-impossible' } });
  t.match(await file((await aParticipant(api)).token), {
    status: 403,
    body: { code: 'forum-authorship-unproven' },
  });
  const shown = await aPost(api, topic.id, { token });
  t.match(await file(token, shown.id), { status: 409 });
  const settle = (key?: string, about = {}) =>
    call('POST', `/v1/forum-appeals/${appeal.id}/decision`, {
      key,
      body: { isGranted: true, explanation: 'Bukan penghinaan.', ...about },
    });
  t.match(await settle(), { status: 403, body: { code: 'forum-appeal-own-decision' } });
  const other = await api.key(['forums:moderate', 'forums:read']);
  const masked = await call('GET', `/v1/forum-topics/${topic.id}/appeals?state=open`, { key: other });
  t.match(masked.body.items, [{ id: appeal.id, maskedFields: ['body'] }]);
  t.match(await settle(other, { explanation: 'Telepon 081234567890.' }), { status: 422 });
  const settled = await Promise.all([settle(other), settle(other, { isGranted: false })]);
  t.strictSame(settled.map(({ status }) => status).sort(), [201, 409]);
  const { state } = settled.find(({ status }) => status === 201)!.body;
  t.equal(
    (await call('GET', `/v1/forum-posts/${post.id}`)).body.state,
    state === 'granted' ? 'shown' : 'removed',
  );
  const { body } = await call('GET', `/v1/forum-topics/${topic.id}/moderation-log?postId=${post.id}`);
  t.match(body.items, [{ isOnAppeal: false }, { isOnAppeal: true }]);
});

t.test('what its author has withdrawn stays withdrawn', async (t) => {
  const api = await build(t);
  const topic = await aTopic(api);
  const { post, token, appeal } = await anAppeal(api, topic.id);
  const withdraw = { key: null, body: { token } };
  t.equal((await api.call('POST', `/v1/forum-posts/${post.id}/withdrawal`, withdraw)).status, 201);
  t.match(await decide(api, post.id, { state: 'shown' }), { status: 409 });
  const other = await api.key(['forums:moderate']);
  const body = { isGranted: true, explanation: 'Tidak perlu lagi.' };
  const settled = await api.call('POST', `/v1/forum-appeals/${appeal.id}/decision`, { key: other, body });
  t.match(settled, { status: 201, body: { state: 'granted' } });
  t.equal((await api.call('GET', `/v1/forum-posts/${post.id}`)).body.state, 'withdrawn');
});
