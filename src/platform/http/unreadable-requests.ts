import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance } from 'fastify';
import type { ProblemKind } from './problem.ts';
import { problems } from './problems.ts';

const kinds: Readonly<Record<string, ProblemKind>> = {
  ERR_HTTP_REQUEST_TIMEOUT: problems['request-timeout'],
  HPE_HEADER_OVERFLOW: problems['headers-too-large'],
};

/** Answers what is not even HTTP, or not to its end, as a problem like any other; then the connection is closed. */
export function answerUnreadable(this: FastifyInstance, error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const kind = kinds[error.code] ?? problems['malformed-request'];
  const id = randomUUID();
  this.log.info({ reqId: id, code: kind.code, cause: error.code }, 'request refused');
  if (!socket.writable) {
    socket.destroy(error);
    return;
  }
  const body = JSON.stringify({
    type: `${this.config.publicUrl?.replace(/\/+$/, '') ?? ''}/problems/${kind.code}`,
    title: kind.title.en,
    status: kind.status,
    detail: kind.detail.en,
    instance: `urn:request:${id}`,
    code: kind.code,
  });
  const head = [
    `HTTP/1.1 ${kind.status} ${kind.title.en}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    `x-request-id: ${id}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
