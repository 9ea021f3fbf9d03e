import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { Kiosk, NewKiosk, TokenBatch } from '../schemas/invitations.ts';
import { kiosks, surveys, tokenBatches } from '../survey-tables.ts';

const batchColumns = {
  id: tokenBatches.id,
  origin: tokenBatches.origin,
  serviceId: tokenBatches.serviceId,
  size: tokenBatches.size,
  used: sql<number>`(
    select count(*)::int from feedback.tokens t
     where t.batch_id = feedback.token_batches.id and t.used_on is not null)`,
  version: tokenBatches.version,
  createdAt: tokenBatches.createdAt,
  updatedAt: tokenBatches.updatedAt,
};

const byId = <Row extends { readonly id: string }>(column: SQL): SortOrders<Row, 'id'> => ({
  id: [{ expression: column, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
});

export function batchList(reader: Reader, surveyId: string): List<TokenBatch> {
  const matching = eq(tokenBatches.surveyId, surveyId);
  return {
    orders: byId(sql`${tokenBatches.id}`),
    columns: batchColumns,
    rows: (condition: SQL) =>
      reader.select(batchColumns).from(tokenBatches).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

/** Keeps the hashes of tokens; those that the survey knows already stay as they are. Gives the batch. */
export async function insertTokens(
  transaction: Transaction,
  surveyId: string,
  { origin, serviceId }: Pick<TokenBatch, 'origin' | 'serviceId'>,
  hashes: readonly string[],
): Promise<Pick<TokenBatch, 'id' | 'size'>> {
  const id = newId();
  await transaction.insert(tokenBatches).values({ id, surveyId, serviceId, origin, size: 0 });
  const { rowCount } = await transaction.execute(sql`
    insert into feedback.tokens (survey_id, hash, batch_id, service_id)
    select ${surveyId}, decode(hash, 'hex'), ${id}, ${serviceId}::uuid
      from unnest(${sql.param([...hashes])}::text[]) hash order by hash
    on conflict do nothing`);
  const size = rowCount ?? 0;
  await transaction.update(tokenBatches).set({ size }).where(eq(tokenBatches.id, id));
  return { id, size };
}

const kioskColumns = {
  id: kiosks.id,
  name: kiosks.name,
  serviceId: kiosks.serviceId,
  revokedOn: kiosks.revokedOn,
  version: kiosks.version,
  createdAt: kiosks.createdAt,
  updatedAt: kiosks.updatedAt,
};

export function kioskList(reader: Reader, surveyId: string): List<Kiosk> {
  const matching = eq(kiosks.surveyId, surveyId);
  return {
    orders: byId(sql`${kiosks.id}`),
    columns: kioskColumns,
    rows: (condition: SQL) =>
      reader.select(kioskColumns).from(kiosks).where(and(matching, condition)).getSQL(),
    item: (row) => row,
  };
}

export async function insertKiosk(
  transaction: Transaction,
  surveyId: string,
  kiosk: NewKiosk,
  codeHash: Buffer,
): Promise<Kiosk> {
  const [row] = await transaction
    .insert(kiosks)
    .values({ ...kiosk, surveyId, codeHash })
    .returning(kioskColumns);
  return row!;
}

/** Revokes a kiosk within reach, once; undefined if there is none. */
export async function revokeKiosk(
  transaction: Transaction,
  kioskId: string,
  reach: Reach,
  today: string,
): Promise<Kiosk | undefined> {
  const within = sql`${kiosks.surveyId} in (
    select ${surveys.id} from ${surveys} where ${withinReach(surveys.unitId, reach) ?? sql`true`})`;
  await transaction
    .update(kiosks)
    .set({ revokedOn: today })
    .where(and(eq(kiosks.id, kioskId), isNull(kiosks.revokedOn), within));
  const [row] = await transaction
    .select(kioskColumns)
    .from(kiosks)
    .where(and(eq(kiosks.id, kioskId), within));
  return row;
}
