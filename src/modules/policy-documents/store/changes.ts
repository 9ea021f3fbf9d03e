import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { PublicChange } from '../rules/atom.ts';
import { isPublished } from './states.ts';

const named = (alias: string) => {
  const d = sql.raw(alias);
  return sql`jsonb_build_object('id', ${d}.id, 'kind', ${d}.kind, 'authority', ${d}.authority, 'number', ${d}.number,
                                'year', ${d}.year, 'title', ${d}.title)`;
};

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
  const { rows: known } = await reader.execute<{ at: string }>(
    sql`select s.at::text as at from policy_documents.steps s join policy_documents.documents d on d.id = s.document_id
         where s.id = ${before ?? null} and ${isTold}`,
  );
  if (before !== undefined && known.length === 0) return undefined;
  const { rows } = await reader.execute<PublicChange & Record<string, unknown>>(sql`
    select s.id, s.kind, s.happened_on as "happenedOn", to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           ${named('d')} as document, case when b.id is not null and ${isPublished('b')} then ${named('b')} end as by
      from policy_documents.steps s
      join policy_documents.documents d on d.id = s.document_id
      left join policy_documents.documents b on b.id = s.by_document_id
     where ${isTold} and ${before === undefined ? sql`true` : sql`(s.at, s.id) < (${known[0]!.at}::timestamptz, ${before}::uuid)`}
     order by s.at desc, s.id desc limit ${limit}`);
  return rows;
}
