import t from 'tap';
import { build } from '../../support/build.ts';
import {
  aDocx,
  anArchive,
  anOdt,
  aPdf,
  begin,
  finish,
  packed,
  sendBytes,
  sha256Of,
  uploaded,
} from '../../support/file-uploads.ts';
import { startS3 } from '../../support/s3.ts';

const api = await build(t);
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The same archive with a part under another name of the same length. */
const renamed = (archive: Buffer, from: string, to: string): Buffer =>
  Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1');

t.test('documents are known by their content, whatever they are called', async (t) => {
  for (const [mediaType, content] of [
    ['application/pdf', aPdf()],
    ['application/pdf', aPdf(packed('1 0 <</Type/Page>>'), 300_000)],
    [docx, await aDocx()],
    [docx, await aDocx({ 'word/media/image1.png': Buffer.alloc(2_000_000, 'image') })],
    ['application/vnd.oasis.opendocument.text', await anOdt()],
  ] as const)
    t.match(await uploaded(api, content, { fileName: 'photo.exe' }), {
      status: 200,
      body: { state: 'finished', mediaType, sha256: sha256Of(content), fileName: 'photo.exe' },
    });
});

t.test('another type is refused by its first bytes', async (t) => {
  for (const [found, content] of [
    ['text/html', '<!doctype html><script>alert(1)</script>'],
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['application/octet-stream', 'MZ\x90\0\x03'],
  ] as const) {
    const bytes = Buffer.from(content, 'latin1');
    const { body } = await begin(api, { bytes: 90_000, fileName: 'Perwali.pdf' });
    t.match(await sendBytes(api, body.id, 0, bytes), { status: 415, body: { code: 'file-type' } });
    const { body: after } = await api.call('GET', `/v1/file-uploads/${body.id}`);
    t.match(after, {
      state: 'refused',
      refusal: 'file-type',
      refusalText: new RegExp(found === 'application/octet-stream' ? 'the file is' : found),
    });
  }
  const sheet = await anArchive({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' });
  t.match(await uploaded(api, sheet), { body: { state: 'refused', refusal: 'file-type' } });
});

t.test('with a checksum the type is told when all is there', async (t) => {
  const content = Buffer.from('<!doctype html>');
  const { body } = await begin(api, { bytes: content.length });
  const checksum = `sha256 ${Buffer.from(sha256Of(content), 'hex').toString('base64')}`;
  const sent = await sendBytes(api, body.id, 0, content, { headers: { 'upload-checksum': checksum } });
  t.equal(sent.status, 204);
  await finish(api, body.id);
  t.match((await api.call('GET', `/v1/file-uploads/${body.id}`)).body, { refusal: 'file-type' });
});

t.test('a type is told also where the first piece is too short to tell', async (t) => {
  const content = Buffer.from('<html>');
  const { body } = await begin(api, { bytes: content.length });
  for (const at of [0, 3]) await sendBytes(api, body.id, at, content.subarray(at, at + 3));
  await finish(api, body.id);
  t.match((await api.call('GET', `/v1/file-uploads/${body.id}`)).body, { refusal: 'file-type' });
});

t.test('a file is the one that was announced', async (t) => {
  const content = aPdf();
  const wrong = await uploaded(api, content, { metadata: { sha256: sha256Of(Buffer.from('another')) } });
  t.match(wrong.body, { state: 'refused', refusal: 'file-digest-mismatch' });
  t.match(wrong.body.refusalText, sha256Of(content));
  const damaged = content.subarray(0, 100);
  t.match(await uploaded(api, damaged, { metadata: { sha256: sha256Of(content) } }), {
    body: { refusal: 'file-digest-mismatch' },
  });
});

t.test('a PDF that does more than show pages is refused', async (t) => {
  const action = '3 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj\n';
  for (const [refusal, within] of [
    ['file-active', action],
    ['file-active', '3 0 obj\n<</S /J#61vaScript /JS(app.alert(1))>>\nendobj\n'],
    ['file-active', packed('1 0 <</S/JavaScript/JS(app.alert(1))>>')],
    ['file-active', '3 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj\n'],
    ['file-active', '3 0 obj\n<</Type/EmbeddedFile>>\nendobj\n'],
    ['file-active', '3 0 obj\n<</Names<</EmbeddedFiles 4 0 R>>>>\nendobj\n'],
    ['file-encrypted', 'trailer\n<</Encrypt 5 0 R>>\n'],
    ['file-damaged', packed('1 0 <<>>').replace('/FlateDecode', '/LZWDecode')],
    ['file-damaged', packed('1 0 <<>>').replace('/Filter', `${' '.repeat(5_000)}/Filter`)],
    ['file-damaged', packed('1 0 <<>>').replace(/stream\n[\s\S]{9}/, 'stream\nendstream')],
    ['file-unpacks-too-large', packed('1 0 '.repeat(17_000_000))],
  ] as const) {
    // Also where it is cut by the reading.
    for (const filling of ['', `%${'x'.repeat(65_536 - 140)}\n`])
      t.match(
        await uploaded(api, aPdf(filling + within)),
        { body: { state: 'refused', refusal } },
        within.slice(0, 80),
      );
  }
  for (const text of ['(/JavaScripting)', '/LaunchPad 1', 'JavaScript Launch Encrypt'])
    t.match(await uploaded(api, aPdf(`3 0 obj\n${text}\nendobj\n`)), { body: { state: 'finished' } }, text);
});

t.test('a document with macros, or one that is a trap, is refused', async (t) => {
  const macroMain = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  const long = 'word/media/aaaaaaa.bin';
  for (const [refusal, content] of [
    ['file-active', await aDocx({ 'word/vbaProject.bin': 'macro' })],
    ['file-active', await aDocx({}, macroMain)],
    ['file-active', await anOdt({ 'Basic/Standard/Module1.xml': '<script/>' })],
    ['file-active', renamed(await aDocx({ [long]: 'x' }), long, '../../../../etc/passwd')],
    ['file-unpacks-too-large', await aDocx({ 'word/media/a.bin': Buffer.alloc(100_000_000) })],
    ['file-damaged', (await aDocx()).subarray(0, 300)],
  ] as const)
    t.match(await uploaded(api, content), { body: { state: 'refused', refusal } });
});

t.test('a PDF is whole', async (t) => {
  const content = aPdf('', 5_000);
  for (const cut of [
    content.subarray(0, 2_000),
    Buffer.from('%PDF-1.7'),
    Buffer.concat([content, Buffer.alloc(3_000)]),
  ])
    t.match(await uploaded(api, cut), { body: { state: 'refused', refusal: 'file-damaged' } });
});

t.test('in a bucket it is the same', async (t) => {
  const s3 = await startS3(t);
  const remote = await build(t, {
    database: api.database,
    environment: {
      PENATA_FILES_S3_BUCKET: 'penata',
      PENATA_FILES_S3_ENDPOINT: s3.endpoint,
      PENATA_FILES_S3_ACCESS_KEY_ID: 'key',
      PENATA_FILES_S3_SECRET_ACCESS_KEY: 'secret',
    },
  });
  const content = aPdf('', 20_000_000);
  const { body } = await begin(remote, { bytes: content.length });
  s3.fail(true);
  t.match(await sendBytes(remote, body.id, 0, content.subarray(0, 100)), { status: 503 });
  s3.fail(false);
  for (let at = 0; at < content.length; at += 7_000_000)
    t.equal((await sendBytes(remote, body.id, at, content.subarray(at, at + 7_000_000))).status, 204);
  s3.fail(true);
  await t.rejects(finish(remote, body.id), 'it is tried again');
  s3.fail(false);
  await finish(remote, body.id);
  t.match((await remote.call('GET', `/v1/file-uploads/${body.id}`)).body, {
    state: 'finished',
    sha256: sha256Of(content),
  });
  t.ok([...s3.objects.values()].some((object) => object.content.equals(content)));
  t.match(await uploaded(remote, await aDocx()), { body: { state: 'finished' } });
});
