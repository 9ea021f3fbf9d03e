import t from 'tap';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created, inDays, today } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { acknowledge, aQuiz, aRunningCampaign, colleagues, words } from '../../support/socialisation.ts';

const api = await build(t);
const { call, database, key } = api;

const answer = (campaignId: string, { token }: { token: string }, answers: number[]) =>
  call('POST', `/v1/me/campaigns/${campaignId}/quiz-attempts`, { key: token, body: { answers } });

t.test('somebody is told, reads, understands, acknowledges and says how they stand to it', async (t) => {
  const { campaign, people, versionId } = await aRunningCampaign(api, { people: 1, quiz: aQuiz() });
  const [me] = people;
  const path = `/v1/me/campaigns/${campaign.id}`;
  const mine = { key: me!.token };
  t.match((await call('GET', path, mine)).body, {
    isRead: false,
    isUnderstood: false,
    reachedAt: null,
    stance: null,
  });
  t.match(await call('POST', `${path}/receipt`, { ...mine, body: {} }), {
    status: 201,
    body: { reachedAt: String },
  });
  const text = await call('GET', `${path}/text`, mine);
  t.match(text.body, { version: { id: versionId } });
  t.match((text.body.provisions as { eId: string }[]).map(({ eId }) => eId).includes('art_2__para_2'), true);
  const quiz = await call('GET', `${path}/quiz`, mine);
  t.match(quiz.body, { attemptsLeft: 2, hasPassed: false });
  t.notMatch(quiz.text, 'correct', 'which answer is right is not told');
  t.match(await acknowledge(api, campaign.id, me!, { versionId }), {
    status: 409,
    body: { code: 'quiz-not-passed' },
  });
  t.match(await answer(campaign.id, me!, [2]), { status: 422, body: { errors: [{ pointer: '/answers' }] } });
  t.match(await answer(campaign.id, me!, [2, 5]), {
    status: 422,
    body: { errors: [{ pointer: '/answers/1' }] },
  });
  t.match((await answer(campaign.id, me!, [1, 2])).body, {
    hasPassed: false,
    correct: 1,
    attemptsLeft: 1,
    readAgain: ['art_2__para_2'],
  });
  t.match((await answer(campaign.id, me!, [2, 2])).body, { hasPassed: true, correct: 2, attemptsLeft: 0 });
  t.match(await answer(campaign.id, me!, [2, 2]), { status: 409, body: { code: 'quiz-over' } });
  const said = { versionId, stance: 'concern', isConfidential: true };
  t.match(await acknowledge(api, campaign.id, me!, said), {
    status: 422,
    body: { errors: [{ pointer: '/reason', code: 'concern-without-reason' }] },
  });
  t.match(await acknowledge(api, campaign.id, me!, { versionId, reason: 'x' }), {
    status: 422,
    body: { errors: [{ pointer: '/reason', code: 'stance-lacking' }] },
  });
  const signed = await acknowledge(api, campaign.id, me!, { ...said, reason: 'Anak saya belum terjemput.' });
  t.match(signed, {
    status: 201,
    body: {
      edition: 1,
      sha256: (campaign.reading as { sha256: string }).sha256,
      isDelegated: false,
      signedOn: today(),
    },
  });
  t.match((await call('GET', path, mine)).body, {
    isRead: true,
    isUnderstood: true,
    stance: 'concern',
    isStanceConfidential: true,
  });
  t.match(await acknowledge(api, campaign.id, me!, { versionId }), {
    status: 409,
    body: { code: 'acknowledged-already' },
  });
  const changed = await call('POST', `${path}/stances`, { ...mine, body: { stance: 'support' } });
  t.match(changed, { status: 201, body: { stance: 'support', isStanceConfidential: false } });
  const held = (await call('GET', '/v1/me/personal-data', mine)).body;
  t.match(held.acknowledgements, [{ edition: 1 }]);
});

t.test('acknowledged twice at once it is acknowledged once', async (t) => {
  const { campaign, people, versionId } = await aRunningCampaign(api, { people: 1 });
  const twice = await Promise.all(
    [1, 2, 3].map(() => acknowledge(api, campaign.id, people[0]!, { versionId, stance: 'support' })),
  );
  t.same(twice.map(({ status }) => status).sort(), [201, 409, 409]);
  const rows = await query(
    database.ownerUrl,
    'select count(*)::int as stances from socialisation.stances where campaign_id = $1',
    [campaign.id],
  );
  t.same(rows, [{ stances: 1 }]);
});

t.test('a quiz answered at once beyond its attempts is tried as often as it may be', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 1, quiz: aQuiz() });
  const tries = await Promise.all([1, 2, 3, 4].map(() => answer(campaign.id, people[0]!, [1, 1])));
  t.same(tries.map(({ status }) => status).sort(), [201, 201, 409, 409]);
  t.same(
    tries
      .filter(({ status }) => status === 201)
      .map(({ body }) => body.attemptsLeft)
      .sort(),
    [0, 1],
  );
});

t.test('an officer signs for those without an account, and for nobody else', async (t) => {
  const { campaign, people, unitId, versionId } = await aRunningCampaign(api, { people: 2, quiz: aQuiz() });
  const [one, other] = people;
  const path = `/v1/campaigns/${campaign.id}/acknowledgements`;
  const clerk = await key(['acknowledgements:write', 'socialisation:read'], { unitIds: [unitId] });
  const { id: elsewhere } = await aUnit(api);
  const stranger = await key(['acknowledgements:write'], { unitIds: [elsewhere] });
  const paper = {
    employeeId: one!.id,
    nip: one!.nip,
    versionId,
    signedOn: today(),
    evidence: 'Berkas no. 12',
  };
  const enter = (body: object, holder = clerk) =>
    call('POST', path, { key: holder, body: { ...paper, ...body } });
  t.match(await enter({ nip: other!.nip }), {
    status: 422,
    body: { errors: [{ pointer: '/nip', code: 'not-this-person' }] },
  });
  t.match(await enter({ signedOn: inDays(1) }), {
    status: 422,
    body: { errors: [{ pointer: '/signedOn', code: 'day-ahead' }] },
  });
  t.match(await enter({ signedOn: inDays(-1) }), {
    status: 422,
    body: { errors: [{ pointer: '/signedOn', code: 'before-start' }] },
  });
  const [outsider] = await colleagues(api, unitId, 1);
  t.match(await enter({ employeeId: outsider!.id, nip: outsider!.nip }), {
    status: 422,
    body: { errors: [{ pointer: '/employeeId' }] },
  });
  t.equal((await enter({}, stranger)).status, 404, 'a campaign for others is not there');
  const entered = await created(enter({}));
  t.match(entered, { isDelegated: true, evidence: 'Berkas no. 12' });
  t.match(await enter({}), { status: 409, body: { code: 'acknowledged-already' } });
  const own = `/v1/me/campaigns/${campaign.id}/acknowledgements`;
  t.match((await call('GET', own, { key: one!.token })).body.items, [{ id: entered.id, isDelegated: true }]);
  t.equal(
    (await call('POST', `${own}/${entered.id}/withdrawal`, { key: other!.token, body: { reason: 'x' } }))
      .status,
    404,
    'nobody withdraws what is another’s',
  );
  const withdrawn = await call('POST', `${own}/${entered.id}/withdrawal`, {
    key: one!.token,
    body: { reason: 'Bukan tanda tangan saya.' },
  });
  t.match(withdrawn, {
    status: 201,
    body: { withdrawnAt: String, withdrawReason: 'Bukan tanda tangan saya.' },
  });
  t.match((await call('GET', `/v1/me/campaigns/${campaign.id}`, { key: one!.token })).body, {
    isRead: false,
    readAt: null,
  });
  const again = await created(enter({}));
  t.match(
    await call('POST', `${path}/${again.id}/withdrawal`, { key: clerk, body: { reason: 'Salah orang.' } }),
    {
      status: 201,
    },
  );
  t.match(await call('POST', `${path}/${again.id}/withdrawal`, { key: clerk, body: { reason: 'Lagi.' } }), {
    status: 409,
    body: { code: 'acknowledgement-own' },
  });
  await answer(campaign.id, other!, [2, 2]);
  const theirs = await created(acknowledge(api, campaign.id, other!, { versionId }));
  t.match(await call('POST', `${path}/${theirs.id}/withdrawal`, { key: clerk, body: { reason: 'x' } }), {
    status: 409,
    body: { code: 'acknowledgement-own' },
  });
  t.match((await call('GET', `${path}?isDelegated=true`, { key: clerk })).body.items, { length: 2 });
});

t.test('that people were told is noted by unit, audience and name', async (t) => {
  const { campaign, people, unitId } = await aRunningCampaign(api, { people: 3 });
  const path = `/v1/campaigns/${campaign.id}/deliveries`;
  const post = (body: object) => call('POST', path, { body });
  t.match(await post({ channel: 'letter', note: 'Kepada semua' }), {
    status: 422,
    body: { errors: [{ code: 'told-whom' }] },
  });
  t.match(await post({ channel: 'e-mail', employeeIds: [people[0]!.id] }), {
    status: 201,
    body: { told: 1, newlyReached: 1, toldOn: today() },
  });
  t.match(await post({ channel: 'assembly', unitId }), { status: 201, body: { told: 3, newlyReached: 2 } });
  t.match(await post({ channel: 'assembly', unitId, toldOn: inDays(1) }), { status: 422 });
  const [audience] = campaign.audiences as { id: string }[];
  t.match(await post({ channel: 'letter', audienceId: audience!.id }), {
    status: 201,
    body: { told: 3, newlyReached: 0 },
  });
  t.match(await post({ channel: 'letter', employeeIds: [unitId] }), {
    status: 422,
    body: { errors: [{ pointer: '/employeeIds' }] },
  });
  t.match((await call('GET', path)).body.items, [
    { channel: 'e-mail' },
    { channel: 'assembly' },
    { channel: 'letter' },
  ]);
  const reached = (await call('GET', `/v1/campaigns/${campaign.id}/members`)).body.items;
  t.same(
    Object.fromEntries(reached.map(({ employeeId, reachedBy }) => [employeeId, reachedBy])),
    Object.fromEntries(people.map(({ id }, at) => [id, at === 0 ? 'e-mail' : 'assembly'])),
    'the first who told counts',
  );
});

t.test('what is said in confidence leads to nobody', async (t) => {
  const { campaign, people, unitId, versionId } = await aRunningCampaign(api, { people: 3 });
  const [open, hidden, calm] = people;
  const reason = 'Beban kerja loket akan bertambah.';
  await created(acknowledge(api, campaign.id, open!, { versionId, stance: 'concern', reason }));
  const secret = {
    versionId,
    stance: 'concern',
    reason: 'Atasan saya menolak bicara.',
    isConfidential: true,
  };
  await created(acknowledge(api, campaign.id, hidden!, secret));
  await created(acknowledge(api, campaign.id, calm!, { versionId, stance: 'support' }));
  const path = `/v1/campaigns/${campaign.id}/concerns`;
  const concerns = (await call('GET', path)).body.items;
  const told = concerns.find(({ isConfidential }) => isConfidential)!;
  t.match(told, { reason: secret.reason, employeeId: null, name: null, unitId: null, statedOn: null });
  t.equal(String(told.id)[14], '4', 'an id by chance tells no moment');
  t.match(
    concerns.find(({ isConfidential }) => !isConfidential),
    { employeeId: open!.id, name: open!.name, unitId },
  );
  const { id: within } = await aUnit(api, { parentId: unitId });
  await query(database.ownerUrl, 'update socialisation.members set unit_id = $2 where campaign_id = $1', [
    campaign.id,
    within,
  ]);
  const head = await key(['socialisation:read', 'socialisation:read-sensitive'], { unitIds: [within] });
  const seen = (await call('GET', path, { key: head })).body.items;
  t.match(seen, [{ employeeId: open!.id }]);
  t.equal(seen.length, 1, 'heads of the unit do not read what was said in confidence');
  const masked = await key(['socialisation:read']);
  t.match(
    (await call('GET', path, { key: masked })).body.items.find(({ isConfidential }) => !isConfidential),
    {
      name: null,
      maskedFields: ['name'],
    },
  );
  const list = await call('GET', `/v1/campaigns/${campaign.id}/members`);
  t.notMatch(list.text, /stance|concern|support/, 'no list tells how somebody stands');
  const log = await call('GET', `/v1/audit/entries?limit=500`);
  t.notMatch(log.text, 'Atasan saya menolak');
  const rows = await query(
    database.ownerUrl,
    `select count(*)::int as entries from audit.entries where row_to_json(entries)::text like '%Atasan saya%'`,
  );
  t.same(rows, [{ entries: 0 }], 'the audit log does not know it');
  await t.rejects(
    query(database.serviceUrl, 'update socialisation.stances set reason = null where campaign_id = $1', [
      campaign.id,
    ]),
    'what was said stays as it was said',
  );
  await t.rejects(query(database.serviceUrl, 'delete from socialisation.acknowledgements'), 'and read');
});

t.test('members are reminded on their days, once each, until they have read it', async (t) => {
  const { remindMembers } = await import('../../../src/modules/socialisation/store/reminders.ts');
  const { campaign, people, versionId } = await aRunningCampaign(api, {
    people: 2,
    dueOn: inDays(7),
    reminderDays: [7],
    title: words('Pengingat'),
  });
  await created(acknowledge(api, campaign.id, people[0]!, { versionId }));
  const remind = () =>
    api.app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
      remindMembers(transaction, today()),
    );
  const counts = await Promise.all([remind(), remind()]);
  t.equal(Math.max(...counts), 1);
  const listed = (await call('GET', `/v1/campaigns/${campaign.id}/members`)).body.items;
  t.same(Object.fromEntries(listed.map(({ employeeId, reminders }) => [employeeId, reminders])), {
    [people[0]!.id]: 0,
    [people[1]!.id]: 1,
  });
  t.match((await call('GET', '/v1/me/campaigns', { key: people[1]!.token })).body.items, [
    { remindedOn: today() },
  ]);
});
