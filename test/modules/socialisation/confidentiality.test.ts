import t from 'tap';
import { build } from '../../support/build.ts';
import { act, aFaqEntry, answerTo, asked, group, reply } from '../../support/campaign-questions.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { aRunningCampaign, colleagues, words } from '../../support/socialisation.ts';

const api = await build(t);
const { app, call, database, key } = api;

/** A campaign that one unit runs for the people of another. */
async function aCampaignForOthers() {
  const { id: theirs } = await aUnit(api);
  const people = await colleagues(api, theirs, 3);
  const audiences = [{ name: 'Petugas', message: words('Jam kerja Anda berubah.'), unitIds: [theirs] }];
  const { campaign, unitId } = await aRunningCampaign(api, { people: 0, audiences });
  const scopes = ['socialisation:read', 'socialisation:read-sensitive', 'socialisation:write'] as const;
  return {
    campaign,
    theirs,
    people,
    runner: await key(scopes, { unitIds: [unitId] }),
    head: await key(scopes, { unitIds: [theirs] }),
  };
}

t.test('nobody learns who objected in confidence', async (t) => {
  const { campaign, theirs, people, runner, head } = await aCampaignForOthers();
  const [me, openly] = people;
  const objection = await asked(api, campaign.id, me!, {
    kind: 'objection',
    text: 'Saya takut dipindahkan.',
    isConfidential: true,
  });
  const question = await asked(api, campaign.id, openly!);
  const path = `/v1/campaigns/${campaign.id}/questions`;

  const forHead = await call('GET', path, { key: head });
  t.strictSame(
    forHead.body.items.map(({ id }) => id),
    [question.id],
    'the head of the unit reads what was asked openly',
  );
  t.match(forHead.body.items, [{ name: openly!.name, employeeId: openly!.id, unitId: theirs }]);
  t.equal((await call('GET', `${path}?count=exact`, { key: head })).body.total, 1);
  for (const address of [
    `/v1/campaign-questions/${objection.id}`,
    `/v1/campaign-questions/${objection.id}/similar`,
  ])
    t.match(await call('GET', address, { key: head }), { status: 404 });
  t.match(await answerTo(api, objection.id, { key: head }), { status: 404 });
  t.match(await answerTo(api, question.id, { key: head }), { status: 404 }, 'whoever runs it answers');

  const forRunner = await call('GET', `/v1/campaign-questions/${objection.id}`, { key: runner });
  t.match(forRunner, {
    status: 200,
    body: {
      isConfidential: true,
      employeeId: null,
      name: null,
      unitId: null,
      text: 'Saya takut dipindahkan.',
    },
  });
  for (const told of [me!.id, me!.name, me!.nip, theirs])
    t.notOk(forRunner.text.includes(told), 'nothing tells who it is');
  t.notMatch(forRunner.text, /\d{2}:\d{2}/, 'nor when it was, but for the day');
  t.match(objection.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4/, 'nor does its id');
  const all = await call('GET', path, { key: runner });
  t.equal(all.body.items.length, 2);
  const byUnit = await call('GET', `${path}?unitId=${theirs}`, { key: runner });
  t.strictSame(
    byUnit.body.items.map(({ id }) => id),
    [question.id],
    'no filter by unit finds it',
  );
  const exported = await call('GET', path, {
    key: runner,
    headers: { accept: 'text/csv', 'x-purpose': 'Uji' },
  });
  t.equal(exported.status, 200);
  t.notOk(exported.text.includes(me!.name));

  const text = words('Tidak ada yang dipindahkan.');
  await created(act(api, objection.id, 'decision', { outcome: 'not-accepted', text }, { key: runner }));
  t.match(await call('GET', `/v1/me/campaign-questions/${objection.id}`, { key: me!.token }), {
    status: 200,
    body: { state: 'decided', answer: text, isConfidential: true },
  });
  await created(reply(api, objection.id, me!, 'messages', { text: 'Mohon dipastikan.' }));
  t.match(await call('GET', `/v1/campaign-questions/${objection.id}`, { key: runner }), {
    body: { state: 'in-review', employeeId: null },
  });
});

t.test('names are masked without the scope for them, and looking at them is put on record', async (t) => {
  const { campaign, people, runner } = await aCampaignForOthers();
  const [me] = people;
  const question = await asked(api, campaign.id, me!);
  const plain = await key(['socialisation:read']);
  t.match((await call('GET', `/v1/campaign-questions/${question.id}`, { key: plain })).body, {
    name: null,
    maskedFields: ['name'],
  });
  t.match((await call('GET', `/v1/campaign-questions/${question.id}`, { key: runner })).body, {
    name: me!.name,
    maskedFields: [],
  });
});

t.test('neither log nor feed tell of whoever asks', async (t) => {
  const { campaign, people, runner } = await aCampaignForOthers();
  const [me] = people;
  const marks = async () =>
    (
      await query<{ entries: number; told: number }>(
        database.ownerUrl,
        `select (select count(*)::int from audit.entries where actor_kind = 'token') as entries,
                (select count(*)::int from events.outbox) as told`,
      )
    )[0];
  const before = await marks();
  const objection = await asked(api, campaign.id, me!, { kind: 'objection', isConfidential: true });
  await created(reply(api, objection.id, me!, 'messages', { text: 'Satu hal lagi.' }));
  await created(reply(api, objection.id, me!, 'withdrawal', {}));
  t.strictSame(await marks(), before);
  const question = await asked(api, campaign.id, me!, { isConfidential: true });
  await created(answerTo(api, question.id, { key: runner }));
  t.match(
    await marks(),
    { entries: before!.entries },
    'what the city answers is on record, under its own name',
  );
  t.ok((await marks())!.told > before!.told);
  const [actors] = await query(
    database.ownerUrl,
    `select count(*)::int as count from socialisation.question_steps where taken_by like 'token:%'`,
  );
  t.equal(actors?.count, 0);
  t.notOk(api.logs().some((line) => line.includes('Satu hal lagi')));
});

t.test('whoever asked reads all that is held on them', async (t) => {
  const { campaign, people } = await aCampaignForOthers();
  const [me, other] = people;
  const question = await asked(api, campaign.id, me!, { isConfidential: true });
  const { body } = await call('GET', '/v1/me/personal-data', { key: me!.token });
  t.match(body.campaignQuestions, [{ id: question.id }]);
  t.match((await call('GET', '/v1/me/personal-data', { key: other!.token })).body.campaignQuestions, []);
  t.match(await call('GET', '/v1/me/personal-data', { key: me!.token }), { status: 200 });
});

t.test('small groups do not expose anybody in the FAQ', async (t) => {
  const { campaign, people, head } = await aCampaignForOthers();
  const entry = await aFaqEntry(api, campaign.id);
  const ids = [];
  for (const person of people) ids.push((await asked(api, campaign.id, person, { isConfidential: true })).id);
  t.match(await created(group(api, entry.id, ids)), { asked: null });
  t.match((await call('GET', `/v1/faq-entries/${entry.id}`, { key: head })).body, { asked: null });
  t.match(await group(api, entry.id, ids, { key: head }), { status: 404 });
  const seen = await call(
    'GET',
    `/v1/campaigns/${campaign.id}/questions?faqEntryId=${entry.id}&count=exact`,
    {
      key: head,
    },
  );
  t.equal(seen.body.total, 0);
  t.ok(app.ready);
});
