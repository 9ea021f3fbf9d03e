import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { type Addition, methodsOf, withAnswers, withHeaders } from './documented.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer holds what is never shown again: it is always given in full. */
    showsOnce?: boolean;
  }
}

const writing = new Set(['POST', 'PATCH', 'PUT']);

const mayBeMinimal = (route: Pick<RouteOptions, 'config' | 'method'>): boolean =>
  methodsOf(route).some((method) => writing.has(method)) &&
  !route.config?.readsOnly &&
  !route.config?.showsOnce;

/**
 * `Prefer: return=minimal` (RFC 7240): what was made or changed is not sent back. Must stand before all that looks at
 * what is answered, so that nothing counts as shown.
 */
export const preferences = fp(async (app: FastifyInstance) => {
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const isGood = reply.statusCode < 300;
    if (
      !isGood ||
      request.headers.prefer === undefined ||
      !mayBeMinimal(request.routeOptions) ||
      !prefersMinimal(request)
    )
      return done(null, payload);
    if (reply.statusCode === 200) reply.status(204);
    if (reply.resourceVersion !== undefined) reply.header('etag', `"${reply.resourceVersion}"`);
    reply.header('preference-applied', 'return=minimal').removeHeader('content-type');
    reply.serializer(() => '');
    done(null, null);
  });
});

/** The first that is said of `return` counts; what is not known is of no concern. */
function prefersMinimal({ headers: { prefer } }: FastifyRequest): boolean {
  const said = /(?:^|[,;])\s*return\s*=\s*"?([\w-]+)/i.exec([prefer].flat().join(','));
  return said?.[1]?.toLowerCase() === 'minimal';
}

const parameter = {
  Prefer: {
    type: 'string',
    maxLength: 200,
    pattern: '^[^\\u0000]*$',
    description:
      'With `return=minimal` the answer says in its headers alone what has become of the request (RFC 7240); other preferences are ignored.',
    examples: ['return=minimal'],
  },
};

/** Writes may be answered without a body. */
export const documentPreferences: Addition = (described, route) => {
  if (!mayBeMinimal(route)) return described;
  const withParameter = withHeaders(described, parameter);
  if (!described.response?.[200]) return withParameter;
  return withAnswers(withParameter, {
    204: {
      type: 'null',
      description: 'It is changed, as `Prefer: return=minimal` asked for: nothing is sent back.',
    },
  });
};
