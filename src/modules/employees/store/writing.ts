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

/** Changes the head of the file, or only raises its version when what changed stands beside it. */
export async function updateEmployee(
  transaction: Transaction,
  employeeId: string,
  change: EmployeeChange = {},
): Promise<void> {
  const { externalIds, ...content } = change;
  await transaction
    .update(employees)
    .set({ updatedAt: new Date(), ...content })
    .where(eq(employees.id, employeeId));
  if (externalIds) await replaceExternalIds(transaction, employeeExternalIds, employeeId, externalIds);
}
