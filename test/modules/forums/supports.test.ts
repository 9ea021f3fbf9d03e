import t from 'tap';
import { build } from '../../support/build.ts';
import { created } from '../../support/feedback.ts';
import { aParticipant, aPost, aTopic, decide, support } from '../../support/forums.ts';

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
