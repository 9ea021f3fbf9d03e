import { randomUUID } from 'node:crypto';
import t from 'tap';
import { keptText } from '../../../src/modules/consultations/rules/texts.ts';
import { build } from '../../support/build.ts';
import {
  aColleague,
  aConsultation,
  aGroup,
  answerTo,
  closeSince,
  comment,
  commentAs,
  step,
} from '../../support/consultations.ts';
import { query } from '../../support/database.ts';
import { aProof, created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { aTerritory } from '../../support/territory.ts';

const api = await build(t);
const { call, database, key } = api;
const open = (url: string) => call('GET', url, { key: null });
const listed = async (id: string, filter = '') =>
  (await call('GET', `/v1/consultations/${id}/comments?limit=500${filter}`)).body.items;
const decide = (id: string, body: object) =>
  call('POST', `/v1/consultation-comments/${id}/decision`, { body });
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';

t.test('of personal data nothing is kept but that it was there', (t) => {
  const { text, findings } = keptText('Hubungi saya di 081234567890.');
  t.notMatch(text, /0812/);
  t.strictSame(findings.length, 1);
  t.strictSame(keptText(' Setuju. '), { text: 'Setuju.', findings: [] });
  const links = 'https://a.example https://b.example https://c.example';
  t.strictSame(keptText(links).findings, ['many-links']);
  t.end();
});

t.test('the public says something, once, and everybody reads it', async (t) => {
  const consultation = await aConsultation(api, {
    alternatives: [
      { code: 'two-shifts', title: 'Dua giliran', description: 'Pagi dan siang.' },
      { code: 'three-shifts', title: 'Tiga giliran', description: 'Juga malam.' },
    ],
  });
  const path = `/v1/public-consultations/${consultation.id}`;
  t.match(await open(path), { status: 200, body: { state: 'open', commentCount: 0 } });
  const id = randomUUID();
  const about = { id, eId: 'art_2__para_1', preferredAlternative: 'two-shifts', gender: 'female' };
  t.match(await comment(api, consultation.id, about), { status: 201, body: { id, state: 'shown' } });
  t.match(await comment(api, consultation.id, about), { status: 201, body: { id, state: 'shown' } });
  t.match(await comment(api, consultation.id, { ...about, text: 'Lain.' }), {
    status: 409,
    body: { code: 'consultation-comment-id-taken' },
  });
  t.match(await comment(api, (await aConsultation(api)).id, { id }), {
    status: 409,
    body: { code: 'consultation-comment-id-taken' },
  });
  const { items } = (await open(`${path}/comments`)).body;
  t.match(items, [{ id, text: 'Giliran malam terlalu panjang.', provisionLabel: 'Pasal 2 ayat (1)' }]);
  t.notOk('gender' in items[0]!, 'what counts in figures alone is not shown');
  t.match((await open('/v1/public-consultations?state=open&limit=500')).body.items, [
    { commentCount: 1 },
    {},
  ]);
  t.match(
    await comment(api, consultation.id, { preferredAlternative: 'none' }),
    refused('/preferredAlternative', 'alternative-unknown'),
  );
  const { city, district } = await aTerritory(api);
  t.match(
    await comment(api, consultation.id, { districtId: city.id }),
    refused('/districtId', 'area-not-district'),
  );
  t.match(await comment(api, consultation.id, { districtId: nowhere }), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/districtId' }] },
  });
  await created(comment(api, consultation.id, { districtId: district.id }));
  await closeSince(api, consultation.id);
  t.match(await comment(api, consultation.id), { status: 409, body: { code: 'consultation-state' } });
  t.match(await comment(api, consultation.id, about), { status: 201 }, 'what was taken before is told again');
});

t.test('the same comment sent many times at once is one', async (t) => {
  const consultation = await aConsultation(api);
  const id = randomUUID();
  const sent = await Promise.all(Array.from({ length: 8 }, () => comment(api, consultation.id, { id })));
  t.strictSame(new Set(sent.map(({ status }) => status)), new Set([201]));
  t.equal((await listed(consultation.id)).length, 1);
});

t.test('a proof of work counts once, for its purpose', async (t) => {
  const strict = await build(t, { environment: { PENATA_PROOF_OF_WORK_COST: '1' } });
  const { id } = await aConsultation(strict);
  t.match(await comment(strict, id), { status: 422, body: { code: 'proof-needed' } });
  t.match(await comment(strict, id, { proof: await aProof(strict, 'forum-post') }), {
    status: 422,
    body: { code: 'proof-for-another-purpose' },
  });
  const proof = await aProof(strict, 'consultation-comment');
  const commentId = randomUUID();
  t.match(await comment(strict, id, { proof, id: commentId }), { status: 201 });
  t.match(await comment(strict, id, { proof, id: commentId }), { status: 201 }, 'the same again');
  t.match(await comment(strict, id, { proof }), { status: 409, body: { code: 'consultation-proof-spent' } });
});

t.test('what holds personal data is held, and shown without it once it is released', async (t) => {
  const consultation = await aConsultation(api);
  const path = `/v1/public-consultations/${consultation.id}/comments`;
  const taken = await created(comment(api, consultation.id, { text: 'Telepon saya 081234567890, setuju.' }));
  t.match(taken, { state: 'held' });
  t.strictSame((await open(path)).body.items, []);
  const [held] = await listed(consultation.id, '&state=held');
  t.notMatch(held!.text, /0812/);
  t.match((await call('GET', `/v1/consultations/${consultation.id}`)).body, {
    heldCount: 1,
    commentCount: 0,
  });
  t.match(await decide(taken.id, { isReleased: false }), refused('/ground', 'ground-missing'));
  t.match(
    await decide(taken.id, { isReleased: true, ground: 'insult' }),
    refused('/ground', 'ground-of-release'),
  );
  t.match(await decide(nowhere, { isReleased: true }), { status: 404 });
  t.match(await decide(taken.id, { isReleased: true }), { status: 201, body: { state: 'shown' } });
  t.match(await decide(taken.id, { isReleased: true }), {
    status: 409,
    body: { code: 'consultation-comment-settled' },
  });
  const [shown] = (await open(path)).body.items;
  t.match(shown!.text, /setuju/);
  t.notMatch(shown!.text, /0812/);
  const other = await created(comment(api, consultation.id, { text: 'NIK 1671011503850001 dan lainnya.' }));
  t.match(await decide(other.id, { isReleased: false, ground: 'personal-data' }), {
    status: 201,
    body: { state: 'rejected', rejectedFor: 'personal-data', text: null },
  });
  const rows = await query(
    database.ownerUrl,
    `select * from consultations.comments where round_id = '${consultation.id}'`,
  );
  t.notMatch(JSON.stringify(rows), /081234567890|1671011503850001/, 'it is kept nowhere');
});

t.test('only one of several who decide at once does', async (t) => {
  const consultation = await aConsultation(api);
  const { id } = await created(comment(api, consultation.id, { text: 'Telepon saya 081234567890.' }));
  const decided = await Promise.all([
    decide(id, { isReleased: true }),
    decide(id, { isReleased: false, ground: 'insult' }),
    decide(id, { isReleased: true }),
  ]);
  t.strictSame(decided.map(({ status }) => status).sort(), [201, 409, 409]);
});

t.test(
  'civil servants are asked where they work, and say it under their name or in confidence',
  async (t) => {
    const agency = await aUnit(api, { name: 'Dinas Loket' });
    const section = await aUnit(api, { kind: 'section', parentId: agency.id });
    const elsewhere = await aUnit(api);
    const siti = await aColleague(api, section.id, { name: 'Siti Aminah', gender: 'female' });
    const budi = await aColleague(api, agency.id, { name: 'Budi Santoso' });
    const outside = await aColleague(api, elsewhere.id, { name: 'Orang Lain' });
    const { id } = await aConsultation(api, {
      unitId: agency.id,
      audience: 'internal',
      unitIds: [agency.id],
    });
    const asked = async (token: string) =>
      (await call('GET', '/v1/me/consultations?limit=500', { key: token })).body.items.map((one) => one.id);
    t.ok((await asked(siti.token)).includes(id));
    t.notOk((await asked(outside.token)).includes(id));
    t.match(await call('GET', `/v1/me/consultations/${id}`, { key: outside.token }), { status: 404 });
    t.match(await commentAs(api, outside.token, id), { status: 404 });
    t.match(await comment(api, id), { status: 404 }, 'an internal one is none of the public');
    t.match(await call('GET', `/v1/me/consultations/${id}/text`, { key: siti.token }), {
      body: { version: { number: 1 } },
    });
    const secret = await created(
      commentAs(api, siti.token, id, {
        kind: 'concern',
        text: 'Saya tidak setuju.',
        isConfidential: true,
        eId: 'art_2',
      }),
    );
    t.match(secret, { state: 'shown', isConfidential: true, answer: null, groupTitle: null });
    const named = await created(commentAs(api, budi.token, id));
    t.match(await commentAs(api, budi.token, id, { eId: 'art_99' }), refused('/eId', 'provision-unknown'));
    const items = await listed(id);
    t.match(
      items.find((item) => item.id === secret.id),
      { authorName: null, authorUnitId: null, isConfidential: true },
    );
    t.match(
      items.find((item) => item.id === named.id),
      { authorName: 'Budi Santoso', authorUnitId: agency.id },
    );
    const reader = await key(['consultations:read']);
    const masked = (await call('GET', `/v1/consultations/${id}/comments`, { key: reader })).body.items;
    t.match(
      masked.find((item) => item.id === named.id),
      { authorName: null, maskedFields: ['authorName'], authorUnitId: agency.id },
      'names are told to those who may read them',
    );
    for (const path of ['comments', 'participation', 'comment-groups', 'history', 'steps'])
      t.notMatch((await call('GET', `/v1/consultations/${id}/${path}`)).text, /Siti/, path);
    const own = (await call('GET', `/v1/me/consultations/${id}/comments`, { key: siti.token })).body.items;
    t.match(own, [{ id: secret.id, text: 'Saya tidak setuju.' }]);
    t.equal(own.length, 1);
    const { body } = await call('GET', '/v1/me/personal-data', { key: siti.token });
    t.match(body.consultationComments, [{ id: secret.id, isConfidential: true }]);
    const rows = await query(database.ownerUrl, 'select * from audit.entries');
    t.notMatch(
      JSON.stringify(rows.filter((row) => JSON.stringify(row).includes(id))),
      /Saya tidak setuju/,
      'the log tells nothing of it',
    );
  },
);

t.test('an own comment is withdrawn while the consultation is open', async (t) => {
  const unit = await aUnit(api);
  const [siti, budi] = [await aColleague(api, unit.id), await aColleague(api, unit.id)];
  const { id } = await aConsultation(api, { unitId: unit.id, audience: 'internal', unitIds: [unit.id] });
  const withdraw = (commentId: string, token: string) =>
    call('POST', `/v1/me/consultation-comments/${commentId}/withdrawal`, { key: token });
  const first = await created(commentAs(api, siti.token, id));
  await aGroup(api, id, [first.id]);
  t.match(await withdraw(first.id, budi.token), { status: 404 });
  t.match(await withdraw(first.id, siti.token), { status: 201, body: { state: 'withdrawn', text: null } });
  t.match(await withdraw(first.id, siti.token), {
    status: 409,
    body: { code: 'consultation-comment-settled' },
  });
  t.match((await call('GET', `/v1/consultations/${id}/comment-groups`)).body.items, [{ commentCount: 0 }]);
  const second = await created(commentAs(api, siti.token, id));
  await closeSince(api, id);
  t.match(await withdraw(second.id, siti.token), { status: 409, body: { code: 'consultation-state' } });
});

t.test('no comment comes after the end, whatever is done at once', async (t) => {
  const unit = await aUnit(api);
  const people = [];
  for (let one = 0; one < 4; one += 1) people.push(await aColleague(api, unit.id));
  const { id } = await aConsultation(api, { unitId: unit.id, audience: 'internal', unitIds: [unit.id] });
  const [ended, ...answers] = await Promise.all([
    step(api, id, 'cancellation', { reason: 'Ditarik.' }),
    ...people.map(({ token }) => commentAs(api, token, id)),
  ]);
  t.equal(ended!.status, 201);
  for (const { status } of answers) t.ok(status === 201 || status === 409, `${status}`);
  const [row] = await query<{ count: string }>(
    database.ownerUrl,
    `select count(*) from consultations.comments where round_id = '${id}'`,
  );
  t.equal(Number(row!.count), answers.filter(({ status }) => status === 201).length);
  t.match(await commentAs(api, people[0]!.token, id), { status: 409 });
});

t.test('comments are grouped, each into one group, and answered; an answer is only corrected', async (t) => {
  const consultation = await aConsultation(api);
  const ids = [];
  for (const kind of ['support', 'concern', 'suggestion'])
    ids.push((await created(comment(api, consultation.id, { kind }))).id);
  const held = await created(comment(api, consultation.id, { text: 'Telepon 081234567890.' }));
  const foreign = await created(comment(api, (await aConsultation(api)).id));
  const group = await aGroup(api, consultation.id, ids);
  t.match(group, { commentCount: 3, supportCount: 1, concernCount: 1, suggestionCount: 1, answer: null });
  const put = (groupId: string, commentIds: string[]) =>
    call('POST', `/v1/comment-groups/${groupId}/comments`, { body: { commentIds } });
  for (const strange of [foreign.id, nowhere])
    t.match(await put(group.id, [ids[0]!, held.id, strange]), {
      status: 422,
      body: { code: 'unknown-reference', errors: [{ pointer: '/commentIds/2' }] },
    });
  t.match(await put(group.id, [ids[0]!, held.id]), refused('/commentIds/1', 'comment-not-counting'));
  const other = await aGroup(api, consultation.id, []);
  t.match(await answerTo(api, other.id), { status: 409, body: { code: 'comment-group-empty' } });
  t.match(await put(other.id, [ids[2]!]), { status: 201, body: { commentCount: 1 } }, 'it is moved');
  t.match((await call('GET', `/v1/comment-groups/${group.id}`)).body, { commentCount: 2 });
  t.match(
    await answerTo(api, group.id, { outcome: 'accepted', changedProvisions: ['art_2', 'art_44'] }),
    refused('/changedProvisions/1', 'changed-provision-unknown'),
  );
  t.match(
    await answerTo(api, group.id, { outcome: 'not-accepted', changedProvisions: ['art_2'] }),
    refused('/changedProvisions', 'change-of-nothing-accepted'),
  );
  t.match(await answerTo(api, group.id, { correctionReason: 'Keliru.' }), {
    status: 409,
    body: { code: 'comment-group-not-answered' },
  });
  t.match(await answerTo(api, group.id, { reason: { id: 'Tanya 081234567890.' } }), {
    status: 422,
    body: { errors: [{ pointer: '/reason/id' }] },
  });
  const first = await created(answerTo(api, group.id, { outcome: 'accepted', changedProvisions: ['art_2'] }));
  t.match(await answerTo(api, group.id), { status: 409, body: { code: 'comment-group-answered' } });
  t.match(await put(group.id, [ids[2]!]), { status: 409, body: { code: 'comment-group-answered' } });
  t.match(await put(other.id, [ids[0]!]), refused('/commentIds/0', 'comment-answered'));
  const ifAny = { headers: { 'if-match': '*' } };
  t.match(await call('PATCH', `/v1/comment-groups/${group.id}`, { body: { title: 'Lain' }, ...ifAny }), {
    status: 409,
  });
  t.match(await call('DELETE', `/v1/comment-groups/${group.id}`, ifAny), { status: 409 });
  t.match(await call('PATCH', `/v1/comment-groups/${other.id}`, { body: { title: 'Lain' }, ...ifAny }), {
    status: 200,
    body: { title: 'Lain' },
  });
  t.match(await call('DELETE', `/v1/comment-groups/${other.id}`, ifAny), { status: 204 });
  t.match(await listed(consultation.id, '&isGrouped=false&state=shown'), [{ id: ids[2] }]);
  const mended = await created(answerTo(api, group.id, { correctionReason: 'Pasal keliru disebut.' }));
  t.match(mended, { correctsId: first.id, outcome: 'partly-accepted' });
  t.match((await call('GET', `/v1/comment-groups/${group.id}`)).body.answer, { outcome: 'partly-accepted' });
  t.match((await call('GET', `/v1/comment-groups/${group.id}/answers`)).body.items, [
    { id: first.id, outcome: 'accepted', changedProvisions: ['art_2'] },
    { id: mended.id, correctionReason: 'Pasal keliru disebut.' },
  ]);
  for (const statement of [
    `update consultations.group_answers set outcome = 'accepted' where id = '${mended.id}'`,
    `delete from consultations.group_answers where id = '${mended.id}'`,
    `update consultations.comment_groups set title = 'Lain' where id = '${group.id}'`,
  ])
    await t.rejects(query(database.ownerUrl, statement), { code: '23000' }, statement);
});

t.test('of several answers at once one counts', async (t) => {
  const consultation = await aConsultation(api);
  const { id } = await created(comment(api, consultation.id));
  const group = await aGroup(api, consultation.id, [id]);
  const answers = await Promise.all([1, 2, 3].map(() => answerTo(api, group.id)));
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 409, 409]);
});
