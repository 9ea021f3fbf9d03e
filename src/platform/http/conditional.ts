import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { type Addition, methodsOf, withAnswers, withHeaders } from './documented.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers 412 for a reason of its own, and knows no `If-Match`. */
    ownPrecondition?: boolean;
  }
  interface FastifyReply {
    /** The version of the resource that is answered: becomes part of its ETag. */
    resourceVersion: number | undefined;
  }
}

/**
 * `ETag` on every answer of a GET: the version of the resource, if it has one, and a digest of the bytes.
 * The digest decides `If-None-Match` (an answer differs by scope, day and fields); the version decides `If-Match`.
 */
export const conditionalRequests = fp(async (app: FastifyInstance) => {
  app.decorateReply('resourceVersion', undefined);
  app.addHook('onSend', (request, reply, payload, done) => {
    if (typeof payload !== 'string' || payload === '' || reply.statusCode >= 300 || reply.hasHeader('etag'))
      return done(null, payload);
    const digest = hash('sha1', payload, 'base64url').slice(0, 16);
    const tag = reply.resourceVersion === undefined ? `"${digest}"` : `"${reply.resourceVersion}.${digest}"`;
    reply.header('etag', tag);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || !matches(request.headers['if-none-match'], tag)) return done(null, payload);
    reply.status(304).removeHeader('content-type').removeHeader('content-length');
    done(null, '');
  });
});

/** Names the version of the resource in the answer. */
export function versioned<Body extends { version: number }>(reply: FastifyReply, body: Body): Body {
  reply.resourceVersion = body.version;
  return body;
}

/**
 * The version that a change is based on, from `If-Match`.
 * @throws Problem `precondition-required` without the header, `precondition-failed` if it names no version.
 */
export function expectedVersion(request: FastifyRequest): number | '*' {
  const header = request.headers['if-match'];
  if (header === undefined) throw new Problem(problems['precondition-required']);
  if (header.trim() === '*') return '*';
  const version = /^(?:W\/)?"(\d+)(?:\.[\w-]*)?"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Problem(problems['precondition-failed']);
  return Number(version);
}

/** As {@link expectedVersion}, where a change may also be made without the header. */
export const optionalVersion = (request: FastifyRequest): number | '*' =>
  request.headers['if-match'] === undefined ? '*' : expectedVersion(request);

/** Refuses a change that is based on another version than the present one. */
export function requireVersion(expected: number | '*', present: number): void {
  if (expected !== '*' && expected !== present) throw new Problem(problems['precondition-failed']);
}

export function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return (
    header.trim() === '*' ||
    header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag)
  );
}

const notChanged = {
  304: { type: 'null', description: 'It is what `If-None-Match` names, and is not sent again.' },
};

const ifNoneMatch = {
  'If-None-Match': {
    type: 'string',
    maxLength: 2000,
    pattern: '^[^\\u0000]*$',
    description:
      'The ETag of what the caller has: the answer is 304, without a body, if that is what there is.',
    examples: ['"3.x7Yk2mB0tQ4sLd9a"'],
  },
};
const ifMatch = {
  'If-Match': {
    type: 'string',
    maxLength: 200,
    pattern: '^[^\\u0000]*$',
    description:
      'The ETag that the change is based on, or `*` for any: what somebody else has changed since is not overwritten.',
    examples: ['"3.x7Yk2mB0tQ4sLd9a"'],
  },
};

/** Reads can be asked for what is new; what may answer that the state is another takes the state that is meant. */
export const documentConditions: Addition = (described, route) => {
  const { response } = described;
  const changing =
    response?.[412] && !route.config?.ownPrecondition
      ? withHeaders(described, ifMatch, response[428] ? ['If-Match'] : [])
      : described;
  return methodsOf(route).includes('GET')
    ? withAnswers(withHeaders(changing, ifNoneMatch), notChanged)
    : changing;
};
