import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/database.ts';
import { indexTextOn } from './reindex.ts';

const atOnce = 100;

/**
 * Works out anew from the documents and their texts what they are searched by.
 * @returns of how many documents
 */
export async function rebuildSearch(database: Database, today: string): Promise<number> {
  let rebuilt = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await database.transaction(
      { kind: 'system', id: 'rollup' },
      async (transaction) => {
        const { rows } = await transaction.execute<{ id: string }>(sql`
        select d.id from policy_documents.documents d
         where d.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000') order by d.id limit ${atOnce} for update`);
        for (const { id } of rows) {
          await transaction.execute(
            sql`select policy_documents.index_document(d) from policy_documents.documents d where d.id = ${id}`,
          );
          await indexTextOn(transaction, id, today);
        }
        return rows.map(({ id }) => id);
      },
    );
    rebuilt += ids.length;
    if (ids.length < atOnce) return rebuilt;
    after = ids.at(-1)!;
  }
}
