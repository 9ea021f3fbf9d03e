import { readFileSync } from 'node:fs';
import t from 'tap';
import { keysOf } from '../../../src/modules/open311/intake/keys.ts';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { aService, file, root, sound, structureOf, textsOf } from '../../support/open311.ts';
import { aPhotoFile, formOf } from '../../support/photos.ts';
import { lamp, reportNumbered, step } from '../../support/reports.ts';
import { aTerritory } from '../../support/territory.ts';

const golden = (name: string) =>
  readFileSync(new URL(`../../golden/open311/${name}.xml`, import.meta.url), 'utf8');

const countOf = async (api: TestApp) =>
  (await query<{ n: number }>(api.database.ownerUrl, 'select count(*)::int as n from reports.reports'))[0]!.n;

t.test('an app files with its key, and whoever reports gets number and secret', async (t) => {
  const api = await build(t, { environment: { PENATA_PROOF_OF_WORK_COST: '10' } });
  await aService(api);
  const api_key = await api.key(['open311:write']);
  const filed = await file(api, {
    api_key,
    ...sound,
    first_name: 'Siti',
    last_name: 'Rahmawati',
    email: 'siti@example.org',
    phone: '(0711) 312.345',
    device_id: 'tt222111',
    account_id: '123456',
    media_url: 'https://photos.example/1.jpg',
    commit: 'Send',
  });
  t.equal(filed.status, 201);
  const [{ service_request_id: number, service_notice }] = filed.body as [(typeof filed.body)[0]];
  t.match(filed.body, [{ service_request_id: /^L-/, account_id: null }]);
  t.equal(filed.headers.location, `${root}/requests/${number}`);
  t.match(await reportNumbered(api, number), {
    channel: 'open311',
    kind: 'complaint',
    text: `${lamp}\n\nhttps://photos.example/1.jpg`,
    address: 'Jl. Merdeka',
    visibility: 'public',
    reporterName: 'Siti Rahmawati',
    reporterEmail: 'siti@example.org',
    reporterPhone: '0711  312 345',
  });
  const secret = /kode rahasia (\w{26})/.exec(service_notice)![1];
  t.match(
    await api.call('POST', `/v1/tracked-reports/${number}/_read`, { key: null, body: { secret } }),
    { status: 200, body: { number } },
    'with both whoever reported follows it',
  );
  const kept = JSON.stringify(await query(api.database.ownerUrl, 'select * from audit.entries'));
  t.notMatch(kept, /tt222111/, 'the device is not kept');
  t.notMatch(api.logs().join(''), new RegExp(`Siti|${secret}|${api_key}`), 'no log tells of it');
  const xml = await file(api, { api_key, ...sound }, { ending: '.xml' });
  t.equal(xml.status, 201);
  t.strictSame(structureOf(xml.text), structureOf(golden('filed')));
  const english = await file(api, { api_key, ...sound }, { headers: { 'accept-language': 'en' } });
  t.match(english.body, [{ service_notice: /The report was received/ }]);
});

t.test('keys stand in the form, the address or a header; who has none is told 403', async (t) => {
  const api = await build(t, { environment: { PENATA_FAILED_ATTEMPTS_PER_MINUTE: '4' } });
  await aService(api);
  const key = await api.key(['open311:write']);
  const ask = (
    {
      headers = {},
      query = '',
      ...own
    }: { headers?: Record<string, string>; query?: string; api_key?: string },
    remoteAddress = '203.0.113.1',
  ) =>
    api.call('POST', `${root}/requests.json${query}`, {
      key: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ ...sound, ...own, description: Math.random().toString() }).toString(),
      remoteAddress,
    });
  const allowed = [
    { api_key: key },
    { query: `?api_key=${key}` },
    { headers: { 'x-api-key': key } },
    { headers: { authorization: `Bearer ${key}` } },
  ];
  for (const one of allowed) t.equal((await ask(one)).status, 201);
  const forbidden = { status: 403, body: [{ code: 403 }] };
  const unable = await api.key(['reports:write']);
  for (const one of [{}, { api_key: '' }, { api_key: unable }, { headers: { 'x-api-key': unable } }])
    t.match(await ask(one), forbidden);
  t.match(
    await ask({ query: `?api_key=${unable}`, api_key: key }),
    forbidden,
    'the first that is shown counts',
  );
  for (const one of [
    { api_key: await api.key(['open311:write'], { revoked: true }) },
    { api_key: await api.key(['open311:write'], { expiresAt: new Date(0) }) },
    { api_key: await api.key(['open311:write'], { networks: ['198.51.100.0/24'] }) },
  ])
    t.match(await ask(one), forbidden);
  for (let tries = 0; tries < 4; tries++) await ask({ api_key: `guess-${tries}` }, '203.0.113.9');
  t.match(await ask({ api_key: 'guess' }, '203.0.113.9'), { status: 429, body: [{ code: 429 }] });
  t.equal(await countOf(api), allowed.length);
});

t.test('a key in the form has the limit of the key', async (t) => {
  const api = await build(t);
  await aService(api);
  const api_key = await api.key(['open311:write'], { requestsPerMinute: 2 });
  const ask = async () => (await file(api, { api_key, ...sound })).status;
  t.strictSame([await ask(), await ask(), await ask()], [201, 201, 429]);
});

t.test('what is sent again is the same report, also by twenty at once', async (t) => {
  const api = await build(t);
  await aService(api);
  const api_key = await api.key(['open311:write']);
  const answers = await Promise.all(Array.from({ length: 20 }, () => file(api, { api_key, ...sound })));
  t.strictSame(new Set(answers.map(({ status }) => status)), new Set([201]));
  t.equal(new Set(answers.map(({ text }) => text)).size, 1, 'all are told the same number and secret');
  t.equal(await countOf(api), 1);
  const others = [
    { api_key: await api.key(['open311:write']), ...sound },
    { api_key, ...sound, description: 'Jalan berlubang.' },
    { api_key, ...sound, device_id: 'another' },
    { api_key, ...sound, lat: '-2.99', long: '104.75' },
  ];
  for (const other of others) t.not((await file(api, other)).text, answers[0]!.text);
  t.equal(await countOf(api), 5);
});

t.test('who had themselves forgotten is not known again by what is sent again', async (t) => {
  const api = await build(t);
  await aService(api);
  const fields = { api_key: await api.key(['open311:write']), ...sound, first_name: 'Siti' };
  const { service_request_id: number, service_notice } = (await file(api, fields)).body[0]!;
  const body = { secret: /kode rahasia (\w{26})/.exec(service_notice)![1] };
  const address = `/v1/tracked-reports/${number}/identity-erasure`;
  t.equal((await reportNumbered(api, number)).reporterName, 'Siti');
  await created(api.call('POST', address, { key: null, body }));
  const again = await file(api, fields);
  t.match(again, { status: 201, body: [{ service_request_id: number, service_notice }] });
  t.equal((await reportNumbered(api, number)).reporterName, null);
});

t.test('the same is known again for ten minutes at least, and for twenty at most', (t) => {
  const secret = Buffer.from('secret');
  const keysAt = (minute: number, content: object = sound, caller = 'app') =>
    keysOf(secret, caller, content as typeof sound, new Date(minute * 60_000));
  const isKnown = (from: number, to: number) => keysAt(to).some((key) => key.equals(keysAt(from)[0]));
  t.ok(isKnown(0, 0) && isKnown(0, 10) && isKnown(9.99, 10) && isKnown(9.99, 19.99));
  t.notOk(isKnown(9.99, 20));
  t.notOk(isKnown(0, 20));
  const [key] = keysAt(0);
  t.ok(
    keysAt(0, { ...sound, api_key: 'pnt', jurisdiction_id: 'x' })[0].equals(key),
    'it counts what is reported',
  );
  t.notOk(keysAt(0, { ...sound, media: 'digest' })[0].equals(key));
  t.notOk(keysAt(0, sound, 'another')[0].equals(key));
  t.end();
});

t.test('an idempotency key holds here as everywhere', async (t) => {
  const api = await build(t);
  await aService(api);
  const api_key = await api.key(['open311:write']);
  const headers = { 'idempotency-key': 'app-1' };
  const first = await file(api, { api_key, ...sound }, { headers, ending: '.xml' });
  const again = await file(api, { api_key, ...sound }, { headers, ending: '.xml' });
  t.equal(again.headers['idempotency-replayed'], 'true');
  t.equal(again.text, first.text);
  const other = await file(api, { api_key, ...sound, description: 'Lain.' }, { headers });
  t.match(other, { status: 400, body: [{ code: 400 }] });
  t.equal(await countOf(api), 1);
});

t.test('a photo comes with the form, is made anew, and is told when it is public', async (t) => {
  const api = await build(t, { environment: { PENATA_PUBLIC_URL: 'https://penata.example' } });
  await aService(api);
  const api_key = await api.key(['open311:write']);
  const photo = await aPhotoFile();
  const sendPhoto = (content: Buffer, own: object = {}) => {
    const fields = Object.entries({ api_key, ...sound, ...own }).map(([name, value]) => ({
      name,
      content: String(value),
    }));
    return api.call<{ service_request_id: string }[]>('POST', `${root}/requests.json`, {
      key: null,
      ...formOf([{ name: 'media', fileName: 'a.jpg', type: 'image/jpeg', content }, ...fields]),
    });
  };
  const filed = await sendPhoto(photo);
  t.equal(filed.status, 201);
  t.equal((await sendPhoto(photo)).text, filed.text, 'sent again it is the same');
  t.match(await query(api.database.ownerUrl, 'select count(*)::int as n from platform.photos'), [{ n: 1 }]);
  const number = filed.body[0]!.service_request_id;
  const { id } = await reportNumbered(api, number);
  await created(step(api, id, 'verification', { arePhotosPublic: true }));
  const xml = await api.call('GET', `${root}/requests/${number}.xml`, { key: null });
  const [address] = textsOf(xml.text, 'media_url');
  t.match(address, /^https:\/\/penata\.example\/v1\/public-reports\//);
  const shown = await api.app.inject(new URL(address!).pathname);
  t.equal(shown.headers['content-type'], 'image/jpeg');

  t.match(await sendPhoto(Buffer.from('<script>'), { description: 'Lain.' }), {
    status: 415,
    body: [{ code: 415 }],
  });
  t.match(await sendPhoto(photo, { api_key: 'no' }), { status: 403 });
  t.match(await sendPhoto(Buffer.alloc(10_485_761), { description: 'Besar.' }), { status: 413 });
  t.equal((await sendPhoto(Buffer.alloc(0), { description: 'Tanpa foto.' })).status, 201);
  const cut = formOf([{ name: 'api_key', content: api_key }]);
  t.match(
    await api.call('POST', `${root}/requests.json`, { key: null, ...cut, body: cut.body.subarray(0, 60) }),
    { status: 400, body: [{ code: 400 }] },
  );
  t.equal(await countOf(api), 2);
});

t.test('JSON is taken too, with numbers as numbers or as texts', async (t) => {
  const api = await build(t);
  await aService(api);
  const key = await api.key(['open311:write']);
  const ask = (body: object) =>
    api.call<{ service_request_id: string }[]>('POST', `${root}/requests`, {
      key,
      headers: { accept: 'application/json' },
      body: { service_code: 'LAMPU', description: lamp, ...body },
    });
  const numbers = await ask({ lat: -2.99, long: 104.75, address_string: null });
  t.equal(numbers.status, 201);
  t.equal((await ask({ lat: '-2.99', long: '104.75' })).text, numbers.text, 'which is the same');
  const nested = await ask({ address_string: 'Jl. Merdeka', attribute: { visibility: 'confidential' } });
  t.match(await reportNumbered(api, nested.body[0]!.service_request_id), { visibility: 'confidential' });
  t.match(await api.call('POST', `${root}/requests.json`, { key, body: [] }), { status: 400 });

  const id = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
  const more = {
    id,
    state: 'closed',
    channel: 'officer',
    isAnonymous: true,
    publicText: 'x',
    secretHash: '0',
  };
  const overreaching = await ask({ address_string: 'Jl. Sudirman', ...more });
  const kept = await reportNumbered(api, overreaching.body[0]!.service_request_id);
  t.not(kept.id, id, 'what is not known is ignored, whatever it would like to be');
  t.match(kept, { state: 'received', channel: 'open311', isAnonymous: false, publicText: null });
});

t.test('what cannot be filed is refused with the field, and nothing is kept', async (t) => {
  const api = await build(t, { environment: { PENATA_OPEN311_JURISDICTION: 'palembang.go.id' } });
  await aService(api);
  await aTerritory(api);
  const api_key = await api.key(['open311:write']);
  const refused = async (own: Record<string, string>, code: number, description: RegExp) => {
    const fields = { api_key, ...sound, ...own };
    t.match(
      await file(api, fields),
      { status: code, body: [{ code, description }] },
      JSON.stringify(own).slice(0, 80),
    );
    const xml = await file(api, fields, { ending: '.xml' });
    t.equal(xml.status, code);
    t.match(textsOf(xml.text, 'description')[0], description);
  };
  await refused({ service_code: 'NONE' }, 404, /service_code was not found/);
  await refused({ service_code: '' }, 400, /^service_code: .*missing/);
  await refused({ jurisdiction_id: 'elsewhere.go.id' }, 404, /jurisdiction_id was not found/);
  await refused({ description: ' \n ' }, 400, /blanks/);
  await refused({ description: '' }, 400, /^description: .*missing/);
  await refused({ description: 'a'.repeat(4001) }, 400, /^description/);
  await refused({ description: 'a\u0000b' }, 400, /^description/);
  await refused({ description: 'https://a.id https://b.id https://c.id https://d.id' }, 400, /links/);
  await refused({ address_string: '' }, 400, /Nothing says where/);
  await refused({ lat: '-3.05' }, 400, /together/);
  await refused({ lat: 'NaN', long: '104.65' }, 400, /^lat/);
  await refused({ lat: '1e3', long: '104.65' }, 400, /^lat/);
  await refused({ lat: '104.65', long: '-3.05' }, 400, /^lat/);
  await refused({ lat: '10', long: '10' }, 400, /outside of the city/);
  await refused({ email: 'siti' }, 400, /^email/);
  await refused({ phone: '12' }, 400, /^phone/);
  await refused({ media_url: 'javascript:alert(1)' }, 400, /^media_url/);
  await refused({ 'attribute[visibility]': 'nobody' }, 400, /visibility/);
  t.match(
    await api.call('POST', `${root}/requests.json`, {
      key: api_key,
      headers: { 'content-type': 'application/xml' },
      body: '<a/>',
    }),
    { status: 415, body: [{ code: 415 }] },
  );
  t.match(
    await api.call('POST', `${root}/requests.json`, {
      key: api_key,
      headers: { 'content-type': 'application/json' },
      body: '{',
    }),
    { status: 400, body: [{ code: 400 }] },
  );
  t.equal(await countOf(api), 0);
});
