import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader } from '../../database/database.ts';
import type { List } from '../../http/list.ts';
import type { SortOrders } from '../../http/paging.ts';
import { heads } from '../tables.ts';
import { type Days, withinDays } from './days.ts';
import type { AuditHead } from './schemas.ts';

type StoredHead = typeof heads.$inferSelect;

const orders: SortOrders<StoredHead> = {
  treeSize: [
    {
      expression: sql`${heads.treeSize}`,
      bind: (value) => sql`${value}::bigint`,
      of: ({ treeSize }) => treeSize,
    },
  ],
};

/** The signed heads of these days. */
export function headList(reader: Reader, days: Days): List<StoredHead, AuditHead> {
  const matching = withinDays(heads.signedAt, days);
  return {
    orders,
    columns: getTableColumns(heads),
    rows: (condition) => reader.select().from(heads).where(and(matching, condition)).getSQL(),
    item: shown,
  };
}

/** The head of a tree of this size, or the latest; undefined if there is none. */
export async function findHead(reader: Reader, treeSize?: number): Promise<AuditHead | undefined> {
  const [row] = await reader
    .select()
    .from(heads)
    .where(treeSize === undefined ? undefined : eq(heads.treeSize, treeSize))
    .orderBy(desc(heads.treeSize))
    .limit(1);
  return row && shown(row);
}

const shown = ({ treeSize, rootHash, signedAt, keyId, jws }: StoredHead): AuditHead => ({
  treeSize,
  rootHash: rootHash.toString('base64url'),
  signedAt,
  keyId,
  jws,
});
