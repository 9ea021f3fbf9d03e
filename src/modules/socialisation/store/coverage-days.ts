import { sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { fewestAnswers } from '../../feedback/index.ts';
import { isRead, isUnderstood } from './members.ts';

/** Keeps how far every running campaign had come by the end of a day; a day that is kept stays as it is. */
export async function keepCoverage(transaction: Transaction, day: string): Promise<void> {
  await transaction.execute(sql`
    insert into socialisation.coverage_days
      (campaign_id, day, unit_id, position_kind, members, reached, read, understood)
    select m.campaign_id, ${day}, m.unit_id, m.position_kind, count(*), count(m.reached_at),
           count(*) filter (where ${isRead}), count(*) filter (where ${isUnderstood})
      from socialisation.members m
      join socialisation.campaigns c on c.id = m.campaign_id and c.state = 'running' and c.started_on <= ${day}
     where m.left_on is null
     group by m.campaign_id, m.unit_id, m.position_kind
        on conflict do nothing`);
}

/**
 * Keeps how people stand to the changes of running campaigns by the end of a day: of each unit with all below it, of
 * each kind of position and of all, if by then five more have said so than when it was kept last.
 */
export async function keepStances(transaction: Transaction, day: string): Promise<void> {
  await transaction.execute(sql`
    with recursive stated as materialized (
      select m.campaign_id, m.unit_id, m.position_kind, m.stance, count(*)::int as people
        from socialisation.members m
        join socialisation.campaigns c on c.id = m.campaign_id and c.state = 'running'
       where m.left_on is null and m.stance is not null
       group by 1, 2, 3, 4
    ),
    line as (
      select distinct unit_id, unit_id as above from stated
      union
      select line.unit_id, v.parent_id
        from line join organisation.unit_versions v on v.unit_id = line.above and ${holds('v', day)}
       where v.parent_id is not null
    ),
    grouped as (
      select s.campaign_id, line.above as unit_id, null as position_kind, s.stance, s.people
        from stated s join line on line.unit_id = s.unit_id
      union all
      select s.campaign_id, null::uuid, s.position_kind, s.stance, s.people from stated s
      union all
      select s.campaign_id, null::uuid, null, s.stance, s.people from stated s
    ),
    summed as (
      select g.campaign_id, g.unit_id, g.position_kind, sum(g.people)::int as people,
             coalesce(sum(g.people) filter (where g.stance = 'support'), 0)::int as support,
             coalesce(sum(g.people) filter (where g.stance = 'neutral'), 0)::int as neutral,
             coalesce(sum(g.people) filter (where g.stance = 'concern'), 0)::int as concern
        from grouped g group by 1, 2, 3
    ),
    kept as (
      select distinct on (f.campaign_id, f.unit_id, f.position_kind)
             f.campaign_id, f.unit_id, f.position_kind, f.support + f.neutral + f.concern as people
        from socialisation.stance_figures f
       order by f.campaign_id, f.unit_id, f.position_kind, f.as_of desc
    )
    insert into socialisation.stance_figures
      (campaign_id, unit_id, position_kind, as_of, support, neutral, concern)
    select s.campaign_id, s.unit_id, s.position_kind, ${day}, s.support, s.neutral, s.concern
      from summed s
      left join kept k on k.campaign_id = s.campaign_id and k.unit_id is not distinct from s.unit_id
       and k.position_kind is not distinct from s.position_kind
     where s.people - coalesce(k.people, 0) >= ${fewestAnswers}
        on conflict do nothing`);
}
