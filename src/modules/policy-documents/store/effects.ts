import { sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Database } from '../../../platform/database/database.ts';
import { indexTextOn } from './reindex.ts';

const atOnce = 500;

interface Effect extends Record<string, unknown> {
  readonly documentId: string;
  readonly kind: string;
  readonly happenedOn: string;
  readonly state: string;
  readonly byDocumentId: string | null;
}

/**
 * Notes with documents that their day has come: that they took effect, or that another document amended or revoked
 * them. Each once, by what holds then; what is noted stays. What was amended is found by its new words from then on.
 * @returns how many steps were noted
 */
export async function noteEffects(database: Database, today: string): Promise<number> {
  let noted = 0;
  for (;;) {
    const count = await database.transaction(
      { kind: 'system', id: 'note-policy-effects' },
      async (transaction) => {
        const { rows } = await transaction.execute<Effect>(sql`
        with effects as (
          select d.id as document_id, 'took-effect' as kind, d.effective_on as happened_on, null::uuid as by_document_id
            from policy_documents.documents d where d.effective_on <= ${today}
           union all
          select r.target_id, case r.kind when 'amends' then 'amended' when 'revokes' then 'revoked' else 'partly-revoked' end,
                 coalesce(r.effective_on, s.effective_on), s.id
            from policy_documents.relations r join policy_documents.documents s on s.id = r.document_id
           where r.kind in ('amends', 'revokes', 'revokes-part') and coalesce(r.effective_on, s.effective_on) <= ${today}
             and s.effective_on is not null)
        select e.document_id as "documentId", e.kind,
               e.happened_on as "happenedOn", e.by_document_id as "byDocumentId",
               case e.kind when 'took-effect' then 'in-force' else e.kind end as state
          from effects e
         where not exists (
           select from policy_documents.steps s
            where s.document_id = e.document_id and s.kind = e.kind
              and s.happened_on = e.happened_on and s.by_document_id is not distinct from e.by_document_id)
         order by e.happened_on, e.document_id limit ${atOnce}`);
        const steps = rows.map((row) => ({ ...row, id: newId() }));
        await transaction.execute(sql`
        insert into policy_documents.steps (id, document_id, kind, happened_on, state, by_document_id)
        select id, "documentId", kind, "happenedOn", state, "byDocumentId"
          from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as
               s(id uuid, "documentId" uuid, kind text, "happenedOn" date, state text, "byDocumentId" uuid)
            on conflict do nothing`);
        const amended = rows.filter(({ kind }) => kind === 'amended' || kind === 'partly-revoked');
        for (const documentId of new Set(amended.map(({ documentId }) => documentId)))
          await indexTextOn(transaction, documentId, today);
        return rows.length;
      },
    );
    noted += count;
    if (count < atOnce) return noted;
  }
}
