import { Readable } from 'node:stream';
import { type TableLimits, UnreadableTable } from './table.ts';

const headBytes = 512;

export interface OpenSource {
  /** At least 512 bytes unless the upload is shorter. */
  head: Buffer;
  /** The whole upload, head included. */
  chunks: AsyncIterable<Buffer>;
  /** Stops the upload; harmless after its end. */
  close(): void;
}

function isPrematureEnd(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
}

/**
 * Reads the first bytes of an upload and hands it on whole. A connection that breaks off is `cut-file`; an
 * abort rejects the read under way even when the upload hangs.
 */
export async function openSource(
  source: Readable | AsyncIterable<Uint8Array>,
  limits: TableLimits,
  signal?: AbortSignal,
): Promise<OpenSource> {
  signal?.throwIfAborted();
  const iterator: AsyncIterator<unknown> = source[Symbol.asyncIterator]();
  // Not Promise.race with one lasting promise: that would keep every chunk alive until the end.
  let rejectPending = (_reason: unknown): void => {};
  const onAbort = (): void => rejectPending(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const nextOrAbort = (): Promise<IteratorResult<unknown>> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      rejectPending = reject;
      iterator.next().then(resolve, reject);
    });

  const close = (): void => {
    signal?.removeEventListener('abort', onAbort);
    if (source instanceof Readable) source.destroy();
    // Not awaited: a hanging generator answers return() only after the read it is stuck in.
    iterator.return?.().catch(() => {});
  };

  let size = 0;
  const next = async (): Promise<Buffer | undefined> => {
    const result = await nextOrAbort().catch((error: unknown) => {
      if (isPrematureEnd(error)) throw new UnreadableTable('cut-file', { cause: error });
      throw error;
    });
    if (result.done === true) return undefined;
    const chunk = toBuffer(result.value);
    size += chunk.length;
    if (size > limits.uploadBytes) {
      throw new UnreadableTable('upload-too-large', { parameters: { limit: limits.uploadBytes } });
    }
    return chunk;
  };

  try {
    let head: Buffer = Buffer.alloc(0);
    while (head.length < headBytes) {
      const chunk = await next();
      if (chunk === undefined) break;
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    }
    const chunks = async function* (): AsyncGenerator<Buffer> {
      if (head.length > 0) yield head;
      for (let chunk = await next(); chunk !== undefined; chunk = await next()) yield chunk;
    };
    return { head, chunks: chunks(), close };
  } catch (error) {
    close();
    throw error;
  }
}

function toBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (typeof chunk === 'string') return Buffer.from(chunk);
  throw new TypeError('An upload consists of bytes');
}
