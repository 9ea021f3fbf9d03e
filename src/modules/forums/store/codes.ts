import { eq, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { CodeBatch } from '../schemas/participants.ts';
import { codeBatches } from '../tables.ts';

const columns = {
  id: codeBatches.id,
  unitId: codeBatches.unitId,
  origin: codeBatches.origin,
  size: codeBatches.size,
  used: sql<number>`(
    select count(*)::int from forums.codes c
     where c.batch_id = forums.code_batches.id and c.used_on is not null)`,
  version: codeBatches.version,
  createdAt: codeBatches.createdAt,
  updatedAt: codeBatches.updatedAt,
};

export const codeBatchList = (reader: Reader, reach: Reach): List<CodeBatch> => ({
  orders: {
    id: [{ expression: sql`${codeBatches.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  },
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(codeBatches)
      .where(sql`${withinReach(codeBatches.unitId, reach) ?? sql`true`} and ${condition}`)
      .getSQL(),
  item: (row) => row,
});

/** Keeps the hashes of codes; those that are known already stay as they are. Gives the batch. */
export async function insertCodes(
  transaction: Transaction,
  { unitId, origin }: Pick<CodeBatch, 'unitId' | 'origin'>,
  hashes: readonly Buffer[],
): Promise<Pick<CodeBatch, 'id' | 'size'>> {
  const id = newId();
  await transaction.insert(codeBatches).values({ id, unitId, origin, size: 0 });
  const { rowCount } = await transaction.execute(sql`
    insert into forums.codes (hash, batch_id)
    select decode(hash, 'hex'), ${id}
      from unnest(${sql.param(hashes.map((hash) => hash.toString('hex')))}::text[]) hash order by hash
    on conflict do nothing`);
  const size = rowCount ?? 0;
  await transaction.update(codeBatches).set({ size }).where(eq(codeBatches.id, id));
  return { id, size };
}
