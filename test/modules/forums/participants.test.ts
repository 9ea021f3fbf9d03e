import t from 'tap';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aProof, created } from '../../support/feedback.ts';
import { aParticipant, aPost, aTopic, support, write } from '../../support/forums.ts';
import { aUnit } from '../../support/organisation.ts';
import { retentionJob } from '../../support/retention.ts';

t.test('a pseudonym is made or chosen, is nobody else’s, and poses as no office', async (t) => {
  const api = await build(t);
  const { call } = api;
  const made = await aParticipant(api);
  t.match(made, { name: /^Warga [0-9A-Z]{6}$/, isVerified: false, token: /^[\w-]{40,}$/ });
  await aParticipant(api, { name: 'Anak Musi' });
  const join = (body: object) => call('POST', '/v1/forum-participants', { key: null, body });
  t.match(await join({ name: 'anak musi' }), { status: 409, body: { code: 'value-taken' } });
  for (const name of ['Dinas Kesehatan', 'Moderator', 'Wali Kota'])
    t.match(
      await join({ name }),
      { status: 422, body: { errors: [{ code: 'name-poses-as-office' }] } },
      name,
    );
  t.match(await join({ name: '081234567890' }), {
    status: 422,
    body: { errors: [{ pointer: '/name', code: 'personal-data-in-text' }] },
  });
  const asked = await Promise.all(Array.from({ length: 10 }, () => join({ name: 'Bujang Gadis' })));
  t.equal(asked.filter(({ status }) => status === 201).length, 1, 'of ten at once one has the name');
});

t.test('who got no answer sends the same proof again and is the same participant', async (t) => {
  const api = await build(t, { environment: { PENATA_PROOF_OF_WORK_COST: '1' } });
  const { call } = api;
  const join = (body: object) => call('POST', '/v1/forum-participants', { key: null, body });
  t.match(await join({}), { status: 422, body: { code: 'proof-needed' } });
  const proof = await aProof(api, 'forum-participant');
  const answers = await Promise.all(Array.from({ length: 5 }, () => join({ proof })));
  t.strictSame(
    answers.map(({ status }) => status),
    [201, 201, 201, 201, 201],
  );
  t.equal(new Set(answers.map(({ body }) => `${body.name} ${body.token}`)).size, 1);
  t.match(await join({ proof, name: 'Lain Orang' }), { status: 409, body: { code: 'forum-proof-used' } });
  const other = await aProof(api, 'forum-post');
  t.match(await join({ proof: other }), { status: 422, body: { code: 'proof-for-another-purpose' } });
});

t.test('profiles are read and changed by their holders alone, and tokens are kept as hashes', async (t) => {
  const api = await build(t);
  const { call } = api;
  const { token } = await aParticipant(api, { ageBand: '20-29', district: '16.71.01' });
  const post = (path: string, body: object) =>
    call('POST', `/v1/forum-participants/${path}`, { key: null, body });
  t.match(await post('_read', { token }), {
    status: 200,
    body: { ageBand: '20-29', district: '16.71.01', isVerified: false },
  });
  t.match(await post('profile', { token, ageBand: null, name: 'Anak Musi' }), {
    status: 201,
    body: { name: 'Anak Musi', ageBand: null, district: '16.71.01' },
  });
  t.match(await post('profile', { token, name: 'Kantor Camat' }), { status: 422 });
  t.match(await post('_read', { token: 'x'.repeat(43) }), {
    status: 403,
    body: { code: 'forum-token-unknown' },
  });
  const { rows } = await api.app.database.pool.query('select p::text as row from forums.participants p');
  t.notMatch(rows[0].row, token);
  t.notMatch(api.logs().join('\n'), token);
});

t.test('a code verifies one participant, once, whoever comes first', async (t) => {
  const api = await build(t);
  const { call } = api;
  const unit = await aUnit(api);
  const given = await created(
    call('POST', '/v1/forum-verification-codes', { body: { unitId: unit.id, count: 2 } }),
  );
  const [code, spare] = given.codes as string[];
  const people = await Promise.all(Array.from({ length: 8 }, () => aParticipant(api)));
  const verify = (token: string, by = code!) =>
    call('POST', '/v1/forum-participants/verification', { key: null, body: { token, code: by } });
  const answers = await Promise.all(people.map(({ token }) => verify(token)));
  t.equal(answers.filter(({ status }) => status === 201).length, 1);
  t.ok(answers.every(({ status, body }) => status === 201 || body.code === 'forum-code-unknown'));
  const winner = people[answers.findIndex(({ status }) => status === 201)]!;
  t.match(await verify(winner.token, spare), { status: 201, body: { isVerified: true } });
  t.match(await call('GET', '/v1/forum-verification-codes'), {
    body: { items: [{ size: 2, used: 1, origin: 'issued' }] },
  });
  const sent = { unitId: unit.id, codes: ['kartu-0001', 'kartu-0002'] };
  t.match(await call('POST', '/v1/forum-verification-codes', { body: sent }), {
    status: 201,
    body: { origin: 'imported', known: 0, codes: [] },
  });
  t.match(await call('POST', '/v1/forum-verification-codes', { body: sent }), {
    body: { known: 2, size: 0 },
  });
  t.match(await call('POST', '/v1/forum-verification-codes', { body: { unitId: unit.id } }), {
    status: 422,
    body: { code: 'forum-codes-by-count-or-list' },
  });
  const foreign = await api.key(['forums:read', 'forums:write'], { unitIds: [(await aUnit(api)).id] });
  t.strictSame((await call('GET', '/v1/forum-verification-codes', { key: foreign })).body.items, []);
  t.equal((await call('POST', '/v1/forum-verification-codes', { key: foreign, body: sent })).status, 422);
});

t.test('who signs in has one verified pseudonym, and a new token each time', async (t) => {
  const api = await build(t);
  const { call, app } = api;
  const person = await mintToken(app.database.read, { nip: '199001012015011009', roles: [], minutes: 5 });
  const join = (key = person) => call('POST', '/v1/me/forum-participant', { key });
  const answers = await Promise.all(Array.from({ length: 6 }, () => join()));
  t.ok(answers.every(({ status }) => status === 201));
  t.equal(new Set(answers.map(({ body }) => body.name)).size, 1, 'it is one participant');
  const last = await join();
  t.match(last, { status: 201, body: { name: answers[0]!.body.name, isVerified: true } });
  const topic = await aTopic(api, { access: 'verified' });
  t.equal((await write(api, topic.id, { token: last.body.token })).status, 201);
  t.match(await write(api, topic.id, { token: answers[0]!.body.token }), {
    status: 403,
    body: { code: 'forum-token-unknown' },
  });
  t.match(await join(await api.key([])), { status: 403, body: { code: 'forum-people-only' } });
  const { rows } = await app.database.pool.query('select p::text as row from forums.participants p');
  t.notMatch(rows[0].row, '199001012015011009', 'nothing tells who it is');
});

t.test('erasing a pseudonym takes its votes back and leaves or withdraws what was written', async (t) => {
  const api = await build(t);
  const { call } = api;
  const topic = await aTopic(api);
  const [gone, stays] = [await aParticipant(api), await aParticipant(api)];
  const mine = await aPost(api, topic.id, { token: gone.token });
  const other = await aPost(api, topic.id, { token: stays.token });
  const reply = await aPost(api, topic.id, { token: gone.token, parentId: other.id });
  for (const { id } of [mine, other]) t.equal((await support(api, id, gone.token)).status, 201);
  t.equal((await support(api, other.id, stays.token)).body.supportCount, 2);
  const erase = (token: string, about = {}) =>
    call('POST', '/v1/forum-participants/erasure', { key: null, body: { token, ...about } });
  t.match(await erase(gone.token), { status: 201, body: { posts: 2, supports: 2 } });
  t.match(await erase(gone.token), { status: 403, body: { code: 'forum-token-unknown' } });
  const read = async (id: string) => (await call('GET', `/v1/forum-posts/${id}`, { key: null })).body;
  t.match(await read(mine.id), {
    authorKind: 'anonymous',
    authorName: null,
    state: 'shown',
    supportCount: 0,
  });
  t.match(await read(other.id), { supportCount: 1, replyCount: 1 });
  t.match(await erase(stays.token, { withPosts: true }), { status: 201, body: { posts: 1, supports: 1 } });
  t.match(await read(other.id), { state: 'withdrawn', body: null, html: null, supportCount: 0 });
  t.match(await read(reply.id), { state: 'shown' });
});

t.test('codes are forgotten when their time of retention is over, and verify nobody then', async (t) => {
  const api = await build(t);
  const { app, call, database } = api;
  const unit = await aUnit(api);
  const give = () =>
    created(call('POST', '/v1/forum-verification-codes', { body: { unitId: unit.id, count: 2 } }));
  const [old, recent] = [await give(), await give()];
  await query(
    database.ownerUrl,
    `update forums.code_batches set created_at = created_at - interval '366 days' where id = $1`,
    [old.id],
  );
  const { config, log } = app;
  const signal = new AbortController().signal;
  await retentionJob.run({}, { config, database: app.database, log, signal, today: app.today });
  const { token } = await aParticipant(api);
  const verify = (code: string) =>
    call('POST', '/v1/forum-participants/verification', { key: null, body: { token, code } });
  t.match(await verify((old.codes as string[])[0]!), { body: { code: 'forum-code-unknown' } });
  t.match(await verify((recent.codes as string[])[0]!), { status: 201 });
});
