import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../database/database.ts';
import { requireVersion } from '../../../http/conditional.ts';
import {
  countRows,
  keyset,
  type PageRequest,
  type PageResult,
  pageOf,
  type SortOrders,
} from '../../../http/paging.ts';
import { notFound } from '../../../http/problems.ts';
import type { Scope } from '../../scopes.ts';
import { roles } from '../../tables.ts';
import type { NewRole, Role, RoleChange } from '../schemas.ts';

type RoleRow = typeof roles.$inferSelect;

const shown = ({ labelId, labelEn, ...role }: RoleRow): Role => ({
  ...role,
  label: { id: labelId, en: labelEn },
});

const orders: SortOrders<Role, 'name'> = {
  name: [{ expression: sql`${roles.name}`, bind: (value) => sql`${value}`, of: (role) => role.name }],
};

export async function listRoles(
  reader: Reader,
  filter: { readonly scope?: Scope },
  page: PageRequest,
): Promise<PageResult<Role>> {
  const { after, orderBy, keys } = keyset(orders, page);
  const matching = filter.scope === undefined ? undefined : sql`${filter.scope} = any(${roles.scopes})`;
  const rows = await reader
    .select()
    .from(roles)
    .where(and(matching, after))
    .orderBy(orderBy)
    .limit(page.limit + 1);
  const total = await countRows(reader, reader.select().from(roles).where(matching).getSQL(), page);
  return pageOf(rows.map(shown), page, keys, total);
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
