import { sql } from 'drizzle-orm';
import type { Transaction } from './transaction.ts';

/** Carries the result out of a piece of work that is to be taken back. */
class Rehearsed<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('rehearsed');
    this.result = result;
  }
}

/** Does a piece of work, checks what a commit would check, and takes all of it back: what remains is its result. */
export async function rehearse<T>(
  transaction: Transaction,
  work: (inner: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await transaction.transaction(async (inner) => {
      const result = await work(inner);
      await inner.execute(sql`set constraints all immediate`);
      throw new Rehearsed(result);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.result as T;
    throw error;
  }
}
