import type { Scope } from './scopes.ts';

/** Where a scope holds: in these units and all below them, or everywhere (null). */
export type Units = readonly string[] | null;

/** What a caller may do, and where. */
export type Grants = ReadonlyMap<Scope, Units>;

/** The civil servant that a token belongs to. */
export interface Self {
  readonly employeeId: string;
  readonly unitId: string | null;
  readonly agencyId: string | null;
}

/** Who calls, once recognised. */
export interface Principal {
  readonly kind: 'key' | 'token';
  /** Id of the key, or `issuer|subject` of the token. */
  readonly id: string;
  readonly name: string;
  readonly grants: Grants;
  readonly roles: readonly string[];
  readonly self: Self | null;
  /** Its own limit; null for the usual one. */
  readonly requestsPerMinute: number | null;
  /** When the credential ends. */
  readonly expiresAt: Date;
}

/** The same units for every scope, as keys have them. */
export const grantsOf = (scopes: Iterable<Scope>, units: Units): Grants =>
  new Map([...scopes].map((scope) => [scope, units]));

/** Adds a grant to others: whoever may do something everywhere is not narrowed by a second role. */
export function addGrant(grants: Map<Scope, Units>, scope: Scope, units: Units): void {
  const held = grants.get(scope);
  if (units === null || held === null) grants.set(scope, null);
  else grants.set(scope, [...new Set([...(held ?? []), ...units])]);
}

/** True if whoever holds `wide` reaches everything that `narrow` reaches, as far as their roots tell. */
export function covers(wide: Units | undefined, narrow: Units): boolean {
  if (wide === null) return true;
  if (wide === undefined || narrow === null) return false;
  return narrow.every((unit) => wide.includes(unit));
}
