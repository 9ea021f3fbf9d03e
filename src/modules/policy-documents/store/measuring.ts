import { sql } from 'drizzle-orm';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../../platform/database/database.ts';
import { isDue } from '../rules/measuring.ts';
import type { PolicyTarget } from '../schemas/targets.ts';
import { readFigure } from './figures.ts';
import { insertAutomatic } from './measurements.ts';

const actor = { kind: 'system', id: 'measure-policy-targets' } as const;

type Measurable = Pick<
  PolicyTarget,
  'id' | 'documentId' | 'element' | 'unitId' | 'serviceId' | 'milestones' | 'dueOn'
> & {
  readonly source: Exclude<PolicyTarget['source'], 'measured'>;
  readonly lastOn: string | null;
} & Record<string, unknown>;

/** Targets of documents in force that the service measures itself and that none replaces. */
async function measurableOn(database: Database, today: string): Promise<Measurable[]> {
  const { rows } = await database.read.execute<Measurable>(sql`
    select t.id, t.document_id as "documentId", t.source, t.element, t.unit_id as "unitId",
           t.service_id as "serviceId", t.milestones, t.due_on as "dueOn",
           (select max(m.measured_on) from policy_documents.measurements m
             where m.target_id = t.id and m.is_automatic) as "lastOn"
      from policy_documents.targets t
      join policy_documents.documents d on d.id = t.document_id
     where t.source <> 'measured' and d.effective_on <= ${today} and coalesce(d.revoked_from > ${today}, true)
       and not exists (select from policy_documents.targets r where r.replaces_id = t.id)
     order by t.id`);
  return rows;
}

/**
 * Measures the targets that are due, each once a day. One that cannot be measured does not keep others from it.
 * @throws AggregateError of those that could not be measured, when all others are
 * @returns how many measurements were noted
 */
export async function measureTargets(
  database: Database,
  today: string,
  { log, signal }: { readonly log: FastifyBaseLogger; readonly signal: AbortSignal },
): Promise<number> {
  let noted = 0;
  const failures: unknown[] = [];
  for (const target of await measurableOn(database, today)) {
    signal.throwIfAborted();
    if (!isDue(target, target.lastOn, today)) continue;
    try {
      const figure = await database.snapshot((reader) => readFigure(reader, target, today));
      const { id: targetId, documentId } = target;
      const row = { targetId, documentId, measuredOn: today, isAutomatic: true, ...figure };
      if (await database.transaction(actor, (transaction) => insertAutomatic(transaction, row))) noted += 1;
    } catch (error) {
      log.error({ err: error, targetId: target.id }, 'a policy target could not be measured');
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'policy targets could not be measured');
  return noted;
}
