import t from 'tap';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aUnit } from '../../support/organisation.ts';
import { aService, serviceOf, wholeStandard } from '../../support/services.ts';

const api = await build(t);
const { call, key, database } = api;
const open = (url: string) => call('GET', url, { key: null });
const codes = async (criteria: string) => {
  const { status, body } = await open(`/v1/public-services?sort=code&${criteria}`);
  t.equal(status, 200, criteria);
  return body.items.map(({ code }) => code);
};
const change = (
  id: string,
  body: object,
  { ifMatch = '*', holder }: { ifMatch?: string; holder?: string } = {},
) => call('PATCH', `/v1/public-services/${id}`, { body, headers: { 'if-match': ifMatch }, key: holder });
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});

t.test('a service is entered, read by anybody, changed and retired', async (t) => {
  const unit = await aUnit(api, { name: 'Dinas Kependudukan' });
  const entered = await call('POST', '/v1/public-services', {
    body: {
      code: 'KTP-EL',
      name: 'Penerbitan KTP-el baru',
      unitId: unit.id.toUpperCase(),
      requirements: ['Fotokopi kartu keluarga'],
      durationWorkingDays: 3,
    },
  });
  t.match(entered, {
    status: 201,
    body: { unitId: unit.id, unitName: 'Dinas Kependudukan', state: 'active' },
  });
  const { id } = entered.body;
  t.match(entered.headers.location, new RegExp(`/v1/public-services/${id}$`));
  t.strictSame(entered.body.missingStandard, ['steps', 'cost', 'product', 'complaint-channels']);
  t.strictSame((await open(`/v1/public-services/${id}`)).body, entered.body, 'without a key');
  const changed = await change(id, { ...wholeStandard, duration: null }, { ifMatch: '"1"' });
  t.match(changed, { status: 200, body: { version: 2, missingStandard: [], durationWorkingDays: 3 } });
  t.strictSame((await change(id, { cost: null })).body.missingStandard, ['cost'], 'null takes it away again');
  t.equal((await change(id, { name: 'X' }, { ifMatch: '"2"' })).status, 412);
  t.match(await change(id, { state: 'retired' }), {
    status: 200,
    body: { state: 'retired', name: entered.body.name },
  });
  t.equal((await open(`/v1/public-services/${id}`)).status, 200, 'it can still be read');
  t.strictSame(await codes('state=retired'), ['KTP-EL']);
  t.notOk((await codes('state=active')).includes('KTP-EL'));
  t.strictSame(await codes('code=ktp-el'), ['KTP-EL'], 'in any case of letters');
  t.match(await call('POST', '/v1/public-services', { body: serviceOf(unit.id, { code: 'ktp-El' }) }), {
    status: 409,
    body: { errors: [{ pointer: '/code' }] },
  });
  const history = await call('GET', `/v1/public-services/${id}/history`, {
    key: await key(['surveys:read']),
  });
  t.equal(history.body.items.length, 4);
});

t.test('what cannot be is refused, entered or changed', async (t) => {
  const unit = await aUnit(api);
  const post = (about: object) => call('POST', '/v1/public-services', { body: serviceOf(unit.id, about) });
  const hours = [
    { weekday: 1, opens: '08:00', closes: '12:00' },
    { weekday: 1, opens: '11:00', closes: '15:00' },
  ];
  t.match(await post({ openingHours: hours }), refused('/openingHours/1', 'opening-hours-overlap'));
  t.match(
    await post({ channels: [{ kind: 'website', address: 'kota.example' }] }),
    refused('/channels/0/address', 'web-address-unfit'),
  );
  t.match(
    await post({ durationWorkingDays: 4 }),
    refused('/durationWorkingDays', 'duration-contradicts-days'),
  );
  const twice = { kind: 'telephone', address: '112' };
  t.equal((await post({ channels: [twice, twice] })).status, 400, 'the same channel twice');
  t.equal((await post({ openingHours: [{ weekday: 8, opens: '08:00', closes: '09:00' }] })).status, 400);
  t.equal((await post({ openingHours: [{ weekday: 1, opens: '24:00', closes: '24:00' }] })).status, 400);
  const { id } = await aService(api, { unitId: unit.id });
  t.match(
    await change(id, { duration: '2 hari kerja' }),
    refused('/durationWorkingDays', 'duration-contradicts-days'),
    'against what stands there',
  );
  const gone = await aUnit(api);
  await call('POST', `/v1/units/${gone.id}/closure`, {
    body: { closedOn: '2021-01-01' },
    headers: { 'if-match': '*' },
  });
  t.match(
    await post({ unitId: gone.id }),
    { status: 422, body: { code: 'unknown-reference' } },
    'a closed unit',
  );
});

t.test('services are found by unit, channel, words and what they lack', async (t) => {
  const agency = await aUnit(api);
  const below = await aUnit(api, { parentId: agency.id, kind: 'section' });
  await aService(api, {
    unitId: agency.id,
    code: 'CARI-1',
    name: 'Pelayanan akta kelahiran',
    channels: [
      { kind: 'counter', address: 'Loket 1' },
      { kind: 'website', address: 'https://akta.kota.example' },
    ],
  });
  await aService(api, {
    unitId: below.id,
    code: 'CARI-2',
    name: 'Uji berkala',
    product: 'Bukti lulus uji kendaraan bermotor',
    description: 'Bagi angkutan barang.',
    channels: [{ kind: 'counter', address: 'Loket 2' }],
    steps: [],
  });
  const within = (criteria: string) => codes(`unitId=${agency.id}&includeSubunits=true&${criteria}`);
  t.strictSame(await codes(`unitId=${agency.id}`), ['CARI-1']);
  t.strictSame(await within(''), ['CARI-1', 'CARI-2']);
  t.strictSame(await within('channel=website'), ['CARI-1']);
  t.strictSame(await within('channel=counter'), ['CARI-1', 'CARI-2']);
  t.strictSame(await within('channel=post'), []);
  t.strictSame(await codes('q=melayani%20kelahiran'), ['CARI-1'], 'another form of the word');
  t.strictSame(await codes('q=kendaraan'), ['CARI-2'], 'also in the product');
  t.strictSame(await codes('q=angkut'), ['CARI-2'], 'also in the description');
  t.strictSame(await within('isStandardComplete=true'), ['CARI-1']);
  t.strictSame(await within('isStandardComplete=false'), ['CARI-2']);
  const plan = await query<{ 'QUERY PLAN': string }>(
    `${database.ownerUrl}?options=-c%20enable_seqscan%3Doff`,
    `explain select id from feedback.services
      where to_tsvector('indonesian', name || ' ' || coalesce(description, '') || ' ' || coalesce(product, ''))
            @@ websearch_to_tsquery('indonesian', 'kelahiran')`,
  );
  t.match(JSON.stringify(plan), /services_search_index/, 'words are looked up in an index');
  const alone = await open('/v1/public-services?includeSubunits=true');
  t.match(alone, { status: 400, body: { errors: [{ parameter: 'unitId' }] } });
});

t.test('the filter for whole standards asks what the rule does', async (t) => {
  const unit = await aUnit(api);
  const parts = [
    { requirements: [] },
    { steps: [] },
    { duration: null, durationWorkingDays: null },
    { duration: null },
    { durationWorkingDays: null },
    { cost: null },
    { product: null },
    { complaintChannels: [] },
  ];
  for (const part of parts) await aService(api, { unitId: unit.id, ...part });
  await aService(api, { unitId: unit.id });
  for (const isComplete of [true, false]) {
    const url = `/v1/public-services?unitId=${unit.id}&isStandardComplete=${isComplete}`;
    const { items } = (await open(url)).body;
    t.equal(items.length, isComplete ? 3 : 6);
    for (const { missingStandard } of items)
      t.equal((missingStandard as string[]).length === 0, isComplete, `${missingStandard}`);
  }
});

t.test('what is open at a moment is told by the clock of the city', async (t) => {
  const unit = await aUnit(api);
  const opens = (code: string, openingHours: object[]) =>
    aService(api, { unitId: unit.id, code, openingHours });
  await opens('BUKA-KERJA', [
    { weekday: 1, opens: '08:00', closes: '12:00' },
    { weekday: 1, opens: '13:00', closes: '16:00' },
  ]);
  await opens('BUKA-MALAM', [
    { weekday: 7, opens: '20:00', closes: '24:00' },
    { weekday: 1, opens: '00:00', closes: '08:30' },
  ]);
  await opens('BUKA-TIDAK-TAHU', []);
  const retired = await opens('BUKA-DULU', [{ weekday: 1, opens: '00:00', closes: '24:00' }]);
  await change(retired.id, { state: 'retired' });
  const at = (moment: string) => codes(`unitId=${unit.id}&openAt=${encodeURIComponent(moment)}`);
  // 2 February 2026 is a Monday.
  t.strictSame(await at('2026-02-02T08:00:00+07:00'), ['BUKA-KERJA', 'BUKA-MALAM']);
  t.strictSame(await at('2026-02-02T01:29:59Z'), ['BUKA-KERJA', 'BUKA-MALAM'], 'the same clock');
  t.strictSame(await at('2026-02-02T08:30:00+07:00'), ['BUKA-KERJA'], 'when it closes it is closed');
  t.strictSame(await at('2026-02-02T12:30:00+07:00'), []);
  t.strictSame(await at('2026-02-01T23:59:59+07:00'), ['BUKA-MALAM']);
  t.strictSame(await at('2026-02-01T17:00:00Z'), ['BUKA-MALAM'], 'midnight is passed');
  t.strictSame(await at('2026-02-03T09:00:00+07:00'), []);
  t.strictSame(await at('0000-01-01T00:00:00+23:59'), [], 'any moment that can be written');
  t.equal((await open('/v1/public-services?openAt=today')).status, 400);
});

t.test('the name of the unit is that of today', async (t) => {
  const unit = await aUnit(api, { name: 'Dinas Lama' });
  const service = await aService(api, { unitId: unit.id });
  const rename = (validFrom: string, name: string) =>
    call('POST', `/v1/units/${unit.id}/versions`, { body: { validFrom, name } });
  await rename('2024-01-01', 'Dinas Kini');
  await rename('2090-01-01', 'Dinas Nanti');
  t.equal((await open(`/v1/public-services/${service.id}`)).body.unitName, 'Dinas Kini');
});

t.test('whoever keeps services of some units changes these alone', async (t) => {
  const [own, other] = [await aUnit(api), await aUnit(api)];
  const clerk = await key(allScopes, { unitIds: [own.id] });
  const post = (unitId: string) =>
    call('POST', '/v1/public-services', { key: clerk, body: serviceOf(unitId) });
  const { body: mine } = await post(own.id);
  t.match(await post(other.id), { status: 422, body: { errors: [{ pointer: '/unitId' }] } });
  const theirs = await aService(api, { unitId: other.id });
  t.equal((await change(theirs.id, { name: 'X' }, { holder: clerk })).status, 404);
  t.equal((await change(mine.id, { name: 'X' }, { holder: clerk })).status, 200);
  t.equal((await change(mine.id, { unitId: other.id }, { holder: clerk })).status, 422, 'nor gives it away');
  t.match(await change(mine.id, { unitId: other.id }), { status: 200, body: { unitId: other.id } });
  t.equal((await change(mine.id, { name: 'Y' }, { holder: clerk })).status, 404, 'given away, it is gone');
});

t.test('of two changes based on the same version one is refused', async (t) => {
  const { id } = await aService(api);
  const answers = await Promise.all(['A', 'B'].map((name) => change(id, { name }, { ifMatch: '"1"' })));
  t.strictSame(answers.map(({ status }) => status).sort(), [200, 412]);
});
