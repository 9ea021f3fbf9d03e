import type { FastifyReply } from 'fastify';
import { nameOf } from '../files/keep.ts';
import { matches } from '../http/conditional.ts';
import { notFound } from '../http/problems.ts';
import { findPicture, type PhotoSize } from './store.ts';

/**
 * Answers with a photo. Whether the caller may see it the route has decided: it is asked each time anew, so that a
 * photo that is taken down is shown no more.
 * @throws Problem `not-found`
 */
export async function sendPhoto(reply: FastifyReply, photoId: string, size: PhotoSize): Promise<never> {
  const { database, files } = reply.server;
  const picture = await findPicture(database.read, photoId, size);
  if (!picture) throw notFound();
  const tag = `"${picture.sha256.toString('base64url')}"`;
  reply.headers({
    etag: tag,
    'cache-control': 'private, no-cache',
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
  if (matches(reply.request.headers['if-none-match'], tag)) return reply.status(304).send() as never;
  const content = await files.read(nameOf(picture.sha256));
  return reply.type(picture.mediaType).header('content-length', picture.bytes).send(content) as never;
}
