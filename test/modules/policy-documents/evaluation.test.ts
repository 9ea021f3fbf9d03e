import t from 'tap';
import { keepStances } from '../../../src/modules/socialisation/store/coverage-days.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { anAccepted, dayAt, weakResult } from '../../support/follow-ups.ts';
import { aPost, aTopic } from '../../support/forums.ts';
import { aUnit } from '../../support/organisation.ts';
import { aDraft, aRegistered, aRegulation } from '../../support/policy-documents.ts';
import { computedTargetOf, link, measure, promise, targetOf } from '../../support/policy-targets.ts';
import { acknowledge, campaignOf, colleagues, start } from '../../support/socialisation.ts';
import { runCount, standing } from '../../support/transparency.ts';

const api = await build(t);
const { app, call, key, database } = api;
const evaluation = async (id: string, query = '', options: object = {}) =>
  call('GET', `/v1/policy-documents/${id}/evaluation${query}`, options);
const open = (id: string) => call('GET', `/v1/public-policy-documents/${id}/evaluation`, { key: null });

t.test('promised against reached, beside what citizens said', async (t) => {
  const unit = await aUnit(api);
  const below = await aUnit(api, { parentId: unit.id });
  const before = await weakResult(api, { unitId: below.id });
  const { serviceId } = before;
  const effectiveOn = dayAt(-40);
  await query(database.ownerUrl, 'update feedback.surveys set closed_on = $2 where id = $1', [
    before.surveyId,
    dayAt(-60),
  ]);
  await weakResult(api, { unitId: below.id, serviceId, times: 5 });
  await standing(api, [
    ...Array.from({ length: 6 }, () => ({ unitId: below.id, receivedAt: dayAt(-200) })),
    { unitId: below.id, receivedAt: dayAt(0), resolvedAt: dayAt(0) },
    { unitId: below.id, receivedAt: dayAt(0), dueAt: dayAt(-1) },
  ]);
  await runCount(api);
  await anAccepted(api, { unitId: below.id });
  const { id } = await aRegistered(api, {
    enactedOn: dayAt(-50),
    promulgatedOn: dayAt(-50),
    effectiveOn,
    year: Number(dayAt(-50).slice(0, 4)),
  });
  await created(link(api, id, { kind: 'unit', targetId: unit.id }));
  await created(link(api, id, { kind: 'public-service', targetId: serviceId }));
  const talk = { subject: { kind: 'policy-document', id } };
  const topic = await aTopic(api, talk);
  await aPost(api, topic.id);
  const index = await created(
    promise(api, id, computedTargetOf('satisfaction-index', { serviceId, baselineValue: 80, value: 95 })),
  );
  const permits = await created(promise(api, id, targetOf()));
  await measure(api);
  for (const [day, value] of [
    [-30, 65],
    [-10, 72],
  ] as const)
    await created(
      call('POST', `/v1/policy-documents/${id}/targets/${permits.id}/measurements`, {
        body: { measuredOn: dayAt(day), value, evidence: { id: 'Rekap.' } },
      }),
    );
  const months = (day: number) => dayAt(day).slice(0, 7);
  const expected = {
    documentId: id,
    effectiveOn,
    asOf: dayAt(0),
    services: 1,
    units: 1,
    targets: [
      {
        id: index.id,
        value: 95,
        latestValue: 94.44,
        shareOfWay: 96.27,
        status: 'on-track',
        points: [{ measuredOn: dayAt(0), value: 94.44, remark: null }],
      },
      {
        id: permits.id,
        status: 'on-track',
        shareOfWay: 60,
        points: [
          { measuredOn: dayAt(-30), value: 65 },
          { measuredOn: dayAt(-10), value: 72 },
        ],
      },
    ],
    satisfactionBefore: { surveys: 1, answers: 6, converted: 94.44 },
    satisfactionAfter: { surveys: 1, answers: 5, converted: 94.44 },
    reportsBefore: { received: 6, perMonth: 0.5 },
    reportsAfter: { from: months(-40), until: months(0), received: 2, resolvedInTime: 50 },
    heard: { followUps: { actions: 1, done: 0, dropped: 0, overdue: 0 }, forum: { topics: 2, posts: 1 } },
  };
  const told = await evaluation(id);
  t.match(told, { status: 200, body: expected });
  t.match(await open(id), { status: 200, body: told.body }, 'everybody reads the same');
  const { targets: _, asOf: __, ...same } = told.body;
  t.match(
    (await evaluation(id, '?asOf=9999-12-31')).body,
    same,
    'what is still to be said counts for nothing',
  );
  const early = await evaluation(id, `?asOf=${dayAt(-20)}`);
  t.match(early.body, {
    targets: [{ status: 'unmeasured', points: [] }, { points: [{ value: 65 }] }],
    satisfactionAfter: { surveys: 0, converted: null },
  });
});

t.test('until a document takes effect there is nothing to hold against each other', async (t) => {
  const { id } = await aDraft(api);
  await created(promise(api, id, targetOf()));
  t.match((await evaluation(id)).body, {
    effectiveOn: null,
    targets: [{ status: 'not-started', points: [] }],
    satisfactionBefore: null,
    satisfactionAfter: null,
    reportsBefore: null,
    reportsAfter: null,
    heard: null,
  });
  t.match(await open(id), { status: 404 }, 'drafts are nobody’s business');
  const other = await aUnit(api);
  const stranger = await key(['policy-documents:read'], { unitIds: [other.id] });
  t.match(await evaluation(id, '', { key: stranger }), { status: 404 });
});

t.test('a document that touches nothing', async (t) => {
  const { id } = await aRegistered(api);
  t.match((await evaluation(id)).body, {
    targets: [],
    services: 0,
    units: 0,
    satisfactionAfter: { surveys: 0, answers: 0, converted: null },
    reportsAfter: { received: 0, perMonth: 0, resolvedInTime: null },
    heard: { followUps: { actions: 0 }, forum: { topics: 0, posts: 0 } },
    socialisation: null,
  });
});

t.test('how a document was explained stands beside what it achieved', async (t) => {
  const { id: unitId } = await aUnit(api);
  const people = await colleagues(api, unitId, 6);
  const { id, officialVersionId: versionId } = await aRegulation(api, { unitId });
  const campaign = await created(call('POST', '/v1/campaigns', { body: campaignOf(unitId, id) }));
  t.equal((await evaluation(id)).body.socialisation, null, 'what has not begun explains nothing');
  await start(api, campaign.id);
  for (const person of people.slice(0, 5))
    await created(acknowledge(api, campaign.id, person, { versionId, stance: 'support' }));
  const explained = { campaigns: 1, members: 6, reached: 5, read: 5, neutral: 0, concern: 0 };
  t.match((await open(id)).body, { socialisation: { ...explained, support: 0 } });
  await app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
    keepStances(transaction, app.today()),
  );
  t.match((await open(id)).body, { socialisation: { ...explained, support: 5 } });
  await created(call('POST', `/v1/campaigns/${campaign.id}/cancellation`, { body: { reason: 'Ditarik.' } }));
  t.equal((await evaluation(id)).body.socialisation, null);
});
