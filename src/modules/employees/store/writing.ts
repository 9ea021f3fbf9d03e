import { eq } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { replaceExternalIds } from '../../../platform/database/external-ids.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { EmployeeChange, NewEmployee } from '../schemas.ts';
import { employeeExternalIds, employees } from '../tables.ts';

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
): Promise<EmployeeHead> {
  const [head] = await transaction.select().from(employees).where(eq(employees.id, employeeId)).for('update');
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

export async function employeeExists(reader: Reader, employeeId: string): Promise<boolean> {
  const rows = await reader.select({ id: employees.id }).from(employees).where(eq(employees.id, employeeId));
  return rows.length > 0;
}
