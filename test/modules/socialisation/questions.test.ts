import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { calendarFrom, deadlineOf } from '../../../src/modules/calendar/index.ts';
import { noteOverdueQuestionsJob } from '../../../src/modules/socialisation/question-jobs.ts';
import type { QuestionKind, QuestionState } from '../../../src/modules/socialisation/question-reference.ts';
import {
  allowedActions,
  type QuestionAction,
  questionActions,
  replyAction,
  stateAfter,
} from '../../../src/modules/socialisation/rules/questions.ts';
import { build } from '../../support/build.ts';
import { act, answerTo, ask, asked, reply, runJob } from '../../support/campaign-questions.ts';
import { query } from '../../support/database.ts';
import { created, today } from '../../support/feedback.ts';
import { aCampaign, aRunningCampaign, colleagues, words } from '../../support/socialisation.ts';

const api = await build(t);
const { app, call, database } = api;

t.test('rules', async (t) => {
  const can = (kind: QuestionKind, state: QuestionState, reopenings = 0) =>
    allowedActions({ kind, state, reopenings });
  t.strictSame(can('question', 'received'), ['answer', 'group', 'add', 'withdraw']);
  t.strictSame(can('question', 'answered'), ['group', 'reopen']);
  t.strictSame(can('question', 'answered', 1), ['group'], 'opened again once');
  t.strictSame(can('question', 'withdrawn'), []);
  t.strictSame(can('objection', 'received'), ['review', 'answer', 'decide', 'group', 'add', 'withdraw']);
  t.strictSame(can('objection', 'in-review'), ['answer', 'decide', 'group', 'add', 'withdraw']);
  t.strictSame(can('objection', 'decided'), ['reopen']);
  t.equal(replyAction({ kind: 'objection', state: 'decided', reopenings: 0 }), 'reopen');
  t.equal(replyAction({ kind: 'objection', state: 'decided', reopenings: 1 }), 'add');

  fc.assert(
    fc.property(
      fc.constantFrom<QuestionKind>('question', 'objection'),
      fc.array(fc.constantFrom<QuestionAction>(...questionActions), { maxLength: 30 }),
      (kind, actions) => {
        let standing = { kind, state: 'received' as QuestionState, reopenings: 0 };
        for (const action of actions) {
          if (!allowedActions(standing).includes(action)) continue;
          standing = {
            ...standing,
            state: stateAfter(action, standing),
            reopenings: standing.reopenings + (action === 'reopen' ? 1 : 0),
          };
        }
        const { state, reopenings } = standing;
        return (
          reopenings <= 1 &&
          (kind === 'question'
            ? ['received', 'answered', 'withdrawn']
            : ['received', 'in-review', 'decided', 'withdrawn']
          ).includes(state) &&
          (state === 'withdrawn') === (allowedActions(standing).length === 0 && state === 'withdrawn')
        );
      },
    ),
  );
});

t.test('a question is put, answered in time, and opened again once', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 2, answerWorkingDays: 3 });
  const [me, other] = people;
  const question = await asked(api, campaign.id, me!, { eId: 'art_2__para_1' });
  const calendar = await calendarFrom(app.database.read, today(), app.config.timeZone);
  const { dueOn } = deadlineOf({ receivedAt: new Date(), workingDays: 3, calendar });
  t.match(question, {
    kind: 'question',
    state: 'received',
    eId: 'art_2__para_1',
    askedOn: today(),
    dueOn,
    isOverdue: false,
    answer: null,
    answeredOn: null,
    isConfidential: false,
    steps: [{ number: 1, kind: 'asked', day: today() }],
  });
  const mine = `/v1/me/campaign-questions/${question.id}`;
  t.match(await call('GET', mine, { key: other!.token }), { status: 404 }, 'it is nobody else’s');
  t.match(await reply(api, question.id, me!, 'messages', { text: 'Dan pada hari libur?' }), {
    status: 201,
    body: {
      state: 'received',
      steps: [{ kind: 'asked' }, { kind: 'added', message: 'Dan pada hari libur?' }],
    },
  });
  const answered = await created(answerTo(api, question.id));
  t.match(answered, { state: 'answered', answeredOn: today(), allowedActions: ['group', 'reopen'] });
  t.match((await call('GET', mine, { key: me!.token })).body, {
    state: 'answered',
    answer: words('Ya, pukul 08.00 sampai 12.00.'),
  });
  t.match(await answerTo(api, question.id), { status: 409, body: { code: 'question-state' } });
  const reopened = await created(reply(api, question.id, me!, 'messages', { text: 'Di semua loket?' }));
  t.match(reopened, { state: 'received', answeredOn: null, dueOn });
  await created(answerTo(api, question.id));
  t.match(await reply(api, question.id, me!, 'messages', { text: 'Sungguh?' }), {
    status: 409,
    body: { code: 'question-state' },
  });
  const { body } = await call('GET', mine, { key: me!.token });
  t.strictSame(
    (body.steps as { kind: string }[]).map(({ kind }) => kind),
    ['asked', 'added', 'answered', 'reopened', 'answered'],
    'nothing vanishes',
  );
  t.equal(
    (await call('GET', `/v1/me/campaigns/${campaign.id}/questions`, { key: me!.token })).body.items.length,
    1,
  );
  t.equal(
    (await call('GET', `/v1/me/campaigns/${campaign.id}/questions`, { key: other!.token })).body.items.length,
    0,
  );
});

t.test('an objection is never closed without an answer', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 1 });
  const [me] = people;
  const objection = await asked(api, campaign.id, me!, { kind: 'objection', text: 'Terlalu berat.' });
  t.match(await created(act(api, objection.id, 'review')), { state: 'in-review' });
  t.match(await act(api, objection.id, 'review'), { status: 409, body: { code: 'question-state' } });
  t.match(await act(api, objection.id, 'decision', { outcome: 'not-accepted' }), {
    status: 409,
    body: { code: 'objection-unanswered' },
  });
  await t.rejects(
    query(
      database.ownerUrl,
      `update socialisation.questions set state = 'decided', outcome = 'accepted' where id = $1`,
      [objection.id],
    ),
    { code: '23514' },
    'nor past the service',
  );
  t.match(
    await act(api, objection.id, 'decision', { outcome: 'accepted', changed: words('Loket ditambah.') }),
    {
      status: 422,
      body: { errors: [{ pointer: '/changed', code: 'change-without-text' }] },
    },
  );
  t.match(await act(api, objection.id, 'decision', { outcome: 'withdrawn', text: words('x') }), {
    status: 400,
  });
  t.match(await created(answerTo(api, objection.id)), { state: 'in-review', outcome: null });
  const decided = await created(act(api, objection.id, 'decision', { outcome: 'not-accepted' }));
  t.match(decided, {
    state: 'decided',
    outcome: 'not-accepted',
    answer: words('Ya, pukul 08.00 sampai 12.00.'),
  });
  t.match(await created(reply(api, objection.id, me!, 'messages', { text: 'Mohon ditinjau lagi.' })), {
    state: 'in-review',
    outcome: null,
    answeredOn: null,
  });
  t.match(
    await act(api, objection.id, 'decision', { outcome: 'accepted' }),
    {
      status: 409,
      body: { code: 'objection-unanswered' },
    },
    'an answer of before does not count',
  );
  const text = words('Petugas ditambah dua orang.');
  const changed = words('Pasal 2 ayat (1) diubah.');
  t.match(await created(act(api, objection.id, 'decision', { outcome: 'partly-accepted', text, changed })), {
    state: 'decided',
    outcome: 'partly-accepted',
    answer: text,
    allowedActions: [],
  });
  const { body } = await call('GET', `/v1/me/campaign-questions/${objection.id}`, { key: me!.token });
  t.match(body.steps, [
    { kind: 'asked' },
    { kind: 'review-began' },
    { kind: 'answered' },
    { kind: 'decided', outcome: 'not-accepted' },
    { kind: 'reopened', message: 'Mohon ditinjau lagi.' },
    { kind: 'decided', outcome: 'partly-accepted', changed },
  ]);
  const question = await asked(api, campaign.id, me!);
  t.match(await act(api, question.id, 'decision', { outcome: 'accepted', text }), {
    status: 409,
    body: { code: 'question-kind' },
  });
});

t.test('what is withdrawn stays to be read', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 1 });
  const [me] = people;
  const objection = await asked(api, campaign.id, me!, { kind: 'objection' });
  t.match(await reply(api, objection.id, me!, 'withdrawal', { reason: 'Sudah jelas.' }), {
    status: 201,
    body: {
      state: 'withdrawn',
      outcome: 'withdrawn',
      steps: [{}, { kind: 'withdrawn', message: 'Sudah jelas.' }],
    },
  });
  t.match(await reply(api, objection.id, me!, 'withdrawal', {}), { status: 409 });
  t.match(await answerTo(api, objection.id), { status: 409, body: { code: 'question-state' } });
  const { body } = await call('GET', `/v1/campaigns/${campaign.id}/questions?state=withdrawn`);
  t.match(body.items, [{ id: objection.id, text: 'Apakah loket buka pada hari Sabtu?' }]);
  const question = await asked(api, campaign.id, me!);
  t.match((await reply(api, question.id, me!, 'withdrawal', {})).body, { state: 'withdrawn', outcome: null });
});

t.test('bad input is named', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 1 });
  const [me] = people;
  t.match(await ask(api, campaign.id, me!, { eId: 'art_99' }), {
    status: 422,
    body: { errors: [{ pointer: '/eId', code: 'provision-absent' }] },
  });
  t.match(await ask(api, campaign.id, me!, { text: ' \n ' }), { status: 400 });
  t.match(await ask(api, campaign.id, me!, { kind: 'complaint' }), { status: 400 });
  t.match(await ask(api, randomUUID(), me!), { status: 404 });
  const [stranger] = await colleagues(api, (await aCampaign(api, { people: 1 })).unitId, 1);
  t.match(await ask(api, campaign.id, stranger!), { status: 404 }, 'it is not for them');
  const question = await asked(api, campaign.id, me!);
  t.match(await act(api, question.id, 'answers', { text: { id: 'Hubungi 081234567890.' } }), {
    status: 422,
    body: { errors: [{ pointer: '/text/id', code: 'personal-data-in-text' }] },
  });
  await created(call('POST', `/v1/campaigns/${campaign.id}/end`, { body: { reason: 'Selesai.' } }));
  t.match(await ask(api, campaign.id, me!), { status: 409, body: { code: 'campaign-state' } });
  t.match(await answerTo(api, question.id), { status: 201 }, 'what is open is answered all the same');
});

t.test('lists are filtered, and what is late is noted once', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 2 });
  const [me, other] = people;
  const list = async (filter = '') =>
    (await call('GET', `/v1/campaigns/${campaign.id}/questions?${filter}`)).body.items.map(({ id }) => id);
  const question = await asked(api, campaign.id, me!, { eId: 'art_1' });
  const objection = await asked(api, campaign.id, other!, { kind: 'objection' });
  t.strictSame(new Set(await list()), new Set([question.id, objection.id]));
  t.strictSame(await list('kind=objection'), [objection.id]);
  t.strictSame(await list('eId=art_1'), [question.id]);
  t.strictSame(await list('isOverdue=true'), []);
  await query(database.ownerUrl, `update socialisation.questions set due_on = due_on - 60 where id = $1`, [
    question.id,
  ]);
  t.strictSame(await list('isOverdue=true'), [question.id]);
  await runJob(api, noteOverdueQuestionsJob);
  await runJob(api, noteOverdueQuestionsJob);
  const { body } = await call('GET', `/v1/campaign-questions/${question.id}`);
  t.match(body, { isOverdue: true, escalatedOn: today() });
  t.strictSame(
    (body.steps as { kind: string }[]).map(({ kind }) => kind),
    ['asked', 'became-overdue'],
  );
  await created(answerTo(api, question.id));
  t.strictSame(await list('isOverdue=true'), []);
  t.strictSame(await list('state=answered'), [question.id]);
});

t.test('of two officers who answer at once one does', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 1 });
  const question = await asked(api, campaign.id, people[0]!);
  const answers = await Promise.all([1, 2, 3].map(() => answerTo(api, question.id)));
  t.strictSame(answers.map(({ status }) => status).toSorted(), [201, 409, 409]);
  const stale = await asked(api, campaign.id, people[0]!);
  await created(reply(api, stale.id, people[0]!, 'messages', { text: 'Satu lagi.' }));
  t.match(await answerTo(api, stale.id, { headers: { 'if-match': '"1"' } }), { status: 412 });
});

t.test('threads have an end', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 1 });
  const [me] = people;
  const question = await asked(api, campaign.id, me!);
  for (let at = 1; at < 50; at++) await created(reply(api, question.id, me!, 'messages', { text: `${at}` }));
  t.match(await reply(api, question.id, me!, 'messages', { text: 'Lagi.' }), {
    status: 409,
    body: { code: 'question-thread-full' },
  });
  t.match(await answerTo(api, question.id), { status: 201 });
  await t.rejects(query(database.ownerUrl, 'delete from socialisation.question_steps'), { code: '23000' });
});
