import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { NewReportCategory, ReportCategory, ReportCategoryChange } from '../schemas/categories.ts';
import { categories } from '../tables.ts';

const columns = {
  id: categories.id,
  code: categories.code,
  name: categories.name,
  description: categories.description,
  kind: categories.kind,
  serviceId: categories.serviceId,
  isActive: categories.isActive,
  version: categories.version,
  createdAt: categories.createdAt,
  updatedAt: categories.updatedAt,
};

const orders: SortOrders<ReportCategory, 'code'> = {
  code: [
    {
      expression: sql`lower(${categories.code})`,
      bind: (value) => sql`${value}`,
      of: ({ code }) => code.toLowerCase(),
    },
  ],
};

export interface CategoryFilter {
  readonly code?: string;
  readonly kind?: ReportCategory['kind'];
  readonly serviceId?: string;
  readonly isActive?: boolean;
}

export function categoryList(reader: Reader, filter: CategoryFilter): List<ReportCategory, ReportCategory> {
  const { code, kind, serviceId, isActive } = filter;
  const matching = and(
    code === undefined ? undefined : sql`lower(${categories.code}) = lower(${code})`,
    kind === undefined ? undefined : eq(categories.kind, kind),
    serviceId === undefined ? undefined : eq(categories.serviceId, serviceId),
    isActive === undefined ? undefined : eq(categories.isActive, isActive),
  );
  return {
    orders,
    columns,
    rows: (condition) => reader.select(columns).from(categories).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

export async function findCategory(reader: Reader, categoryId: string): Promise<ReportCategory | undefined> {
  const [row] = await reader.select(columns).from(categories).where(eq(categories.id, categoryId));
  return row;
}

export async function findCategories(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, ReportCategory>> {
  const rows = await reader
    .select(columns)
    .from(categories)
    .where(inArray(categories.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertCategory(
  transaction: Transaction,
  category: NewReportCategory,
): Promise<ReportCategory> {
  const [row] = await transaction.insert(categories).values(category).returning(columns);
  return row!;
}

/**
 * Changes a category: waits for others who do.
 * @throws Problem `not-found` if there is none
 */
export async function changeCategory(
  transaction: Transaction,
  categoryId: string,
  expected: number | '*',
  change: ReportCategoryChange,
): Promise<ReportCategory> {
  const [held] = await transaction
    .select({ version: categories.version })
    .from(categories)
    .where(eq(categories.id, categoryId))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  const [row] = await transaction
    .update(categories)
    .set(change)
    .where(eq(categories.id, categoryId))
    .returning(columns);
  return row!;
}
