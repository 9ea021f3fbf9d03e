import t from 'tap';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { build } from '../../support/build.ts';
import { invite } from '../../support/campaign-exchange.ts';
import { query } from '../../support/database.ts';
import { created, inDays, today } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { aMeasure, answerPulse, aPulse, backInTime, measureOf } from '../../support/readiness.ts';
import { aRunningCampaign, type Colleague, words } from '../../support/socialisation.ts';
import { aCourse, aSession } from '../../support/trainings.ts';

const api = await build(t);
const { call, database, key } = api;

const end = (id: string, step: string, body: object) =>
  call('POST', `/v1/campaign-measures/${id}/${step}`, { body });

/** A closed pulse that everybody answered alike, so many days ago. */
async function asked(campaignId: string, people: readonly Colleague[], days: number, ...given: number[]) {
  const pulse = await aPulse(api, campaignId, { closesOn: today() });
  for (const person of people) await created(answerPulse(api, pulse.id, person, ...given));
  await backInTime(api, pulse.id, days);
  return pulse.id;
}

t.test('from below the target by measures to above it', async (t) => {
  const { campaign, people, unitId } = await aRunningCampaign(api, { people: 6 });
  const path = `/v1/campaigns/${campaign.id}`;
  const first = await asked(campaign.id, people, 20, 4, 4, 2, 2, 3);
  const suggestions = () => call('GET', `${path}/measure-suggestions?unitId=${unitId}`);
  t.match((await suggestions()).body, {
    unitId,
    pulseId: first,
    items: [{ unitId, element: 'knowledge', mean: 2, kind: 'training', measureIds: [] }],
  });
  const planned = await call('POST', `${path}/measures`, { body: measureOf(unitId, { pulseId: first }) });
  t.match(planned, {
    status: 201,
    headers: { location: `/v1/campaign-measures/${planned.body.id}` },
    body: {
      campaignId: campaign.id,
      state: 'planned',
      isOverdue: false,
      pulseId: first,
      responsibleId: null,
      allowedActions: ['change', 'complete', 'drop'],
    },
  });
  const { id } = planned.body;
  t.match((await suggestions()).body.items, [{ measureIds: [id] }]);
  const effect = async () => (await call('GET', `/v1/campaign-measures/${id}/effect`)).body;
  t.match(await effect(), { element: 'knowledge', before: null, after: null, change: null });

  const course = await aCourse(api);
  const session = await aSession(api, { courseId: course.id });
  const talk = await created(invite(api, campaign.id));
  const done = await end(id, 'completion', {
    doneOn: inDays(-10),
    result: words('Pelatihan diikuti semua petugas.'),
    sessionId: session.id,
    eventId: talk.id,
    address: 'https://palembang.go.id/berita/pelatihan',
  });
  t.match(done, {
    status: 201,
    body: {
      state: 'done',
      endedOn: inDays(-10),
      sessionId: session.id,
      courseId: course.id,
      eventId: talk.id,
      address: 'https://palembang.go.id/berita/pelatihan',
      allowedActions: [],
    },
  });
  t.match(await effect(), { before: { pulseId: first, mean: 2 }, after: null, change: null });
  t.match((await suggestions()).body.items, [{ measureIds: [id] }], 'done since that pulse');

  const second = await asked(campaign.id, people, 1, 4, 4, 4, 4, 4);
  t.match(await effect(), {
    before: { pulseId: first, mean: 2 },
    after: { pulseId: second, mean: 4 },
    change: 2,
  });
  t.match((await suggestions()).body, { pulseId: second, items: [] });
  t.match((await call('GET', `${path}/readiness?unitId=${unitId}`)).body.all, {
    readiness: 4,
    isBelowTarget: false,
    barrier: null,
    trend: 'rising',
  });
  const history = await call('GET', `/v1/campaign-measures/${id}/history`);
  t.equal(history.status, 200);
  t.equal(history.body.items.length, 2, 'planned and done');
});

t.test('a measure is changed and dropped while it is planned', async (t) => {
  const { campaign, people, unitId } = await aRunningCampaign(api, { people: 1 });
  const { id } = await aMeasure(api, campaign.id, unitId);
  const path = `/v1/campaign-measures/${id}`;
  const change = (body: object, headers: Record<string, string> = { 'if-match': '*' }) =>
    call('PATCH', path, { body, headers });
  t.match(await change({ kind: 'mentor' }, {}), { status: 428 });
  t.match(await change({ kind: 'mentor' }, { 'if-match': '"9"' }), { status: 412 });
  t.match(await change({ kind: 'mentor', responsibleId: people[0]!.id }), {
    status: 200,
    body: { kind: 'mentor', responsibleId: people[0]!.id, version: 2 },
  });
  t.match(await change({ responsibleId: null }), { body: { responsibleId: null } });
  t.match(await change({ dueOn: inDays(-1) }), {
    status: 422,
    body: { errors: [{ pointer: '/dueOn', code: 'measure-due-in-past' }] },
  });
  const both = await Promise.all([
    end(id, 'dropping', { reason: words('Diganti pendampingan.') }),
    end(id, 'completion', { result: words('Sudah.') }),
  ]);
  t.same(both.map(({ status }) => status).sort(), [201, 409], 'it ends once');
  t.match(await change({ kind: 'talk' }), { status: 409, body: { code: 'measure-state' } });

  const dropped = await aMeasure(api, campaign.id, unitId);
  t.match(await end(dropped.id, 'dropping', { reason: words('Tidak perlu lagi.') }), {
    body: { state: 'dropped', endedOn: today(), dropReason: words('Tidak perlu lagi.') },
  });
});

t.test('measures are listed by due day and chosen by what they are', async (t) => {
  const { campaign, unitId } = await aRunningCampaign(api, { people: 1 });
  const late = await aMeasure(api, campaign.id, unitId, { kind: 'talk', element: 'awareness' });
  const next = await aMeasure(api, campaign.id, unitId, { dueOn: inDays(3) });
  const last = await aMeasure(api, campaign.id, unitId, { dueOn: inDays(9) });
  await query(database.ownerUrl, 'update socialisation.measures set due_on = due_on - 60 where id = $1', [
    late.id,
  ]);
  const ids = async (filter = '') =>
    (await call('GET', `/v1/campaigns/${campaign.id}/measures${filter}`)).body.items.map(({ id }) => id);
  t.same(await ids(), [late.id, next.id, last.id]);
  t.same(await ids('?isOverdue=true'), [late.id]);
  t.same(await ids('?isOverdue=false'), [next.id, last.id]);
  t.same(await ids('?kind=talk'), [late.id]);
  t.same(await ids('?element=knowledge'), [next.id, last.id]);
  t.same(await ids('?state=done'), []);
  t.same(await ids(`?unitId=${(await aUnit(api)).id}`), []);
  await created(end(late.id, 'completion', { result: words('Terlambat, tetapi selesai.') }));
  t.same(await ids('?isOverdue=true'), []);
});

t.test('what is named must be there and within reach', async (t) => {
  const { campaign, unitId } = await aRunningCampaign(api, { people: 1 });
  const other = await aRunningCampaign(api, { people: 1 });
  const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
  const path = `/v1/campaigns/${campaign.id}/measures`;
  const pulseOfOther = await aPulse(api, other.campaign.id);
  const wrong: [object, string][] = [
    [{ unitId: nowhere }, '/unitId'],
    [{ pulseId: pulseOfOther.id }, '/pulseId'],
    [{ responsibleId: nowhere }, '/responsibleId'],
  ];
  for (const [about, pointer] of wrong)
    t.match(await call('POST', path, { body: measureOf(unitId, about) }), {
      status: 422,
      body: { errors: [{ pointer, code: 'unknown-reference' }] },
    });
  const { id } = await aMeasure(api, campaign.id, unitId);
  const course = await aCourse(api);
  const session = await aSession(api, {});
  const linked: [object, string, string][] = [
    [{ courseId: nowhere }, '/courseId', 'unknown-reference'],
    [{ sessionId: nowhere }, '/sessionId', 'unknown-reference'],
    [{ eventId: nowhere }, '/eventId', 'unknown-reference'],
    [{ sessionId: session.id, courseId: course.id }, '/courseId', 'other-course'],
    [{ doneOn: inDays(1) }, '/doneOn', 'done-ahead'],
  ];
  for (const [about, pointer, code] of linked)
    t.match(await end(id, 'completion', { result: words('Sudah.'), ...about }), {
      status: 422,
      body: { errors: [{ pointer, code }] },
    });
  const stranger = await key(allScopes, { unitIds: [other.unitId] });
  for (const address of [`/v1/campaign-measures/${id}`, `/v1/campaign-measures/${id}/effect`, path])
    t.match(await call('GET', address, { key: stranger }), { status: 404 }, address);
  t.match(
    await call('POST', path, { key: stranger, body: measureOf(other.unitId) }),
    { status: 404 },
    'who does not run a campaign plans nothing in it',
  );
});

t.test('of a unit with few answers no effect and no suggestion is told', async (t) => {
  const { campaign, people, unitId } = await aRunningCampaign(api, { people: 4 });
  await asked(campaign.id, people, 20, 1);
  const { id } = await aMeasure(api, campaign.id, unitId);
  await created(end(id, 'completion', { doneOn: inDays(-10), result: words('Sudah.') }));
  await asked(campaign.id, people, 1, 5);
  t.match((await call('GET', `/v1/campaign-measures/${id}/effect`)).body, {
    before: { mean: null },
    after: { mean: null },
    change: null,
  });
  t.same(
    (await call('GET', `/v1/campaigns/${campaign.id}/measure-suggestions?unitId=${unitId}`)).body.items,
    [],
  );
});
