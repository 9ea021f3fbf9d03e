import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { SubjectRef } from '../../../platform/subjects/schemas.ts';
import { isRead } from './members.ts';

/** How something was explained to those whom it touches, over all campaigns about it. */
export interface SocialisationFigures {
  readonly campaigns: number;
  readonly members: number;
  readonly reached: number;
  readonly read: number;
  /** How those stood to it who said so, where at least five have; else nobody. */
  readonly support: number;
  readonly neutral: number;
  readonly concern: number;
}

/** Campaigns on a subject that began until a day, as they stand now; null if there were none. */
export async function socialisationFigures(
  reader: Reader,
  { kind, id }: SubjectRef,
  day: string,
): Promise<SocialisationFigures | null> {
  const { rows } = await reader.execute<SocialisationFigures & Record<string, unknown>>(sql`
    with told as (
      select c.id from socialisation.campaigns c
       where c.subject_kind = ${kind} and c.subject_id = ${id} and c.started_on <= ${day} and c.state <> 'cancelled'
    ),
    stated as (
      select distinct on (f.campaign_id) f.support, f.neutral, f.concern
        from socialisation.stance_figures f
       where f.campaign_id in (select told.id from told) and f.unit_id is null and f.position_kind is null
         and f.as_of <= ${day}
       order by f.campaign_id, f.as_of desc
    )
    select (select count(*)::int from told) as campaigns, count(*)::int as members,
           count(m.reached_at)::int as reached, count(*) filter (where ${isRead})::int as read,
           (select coalesce(sum(s.support), 0)::int from stated s) as support,
           (select coalesce(sum(s.neutral), 0)::int from stated s) as neutral,
           (select coalesce(sum(s.concern), 0)::int from stated s) as concern
      from socialisation.members m
     where m.campaign_id in (select told.id from told) and m.left_on is null`);
  const figures = rows[0]!;
  return figures.campaigns === 0 ? null : figures;
}
