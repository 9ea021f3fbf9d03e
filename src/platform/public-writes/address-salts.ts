import { randomBytes } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { Reader, Transaction } from '../database/database.ts';
import { addressSalts } from './tables.ts';

/** The salt of a day, made at the first call: the same for all instances. */
export async function ensureSalt(reader: Reader, day: string): Promise<Buffer> {
  await reader
    .insert(addressSalts)
    .values({ day, salt: randomBytes(32) })
    .onConflictDoNothing();
  const [row] = await reader.select().from(addressSalts).where(eq(addressSalts.day, day));
  if (!row) throw new Error(`the salt of ${day} is forgotten already`);
  return row.salt;
}

export async function deleteSaltsBefore(transaction: Transaction, day: string): Promise<void> {
  await transaction.delete(addressSalts).where(lt(addressSalts.day, day));
}
