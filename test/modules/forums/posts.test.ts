import { randomUUID } from 'node:crypto';
import t from 'tap';
import { build, type TestApp } from '../../support/build.ts';
import { aProof, created } from '../../support/feedback.ts';
import { aParticipant, aPost, aTopic, decide, write } from '../../support/forums.ts';

const close = ({ call }: TestApp, id: string) =>
  created(call('POST', `/v1/forum-topics/${id}/closure`, { body: {} }));

t.test('a post is written once, however often it is sent, and its id is nobody else’s', async (t) => {
  const api = await build(t);
  const topic = await aTopic(api);
  const [one, other] = [await aParticipant(api), await aParticipant(api)];
  const id = randomUUID();
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => write(api, topic.id, { id, token: one.token })),
  );
  t.ok(sent.every(({ status }) => status === 201));
  t.equal((await api.call('GET', `/v1/forum-topics/${topic.id}/posts`)).body.items.length, 1);
  t.match(await write(api, topic.id, { id, token: one.token, body: 'Lain.' }), {
    status: 409,
    body: { code: 'forum-id-taken' },
  });
  t.match(await write(api, topic.id, { id, token: other.token }), { status: 409 }, 'nor under another name');
  t.match(await write(api, topic.id, { token: 'x'.repeat(43) }), {
    status: 403,
    body: { code: 'forum-token-unknown' },
  });
  t.match(await api.call('GET', `/v1/forum-posts/${id}`, { key: null }), {
    body: { authorKind: 'pseudonymous', authorName: one.name, state: 'shown', isOfficial: false },
  });
});

t.test('a proof counts once, and gives a receipt that proves whose the post is', async (t) => {
  const api = await build(t, { environment: { PENATA_PROOF_OF_WORK_COST: '1' } });
  const topic = await aTopic(api);
  t.match(await write(api, topic.id), { status: 422, body: { code: 'proof-needed' } });
  const proof = await aProof(api, 'forum-post');
  const id = randomUUID();
  const first = await write(api, topic.id, { id, proof });
  const again = await write(api, topic.id, { id, proof });
  t.match(first, { status: 201, body: { state: 'shown', receipt: /^[\w-]{43}$/ } });
  t.strictSame(again.body, first.body);
  t.match(await write(api, topic.id, { proof }), { status: 409, body: { code: 'forum-proof-used' } });
  t.match(await write(api, topic.id, { id, proof: await aProof(api, 'forum-post') }), { status: 409 });
  const { token } = await aParticipant(api, { proof: await aProof(api, 'forum-participant') });
  t.match(await write(api, topic.id, { token, proof }), { status: 422, body: { code: 'forum-ways-mixed' } });
  const withdraw = (by: unknown) =>
    api.call('POST', `/v1/forum-posts/${id}/withdrawal`, { key: null, body: { token: by } });
  t.match(await withdraw(token), { status: 403, body: { code: 'forum-authorship-unproven' } });
  t.match(await withdraw(first.body.receipt), { status: 201, body: { state: 'withdrawn', body: null } });
  t.equal((await withdraw(first.body.receipt)).status, 201, 'twice is once');
});

t.test('a topic says who may write', async (t) => {
  const api = await build(t);
  const { token } = await aParticipant(api);
  const pseudonymous = await aTopic(api, { access: 'pseudonymous' });
  t.match(await write(api, pseudonymous.id), { status: 403, body: { code: 'forum-participant-needed' } });
  t.equal((await write(api, pseudonymous.id, { token })).status, 201);
  const verified = await aTopic(api, { access: 'verified' });
  t.match(await write(api, verified.id, { token }), {
    status: 403,
    body: { code: 'forum-verification-needed' },
  });
  t.match(await write(api, verified.id), { status: 403, body: { code: 'forum-participant-needed' } });
  const draft = await aTopic(api, { draft: true });
  t.equal((await write(api, draft.id)).status, 404, 'a draft is not found');
});

t.test('replies have one level, and none goes to what is gone', async (t) => {
  const api = await build(t);
  const { call } = api;
  const [topic, other] = [await aTopic(api), await aTopic(api)];
  const post = await aPost(api, topic.id);
  const reply = await aPost(api, topic.id, { parentId: post.id });
  t.match(await write(api, topic.id, { parentId: reply.id }), {
    status: 422,
    body: { code: 'forum-reply-to-reply' },
  });
  t.match(await write(api, other.id, { parentId: post.id }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/parentId' }] },
  });
  const replies = () => call('GET', `/v1/forum-posts/${post.id}/replies`, { key: null });
  t.match((await replies()).body.items, [{ id: reply.id, parentId: post.id }]);
  await created(decide(api, post.id));
  t.match(await write(api, topic.id, { parentId: post.id }), {
    status: 409,
    body: { code: 'forum-post-gone', detail: /removed/ },
  });
  t.match(await call('GET', `/v1/forum-topics/${topic.id}/posts`), {
    body: { items: [{ id: post.id, state: 'removed', removedFor: 'insult', body: null, replyCount: 1 }] },
  });
  t.equal((await replies()).body.items.length, 1, 'what was replied stays');
});

t.test('of those who reply while a post is removed nobody is lost or counted twice', async (t) => {
  const api = await build(t);
  const topic = await aTopic(api);
  const post = await aPost(api, topic.id);
  const [removal, ...sent] = await Promise.all([
    decide(api, post.id),
    ...Array.from({ length: 30 }, () => write(api, topic.id, { parentId: post.id })),
  ]);
  t.equal(removal.status, 201);
  t.ok(sent.every(({ status }) => status === 201 || status === 409));
  const taken = sent.filter(({ status }) => status === 201).length;
  const { body } = await api.call('GET', `/v1/forum-posts/${post.id}`);
  t.equal(body.replyCount, taken);
});

t.test('a topic that is closed while people write keeps what it acknowledged, and no more', async (t) => {
  const api = await build(t);
  const topic = await aTopic(api);
  const sent = await Promise.all([
    ...Array.from({ length: 15 }, () => write(api, topic.id)),
    close(api, topic.id).then(() => undefined),
    ...Array.from({ length: 15 }, () => write(api, topic.id)),
  ]);
  const answers = sent.flatMap((answer) => answer ?? []);
  const taken = answers.filter(({ status }) => status === 201).length;
  const refused = answers.filter(
    ({ status, body }) => status === 409 && body.code === 'forum-topic-not-open',
  );
  t.equal(taken + refused.length, 30);
  t.equal((await api.call('GET', `/v1/forum-topics/${topic.id}/posts?count=exact`)).body.total, taken);
  t.match(await write(api, topic.id), {
    status: 409,
    body: { code: 'forum-topic-not-open', detail: /closed/ },
  });
});

t.test('officers answer officially, also after the topic is closed', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api, { access: 'verified', moderation: 'before' });
  const answer = (body: object) =>
    call('POST', `/v1/forum-topics/${topic.id}/official-posts`, { body: { id: randomUUID(), ...body } });
  const first = await answer({ body: 'Terima kasih, hubungi 0711-123456.' });
  t.match(first, { status: 201, body: { state: 'shown', receipt: null } });
  await close(api, topic.id);
  t.equal((await answer({ body: 'Sudah kami catat.' })).status, 201);
  const { body } = await call('GET', `/v1/forum-topics/${topic.id}/posts?sort=oldest`, { key: null });
  t.match(body.items[0], { isOfficial: true, authorKind: 'official', authorName: /./ });
  const foreign = await api.key(['forums:write'], { unitIds: [(await aTopic(api)).unitId as string] });
  const tried = { id: randomUUID(), body: 'Kami.' };
  const path = `/v1/forum-topics/${topic.id}/official-posts`;
  t.equal((await call('POST', path, { key: foreign, body: tried })).status, 404);
});

t.test(
  'personal data, many links and careful topics hold a post; what is shown is without them',
  async (t) => {
    const api = await build(t);
    const { call } = api;
    const topic = await aTopic(api);
    const held = await write(api, topic.id, { body: 'Hubungi Pak RT di 081234567890 ya.' });
    t.match(held, { status: 201, body: { state: 'held' } });
    const links = 'https://a.example https://b.example https://c.example';
    t.match(await write(api, topic.id, { body: links }), { body: { state: 'held' } });
    t.equal((await call('GET', `/v1/forum-posts/${held.body.id}`)).status, 404, 'what is held is not found');
    t.strictSame((await call('GET', `/v1/forum-topics/${topic.id}/posts`)).body.items, []);
    t.match(await write(api, topic.id, { parentId: held.body.id }), { status: 422 }, 'nor is it replied to');
    const reader = await api.key(['forums:read']);
    const review = await call('GET', `/v1/forum-topics/${topic.id}/review`, { key: reader });
    const seen = review.body.items.find(({ id }) => id === held.body.id)!;
    t.match(seen, { state: 'held', redactedBody: /\[nomor telepon\]/, maskedFields: ['body'] });
    t.notMatch(review.text, '081234567890');
    t.match((await call('GET', `/v1/forum-topics/${topic.id}/review`)).text, '081234567890');
    const shown = { state: 'shown', reason: undefined, explanation: 'Nomor telepon ditutup.' };
    t.equal((await decide(api, held.body.id, shown)).status, 201);
    const post = await call('GET', `/v1/forum-posts/${held.body.id}`, { key: null });
    t.match(post.body, { state: 'shown', body: /\[nomor telepon\]/ });
    t.notMatch(post.text, '081234567890');
    const careful = await aTopic(api, { moderation: 'before' });
    t.match(await write(api, careful.id), { body: { state: 'held' } });
  },
);

t.test('scripts in a text are text', async (t) => {
  const api = await build(t);
  const topic = await aTopic(api);
  const body = '<script>alert(1)</script> <img src=x onerror=alert(1)> [klik](javascript:alert(1)) *penting*';
  const post = await aPost(api, topic.id, { body });
  const read = await api.call('GET', `/v1/forum-posts/${post.id}`, { key: null });
  t.equal(read.body.body, body);
  t.notMatch(read.body.html, /<script|<img|href="javascript/);
  t.match(read.body.html, '<em>penting</em>');
});

t.test('nobody floods a topic: what crowds comes after everybody’s', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api);
  const [loud, calm] = [await aParticipant(api), await aParticipant(api)];
  const quiet = await aPost(api, topic.id, { token: calm.token });
  for (let at = 0; at < 10; at++) await aPost(api, topic.id, { token: loud.token, body: `Iklan ${at}` });
  const list = async (sort: string, limit = 5) =>
    (await call('GET', `/v1/forum-topics/${topic.id}/posts?sort=${sort}&limit=${limit}`)).body.items;
  const newest = await list('newest');
  t.strictSame(
    newest.map(({ body }) => body),
    ['Iklan 2', 'Iklan 1', 'Iklan 0', 'Loket sebaiknya buka hari Sabtu.', 'Iklan 9'],
    'three of one author, then everybody’s, then the rest',
  );
  t.equal((await list('oldest', 1))[0]!.id, quiet.id);
  for (let at = 0; at < 6; at++)
    await aPost(api, topic.id, { token: loud.token, parentId: newest[0]!.id, body: `Ya ${at}` });
  await aPost(api, topic.id, { parentId: quiet.id });
  t.equal((await list('discussed', 1))[0]!.id, quiet.id, 'who replies to himself all day raises nothing');
  const anonymous = await aTopic(api);
  const from = (remoteAddress: string) => aPost(api, anonymous.id, { remoteAddress });
  for (let at = 0; at < 5; at++) await from('203.0.113.7');
  const other = await from('203.0.113.8');
  for (let at = 0; at < 5; at++) await from('203.0.113.7');
  const { body } = await call('GET', `/v1/forum-topics/${anonymous.id}/posts?limit=4`);
  t.ok(
    body.items.some(({ id }) => id === other.id),
    'an address is an author, too',
  );
  const { rows } = await api.app.database.pool.query('select count(*)::int as n from forums.daily_writers');
  t.ok(rows[0].n >= 4);
});

t.test('pages of all orders show every post once', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api);
  const ids = new Set<string>();
  for (let at = 0; at < 12; at++)
    ids.add((await aPost(api, topic.id, { remoteAddress: `203.0.113.${at % 3}` })).id);
  for (const sort of ['newest', 'oldest', 'supported', 'discussed', '-newest']) {
    const seen: string[] = [];
    let next: string | null = `/v1/forum-topics/${topic.id}/posts?sort=${sort}&limit=5`;
    while (next) {
      const { body }: { body: { items: { id: string }[]; next: string | null } } = await call('GET', next);
      seen.push(...body.items.map(({ id }) => id));
      next = body.next;
    }
    t.equal(seen.length, 12, sort);
    t.strictSame(new Set(seen), ids, sort);
  }
});

t.test('ten thousand posts are paged by an index, in every order', async (t) => {
  const api = await build(t);
  const topic = await aTopic(api);
  const { pool } = api.app.database;
  await pool.query(
    `insert into forums.posts (id, topic_id, body, state, content_hash, posted_at, freshness, support_count, voice_count)
     select gen_random_uuid(), $1, 'Kiriman', 'shown', '\\x00', now(), -n, n % 97, n % 89 from generate_series(1, 10000) n`,
    [topic.id],
  );
  await pool.query('analyze forums.posts');
  const queries: [string, string][] = [
    ['newest', 'crowding, freshness, id'],
    ['oldest', '(-freshness), id'],
    ['supported', '(-support_count), freshness, id'],
    ['discussed', 'crowding, (-voice_count), freshness, id'],
  ];
  for (const [sort, order] of queries) {
    const { rows } = await pool.query(
      `explain select * from forums.posts p left join forums.participants a on a.id = p.participant_id
        where p.topic_id = $1 and p.parent_id is null and p.state <> 'held' order by ${order
          .split(', ')
          .map((key) => key.replace(/\b([a-z_]+)/, 'p.$1'))
          .join(', ')} limit 51`,
      [topic.id],
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    t.match(plan, new RegExp(`posts_${sort}_index`), sort);
    t.notMatch(plan, /Sort|Seq Scan on posts/, sort);
  }
  const { body } = await api.call('GET', `/v1/forum-topics/${topic.id}/posts?sort=supported&limit=2`);
  t.equal(body.items[0]!.supportCount, 96);
});
