import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { presentedCredential } from './credential.ts';
import type { Directory } from './directory.ts';
import { follow } from './follow.ts';
import type { Principal } from './principal.ts';
import { type Reach, ReachBook } from './reach.ts';
import type { Access } from './scopes.ts';
import { unauthenticated } from './unauthenticated.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route: a route without it stops the start. */
    access?: Access;
    /**
     * A POST by which the public writes: its body carries what makes it count once (a proof of work), so it is safe to
     * repeat without an `Idempotency-Key`, which nobody without a name could have.
     */
    publicWrite?: boolean;
    /**
     * The field under which the protocol of the route lets a key stand in the address or the body. Without one in the
     * headers or the address the door opens for the body alone: the route calls `admit` when it has read it.
     */
    keyField?: string;
  }
  interface FastifyRequest {
    /** What the caller reaches, on routes that are narrowed by units; see `reachOf`. */
    reach: Reach | undefined;
    isReachAsked: boolean;
  }
  interface FastifyInstance {
    reachBook: ReachBook;
  }
}

/** Denies by default: holds each route's declaration against the caller. */
export const authorisation = fp(async (app: FastifyInstance, { directory }: { directory: Directory }) => {
  app.decorateRequest('reach', undefined);
  app.decorateRequest('isReachAsked', false);
  const reachBook = new ReachBook(directory);
  app.decorate('reachBook', reachBook);
  follow(app, [app.keyRing, reachBook]);
  requireDeclarations(app);

  app.addHook('onRequest', (request, _reply, done) => {
    const { access, keyField } = request.routeOptions.config;
    const { principal } = request;
    if (keyField !== undefined && !presentedCredential(request)) return done();
    const refusal = access && (request.credentialProblem ?? refusalOf(principal, access));
    if (!principal || refusal || access?.kind !== 'scope' || access.units !== 'narrowed') {
      done(refusal);
      return;
    }
    const roots = principal.grants.get(access.scope)!;
    request.reach = roots === null ? null : reachBook.recall(roots, app.today());
    if (roots === null || request.reach !== undefined) {
      done();
      return;
    }
    reachBook.find(app.database.read, roots, app.today()).then((reach) => {
      request.reach = reach;
      done();
    }, done);
  });

  // A route that forgets to admit its caller must fail, not let everybody in.
  app.addHook('preHandler', (request, _reply, done) => {
    const { access, keyField } = request.routeOptions.config;
    done(keyField !== undefined && access ? refusalOf(request.principal, access) : undefined);
  });

  // Whoever founds a unit may go on with it at once: news of the change reaches this instance a moment later.
  app.addHook('onSend', (request, reply, payload, done) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead && request.reach !== undefined && reply.statusCode < 300) reachBook.changed();
    done(null, payload);
  });

  // A route that forgets to ask what the caller reaches must fail, not leak.
  app.addHook('preSerialization', (request, reply, payload, done) => {
    if (reply.statusCode >= 400) return done(null, payload);
    try {
      requireReachAsked(request);
    } catch (error) {
      return done(error as Error);
    }
    done(null, payload);
  });
});

/**
 * The door for a key that came in the body of a route with a `keyField`: recognised, counted and held against what the
 * route asks for, as others are before the body is read. Of no concern to whoever has passed already.
 * @throws Problem as the door does
 */
export async function admit(request: FastifyRequest, reply: FastifyReply, key: unknown): Promise<void> {
  const { server, routeOptions } = request;
  if (request.principal) return;
  if (typeof key === 'string' && key !== '') await server.recogniseKey(request, reply, key);
  const refusal =
    (request.principal ? server.countRequest(request, reply) : undefined) ??
    request.credentialProblem ??
    refusalOf(request.principal, routeOptions.config.access!);
  if (refusal) throw refusal;
}

/** For answers that pass no hook because they are streams. */
export function requireReachAsked(request: FastifyRequest): void {
  if (request.reach && !request.isReachAsked)
    throw new Error('a narrowed route did not ask for the reach of its caller');
}

/** Every route says who may call it. */
function requireDeclarations(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  app.addHook('onReady', async () => {
    const undeclared = routes
      .filter((route) => !route.config?.access)
      .map(({ method, url }) => `${method} ${url}`);
    if (undeclared.length > 0)
      throw new Error(`no access declared (config.access): ${undeclared.join(', ')}`);
  });
}

function refusalOf(principal: Principal | null, access: Access): Problem | undefined {
  if (access.kind === 'public') return undefined;
  if (!principal) return unauthenticated();
  if (access.kind === 'caller') return undefined;
  if (access.kind === 'self') return principal.self ? undefined : new Problem(problems['no-employee']);
  const { scope } = access;
  const units = principal.grants.get(scope);
  if (units === undefined) return new Problem(problems['scope-missing'], { parameters: { scope } });
  if (units !== null && access.units === 'city') return new Problem(problems['whole-city-only']);
  return undefined;
}
