import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { Participation } from '../schemas/participation.ts';

/**
 * How people took part in a survey, in one statement: from the statistics of addresses, the answers that were held, and
 * the roll-ups. Of answers that count none is read, but for where kiosks and field officers sent them from.
 */
export async function readParticipation(reader: Reader, surveyId: string): Promise<Participation> {
  const { rows } = await reader.execute<Participation & Record<string, unknown>>(sql`
    with sender as (
      select day, address_hash, sum(answers) as answers, sum(answers - 1) as repeats
        from feedback.senders where survey_id = ${surveyId} group by 1, 2),
    sent as (
      select day, sum(answers)::int as answers, count(*)::int as addresses, max(answers)::int as most,
             sum(repeats)::int as repeats
        from sender group by 1),
    uncounted as materialized (
      select received_on as day, channel, state, reason, count(*)::int as answers
        from feedback.responses
       where survey_id = ${surveyId} and state <> 'counted' group by 1, 2, 3, 4),
    held as (
      select day, json_agg(json_build_object('reason', reason, 'answers', answers) order by reason) as held
        from (select day, reason, sum(answers)::int as answers from uncounted where state = 'quarantined' group by 1, 2) h
       group by 1),
    rejected as (select day, sum(answers)::int as answers from uncounted where state = 'rejected' group by 1),
    day as (
      select d.day, json_build_object(
               'day', d.day, 'linkAnswers', coalesce(s.answers, 0), 'addresses', coalesce(s.addresses, 0),
               'mostOfOneAddress', coalesce(s.most, 0), 'identicalRepeats', coalesce(s.repeats, 0),
               'held', coalesce(h.held, '[]'), 'rejected', coalesce(r.answers, 0)) as figures
        from (select day from sent union select day from uncounted) d
        left join sent s using (day)
        left join held h using (day)
        left join rejected r using (day)),
    counted as (
      select value as channel, sum(answers)::int as answers
        from feedback.tallies where survey_id = ${surveyId} and dimension = 'channel' group by 1)
    select ${surveyId}::uuid as "surveyId", (select coalesce(sum(answers), 0)::int from counted) as counted,
           (select coalesce(sum(answers), 0)::int from sent) as "linkAnswers",
           (select coalesce(sum(addresses), 0)::int from sent) as addresses,
           (select coalesce(max(most), 0) from sent) as "mostOfOneAddress",
           (select coalesce(sum(repeats), 0)::int from sent) as "identicalRepeats",
           (select coalesce(json_agg(json_build_object('reason', reason, 'answers', answers) order by reason), '[]')
              from (select reason, sum(answers)::int as answers from uncounted where state = 'quarantined' group by 1) h)
             as held,
           (select coalesce(sum(answers), 0)::int from rejected) as rejected,
           (select coalesce(json_agg(figures order by day), '[]') from day) as days,
           (select coalesce(json_agg(json_build_object('channel', channel, 'counted', coalesce(c.answers, 0),
                     'held', coalesce(u.held, 0), 'rejected', coalesce(u.rejected, 0)) order by channel), '[]')
              from counted c
              full join (select channel, sum(answers) filter (where state = 'quarantined') as held,
                                sum(answers) filter (where state = 'rejected') as rejected
                           from uncounted group by 1) u using (channel)) as channels,
           (select coalesce(json_agg(json_build_object('source', o.source, 'name', k.name, 'answers', o.answers)
                                     order by o.answers desc, o.source), '[]')
              from (select source, count(*)::int as answers
                      from feedback.responses where survey_id = ${surveyId} and source is not null group by 1
                     order by 2 desc, 1 limit 10000) o
              left join feedback.kiosks k on 'kiosk:' || k.id = o.source) as sources`);
  return rows[0]!;
}
