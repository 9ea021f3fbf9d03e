import { eq } from 'drizzle-orm';
import type { Reader } from '../../database/database.ts';
import { Problem } from '../../http/problem.ts';
import type { Remark } from '../../http/remarks.ts';
import { networkCovers } from '../networks.ts';
import { covers, type Grants, type Principal, type Units } from '../principal.ts';
import { isScope, type Scope } from '../scopes.ts';
import { apiKeys } from '../tables.ts';
import { administrationProblems } from './problems.ts';
import { administrationRemarks } from './remarks.ts';
import type { UnitLookup } from './units.ts';

/** What a key lets its holder do, from where, how often and for how long. */
export interface KeyPower {
  readonly scopes: readonly string[];
  readonly unitIds: Units;
  readonly networks: readonly string[] | null;
  readonly requestsPerMinute: number | null;
  readonly expiresAt: Date;
}

/** What bounds the keys that a caller may hand out; null for no bound. */
export interface Bounds {
  readonly grants: Grants;
  readonly networks: readonly string[] | null;
  readonly requestsPerMinute: number | null;
  readonly expiresAt: Date | null;
}

/** What a caller has itself: a token bounds by its grants alone, because it is renewed all day and has no networks. */
export async function boundsOf(reader: Reader, { kind, id, grants }: Principal): Promise<Bounds> {
  const [own] =
    kind === 'key'
      ? await reader
          .select({
            networks: apiKeys.networks,
            requestsPerMinute: apiKeys.requestsPerMinute,
            expiresAt: apiKeys.expiresAt,
          })
          .from(apiKeys)
          .where(eq(apiKeys.id, id))
      : [];
  return { grants, networks: null, requestsPerMinute: null, expiresAt: null, ...own };
}

/** True if a change gives a key anything that it did not have before. */
export function isWider(after: KeyPower, before: KeyPower): boolean {
  const isLimitKept = after.requestsPerMinute === before.requestsPerMinute;
  const isLimitLowered =
    before.requestsPerMinute !== null &&
    after.requestsPerMinute !== null &&
    after.requestsPerMinute < before.requestsPerMinute;
  return (
    after.expiresAt > before.expiresAt ||
    !(isLimitKept || isLimitLowered) ||
    !networksCover(before.networks, after.networks)
  );
}

/** Where in the request a part of a key's power stands. */
export type PlaceOf = (field: keyof KeyPower, at?: number) => Remark['place'];

/** The body for the fields that it may hold, else the key that the address names. */
export const placesIn =
  (fields: Partial<Record<keyof KeyPower, unknown>>): PlaceOf =>
  (field, at) =>
    field in fields
      ? { pointer: at === undefined ? `/${field}` : `/${field}/${at}` }
      : { parameter: 'keyId' };

const maximumRemarks = 100;

/**
 * Refuses a key that could do more than the caller itself.
 * @param day the day on which units are compared
 * @throws Problem `more-than-own` that names each place
 */
export async function requireWithinBounds(
  power: KeyPower,
  bounds: Bounds,
  placeOf: PlaceOf,
  units: { lookup: UnitLookup; reader: Reader; day: string },
): Promise<void> {
  const remarks = [
    ...(await scopeRemarks(power, bounds.grants, placeOf, units)),
    ...networkRemarks(power, bounds, placeOf),
    ...limitRemarks(power, bounds, placeOf),
  ];
  if (remarks.length > 0)
    throw new Problem(administrationProblems['more-than-own'], { remarks: remarks.slice(0, maximumRemarks) });
}

const remark = (
  place: Remark['place'],
  code: keyof typeof administrationRemarks,
  parameters: Record<string, string | number>,
): Remark => ({ place, code, text: administrationRemarks[code], parameters });

async function scopeRemarks(
  { scopes, unitIds }: KeyPower,
  grants: Grants,
  placeOf: PlaceOf,
  { lookup, reader, day }: { lookup: UnitLookup; reader: Reader; day: string },
): Promise<Remark[]> {
  const remarks: Remark[] = [];
  const requireHeld = async (scope: Scope, place: Remark['place']) => {
    const held = grants.get(scope);
    if (held === undefined) remarks.push(remark(place, 'scope-not-held', { scope }));
    else if (unitIds === null) {
      if (held !== null) remarks.push(remark(placeOf('unitIds'), 'units-needed', { scope }));
    } else if (!covers(held, unitIds)) {
      const reached = new Set(await lookup.unitsUnder(reader, held ?? [], day));
      for (const [at, unitId] of unitIds.entries())
        if (!reached.has(unitId)) remarks.push(remark(placeOf('unitIds', at), 'unit-beyond-own', { scope }));
    }
  };
  await requireHeld('api-keys:write', placeOf('scopes'));
  for (const [at, scope] of scopes.entries())
    if (isScope(scope) && scope !== 'api-keys:write') await requireHeld(scope, placeOf('scopes', at));
  return remarks;
}

function networkRemarks({ networks }: KeyPower, bounds: Bounds, placeOf: PlaceOf): Remark[] {
  if (bounds.networks === null) return [];
  const own = bounds.networks;
  const named = { networks: own.join(', ') };
  if (networks === null) return [remark(placeOf('networks'), 'networks-needed', named)];
  return networks.flatMap((network, at) =>
    networkCovers(own, network)
      ? []
      : remark(placeOf('networks', at), 'network-beyond-own', { network, ...named }),
  );
}

function limitRemarks(power: KeyPower, bounds: Bounds, placeOf: PlaceOf): Remark[] {
  const remarks: Remark[] = [];
  const limit = bounds.requestsPerMinute;
  if (limit !== null && (power.requestsPerMinute === null || power.requestsPerMinute > limit))
    remarks.push(remark(placeOf('requestsPerMinute'), 'limit-beyond-own', { limit }));
  if (bounds.expiresAt !== null && power.expiresAt > bounds.expiresAt)
    remarks.push(
      remark(placeOf('expiresAt'), 'expiry-beyond-own', { expiry: bounds.expiresAt.toISOString() }),
    );
  return remarks;
}

const networksCover = (outer: readonly string[] | null, inner: readonly string[] | null): boolean =>
  outer === null || (inner?.every((network) => networkCovers(outer, network)) ?? false);
