import { and, eq, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { replaceExternalIds } from '../../../platform/database/external-ids.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { EmployeeChange, NewEmployee } from '../schemas.ts';
import { employeeExternalIds, employees } from '../tables.ts';
import { employeeWithinReach } from './reach.ts';

type EmployeeHead = typeof employees.$inferSelect;

export async function insertEmployee(
  transaction: Transaction,
  employee: Omit<NewEmployee, 'rank' | 'placement'>,
): Promise<string> {
  const { externalIds, ...content } = employee;
  const id = newId();
  await transaction.insert(employees).values({ id, status: 'active', ...content });
  if (externalIds) await replaceExternalIds(transaction, employeeExternalIds, id, externalIds);
  return id;
}

/** Takes the personnel file for a change: waits for others who change it. */
export async function takeEmployee(
  transaction: Transaction,
  employeeId: string,
  expected: number | '*',
  reach: Reach,
): Promise<EmployeeHead> {
  const [head] = await transaction
    .select()
    .from(employees)
    .where(and(eq(employees.id, employeeId), employeeWithinReach(sql`${employees.id}`, reach)))
    .for('update');
  if (!head) throw notFound();
  requireVersion(expected, head.version);
  return head;
}

/** Changes the head of the file. */
export async function updateEmployee(
  transaction: Transaction,
  employeeId: string,
  { externalIds, ...content }: EmployeeChange,
): Promise<void> {
  const isRenumbered =
    externalIds !== undefined &&
    (await replaceExternalIds(transaction, employeeExternalIds, employeeId, externalIds));
  const change = { ...content, ...(isRenumbered ? { updatedAt: new Date() } : {}) };
  if (Object.keys(change).length > 0)
    await transaction.update(employees).set(change).where(eq(employees.id, employeeId));
}

/** Raises the version of the file when what changed stands beside its head. */
export async function touchEmployee(transaction: Transaction, employeeId: string): Promise<void> {
  await transaction.update(employees).set({ updatedAt: new Date() }).where(eq(employees.id, employeeId));
}
