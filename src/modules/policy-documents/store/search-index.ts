import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { articlesIn } from '../rules/passages.ts';
import type { Provision } from '../schemas/provisions.ts';

/** From now on a document is found by these words. */
export async function indexText(
  transaction: Transaction,
  documentId: string,
  provisions: readonly Provision[],
): Promise<void> {
  await transaction.execute(
    sql`delete from policy_documents.search_articles where document_id = ${documentId}`,
  );
  const articles = [...articlesIn(provisions)].map((article, at) => ({ ...article, ordinal: at + 1 }));
  await transaction.execute(sql`
    insert into policy_documents.search_articles (document_id, ordinal, heading, passages, words)
    select ${documentId}, a.ordinal, a.heading, a.passages,
           policy_documents.words_of(concat_ws(' ', a.heading,
             (select string_agg(p ->> 'text', ' ') from jsonb_array_elements(a.passages) p)))
      from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb) as a(ordinal int, heading text, passages jsonb)`);
  await transaction.execute(sql`select policy_documents.index_words(${documentId})`);
}
