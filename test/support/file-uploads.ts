import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { pino } from 'pino';
import { ZipFile } from 'yazl';
import { finishFileUploadJob, forgetFileUploadsJob } from '../../src/platform/file-uploads/jobs.ts';
import { scanFilesJob } from '../../src/platform/files/scan.ts';
import type { Answer, TestApp } from './build.ts';

export const tus = { 'tus-resumable': '1.0.0' };
export const pieceType = 'application/offset+octet-stream';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

export const metadataOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${base64(value)}`)
    .join(',');

interface Beginning {
  readonly bytes: number;
  readonly fileName?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | null | undefined;
}

/** Begins an upload as a client of tus does. */
export const begin = (
  { call }: Pick<TestApp, 'call'>,
  { bytes, fileName = 'Perwali 12.pdf', metadata = {}, headers = {}, key }: Beginning,
): Promise<Answer> =>
  call('POST', '/v1/file-uploads', {
    key,
    headers: {
      ...tus,
      'upload-length': String(bytes),
      'upload-metadata': metadataOf({ purpose: 'policy-document', filename: fileName, ...metadata }),
      ...headers,
    },
  });

/** Sends bytes from an offset on. */
export const sendBytes = (
  { call }: Pick<TestApp, 'call'>,
  id: string,
  offset: number,
  body: Buffer,
  { headers = {}, key }: { headers?: Readonly<Record<string, string>>; key?: string | null | undefined } = {},
): Promise<Answer> =>
  call('PATCH', `/v1/file-uploads/${id}`, {
    key,
    body,
    headers: { ...tus, 'content-type': pieceType, 'upload-offset': String(offset), ...headers },
  });

export const offsetOf = async ({ call }: Pick<TestApp, 'call'>, id: string): Promise<number> =>
  Number((await call('HEAD', `/v1/file-uploads/${id}`, { headers: tus })).headers['upload-offset']);

const contextOf = ({ app }: Pick<TestApp, 'app'>) => ({
  config: app.config,
  database: app.database,
  log: pino({ level: 'silent' }),
  signal: new AbortController().signal,
  today: app.today,
});

/** Does what the job does that looks into an upload. */
export const finish = (api: Pick<TestApp, 'app'>, uploadId: string): Promise<void> =>
  finishFileUploadJob.run({ uploadId }, contextOf(api));
export const scanAll = (api: Pick<TestApp, 'app'>): Promise<void> => scanFilesJob.run({}, contextOf(api));
export const forget = (api: Pick<TestApp, 'app'>): Promise<void> =>
  forgetFileUploadsJob.run({}, contextOf(api));

/** Uploads a file whole and has it checked: as it is read then. */
export async function uploaded(
  api: Pick<TestApp, 'app' | 'call'>,
  content: Buffer,
  { fileName = 'Perwali 12.pdf', metadata = {}, key }: Pick<Beginning, 'fileName' | 'metadata' | 'key'> = {},
): Promise<Answer> {
  const { body, status, text } = await begin(api, { bytes: content.length, fileName, metadata, key });
  if (status !== 201) throw new Error(text);
  const sent = await sendBytes(api, body.id, 0, content, { key });
  if (sent.status !== 204) return sent;
  await finish(api, body.id);
  return api.call('GET', `/v1/file-uploads/${body.id}`, { key });
}

export const sha256Of = (content: Buffer): string => hash('sha256', content);

/** Objects of a PDF packed into a stream, as PDF 1.5 and later keep them. */
export const packed = (objects: string): string => {
  const content = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
  return `7 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\n`;
};

/** A PDF with something in it; of about so many bytes. */
export function aPdf(within = '', bytes = 0): Buffer {
  const head = `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n${within}`;
  const filling = Buffer.alloc(Math.max(0, bytes - head.length - 60), 'Pasal 1 ');
  return Buffer.concat([
    Buffer.from(`${head}9 0 obj\n<<>>\nstream\n`, 'latin1'),
    filling,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n', 'latin1'),
  ]);
}

export function anArchive(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const contentTypes = (main: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const docxMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export const aDocx = (
  more: Readonly<Record<string, string | Buffer>> = {},
  main = docxMain,
): Promise<Buffer> =>
  anArchive({
    '[Content_Types].xml': contentTypes(main),
    'word/document.xml': '<w:document xmlns:w="urn:w"/>',
    ...more,
  });

export const anOdt = (more: Readonly<Record<string, string>> = {}): Promise<Buffer> =>
  anArchive({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<office:document-content xmlns:office="urn:office"/>',
    ...more,
  });
