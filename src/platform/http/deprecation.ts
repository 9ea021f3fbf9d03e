import type { FastifyInstance, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { type Addition, withAnswerHeaders } from './documented.ts';
import { publicAddress } from './links.ts';

/** A route that will end. */
export interface Deprecated {
  /** The day since which it is no longer recommended. */
  readonly since: string;
  /** The day on which it ends: half a year later at the earliest. */
  readonly sunset: string;
  /** Where the same is found from now on, such as `/v1/units`. */
  readonly replacement: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    deprecated?: Deprecated;
  }
}

const changelog = '/guides/changelog';
const shortestNoticeDays = 180;
const secondsOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;

/** Answers of a deprecated route say so: `Deprecation` (RFC 9745), `Sunset` (RFC 8594), and links to what to do. */
export const deprecation = fp(async (app: FastifyInstance) => {
  app.addHook('onRoute', requireNotice);
  app.addHook('onSend', (request, reply, payload, done) => {
    const { deprecated } = request.routeOptions.config;
    if (!deprecated) return done(null, payload);
    const links = [
      reply.getHeader('link'),
      `<${publicAddress(request, changelog)}>; rel="deprecation"`,
      `<${publicAddress(request, deprecated.replacement)}>; rel="successor-version"`,
    ];
    reply.headers({
      deprecation: `@${secondsOf(deprecated.since)}`,
      sunset: new Date(secondsOf(deprecated.sunset) * 1000).toUTCString(),
      link: links.filter(Boolean).join(', '),
    });
    done(null, payload);
  });
});

function requireNotice({ config, method, url }: RouteOptions): void {
  if (!config?.deprecated) return;
  const { since, sunset } = config.deprecated;
  if (!(secondsOf(sunset) - secondsOf(since) >= shortestNoticeDays * 86_400))
    throw new Error(`${method} ${url} must stay for ${shortestNoticeDays} days after it is deprecated`);
}

const headers = {
  Deprecation: {
    type: 'string',
    pattern: '^@\\d+$',
    maxLength: 20,
    description: 'Since when the operation is no longer recommended (RFC 9745).',
    examples: ['@1790812800'],
  },
  Sunset: {
    type: 'string',
    pattern: '^[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT$',
    maxLength: 29,
    description: 'When the operation ends (RFC 8594).',
    examples: ['Thu, 01 Apr 2027 00:00:00 GMT'],
  },
};

export const documentDeprecation: Addition = (described, route) => {
  const deprecated = route.config?.deprecated;
  if (!deprecated) return described;
  const { since, sunset, replacement } = deprecated;
  const words = `Deprecated since ${since}: use \`${replacement}\` instead. It ends on ${sunset}.`;
  return withAnswerHeaders(
    { ...described, deprecated: true, description: `${described.description}\n\n${words}` },
    headers,
  );
};
