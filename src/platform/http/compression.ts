import type { FastifyCompressOptions } from '@fastify/compress';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

const bodyEncodings = ['gzip', 'br', 'deflate'] as const;

/** Which answers are compressed, for those who can read them, and how bodies may be. */
export const compression: FastifyCompressOptions = {
  threshold: 2048,
  // Texts; events are sent one by one, and must not wait for others.
  customTypes: /^text\/(?!event-stream)|[/+](json|xml)\b|\bx-ndjson\b/,
  requestEncodings: [...bodyEncodings, 'identity'],
  onUnsupportedRequestEncoding: () =>
    new Problem(problems['unsupported-encoding'], { parameters: { expected: bodyEncodings.join(', ') } }),
};
