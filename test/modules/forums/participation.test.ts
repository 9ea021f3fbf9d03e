import t from 'tap';
import { forgetWritersJob } from '../../../src/modules/forums/jobs.ts';
import { sharesOf } from '../../../src/modules/forums/rules/participation.ts';
import { build } from '../../support/build.ts';
import { aParticipant, aPost, aTopic, support } from '../../support/forums.ts';

t.test('nothing is told of fewer than five, nor what would follow by subtraction', (t) => {
  const shares = sharesOf({
    ageBands: [
      { value: '20-29', participants: 12 },
      { value: '30-39', participants: 7 },
      { value: 'under-20', participants: 2 },
      { value: null, participants: 30 },
    ],
    districts: [
      { value: '16.71.01', participants: 9 },
      { value: null, participants: 42 },
    ],
    knownDistricts: ['16.71.01', '16.71.02'],
  });
  t.strictSame(shares.byAgeBand, [
    { ageBand: '20-29', participants: 12 },
    { ageBand: '30-39', participants: null },
    { ageBand: 'under-20', participants: null },
    { ageBand: null, participants: 30 },
  ]);
  t.strictSame(shares.seldomHeardAgeBands, ['under-20', '40-49', '50-59', '60-and-over']);
  t.strictSame(shares.byDistrict, [
    { district: '16.71.01', participants: 9 },
    { district: null, participants: 42 },
  ]);
  t.strictSame(shares.seldomHeardDistricts, ['16.71.02']);
  t.end();
});

t.test('a topic tells who takes part and who is not heard', async (t) => {
  const api = await build(t);
  const [topic, other] = [await aTopic(api), await aTopic(api)];
  const join = (count: number, about: object) =>
    Promise.all(Array.from({ length: count }, () => aParticipant(api, about)));
  const young = await join(6, { ageBand: '20-29', district: '16.71.01' });
  const old = await join(5, { ageBand: '60-and-over', district: '16.71.02' });
  const post = await aPost(api, topic.id, { token: young[0]!.token });
  await aPost(api, topic.id);
  await aPost(api, topic.id, { token: young[0]!.token, parentId: post.id });
  for (const { token } of young) t.equal((await support(api, post.id, token)).status, 201);
  await aPost(api, other.id, { token: old[0]!.token });
  const { body } = await api.call('GET', `/v1/forum-topics/${topic.id}/participation`, { key: null });
  t.strictSame(body, {
    topicId: topic.id,
    posts: 3,
    anonymousPosts: 1,
    officialPosts: 0,
    participants: 6,
    writers: 1,
    supporters: 6,
    supports: 6,
    byAgeBand: [{ ageBand: '20-29', participants: 6 }],
    byDistrict: [{ district: '16.71.01', participants: 6 }],
    seldomHeardAgeBands: ['under-20', '30-39', '40-49', '50-59', '60-and-over'],
    seldomHeardDistricts: ['16.71.02'],
  });
});

t.test('how much somebody wrote is forgotten the day after', async (t) => {
  const { app, ...api } = await build(t);
  await aPost(api, (await aTopic(api)).id);
  const { database, config, log } = app;
  const run = (today: string) =>
    forgetWritersJob.run({}, { database, config, log, today: () => today } as never);
  const left = async () =>
    (await database.pool.query('select count(*)::int as n from forums.daily_writers')).rows[0].n;
  await run(app.today());
  t.equal(await left(), 1);
  await run('2999-01-01');
  t.equal(await left(), 0);
});
