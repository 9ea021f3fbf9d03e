import { connect, type Socket } from 'node:net';
import t from 'tap';
import { build } from '../support/build.ts';
import { inside } from './attack-surface.ts';

const api = await build(t, { listen: true });
const { app, address, call } = api;
const port = Number(new URL(address).port);
const key = await api.key();
const identified = `Authorization: Bearer ${key}`;
const hurried = await build(t, {
  database: api.database,
  listen: true,
  environment: { PENATA_REQUEST_TIMEOUT_SECONDS: '1' },
});
const hurriedPort = Number(new URL(hurried.address).port);

interface Reply {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they are, then what `drip` gives every tenth of a second; gives what came until the end. */
function speak(to: number, text: string | Buffer, drip?: () => string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(to, '127.0.0.1');
    let came = '';
    const timer = setInterval(() => {
      const next = drip?.();
      if (next !== undefined && socket.writable) socket.write(next);
    }, 100);
    const limit = setTimeout(() => {
      socket.destroy();
      reject(new Error(`still open; ${came}`));
    }, 20_000);
    socket.on('data', (bytes: Buffer) => {
      came += bytes.toString('latin1');
    });
    // Whoever is cut off while sending may be told so by the system too.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      clearTimeout(limit);
      resolve(came);
    });
    socket.write(text);
  });
}

function replyOf(came: string): Reply {
  const [head = '', ...rest] = came.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, body: rest.join('\r\n\r\n') };
}

const ask = async (lines: readonly string[], body = ''): Promise<Reply> =>
  replyOf(await speak(port, `${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`));
const get = (path: string, ...headers: string[]) => ask([`GET ${path} HTTP/1.1`, 'Host: a', ...headers]);

const post = (path: string, length: number, ...headers: string[]): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: a',
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    ...headers,
    '\r\n',
  ].join('\r\n');

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const begin = performance.now();
  return [await work(), performance.now() - begin];
}

t.test('whoever sends a body byte by byte is cut off, known or not', async (t) => {
  const [known, time] = await timed(() => speak(hurriedPort, post('/v1/units', 1000, identified), () => 'a'));
  t.match(replyOf(known), { status: 408, head: /connection: close/i, body: /"code":"request-timeout"/ });
  t.match(replyOf(known).head, /content-type: application\/problem\+json/i);
  t.ok(time > 900 && time < 5000, `after ${Math.round(time)} ms`);
  const chunked = `POST /v1/units HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n${identified}\r\n\r\n`;
  t.match(replyOf(await speak(hurriedPort, chunked, () => '1\r\na\r\n')), { status: 408 }, 'in chunks');
  const [unknown, patience] = await timed(() => speak(hurriedPort, post('/v1/units', 1000), () => 'a'));
  t.match(replyOf(unknown), { status: 401 }, 'a stranger is refused at once');
  t.ok(patience < 5000, `and cut off after ${Math.round(patience)} ms`);
  const zipped = post('/v1/units', 1000, identified, 'Content-Encoding: gzip');
  const [, toUnzip] = await timed(() => speak(hurriedPort, zipped, () => '\x1f'));
  t.ok(toUnzip < 5000, 'compressed or not');
  const lines = hurried.logs().filter((line) => JSON.parse(line).level >= 50);
  t.strictSame(lines, [], 'it is no failure of the service');
});

t.test('a body that comes in time is read, however many pieces it has', async (t) => {
  const text = JSON.stringify({
    code: 'WIRE-1',
    name: 'Dinas',
    kind: 'agency',
    parentId: null,
    validFrom: '2020-01-01',
  });
  const pieces = text.match(/.{1,20}/gs)!;
  const head = post('/v1/units', text.length, identified, 'Connection: close');
  const reply = replyOf(await speak(hurriedPort, head, () => pieces.shift()));
  t.equal(reply.status, 201, reply.body);
});

t.test('an upload may take longer, but only that of somebody who may upload', async (t) => {
  const rows = [
    'kode,nama,jenis,induk,tmt\r\n',
    ...Array.from({ length: 25 }, (_, at) => `K-${at},Dinas,agency,,2020-01-01\r\n`),
  ];
  const length = rows.join('').length;
  const head = (...headers: string[]) =>
    post('/v1/imports?resource=units', length, 'Connection: close', ...headers).replace(
      'application/json',
      'text/csv',
    );
  const left = [...rows];
  const [reply, time] = await timed(() => speak(hurriedPort, head(identified), () => left.shift()));
  t.equal(replyOf(reply).status, 202, reply);
  t.ok(time > 2000, `it took ${Math.round(time)} ms`);
  const stranger = [...rows];
  const [refusal, patience] = await timed(() => speak(hurriedPort, head(), () => stranger.shift()));
  t.equal(replyOf(refusal).status, 401);
  t.ok(patience < 2000);
});

t.test('a photo may take some times as long, and not for ever', async (t) => {
  const head = post('/v1/photos', 100_000).replace('application/json', 'multipart/form-data; boundary=x');
  const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
  const [reply, time] = await timed(() => speak(hurriedPort, `${head}${file}`, () => 'a'));
  t.equal(replyOf(reply).status, 408, reply);
  t.ok(time > 2000, `it took ${Math.round(time)} ms`);
});

t.test('whoever sends the headers byte by byte is cut off', async (t) => {
  const [came, time] = await timed(() =>
    speak(hurriedPort, 'GET /v1/units HTTP/1.1\r\nHost: a\r\n', () => 'X'),
  );
  t.match(replyOf(came), { status: 408, body: /"code":"request-timeout"/ });
  t.ok(time < 6000, `after ${Math.round(time)} ms`);
  const [silent, patience] = await timed(() => speak(hurriedPort, ''));
  t.equal(replyOf(silent).status || 408, 408);
  t.ok(patience < 6000, 'silence is no better');
});

t.test('what is too large ends at the door, and what is not HTTP too', async (t) => {
  const large = (lines: string[]) => ask(['GET /v1/units HTTP/1.1', 'Host: a', identified, ...lines]);
  const expected = { status: 431, body: /"code":"headers-too-large"/ };
  t.match(await large([`X-Long: ${'a'.repeat(100_000)}`]), expected);
  t.match(await large(Array.from({ length: 5000 }, (_, at) => `X-${at}: 1`)), expected);
  t.match(await get(`/v1/units?${'p=1&'.repeat(10_000)}`, identified), expected);
  const malformed = { status: 400, body: /"code":"malformed-request"/ };
  for (const text of [
    'hello\r\n\r\n',
    'GET /v1/units HTTP/9.9\r\n\r\n',
    `GET /v1/units HTTP/1.1\r\nHost: a\r\nX-Purpose: a\0b\r\n${identified}\r\n\r\n`,
    `GET /v1/units HTTP/1.1\r\nHost: a\r\nX-Purpose: a\rb\r\n${identified}\r\n\r\n`,
    `POST /v1/units HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${identified}\r\n\r\n0\r\n\r\n`,
    `POST /v1/units HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n${identified}\r\n\r\nabcde`,
    'GET /v1/units\0 HTTP/1.1\r\nHost: a\r\n\r\n',
  ])
    t.match(replyOf(await speak(port, text)), malformed, JSON.stringify(text.slice(0, 60)));
  const problem = JSON.parse((await large([`X-Long: ${'a'.repeat(100_000)}`])).body) as { type: string };
  t.equal((await call('GET', problem.type, { key: null })).status, 200, 'its page is there');
});

t.test('a body that is too large does not cost the next request its answer', async (t) => {
  const begin = post('/v1/units', 1_100_000, identified) + 'a'.repeat(1_100_000);
  const refused = replyOf(await speak(port, begin));
  t.equal(refused.status, 413);
  t.equal((await get('/v1/units', identified)).status, 200, 'the service goes on');
});

t.test('no trick with a path leads past the door', async (t) => {
  const tricks = [
    '//v1/employees',
    '/v1//employees',
    '/v1/employees/',
    '/v1/employees//',
    '/v1/./employees',
    '/v1/x/../employees',
    '/v1/%2e%2e/health',
    '/v1/%2e/employees',
    '/v1%2Femployees',
    '/v1/employees%2F',
    '/v1/employees%00',
    '/v1/employees%0d%0aX-Injected:%20yes',
    '/v1/%65mployees',
    '/v1/%2565mployees',
    '/V1/employees',
    '/v1/EMPLOYEES',
    '/v1/employees;a=b',
    '/v1/employees#x',
    '/v1/employees\\',
    '/v1\\employees',
    '/health/../v1/employees',
    '/docs/../v1/employees',
    '/docs/static/../../package.json',
    '/docs/static/..%2f..%2f..%2f..%2fpackage.json',
    '/docs/static/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/docs/static/....//....//package.json',
    '/guides/..%2f..%2fREADME',
    '/guides/%2e%2e%2fopenapi',
    '/problems/..%2fdocs',
    '/problems/__proto__',
    '/problems/constructor',
    '/v1/reference/__proto__',
    '/v1/reference/constructor',
    '/v1/units/..%2f..%2fhealth',
    '/v1/roles/__proto__',
    'http://evil.example/v1/employees',
    '*',
  ];
  for (const path of tricks)
    for (const headers of [[], [identified]]) {
      const { status, head, body } = await get(path, ...headers);
      const isThrough = status === 200 && headers.length === 0;
      t.ok([400, 401, 404, 405].includes(status) || (status === 200 && !isThrough), `${path}: ${status}`);
      t.notMatch(`${head}${body}`, /x-injected: yes|"dependencies"|evil/i, path);
      t.notMatch(status >= 400 ? body : '', inside, path);
    }
  t.equal((await get('/v1/%65mployees')).status, 401, 'an address written otherwise is the same address');
});

t.test('no address that goes out names a host that a request made up', async (t) => {
  const hosts = ['evil.example', 'evil.example:99999', 'evil"<>', 'evil example', '[evil', ''];
  for (const [at, host] of hosts.entries()) {
    const headers = [`Host: ${host}`, 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: gopher'];
    const places = await Promise.all([
      ask(['GET /v1/units?limit=1&nonsense=1 HTTP/1.1', ...headers, identified]),
      ask(['GET /v1/units?limit=1 HTTP/1.1', ...headers, identified]),
      ask(['GET /nowhere HTTP/1.1', ...headers]),
    ]);
    for (const { status, head, body } of places) {
      t.ok([200, 400, 401, 404].includes(status), `${host}: ${status}`);
      t.notMatch(`${head}${body}`, /evil|gopher/, host);
    }
    const text = JSON.stringify({
      code: `HOST-${at}`,
      name: 'Dinas',
      kind: 'agency',
      parentId: null,
      validFrom: '2020-01-01',
    });
    const made = await ask(
      [
        'POST /v1/units HTTP/1.1',
        ...headers,
        identified,
        'Content-Type: application/json',
        `Content-Length: ${text.length}`,
      ],
      text,
    );
    t.equal(made.status, 201, made.body);
    t.match(made.head, /\r\nlocation: \/v1\/units\/[\w-]{36}\r\n/i);
  }
  const { body } = await get('/v1/units?limit=1', identified);
  t.match(body, /"next":"\/v1\/units\?/, 'with pages to turn');
  t.equal((await ask(['GET /v1/units HTTP/1.0', identified])).status, 200, 'none at all');
});

t.test('methods that nobody asked for do nothing', async (t) => {
  const expectedOf = { HEAD: [200, 302, 304, 400, 401, 403, 404, 405], OPTIONS: [204, 404] };
  const paths = Object.keys(app.swagger().paths!).map(
    (path) => `/v1${path.replaceAll(/\{\w+\}/g, '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b')}`,
  );
  for (const path of [...paths, '/docs', '/problems', '/health/ready', '/metrics', '/nowhere'])
    for (const method of ['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'PUT'] as const)
      for (const headers of [{ authorization: `Bearer ${key}` }, {}]) {
        const answer = await app.inject({ method: method as 'GET', url: path, headers });
        const { statusCode: status } = answer;
        const expected = expectedOf[method as keyof typeof expectedOf] ?? [404, 405];
        if (!expected.includes(status)) t.fail(`${method} ${path}: ${status}`);
        if ((status === 405 || status === 204) && !answer.headers.allow)
          t.fail(`${method} ${path} does not say what is allowed`);
        if (/bearer/i.test(answer.body)) t.fail(`${method} ${path} repeats what was sent`);
      }
  const { total } = (await call('GET', '/v1/units?count=exact')).body;
  for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method'])
    for (const method of ['DELETE', 'PATCH', 'POST']) {
      const headers = { [name]: method };
      t.equal((await call('GET', '/v1/units', { headers })).status, 200, `${name} changes nothing`);
      t.equal((await call('GET', `/v1/units?_method=${method}`)).status, 400);
    }
  t.equal((await call('GET', '/v1/units?count=exact')).body.total, total);
});

t.test('a body is what its one content type says, or nothing', async (t) => {
  let number = 0;
  const send = async (...types: string[]) => {
    number += 1;
    const unit = { code: `TYPE-${number}`, name: 'Dinas', kind: 'agency', parentId: null };
    const text = JSON.stringify({ ...unit, validFrom: '2020-01-01' });
    const lines = types.map((type) => `Content-Type: ${type}`);
    const head = ['POST /v1/units HTTP/1.1', 'Host: a', identified, `Content-Length: ${text.length}`];
    return (await ask([...head, ...lines], text)).status;
  };
  for (const types of [
    ['text/plain'],
    ['text/plain; a=application/json'],
    ['multipart/form-data; boundary=x'],
    ['application/x-www-form-urlencoded'],
    ['application/jsonp'],
    ['application/xml'],
    ['json'],
    ['*/*'],
    ['application/json, text/plain'],
    ['text/plain', 'application/json'],
    [''],
    [],
  ])
    t.equal(await send(...types), 415, JSON.stringify(types));
  for (const types of [
    ['application/json'],
    ['Application/JSON; charset=utf-8'],
    ['application/json', 'text/plain'],
  ])
    t.equal(await send(...types), 201, JSON.stringify(types));
  for (const charset of ['utf-16', 'utf-7', 'x'.repeat(1000), '"']) {
    const status = await send(`application/json; charset=${charset}`);
    t.ok([201, 400, 415].includes(status), `${charset}: ${status}`);
  }
});

t.test('a wrong secret takes as long to refuse as an id that nobody has', async (t) => {
  const median = async (presented: string): Promise<number> => {
    const times: number[] = [];
    for (let at = 0; at < 1000; at += 1) {
      const begin = performance.now();
      await app.keyRing.recognise(app.database.read, presented, new Date());
      times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b)[500]!;
  };
  const wrong = `${key.slice(0, -3)}${key.endsWith('AAA') ? 'BBB' : 'AAA'}`;
  const unknown = `pnt_${'0'.repeat(32)}${key.slice(36)}`;
  await median(wrong);
  const [forWrong, forUnknown] = [await median(wrong), await median(unknown)];
  const factor = Math.max(forWrong, forUnknown) / Math.min(forWrong, forUnknown);
  t.ok(factor < 5, `${forWrong.toFixed(4)} and ${forUnknown.toFixed(4)} ms`);
});
