import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { CourseEffect } from '../schemas/effects.ts';

/**
 * What came of a course until a day, in one statement. Levels before are those that counted on the day before a session
 * began; after: of the first assessment held since it ended that names the competency; later: those that counted a year
 * after it ended. Who was not assessed on both sides is not compared.
 */
export async function readCourseEffect(reader: Reader, courseId: string, day: string): Promise<CourseEffect> {
  const { rows } = await reader.execute<CourseEffect & Record<string, unknown>>(sql`
    with result as materialized (
      select e.employee_id, e.state, s.id as session_id, s.starts_on, s.ends_on
        from trainings.sessions s
        join trainings.enrolments e on e.session_id = s.id and e.state in ('attended', 'passed', 'failed', 'absent')
       where s.course_id = ${courseId}
    ),
    outcome as (
      select raised."competencyId" as competency_id, raised.level, raised.place
        from trainings.courses c
       cross join lateral rows from (
               jsonb_to_recordset(c.outcomes) as ("competencyId" uuid, level int))
               with ordinality as raised("competencyId", level, place)
       where c.id = ${courseId}
    ),
    compared as (
      select outcome.competency_id, outcome.level as aim, before.level as before, after.level as after,
             later.level as later
        from result
       cross join outcome
       cross join lateral competencies.counting(result.employee_id, result.starts_on - 1) before
        left join lateral (
          select shown.level
            from competencies.assessments a
           cross join lateral jsonb_to_recordset(a.levels) as shown("competencyId" uuid, level int)
           where a.employee_id = result.employee_id and a.state = 'valid' and a.assessed_on >= result.ends_on
             and a.assessed_on <= ${day} and shown."competencyId" = outcome.competency_id
           order by a.assessed_on, competencies.precedence(a.method), a.id
           limit 1) after on true
        left join lateral competencies.counting(result.employee_id, (result.ends_on + interval '1 year')::date) later
          on later.competency_id = outcome.competency_id and result.ends_on + interval '1 year' <= ${day}::date
       where result.state in ('attended', 'passed') and before.competency_id = outcome.competency_id
    )
    select ${courseId}::uuid as "courseId", count(distinct session_id)::int as sessions, count(*)::int as participants,
           count(*) filter (where state = 'passed')::int as passed,
           count(*) filter (where state = 'attended')::int as attended,
           count(*) filter (where state = 'failed')::int as failed,
           count(*) filter (where state = 'absent')::int as absent,
           coalesce((
             select json_agg(json_build_object('competencyId', outcome.competency_id, 'code', c.code,
                      'level', outcome.level, 'compared', coalesce(told.compared, 0), 'meanBefore', told.mean_before,
                      'meanAfter', told.mean_after, 'raised', coalesce(told.raised, 0),
                      'reached', coalesce(told.reached, 0), 'comparedLater', coalesce(told.compared_later, 0),
                      'meanLater', told.mean_later, 'meanBeforeLater', told.mean_before_later) order by outcome.place)
               from outcome
               join competencies.competencies c on c.id = outcome.competency_id
               left join (
                 select competency_id, count(after)::int as compared,
                        round(avg(before) filter (where after is not null), 2) as mean_before,
                        round(avg(after), 2) as mean_after, count(*) filter (where after > before)::int as raised,
                        count(*) filter (where after >= aim)::int as reached, count(later)::int as compared_later,
                        round(avg(later), 2) as mean_later,
                        round(avg(before) filter (where later is not null), 2) as mean_before_later
                   from compared group by competency_id) told on told.competency_id = outcome.competency_id), '[]')
             as outcomes
      from result`);
  return rows[0]!;
}
