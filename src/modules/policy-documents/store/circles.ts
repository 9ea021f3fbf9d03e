import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { NewPolicyRelation } from '../schemas/relations.ts';

/** Whether a document leads to another over relations of some kinds, directly or through others. */
export async function leadsTo(
  reader: Reader,
  fromId: string,
  toId: string,
  kinds: readonly NewPolicyRelation['kind'][],
): Promise<boolean> {
  const { rows } = await reader.execute<{ leads: boolean }>(sql`
    with recursive reached as (
      select ${fromId}::uuid as id
       union
      select r.target_id
        from reached f join policy_documents.relations r on r.document_id = f.id
       where r.kind = any(${sql.param([...kinds])}::text[]))
    select exists (select from reached where id = ${toId}) as leads`);
  return rows[0]!.leads;
}
