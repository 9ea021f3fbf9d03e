import { readFileSync } from 'node:fs';
import t from 'tap';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { aService, aShownReport, file, root, sound, structureOf, textsOf } from '../../support/open311.ts';
import { aReport, reportNumbered, step } from '../../support/reports.ts';
import { aTerritory } from '../../support/territory.ts';

type Told = Record<string, unknown>;
const golden = (name: string) =>
  readFileSync(new URL(`../../golden/open311/${name}.xml`, import.meta.url), 'utf8');
const anonymous = { key: null };

t.test('services and their definitions are told in both formats', async (t) => {
  const api = await build(t, { environment: { PENATA_PUBLIC_URL: 'https://penata.example' } });
  const { call } = api;
  const empty = await call('GET', `${root}/services.xml`, anonymous);
  t.match(empty, { status: 200, text: /<services\/>$/ });
  await aService(api);
  await call('POST', '/v1/report-categories', {
    body: { code: 'TUTUP', name: { id: 'Tutup' }, kind: 'complaint' },
  });
  const closed = (await call('GET', '/v1/report-categories?code=TUTUP')).body.items[0]!;
  await call('PATCH', `/v1/report-categories/${closed.id}`, {
    body: { isActive: false },
    headers: { 'if-match': '*' },
  });

  const json = await call<Told[]>('GET', `${root}/services.json`, anonymous);
  t.equal(json.headers['content-type'], 'application/json; charset=utf-8');
  t.strictSame(json.body, [
    {
      service_code: 'LAMPU',
      service_name: 'Lampu jalan',
      description: 'Lampu mati atau rusak.',
      metadata: true,
      type: 'realtime',
      keywords: 'Lampu jalan, Street light, Pengaduan tidak berkadar pengawasan',
      group: 'Pengaduan tidak berkadar pengawasan',
    },
  ]);
  const xml = await call('GET', `${root}/services.xml`, anonymous);
  t.equal(xml.headers['content-type'], 'text/xml; charset=utf-8');
  t.match(xml.text, /^<\?xml version="1\.0" encoding="utf-8"\?><services>/);
  t.strictSame(structureOf(xml.text), structureOf(golden('services')));
  t.strictSame(textsOf(xml.text, 'service_code'), ['LAMPU']);

  const english = await call<Told[]>('GET', `${root}/services`, {
    key: null,
    headers: { accept: 'application/json', 'accept-language': 'en' },
  });
  t.match(english.body, [{ service_name: 'Street light' }]);

  const definition = await call<Told>('GET', `${root}/services/lampu.json`, anonymous);
  t.match(definition.body, {
    service_code: 'LAMPU',
    attributes: [
      { code: 'visibility', required: false, values: [{ key: 'public' }, { key: 'confidential' }] },
    ],
  });
  const asXml = await call('GET', `${root}/services/LAMPU.xml`, anonymous);
  t.strictSame(structureOf(asXml.text), structureOf(golden('service_definition')));

  const discovery = await call<Told>('GET', `${root}/discovery.json`, anonymous);
  t.match(discovery.body, {
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: 'https://penata.example/v1/open311/v2',
        formats: ['text/xml', 'application/json'],
      },
    ],
  });
  t.strictSame(
    structureOf((await call('GET', `${root}/discovery.xml`, anonymous)).text),
    structureOf(golden('discovery')),
  );
});

t.test('without an ending the format is negotiated, and is XML if nothing is said', async (t) => {
  const { call } = await build(t);
  const typeFor = async (accept: string | undefined, ending = '') =>
    (
      await call('GET', `${root}/services${ending}`, {
        key: null,
        headers: accept === undefined ? {} : { accept },
      })
    ).headers['content-type'];
  const xml = 'text/xml; charset=utf-8';
  const json = 'application/json; charset=utf-8';
  t.equal(await typeFor(undefined), xml);
  t.equal(await typeFor('*/*'), xml);
  t.equal(await typeFor('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'), xml);
  t.equal(await typeFor('application/json'), json);
  t.equal(await typeFor('application/json;q=0.5, text/xml'), xml);
  t.equal(await typeFor('text/xml', '.json'), json, 'the ending counts');
  t.equal(await typeFor('image/png', '.json?x=.xml'), json);
  const refused = await call('GET', `${root}/services`, { key: null, headers: { accept: 'image/png' } });
  t.match(refused, { status: 406, text: /<errors><error><code>406</ });
  const elsewhere = await call('GET', '/v1/report-categories.json', anonymous);
  t.match(elsewhere, { status: 404, headers: { 'content-type': /problem\+json/ } });
});

t.test('a public report is told with all that everybody may know, and nothing else', async (t) => {
  const api = await build(t, { environment: { PENATA_PUBLIC_URL: 'https://penata.example' } });
  await aService(api);
  await aTerritory(api);
  const api_key = await api.key(['open311:write']);
  const fields = {
    api_key,
    ...sound,
    lat: '-3.05',
    long: '104.65',
    first_name: 'Siti',
    last_name: 'Rahmawati',
    email: 'siti@example.org',
    phone: '(0711) 312-345',
  };
  const number = await aShownReport(api, fields);
  const { id } = await reportNumbered(api, number);
  const listed = await api.call<Told[]>('GET', `${root}/requests.json`, anonymous);
  t.match(listed.body, [
    {
      service_request_id: number,
      status: 'open',
      status_notes: 'Terverifikasi',
      service_name: 'Lampu jalan',
      service_code: 'LAMPU',
      agency_responsible: 'Dinas Perhubungan',
      lat: -3.05,
      long: 104.65,
      media_url: null,
      expected_datetime: /T09:00:00/,
    },
  ]);
  t.notMatch(
    listed.text,
    /Siti|Rahmawati|312|Merdeka/,
    'neither who reported, nor where they wrote that it is',
  );
  t.ok(String(listed.body[0]!.address).includes(','), 'the urban village and the district stand there');

  await step(api, id, 'resolution', { message: 'Lampu diganti.' });
  const one = await api.call<Told[]>('GET', `${root}/requests/${number}.json`, anonymous);
  t.match(one.body, [
    { status: 'closed', status_notes: 'Selesai ditindaklanjuti: Lampu diganti.', expected_datetime: null },
  ]);
  const xml = await api.call('GET', `${root}/requests/${number}`, anonymous);
  t.strictSame(structureOf(xml.text), structureOf(golden('service_requests')));
  t.strictSame(textsOf(xml.text, 'service_request_id'), [number]);

  const updates = await api.call<Told[]>('GET', `${root}/servicerequestupdates.json`, anonymous);
  t.match(updates.body, [
    { status: 'open', description: 'Diterima' },
    { status: 'open', description: /^Diverifikasi/ },
    { status: 'closed', description: 'Ditindaklanjuti: Lampu diganti.', service_request_id: number },
  ]);
  const ofOne = await api.call(
    'GET',
    `${root}/servicerequestupdates.xml?service_request_id=${number}`,
    anonymous,
  );
  t.equal(textsOf(ofOne.text, 'update_id').length, 3);
  t.strictSame(structureOf(ofOne.text)[1], structureOf(golden('service_request_updates'))[1]);

  const token = await api.call<Told[]>('GET', `${root}/tokens/${number}.json`, anonymous);
  t.strictSame(token.body, [{ service_request_id: number, token: number }]);
  const tokenXml = await api.call('GET', `${root}/tokens/${number}.xml`, anonymous);
  t.strictSame(structureOf(tokenXml.text), structureOf(golden('token')));
});

t.test('a merged report is closed, and says which one goes on, however often that was merged', async (t) => {
  const api = await build(t);
  await aService(api);
  const api_key = await api.key(['open311:write']);
  const numbers: string[] = [];
  for (const description of ['Lampu mati.', 'Lampu padam.', 'Gelap sekali.'])
    numbers.push(await aShownReport(api, { api_key, ...sound, description }));
  const [one, two, three] = numbers as [string, string, string];
  const told = async (number: string) =>
    (await api.call<Told[]>('GET', `${root}/requests/${number}.json`, anonymous)).body[0];
  const merge = async (number: string, intoNumber: string) =>
    created(step(api, (await reportNumbered(api, number)).id, 'merging', { intoNumber }));
  await merge(one, two);
  t.match(await told(one), { status: 'closed', status_notes: `Digabung: ${two}`, expected_datetime: null });
  t.match(await told(two), { status: 'open', status_notes: 'Terverifikasi' });
  const before = new Date().toISOString();
  await merge(two, three);
  t.match(await told(one), { status: 'closed', status_notes: `Digabung: ${three}` });
  t.match(await told(two), { status: 'closed', status_notes: `Digabung: ${three}` });
  const listed = async (asked: string) =>
    (await api.call<Told[]>('GET', `${root}/requests.json?${asked}`, anonymous)).body.map(
      (report) => report.service_request_id,
    );
  t.strictSame(await listed('status=open'), [three]);
  t.strictSame(await listed('status=closed'), [two, one]);
  t.strictSame(
    await listed(`updated_after=${before}`),
    numbers.toReversed(),
    'whoever asks for changes is told',
  );
  const updates = await api.call<Told[]>(
    'GET',
    `${root}/servicerequestupdates.json?service_request_id=${one}`,
    anonymous,
  );
  t.match(updates.body.at(-1), { status: 'closed', description: `Digabung: ${two}` }, 'as it was done then');
});

t.test('that a deadline was passed is told, reminders among officers are not', async (t) => {
  const api = await build(t);
  await aService(api);
  const number = await aShownReport(api, { api_key: await api.key(['open311:write']), ...sound });
  const { id } = await reportNumbered(api, number);
  for (const [kind, level] of [
    ['reminded', 'unit'],
    ['escalated', 'agency'],
  ])
    await query(
      api.database.ownerUrl,
      `insert into reports.steps (id, report_id, kind, at, deadline_step, deadline_at, level)
       values (gen_random_uuid(), $1, $2, now(), 'resolution', now(), $3)`,
      [id, kind, level],
    );
  for (const asked of ['', `?service_request_id=${number}`]) {
    const { body } = await api.call<Told[]>('GET', `${root}/servicerequestupdates.json${asked}`, anonymous);
    t.match(body, [
      { description: 'Diterima' },
      { description: 'Diverifikasi' },
      { status: 'open', description: 'Dieskalasi karena lewat tenggat' },
    ]);
    t.equal(body.length, 3);
  }
});

t.test('what is not verified, or is confidential, does not exist here', async (t) => {
  const api = await build(t);
  await aService(api);
  const api_key = await api.key(['open311:write']);
  const unverified = (await file(api, { api_key, ...sound })).body[0]!.service_request_id;
  const secret = (
    await file(api, { api_key, ...sound, description: 'Rahasia.', 'attribute[visibility]': 'confidential' })
  ).body[0]!.service_request_id;
  const { id, visibility } = await reportNumbered(api, secret);
  t.equal(visibility, 'confidential');
  await created(step(api, id, 'verification'));
  const own = await aReport(api, { visibility: 'confidential' });
  for (const number of [unverified, secret, own.number]) {
    t.match(await api.call('GET', `${root}/requests/${number}.json`, anonymous), {
      status: 404,
      body: [{ code: 404, description: /service_request_id was not found/ }],
    });
    for (const list of ['requests', 'servicerequestupdates']) {
      const all = await api.call('GET', `${root}/${list}.json`, anonymous);
      const named = await api.call('GET', `${root}/${list}.json?service_request_id=${number}`, anonymous);
      t.strictSame([all.body, named.body], [[], []]);
    }
  }
});

t.test('lists are asked for by number, category, status, place, time and page', async (t) => {
  const api = await build(t);
  await aService(api);
  await api.call('POST', '/v1/report-categories', {
    body: { code: 'JALAN', name: { id: 'Jalan' }, kind: 'complaint' },
  });
  const api_key = await api.key(['open311:write']);
  const numbers: string[] = [];
  for (const [at, service_code] of ['LAMPU', 'LAMPU', 'JALAN'].entries())
    numbers.push(
      await aShownReport(api, {
        api_key,
        service_code,
        description: `Laporan ${at}`,
        lat: String(-2.99 + at / 100),
        long: '104.75',
      }),
    );
  const [first, second, third] = numbers as [string, string, string];
  const found = async (asked: string) => {
    const { status, body } = await api.call<Told[]>('GET', `${root}/requests.json?${asked}`, anonymous);
    t.equal(status, 200, asked);
    return body.map((one) => one.service_request_id);
  };
  t.strictSame(await found(''), [third, second, first], 'the newest first');
  t.strictSame(await found(`service_request_id=${first},${third}&status=closed`), [third, first]);
  t.strictSame(await found('service_code=lampu'), [second, first]);
  t.strictSame(await found('service_code=LAMPU,JALAN'), [third, second, first]);
  t.strictSame(await found('service_code=NONE'), []);
  t.strictSame(await found('status=closed'), []);
  t.strictSame(await found('status=open,closed&service_code='), [third, second, first]);
  t.strictSame(await found('page_size=2'), [third, second]);
  t.strictSame(await found('page_size=2&page=2'), [first]);
  t.strictSame(await found('page_size=2&page=3'), []);
  t.strictSame(await found('lat=-2.99&long=104.75&radius=100'), [first]);
  t.strictSame(await found('lat=-2.99&long=104.75&radius=1200'), [second, first]);
  t.strictSame(
    await found('extensions=true&_=1&utf8=%E2%9C%93'),
    [third, second, first],
    'what is not known is ignored',
  );
  await query(
    api.database.ownerUrl,
    `update reports.reports set received_at = now() - interval '91 days' where number = '${first}'`,
  );
  t.strictSame(await found(''), [third, second], 'the last 90 days, where no span is asked for');
  const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  t.strictSame(
    await found(`start_date=${days(92)}`),
    [third, second, first].slice(2),
    'from there 90 days on',
  );
  t.strictSame(await found(`end_date=${days(90)}`), [first]);
  t.strictSame(await found(`start_date=${days(91.5)}&end_date=${days(2)}`), [first]);
  t.strictSame(await found(`updated_after=${days(1)}`), [third, second, first], 'of any age');
  t.strictSame(await found(`updated_before=${days(1)}`), []);
  t.strictSame(await found(`start_date=${days(-2)}`), [], 'what is to come');
  t.strictSame(await found('start_date=2026-01-31T08:00:00+07:00'), [], 'a plus that became a blank');
});

t.test('what cannot be is said in the terms of Open311, in both formats', async (t) => {
  const { call } = await build(t, { environment: { PENATA_OPEN311_JURISDICTION: 'palembang.go.id' } });
  const refused = async (address: string, code: number, description: RegExp) => {
    const json = await call('GET', `${root}/${address.replace('*', '.json')}`, anonymous);
    t.match(json, { status: code, body: [{ code, description }] }, address);
    const xml = await call('GET', `${root}/${address.replace('*', '.xml')}`, anonymous);
    t.equal(xml.status, code);
    t.strictSame(structureOf(xml.text), structureOf(golden('errors')));
    t.match(textsOf(xml.text, 'description')[0], description);
  };
  await refused('requests*?start_date=2026-01-01&end_date=2026-06-01', 400, /^start_date: .*90 days/);
  await refused('requests*?start_date=2026-02-01&end_date=2026-01-01', 400, /after end_date/);
  await refused('requests*?start_date=2026-13-01', 400, /no such moment/);
  await refused('requests*?start_date=yesterday', 400, /^start_date/);
  await refused('requests*?start_date=0000-01-01', 400, /no such moment/);
  await refused('requests*?status=opened', 400, /^status/);
  await refused('requests*?page=0', 400, /^page/);
  await refused('requests*?page_size=1001', 400, /^page_size/);
  await refused('requests*?lat=1', 400, /^long: .*together/);
  await refused('requests*?lat=NaN&long=104', 400, /^lat/);
  await refused('requests*?lat=104.75&long=-2.99', 400, /^lat/);
  await refused('requests*?lat=1e999&long=104', 400, /^lat/);
  await refused('requests*?service_code=a%00b', 400, /^service_code/);
  await refused('requests/12345*', 404, /service_request_id was not found/);
  await refused("requests/'; drop table reports.reports; --*", 404, /service_request_id was not found/);
  await refused('tokens/12345*', 404, /token was not found/);
  await refused('services/a%ED%A0%80*', 400, /percent sign/);
  await refused(`services/${'a'.repeat(300)}*`, 414, /./);
  await refused('services/NONE*', 404, /service_code was not found/);
  for (const address of ['services', 'requests', 'discovery', 'services/LAMPU', 'tokens/1'])
    await refused(`${address}*?jurisdiction_id=elsewhere.go.id`, 404, /jurisdiction_id was not found/);
  t.equal(
    (await call('GET', `${root}/services.json?jurisdiction_id=palembang.go.id`, anonymous)).status,
    200,
  );
  t.match(await call('PATCH', `${root}/services`, anonymous), {
    status: 405,
    headers: { 'content-type': /problem\+json/ },
  });
});

t.test('the limit of an address is told in the terms of Open311 too', async (t) => {
  const { call } = await build(t, { environment: { PENATA_PUBLIC_REQUESTS_PER_MINUTE: '2' } });
  const ask = () => call('GET', `${root}/services.xml`, anonymous);
  t.strictSame([(await ask()).status, (await ask()).status], [200, 200]);
  const { status, headers, text } = await ask();
  t.equal(status, 429);
  t.ok(Number(headers['retry-after']) > 0);
  t.match(text, /<errors><error><code>429<\/code>/);
});

t.test('whatever was written, the XML holds it', async (t) => {
  const api = await build(t);
  await aService(api);
  const api_key = await api.key(['open311:write']);
  const hostile = '<script>alert(1)</script> ]]> & "x" \u0001\u001b\ufffe \ud83d\udca1';
  const number = await aShownReport(api, { api_key, ...sound, description: hostile });
  const { text } = await api.call('GET', `${root}/requests/${number}.xml`, anonymous);
  t.notMatch(text, '<script');
  t.match(textsOf(text, 'description')[0], /^<script>alert\(1\)<\/script> \]\]> & "x" \ufffd\ufffd\ufffd/);
  t.match(textsOf(text, 'description')[0], /\ud83d\udca1$/);
});
