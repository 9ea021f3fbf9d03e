import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { sha256 } from '../../../platform/public-writes/index.ts';
import type { ReceiptContent } from '../intake/receipts.ts';
import type { CheckedReceipt } from '../schemas/receipts.ts';

/** The answer that a receipt stands for; undefined if none is kept. */
export async function findByReceipt(
  reader: Reader,
  { surveyId, receivedOn, id, secret }: ReceiptContent,
): Promise<CheckedReceipt | undefined> {
  const { rows } = await reader.execute<CheckedReceipt & Record<string, unknown>>(sql`
    select s.title as survey, s.link, r.received_on::text as "receivedOn", r.state,
           (select coalesce(json_agg(json_build_object('question', t.question, 'state', t.state) order by t.question), '[]')
              from feedback.response_texts t where t.response_id = r.id) as texts
      from feedback.responses r
      join feedback.surveys s on s.id = r.survey_id
     where r.survey_id = ${surveyId} and r.received_on = ${receivedOn} and r.id = ${id}
       and r.receipt_hash = ${sha256(secret)}`);
  return rows[0];
}

/** Erases the answer that a receipt stands for, in all figures too; false if none is kept. */
export async function eraseByReceipt(
  transaction: Transaction,
  { surveyId, receivedOn, id, secret }: ReceiptContent,
): Promise<boolean> {
  const { rows } = await transaction.execute<{ erased: boolean }>(
    sql`select feedback.erase_response(${surveyId}, ${receivedOn}, ${id}, ${sha256(secret)}) as erased`,
  );
  return rows[0]!.erased;
}
