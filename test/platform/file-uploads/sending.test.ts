import { connect } from 'node:net';
import t from 'tap';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import {
  aPdf,
  begin,
  finish,
  forget,
  offsetOf,
  pieceType,
  sendBytes,
  sha256Of,
  tus,
} from '../../support/file-uploads.ts';

const api = await build(t, { listen: true });
const { call, database, key } = api;
const read = (id: string, as?: string) => call('GET', `/v1/file-uploads/${id}`, { key: as });
const own = await key(['files:write']);
const begun = async (bytes: number): Promise<string> => (await begin(api, { bytes })).body.id;

t.test('a file is sent in parts and is one file in the end', async (t) => {
  const content = aPdf('', 20_000_000);
  const { status, headers, body } = await begin(api, {
    bytes: content.length,
    metadata: { sha256: sha256Of(content) },
  });
  t.equal(status, 201);
  t.equal(headers.location, `/v1/file-uploads/${body.id}`);
  t.match(headers, { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'upload-expires': / GMT$/ });
  t.match(body, { state: 'receiving', receivedBytes: 0, bytes: content.length, scan: null, sha256: null });
  const middle = 11_000_003;
  const first = await sendBytes(api, body.id, 0, content.subarray(0, middle));
  t.match(first, { status: 204, headers: { 'upload-offset': String(middle), 'tus-resumable': '1.0.0' } });
  const head = await call('HEAD', `/v1/file-uploads/${body.id}`, { headers: tus });
  t.match(head, {
    status: 200,
    headers: {
      'upload-offset': String(middle),
      'upload-length': String(content.length),
      'cache-control': 'no-store',
    },
  });
  t.equal((await sendBytes(api, body.id, middle, content.subarray(middle))).status, 204);
  t.match((await read(body.id)).body, { state: 'checking', receivedBytes: content.length });
  await finish(api, body.id);
  t.match((await read(body.id)).body, {
    state: 'finished',
    mediaType: 'application/pdf',
    sha256: sha256Of(content),
    scan: 'skipped',
    refusal: null,
  });
  t.match(await sendBytes(api, body.id, content.length, Buffer.from('more')), {
    status: 409,
    body: { code: 'file-upload-over' },
  });
  t.strictSame(
    await query(database.ownerUrl, 'select from platform.file_upload_pieces where upload_id = $1', [body.id]),
    [],
    'its pieces are left to the sweep',
  );
});

t.test('what arrived of a request that broke off is kept', async (t) => {
  const content = aPdf('', 10_000_000);
  const { body } = await begin(api, { bytes: content.length, key: null, headers: { 'x-api-key': own } });
  const { hostname, port } = new URL(api.address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const head = [
    `PATCH /v1/file-uploads/${body.id} HTTP/1.1`,
    'host: penata',
    `x-api-key: ${own}`,
    'tus-resumable: 1.0.0',
    `content-type: ${pieceType}`,
    'upload-offset: 0',
    `content-length: ${content.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const arrives = 9_000_000;
  socket.write(content.subarray(0, arrives));
  const stands = async () => Number((await read(body.id, own)).body.receivedBytes);
  t.ok(
    await eventually(stands, (offset) => offset >= 8_388_608),
    'a piece counts while the rest is on its way',
  );
  socket.destroy();
  t.equal(await eventually(stands, (offset) => offset === arrives), arrives);
  const rest = await sendBytes(api, body.id, arrives, content.subarray(arrives), { key: own });
  t.equal(rest.status, 204);
  await finish(api, body.id);
  t.match((await read(body.id, own)).body, { state: 'finished', sha256: sha256Of(content) });
});

t.test('an upload is that of whoever began it', async (t) => {
  const id = await begun(100);
  const stranger = await key();
  for (const method of ['GET', 'DELETE'] as const)
    t.match(await call(method, `/v1/file-uploads/${id}`, { key: stranger, headers: tus }), { status: 404 });
  t.match(await sendBytes(api, id, 0, Buffer.from('%PDF-'), { key: stranger }), { status: 404 });
  t.match(await begin(api, { bytes: 1, key: await key(['organisation:read']) }), { status: 403 });
  t.match(await begin(api, { bytes: 1, key: null }), { status: 401 });
});

t.test('bytes are taken where the upload stands, and once', async (t) => {
  const content = aPdf('', 3_000);
  const id = await begun(content.length);
  t.match(await sendBytes(api, id, 5, content), { status: 409, body: { code: 'upload-offset-conflict' } });
  const both = await Promise.all(
    [1_000, 2_000].map((end) => sendBytes(api, id, 0, content.subarray(0, end))),
  );
  t.strictSame(both.map(({ status }) => status).sort(), [204, 409]);
  const offset = await offsetOf(api, id);
  t.equal(offset, [1_000, 2_000][both.findIndex(({ status }) => status === 204)]);
  t.match(await sendBytes(api, id, offset, Buffer.concat([content.subarray(offset), content])), {
    status: 413,
    body: { code: 'file-upload-longer' },
  });
  t.equal(
    (await sendBytes(api, id, await offsetOf(api, id), content.subarray(await offsetOf(api, id)))).status,
    204,
  );
});

t.test('with a checksum the bytes of a request count whole or not at all', async (t) => {
  const content = aPdf('', 9_000_000);
  const id = await begun(content.length);
  const part = content.subarray(0, 8_500_000);
  const digest = (algorithm: string, of: Buffer) => ({
    'upload-checksum': `${algorithm} ${Buffer.from(algorithm === 'sha256' ? sha256Of(of) : '', 'hex').toString('base64')}`,
  });
  t.match(await sendBytes(api, id, 0, part, { headers: digest('sha256', content) }), {
    status: 460,
    body: { code: 'upload-checksum-mismatch' },
  });
  t.equal(await offsetOf(api, id), 0);
  t.match(await sendBytes(api, id, 0, part, { headers: { 'upload-checksum': 'md5 AAAA' } }), {
    status: 400,
    body: { code: 'upload-checksum-algorithm' },
  });
  t.equal((await sendBytes(api, id, 0, part, { headers: digest('sha256', part) })).status, 204);
  t.equal(await offsetOf(api, id), part.length);
});

t.test('what is told at the beginning must make sense', async (t) => {
  const at = (header: string) => ({ status: 400, body: { code: 'invalid-input', errors: [{ header }] } });
  t.match(await begin(api, { bytes: 209_715_201 }), { status: 413, body: { code: 'file-upload-too-large' } });
  t.match(await begin(api, { bytes: 0 }), at('upload-length'));
  for (const header of ['', 'purpose', 'purpose !!', 'purpose cA==,purpose cA==', 'purpose /w=='])
    t.match(
      await begin(api, { bytes: 1, headers: { 'upload-metadata': header } }),
      at('upload-metadata'),
      header,
    );
  t.match(await begin(api, { bytes: 1, metadata: { sha256: 'abc' } }), at('upload-metadata'));
  t.match(await begin(api, { bytes: 1, headers: { 'tus-resumable': '0.2.2' } }), {
    status: 412,
    headers: { 'tus-version': '1.0.0' },
    body: { code: 'tus-version' },
  });
  const id = await begun(5);
  t.match(await sendBytes(api, id, 0, Buffer.from('x'), { headers: { 'content-type': 'application/pdf' } }), {
    status: 415,
    body: { code: 'unsupported-media-type' },
  });
});

t.test('a client learns by OPTIONS what is spoken', async (t) => {
  t.match(await call('OPTIONS', '/v1/file-uploads', { key: null }), {
    status: 204,
    headers: {
      'tus-version': '1.0.0',
      'tus-extension': 'creation,termination,checksum,expiration',
      'tus-max-size': '209715200',
      'tus-checksum-algorithm': 'sha256,sha1',
    },
  });
});

t.test('a file name is for people, never a path', async (t) => {
  for (const [told, kept] of [
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Siti\\Perwali 12.pdf', 'Perwali 12.pdf'],
    ['Perwali\u0000\u202e\n12.pdf', 'Perwali12.pdf'],
    ['..', 'file'],
    ['', 'file'],
  ] as const)
    t.equal((await begin(api, { bytes: 1, fileName: told })).body.fileName, kept);
});

t.test('the same beginning with one key is the same upload', async (t) => {
  const headers = { 'idempotency-key': 'perwali-12' };
  const first = await begin(api, { bytes: 10, headers });
  t.equal((await begin(api, { bytes: 10, headers })).body.id, first.body.id);
  t.match(await begin(api, { bytes: 11, headers }), {
    status: 422,
    body: { code: 'idempotency-key-reused' },
  });
});

t.test('an upload is given up, or forgotten after some days', async (t) => {
  const [first, second] = [await begun(10), await begun(10)];
  t.match(await call('DELETE', `/v1/file-uploads/${first}`, { headers: tus }), { status: 204 });
  t.match(await read(first), { status: 404 });
  await query(
    database.ownerUrl,
    "update platform.file_uploads set expires_at = now() - interval '1 minute' where id = $1",
    [second],
  );
  t.match(await read(second), { status: 404 });
  t.match(await sendBytes(api, second, 0, Buffer.from('%PDF-')), { status: 404 });
  await forget(api);
  t.strictSame(
    await query(database.ownerUrl, 'select from platform.file_uploads where id = $1', [second]),
    [],
  );
});

t.test('nobody begins without end', async (t) => {
  const many = await Promise.all(Array.from({ length: 52 }, () => begin(api, { bytes: 10, key: own })));
  t.equal(many.filter(({ status }) => status === 201).length, 49, 'beside the one of above');
  t.match(
    many.find(({ status }) => status !== 201),
    { status: 409, body: { code: 'file-uploads-open' } },
  );
});
