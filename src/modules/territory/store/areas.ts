import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { kindAbove } from '../rules/codes.ts';
import type { Area, AreaChange, NewArea } from '../schemas/areas.ts';
import { areas } from '../tables.ts';

const areaColumns = {
  id: areas.id,
  code: areas.code,
  name: areas.name,
  kind: areas.kind,
  parentId: areas.parentId,
  unitId: areas.unitId,
  boundingBox: sql<number[] | null>`case when ${areas.west} is not null
    then array[${areas.west}, ${areas.south}, ${areas.east}, ${areas.north}] end`,
  version: areas.version,
  createdAt: areas.createdAt,
  updatedAt: areas.updatedAt,
};

const orders: SortOrders<Area, 'code' | 'name'> = {
  code: [{ expression: sql`${areas.code}`, bind: (value) => sql`${value}`, of: ({ code }) => code }],
  name: [
    { expression: sql`${areas.name}`, bind: (value) => sql`${value}`, of: ({ name }) => name },
    { expression: sql`${areas.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

export interface AreaFilter {
  readonly code?: string;
  readonly kind?: Area['kind'];
  readonly parentId?: string;
}

export function areaList(reader: Reader, { code, kind, parentId }: AreaFilter): List<Area> {
  const matching = and(
    code === undefined ? undefined : eq(areas.code, code),
    kind === undefined ? undefined : eq(areas.kind, kind),
    parentId === undefined ? undefined : eq(areas.parentId, parentId),
  );
  return {
    orders,
    columns: areaColumns,
    rows: (condition) => reader.select(areaColumns).from(areas).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

export async function findArea(reader: Reader, areaId: string): Promise<Area | undefined> {
  const [area] = await reader.select(areaColumns).from(areas).where(eq(areas.id, areaId));
  return area;
}

export const findAreas = (reader: Reader, areaIds: readonly string[]): Promise<Area[]> =>
  reader
    .select(areaColumns)
    .from(areas)
    .where(inArray(areas.id, [...areaIds]));

export async function insertArea(transaction: Transaction, area: NewArea): Promise<Area> {
  const values = { ...area, parentKind: kindAbove[area.kind] };
  const [row] = await transaction.insert(areas).values(values).returning(areaColumns);
  return row!;
}

/** Takes an area for a change: waits for others who change it. */
export async function takeArea(
  transaction: Transaction,
  areaId: string,
  expected: number | '*',
): Promise<Area> {
  const [area] = await transaction.select(areaColumns).from(areas).where(eq(areas.id, areaId)).for('update');
  if (!area) throw notFound();
  requireVersion(expected, area.version);
  return area;
}

export async function updateArea(
  transaction: Transaction,
  areaId: string,
  change: AreaChange,
): Promise<Area> {
  const [area] = await transaction
    .update(areas)
    .set(change)
    .where(eq(areas.id, areaId))
    .returning(areaColumns);
  return area!;
}
