import { closest } from 'fastest-levenshtein';
import { Problem } from '../../http/problem.ts';
import { problems, ruleBroken } from '../../http/problems.ts';
import type { Remark } from '../../http/remarks.ts';
import { isNetwork } from '../networks.ts';
import { allScopes, isScope, type Scope } from '../scopes.ts';
import { administrationRemarks } from './remarks.ts';

const maximumYears = 5;

/**
 * The scopes named in a body, each once.
 * @throws Problem `invalid-input` that names the nearest scope for each one not known
 */
export function requireScopes(given: readonly string[]): Scope[] {
  refuse(
    given.flatMap((name, at) =>
      isScope(name)
        ? []
        : {
            place: { pointer: `/scopes/${at}` },
            code: 'unknown-scope',
            text: administrationRemarks['unknown-scope'],
            parameters: { name, nearest: closest(name, allScopes) },
          },
    ),
  );
  return [...new Set(given.filter(isScope))];
}

/**
 * Refuses what is no network in CIDR notation.
 * @throws Problem `invalid-input` that names each
 */
export function requireNetworks(given: readonly string[] | null | undefined): void {
  refuse(
    (given ?? []).flatMap((value, at) =>
      isNetwork(value)
        ? []
        : {
            place: { pointer: `/networks/${at}` },
            code: 'not-a-network',
            text: administrationRemarks['not-a-network'],
            parameters: { value },
          },
    ),
  );
}

/**
 * The time at which a key is to end.
 * @throws Problem `rule-broken` if it is past or more than five years away
 */
export function requireExpiry(given: string, now: Date): Date {
  const expiresAt = new Date(given);
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + maximumYears);
  if (expiresAt > now && expiresAt <= latest) return expiresAt;
  throw ruleBroken({
    place: { pointer: '/expiresAt' },
    code: 'expiry-out-of-bounds',
    text: administrationRemarks['expiry-out-of-bounds'],
    parameters: { latest: latest.toISOString() },
  });
}

function refuse(remarks: Remark[]): void {
  if (remarks.length > 0) throw new Problem(problems['invalid-input'], { remarks });
}
