import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireReachAsked } from '../access/authorisation.ts';
import { matches } from '../http/conditional.ts';
import { Problem } from '../http/problem.ts';
import { notFound, unavailable } from '../http/problems.ts';
import { asAttachment } from './file-name.ts';
import type { ByteRange, FileStore } from './file-store.ts';
import { nameOf } from './keep.ts';
import { fileProblems } from './problems.ts';
import { rangeOf } from './range.ts';
import { files } from './tables.ts';

/** A file as whoever refers to it knows it. */
export interface SentFile {
  readonly sha256: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
}

/** A reader who takes nothing for so long has gone without a word. */
const idleMilliseconds = 120_000;

/**
 * Answers with a file, or with the part of it that `Range` asks for, as it streams from the store. Whether the caller
 * may have it the route has decided.
 * @throws Problem `file-infected`, `file-unscanned`, `range-not-satisfiable`, `not-found`
 */
export async function sendFile(reply: FastifyReply, file: SentFile): Promise<never> {
  const { request, server } = reply;
  requireReachAsked(request);
  const bytes = await sendableBytes(reply, file.sha256);
  const tag = `"${file.sha256.toString('hex')}"`;
  if (matches(request.headers['if-none-match'], tag)) {
    describe(reply, file, tag);
    return reply.status(304).send() as never;
  }
  const isHead = request.method === 'HEAD';
  const range = rangeOf(isHead ? undefined : askedRange(request, tag), bytes);
  if (range === 'outside')
    throw new Problem(fileProblems['range-not-satisfiable'], {
      parameters: { bytes },
      headers: { 'content-range': `bytes */${bytes}` },
    });
  const part = range === 'none' ? undefined : range;
  const content = isHead ? Readable.from([]) : await opened(server.files, file.sha256, part);
  describe(reply, file, tag);
  reply.type(file.mediaType).header('content-length', part ? part.end - part.start + 1 : bytes);
  if (part) reply.status(206).header('content-range', `bytes ${part.start}-${part.end}/${bytes}`);
  if (reply.raw.socket instanceof Socket) reply.raw.setTimeout(idleMilliseconds, () => reply.raw.destroy());
  return reply.send(content) as never;
}

/** A part of another file than the caller has the beginning of would be of no use. */
function askedRange({ headers }: FastifyRequest, tag: string): string | undefined {
  const condition = headers['if-range'];
  return condition === undefined || String(condition).trim() === tag ? headers.range : undefined;
}

const describe = (reply: FastifyReply, { sha256, fileName }: SentFile, tag: string): FastifyReply =>
  reply.headers({
    etag: tag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-disposition': asAttachment(fileName),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'repr-digest': `sha-256=:${sha256.toString('base64')}:`,
  });

const opened = (store: FileStore, sha256: Buffer, range: ByteRange | undefined): Promise<Readable> =>
  store.read(nameOf(sha256), range).catch((error: unknown) => {
    throw unavailable(error);
  });

async function sendableBytes({ server }: FastifyReply, sha256: Buffer): Promise<number> {
  const [file] = await server.database.read
    .select({ bytes: files.bytes, scan: files.scan })
    .from(files)
    .where(eq(files.sha256, sha256));
  if (!file) throw notFound();
  if (file.scan === 'infected') throw new Problem(fileProblems['file-infected']);
  if (file.scan === 'pending')
    throw new Problem(fileProblems['file-unscanned'], { headers: { 'retry-after': '30' } });
  return file.bytes;
}
