import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import t from 'tap';
import { publicAccess } from '../../src/platform/access/scopes.ts';
import { type Answer, build } from '../support/build.ts';
import { aUnit, type UnitBody } from '../support/organisation.ts';

const hidden = { config: { access: publicAccess }, schema: { hide: true } };
/** How often `GET /v1/stream` was closed, and what it waits for after its first line. */
let closed = 0;
let goOn: Promise<void> = Promise.resolve();
const api = await build(t, {
  listen: true,
  prepare: (app) => {
    app.get('/v1/broken', hidden, async () => {
      throw new Error('kanari in the message');
    });
    app.get('/v1/stream', hidden, async (_request, reply) => {
      const pieces = async function* () {
        yield `{"at":0,"pad":"${'x'.repeat(5000)}"}\n`;
        await goOn;
        yield '{"at":1}\n';
      };
      const stream = Readable.from(pieces(), { objectMode: false }).once('close', () => {
        closed += 1;
      });
      return reply.type('application/x-ndjson').send(stream);
    });
    app.get('/v1/broken-query', hidden, () =>
      app.database.read.execute(sql`select kanari from organisation.units where code = ${'kanari'}`),
    );
  },
});
const { call } = api;
const unit = { name: 'Dinas', kind: 'agency', parentId: null, validFrom: '2020-01-01' };
const json = { 'content-type': 'application/json' };

t.test(
  'a problem says what, where and how to mend it, in the language that the caller prefers',
  async (t) => {
    const ask = (language: string) =>
      call('GET', '/v1/units?limt=5', { headers: { 'accept-language': language } });
    const english = await ask('fr, en;q=0.8');
    t.match(english, {
      status: 400,
      headers: {
        'content-language': 'en',
        'content-type': /^application\/problem\+json/,
        'cache-control': 'no-store',
      },
      body: {
        code: 'invalid-input',
        status: 400,
        title: 'The request is not valid',
        errors: [{ parameter: 'limt', code: 'unknown-field', hint: 'Did you mean limit?' }],
      },
    });
    t.equal(english.body.instance, `urn:request:${english.headers['x-request-id']}`);
    const indonesian = await ask('id-ID,id;q=0.9,en;q=0.5');
    t.match(indonesian, {
      headers: { 'content-language': 'id' },
      body: { title: 'Permintaan tidak sah', errors: [{ hint: 'Apakah maksudnya limit?' }] },
    });
  },
);

t.test('the type of a problem leads to a page about it, for people and for programs', async (t) => {
  const { body } = await call('GET', '/v1/units', { key: null });
  const pathname = String(body.type);
  t.match((await call('GET', pathname, { key: null })).body, {
    code: 'unauthenticated',
    status: 401,
    title: { id: /kunci/ },
  });
  const page = await call('GET', pathname, {
    key: null,
    headers: { accept: 'text/html', 'accept-language': 'id' },
  });
  t.match(page.headers, { 'content-type': /^text\/html/, 'content-language': 'id' });
  t.match(page.text, /<html lang="id">.*Diperlukan kunci atau token yang sah/s);
  t.equal((await call('GET', '/problems/no-such-problem')).status, 404);
  t.equal((await call('GET', '/problems/toString')).status, 404);
});

t.test('what the framework refuses is a problem like any other', async (t) => {
  const post = (body: string, headers: Record<string, string> = json) =>
    call('POST', '/v1/units', { body, headers });
  t.match(await post('{"code":'), { status: 400, body: { code: 'malformed-body' } });
  t.match(await post(''), { status: 400, body: { code: 'malformed-body' } });
  t.match(await post('{"__proto__":{"code":"X"}}'), { status: 400 });
  t.match(await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), {
    status: 415,
    body: { code: 'unsupported-media-type', detail: 'Send application/json.' },
  });
  const { id } = await aUnit(api);
  t.match(
    await call('PATCH', `/v1/units/${id}`, { body: 'a', headers: { 'content-type': 'text/plain' } }),
    { status: 415, body: { detail: 'Send application/json, application/merge-patch+json.' } },
    'a change may come in two ways',
  );
  t.match(await post(JSON.stringify({ code: 'x'.repeat(1_100_000) })), {
    status: 413,
    body: { code: 'body-too-large', detail: /1048576/ },
  });
  t.match(await call('GET', '/nowhere'), { status: 404, body: { code: 'not-found' } });
  const wrongMethod = await call('PUT', '/v1/units', { body: unit });
  t.match(wrongMethod, {
    status: 405,
    body: { code: 'method-not-allowed' },
    headers: { allow: 'GET, HEAD, OPTIONS, POST' },
  });
  t.match(await call('DELETE', `/v1/units/${'0'.repeat(8)}-0000-7000-8000-000000000000`), {
    status: 405,
    headers: { allow: 'GET, HEAD, OPTIONS, PATCH' },
  });
  for (const method of ['GET', 'HEAD', 'PATCH'] as const)
    t.match(
      await call(method, '/v1/employees/_search', { headers: { 'if-match': '*' } }),
      { status: 405, headers: { allow: 'OPTIONS, POST' } },
      `${method}: a search is nobody's id`,
    );
});

t.test('an address that cannot be read is a problem like any other', async (t) => {
  t.match(await call('GET', '/v1/units/%ZZ'), { status: 400 });
  t.match(await call('GET', `/v1/units/${'a'.repeat(300)}`), { status: 414 });
  t.match(await call('GET', '/v1/units/not-an-id'), {
    status: 400,
    body: { errors: [{ parameter: 'unitId' }] },
  });
  t.match(await call('GET', '/v1/units/'), { status: 404 }, 'an address never ends in a slash');
});

t.test('a compressed body is read, and one that would be too large is not', async (t) => {
  const headers = { ...json, 'content-encoding': 'gzip' };
  const post = (body: object) => call('POST', '/v1/units', { body: gzipSync(JSON.stringify(body)), headers });
  t.equal((await post({ ...unit, code: 'GZ' })).status, 201);
  t.equal((await post({ ...unit, code: 'GZ', name: 'x'.repeat(5_000_000) })).status, 413);
  const as = (encoding: string) =>
    call('POST', '/v1/units', { body: '{}', headers: { ...json, 'content-encoding': encoding } });
  t.match(await as('gzip'), { status: 400, body: { code: 'malformed-body' } }, 'it is not what it says');
  t.match(await as('compress'), {
    status: 415,
    body: { code: 'unsupported-encoding', detail: /gzip, br, deflate/ },
  });
});

t.test('every wrong value of a body is told at once', async (t) => {
  const body = {
    code: 'a b',
    nam: 'X',
    kind: 'kingdom',
    parentId: 7,
    validFrom: '2024-02-30',
    externalIds: [{ system: 'x' }],
  };
  const { status, body: problem } = await call('POST', '/v1/units', { body });
  t.equal(status, 400);
  const found = Object.fromEntries(problem.errors.map((error) => [error.pointer, error]));
  t.match(found, {
    '/code': { code: 'wrong-pattern' },
    '/nam': { code: 'unknown-field', hint: /name/ },
    '/name': { code: 'missing-field' },
    '/kind': { code: 'not-in-list', hint: /agency/ },
    '/parentId': { code: 'wrong-type' },
    '/validFrom': { code: 'wrong-format', hint: /2026-01-31/ },
    '/externalIds/0/value': { code: 'missing-field' },
  });
});

t.test('bodies are never converted, texts of the address are', async (t) => {
  for (const [name, value] of Object.entries({ code: 7, name: null, shortName: false }))
    t.match(
      await call('POST', '/v1/units', { body: { code: 'STRICT', ...unit, [name]: value } }),
      { status: 400, body: { errors: [{ pointer: `/${name}`, code: 'wrong-type' }] } },
      name,
    );
  t.equal((await call('GET', '/v1/units?limit=7')).status, 200);
  t.match(await call('GET', '/v1/units?limit=7&limit=8'), { status: 400 }, 'a parameter stands once');
});

t.test('what Postgres could not hold is refused before it is asked', async (t) => {
  for (const query of [
    'asOf=0000-01-01',
    'q=%00',
    'externalId=siasn:a%00b',
    'limit=0',
    'limit=501',
    'limit=1e9',
    'cursor=%20',
  ])
    t.match(await call('GET', `/v1/units?${query}`), { status: 400, body: { code: 'invalid-input' } }, query);
  for (const [name, value] of Object.entries({ validFrom: '0000-01-01', name: '\u0000', code: '\u0000' }))
    t.match(
      await call('POST', '/v1/units', { body: { code: 'NUL', ...unit, [name]: value } }),
      { status: 400 },
      name,
    );
});

t.test('an answer that the caller has already is not sent again', async (t) => {
  const { id } = await aUnit(api, { code: 'ETAG' });
  const url = `/v1/units/${id}`;
  const { etag } = (await call('GET', url)).headers;
  t.match(etag, /^"1\.[\w-]+"$/);
  for (const known of [etag!, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await call('GET', url, { headers: { 'if-none-match': known } });
    t.match(answer, { status: 304, text: '', headers: { etag, 'x-request-id': /./ } }, known);
    t.notOk(answer.headers['content-type']);
  }
  t.equal((await call('GET', url, { headers: { 'if-none-match': '"1.other"' } })).status, 200);
  await call('POST', `${url}/versions`, { body: { validFrom: '2023-01-01', name: 'Baru' } });
  t.equal((await call('GET', url, { headers: { 'if-none-match': etag! } })).status, 200, 'it has changed');
  const past = await call('GET', `${url}?asOf=2022-12-31`);
  t.not(past.headers.etag, (await call('GET', url)).headers.etag, 'another day is another answer');
  const list = await call('GET', '/v1/units?code=ETAG');
  const again = await call('GET', '/v1/units?code=ETAG', {
    headers: { 'if-none-match': list.headers.etag! },
  });
  t.equal(again.status, 304, 'lists too');
});

t.test('a change needs the state that it is based on', async (t) => {
  const made = await call<UnitBody>('POST', '/v1/units', { body: { ...unit, code: 'MATCH' } });
  const patch = (headers: Record<string, string>) =>
    call<UnitBody>('PATCH', `/v1/units/${made.body.id}`, {
      headers,
      body: { externalIds: [{ system: 'siasn', value: String(performance.now()) }] },
    });
  t.match(await patch({}), { status: 428, body: { code: 'precondition-required' } });
  const changed = await patch({ 'if-match': made.headers.etag! });
  t.equal(changed.status, 200, 'the ETag of the creation will do');
  t.match(await patch({ 'if-match': made.headers.etag! }), {
    status: 412,
    body: { code: 'precondition-failed' },
  });
  t.equal((await patch({ 'if-match': 'nonsense' })).status, 412);
  const past = await call('GET', `/v1/units/${made.body.id}?asOf=2021-01-01`);
  t.equal(
    (await patch({ 'if-match': past.headers.etag! })).status,
    200,
    'read on another day, but the same version',
  );
  t.equal((await patch({ 'if-match': '*' })).status, 200);
});

t.test('HEAD answers like GET, without the body', async (t) => {
  const { id } = await aUnit(api);
  const get = await call('GET', `/v1/units/${id}`);
  const head = await call('HEAD', `/v1/units/${id}`);
  t.equal(head.text, '');
  for (const header of ['etag', 'content-type', 'content-length', 'cache-control'])
    t.equal(head.headers[header], get.headers[header], header);
  const headers = { 'if-none-match': get.headers.etag! };
  t.equal((await call('HEAD', `/v1/units/${id}`, { headers })).status, 304);
});

t.test('every answer carries the headers that keep it safe, and its request’s id', async (t) => {
  for (const [url, key] of [
    ['/v1/units', undefined],
    ['/v1/units', null],
    ['/nowhere', undefined],
    ['/v1/broken', undefined],
  ] as const) {
    const { headers, status } = await call('GET', url, { key });
    t.match(
      headers,
      {
        'strict-transport-security': /max-age=31536000/,
        'x-content-type-options': 'nosniff',
        'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
        vary: /accept-language/,
        'api-version': /^\d+\.\d+\.\d+$/,
        'x-request-id': /^[0-9a-f-]{36}$/,
      },
      `${status} ${url}`,
    );
    t.notOk(headers['x-powered-by']);
  }
  const traced = (id: string) => call('GET', '/v1/units', { headers: { 'x-request-id': id } });
  t.equal((await traced('gateway-42.a')).headers['x-request-id'], 'gateway-42.a');
  for (const bad of ['a b', 'x'.repeat(101), '{"a":1}'])
    t.not((await traced(bad)).headers['x-request-id'], bad);
});

t.test('what fails on our side tells nothing of the inside, to the caller nor to the log', async (t) => {
  for (const url of ['/v1/broken', '/v1/broken-query']) {
    const answer = await call('GET', url, { headers: { 'x-request-id': `find-${url.length}` } });
    t.match(answer, { status: 500, body: { code: 'internal', instance: `urn:request:find-${url.length}` } });
    t.notMatch(answer.text, /kanari|select|stack|\.ts|node_modules/i);
    const lines = api.logs().filter((line) => line.includes(`"find-${url.length}"`));
    t.ok(
      lines.some((line) => JSON.parse(line).level === 50 && line.includes('"stack"')),
      'the log holds the place',
    );
    if (url === '/v1/broken-query')
      t.notOk(
        lines.some((line) => line.includes('where code')),
        'but no query',
      );
  }
});

t.test('large answers are compressed for those who can read them, with the same ETag', async (t) => {
  await Promise.all(Array.from({ length: 8 }, (_, at) => aUnit(api, { code: `LARGE-${at}` })));
  const plain = await call('GET', '/v1/units?q=LARGE');
  const raw = await api.app.inject({
    url: '/v1/units?q=LARGE',
    headers: { authorization: `Bearer ${await api.key()}`, 'accept-encoding': 'gzip' },
  });
  t.equal(raw.headers['content-encoding'], 'gzip');
  t.strictSame(JSON.parse(gunzipSync(raw.rawPayload).toString('utf8')), plain.body);
  t.equal(raw.headers.etag, plain.headers.etag);
});

async function walk(first: string, between: () => Promise<unknown> = async () => {}): Promise<string[]> {
  const codes: string[] = [];
  for (let url: string | null = first; url; ) {
    const { status, body, headers }: Answer = await call('GET', url);
    if (status !== 200) throw new Error(`${status} ${url}`);
    codes.push(...body.items.map((item) => String(item.code)));
    if (headers.link !== (body.next ? `<${body.next}>; rel="next"` : undefined))
      throw new Error('Link and next differ');
    url = body.next;
    await between();
  }
  return codes;
}

t.test('all pages together are all rows once, in each order and both directions', async (t) => {
  const names = ['Beta', 'Alfa', 'Beta', 'Émas', 'beta', 'Alfa', 'Ωmega'];
  for (const [at, name] of names.entries()) await aUnit(api, { code: `PAGE-${at}`, name, kind: 'school' });
  const all = names.map((_, at) => `PAGE-${at}`);
  for (const limit of [1, 2, 3, 7, 8]) {
    const list = `/v1/units?kind=school&limit=${limit}`;
    t.strictSame(await walk(list), all, `${limit} on a page`);
    t.strictSame(await walk(`${list}&sort=-code`), all.toReversed(), `${limit} on a page, backwards`);
    const byName = await walk(`${list}&sort=name`);
    t.strictSame(byName.toSorted(), all, `${limit} on a page, by names that occur twice`);
    t.strictSame(await walk(`${list}&sort=-name`), byName.toReversed());
  }
});

t.test('rows that are added while somebody turns the pages neither double nor hide others', async (t) => {
  const before = Array.from({ length: 9 }, (_, at) => `MID-${at}`);
  for (const code of before) await aUnit(api, { code, kind: 'hospital' });
  let added = 0;
  const seen = await walk('/v1/units?kind=hospital&limit=2', async () => {
    added += 1;
    await aUnit(api, { code: `A-${added}`, kind: 'hospital' });
    await aUnit(api, { code: `MID-${added}-x`, kind: 'hospital' });
  });
  t.equal(new Set(seen).size, seen.length, 'no row twice');
  t.strictSame(
    seen.filter((code) => before.includes(code)),
    before,
    'no row missing',
  );
});

t.test('a cursor fits only the list, filter and order that it was made for', async (t) => {
  const { body } = await call('GET', '/v1/units?kind=school&limit=1&fields=code&count=exact');
  const cursor = new URL(body.next!, 'http://localhost').searchParams.get('cursor')!;
  const goOn = (query: string) => call('GET', `/v1/${query}&cursor=${cursor}`);
  t.equal(
    (await goOn('units?kind=school&limit=5')).status,
    200,
    'another page size, count or fields do not matter',
  );
  for (const query of [
    'units?limit=1',
    'units?kind=agency',
    'units?kind=school&sort=-code',
    'positions?limit=1',
    'units?kind=school&asOf=2024-01-01',
  ])
    t.match(await goOn(query), { status: 400, body: { code: 'invalid-cursor' } }, query);
  for (const broken of [
    cursor.slice(0, -2),
    `${cursor.slice(0, -1)}${cursor.endsWith('A') ? 'B' : 'A'}x`,
    `${cursor}x`,
    'AAAA',
    'eyJhIjoxfQ',
  ])
    t.match(await call('GET', `/v1/units?kind=school&cursor=${broken}`), {
      status: 400,
      body: { code: 'invalid-cursor' },
    });
  t.notMatch(
    Buffer.from(cursor, 'base64url').toString('latin1'),
    'PAGE',
    'it does not show the row that it stands for',
  );
});

t.test('a cursor fits only callers who see the same rows', async (t) => {
  const { id } = await aUnit(api, { kind: 'health-centre' });
  await aUnit(api, { kind: 'health-centre', parentId: id });
  await aUnit(api, { kind: 'health-centre', parentId: id });
  const list = '/v1/units?kind=health-centre&limit=1';
  const narrow = (unitId: string) => api.key(['organisation:read'], { unitIds: [unitId] });
  const [some, alike, others] = [await narrow(id), await narrow(id), await narrow((await aUnit(api)).id)];
  const next = (await call('GET', list, { key: some })).body.next!;
  t.equal((await call('GET', next, { key: some })).status, 200);
  t.equal((await call('GET', next, { key: alike })).status, 200, 'as after a key was replaced');
  const misfit = { status: 400, body: { code: 'invalid-cursor', detail: /sees other rows/ } };
  t.match(await call('GET', next, { key: others }), misfit, 'other units');
  t.match(await call('GET', next), misfit, 'the whole city');
});

t.test('fields keeps only what was named', async (t) => {
  const { body } = await call('GET', '/v1/units?kind=school&fields=code,validFrom&limit=2');
  t.strictSame(body.items, [
    { code: 'PAGE-0', validFrom: '2020-01-01' },
    { code: 'PAGE-1', validFrom: '2020-01-01' },
  ]);
  t.match(body.next, /fields=code%2CvalidFrom/);
  const unknown = { status: 400, body: { errors: [{ parameter: 'fields', message: /nmae/, hint: /name/ }] } };
  t.match(await call('GET', '/v1/units?kind=school&fields=code,nmae'), unknown);
  t.match(await call('GET', '/v1/units?code=NOBODY&fields=code,nmae'), unknown, 'also when nothing is found');
  t.match(await call('GET', '/v1/units?fields='), { status: 400 });
});

t.test('a total is given when it is asked for', async (t) => {
  t.notOk('total' in (await call('GET', '/v1/units?kind=school')).body);
  const exact = await call('GET', '/v1/units?kind=school&count=exact&limit=2');
  t.equal(exact.body.total, 7);
  t.equal((await call('GET', exact.body.next!)).body.total, 7, 'the same on each page');
  const estimate = (await call('GET', '/v1/units?kind=school&count=estimate')).body.total;
  t.ok(Number.isInteger(estimate) && estimate >= 0);
});

t.test('addresses are given as clients behind a gateway see them', async (t) => {
  const behind = await build(t, {
    database: api.database,
    environment: {
      PENATA_PUBLIC_URL: 'https://layanan.palembang.go.id/penata/',
      PENATA_TRUSTED_PROXIES: '10.0.0.0/8',
    },
  });
  const list = await behind.call('GET', '/v1/units?kind=school&limit=1');
  t.match(list.body.next, /^\/penata\/v1\/units\?/);
  const made = await behind.call('POST', '/v1/units', { body: { ...unit, code: 'GATE' } });
  t.equal(made.headers.location, `/penata/v1/units/${made.body.id}`);
  const problem = await behind.call('GET', '/v1/units', { key: null });
  t.equal(problem.body.type, 'https://layanan.palembang.go.id/penata/problems/unauthenticated');
  const contract = await behind.call('GET', '/v1/openapi.json', { key: null });
  t.match(contract.body.servers, [{ url: 'https://layanan.palembang.go.id/penata/v1' }]);
});

t.test('forwarded addresses are believed of trusted proxies alone', async (t) => {
  const trusting = await build(t, {
    database: api.database,
    environment: { PENATA_TRUSTED_PROXIES: '10.0.0.0/8' },
  });
  const headers = { 'x-forwarded-host': 'layanan.palembang.go.id', 'x-forwarded-proto': 'https' };
  const serverFor = async (remoteAddress: string) => {
    const { body } = await trusting.call('GET', '/v1/openapi.json', { key: null, headers, remoteAddress });
    return (body.servers as { url: string }[])[0]!.url;
  };
  t.equal(await serverFor('10.0.0.7'), 'https://layanan.palembang.go.id/v1');
  t.notMatch(await serverFor('192.0.2.7'), 'palembang');
});

t.test('dates stay the days that were sent, wherever the service and its callers are', async (t) => {
  const zone = process.env.TZ;
  t.teardown(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const dates = { validFrom: '2024-02-29', decreeDate: '2023-12-31', decreeNumber: '1' };
  for (const place of ['Pacific/Kiritimati', 'America/Adak']) {
    process.env.TZ = place;
    const offset = new Date('2024-01-15T00:00:00Z').getTimezoneOffset();
    t.equal(offset, place === 'Pacific/Kiritimati' ? -840 : 600, 'the process is there');
    const there = await build(t);
    const { id } = await aUnit(there, dates);
    t.match((await there.call('GET', `/v1/units/${id}`)).body, dates, place);
    t.equal(
      (await there.call('GET', `/v1/units/${id}?asOf=2024-02-28`)).status,
      404,
      `${place}: not the day before`,
    );
    t.equal(
      (await there.call('GET', `/v1/units/${id}?asOf=2024-02-29`)).status,
      200,
      `${place}: on the day itself`,
    );
  }
});

t.test('today is today in the city, not where the server stands', async (t) => {
  const [ahead, behind] = await Promise.all(
    ['Pacific/Kiritimati', 'Pacific/Niue'].map((PENATA_TIME_ZONE) =>
      build(t, { database: api.database, environment: { PENATA_TIME_ZONE } }),
    ),
  );
  t.ok(ahead!.app.today() > behind!.app.today(), 'they are 25 hours apart');
  const { id } = await aUnit(api, { validFrom: ahead!.app.today() });
  t.equal((await ahead!.call('GET', `/v1/units/${id}`)).status, 200);
  t.equal((await behind!.call('GET', `/v1/units/${id}`)).status, 404);
});

t.test('a body that announces more than is accepted is refused before it is sent', async (t) => {
  const { address } = await build(t, { database: api.database, listen: true });
  const key = await api.key();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = httpRequest(`${address}/v1/units`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${key}`, 'content-length': 50_000_000 },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      resolve(response.statusCode);
      request.destroy();
    });
    request.flushHeaders();
  });
  t.equal(status, 413);
});

t.test('a caller who wants to see nothing is sent nothing', async (t) => {
  const prefer = (preference: string) => ({ headers: { prefer: preference } });
  const create = (code: string, preference: string) =>
    call<UnitBody>('POST', '/v1/units', { body: { ...unit, code }, ...prefer(preference) });
  const made = await create('MINIMAL', 'respond-async, return=minimal; foo="a", wait=5');
  t.equal(made.status, 201);
  t.equal(made.text, '');
  t.match(made.headers, {
    location: /^\/v1\/units\/./,
    etag: '"1"',
    'preference-applied': 'return=minimal',
    'content-type': undefined,
  });
  const change = (etag: string, preference: string) =>
    call('PATCH', made.headers.location!, {
      body: { externalIds: [{ system: 'siasn', value: `after ${etag}` }] },
      headers: { 'if-match': etag, prefer: preference },
    });
  const changed = await change(made.headers.etag!, 'return="minimal"');
  t.match(changed, {
    status: 204,
    text: '',
    headers: { etag: '"2"', 'preference-applied': 'return=minimal' },
  });
  t.equal((await change(changed.headers.etag!, 'return=minimal')).status, 204, 'its ETag is good to go on');
  for (const other of [
    'return=representation, return=minimal',
    'return=everything',
    'minimal',
    'x-return=minimal',
  ]) {
    const whole = await create(`WHOLE-${other.length}`, other);
    t.match(
      whole,
      { status: 201, body: { name: 'Dinas' }, headers: { 'preference-applied': undefined } },
      other,
    );
  }
  t.match(
    await create('MINIMAL', 'return=minimal'),
    { status: 409, body: { code: /./ } },
    'a refusal is told',
  );
  const list = await call('GET', '/v1/units?limit=1', prefer('return=minimal'));
  t.match(list, { status: 200, headers: { 'preference-applied': undefined } });
});

t.test('whoever accepts nothing of what is offered is told what is', async (t) => {
  const accepting = (accept: string, url = '/v1/units') => call('GET', url, { headers: { accept } });
  t.match(await accepting('image/png'), {
    status: 406,
    headers: { 'content-type': /^application\/problem\+json/ },
    body: { code: 'not-acceptable', detail: /application\/json/ },
  });
  t.equal((await accepting('application/json;q=0, text/html')).status, 406);
  const good = [
    '*/*',
    'application/*',
    'application/problem+json',
    'application/json; charset=utf-8',
    'text/html, */*;q=0.1',
  ];
  for (const accept of good) {
    const answer = await accepting(accept);
    t.match(answer, { status: 200, headers: { 'content-type': /^application\/json/ } }, accept);
  }
  t.equal((await accepting('application/json', '/v1/audit/export')).status, 406, 'a file is no JSON');
  const nothing = await call('POST', '/v1/units', {
    body: { ...unit, code: 'UNACCEPTABLE' },
    headers: { accept: 'text/html' },
  });
  t.equal(nothing.status, 406);
  t.equal((await call('GET', '/v1/units?code=UNACCEPTABLE')).body.items.length, 0, 'nothing was done');
  t.equal((await accepting('text/html', '/v1/units/../guides/auditor')).status, 404);
});

t.test('OPTIONS tells the methods of an address, to everybody', async (t) => {
  const { id } = await aUnit(api);
  for (const [url, allow] of [
    ['/v1/units', 'GET, HEAD, OPTIONS, POST'],
    [`/v1/units/${id}`, 'GET, HEAD, OPTIONS, PATCH'],
    ['/v1/employees/_search', 'OPTIONS, POST'],
    ['/v1/events', 'GET, OPTIONS'],
    ['/health/live', 'GET, HEAD, OPTIONS'],
    ['/docs/', 'GET, HEAD, OPTIONS'],
  ] as const) {
    const answer = await call('OPTIONS', url, { key: null });
    t.match(answer, { status: 204, text: '', headers: { allow, 'x-request-id': /./ } }, url);
    t.notOk(answer.headers['access-control-allow-origin'], 'and nothing to pages of other origins');
  }
  t.equal((await call('OPTIONS', '/nowhere')).status, 404);
});

t.test('web pages of the origins that are configured may call, and no others', async (t) => {
  const from = (PENATA_CORS_ORIGINS: string) =>
    build(t, { database: api.database, environment: { PENATA_CORS_ORIGINS } });
  const origin = 'https://portal.palembang.go.id';
  const some = await from(`${origin}, http://localhost:5173`);
  const preflight = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,idempotency-key',
  };
  const asked = await some.call('OPTIONS', '/v1/units', { key: null, headers: preflight });
  t.match(asked, {
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': /POST/,
      'access-control-allow-headers': 'authorization,idempotency-key',
      'access-control-max-age': /^\d+$/,
      vary: /origin/,
    },
  });
  const read = await some.call('GET', '/v1/units?limit=1', { headers: { origin } });
  t.match(read.headers, {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': /ETag.*Link.*Location.*RateLimit.*X-Request-Id/,
  });
  t.notOk(read.headers['access-control-allow-credentials']);
  const refused = await some.call('GET', '/v1/units', { key: null, headers: { origin } });
  t.match(
    refused,
    { status: 401, headers: { 'access-control-allow-origin': origin } },
    'problems can be read',
  );
  for (const other of ['https://evil.example', `${origin}.evil.example`, 'null']) {
    const { headers } = await some.call('GET', '/v1/units?limit=1', { headers: { origin: other } });
    t.notOk(headers['access-control-allow-origin'], other);
    t.match(headers.vary, /origin/, 'no cache gives one page’s answer to another');
  }
  const open = await some.call('GET', '/v1/openapi.json', { headers: { origin: 'https://evil.example' } });
  t.equal(open.headers['access-control-allow-origin'], '*', 'what is public stays so');

  const all = await from('*');
  const { headers } = await all.call('GET', '/v1/units?limit=1', {
    headers: { origin: 'https://any.example' },
  });
  t.equal(headers['access-control-allow-origin'], '*');
});

t.test('the header lines of a stream can be had without reading it', async (t) => {
  goOn = new Promise(() => {});
  const before = closed;
  const head = await call('HEAD', '/v1/stream', { key: null });
  t.match(head, { status: 200, text: '', headers: { 'content-type': /ndjson/ } });
  t.equal(closed, before + 1, 'it is closed unread');
});

t.test('a compressed stream is sent while it comes', async (t) => {
  let release = () => {};
  goOn = new Promise((resolve) => {
    release = resolve;
  });
  const response = await fetch(`${api.address}/v1/stream`, { headers: { 'accept-encoding': 'gzip' } });
  t.equal(response.headers.get('content-encoding'), 'gzip');
  release();
  t.match(await response.text(), /"at":0.*"at":1/s);
});

t.test('the trace that a request belongs to stands in the log', async (t) => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const answered = (id: string) =>
    api
      .logs()
      .map((line) => JSON.parse(line) as { reqId?: string; msg?: string; trace?: string })
      .find(({ reqId, msg }) => reqId === id && msg === 'answered');
  for (const [id, traceparent] of [
    ['traced', `00-${trace}-00f067aa0ba902b7-01`],
    ['untraced', `00-${'z'.repeat(32)}-00f067aa0ba902b7-01`],
  ] as const)
    await call('GET', '/v1/units?limit=1', { headers: { 'x-request-id': id, traceparent } });
  t.equal(answered('traced')?.trace, trace);
  t.notOk(answered('untraced')?.trace);
});

t.test('everything works behind a gateway that puts a prefix in front', async (t) => {
  const prefix = '/t/palembang/penata/v1.0';
  const behind: { address: string } = { address: '' };
  const gateway = createServer((request, response) => {
    if (!request.url?.startsWith(`${prefix}/`)) return void response.writeHead(502).end();
    const { host: _, authorization: __, ...headers } = request.headers;
    const onward = httpRequest(`${behind.address}${request.url.slice(prefix.length)}`, {
      method: request.method,
      headers,
    });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => void gateway.listen(0, '127.0.0.1', resolve));
  t.teardown(() => new Promise((resolve) => gateway.close(resolve)));
  const entrance = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  const environment = { PENATA_PUBLIC_URL: `${entrance}${prefix}` };
  const { address } = await build(t, { database: api.database, listen: true, environment });
  behind.address = address;

  const key = await api.key();
  const through = (url: string, options: RequestInit = {}) =>
    fetch(new URL(url, `${entrance}${prefix}/`), {
      ...options,
      headers: { ...json, 'x-api-key': key, ...options.headers },
    });
  const made = await through('v1/units', {
    method: 'POST',
    body: JSON.stringify({ ...unit, code: 'PREFIX', kind: 'board' }),
    headers: { 'idempotency-key': 'through the gateway'.replaceAll(' ', '-') },
  });
  t.equal(made.status, 201);
  t.equal((await through(made.headers.get('location')!)).status, 200, 'Location leads there');
  await aUnit(api, { kind: 'board' });
  const first = await through('v1/units?kind=board&limit=1');
  const { next } = (await first.json()) as { next: string };
  t.equal(/<(.*)>; rel="next"/.exec(first.headers.get('link')!)?.[1], next);
  t.equal((await through(next)).status, 200, 'so does next');
  const problem = (await (await through('v1/units', { headers: { 'x-api-key': 'wrong' } })).json()) as {
    type: string;
  };
  t.match(
    await (await through(problem.type)).json(),
    { code: 'unauthenticated' },
    'and what explains a problem',
  );
  for (const address of ['docs', 'docs/']) {
    const page = await through(address);
    const parts = [...(await page.text()).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, part]) => part!);
    t.ok(parts.length >= 5);
    const open = parts.map((part) => through(new URL(part, page.url).href));
    t.ok(
      (await Promise.all(open)).every(({ status }) => status === 200),
      `${address} with all its parts`,
    );
  }
  const contract = (await (await through('v1/openapi.json')).json()) as { servers: { url: string }[] };
  t.equal(
    (await through(`${contract.servers[0]!.url}/units`)).status,
    200,
    'the contract names the entrance',
  );
  const upload = await through('v1/imports?resource=units', {
    method: 'POST',
    body: 'code;name;kind;validFrom\nVIA;Dinas Via;agency;2020-01-01\n',
    headers: { 'content-type': 'text/csv' },
  });
  t.equal((await through(upload.headers.get('location')!)).status, 200);
});
