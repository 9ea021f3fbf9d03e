import { randomUUID } from 'node:crypto';
import t from 'tap';
import { build } from '../../support/build.ts';
import { act, aFaqEntry, answerTo, asked, group, reply } from '../../support/campaign-questions.ts';
import { query } from '../../support/database.ts';
import { created, today } from '../../support/feedback.ts';
import { aRunningCampaign, words } from '../../support/socialisation.ts';

const api = await build(t);
const { call, database } = api;

t.test('similar questions are answered at once, and read the latest words', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 6 });
  const questions = [];
  for (const person of people)
    questions.push(await asked(api, campaign.id, person, { text: 'Kapan loket pelayanan buka?' }));
  const [me] = people;
  const odd = await asked(api, campaign.id, me!, { text: 'Siapa narasumber lokakarya?' });
  const similar = (await call('GET', `/v1/campaign-questions/${questions[0]!.id}/similar`)).body.items;
  t.strictSame(
    new Set(similar.map(({ questionId }) => questionId)),
    new Set(questions.slice(1).map(({ id }) => id)),
    'what says something else is not among them',
  );
  t.equal(similar[0]!.difference, 0);
  t.ok(similar.every(({ questionId }) => questionId !== odd.id));

  const entry = await aFaqEntry(api, campaign.id, { eId: 'art_2' });
  t.match(entry, { number: 1, asked: null, answeredOn: today(), eId: 'art_2' });
  const few = questions.slice(0, 4).map(({ id }) => id);
  t.match(await created(group(api, entry.id, few)), { asked: null }, 'of four nobody is to stand out');
  const all = questions.map(({ id }) => id);
  t.match(await created(group(api, entry.id, all)), { asked: 6 });
  await created(group(api, entry.id, all));
  const mine = `/v1/me/campaign-questions/${questions[0]!.id}`;
  const read = (await call('GET', mine, { key: me!.token })).body;
  t.match(read, { state: 'answered', faqEntryId: entry.id, answer: words('Setiap hari kerja.') });
  t.match(read.steps, [{ kind: 'asked' }, { kind: 'grouped', answer: words('Setiap hari kerja.') }]);
  t.equal((read.steps as object[]).length, 2, 'once');
  t.strictSame((await call('GET', `/v1/campaign-questions/${odd.id}/similar`)).body.items, []);

  const path = `/v1/faq-entries/${entry.id}`;
  const { headers } = await call('GET', path);
  const change = { answer: words('Senin sampai Sabtu.') };
  t.match(await call('PATCH', path, { body: change }), { status: 428 });
  const changed = await call('PATCH', path, { body: change, headers: { 'if-match': headers.etag! } });
  t.match(changed, {
    status: 200,
    body: { number: 2, answer: change.answer, question: words('Kapan loket buka?') },
  });
  t.match(await call('PATCH', path, { body: change, headers: { 'if-match': headers.etag! } }), {
    status: 412,
  });
  t.match((await call('GET', `${path}/versions`)).body.items, [
    { number: 1, answer: words('Setiap hari kerja.') },
    { number: 2, answer: change.answer },
  ]);
  const later = (await call('GET', mine, { key: me!.token })).body;
  t.match(later, { answer: change.answer }, 'whoever asked reads the latest');
  t.match(later.steps, [{}, { answer: words('Setiap hari kerja.') }], 'and what stood there at first');
  t.match((await call('GET', `/v1/me/campaigns/${campaign.id}/faq`, { key: me!.token })).body.items, [
    { id: entry.id, number: 2, asked: 6, answer: change.answer, updatedOn: today() },
  ]);
  t.equal((await call('GET', `/v1/campaigns/${campaign.id}/faq-entries`)).body.items.length, 1);
  const found = await call(
    'GET',
    `/v1/campaigns/${campaign.id}/questions?faqEntryId=${entry.id}&count=exact`,
  );
  t.equal(found.body.total, 6);
  await t.rejects(
    query(database.ownerUrl, `update socialisation.faq_versions set written_on = '2020-01-01'`),
    {
      code: '23000',
    },
  );
  const eId = await call('PATCH', path, { body: { eId: null }, headers: { 'if-match': '*' } });
  t.match(eId.body, { eId: null, number: 2 }, 'other words alone are a version');
});

t.test('all of the questions are answered, or none', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 1 });
  const elsewhere = await aRunningCampaign(api, { people: 1 });
  const [me] = people;
  const entry = await aFaqEntry(api, campaign.id);
  const open = await asked(api, campaign.id, me!);
  const foreign = await asked(api, elsewhere.campaign.id, elsewhere.people[0]!);
  t.match(await group(api, entry.id, [open.id, foreign.id]), {
    status: 422,
    body: { errors: [{ pointer: '/questionIds/1', code: 'unknown-reference' }] },
  });
  t.match(await group(api, entry.id, [open.id, randomUUID()]), { status: 422 });
  const withdrawn = await asked(api, campaign.id, me!);
  await created(reply(api, withdrawn.id, me!, 'withdrawal', {}));
  t.match(await group(api, entry.id, [open.id, withdrawn.id]), {
    status: 409,
    body: { code: 'question-state' },
  });
  t.match((await call('GET', `/v1/campaign-questions/${open.id}`)).body, {
    state: 'received',
    faqEntryId: null,
  });
  t.match(await group(api, randomUUID(), [open.id]), { status: 404 });
});

t.test('an objection is answered by the FAQ, and decided on all the same', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 1 });
  const [me] = people;
  const entry = await aFaqEntry(api, campaign.id);
  const objection = await asked(api, campaign.id, me!, { kind: 'objection' });
  await created(group(api, entry.id, [objection.id]));
  t.match((await call('GET', `/v1/campaign-questions/${objection.id}`)).body, { state: 'in-review' });
  t.match(await created(act(api, objection.id, 'decision', { outcome: 'not-accepted' })), {
    state: 'decided',
    answer: words('Setiap hari kerja.'),
  });
});

t.test('words of the FAQ are looked at before they are kept', async (t) => {
  const { campaign } = await aRunningCampaign(api, { people: 1 });
  const write = (about: object) =>
    call('POST', `/v1/campaigns/${campaign.id}/faq-entries`, {
      body: { question: words('Kapan?'), answer: words('Besok.'), ...about },
    });
  t.match(await write({ answer: { id: 'NIK 1671014503850001 sudah dicatat.' } }), {
    status: 422,
    body: { errors: [{ pointer: '/answer/id', code: 'personal-data-in-text' }] },
  });
  t.match(await write({ eId: 'art_77' }), { status: 422, body: { errors: [{ pointer: '/eId' }] } });
  t.match(await write({ question: { en: 'When?' } }), { status: 400 });
});

t.test('grouped and answered at the same time, a question is answered once', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 3 });
  const entries = [await aFaqEntry(api, campaign.id), await aFaqEntry(api, campaign.id)];
  for (let round = 0; round < 5; round++) {
    const questions = [];
    for (const person of people) questions.push(await asked(api, campaign.id, person));
    const ids = questions.map(({ id }) => id);
    const results = await Promise.all([
      group(api, entries[0]!.id, ids),
      group(api, entries[1]!.id, ids.toReversed()),
      answerTo(api, ids[1]!),
    ]);
    for (const { status } of results) t.ok([201, 409].includes(status), `${status}`);
    for (const id of ids) {
      const { body } = await call('GET', `/v1/campaign-questions/${id}`);
      const steps = body.steps as { number: number; kind: string; faqEntryId: string | null }[];
      t.equal(body.state, 'answered');
      t.strictSame(
        steps.map(({ number }) => number),
        steps.map((_, at) => at + 1),
      );
      t.ok(steps.filter(({ kind }) => kind === 'answered').length <= 1);
      t.equal(body.faqEntryId, steps.findLast(({ faqEntryId }) => faqEntryId !== null)?.faqEntryId ?? null);
    }
  }
});
