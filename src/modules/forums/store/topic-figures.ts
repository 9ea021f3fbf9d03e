import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';

/** What was talked about in the open. */
export interface TopicFigures {
  readonly topics: number;
  /** Posts of these topics that are shown. */
  readonly posts: number;
}

/** What topics are counted by: a policy document, or any of these services or units. */
export interface TopicsAbout {
  readonly policyDocumentId: string;
  readonly serviceIds: readonly string[];
  readonly unitIds: readonly string[];
  /** Topics that began from this day on and before the other. */
  readonly from: string;
  readonly until: string;
}

/** Topics that everybody reads, and what was written in them. */
export async function topicFigures(reader: Reader, about: TopicsAbout): Promise<TopicFigures> {
  const { policyDocumentId, serviceIds, unitIds, from, until } = about;
  const { rows } = await reader.execute<TopicFigures & Record<string, unknown>>(sql`
    with chosen as (
      select t.id
        from forums.topics t
       where t.decision in ('open', 'closed', 'concluded') and t.starts_on >= ${from} and t.starts_on < ${until}
         and (t.service_id = any(${sql.param([...serviceIds])}::uuid[])
              or t.unit_id = any(${sql.param([...unitIds])}::uuid[])
              or (t.subject_kind = 'policy-document' and lower(t.subject_id) = ${policyDocumentId}::text)))
    select (select count(*)::int from chosen) as topics,
           (select count(*)::int from forums.posts p
             where p.state = 'shown' and p.topic_id in (select id from chosen)) as posts`);
  return rows[0]!;
}
