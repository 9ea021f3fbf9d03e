import t from 'tap';
import { takeVotes } from '../../../src/modules/forums/store/supports.ts';
import { sha256 } from '../../../src/platform/public-writes/index.ts';
import { build } from '../../support/build.ts';
import { created } from '../../support/feedback.ts';
import { aParticipant, aPost, aTopic, decide, support, withdrawSupport } from '../../support/forums.ts';

t.test(
  'fifty votes of one participant at once are one, and two hundred participants are two hundred',
  async (t) => {
    const api = await build(t);
    const { call } = api;
    const topic = await aTopic(api);
    const post = await aPost(api, topic.id);
    const { token } = await aParticipant(api);
    const sent = await Promise.all(Array.from({ length: 50 }, () => support(api, post.id, token)));
    t.ok(sent.every(({ status, body }) => status === 201 && body.isSupported && body.supportCount === 1));
    const people = await Promise.all(Array.from({ length: 199 }, () => aParticipant(api)));
    const others = await Promise.all(people.map((person) => support(api, post.id, person.token)));
    t.ok(others.every(({ status }) => status === 201));
    const count = async () => (await call('GET', `/v1/forum-posts/${post.id}`)).body.supportCount;
    t.equal(await count(), 200);
    const back = await Promise.all(
      people.slice(0, 50).flatMap((person) => {
        const body = { token: person.token };
        const path = `/v1/forum-posts/${post.id}/support-withdrawal`;
        return [1, 2].map(() => call('POST', path, { key: null, body }));
      }),
    );
    t.ok(back.every(({ status, body }) => status === 201 && body.isSupported === false));
    t.equal(await count(), 150);
    const { rows } = await api.app.database.pool.query('select count(*)::int as n from forums.supports');
    t.equal(rows[0].n, 150, 'the count is what there is');
  },
);

t.test('votes on many posts while participants leave and posts go keep every count exact', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api);
  const posts = await Promise.all(Array.from({ length: 8 }, () => aPost(api, topic.id)));
  const people = await Promise.all(Array.from({ length: 20 }, () => aParticipant(api)));
  const answers = await Promise.all([
    ...people.flatMap(({ token }) => posts.map(({ id }) => support(api, id, token))),
    ...people
      .slice(0, 10)
      .map(({ token }) => call('POST', '/v1/forum-participants/erasure', { key: null, body: { token } })),
    decide(api, posts[0]!.id),
  ]);
  t.ok(answers.every(({ status }) => [201, 403, 409].includes(status)));
  const { rows } = await api.app.database.pool.query(
    `select count(*)::int as wrong from forums.posts p
      where support_count <> (select count(*) from forums.supports s where s.post_id = p.id)`,
  );
  t.equal(rows[0].wrong, 0);
});

t.test(
  'twenty votes at once against a limit of three are three, and each taken back makes room',
  async (t) => {
    const api = await build(t);
    const topic = await aTopic(api, { supportLimit: 3 });
    t.equal(topic.supportLimit, 3);
    const posts = await Promise.all(Array.from({ length: 20 }, () => aPost(api, topic.id)));
    const [one, other] = [await aParticipant(api), await aParticipant(api)];
    const sent = await Promise.all(posts.map(({ id }) => support(api, id, one.token)));
    const [taken, refused] = [
      sent.filter(({ status }) => status === 201),
      sent.filter(({ status }) => status === 409),
    ];
    t.strictSame([taken.length, refused.length], [3, 17]);
    for (const answer of refused)
      t.match(answer.body, { code: 'forum-support-limit-reached', detail: /3 of its posts/ });
    const counts = await Promise.all(
      posts.map(
        async ({ id }) => (await api.call('GET', `/v1/forum-posts/${id}`)).body.supportCount as number,
      ),
    );
    t.strictSame(
      counts.reduce((sum, each) => sum + each),
      3,
    );
    const given = posts.filter((_, at) => counts[at] === 1);
    const left = posts.filter((_, at) => counts[at] === 0);
    t.match(await support(api, given[0]!.id, one.token), { status: 201, body: { supportsLeft: 0 } }, 'again');
    t.match(await withdrawSupport(api, given[0]!.id, one.token), {
      status: 201,
      body: { isSupported: false, supportsLeft: 1 },
    });
    t.match(await support(api, left[0]!.id, one.token), { status: 201, body: { supportsLeft: 0 } });
    t.match(await support(api, left[0]!.id, other.token), { status: 201, body: { supportsLeft: 2 } });
    await created(decide(api, given[1]!.id));
    t.match(
      await support(api, left[1]!.id, one.token),
      { status: 201, body: { supportsLeft: 0 } },
      'what is removed costs no vote',
    );
    const free = await aPost(api, (await aTopic(api)).id);
    t.match(await support(api, free.id, one.token), { status: 201, body: { supportsLeft: null } });
  },
);

t.test('over several connections at once a limit holds, beside topics without one', async (t) => {
  const api = await build(t);
  const [topic, free] = [await aTopic(api, { supportLimit: 3 }), await aTopic(api)];
  const posts = await Promise.all(Array.from({ length: 20 }, () => aPost(api, topic.id)));
  const beside = await aPost(api, free.id);
  const { token } = await aParticipant(api);
  const vote = (post: string) => ({ post, token: sha256(token).toString('hex'), withdraw: false });
  const today = api.app.today();
  const outcomes = await Promise.all(
    posts.map(({ id }) => takeVotes(api.app.database.read, [vote(id), vote(beside.id)], today)),
  );
  t.equal(outcomes.filter(([first]) => first!.outcome === 'taken').length, 3);
  t.ok(outcomes.every(([, second]) => second!.outcome === 'taken' && second!.supportsLeft === null));
  const { rows } = await api.app.database.pool.query('select count(*)::int as n from forums.supports');
  t.equal(rows[0].n, 4);
});

t.test('votes that come together are counted in their order, after those that are taken back', async (t) => {
  const api = await build(t);
  const topic = await aTopic(api, { supportLimit: 2 });
  const [first, second, third, gone] = await Promise.all(
    Array.from({ length: 4 }, () => aPost(api, topic.id)),
  );
  const { token } = await aParticipant(api);
  const vote = ({ id: post }: { readonly id: string }, withdraw = false) => ({
    post,
    token: sha256(token).toString('hex'),
    withdraw,
  });
  const take = async (...votes: ReturnType<typeof vote>[]) =>
    (await takeVotes(api.app.database.read, votes, api.app.today())).map(
      ({ outcome, supportsLeft }) => `${outcome} ${supportsLeft}`,
    );
  await created(decide(api, gone!.id));
  const beyond = 'support-limit-reached 0';
  t.strictSame(await take(vote(gone!), vote(first!), vote(second!), vote(third!), vote(first!)), [
    'post-gone 0',
    'taken 0',
    'taken 0',
    beyond,
    'taken 0',
  ]);
  t.strictSame(await take(vote(second!), vote(first!, true)), ['taken 1', 'taken 1']);
  t.strictSame(await take(vote(second!), vote(third!)), ['taken 0', 'taken 0']);
  t.strictSame(await take(vote(second!, true), vote(third!, true)), ['taken 2', 'taken 2']);
});

t.test('how much may be supported does not change once people do', async (t) => {
  const api = await build(t);
  const change = async (topicId: string, supportLimit: number | null) =>
    api.call('PATCH', `/v1/forum-topics/${topicId}`, {
      body: { supportLimit },
      headers: { 'if-match': '*' },
    });
  const draft = await aTopic(api, { draft: true });
  t.equal(draft.supportLimit, null);
  t.match(await change(draft.id, 5), { status: 200, body: { supportLimit: 5 } });
  t.match(await change(draft.id, 0), { status: 400 });
  t.match(await change(draft.id, null), { status: 200, body: { supportLimit: null } });
  const open = await aTopic(api);
  t.match(await change(open.id, 5), { status: 409, body: { code: 'forum-topic-not-draft' } });
});

t.test('what cannot be supported says why', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api);
  const [post, removed] = [await aPost(api, topic.id), await aPost(api, topic.id)];
  const { token } = await aParticipant(api);
  t.match(await support(api, post.id, 'x'.repeat(43)), {
    status: 403,
    body: { code: 'forum-token-unknown' },
  });
  t.equal((await support(api, '019a0b1c-2d3e-7f40-8a5b-000000000001', token)).status, 404);
  await created(decide(api, removed.id));
  t.match(await support(api, removed.id, token), { status: 409, body: { code: 'forum-post-gone' } });
  const verified = await aTopic(api, { access: 'verified' });
  const path = `/v1/forum-topics/${verified.id}/official-posts`;
  const official = await created(
    call('POST', path, { body: { id: '019a0b1c-2d3e-7f40-8a5b-000000000002', body: 'Silakan.' } }),
  );
  t.match(await support(api, official.id, token), {
    status: 403,
    body: { code: 'forum-verification-needed' },
  });
  await created(call('POST', `/v1/forum-topics/${topic.id}/closure`, { body: {} }));
  t.match(await support(api, post.id, token), { status: 409, body: { code: 'forum-topic-not-open' } });
});
