import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../database/database.ts';
import { requireVersion } from '../../../http/conditional.ts';
import type { List } from '../../../http/list.ts';
import type { SortOrders } from '../../../http/paging.ts';
import { notFound } from '../../../http/problems.ts';
import type { Scope } from '../../scopes.ts';
import { roles } from '../../tables.ts';
import type { NewRole, Role, RoleChange } from '../schemas.ts';

type RoleRow = typeof roles.$inferSelect;

const shown = ({ labelId, labelEn, ...role }: RoleRow): Role => ({
  ...role,
  label: { id: labelId, en: labelEn },
});

const orders: SortOrders<RoleRow, 'name'> = {
  name: [{ expression: sql`${roles.name}`, bind: (value) => sql`${value}`, of: (role) => role.name }],
};

export function roleList(reader: Reader, filter: { readonly scope?: Scope }): List<RoleRow, Role> {
  const matching = filter.scope === undefined ? undefined : sql`${filter.scope} = any(${roles.scopes})`;
  return {
    orders,
    columns: getTableColumns(roles),
    rows: (condition) => reader.select().from(roles).where(and(matching, condition)).getSQL(),
    item: shown,
  };
}

export async function findRole(reader: Reader, name: string): Promise<Role | undefined> {
  const [role] = await reader.select().from(roles).where(eq(roles.name, name));
  return role && shown(role);
}

export async function insertRole(transaction: Transaction, { label, ...role }: NewRole): Promise<void> {
  await transaction.insert(roles).values({ ...role, labelId: label.id, labelEn: label.en });
}

/**
 * Takes a role for a change: waits for others who change it.
 * @throws Problem `not-found`; `precondition-failed` if it is no longer in the version expected
 */
export async function takeRole(
  transaction: Transaction,
  name: string,
  expected: number | '*',
): Promise<Role> {
  const [role] = await transaction.select().from(roles).where(eq(roles.name, name)).for('update');
  if (!role) throw notFound();
  requireVersion(expected, role.version);
  return shown(role);
}

export async function updateRole(
  transaction: Transaction,
  name: string,
  { label, ...change }: RoleChange,
): Promise<void> {
  await transaction
    .update(roles)
    .set({ ...change, ...(label ? { labelId: label.id, labelEn: label.en } : {}) })
    .where(eq(roles.name, name));
}

export async function deleteRole(transaction: Transaction, name: string): Promise<void> {
  await transaction.delete(roles).where(eq(roles.name, name));
}
