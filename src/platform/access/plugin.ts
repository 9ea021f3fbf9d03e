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

  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (!access || access.kind === 'public') return;
    const key = presentedKey(request);
    const principal = key ? await app.keyRing.recognise(app.database.read, key, new Date()) : undefined;
    if (!principal)
      throw new Problem(problems.unauthenticated, {
        headers: { 'www-authenticate': 'Bearer realm="penata"' },
      });
    if (!principal.scopes.has(access.scope))
      throw new Problem(problems['scope-missing'], { parameters: { scope: access.scope } });
    request.principal = principal;
  });
});

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
