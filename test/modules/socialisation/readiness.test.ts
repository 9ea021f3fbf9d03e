import t from 'tap';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created, inDays, today } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { aDraft, write } from '../../support/policy-documents.ts';
import { answerPulse, aPulse, backInTime, scores } from '../../support/readiness.ts';
import { aCampaign, aRunningCampaign, campaignOf, colleagues, start } from '../../support/socialisation.ts';

const api = await build(t);
const { call, database, key } = api;

const readinessOf = async (campaignId: string, unitId: string, more = '') =>
  (await call('GET', `/v1/campaigns/${campaignId}/readiness?unitId=${unitId}${more}`)).body as never as {
    all: Record<string, unknown>;
    kinds: Record<string, unknown>[];
    rows: Record<string, unknown>[];
    [name: string]: unknown;
  };

/** A city with three agencies of so many people each, all of them told by a running campaign. */
async function aCity(...people: number[]) {
  const { id: cityId } = await aUnit(api, { kind: 'city' });
  const agencies = [];
  for (const count of people) {
    const { id: unitId } = await aUnit(api, { parentId: cityId });
    agencies.push({ unitId, people: await colleagues(api, unitId, count) });
  }
  const { id: documentId } = await aDraft(api, { unitId: cityId });
  await write(api, documentId);
  const { id } = await created(call('POST', '/v1/campaigns', { body: campaignOf(cityId, documentId) }));
  await start(api, id);
  return { campaignId: id, cityId, agencies };
}

t.test('a pulse is asked, answered once, and told of when it has closed', async (t) => {
  const { campaign, people, unitId } = await aRunningCampaign(api, { people: 6 });
  t.equal(campaign.readinessTarget, 3.5);
  const path = `/v1/campaigns/${campaign.id}`;
  t.match(await call('GET', `${path}/readiness?unitId=${unitId}`), {
    status: 409,
    body: { code: 'pulse-absent' },
  });
  const pulse = await aPulse(api, campaign.id, {
    statements: { ability: { id: 'Saya sanggup membuka loket pukul 07.00.' } },
  });
  t.match(pulse, {
    number: 1,
    state: 'open',
    statements: {
      awareness: { id: 'Saya paham mengapa perubahan ini perlu dilakukan.' },
      ability: { id: 'Saya sanggup membuka loket pukul 07.00.' },
    },
  });
  t.match((await call('GET', `${path}/pulses`)).body.items, [{ id: pulse.id }]);
  t.match((await call('GET', `/v1/campaign-pulses/${pulse.id}`)).body, { id: pulse.id, state: 'open' });

  const [first] = people;
  const mine = '/v1/me/pulses';
  t.match((await call('GET', mine, { key: first!.token })).body.items, [{ id: pulse.id, isAnswered: false }]);
  const answer = await answerPulse(api, pulse.id, first!, 5, 4, 2, 1, 3);
  t.match(answer, {
    status: 201,
    headers: { location: `/v1/me/pulses/${pulse.id}` },
    body: { isAnswered: true },
  });
  t.match(await answerPulse(api, pulse.id, first!, 1), {
    status: 409,
    body: { code: 'pulse-answered-already' },
  });
  t.same((await call('GET', `${mine}?isAnswered=false`, { key: first!.token })).body.items, []);
  t.match((await call('GET', `${mine}/${pulse.id}`, { key: first!.token })).body, { isAnswered: true });

  const given = [
    [4, 4, 3, 2, 3],
    [5, 3, 3, 2, 3],
    [4, 5, 4, 1, 3],
    [4, 3, 3, 2, 3],
  ];
  for (const [at, one] of given.entries()) {
    t.match((await readinessOf(campaign.id, unitId)).all, {
      answers: null,
      isSuppressed: true,
      participation: null,
      elements: [],
    });
    await created(answerPulse(api, pulse.id, people[at + 1]!, ...one));
  }
  t.match(
    await readinessOf(campaign.id, unitId),
    {
      pulse: { id: pulse.id, state: 'open' },
      all: {
        people: 6,
        answers: 5,
        participation: 83.33,
        isSuppressed: false,
        elements: [],
        readiness: null,
      },
    },
    'how many answered is told, and no more before it closes',
  );
  await backInTime(api, pulse.id, 10);
  t.match(await answerPulse(api, pulse.id, people[5]!, 5), {
    status: 409,
    body: { code: 'pulse-state' },
  });
  t.match(await call('GET', `${mine}/${pulse.id}`, { key: people[5]!.token }), { status: 404 });
  t.match(await readinessOf(campaign.id, unitId), {
    unitId,
    pulse: { number: 1, state: 'closed' },
    previousPulseId: null,
    target: 3.5,
    all: {
      answers: 5,
      participation: 83.33,
      readiness: 3.16,
      isBelowTarget: true,
      barrier: 'knowledge',
      trend: null,
      elements: [
        { element: 'awareness', mean: 4.4, favourable: 100, change: null },
        { element: 'desire', mean: 3.8, favourable: 60 },
        { element: 'knowledge', mean: 3, favourable: 20 },
        { element: 'ability', mean: 1.6, favourable: 0 },
        { element: 'reinforcement', mean: 3, favourable: 0 },
      ],
    },
    kinds: [{ positionKind: 'pelaksana', answers: 5, readiness: 3.16 }],
    rows: [{ unitId, answers: 5, readiness: 3.16 }],
  });

  const next = await aPulse(api, campaign.id);
  t.equal(next.number, 2);
  for (const one of people) await created(answerPulse(api, next.id, one, 4));
  t.match(
    await readinessOf(campaign.id, unitId),
    { pulse: { number: 1 } },
    'the open one is not told of by itself',
  );
  await backInTime(api, next.id, 3);
  t.match(
    await readinessOf(campaign.id, unitId),
    { pulse: { number: 1 } },
    'and an open one neither, had it begun earlier',
  );
});

t.test('a change is held against the pulse before', async (t) => {
  const { campaign, people, unitId } = await aRunningCampaign(api, { people: 5, readinessTarget: 4 });
  t.equal(campaign.readinessTarget, 4);
  const one = await aPulse(api, campaign.id, { closesOn: today() });
  for (const person of people) await created(answerPulse(api, one.id, person, 4, 3, 3, 2, 3));
  await backInTime(api, one.id, 30);
  const two = await aPulse(api, campaign.id, { closesOn: today() });
  for (const person of people) await created(answerPulse(api, two.id, person, 4, 4, 4, 4, 4));
  await backInTime(api, two.id, 1);
  t.match(await readinessOf(campaign.id, unitId), {
    pulse: { number: 2 },
    previousPulseId: one.id,
    target: 4,
    all: {
      readiness: 4,
      change: 1,
      trend: 'rising',
      isBelowTarget: false,
      barrier: null,
      elements: [{ change: 0 }, { change: 1 }, { change: 1 }, { change: 2 }, { change: 1 }],
    },
  });
  t.match(await readinessOf(campaign.id, unitId, `&pulseId=${one.id}`), {
    pulse: { number: 1 },
    previousPulseId: null,
    all: { readiness: 3, barrier: 'desire', trend: null },
  });
  t.match(await call('GET', `/v1/campaigns/${campaign.id}/readiness?pulseId=${campaign.id}`), {
    status: 422,
    body: { errors: [{ parameter: 'pulseId' }] },
  });
});

t.test('one pulse at a time, and none that makes no sense', async (t) => {
  const { campaign } = await aRunningCampaign(api, { people: 1 });
  const path = `/v1/campaigns/${campaign.id}/pulses`;
  const ask = (body: object) => call('POST', path, { body });
  const planned = await aPulse(api, campaign.id, { opensOn: inDays(10), closesOn: inDays(16) });
  t.equal(planned.state, 'planned');
  t.match(await ask({ opensOn: inDays(16), closesOn: inDays(20) }), {
    status: 409,
    body: { code: 'pulse-overlaps' },
  });
  const body = { opensOn: inDays(30), closesOn: inDays(36) };
  const both = await Promise.all([ask(body), ask(body)]);
  t.same(both.map(({ status }) => status).sort(), [201, 409], 'also when asked for twice at once');
  const cases: [object, string, string][] = [
    [{ opensOn: inDays(-1), closesOn: inDays(2) }, '/opensOn', 'opens-in-past'],
    [{ opensOn: inDays(50), closesOn: inDays(49) }, '/closesOn', 'closes-before-opening'],
    [{ opensOn: inDays(50), closesOn: inDays(200) }, '/closesOn', 'open-too-long'],
  ];
  for (const [wrong, pointer, code] of cases)
    t.match(await ask(wrong), { status: 422, body: { errors: [{ pointer, code }] } }, code);
  const draft = await aCampaign(api, { people: 1 });
  t.match(await call('POST', `/v1/campaigns/${draft.campaign.id}/pulses`, { body }), {
    status: 409,
    body: { code: 'campaign-state' },
  });
});

t.test('a pulse is cancelled as long as nobody has answered', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 2 });
  const cancel = (id: string, headers = {}) =>
    call('POST', `/v1/campaign-pulses/${id}/cancellation`, { body: { reason: 'Salah tanggal.' }, headers });
  const one = await aPulse(api, campaign.id);
  t.match(await cancel(one.id, { 'if-match': '"7"' }), { status: 412 });
  t.match(await cancel(one.id), {
    status: 201,
    body: { state: 'cancelled', cancelledOn: today(), cancelReason: 'Salah tanggal.' },
  });
  t.match(await cancel(one.id), { status: 409, body: { code: 'pulse-state' } });
  t.match(await answerPulse(api, one.id, people[0]!, 3), { status: 409, body: { code: 'pulse-state' } });
  const two = await aPulse(api, campaign.id);
  t.equal(two.number, 2);
  await created(answerPulse(api, two.id, people[0]!, 3));
  t.match(await cancel(two.id), { status: 409, body: { code: 'pulse-has-answers' } });
});

t.test('only whom a campaign is for is asked, in whole scores', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 2 });
  const pulse = await aPulse(api, campaign.id);
  const [stranger] = await colleagues(api, (await aUnit(api)).id, 1);
  t.match(await answerPulse(api, pulse.id, stranger!, 3), { status: 404 });
  t.match(await call('GET', `/v1/me/pulses/${pulse.id}`, { key: stranger!.token }), { status: 404 });
  const path = `/v1/me/pulses/${pulse.id}/answers`;
  const wrong: [object, string][] = [
    [{ scores: scores(6) }, '/scores/awareness'],
    [{ scores: scores(0) }, '/scores/awareness'],
    [{ scores: scores(2.5) }, '/scores/awareness'],
    [{ scores: { awareness: 3 } }, '/scores'],
  ];
  for (const [body] of wrong)
    t.match(await call('POST', path, { key: people[0]!.token, body }), { status: 400 });
  t.match(await call('POST', path, { body: { scores: scores(3) } }), { status: 403 }, 'a key has no answer');
  await query(database.ownerUrl, 'update socialisation.members set left_on = $2 where employee_id = $1', [
    people[1]!.id,
    today(),
  ]);
  t.match(await answerPulse(api, pulse.id, people[1]!, 3), { status: 409, body: { code: 'left-audience' } });
});

t.test('twice at once counts once', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 6 });
  const pulse = await aPulse(api, campaign.id);
  const given = await Promise.all(
    people.flatMap((person) => [
      answerPulse(api, pulse.id, person, 4),
      answerPulse(api, pulse.id, person, 2),
    ]),
  );
  t.same(given.map(({ status }) => status).sort(), [...people.map(() => 201), ...people.map(() => 409)]);
  const [sum] = await query(
    database.ownerUrl,
    'select answers::int, sums from socialisation.pulse_tallies where pulse_id = $1',
    [pulse.id],
  );
  t.equal(sum!.answers, 6);
  const [cancelled, answered] = await Promise.all([
    call('POST', `/v1/campaign-pulses/${pulse.id}/cancellation`, { body: { reason: 'x' } }),
    answerPulse(api, pulse.id, people[0]!, 4),
  ]);
  t.same([cancelled.status, answered.status], [409, 409]);
});

t.test('who answered and what was answered cannot be brought together', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 6 });
  const pulse = await aPulse(api, campaign.id);
  for (const [at, person] of people.entries())
    await created(answerPulse(api, pulse.id, person, 1 + (at % 5)));
  const columns = async (table: string) =>
    (
      await query<{ name: string }>(
        database.ownerUrl,
        `select column_name as name from information_schema.columns
          where table_schema = 'socialisation' and table_name = $1`,
        [table],
      )
    ).map(({ name }) => name);
  const [who, what] = [await columns('pulse_participants'), await columns('pulse_tallies')];
  t.same(who.sort(), ['employee_id', 'pulse_id']);
  t.same(
    who.filter((name) => what.includes(name)),
    ['pulse_id'],
  );
  const tallies = await query(
    database.ownerUrl,
    'select * from socialisation.pulse_tallies where pulse_id = $1',
    [pulse.id],
  );
  t.equal(tallies.length, 1, 'six answers are one row');
  t.match(tallies[0], { answers: 6, sums: [16, 16, 16, 16, 16], favourable: [2, 2, 2, 2, 2] });
  const [told] = await query<{ entries: number; events: number }>(
    database.ownerUrl,
    `select (select count(*)::int from audit.entries e where to_jsonb(e)::text ~ 'pulse_(participants|tallies)') as entries,
            (select count(*)::int from events.outbox o where to_jsonb(o)::text ~ 'pulse_(participants|tallies)') as events`,
  );
  t.same(told, { entries: 0, events: 0 }, 'neither the log nor the feed tells of it');
  for (const statement of [
    'delete from socialisation.pulse_tallies',
    'delete from socialisation.pulse_participants',
    'update socialisation.pulse_tallies set answers = answers - 1',
    `update socialisation.pulse_participants set employee_id = gen_random_uuid()`,
  ])
    await t.rejects(query(database.ownerUrl, statement), { message: /stay as they are/ }, statement);
  const text = api.logs().join('\n');
  t.notMatch(text, /"scores"/, 'no log line holds an answer');
});

t.test('few of a unit are hidden, and do not follow from the others', async (t) => {
  const { campaignId, cityId, agencies } = await aCity(7, 6, 5);
  const pulse = await aPulse(api, campaignId, { closesOn: today() });
  const answered = [7, 6, 2];
  for (const [at, { people }] of agencies.entries())
    for (const person of people.slice(0, answered[at]))
      await created(answerPulse(api, pulse.id, person, 2 + at));
  await backInTime(api, pulse.id, 1);
  const [a, b, c] = agencies.map(({ unitId }) => unitId) as [string, string, string];
  const city = await readinessOf(campaignId, cityId);
  t.match(city, {
    all: { answers: 15, isSuppressed: false },
    rows: [
      { unitId: cityId, answers: 0, isSuppressed: false, readiness: null },
      { unitId: a, answers: 7, readiness: 2 },
      {
        unitId: b,
        answers: null,
        isSuppressed: true,
        readiness: null,
        participation: null,
        elements: [],
        people: 6,
      },
      {
        unitId: c,
        answers: null,
        isSuppressed: true,
        readiness: null,
        participation: null,
        elements: [],
        people: 5,
      },
    ],
  });
  t.match(
    (await readinessOf(campaignId, b)).all,
    { isSuppressed: true, answers: null },
    'nor when asked for alone',
  );
  t.match((await readinessOf(campaignId, b, '&rows=units')).rows, [{ isSuppressed: true, answers: null }]);
  t.same((await readinessOf(campaignId, a)).kinds, [], 'kinds are told of the whole alone');
  t.match((await readinessOf(campaignId, cityId)).kinds, [{ positionKind: 'pelaksana', answers: 15 }]);

  const headOfB = await key(['socialisation:read'], { unitIds: [b] });
  const own = await call('GET', `/v1/campaigns/${campaignId}/readiness`, { key: headOfB });
  t.match(own.body, { unitId: b, all: { answers: 6, readiness: 3 }, kinds: [{ answers: 6 }] });
  t.match(await call('GET', `/v1/campaigns/${campaignId}/readiness?unitId=${cityId}`, { key: headOfB }), {
    status: 422,
    body: { errors: [{ parameter: 'unitId' }] },
  });
  const headOfC = await key(['socialisation:read'], { unitIds: [c] });
  t.match((await call('GET', `/v1/campaigns/${campaignId}/readiness`, { key: headOfC })).body.all, {
    isSuppressed: true,
    answers: null,
  });
});

t.test('an answer counts in the unit where one sits when one gives it', async (t) => {
  const { campaignId, cityId, agencies } = await aCity(5, 6);
  const pulse = await aPulse(api, campaignId, { closesOn: today() });
  const [a, b] = agencies as [(typeof agencies)[0], (typeof agencies)[0]];
  const moved = a.people[0]!;
  for (const person of a.people) await created(answerPulse(api, pulse.id, person, 4));
  await query(database.ownerUrl, 'update socialisation.members set unit_id = $2 where employee_id = $1', [
    moved.id,
    b.unitId,
  ]);
  for (const person of b.people) await created(answerPulse(api, pulse.id, person, 3));
  await backInTime(api, pulse.id, 1);
  t.match((await readinessOf(campaignId, cityId)).rows.slice(1), [
    { unitId: a.unitId, people: 4, answers: 5, participation: 100 },
    { unitId: b.unitId, people: 7, answers: 6, participation: 85.71 },
  ]);
});

t.test('the outlook names units at risk with reasons', async (t) => {
  const { campaignId, cityId, agencies } = await aCity(6, 6);
  const [a, b] = agencies as [(typeof agencies)[0], (typeof agencies)[0]];
  const path = `/v1/campaigns/${campaignId}/outlook?unitId=${cityId}`;
  t.match((await call('GET', path)).body, {
    asOf: today(),
    effectiveOn: null,
    targetPercent: 90,
    pulseId: null,
    atRisk: 0,
    all: { members: 12, read: 0, readPerDay: null, neededPerDay: 1, percentWhenDue: null, reasons: [] },
  });
  const pulse = await aPulse(api, campaignId, { closesOn: today() });
  for (const person of a.people) await created(answerPulse(api, pulse.id, person, 2));
  for (const person of b.people) await created(answerPulse(api, pulse.id, person, 5));
  await backInTime(api, pulse.id, 1);
  await query(
    database.ownerUrl,
    'update socialisation.campaigns set started_on = started_on - 10 where id = $1',
    [campaignId],
  );
  const reading = ((await call('GET', `/v1/campaigns/${campaignId}`)).body.reading as { id: string }).id;
  for (const person of b.people)
    await created(
      call('POST', `/v1/me/campaigns/${campaignId}/acknowledgement`, {
        key: person.token,
        body: { versionId: reading },
      }),
    );
  t.match((await call('GET', path)).body, {
    pulseId: pulse.id,
    atRisk: 1,
    all: { read: 6, readPerDay: 0.6, percentWhenDue: 100, readiness: 3.5, reasons: [] },
    rows: [
      { unitId: cityId, members: 0, reasons: [] },
      {
        unitId: a.unitId,
        read: 0,
        targetOn: null,
        percentWhenDue: 0,
        readiness: 2,
        reasons: ['reading-behind', 'readiness-low'],
      },
      { unitId: b.unitId, read: 6, targetOn: today(), readiness: 5, reasons: [] },
    ],
  });
  const head = await key(allScopes, { unitIds: [a.unitId] });
  const own = await call('GET', `/v1/campaigns/${campaignId}/outlook`, { key: head });
  t.match(own.body, { unitId: a.unitId, all: { members: 6 } });
  t.notOk(own.text.includes(b.unitId));
});
