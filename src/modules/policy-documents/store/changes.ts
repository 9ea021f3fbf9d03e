import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { PublicChange } from '../rules/atom.ts';
import { namedAs } from './named.ts';
import { isPublished } from './states.ts';

/**
 * What happened to published documents, the newest first.
 * @param before only what was noted before this step
 * @returns undefined if there is no such step
 */
export async function readChanges(
  reader: Reader,
  before: string | undefined,
  limit: number,
): Promise<PublicChange[] | undefined> {
  const isTold = sql`${isPublished('d')}
    and (s.kind in ('registered', 'promulgated', 'took-effect', 'amended', 'partly-revoked', 'revoked')
      or (s.kind = 'signed' and d.stage = 'signed'))`;
  const at = before === undefined ? undefined : await momentOf(reader, before, isTold);
  if (before !== undefined && at === undefined) return undefined;
  const { rows } = await reader.execute<PublicChange & Record<string, unknown>>(sql`
    select s.id, s.kind, s.happened_on as "happenedOn", to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           ${namedAs('d')} as document, case when b.id is not null and ${isPublished('b')} then ${namedAs('b')} end as by
      from policy_documents.steps s
      join policy_documents.documents d on d.id = s.document_id
      left join policy_documents.documents b on b.id = s.by_document_id
     where ${isTold} and ${before === undefined ? sql`true` : sql`(s.at, s.id) < (${at}::timestamptz, ${before}::uuid)`}
     order by s.at desc, s.id desc limit ${limit}`);
  return rows;
}

/** When a step was noted that is told; undefined if there is none. */
async function momentOf(reader: Reader, stepId: string, isTold: SQL): Promise<string | undefined> {
  const { rows } = await reader.execute<{ at: string }>(sql`
    select s.at::text as at from policy_documents.steps s join policy_documents.documents d on d.id = s.document_id
     where s.id = ${stepId} and ${isTold}`);
  return rows[0]?.at;
}
