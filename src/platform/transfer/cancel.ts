import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { transferProblems } from './problems.ts';
import { importChunks, imports } from './tables.ts';

/**
 * Asks that an import stop. One that waits for its turn is cancelled at once; one that runs stops at its next batch.
 * Between this and the end of the import the lock of its row decides.
 * @throws Problem `import-ended` if it has finished or failed
 */
export async function cancelImport(transaction: Transaction, importId: string): Promise<void> {
  const [asked] = await transaction
    .update(imports)
    .set({
      cancelRequestedAt: sql`coalesce(${imports.cancelRequestedAt}, now())`,
      state: sql`case when ${imports.state} = 'queued' then 'cancelled' else ${imports.state} end`,
      finishedAt: sql`case when ${imports.state} = 'queued' then clock_timestamp() end`,
    })
    .where(and(eq(imports.id, importId), inArray(imports.state, ['queued', 'running'])))
    .returning({ state: imports.state });
  if (asked?.state === 'cancelled')
    await transaction.delete(importChunks).where(eq(importChunks.importId, importId));
  if (asked) return;
  const [ended] = await transaction
    .select({ state: imports.state })
    .from(imports)
    .where(eq(imports.id, importId));
  if (ended && ended.state !== 'cancelled')
    throw new Problem(transferProblems['import-ended'], { parameters: { state: ended.state } });
}
