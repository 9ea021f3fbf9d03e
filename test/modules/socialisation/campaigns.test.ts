import { hash } from 'node:crypto';
import t from 'tap';
import { followMembers, only } from '../../../src/modules/socialisation/store/audience.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { place } from '../../support/employees.ts';
import { created, inDays, today } from '../../support/feedback.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';
import { aDraft, write } from '../../support/policy-documents.ts';
import {
  aCampaign,
  acknowledge,
  aQuiz,
  aRunningCampaign,
  campaignOf,
  colleagues,
  start,
  words,
} from '../../support/socialisation.ts';

const api = await build(t);
const { app, call, database, key } = api;
const members = async (campaignId: string, filter = '') =>
  (await call('GET', `/v1/campaigns/${campaignId}/members?limit=200${filter}`)).body.items;

t.test('a campaign is prepared, changed and started, and its audience can be proven', async (t) => {
  const { campaign, people, unitId } = await aCampaign(api, { people: 3 });
  t.match(campaign, {
    state: 'draft',
    reading: null,
    edition: 0,
    targetPercent: 90,
    allowedActions: ['change', 'prepare', 'start', 'cancel'],
  });
  const path = `/v1/campaigns/${campaign.id}`;
  const audience = await call('GET', `${path}/audience`);
  t.match(audience.body, { people: 3, withoutAccount: 3, units: [{ unitId, people: 3 }] });
  const changed = await call('PATCH', path, {
    body: { targetPercent: 80 },
    headers: { 'if-match': '*' },
  });
  t.match(changed, { status: 200, body: { targetPercent: 80 } });
  const started = await start(api, campaign.id);
  const listed = [...people.map(({ id }) => `${id}\n`)].sort().join('');
  t.match(started, {
    state: 'running',
    edition: 1,
    startedOn: today(),
    audienceCount: 3,
    audienceSha256: hash('sha256', listed, 'hex'),
    reading: { number: 1 },
  });
  t.match(await members(campaign.id), { length: 3 });
  const late = await call('PATCH', path, {
    body: {
      audiences: (campaign.audiences as { name: string; message: object }[]).map(({ name, message }) => ({
        name,
        message,
      })),
    },
    headers: { 'if-match': '*' },
  });
  t.match(late, { status: 409, body: { code: 'campaign-state' } }, 'audiences stay once it has begun');
  t.match(await call('POST', `${path}/start`, { body: {} }), { status: 409 }, 'it begins once');
  const listing = await call(
    'GET',
    `/v1/campaigns?state=running&subjectId=${(campaign.subject as { id: string }).id}`,
  );
  t.match(listing.body.items, [{ id: campaign.id }]);
  t.match((await call('GET', `${path}/history`)).status, 200);
});

t.test('audiences are criteria, and who fits several belongs to the first', async (t) => {
  const { id: unitId } = await aUnit(api);
  const { id: below } = await aUnit(api, { parentId: unitId, kind: 'section' });
  const [head] = await colleagues(api, unitId, 1, { kind: 'administrator' });
  const [clerk] = await colleagues(api, below, 1);
  const [analyst] = await colleagues(api, below, 1, { kind: 'fungsional', functionalLevel: 'ahli-muda' });
  const { id: documentId } = await aDraft(api, { unitId });
  await write(api, documentId);
  const message = words('Ini yang berubah bagi Anda.');
  const campaign = await created(
    call('POST', '/v1/campaigns', {
      body: campaignOf(unitId, documentId, {
        audiences: [
          { name: 'Pimpinan', message, unitIds: [unitId], positionKinds: ['administrator'] },
          { name: 'Fungsional', message, unitIds: [unitId], functionalLevels: ['ahli-muda'] },
          { name: 'Semua', message, unitIds: [unitId] },
        ],
      }),
    }),
  );
  await start(api, campaign.id);
  const [leaders, functional, all] = campaign.audiences as { id: string }[];
  const at = new Map((await members(campaign.id)).map((one) => [one.employeeId, one.audienceId]));
  t.equal(at.get(head!.id), leaders!.id);
  t.equal(at.get(analyst!.id), functional!.id);
  t.equal(at.get(clerk!.id), all!.id);
  t.match((await call('GET', '/v1/me/campaigns', { key: clerk!.token })).body.items, [
    { id: campaign.id, message, isRead: false },
  ]);
});

t.test('what cannot be is refused, and says where', async (t) => {
  const { unitId, documentId } = await aCampaign(api);
  const { id: empty } = await aUnit(api);
  const message = words('Jam kerja Anda berubah.');
  const post = (about: object) =>
    call('POST', '/v1/campaigns', { body: campaignOf(unitId, documentId, about) });
  const wrong = await post({
    dueOn: inDays(-1),
    quiz: aQuiz({ questions: [{ text: words('Apa?'), options: [words('A'), words('a')], correct: 3 }] }),
    purpose: { id: 'Hubungi 081234567890.' },
  });
  t.match(wrong, { status: 422, body: { code: 'rule-broken' } });
  t.same(
    new Set(wrong.body.errors.map(({ pointer, code }) => `${pointer} ${code}`)),
    new Set([
      '/dueOn due-in-past',
      '/quiz/questions/0/correct no-such-option',
      '/quiz/questions/0/options/1 option-twice',
      '/purpose/id personal-data-in-text',
    ]),
  );
  t.match(await post({ subject: { kind: 'policy-document', id: unitId } }), {
    status: 422,
    body: { errors: [{ pointer: '/subject/id' }] },
  });
  t.match(await post({ audiences: [{ name: 'x', message, areaIds: [unitId] }] }), {
    status: 422,
    body: { errors: [{ pointer: '/audiences/0/areaIds/0' }] },
  });
  const nobody = await created(
    post({
      audiences: [
        { name: 'Semua', message, unitIds: [unitId] },
        { name: 'Kosong', message, unitIds: [empty] },
      ],
    }),
  );
  t.match(await call('POST', `/v1/campaigns/${nobody.id}/start`, { body: {} }), {
    status: 422,
    body: { errors: [{ pointer: '/audiences/1', code: 'audience-empty' }] },
  });
  t.same(await members(nobody.id), [], 'nothing was half done');
  const { id: untitled } = await aDraft(api, { unitId });
  const textless = await created(call('POST', '/v1/campaigns', { body: campaignOf(unitId, untitled) }));
  t.match(await call('POST', `/v1/campaigns/${textless.id}/start`, { body: {} }), {
    status: 409,
    body: { code: 'nothing-to-read' },
  });
  const clerk = await key(['socialisation:write', 'socialisation:read'], { unitIds: [unitId] });
  const everybody = await call('POST', '/v1/campaigns', {
    key: clerk,
    body: campaignOf(unitId, documentId, { audiences: [{ name: 'Semua', message }] }),
  });
  t.match(everybody, { status: 403, body: { code: 'whole-city-only' } });
});

t.test('of two who start a campaign at once one does, and its audience is settled once', async (t) => {
  const { campaign } = await aCampaign(api, { people: 2 });
  const both = await Promise.all(
    [1, 2].map(() => call('POST', `/v1/campaigns/${campaign.id}/start`, { body: {} })),
  );
  t.same(both.map(({ status }) => status).sort(), [201, 409]);
  t.equal((await members(campaign.id)).length, 2);
});

t.test(
  'whoever moves is counted where they sit, whoever leaves no longer, whoever comes is added',
  async (t) => {
    const { campaign, people, unitId, versionId } = await aRunningCampaign(api, { people: 3 });
    const path = `/v1/campaigns/${campaign.id}`;
    const [mover, leaver, stayer] = people;
    const { id: elsewhere } = await aUnit(api);
    const { id: seat } = await aPosition(api, { unitId: elsewhere });
    await created(place(api, mover!.id, { positionId: seat, validFrom: today() }));
    await query(database.ownerUrl, `update employees.placements set valid_to = $2 where employee_id = $1`, [
      leaver!.id,
      today(),
    ]);
    const [newcomer] = await colleagues(api, unitId, 1);
    const updated = await call('POST', `${path}/audience-updates`, { body: {} });
    t.match(updated, { status: 201, body: { moved: 1, left: 1, joined: 1, returned: 0 } });
    const by = new Map((await members(campaign.id)).map((one) => [one.employeeId, one]));
    t.match(by.get(mover!.id), { unitId: elsewhere, firstUnitId: unitId, leftOn: null });
    t.match(by.get(leaver!.id), { leftOn: today() });
    t.match(by.get(newcomer!.id), { unitId, joinedOn: today() });
    t.match(by.get(stayer!.id), { unitId, leftOn: null });
    t.match(await acknowledge(api, campaign.id, leaver!, { versionId }), {
      status: 409,
      body: { code: 'left-audience' },
    });
    t.match(
      (await call('GET', `${path}/coverage?unitId=${unitId}`)).body.all,
      { members: 2 },
      'the stayer and the newcomer',
    );
    const again = await app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
      followMembers(transaction, only(campaign.id), today()),
    );
    t.same(again, { moved: 0, left: 0, returned: 0 }, 'noted once');
    await query(database.ownerUrl, 'update employees.placements set valid_to = null where employee_id = $1', [
      leaver!.id,
    ]);
    t.match((await call('POST', `${path}/audience-updates`, { body: {} })).body, { returned: 1, left: 0 });
  },
);

t.test('another version is to be read anew by those whom it concerns', async (t) => {
  const { campaign, people, documentId, versionId } = await aRunningCampaign(api, { people: 2 });
  const path = `/v1/campaigns/${campaign.id}`;
  const [one, other] = people;
  await created(acknowledge(api, campaign.id, one!, { versionId }));
  const second = await write(api, documentId, {
    provisions: [
      { kind: 'article', number: '1', heading: null, text: 'Jam kerja enam jam.', provisions: [] },
    ],
  });
  const note = words('Jam kerja menjadi enam jam.');
  const issue = (body: object) => call('POST', `${path}/editions`, { body: { note, ...body } });
  t.match(await issue({ versionId, audienceIds: null }), { status: 409, body: { code: 'edition-taken' } });
  t.match(await issue({ versionId: documentId, audienceIds: null }), {
    status: 422,
    body: { errors: [{ pointer: '/versionId' }] },
  });
  t.match(await issue({ versionId: second.id, audienceIds: [documentId] }), {
    status: 422,
    body: { errors: [{ pointer: '/audienceIds/0' }] },
  });
  const issued = await created(issue({ versionId: second.id, audienceIds: null }));
  t.match(issued, { edition: 2, reading: { id: second.id, number: 2 } });
  t.match((await call('GET', '/v1/me/campaigns', { key: one!.token })).body.items, [
    { isRead: false, note, reading: { id: second.id } },
  ]);
  t.match(await acknowledge(api, campaign.id, other!, { versionId }), {
    status: 409,
    body: { code: 'version-replaced' },
  });
  await created(acknowledge(api, campaign.id, one!, { versionId: second.id }));
  t.match((await call('GET', `${path}/editions`)).body.items, [
    { number: 1, note: null },
    { number: 2, note },
  ]);
  const acknowledged = (await call('GET', `${path}/acknowledgements?employeeId=${one!.id}`)).body.items;
  t.match(acknowledged, [{ edition: 1 }, { edition: 2, sha256: second.sha256 }]);
  const third = await write(api, documentId);
  await created(issue({ versionId: third.id, audienceIds: [] }));
  t.match(
    (await members(campaign.id, '&isRead=true')).map(({ employeeId }) => employeeId),
    [one!.id],
    'a slight change is to be read by nobody who has read the last',
  );
});

t.test('a campaign ends, or is given up, and then nothing is added to it', async (t) => {
  const { campaign, people, versionId } = await aRunningCampaign(api, { people: 2 });
  const ended = await call('POST', `/v1/campaigns/${campaign.id}/end`, {
    body: { reason: 'Sudah berlaku.' },
  });
  t.match(ended, { status: 201, body: { state: 'ended', endedOn: today(), endReason: 'Sudah berlaku.' } });
  t.match(await acknowledge(api, campaign.id, people[0]!, { versionId }), {
    status: 409,
    body: { code: 'campaign-state' },
  });
  const { campaign: other, people: theirs } = await aRunningCampaign(api, { people: 1 });
  await created(call('POST', `/v1/campaigns/${other.id}/cancellation`, { body: { reason: 'Ditarik.' } }));
  t.same((await call('GET', '/v1/me/campaigns', { key: theirs[0]!.token })).body.items, []);
  t.equal((await call('GET', `/v1/me/campaigns/${other.id}`, { key: theirs[0]!.token })).status, 404);
});

t.test('heads of units see the campaigns that tell their people, and run none of them', async (t) => {
  const { campaign, unitId } = await aRunningCampaign(api, { people: 2 });
  const { id: within } = await aUnit(api, { parentId: unitId });
  const { id: elsewhere } = await aUnit(api);
  const [below] = await colleagues(api, within, 1);
  await created(call('POST', `/v1/campaigns/${campaign.id}/audience-updates`, { body: {} }));
  const head = await key(['socialisation:read', 'socialisation:write'], { unitIds: [within] });
  const stranger = await key(['socialisation:read'], { unitIds: [elsewhere] });
  const path = `/v1/campaigns/${campaign.id}`;
  t.equal((await call('GET', path, { key: head })).status, 200);
  t.match((await call('GET', `${path}/members`, { key: head })).body.items, [
    { employeeId: below!.id, employeeName: null },
  ]);
  t.match((await call('GET', `${path}/coverage`, { key: head })).body, {
    unitId: within,
    all: { members: 1 },
  });
  t.equal((await call('GET', `${path}/audience`, { key: head })).status, 404);
  t.equal((await call('POST', `${path}/end`, { key: head, body: { reason: 'x' } })).status, 404);
  t.equal((await call('GET', path, { key: stranger })).status, 404);
  t.match(await call('GET', `${path}/coverage?unitId=${unitId}`, { key: head }), {
    status: 422,
    body: { errors: [{ parameter: 'unitId' }] },
  });
});
