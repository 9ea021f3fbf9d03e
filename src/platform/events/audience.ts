import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.ts';
import { type Reach, reachFor } from '../access/reach.ts';
import type { Scope, UnitRule } from '../access/scopes.ts';
import type { EventKind } from './kind.ts';

/** What a caller is told: some kinds wherever they happen, others where one of its units is concerned. */
export interface Audience {
  readonly everywhere: readonly string[];
  readonly within: readonly { readonly kinds: readonly string[]; readonly reach: NonNullable<Reach> }[];
}

/** Finds out what the caller is told: each kind by its scope, and where that scope holds. */
export async function audienceOf(request: FastifyRequest, kinds: readonly EventKind[]): Promise<Audience> {
  const everywhere: string[] = [];
  const within: { kinds: string[]; reach: NonNullable<Reach> }[] = [];
  for (const scope of scopesOf(kinds)) {
    const reach = await reachFor(request, scope);
    if (reach === undefined) continue;
    const typesOf = (...rules: UnitRule[]) =>
      kinds.filter((kind) => kind.scope === scope && rules.includes(kind.units)).map(({ type }) => type);
    if (reach === null) everywhere.push(...typesOf('city', 'shared', 'narrowed'));
    else {
      everywhere.push(...typesOf('shared'));
      within.push({ kinds: typesOf('narrowed'), reach });
    }
  }
  return { everywhere, within };
}

/** Names what a caller may be told: callers with the same scopes in the same units have the same name. */
export function audienceName({ grants }: Principal, kinds: readonly EventKind[]): string {
  const held = scopesOf(kinds)
    .filter((scope) => grants.has(scope))
    .map((scope) => [scope, grants.get(scope)?.toSorted() ?? null]);
  return hash('sha256', JSON.stringify(held), 'base64url').slice(0, 12);
}

const scopesOf = (kinds: readonly EventKind[]): Scope[] =>
  [...new Set(kinds.map(({ scope }) => scope))].sort();
