import { sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { addGrant, type Grants, type Self, type Units } from './principal.ts';
import { isScope, type Scope } from './scopes.ts';
import { roles } from './tables.ts';

type Role = typeof roles.$inferSelect;

/** The role that everyone with a personnel file has. */
export const everyone = 'employee';

/** The roles that values of a token's roles claim stand for, and what they allow to this person. */
export async function grantsOfRoles(
  reader: Reader,
  tokenValues: readonly string[],
  self: Self | null,
): Promise<{ names: string[]; grants: Grants }> {
  const values = sql`${sql.param(self ? [...tokenValues, everyone] : [...tokenValues])}::text[]`;
  const held = await reader
    .select()
    .from(roles)
    .where(sql`${roles.name} = any(${values}) or ${roles.tokenValues} && ${values}`)
    .orderBy(roles.name);
  const grants = new Map<Scope, Units>();
  for (const role of held) {
    const units = unitsOf(role, self);
    if (units === undefined) continue;
    for (const scope of role.scopes.filter(isScope)) addGrant(grants, scope, units);
  }
  return { names: held.map(({ name }) => name), grants };
}

/** Where a role holds for this person; undefined for nowhere. */
function unitsOf({ reach, unitIds }: Role, self: Self | null): Units | undefined {
  switch (reach) {
    case 'everywhere':
      return null;
    case 'listed-units':
      return unitIds ?? undefined;
    case 'own-agency':
      return self?.agencyId ? [self.agencyId] : undefined;
    case 'own-subtree':
      return self?.unitId ? [self.unitId] : undefined;
    case 'self':
      return undefined;
  }
}
