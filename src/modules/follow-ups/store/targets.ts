import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type {
  NewSatisfactionTarget,
  SatisfactionTarget,
  SatisfactionTargetChange,
} from '../schemas/targets.ts';
import { targets } from '../tables.ts';

const columns = {
  id: targets.id,
  unitId: targets.unitId,
  serviceId: targets.serviceId,
  element: targets.element,
  value: targets.value,
  legalBasis: targets.legalBasis,
  version: targets.version,
  createdAt: targets.createdAt,
  updatedAt: targets.updatedAt,
};

const orders: SortOrders<SatisfactionTarget, 'id'> = {
  id: [{ expression: sql`${targets.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

export interface TargetFilter {
  readonly unitId?: string;
  readonly serviceId?: string;
  readonly element?: NonNullable<SatisfactionTarget['element']>;
}

export function targetList(reader: Reader, filter: TargetFilter): List<SatisfactionTarget> {
  const { unitId, serviceId, element } = filter;
  const matching = and(
    unitId === undefined ? undefined : eq(targets.unitId, unitId),
    serviceId === undefined ? undefined : eq(targets.serviceId, serviceId),
    element === undefined ? undefined : eq(targets.element, element),
  );
  return {
    orders,
    columns,
    rows: (condition) => reader.select(columns).from(targets).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

export async function findTarget(reader: Reader, targetId: string): Promise<SatisfactionTarget | undefined> {
  const [row] = await reader.select(columns).from(targets).where(eq(targets.id, targetId));
  return row;
}

export async function insertTarget(
  transaction: Transaction,
  target: NewSatisfactionTarget,
): Promise<SatisfactionTarget> {
  const [row] = await transaction.insert(targets).values(target).returning(columns);
  return row!;
}

/**
 * Takes a target for a change: waits for others who change it.
 * @throws Problem `not-found` if there is none
 */
export async function takeTarget(
  transaction: Transaction,
  targetId: string,
  expected: number | '*',
): Promise<void> {
  const [held] = await transaction
    .select({ version: targets.version })
    .from(targets)
    .where(eq(targets.id, targetId))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
}

export async function updateTarget(
  transaction: Transaction,
  targetId: string,
  change: SatisfactionTargetChange,
): Promise<SatisfactionTarget> {
  const [row] = await transaction
    .update(targets)
    .set(change)
    .where(eq(targets.id, targetId))
    .returning(columns);
  return row!;
}

export const deleteTarget = (transaction: Transaction, targetId: string): Promise<unknown> =>
  transaction.delete(targets).where(eq(targets.id, targetId));

/** What a figure of a service, or of a unit as a whole, is to reach: the nearest target goes first. */
export const targetOf = (
  of: Readonly<Record<'serviceId' | 'unitId' | 'element', SQL>>,
): SQL<number | null> => sql`(
  select t.value::float8 from follow_ups.targets t
   where t.element is not distinct from ${of.element}
     and (t.service_id = ${of.serviceId} or t.unit_id = ${of.unitId} or (t.service_id is null and t.unit_id is null))
   order by t.service_id is null, t.unit_id is null
   limit 1)`;
