import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { categories } from '../../reports/tables.ts';

const columns = {
  id: categories.id,
  code: categories.code,
  name: categories.name,
  description: categories.description,
  kind: categories.kind,
};
export type Category = Pick<typeof categories.$inferSelect, keyof typeof columns>;

const mostCategories = 10_000;

/** The categories under which reports are filed. */
export const readCategories = (reader: Reader): Promise<Category[]> =>
  reader
    .select(columns)
    .from(categories)
    .where(eq(categories.isActive, true))
    .orderBy(asc(sql`lower(${categories.code})`))
    .limit(mostCategories);

export async function findActiveCategory(reader: Reader, code: string): Promise<Category | undefined> {
  const [row] = await reader
    .select(columns)
    .from(categories)
    .where(and(sql`lower(${categories.code}) = lower(${code})`, eq(categories.isActive, true)));
  return row;
}
