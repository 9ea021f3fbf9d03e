import type { FastifyRequest } from 'fastify';
import type { Actor } from '../database/database.ts';
import { covers, type Principal } from './principal.ts';
import { purposeOf } from './purpose.ts';
import type { Scope } from './scopes.ts';

/** Who calls, for handlers of routes that are not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new Error('a public route has no principal');
  return request.principal;
}

/** Whose file the caller is, for handlers of routes that are of one’s own. */
export const ownEmployeeId = (request: FastifyRequest): string => principalOf(request).self!.employeeId;

/** Who stands in the rows that this request writes, and in the audit log. */
export function actorOf(request: FastifyRequest): Actor {
  const { kind, id } = principalOf(request);
  const { id: requestId, keyed } = request;
  return { kind, id, requestId, reason: purposeOf(request), ...(keyed ? { kept: keyed.kept } : {}) };
}

/** True if the caller holds a scope at least where it holds the one that the route asks for. */
export function mayUse(request: FastifyRequest, scope: Scope): boolean {
  const { access } = request.routeOptions.config;
  const grants = request.principal?.grants;
  if (!grants) return false;
  const asked = access?.kind === 'scope' ? grants.get(access.scope) : null;
  return covers(grants.get(scope), asked ?? null);
}

/** What of a route's rows the caller sees, as a value: the same for all callers who see the same. */
export function viewOf(request: FastifyRequest): unknown {
  const { access } = request.routeOptions.config;
  const { principal } = request;
  if (access?.kind === 'self') return principal?.self?.employeeId;
  if (access?.kind !== 'scope') return undefined;
  const { scope, sensitive } = access;
  return [principal?.grants.get(scope)?.toSorted(), sensitive !== undefined && mayUse(request, sensitive)];
}
