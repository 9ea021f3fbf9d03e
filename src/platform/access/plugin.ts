import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import type { Actor } from '../database/database.ts';
import { Problem, problems } from '../http/problems.ts';
import { followKeys } from './follow.ts';
import { type KeyPrincipal, KeyRing } from './keys.ts';
import type { Access, Scope } from './scopes.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route: a route without it stops the start. */
    access?: Access;
  }
  interface FastifyRequest {
    /** Who calls: null for the public. */
    principal: KeyPrincipal | null;
  }
  interface FastifyInstance {
    keyRing: KeyRing;
  }
}

/** Denies by default: recognises the caller and holds each route's declaration against it. */
export const access = fp(async (app: FastifyInstance) => {
  app.decorateRequest('principal', null);
  app.decorate('keyRing', new KeyRing());
  followKeys(app);

  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  app.addHook('onReady', async () => {
    const undeclared = routes
      .filter((route) => !route.config?.access)
      .map(({ method, url }) => `${method} ${url}`);
    if (undeclared.length > 0)
      throw new Error(`no access declared (config.access): ${undeclared.join(', ')}`);
  });

  app.addHook('onRequest', (request, _reply, done) => {
    const { access } = request.routeOptions.config;
    if (!access || access.kind === 'public') return done();
    const key = presentedKey(request);
    if (!key) return done(unauthenticated());
    const now = new Date();
    const known = app.keyRing.recall(key, now);
    if (known) return done(admit(request, known, access.scope));
    app.keyRing
      .recognise(app.database.read, key, now)
      .then(
        (principal) => done(principal ? admit(request, principal, access.scope) : unauthenticated()),
        done,
      );
  });
});

/** Lets a caller through, or tells which scope it lacks. */
function admit(request: FastifyRequest, principal: KeyPrincipal, scope: Scope): Problem | undefined {
  if (!principal.scopes.has(scope)) return new Problem(problems['scope-missing'], { parameters: { scope } });
  request.principal = principal;
  return undefined;
}

const unauthenticated = (): Problem =>
  new Problem(problems.unauthenticated, { headers: { 'www-authenticate': 'Bearer realm="penata"' } });

export const mayUse = (request: FastifyRequest, scope: Scope): boolean =>
  request.principal?.scopes.has(scope) ?? false;

/** Who stands in the rows that this request writes. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.principal) throw new Error('a public route has no actor');
  return { kind: 'key', id: request.principal.id };
}

function presentedKey(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([\w-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const header = request.headers['x-api-key'];
  return bearer?.startsWith('pnt_') ? bearer : typeof header === 'string' ? header : bearer;
}
