import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { ChangeBetween } from '../rules/akoma-ntoso/published.ts';
import { namedAs } from './named.ts';
import { operationsOf } from './relations.ts';
import { isPublished } from './states.ts';

/** What a document changes in others, and others in it, as far as it is published. */
export async function changesAround(reader: Reader, documentId: string) {
  const { rows } = await reader.execute<ChangeBetween & Record<string, unknown>>(sql`
    select r.id as "relationId", r.document_id = ${documentId} as "isOwn", r.kind,
           coalesce(r.effective_on, s.effective_on) as "effectiveOn",
           ${namedAs('o')} as other
      from policy_documents.relations r
      join policy_documents.documents s on s.id = r.document_id and s.effective_on is not null
      join policy_documents.documents o
        on o.id = case when r.document_id = ${documentId} then r.target_id else r.document_id end and ${isPublished('o')}
     where ${documentId} in (r.document_id, r.target_id) and r.kind in ('amends', 'revokes', 'revokes-part')
     order by "effectiveOn", r.id limit 1000`);
  const own = rows.filter(({ isOwn }) => isOwn).map(({ relationId }) => relationId);
  return { changes: rows, operations: await operationsOf(reader, own) };
}
