import { sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Citation } from '../rules/citations.ts';
import { mostCited } from '../schemas/search.ts';
import { isNumbered } from './named.ts';
import { isPublished } from './states.ts';

/**
 * The documents that a citation may mean, of several authorities the one that it names first.
 * @param reach undefined: what is published, and that alone
 */
export async function citedDocuments(
  reader: Reader,
  { kind, number, year, issuer }: Citation,
  reach: Reach | undefined,
): Promise<string[]> {
  const { rows } = await reader.execute<{ id: string }>(sql`
    select d.id from policy_documents.documents d
     where d.kind = ${kind}
       and ${number === null ? sql`true` : sql`d.year = ${year} and ${isNumbered(number, 'd')}`}
       and ${reach === undefined ? isPublished('d') : (withinReach(sql`d.unit_id`, reach) ?? sql`true`)}
     order by strpos(lower(d.authority), lower(${issuer ?? ''})) > 0 desc, d.id limit ${mostCited}`);
  return rows.map(({ id }) => id);
}
