import { randomUUID } from 'node:crypto';
import t from 'tap';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aProof } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { allTo, aReport, type Filed, lamp, reportNumbered } from '../../support/reports.ts';
import { aService } from '../../support/services.ts';
import { aTerritory } from '../../support/territory.ts';

const withProofs = { environment: { PENATA_PROOF_OF_WORK_COST: '10' } };

t.test('a report is filed by anybody, goes to its unit, and has its deadlines', async (t) => {
  const api = await build(t, withProofs);
  const unit = await aUnit(api);
  await allTo(api, unit.id);
  const filed = await aReport(api, {
    reporter: { name: 'Siti Rahmawati', phone: '+62 812 3456 7890' },
    place: { type: 'Point', coordinates: [104.7565, -2.9911] },
    address: 'Jl. Merdeka, depan SDN 12',
  });
  t.match(filed, {
    number: /^L-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{2}$/,
    secret: /^[0-9a-z]{26}$/,
    state: 'received',
  });
  t.match(filed.dueAt, /T09:00:00/, 'it ends at 16:00 in the city');
  t.ok(filed.firstResponseDueAt < filed.dueAt);
  const report = await reportNumbered(api, filed.number);
  t.match(report, {
    kind: 'complaint',
    unitId: unit.id,
    text: lamp,
    publicText: null,
    place: { type: 'Point', coordinates: [104.7565, -2.9911] },
    reporterName: 'Siti Rahmawati',
    reporterPhone: '+62 812 3456 7890',
    channel: 'online',
    visibility: 'public',
  });
  const hashes = await query(api.database.ownerUrl, 'select secret_hash from reports.reports');
  t.notOk(JSON.stringify(hashes).includes(filed.secret), 'the secret is kept as a hash');
  t.notOk(api.logs().join('').includes('Siti'), 'no log names anybody');
});

t.test('sent again with its proof it is the same report; another one needs another proof', async (t) => {
  const api = await build(t, withProofs);
  const proof = await aProof(api, 'report');
  const file = (text = lamp) => api.call<Filed>('POST', '/v1/reports', { key: null, body: { text, proof } });
  const answers = await Promise.all(Array.from({ length: 20 }, () => file()));
  t.ok(answers.every(({ status }) => status === 201));
  t.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1, 'all are told the same');
  t.match(await file('Jalan berlubang.'), { status: 409, body: { code: 'report-already-filed' } });
  t.match(await query(api.database.ownerUrl, 'select count(*)::int as n from reports.reports'), [{ n: 1 }]);
  t.match(await query(api.database.ownerUrl, 'select count(*)::int as n from reports.steps'), [{ n: 1 }]);
  t.match(await api.call('POST', '/v1/reports', { key: null, body: { text: lamp } }), {
    status: 422,
    body: { code: 'proof-needed' },
  });
  const other = await aProof(api, 'survey-response');
  t.match(await api.call('POST', '/v1/reports', { key: null, body: { text: lamp, proof: other } }), {
    status: 422,
    body: { code: 'proof-for-another-purpose' },
  });
});

t.test('two hundred people who report the same at once have a report each', async (t) => {
  const api = await build(t);
  const filed = await Promise.all(Array.from({ length: 200 }, () => aReport(api)));
  t.equal(new Set(filed.map(({ number }) => number)).size, 200);
  t.equal(new Set(filed.map(({ secret }) => secret)).size, 200);
  const [kept] = await query(
    api.database.ownerUrl,
    'select (select count(*)::int from reports.reports) as reports, (select count(*)::int from reports.steps) as steps',
  );
  t.strictSame(kept, { reports: 200, steps: 200 });
});

t.test('one among them that cannot be kept does not spoil the others', async (t) => {
  const api = await build(t);
  const unknown = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      api.call('POST', '/v1/reports', {
        key: null,
        body: { text: lamp, ...(at === 7 ? { serviceId: unknown } : {}) },
      }),
    ),
  );
  t.equal(answers.filter(({ status }) => status === 201).length, 19);
  t.match(answers[7], {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/serviceId' }] },
  });
});

t.test('the rule of the lowest rank that fits finds the unit', async (t) => {
  const api = await build(t);
  const [roads, health, desk] = [await aUnit(api), await aUnit(api), await aUnit(api)];
  const service = await aService(api);
  const category = await api.call('POST', '/v1/report-categories', {
    body: { code: 'JALAN-RUSAK', name: { id: 'Jalan rusak' }, kind: 'complaint-with-inspection' },
  });
  t.equal(category.status, 201);
  const categoryId = category.body.id;
  await allTo(api, desk.id);
  await allTo(api, roads.id, { rank: 10, categoryId });
  await allTo(api, health.id, { rank: 20, serviceId: service.id });
  const unitOf = async (about: object) =>
    (await reportNumbered(api, (await aReport(api, about)).number)).unitId;
  t.equal(await unitOf({}), desk.id);
  t.equal(await unitOf({ categoryId }), roads.id);
  t.equal(await unitOf({ serviceId: service.id }), health.id);
  t.equal(await unitOf({ serviceId: service.id, categoryId }), roads.id);
  const filed = await aReport(api, { categoryId });
  t.equal(
    (await reportNumbered(api, filed.number)).kind,
    'complaint-with-inspection',
    'the category says the kind',
  );
  t.match(await api.call('POST', '/v1/report-routing-rules', { body: { rank: 10, unitId: desk.id } }), {
    status: 409,
    body: { errors: [{ pointer: '/rank' }] },
  });
});

t.test('what cannot be a report is refused with the place', async (t) => {
  const api = await build(t);
  const refused = async (body: object, errors: object[], status = 422) =>
    t.match(await api.call('POST', '/v1/reports', { key: null, body: { text: lamp, ...body } }), {
      status,
      body: { errors },
    });
  await refused({ text: ' \n ' }, [{ pointer: '/text', code: 'text-empty' }]);
  await refused({ text: 'https://a.id https://b.id https://c.id https://d.id' }, [
    { pointer: '/text', code: 'too-many-links' },
  ]);
  await refused({ text: 'a'.repeat(5001) }, [{ pointer: '/text' }], 400);
  await refused({ isAnonymous: true, reporter: { name: 'Siti' } }, [
    { pointer: '/reporter', code: 'reporter-of-anonymous' },
  ]);
  await refused({ categoryId: randomUUID() }, [{ pointer: '/categoryId' }]);
  await refused({ place: { type: 'Point', coordinates: [104.7] } }, [{ pointer: '/place/coordinates' }], 400);
  await refused({ reporter: { email: 'siti' } }, [{ pointer: '/reporter/email' }], 400);
  t.match(await query(api.database.ownerUrl, 'select count(*)::int as n from reports.reports'), [{ n: 0 }]);
});

t.test('officers and other systems enter reports for somebody', async (t) => {
  const api = await build(t);
  const enter = (about: object) =>
    api.call('POST', '/v1/reports/entries', { body: { text: lamp, ...about } });
  const externalReferences = [
    { system: 'sp4n-lapor', id: '8304801', address: 'https://www.lapor.go.id/laporan/detil/8304801' },
  ];
  const receivedAt = new Date(Date.now() - 86_400_000).toISOString();
  const entered = await enter({ externalReferences, receivedAt });
  t.equal(entered.status, 201);
  const found = await api.call('GET', '/v1/reports?externalId=sp4n-lapor:8304801');
  t.match(found.body.items, [
    { number: entered.body.number, channel: 'officer', externalReferences, receivedAt },
  ]);
  t.match(await enter({ externalReferences }), {
    status: 409,
    body: { errors: [{ pointer: '/externalReferences' }] },
  });
  t.match(await enter({ receivedAt: new Date(Date.now() + 60_000).toISOString() }), {
    status: 422,
    body: { errors: [{ pointer: '/receivedAt', code: 'received-in-future' }] },
  });
  t.match(await enter({ receivedAt: '2020-01-02T08:00:00+07:00' }), {
    status: 422,
    body: { errors: [{ pointer: '/receivedAt', code: 'received-too-long-ago' }] },
  });
  t.match(await api.call('POST', '/v1/reports/entries', { key: null, body: { text: lamp } }), {
    status: 401,
  });
});

t.test('the place says the district and the urban village, and decides the unit', async (t) => {
  const api = await build(t);
  const [desk, sector] = [await aUnit(api), await aUnit(api)];
  const { district, village } = await aTerritory(api);
  await allTo(api, desk.id);
  await allTo(api, sector.id, { rank: 10, areaId: district.id });
  const file = (coordinates: number[]) =>
    api.call('POST', '/v1/reports', {
      key: null,
      body: { text: lamp, place: { type: 'Point', coordinates } },
    });
  const filed = await file([104.65, -3.05]);
  t.equal(filed.status, 201);
  const report = await reportNumbered(api, filed.body.number as string);
  t.match(report, { districtId: district.id, urbanVillageId: village.id, unitId: sector.id });
  t.match(await file([10, 10]), { status: 422, body: { code: 'outside-city' } });
  t.match(await file([-3.05, 104.65]), { status: 422, body: { code: 'coordinates-swapped' } });
});
