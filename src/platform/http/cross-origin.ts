import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { notFound } from './problems.ts';

/** Beside those that every page may read. */
const readableHeaders = [
  'Accept-Ranges',
  'Allow',
  'API-Key-Expires',
  'API-Version',
  'Content-Disposition',
  'Content-Range',
  'Deprecation',
  'ETag',
  'Events-After',
  'Idempotency-Replayed',
  'Link',
  'Location',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Repr-Digest',
  'Retry-After',
  'Sunset',
  'Tus-Checksum-Algorithm',
  'Tus-Extension',
  'Tus-Max-Size',
  'Tus-Resumable',
  'Tus-Version',
  'Upload-Expires',
  'Upload-Length',
  'Upload-Offset',
  'WWW-Authenticate',
  'X-Request-Id',
].join(', ');
const preflightSeconds = 7200;

/**
 * `OPTIONS` of every known address, without a key: its methods, and for browsers what pages of other origins may send
 * there. Pages of the origins in `corsOrigins` may read all answers; credentials of the browser are never involved.
 */
export const crossOrigin = fp(async (app: FastifyInstance) => {
  const allowed = app.config.corsOrigins?.split(',').map((origin) => origin.trim().toLowerCase());
  const isOpen = allowed?.includes('*');

  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (allowed && !isOpen) reply.header('vary', `${reply.getHeader('vary')}, origin`);
    if (origin && (isOpen || allowed?.includes(origin.toLowerCase()))) {
      reply.header('access-control-allow-origin', isOpen ? '*' : origin);
      reply.header('access-control-expose-headers', readableHeaders);
    }
    done();
  });

  app.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'OPTIONS') return done();
    const methods = app.methodsAt(request.url).join(', ');
    if (methods === '') return done(notFound());
    reply.header('allow', methods);
    if (reply.hasHeader('access-control-allow-origin')) {
      const asked = request.headers['access-control-request-headers'];
      reply.header('access-control-allow-methods', methods);
      if (asked !== undefined) reply.header('access-control-allow-headers', asked);
      reply.header('access-control-max-age', String(preflightSeconds));
    }
    reply.status(204).send();
  });
});
