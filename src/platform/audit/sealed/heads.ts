import { and, desc, eq, sql } from 'drizzle-orm';
import type { Reader } from '../../database/database.ts';
import {
  countRows,
  keyset,
  type PageRequest,
  type PageResult,
  pageOf,
  type SortOrders,
} from '../../http/paging.ts';
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

export async function listHeads(
  reader: Reader,
  days: Days,
  page: PageRequest,
): Promise<PageResult<AuditHead>> {
  const { after, orderBy, keys } = keyset(orders, page);
  const matching = withinDays(heads.signedAt, days);
  const rows = await reader
    .select()
    .from(heads)
    .where(and(matching, after))
    .orderBy(orderBy)
    .limit(page.limit + 1);
  const total = await countRows(reader, reader.select().from(heads).where(matching).getSQL(), page);
  const found = pageOf(rows, page, keys, total);
  return { ...found, items: found.items.map(shown) };
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
