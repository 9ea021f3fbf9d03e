import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { publicAccess } from '../../src/platform/access/scopes.ts';
import { newId } from '../../src/platform/database/columns.ts';
import { claimPhotos, type PhotoSize, sendPhoto } from '../../src/platform/photos/index.ts';
import type { Answer, BuildOptions, TestApp } from './build.ts';

interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly type?: string;
  readonly content: string | Buffer;
}

/** A form as browsers send it. */
export function formOf(parts: readonly Part[]): { body: Buffer; headers: Record<string, string> } {
  const boundary = '----photo';
  const pieces = parts.flatMap(({ name, fileName, type, content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n${type === undefined ? '' : `content-type: ${type}\r\n`}\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** A picture, red on the left and blue on the right. */
export const aPicture = (width = 400, height = 300): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#f00000' } }).composite([
    {
      input: {
        create: { width: Math.ceil(width / 2), height, channels: 3, background: '#0000f0' },
      },
      left: Math.floor(width / 2),
      top: 0,
    },
  ]);

export const aPhotoFile = (width?: number, height?: number): Promise<Buffer> =>
  aPicture(width, height).jpeg().toBuffer();

interface Sending {
  readonly fileName?: string;
  readonly type?: string;
  readonly proof?: string;
  readonly remoteAddress?: string;
}

/** Sends a photo as somebody of the public. */
export function send(
  { call }: Pick<TestApp, 'call'>,
  content: string | Buffer,
  { fileName = 'IMG_0001.jpg', type = 'image/jpeg', proof, remoteAddress }: Sending = {},
): Promise<Answer> {
  const form = formOf([
    ...(proof === undefined ? [] : [{ name: 'proof', content: proof }]),
    { name: 'file', fileName, type, content },
  ]);
  return call('POST', '/v1/photos', {
    key: null,
    ...form,
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  });
}

/** Routes of a module that takes photos and shows them. */
export const albumRoutes: NonNullable<BuildOptions['prepare']> = (app) => {
  const config = { access: publicAccess };
  app.post<{ Body: { photoIds: string[] } }>(
    '/v1/albums',
    { config: { ...config, publicWrite: true }, schema: { hide: true } },
    async (request, reply) => {
      const id = newId();
      await app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
        claimPhotos(transaction, request.body.photoIds, { kind: 'album', id }, '/photoIds'),
      );
      reply.status(201);
      return { id };
    },
  );
  app.get<{ Params: { photoId: string; size: PhotoSize } }>(
    '/v1/albums/photos/:photoId/:size',
    { config, schema: { hide: true } },
    (request, reply) => sendPhoto(reply, request.params.photoId, request.params.size),
  );
};

/** What is kept of a photo, as it is shown. */
export async function shownPhoto(
  { app }: Pick<TestApp, 'app'>,
  photoId: string,
  { size = 'full', headers = {} }: { size?: PhotoSize; headers?: Record<string, string> } = {},
) {
  const {
    statusCode,
    headers: given,
    rawPayload,
  } = await app.inject({
    method: 'GET',
    url: `/v1/albums/photos/${photoId}/${size}`,
    headers,
  });
  return { status: statusCode, headers: given, bytes: rawPayload };
}

/** The segments of a JPEG by their markers, and how many bytes follow its end. */
export function segmentsOf(jpeg: Buffer): { markers: string[]; after: number } {
  const markers: string[] = [];
  let at = 2;
  for (;;) {
    if (jpeg[at] !== 0xff) throw new Error(`no marker at ${at}`);
    const marker = jpeg[at + 1]!;
    markers.push(marker.toString(16));
    at += 2 + jpeg.readUInt16BE(at + 2);
    if (marker === 0xda) break;
  }
  const end = jpeg.indexOf(Buffer.from([0xff, 0xd9]), at);
  return { markers, after: jpeg.length - end - 2 };
}

/** A PNG that says that it is so large, whatever it holds. */
export function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
