import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import t from 'tap';
import { build } from '../../support/build.ts';
import {
  aConcluded,
  aConsultation,
  aGroup,
  anAnswered,
  answerTo,
  aWrittenDraft,
  closeSince,
  comment,
  conclude,
  step,
} from '../../support/consultations.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { dayAt } from '../../support/follow-ups.ts';
import { aUnit } from '../../support/organisation.ts';
import { promulgate, sign } from '../../support/policy-documents.ts';

const api = await build(t);
const { app, call, database } = api;
const open = (url: string) => call('GET', url, { key: null });
const read = async (id: string) => (await call('GET', `/v1/consultations/${id}`)).body;

t.test('nothing is concluded before everybody is answered', async (t) => {
  const consultation = await aConsultation(api);
  const { id } = consultation;
  t.match(await conclude(api, id), { status: 409, body: { code: 'consultation-state' } });
  const first = await created(comment(api, id));
  const held = await created(comment(api, id, { text: 'Telepon 081234567890.' }));
  await closeSince(api, id);
  t.match(await open(`/v1/public-consultations/${id}/conclusion`), { status: 404 });
  const lacking = await conclude(api, id);
  t.match(lacking, { status: 409, body: { code: 'consultation-unanswered' } });
  t.match(lacking.body.detail, /looked at: 1 comments; in no group: 1 comments; without an answer: 0/);
  await created(
    call('POST', `/v1/consultation-comments/${held.id}/decision`, {
      body: { isReleased: false, ground: 'off-topic' },
    }),
  );
  const group = await aGroup(api, id, [first.id]);
  t.match((await conclude(api, id)).body.detail, /looked at: 0 .* no group: 0 .* answer: 1/);
  await created(answerTo(api, group.id));
  t.match(await step(api, id, 'conclusion', { summary: { id: 'Hubungi 081234567890.' } }), {
    status: 422,
    body: { errors: [{ pointer: '/summary/id' }] },
  });
  t.match(await conclude(api, id), { status: 201, body: { record: { consultationId: id } } });
  t.match(await read(id), { state: 'concluded', endedOn: app.today(), allowedActions: [] });
  t.match(await conclude(api, id), { status: 409, body: { code: 'consultation-state' } });
  for (const [name, body] of Object.entries({
    extension: { closesOn: dayAt(30), reason: 'Lagi.' },
    cancellation: { reason: 'Batal.' },
    'comment-groups': { title: 'Lagi', summary: 'Lagi.' },
  }))
    t.match(await step(api, id, name, body), { status: 409, body: { code: 'consultation-state' } }, name);
  t.match(await answerTo(api, group.id, { correctionReason: 'Lagi.' }), { status: 409 });
});

t.test('a conclusion says what was said and answered, and its digest proves it', async (t) => {
  const alternatives = [
    { code: 'two-shifts', title: 'Dua giliran', description: 'Pagi dan siang.' },
    { code: 'three-shifts', title: 'Tiga giliran', description: 'Juga malam.' },
  ];
  const consultation = await aConsultation(api, { alternatives });
  const { id } = consultation;
  const preferred = { preferredAlternative: 'two-shifts', eId: 'art_2' };
  const said = [
    await created(comment(api, id, preferred)),
    await created(comment(api, id, { ...preferred, kind: 'support' })),
    await created(comment(api, id, { kind: 'suggestion' })),
  ];
  const group = await aGroup(
    api,
    id,
    said.map(({ id }) => id),
  );
  await created(answerTo(api, group.id, { changedProvisions: ['art_2'] }));
  const compared = {
    items: [
      {
        code: 'two-shifts',
        comments: 2,
        support: 1,
        concern: 1,
        groups: [{ groupId: group.id, comments: 2 }],
      },
      { code: 'three-shifts', comments: 0, groups: [] },
    ],
  };
  t.match((await call('GET', `/v1/consultations/${id}/alternatives`)).body, {
    ...compared,
    withoutPreference: 1,
  });
  await closeSince(api, id);
  await created(conclude(api, id));
  const { body } = await open(`/v1/public-consultations/${id}/conclusion`);
  const { record, sha256 } = body as unknown as { record: object; sha256: string };
  t.equal(hash('sha256', canonicalize(record)!), sha256);
  t.match(record, {
    audience: 'public',
    versions: [{ number: 1 }],
    summary: { id: 'Giliran malam menjadi sukarela.' },
    participation: { comments: 3, commenters: 3, invited: null },
    alternatives: compared.items,
    groups: [{ commentCount: 3, answer: { outcome: 'partly-accepted', changedProvisions: ['art_2'] } }],
  });
  t.match((await call('GET', `/v1/consultations/${id}/conclusion`)).body, { sha256 });
  for (const statement of [
    `update consultations.conclusions set record = '{}' where round_id = '${id}'`,
    `delete from consultations.conclusions where round_id = '${id}'`,
    `update consultations.rounds set ending = null where id = '${id}'`,
    `delete from consultations.rounds where id = '${id}'`,
  ])
    await t.rejects(query(database.ownerUrl, statement), { code: '23000' }, statement);
});

t.test('of several who conclude at once one does', async (t) => {
  const { id } = await anAnswered(api);
  const concluded = await Promise.all([1, 2, 3].map(() => conclude(api, id)));
  t.strictSame(concluded.map(({ status }) => status).sort(), [201, 409, 409]);
  t.equal((await call('GET', `/v1/consultations/${id}/steps`)).body.items.length, 2);
});

t.test('nothing is grouped or answered while it is concluded', async (t) => {
  const { id } = await anAnswered(api);
  const { items } = (await call('GET', `/v1/consultations/${id}/comment-groups`)).body;
  const [concluded, corrected] = await Promise.all([
    conclude(api, id),
    answerTo(api, items[0]!.id, { outcome: 'accepted', correctionReason: 'Lebih jelas.' }),
  ]);
  t.equal(concluded!.status, 201);
  t.ok([201, 409].includes(corrected!.status));
  const { groups } = concluded!.body.record as { groups: { answer: { outcome: string } }[] };
  t.equal(groups[0]!.answer.outcome, corrected!.status === 201 ? 'accepted' : 'partly-accepted');
});

t.test('the file of a document has its consultations and what came of them', async (t) => {
  const unit = await aUnit(api);
  const draft = await aWrittenDraft(api, { unitId: unit.id });
  const about = { unitId: unit.id, subjectId: draft.id };
  const asked = await aConcluded(api, about);
  const internal = await aConsultation(api, { ...about, audience: 'internal', unitIds: [unit.id] });
  const planned = await aConsultation(api, { ...about, opensOn: dayAt(3) });
  await aConcluded(api);
  const filed = await call('GET', `/v1/policy-documents/${draft.id}/consultations?sort=id`);
  t.match(filed.body.items, [
    {
      id: asked.id,
      state: 'concluded',
      commentCount: 1,
      conclusion: { record: { consultationId: asked.id } },
    },
    { id: internal.id, audience: 'internal', state: 'open', conclusion: null },
    { id: planned.id, state: 'planned', conclusion: null },
  ]);
  const path = `/v1/public-policy-documents/${draft.id}/consultations`;
  t.equal((await open(path)).status, 404, 'not before it is published');
  await sign(api, draft.id);
  await promulgate(api, draft.id);
  const { items } = (await open(path)).body;
  t.strictSame(
    items.map(({ id }) => id),
    [asked.id],
  );
  t.match(items, [{ conclusion: { sha256: /^[0-9a-f]{64}$/ } }]);
});

t.test('whoever was asked reads what came of it', async (t) => {
  const { id } = await aConcluded(api);
  t.match(await open('/v1/public-consultations?state=concluded&limit=500'), { status: 200 });
  t.match(await open(`/v1/public-consultations/${id}`), {
    body: { state: 'concluded', endedOn: app.today() },
  });
});
