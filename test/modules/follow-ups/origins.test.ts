import t from 'tap';
import { measuredIn } from '../../../src/modules/follow-ups/rules/satisfaction.ts';
import { suggestionOf } from '../../../src/modules/follow-ups/rules/suggestions.ts';
import type { AnswerBody } from '../../support/build.ts';
import { build } from '../../support/build.ts';
import { created } from '../../support/feedback.ts';
import {
  aCategory,
  aConcludedTopic,
  aDistrict,
  aFollowUp,
  anAccepted,
  aVerifiedReport,
  dayAt,
  propose,
  said,
  take,
  weakResult,
} from '../../support/follow-ups.ts';
import { aTopic } from '../../support/forums.ts';
import { aUnit } from '../../support/organisation.ts';
import { allTo, aReport, reportNumbered } from '../../support/reports.ts';

const api = await build(t);
const { call } = api;
const desk = await aUnit(api);
await allTo(api, desk.id);
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';

const setTarget = (body: object) =>
  call('POST', '/v1/satisfaction-targets', { body: { value: 80, legalBasis: 'Keputusan 1/2026', ...body } });
const suggested = async (query: string, options: object = {}): Promise<AnswerBody[]> =>
  (await call('GET', `/v1/follow-up-suggestions?${query}`, options)).body.items;
const youSaid = async (id: string) =>
  (await call('GET', `/v1/public-follow-ups/${id}`, { key: null })).body.youSaid as AnswerBody[];

t.test('a figure is taken from what was published, and from nothing that is suppressed', (t) => {
  const element = { element: 'time', mean: 3, converted: 75, band: 'C' } as const;
  const service = { serviceId: nowhere, answers: 7, converted: 81.5, elements: [element] };
  const results = {
    answers: 12,
    satisfaction: { converted: 79, elements: [element] },
    services: [service, { ...service, serviceId: 'b', answers: null, converted: null, elements: [] }],
  } as never;
  t.strictSame(measuredIn(results, {}), { value: 79, answers: 12 });
  t.strictSame(measuredIn(results, { serviceId: nowhere.toUpperCase() }), { value: 81.5, answers: 7 });
  t.strictSame(measuredIn(results, { serviceId: nowhere, element: 'time' }), { value: 75, answers: 7 });
  t.equal(measuredIn(results, { serviceId: nowhere, element: 'cost' }), undefined);
  t.equal(measuredIn(results, { serviceId: 'b' }), undefined);
  t.equal(measuredIn({ answers: 3, satisfaction: null, services: [] }, {}), undefined);
  t.end();
});

t.test('targets are set once for each, the nearest goes first', async (t) => {
  const weak = await weakResult(api);
  const query = `unitId=${weak.unitId}&kind=satisfaction`;
  t.strictSame(await suggested(query), [], 'without a target nothing is below it');
  const city = await created(setTarget({ element: 'staff-competence', value: 60 }));
  t.match(await setTarget({ element: 'staff-competence' }), {
    status: 409,
    body: { code: 'satisfaction-target-taken' },
  });
  t.match(await suggested(query), [
    {
      value: 50,
      target: 60,
      answers: 6,
      serviceId: weak.serviceId,
      origin: { satisfaction: { element: 'staff-competence' } },
    },
  ]);
  const ofUnit = await created(setTarget({ element: 'staff-competence', unitId: weak.unitId, value: 40 }));
  t.strictSame(await suggested(query), [], 'the target of the unit goes before the one of the city');
  await created(setTarget({ element: 'staff-competence', serviceId: weak.serviceId, value: 88.31 }));
  t.match(await suggested(query), [{ target: 88.31 }], 'and that of the service before both');
  t.match(await setTarget({ unitId: weak.unitId, serviceId: weak.serviceId }), {
    status: 422,
    body: { errors: [{ pointer: '/serviceId', code: 'target-of-both' }] },
  });
  for (const [body, pointer] of [
    [{ unitId: nowhere }, '/unitId'],
    [{ serviceId: nowhere }, '/serviceId'],
  ] as const)
    t.match(await setTarget(body), {
      status: 422,
      body: { errors: [{ pointer, code: 'unknown-reference' }] },
    });
  for (const value of [24.99, 100.01, 80.123])
    t.equal((await setTarget({ element: 'cost', value })).status, 400);
  const at = `/v1/satisfaction-targets/${ofUnit.id}`;
  const headers = { 'if-match': '*' };
  t.match(await call('PATCH', at, { body: { value: 45 }, headers }), {
    status: 200,
    body: { value: 45, version: 2 },
  });
  t.equal((await call('GET', `${at}/history`)).status, 200);
  t.equal(
    (await call('GET', '/v1/satisfaction-targets?element=staff-competence', { key: null })).body.items.length,
    3,
  );
  t.equal((await call('DELETE', at, { headers })).status, 204);
  t.equal((await call('GET', at, { key: null })).status, 404);
  t.equal((await call('DELETE', `/v1/satisfaction-targets/${city.id}`, { headers })).status, 204);
  const officer = await api.key(['satisfaction-targets:write'], { unitIds: [desk.id] });
  t.equal(
    (await call('POST', '/v1/satisfaction-targets', { body: { value: 80, legalBasis: 'x' }, key: officer }))
      .status,
    403,
    'targets are for the whole city to set',
  );
});

t.test('a weak result is suggested until an action answers it, and told with its figures', async (t) => {
  const weak = await weakResult(api);
  const target = { serviceId: weak.serviceId, element: 'staff-competence', value: 76.61 };
  await created(setTarget(target));
  await created(setTarget({ serviceId: weak.serviceId, value: 99 }));
  const query = `unitId=${weak.unitId}&kind=satisfaction`;
  const found = await suggested(query);
  t.equal(found.length, 2, 'the index and the element');
  const one = found.find(({ value }) => value === 50)!;
  t.match(one.words, 'Unsur Kompetensi pelaksana bernilai 50 dari target 76,61');
  const action = await aFollowUp(api, {
    unitId: weak.unitId,
    serviceId: weak.serviceId,
    origins: [one.origin],
  });
  t.match(action.origins, [
    { kind: 'satisfaction', value: 50, answers: 6, target: 76.61, element: 'staff-competence' },
  ]);
  t.equal((await suggested(query)).length, 1);
  await created(take(api, action.id, 'acceptance'));
  t.match(await youSaid(action.id), [{ value: 50, answers: 6, target: 76.61, surveyTitle: /Survei/ }]);
  const listed = await call(
    'GET',
    `/v1/public-follow-ups?serviceId=${weak.serviceId}&originKind=satisfaction`,
    { key: null },
  );
  t.equal(listed.body.items.length, 1);
  await take(api, action.id, 'dropping', { reason: said('Batal.') });
  t.equal((await suggested(query)).length, 2, 'what is dropped is suggested again');
  const elsewhere = await api.key(['follow-ups:read'], { unitIds: [desk.id] });
  t.strictSame(await suggested(query, { key: elsewhere }), [], 'but to nobody of another unit');
});

t.test('what few people answered is no origin and no suggestion', async (t) => {
  const few = await weakResult(api, { times: 4 });
  await created(setTarget({ serviceId: few.serviceId, element: 'staff-competence' }));
  t.strictSame(await suggested(`unitId=${few.unitId}`), []);
  const { publicationId, serviceId } = few;
  for (const satisfaction of [
    { publicationId, serviceId },
    { publicationId, element: 'time' },
  ])
    t.match(await propose(api, few.unitId, { origins: [{ satisfaction }] }), {
      status: 422,
      body: { errors: [{ code: 'result-not-told' }] },
    });
});

t.test('origins that are not there are named', async (t) => {
  const weak = await weakResult(api);
  const topic = await aTopic(api);
  const concluded = await aConcludedTopic(api);
  const draft = await aTopic(api, { draft: true });
  const category = await aCategory(api);
  const days = { from: dayAt(-9), to: dayAt(0) };
  const wrong = [
    [{ satisfaction: { publicationId: nowhere } }, '/satisfaction/publicationId', 'unknown-reference'],
    [
      { satisfaction: { publicationId: weak.publicationId, serviceId: nowhere } },
      '/satisfaction/serviceId',
      'unknown-reference',
    ],
    [{ reports: { reportNumbers: ['L-0000-0000-00'] } }, '/reports/reportNumbers/0', 'unknown-reference'],
    [{ reportCluster: { categoryId: nowhere, ...days } }, '/reportCluster/categoryId', 'unknown-reference'],
    [
      { reportCluster: { categoryId: category.id, districtId: nowhere, ...days } },
      '/reportCluster/districtId',
      'unknown-reference',
    ],
    [
      { reportCluster: { categoryId: category.id, from: dayAt(0), to: dayAt(-1) } },
      '/reportCluster/to',
      'period-reversed',
    ],
    [{ reportCluster: { categoryId: category.id, ...days } }, '/reportCluster', 'no-reports-in-cluster'],
    [{ forumTopic: { topicId: nowhere } }, '/forumTopic/topicId', 'unknown-reference'],
    [{ forumTopic: { topicId: draft.id } }, '/forumTopic/topicId', 'unknown-reference'],
    [{ forumTopic: { topicId: topic.id } }, '/forumTopic/topicId', 'topic-not-concluded'],
    [
      { forumTopic: { topicId: concluded.id, promises: [1, 3] } },
      '/forumTopic/promises/1',
      'promise-unknown',
    ],
  ] as const;
  for (const [origin, pointer, code] of wrong)
    t.match(
      await propose(api, desk.id, { origins: [origin] }),
      { status: 422, body: { errors: [{ pointer: `/origins/0${pointer}`, code }] } },
      `${pointer} ${code}`,
    );
  const both = { forumTopic: { topicId: concluded.id }, reports: { reportNumbers: ['L-0000-0000-00'] } };
  for (const origins of [[], [{}], [both]]) t.equal((await propose(api, desk.id, { origins })).status, 400);
  t.match(
    await propose(api, desk.id, { serviceId: nowhere, origins: [{ forumTopic: { topicId: concluded.id } }] }),
    {
      body: { errors: [{ pointer: '/serviceId', code: 'unknown-reference' }] },
    },
  );
});

t.test('promises of a forum are suggested until each has an action', async (t) => {
  const topic = await aConcludedTopic(api, { unitId: desk.id });
  const mine = async () =>
    (await suggested(`unitId=${desk.id}&kind=forum-topic`)).filter(({ id }) => id.endsWith(topic.id));
  const [both] = await mine();
  t.match(both, { origin: { forumTopic: { topicId: topic.id, promises: [1, 2] } }, words: /2 janji/ });
  await aFollowUp(api, { unitId: desk.id, origins: [{ forumTopic: { topicId: topic.id, promises: [2] } }] });
  const [left] = await mine();
  t.strictSame(left!.origin, { forumTopic: { topicId: topic.id, promises: [1] } });
  await aFollowUp(api, { unitId: desk.id, origins: [left!.origin] });
  t.strictSame(await mine(), []);
});

t.test(
  'many reports of one kind in one district become a suggestion; confidential ones count nowhere',
  async (t) => {
    const category = await aCategory(api);
    const district = await aDistrict(api);
    const about = { categoryId: category.id, place: district.place };
    for (let one = 0; one < 3; one++) await aVerifiedReport(api, about);
    await aVerifiedReport(api, { ...about, visibility: 'confidential', reporter: { name: 'Budi' } });
    await aReport(api, about);
    const query = `unitId=${desk.id}&kind=report-cluster`;
    t.strictSame(await suggested(`${query}&fewestReports=4`), []);
    const [cluster] = await suggested(`${query}&fewestReports=3`);
    t.match(cluster, {
      reportCount: 3,
      origin: { reportCluster: { categoryId: category.id, districtId: district.id } },
      words: /^3 laporan Jalan rusak dari Kecamatan \w/,
    });
    const action = await anAccepted(api, { unitId: desk.id, origins: [cluster!.origin] });
    t.match(await youSaid(action.id), [
      { kind: 'report-cluster', reportCount: 3, categoryName: 'Jalan rusak', reportNumbers: [] },
    ]);
    t.strictSame(await suggested(`${query}&fewestReports=3`), []);
    const inDistrict = await call('GET', `/v1/public-follow-ups?districtId=${district.id}`, { key: null });
    t.match(inDistrict.body.items, [{ id: action.id }]);
    t.equal((await suggested(`${query}&fewestReports=3&months=1`)).length, 0);
  },
);

t.test('of single reports only public ones are told, and nobody learns that there are others', async (t) => {
  const shown = await aVerifiedReport(api);
  const hidden = await aVerifiedReport(api, { visibility: 'confidential', reporter: { name: 'Budi' } });
  const unverified = await aReport(api);
  const numbers = [shown.number, hidden.number, unverified.number];
  const mixed = await anAccepted(api, {
    unitId: desk.id,
    origins: [{ reports: { reportNumbers: numbers } }],
  });
  t.strictSame(
    (await youSaid(mixed.id)).map(({ reportCount, reportNumbers }) => [reportCount, reportNumbers]),
    [[1, [shown.number]]],
  );
  const secret = await anAccepted(api, {
    unitId: desk.id,
    origins: [{ reports: { reportNumbers: [hidden.number] } }],
  });
  t.strictSame(await youSaid(secret.id), [], 'an origin of which nothing is public is left out');
  const list = async (query: string) =>
    (await call('GET', `/v1/public-follow-ups?unitId=${desk.id}&${query}`, { key: null })).body.items.map(
      ({ id }) => id,
    );
  const found = await list('originKind=reports');
  t.ok(found.includes(mixed.id));
  t.notOk(found.includes(secret.id), 'nor does a filter find it');
  const everything = await call('GET', '/v1/public-follow-ups?limit=500', { key: null });
  t.notMatch(everything.text, String(hidden.number));
  t.notMatch(everything.text, unverified.number);
  const officer = await api.key(['follow-ups:write', 'follow-ups:read', 'reports:read'], {
    unitIds: [desk.id],
  });
  const blind = await api.key(['follow-ups:write'], { unitIds: [desk.id] });
  const naming = (number: unknown, key: string) =>
    propose(api, desk.id, { origins: [{ reports: { reportNumbers: [number] } }] }, { key });
  t.equal((await naming(hidden.number, officer)).status, 422, 'whoever may not read it cannot name it');
  t.equal((await naming(unverified.number, officer)).status, 201);
  t.equal((await naming(unverified.number, blind)).status, 422);
  t.equal((await naming(shown.number, blind)).status, 201);
  const { id } = await reportNumbered(api, shown.number as string);
  t.ok(id);
});

t.test('a suggestion says in words what it is about', (t) => {
  const nothing = { serviceId: null, value: null, answers: null, target: null, reportCount: null };
  const none = {
    publicationId: null,
    element: null,
    categoryId: null,
    categoryName: null,
    districtId: null,
    districtName: null,
    from: null,
    to: null,
  };
  const found = { id: 'x:y', unitId: nowhere, ...nothing, ...none, topicId: nowhere, promises: [2] };
  t.match(suggestionOf({ ...found, kind: 'forum-topic' }), {
    words: /^1 janji/,
    origin: { forumTopic: { promises: [2] } },
  });
  t.end();
});
