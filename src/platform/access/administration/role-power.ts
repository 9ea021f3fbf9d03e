import { Problem } from '../../http/problem.ts';
import type { Remark } from '../../http/remarks.ts';
import type { Grants } from '../principal.ts';
import { isScope } from '../scopes.ts';
import { administrationProblems } from './problems.ts';
import { administrationRemarks } from './remarks.ts';
import type { Role } from './schemas.ts';

/** What a role lets its holders do, where, and who they are. */
export type RolePower = Pick<Role, 'scopes' | 'reach' | 'unitIds' | 'tokenValues'>;

/**
 * Refuses scopes that somebody would gain and the caller does not hold in the whole city itself: otherwise whoever may
 * change roles could make itself anything. A role that reaches further or has further holders gives all of its scopes.
 * @param before null for a new role
 * @throws Problem `more-than-own` that names each scope
 */
export function requireOwnScopes(
  after: RolePower,
  before: RolePower | null,
  grants: Grants,
  areScopesGiven: boolean,
): void {
  const isAllGiven = before === null || reachesFurther(after, before) || hasFurtherHolders(after, before);
  const remarks = after.scopes.flatMap((scope, at): Remark | Remark[] => {
    const isGiven = isAllGiven || !before.scopes.includes(scope);
    if (!isGiven || !isScope(scope) || grants.get(scope) === null) return [];
    return {
      place: areScopesGiven ? { pointer: `/scopes/${at}` } : { parameter: 'name' },
      code: 'scope-not-held-everywhere',
      text: administrationRemarks['scope-not-held-everywhere'],
      parameters: { scope },
    };
  });
  if (remarks.length > 0) throw new Problem(administrationProblems['more-than-own'], { remarks });
}

function reachesFurther(after: RolePower, before: RolePower): boolean {
  if (after.reach === 'self' || before.reach === 'everywhere') return false;
  if (after.reach !== before.reach) return true;
  return (after.unitIds ?? []).some((unitId) => !before.unitIds?.includes(unitId));
}

const hasFurtherHolders = (after: RolePower, before: RolePower): boolean =>
  after.tokenValues.some((value) => !before.tokenValues.includes(value));
