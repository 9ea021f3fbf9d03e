import t from 'tap';
import { actorOf } from '../../../src/platform/access/caller.ts';
import { publicAccess, withScope } from '../../../src/platform/access/scopes.ts';
import { takeUpload } from '../../../src/platform/file-uploads/index.ts';
import { maximumBytes } from '../../../src/platform/file-uploads/purposes.ts';
import { FileHeaders, fileAnswers } from '../../../src/platform/files/documented.ts';
import { nameOf } from '../../../src/platform/files/keep.ts';
import { sendFile } from '../../../src/platform/files/send.ts';
import { sweepFiles } from '../../../src/platform/files/sweep.ts';
import { type BuildOptions, build } from '../../support/build.ts';
import { startClamd, testVirus } from '../../support/clamd.ts';
import { query } from '../../support/database.ts';
import {
  aPdf,
  begin,
  finish,
  forget,
  scanAll,
  sendBytes,
  sha256Of,
  tus,
  uploaded,
} from '../../support/file-uploads.ts';

/** Routes of a module that keeps files and gives them out. */
const shelfRoutes: NonNullable<BuildOptions['prepare']> = (app) => {
  app.post<{ Body: { fileUploadId: string } }>(
    '/v1/shelf',
    { config: { access: withScope('files:write') }, schema: { hide: true } },
    (request) =>
      app.database.transaction(actorOf(request), async (transaction) => {
        const { sha256, ...file } = await takeUpload(
          transaction,
          request.body.fileUploadId,
          actorOf(request),
          'policy-document',
        );
        return { sha256: sha256.toString('hex'), ...file };
      }),
  );
  app.get<{ Params: { digest: string } }>(
    '/v1/shelf/:digest',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getShelfFile',
        headers: FileHeaders,
        response: fileAnswers('The file.', ['application/pdf'], maximumBytes),
      },
    },
    (request, reply) =>
      sendFile(reply, {
        sha256: Buffer.from(request.params.digest, 'hex'),
        mediaType: 'application/pdf',
        fileName: 'Perwali “12” – 2025 (naskah).pdf',
      }),
  );
};

const clamd = await startClamd(t);
const api = await build(t, { prepare: shelfRoutes });
const scanned = await build(t, {
  database: api.database,
  prepare: shelfRoutes,
  environment: {
    PENATA_FILES_SCAN_CLAMD: clamd.address,
    PENATA_FILES_DIRECTORY: api.app.config.filesDirectory!,
  },
});
const { database, key } = api;
const take = (id: string, as?: string, { call } = api) =>
  call('POST', '/v1/shelf', { body: { fileUploadId: id }, key: as });
const fetched = async (
  digest: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
  { app } = api,
) => {
  const {
    statusCode,
    headers: given,
    rawPayload,
  } = await app.inject({ method, url: `/v1/shelf/${digest}`, headers });
  return { status: statusCode, headers: given, bytes: rawPayload };
};

const content = aPdf('', 200_000);
const digest = sha256Of(content);

t.test('a file is taken once, by whoever uploaded it', async (t) => {
  const { body } = await uploaded(api, content);
  t.match(await take(body.id, await key()), {
    status: 422,
    body: { code: 'unknown-reference', errors: [{ pointer: '/fileUploadId' }] },
  });
  const both = await Promise.all([take(body.id), take(body.id)]);
  t.strictSame(both.map(({ status }) => status).sort(), [200, 409]);
  t.match(both.find(({ status }) => status === 200)?.body, {
    sha256: digest,
    bytes: content.length,
    mediaType: 'application/pdf',
    fileName: 'Perwali 12.pdf',
    scan: 'skipped',
  });
  t.match(both.find(({ status }) => status === 409)?.body, { code: 'file-upload-taken' });
  t.match(await api.call('DELETE', `/v1/file-uploads/${body.id}`, { headers: tus }), {
    status: 409,
    body: { code: 'file-upload-over' },
  });
});

t.test('what is not finished, or refused, cannot be taken, and says why', async (t) => {
  const { body } = await begin(api, { bytes: content.length });
  t.match(await take(body.id), { status: 409, body: { code: 'file-upload-unfinished' } });
  await sendBytes(api, body.id, 0, content);
  t.match(await take(body.id), { status: 409, body: { code: 'file-upload-unfinished' } });
  const { body: refused } = await uploaded(api, aPdf('3 0 obj\n<</S/Launch>>\nendobj\n'));
  t.match(await take(refused.id), {
    status: 422,
    body: {
      code: 'file-upload-refused',
      errors: [{ pointer: '/fileUploadId', code: 'file-active', message: /launching of programs/ }],
    },
  });
});

t.test('a file is given out whole or in part', async (t) => {
  const whole = await fetched(digest);
  t.equal(whole.status, 200);
  t.ok(whole.bytes.equals(content));
  const tag = `"${digest}"`;
  t.match(whole.headers, {
    etag: tag,
    'accept-ranges': 'bytes',
    'content-length': String(content.length),
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': /sandbox/,
    'repr-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
    'content-disposition': `attachment; filename="Perwali _12_ _ 2025 (naskah).pdf"; filename*=UTF-8''Perwali%20%E2%80%9C12%E2%80%9D%20%E2%80%93%202025%20%28naskah%29.pdf`,
  });
  for (const [asked, from, to] of [
    ['bytes=0-99', 0, 100],
    ['bytes=150000-', 150_000, content.length],
    ['bytes=-50', content.length - 50, content.length],
    ['bytes=199990-900000', 199_990, content.length],
    ['bytes=-900000', 0, content.length],
  ] as const) {
    const { status, headers, bytes } = await fetched(digest, { range: asked, 'if-range': tag });
    t.equal(status, 206, asked);
    t.equal(headers['content-range'], `bytes ${from}-${to - 1}/${content.length}`);
    t.ok(bytes.equals(content.subarray(from, to)));
  }
  for (const asked of ['bytes=0-9', 'bytes=', `bytes=${content.length}-`])
    await api.call('GET', `/v1/shelf/${digest}`, { key: null, headers: { range: asked } });
  for (const asked of ['bytes=5-1', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-', 'bytes=x-'])
    t.match(await fetched(digest, { range: asked }), { status: 200 }, asked);
  t.match(await fetched(digest, { range: 'bytes=0-9', 'if-range': '"another"' }), { status: 200 });
  for (const asked of [`bytes=${content.length}-`, 'bytes=-0'])
    t.match(await fetched(digest, { range: asked }), {
      status: 416,
      headers: { 'content-range': `bytes */${content.length}` },
    });
  t.match(await fetched(digest, { 'if-none-match': tag }), { status: 304, headers: { etag: tag } });
  const head = await fetched(digest, { range: 'bytes=0-9' }, 'HEAD');
  t.match(head, { status: 200, headers: { 'content-length': String(content.length), etag: tag } });
  t.equal(head.bytes.length, 0);
  t.match(await fetched(sha256Of(Buffer.from('another'))), { status: 404 });
});

t.test('a file is given out when it was scanned, and never if it is infected', async (t) => {
  const [good, bad] = [aPdf('%good\n'), aPdf(`%${testVirus}\n`, 300_000)];
  for (const [file, verdict, status] of [
    [good, 'clean', 200],
    [bad, 'infected', 410],
  ] as const) {
    const { body } = await uploaded(scanned, file);
    t.match(body, { state: 'finished', scan: 'pending' });
    const sha256 = sha256Of(file);
    t.match(await fetched(sha256), { status: 409, headers: { 'retry-after': '30' } });
    await scanAll(scanned);
    t.match((await scanned.call('GET', `/v1/file-uploads/${body.id}`)).body, { scan: verdict });
    t.equal((await fetched(sha256)).status, status);
    t.equal(await scanned.app.files.has(sha256), verdict === 'clean');
    if (verdict === 'infected')
      t.match(await take(body.id, undefined, scanned), {
        status: 422,
        body: { errors: [{ code: 'file-infected' }] },
      });
  }
  const again = await uploaded(scanned, bad);
  t.match(again.body, { scan: 'infected' }, 'it is known when it comes again');
  t.equal((await fetched(sha256Of(bad))).status, 410);
});

t.test('while the scanner is out of reach, or has enough, files wait and others go on', async (t) => {
  const small = await startClamd(t, 100_000);
  const other = await build(t, {
    database: api.database,
    environment: { PENATA_FILES_SCAN_CLAMD: small.address },
  });
  const [large, little] = [
    await uploaded(other, aPdf('%large\n', 5_000_000)),
    await uploaded(other, aPdf('%little\n')),
  ];
  const scanOf = async (id: string) => (await other.call('GET', `/v1/file-uploads/${id}`)).body.scan;
  await scanAll(other);
  t.strictSame([await scanOf(large.body.id), await scanOf(little.body.id)], ['pending', 'clean']);
  small.stop();
  await scanAll(other);
  t.equal(await scanOf(large.body.id), 'pending');
  await scanAll(api);
  t.equal(await scanOf(large.body.id), 'skipped', 'where there is no scanner any more, nothing waits for it');
});

t.test('pieces and forgotten uploads are swept; a file that is kept stays', async (t) => {
  const sweep = () => sweepFiles(api.app.database, api.app.files, new AbortController().signal);
  const file = aPdf('', 9_000_000);
  const { body } = await begin(api, { bytes: file.length });
  const middle = 5_000_000;
  await sendBytes(api, body.id, 0, file.subarray(0, middle));
  await sendBytes(api, body.id, middle, file.subarray(middle));
  await finish(api, body.id);
  const files = () => query<{ sha256: Buffer }>(database.ownerUrl, 'select sha256 from platform.files');
  const before = (await files()).length;
  await query(database.ownerUrl, "update platform.files set announced_at = now() - interval '25 hours'");
  t.ok((await sweep()) >= 2, 'two pieces at least');
  t.ok((await files()).length < before);
  t.ok(await api.app.files.has(sha256Of(file)));
  await query(
    database.ownerUrl,
    "update platform.file_uploads set expires_at = now() - interval '1 minute' where id = $1",
    [body.id],
  );
  await forget(api);
  await sweep();
  t.notOk(await api.app.files.has(nameOf(Buffer.from(sha256Of(file), 'hex'))));
});

t.test('what finishes twice finishes once', async (t) => {
  const file = aPdf('%twice\n');
  const { body } = await begin(api, { bytes: file.length });
  await sendBytes(api, body.id, 0, file);
  await Promise.all([finish(api, body.id), finish(api, body.id)]);
  await finish(api, body.id);
  t.match((await api.call('GET', `/v1/file-uploads/${body.id}`)).body, { state: 'finished' });
});
