import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { shapeRemarks } from '../http/remarks.ts';
import { keyHeader } from './key.ts';
import { KeyedRequest } from './keyed-request.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A POST that changes nothing: it may be repeated as it is. */
    readsOnly?: boolean;
  }
  interface FastifyRequest {
    /** Set if the request has an `Idempotency-Key` that counts. */
    keyed: KeyedRequest | undefined;
  }
}

/**
 * Whether a key means something to a route: to every POST that changes something, by a caller who is recognised; not to
 * what the public writes, which is safe to repeat by what its body carries.
 */
export const takesKey = ({ method, config }: Pick<RouteOptions, 'method' | 'config'>): boolean =>
  [method].flat().includes('POST') &&
  config?.access !== undefined &&
  !config.readsOnly &&
  !config.publicWrite;

/**
 * `Idempotency-Key`: whoever repeats a request gets the answer of the first and no second effect. Must stand behind
 * all that gives the answer its headers.
 */
export const idempotency = fp(async (app: FastifyInstance) => {
  app.decorateRequest('keyed', undefined);

  app.addHook('preHandler', (request, reply, done) => {
    if (request.headers[keyHeader] === undefined || !takesKey(request.routeOptions)) return done();
    if (!request.principal) return done(onlyForCallers());
    try {
      const keyed = new KeyedRequest(request);
      request.keyed = keyed;
      // Whoever has hung up will ask again.
      reply.raw.once('close', () => void keyed.kept.end());
      // What streams in is not here yet: the route itself tells what came.
      if (request.routeOptions.config.slowBody) return done();
      keyed.identify(request, request.body);
      keyed.requireNew(app.database.read).then(() => done(), done);
    } catch (error) {
      done(error as Error);
    }
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    if (!request.keyed) return done(null, payload);
    request.keyed.settle(reply, payload).then(() => done(null, payload), done);
  });
});

/** Whoever is nobody shares the name with everybody: one could fetch the other's answer. */
const onlyForCallers = (): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [{ place: { header: keyHeader }, code: 'not-allowed', text: shapeRemarks['not-allowed'] }],
  });

/**
 * Tells what streamed in, within the transaction of the request; of no concern without a key.
 * @throws RepeatedAnswer if this was answered before; Problem if the key belongs to another request
 */
export async function identifyContent(request: FastifyRequest, content: unknown): Promise<void> {
  const { keyed } = request;
  if (!keyed) return;
  keyed.identify(request, content);
  await keyed.requireNew(keyed.kept.transaction!);
}
