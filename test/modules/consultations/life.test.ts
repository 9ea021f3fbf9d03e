import t from 'tap';
import {
  foundInAlternatives,
  foundInPreference,
} from '../../../src/modules/consultations/rules/alternatives.ts';
import {
  allowedActions,
  changeOf,
  foundInDays,
  foundInExtension,
  stateOn,
} from '../../../src/modules/consultations/rules/life.ts';
import { foundInAnchor, nearest } from '../../../src/modules/consultations/rules/provisions.ts';
import { noteDays } from '../../../src/modules/consultations/store/steps.ts';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { build } from '../../support/build.ts';
import {
  aConsultation,
  aWrittenDraft,
  closeSince,
  comment,
  consultationOf,
  step,
} from '../../support/consultations.ts';
import { query } from '../../support/database.ts';
import { eventsAfter, feedNow } from '../../support/events.ts';
import { aSurvey, created } from '../../support/feedback.ts';
import { dayAt } from '../../support/follow-ups.ts';
import { aTopic } from '../../support/forums.ts';
import { aUnit } from '../../support/organisation.ts';
import { aDraft, aRegistered, article, aText, write } from '../../support/policy-documents.ts';

const api = await build(t);
const { app, call, key, database } = api;
const consultations = '/v1/consultations';
const read = async (id: string) => (await call('GET', `${consultations}/${id}`)).body;
const ifAny = { 'if-match': '*' };
const change = (id: string, body: object) =>
  call('PATCH', `${consultations}/${id}`, { body, headers: ifAny });
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});
const unknown = (pointer: string) => ({
  status: 422,
  body: { code: 'unknown-reference', errors: [{ pointer }] },
});
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';

t.test('a consultation stands where its days say', (t) => {
  const days = { opensOn: '2026-12-01', closesOn: '2026-12-31', ending: null };
  t.equal(stateOn(days, '2026-11-30'), 'planned');
  t.equal(stateOn(days, '2026-12-01'), 'open');
  t.equal(stateOn(days, '2026-12-31'), 'open', 'the deadline is the last day');
  t.equal(stateOn(days, '2027-01-01'), 'closed');
  t.equal(stateOn({ ...days, ending: 'concluded' }, '2026-12-15'), 'concluded');
  t.strictSame(allowedActions('cancelled'), []);
  t.strictSame(allowedActions('closed'), [
    'link',
    'take-up-version',
    'extend',
    'group',
    'conclude',
    'cancel',
  ]);
  t.equal(changeOf(['surveyId', 'forumTopicId']), 'link');
  t.equal(changeOf(['surveyId', 'title']), 'change');
  t.match(foundInDays({ opensOn: '2026-11-30', closesOn: '2026-11-29' }, '2026-12-01'), [
    { pointer: '/opensOn', code: 'day-over' },
    { pointer: '/closesOn', code: 'closes-before-opening' },
  ]);
  t.match(foundInExtension('2026-12-31', '2026-12-31', '2026-12-01'), [{ code: 'deadline-not-later' }]);
  t.match(foundInExtension('2027-01-01', '2026-12-31', '2027-01-02'), [{ code: 'day-over' }]);
  t.strictSame(foundInExtension('2027-01-02', '2026-12-31', '2027-01-02'), []);
  t.end();
});

t.test('alternatives are compared by their codes', (t) => {
  const alternative = (code: string) => ({ code, title: code, description: code });
  t.match(foundInAlternatives([alternative('a')]), [{ code: 'alternative-alone' }]);
  t.match(foundInAlternatives([alternative('a'), alternative('b'), alternative('a')]), [
    { pointer: '/alternatives/2/code', code: 'alternative-code-taken' },
  ]);
  t.strictSame(foundInPreference('b', [alternative('a'), alternative('b')]), []);
  t.match(foundInPreference('c', [alternative('a'), alternative('b')]), [
    { code: 'alternative-unknown', parameters: { codes: 'a, b' } },
  ]);
  t.match(foundInPreference('c', []), [{ code: 'no-alternatives' }]);
  t.end();
});

t.test('near a provision is what shares most of its address, then the next number', (t) => {
  const present = ['art_1', 'art_2', 'art_2__para_1', 'art_2__para_3', 'art_9', 'chp_1'].map((eId) => ({
    eId,
    label: eId,
  }));
  const near = (eId: string) => nearest(eId, present).map(({ eId }) => eId);
  t.strictSame(near('art_2__para_4'), ['art_2', 'art_2__para_3', 'art_2__para_1']);
  t.strictSame(near('art_8'), ['art_9', 'art_2', 'art_2__para_1']);
  t.match(foundInAnchor('art_8', { present, lastHadBy: 2 }), [
    { pointer: '/eId', code: 'provision-dropped', parameters: { eId: 'art_8', number: 2 } },
  ]);
  t.match(foundInAnchor('art_8', { present, lastHadBy: null }), [{ code: 'provision-unknown' }]);
  t.match(foundInAnchor('art_8', { present: [], lastHadBy: 1 }), [{ parameters: { near: '–' } }]);
  t.strictSame(foundInAnchor('art_9', { present, lastHadBy: 2 }), []);
  t.end();
});

t.test('a consultation is planned, changed until it opens, extended and cancelled', async (t) => {
  const unit = await aUnit(api);
  const draft = await aWrittenDraft(api, { unitId: unit.id });
  const topic = await aTopic(api, { unitId: unit.id });
  const survey = await aSurvey(api, { unitId: unit.id });
  const planned = await aConsultation(api, {
    unitId: unit.id,
    subjectId: draft.id,
    opensOn: dayAt(3),
    forumTopicId: topic.id,
    surveyId: survey.id,
  });
  t.match(planned, {
    subject: { kind: 'policy-document', id: draft.id },
    consultedVersion: { number: 1 },
    state: 'planned',
    forumTopicId: topic.id,
    surveyId: survey.id,
    commentCount: 0,
    allowedActions: ['change', 'link', 'take-up-version', 'cancel'],
  });
  t.equal((await call('GET', `/v1/public-consultations/${planned.id}`, { key: null })).status, 404);
  t.match(await comment(api, planned.id), { status: 404 });
  t.match(await change(planned.id, { title: 'Jam kerja', opensOn: dayAt(0) }), {
    status: 200,
    body: { title: 'Jam kerja', state: 'open' },
  });
  t.match(await change(planned.id, { title: 'Lain' }), {
    status: 409,
    body: { code: 'consultation-state' },
  });
  t.match(await change(planned.id, { surveyId: null }), { status: 200, body: { surveyId: null } });
  t.match(
    await step(api, planned.id, 'extension', { closesOn: dayAt(14), reason: 'Libur.' }),
    refused('/closesOn', 'deadline-not-later'),
  );
  t.match(await step(api, planned.id, 'extension', { closesOn: dayAt(20), reason: 'Libur.' }), {
    status: 201,
    body: { closesOn: dayAt(20) },
  });
  t.match(await step(api, planned.id, 'cancellation', { reason: 'Hubungi 081234567890.' }), {
    status: 422,
    body: { errors: [{ pointer: '/reason', code: 'personal-data-in-text' }] },
  });
  t.match(await step(api, planned.id, 'cancellation', { reason: 'Rancangan ditarik.' }), {
    status: 201,
    body: { state: 'cancelled', cancellationReason: 'Rancangan ditarik.', allowedActions: [] },
  });
  t.match(await comment(api, planned.id), { status: 409, body: { code: 'consultation-state' } });
  t.match(await call('GET', `/v1/public-consultations/${planned.id}`, { key: null }), {
    body: { state: 'cancelled', cancellationReason: 'Rancangan ditarik.' },
  });
  const { body } = await call('GET', `${consultations}/${planned.id}/steps`);
  t.match(body.items, [
    { kind: 'planned', closesOn: dayAt(14) },
    { kind: 'extended', closesOn: dayAt(20), reason: 'Libur.' },
    { kind: 'cancelled', reason: 'Rancangan ditarik.' },
  ]);
  for (const statement of [
    `delete from consultations.rounds where id = '${planned.id}'`,
    `update consultations.rounds set title = 'Lain' where id = '${planned.id}'`,
    `update consultations.steps set reason = 'Lain' where round_id = '${planned.id}'`,
    `delete from consultations.versions where round_id = '${planned.id}'`,
    `update consultations.provisions set label = 'Lain' where round_id = '${planned.id}'`,
  ])
    await t.rejects(query(database.ownerUrl, statement), { code: '23000' }, statement);
});

t.test('what cannot be asked is refused, and says why', async (t) => {
  const unit = await aUnit(api);
  const draft = await aWrittenDraft(api, { unitId: unit.id });
  const plan = (about: object, subjectId = draft.id) =>
    call('POST', consultations, { body: consultationOf(unit.id, subjectId, about) });
  t.match(await plan({ opensOn: dayAt(-1) }), refused('/opensOn', 'day-over'));
  t.match(await plan({ closesOn: dayAt(-1) }), refused('/closesOn', 'closes-before-opening'));
  t.match(await plan({ unitIds: [unit.id] }), refused('/unitIds', 'units-of-public'));
  t.match(await plan({ audience: 'internal', unitIds: [unit.id, nowhere] }), unknown('/unitIds/1'));
  t.match(await plan({ forumTopicId: nowhere }), unknown('/forumTopicId'));
  t.match(await plan({ surveyId: nowhere }), unknown('/surveyId'));
  t.match(await plan({ purpose: { id: 'Tanya 081234567890.' } }), {
    status: 422,
    body: { errors: [{ pointer: '/purpose/id' }] },
  });
  t.match(await plan({}, nowhere), unknown('/subject/id'));
  t.match(await plan({}, (await aDraft(api)).id), {
    status: 409,
    body: { code: 'consultation-subject-without-text' },
  });
  t.match(await plan({}, (await aRegistered(api)).id), {
    status: 409,
    body: { code: 'consultation-subject-decided' },
  });
});

t.test('a caller of one agency asks its own people, and of drafts within reach', async (t) => {
  const [own, other] = [await aUnit(api), await aUnit(api)];
  const narrow = await key(allScopes, { unitIds: [own.id] });
  const draft = await aWrittenDraft(api, { unitId: own.id });
  const plan = (about: object, subjectId = draft.id) =>
    call('POST', consultations, { key: narrow, body: consultationOf(own.id, subjectId, about) });
  t.match(await plan({ unitId: other.id }), unknown('/unitId'));
  t.match(await plan({ audience: 'internal' }), { status: 403, body: { code: 'whole-city-only' } });
  t.match(await plan({ audience: 'internal', unitIds: [other.id] }), unknown('/unitIds/0'));
  t.match(await plan({}, (await aWrittenDraft(api, { unitId: other.id })).id), unknown('/subject/id'));
  const { body } = await plan({ audience: 'internal', unitIds: [own.id] });
  t.match(body, { audience: 'internal', unitIds: [own.id] });
  const foreign = await aConsultation(api, { unitId: other.id });
  for (const path of [
    '',
    '/steps',
    '/comments',
    '/comment-groups',
    '/participation',
    '/alternatives',
    '/history',
  ])
    t.equal((await call('GET', `${consultations}/${foreign.id}${path}`, { key: narrow })).status, 404, path);
  const ids = (await call('GET', `${consultations}?limit=500`, { key: narrow })).body.items.map(
    ({ id }) => id,
  );
  t.strictSame(ids, [body.id]);
});

t.test('a later text is taken up, and comments know which provision is gone', async (t) => {
  const unit = await aUnit(api);
  const draft = await aWrittenDraft(api, { unitId: unit.id });
  const consultation = await aConsultation(api, { unitId: unit.id, subjectId: draft.id });
  const early = await created(comment(api, consultation.id, { eId: 'art_3' }));
  const whole = await created(comment(api, consultation.id, { kind: 'support' }));
  const second = await write(
    api,
    draft.id,
    aText(article('1', 'Pegawai adalah pegawai Kota.'), article('2', 'Jam kerja delapan jam sehari.')),
  );
  t.match(await step(api, consultation.id, 'version', { versionId: nowhere }), unknown('/versionId'));
  t.match(await step(api, consultation.id, 'version', { versionId: second.id, reason: 'Pasal 3 dihapus.' }), {
    status: 201,
    body: { consultedVersion: { id: second.id, number: 2 } },
  });
  t.match(
    await step(api, consultation.id, 'version', { versionId: second.id }),
    refused('/versionId', 'version-not-newer'),
  );
  const dropped = await comment(api, consultation.id, { eId: 'art_3' });
  t.match(dropped, refused('/eId', 'provision-dropped'));
  t.match(dropped.body.errors[0]!.message, /art_3: version 1 had it last/);
  t.match(dropped.body.errors[0]!.hint, /art_2 \(Pasal 2\)/);
  t.match(await comment(api, consultation.id, { eId: 'art_77' }), refused('/eId', 'provision-unknown'));
  await created(comment(api, consultation.id, { eId: 'art_2' }));
  const { items } = (await call('GET', `${consultations}/${consultation.id}/comments`)).body;
  const of = (id: string) => items.find((item) => item.id === id);
  t.match(of(early.id), {
    isProvisionDropped: true,
    provisionLabel: 'Pasal 3',
    versionId: consultation.consultedVersion && (consultation.consultedVersion as { id: string }).id,
  });
  t.match(of(whole.id), { isProvisionDropped: false, eId: null, provisionLabel: null });
  const text = await call('GET', `/v1/public-consultations/${consultation.id}/text`, { key: null });
  t.match(text.body, { version: { number: 2 }, subject: { id: draft.id } });
  const { consultedVersion } = consultation as unknown as { consultedVersion: { id: string } };
  const before = await call(
    'GET',
    `/v1/public-consultations/${consultation.id}/text?versionId=${consultedVersion.id}`,
    { key: null },
  );
  t.match(before.body, { version: { number: 1 } });
  t.equal(
    (before.body.provisions as { eId: string }[]).some(({ eId }) => eId === 'art_3'),
    true,
  );
  t.equal(
    (
      await call('GET', `/v1/public-consultations/${consultation.id}/text?versionId=${nowhere}`, {
        key: null,
      })
    ).status,
    404,
  );
  t.match((await call('GET', `${consultations}/${consultation.id}/participation`)).body.byProvision, [
    { eId: null, comments: 1, isDropped: false },
    { eId: 'art_2', label: 'Pasal 2', comments: 1, isDropped: false },
    { eId: 'art_3', label: 'Pasal 3', comments: 1, isDropped: true },
  ]);
});

t.test('that a consultation opened and closed is told once', async (t) => {
  await noteDays(app.database, app.today());
  const consultation = await aConsultation(api);
  const from = await feedNow(api);
  t.equal(await noteDays(app.database, app.today()), 1);
  t.equal(await noteDays(app.database, app.today()), 0);
  const told = (await eventsAfter(api, from, 1)).filter(({ subject }) => subject === consultation.id);
  t.match(told, [{ type: 'penata.consultation.changed', data: { changed: ['steps'] } }]);
  await closeSince(api, consultation.id);
  t.equal(await noteDays(app.database, app.today()), 2, 'the test moved its opening too');
  t.match((await read(consultation.id)).state, 'closed');
  const { body } = await step(api, consultation.id, 'extension', {
    closesOn: dayAt(2),
    reason: 'Terlambat.',
  });
  t.match(body, { state: 'open' });
});
