import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

export const apiVersion = '1.0.0';

/**
 * Headers that every answer carries. Answers hold personal data: nothing in between may keep them, no page may frame
 * or run them. Constant, because working them out for each answer costs a fifth of the throughput.
 */
const always = {
  'api-version': apiVersion,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  vary: 'accept, accept-encoding, accept-language, authorization, x-api-key',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export function giveCommonHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(always);
  reply.header('x-request-id', request.id);
}

export const commonHeaders = fp(async (app: FastifyInstance) => {
  // A connection that is kept alive would hold up the stop.
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onRequest', (request, reply, done) => {
    giveCommonHeaders(request, reply);
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    if (request.method === 'HEAD' && payload instanceof Readable) {
      // Else all of it would be read, for nobody.
      payload.destroy();
      return done(null, Readable.from([]));
    }
    done(null, payload);
  });
});
