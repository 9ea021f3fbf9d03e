import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../database/database.ts';
import { idempotencyKeys } from './tables.ts';

type KeptAnswer = Pick<typeof idempotencyKeys.$inferSelect, 'fingerprint' | 'answer'>;

// Asked at every write: written out, since putting statements together costs more than running these.

export async function findAnswer(
  reader: Reader,
  caller: string,
  keyHash: Buffer,
): Promise<KeptAnswer | undefined> {
  const { rows } = await reader.execute<KeptAnswer & Record<string, unknown>>(
    sql`select fingerprint, answer from platform.idempotency_keys
      where caller = ${caller} and key_hash = ${keyHash}`,
  );
  return rows[0];
}

export async function insertAnswer(
  transaction: Transaction,
  { caller, keyHash, fingerprint, answer }: typeof idempotencyKeys.$inferInsert,
): Promise<void> {
  await transaction.execute(
    sql`insert into platform.idempotency_keys (caller, key_hash, fingerprint, answer)
      values (${caller}, ${keyHash}, ${fingerprint}, ${answer})`,
  );
}

/** Forgets answers that are older than a day. */
export async function deleteOldAnswers(transaction: Transaction): Promise<void> {
  await transaction
    .delete(idempotencyKeys)
    .where(sql`${idempotencyKeys.createdAt} < now() - interval '24 hours'`);
}
