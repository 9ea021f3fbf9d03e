import type { Transaction } from '../../../platform/database/database.ts';
import { readConsolidated } from './consolidation.ts';
import { indexText } from './search-index.ts';

/** From now on a document is found by what it says on a day, with everything that has amended it until then. */
export async function indexTextOn(transaction: Transaction, documentId: string, day: string): Promise<void> {
  const text = await readConsolidated(transaction, documentId, day);
  await indexText(transaction, documentId, text?.provisions ?? []);
}
