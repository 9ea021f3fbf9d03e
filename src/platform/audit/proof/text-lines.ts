import { pipeline, type Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';

const gzipMagic = Buffer.from([0x1f, 0x8b]);

/**
 * The lines of a UTF-8 stream, gzipped or not. Only a line feed ends a line: JSON may hold the other separators that
 * `node:readline` knows. A gzip stream that was cut ends early, as a plain one does.
 */
export async function* textLines(source: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let unfinished = '';
  for await (const piece of unzipped(source)) {
    const lines = (unfinished + decoder.decode(piece, { stream: true })).split('\n');
    unfinished = lines.pop()!;
    yield* lines;
  }
  unfinished += decoder.decode();
  if (unfinished !== '') yield unfinished;
}

async function* unzipped(source: Readable): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await pieces.next();
  if (first.done) return;
  const all = startingWith(first.value, pieces);
  if (!first.value.subarray(0, gzipMagic.length).equals(gzipMagic)) yield* all;
  else yield* pipeline(all, createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }), () => {});
}

async function* startingWith(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
