import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { Participants } from '../rules/participation.ts';
import type { TopicParticipation } from '../schemas/participation.ts';

type Counts = Pick<
  TopicParticipation,
  'posts' | 'anonymousPosts' | 'officialPosts' | 'participants' | 'writers' | 'supporters' | 'supports'
>;

/** Who took part in a topic, in one statement. A district is known once five people in forums say that they live there. */
export async function readParticipation(
  reader: Reader,
  topicId: string,
  fewest: number,
): Promise<{ readonly counts: Counts; readonly groups: Participants }> {
  const { rows } = await reader.execute<{ counts: Counts; groups: Participants }>(sql`
    with post as (
      select id, participant_id, is_official, state from forums.posts where topic_id = ${topicId}),
    writer as (
      select distinct participant_id as id from post where state = 'shown' and participant_id is not null),
    vote as (
      select s.participant_id as id from forums.supports s join post p on p.id = s.post_id where p.state = 'shown'),
    supporter as (select distinct id from vote),
    person as (
      select p.age_band, p.district
        from forums.participants p where p.id in (select id from writer union select id from supporter)),
    by_age as (select age_band as value, count(*)::int as participants from person group by 1),
    by_district as (select district as value, count(*)::int as participants from person group by 1)
    select json_build_object(
             'posts', (select count(*) from post where state = 'shown'),
             'anonymousPosts', (select count(*) from post
                                 where state = 'shown' and participant_id is null and not is_official),
             'officialPosts', (select count(*) from post where state = 'shown' and is_official),
             'participants', (select count(*) from person),
             'writers', (select count(*) from writer),
             'supporters', (select count(*) from supporter),
             'supports', (select count(*) from vote)) as counts,
           json_build_object(
             'ageBands', (select coalesce(json_agg(a order by value nulls last), '[]') from by_age a),
             'districts', (select coalesce(json_agg(d order by value nulls last), '[]') from by_district d),
             'knownDistricts', (select coalesce(json_agg(district order by district), '[]')
                                  from (select district from forums.participants where district is not null
                                         group by 1 having count(*) >= ${fewest}) k)) as groups`);
  return rows[0]!;
}
