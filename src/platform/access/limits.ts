import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Problem } from '../http/problem.ts';
import { clientAddress } from './client-address.ts';
import { clock, limitHeaders, tooManyRequests } from './too-many-requests.ts';
import { WindowCounter } from './window-counter.ts';

declare module 'fastify' {
  interface FastifyInstance {
    guessing: Guessing;
    /** Counts a request for its caller, or its address; gives the refusal if it is one too many. */
    countRequest(request: FastifyRequest, reply: FastifyReply): Problem | undefined;
  }
}

/** Keeps one client address from trying many keys. */
export interface Guessing {
  /** Whether so many authentications failed that a credential which is not known already is not to be looked at. */
  isBlocked(request: FastifyRequest): boolean;
  /** What to answer while blocked: `too-many-requests`. */
  refusal(request: FastifyRequest): Problem;
  /** Counts an authentication that failed. */
  failed(request: FastifyRequest): void;
}

const milliseconds = 60_000;
/** Of each kind; all of them take about 15 MB. */
const maximumCounters = 100_000;

/**
 * Limits requests in windows of a minute: of callers by their id, of the public by address, and failed authentications
 * by address; a limit of 0 means none. Health and metrics are not limited. Each instance counts for itself and in
 * memory: behind a load balancer n instances accept up to n times as much, and a restart begins anew.
 * Answers carry `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10).
 */
export const limits = fp(async (app: FastifyInstance) => {
  const { keyRequestsPerMinute, publicRequestsPerMinute, failedAttemptsPerMinute } = app.config;
  const callers = new WindowCounter(milliseconds, maximumCounters);
  const addresses = new WindowCounter(milliseconds, maximumCounters);
  app.decorate('guessing', guessing(failedAttemptsPerMinute));

  app.decorate('countRequest', (request, reply) => {
    const { principal } = request;
    const limit = principal ? (principal.requestsPerMinute ?? keyRequestsPerMinute) : publicRequestsPerMinute;
    if (limit === 0 || isOperational(request.routeOptions.url)) return undefined;
    const now = clock();
    const window = principal
      ? callers.count(principal.id, now)
      : addresses.count(clientAddress(request.ip), now);
    reply.headers(limitHeaders({ policy: 'default', quota: limit, milliseconds }, window, now));
    return window.count > limit ? tooManyRequests(window, now) : undefined;
  });
  app.addHook('onRequest', (request, reply, done) => done(app.countRequest(request, reply)));
});

function guessing(limit: number): Guessing {
  const failures = new WindowCounter(milliseconds, maximumCounters);
  return {
    isBlocked({ ip }) {
      if (limit === 0) return false;
      const window = failures.current(clientAddress(ip), clock());
      return window !== undefined && window.count >= limit;
    },
    refusal({ ip }) {
      const now = clock();
      const window = failures.current(clientAddress(ip), now) ?? { count: limit, endsAt: now + 1 };
      return tooManyRequests(
        window,
        now,
        limitHeaders({ policy: 'failed-attempts', quota: limit, milliseconds }, window, now),
      );
    },
    failed({ ip }) {
      if (limit > 0) failures.count(clientAddress(ip), clock());
    },
  };
}

/** Probes and scrapes come often, and must succeed above all when much else is refused. */
const isOperational = (url: string | undefined): boolean =>
  url !== undefined && (url.startsWith('/health/') || url === '/metrics');
