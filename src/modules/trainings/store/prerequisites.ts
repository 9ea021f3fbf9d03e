import { type SQL, sql } from 'drizzle-orm';
import { pendingStates } from '../rules/enrolments.ts';
import type { HeldSession } from './sessions.ts';

/**
 * A course that a session presupposes and that somebody lacks, as `title`: neither passed, here or elsewhere, nor under way
 * to its end before the session begins.
 */
export const lackingPrerequisite = (session: HeldSession, employeeId: SQL | string): SQL => sql`
  select wanted.title
    from trainings.courses course
   cross join lateral unnest(course.prerequisite_ids) as before(id)
    join trainings.courses wanted on wanted.id = before.id
   where course.id = ${session.courseId}
     and not exists (
       select from trainings.enrolments e
         join trainings.sessions s on s.id = e.session_id and s.course_id = before.id
        where e.employee_id = ${employeeId}
          and (e.state = 'passed' or (e.state = any(${sql.param(pendingStates)}::text[]) and s.decision <> 'cancelled'
            and s.ends_on < ${session.startsOn})))
     and not exists (
       select from trainings.outside_certificates o
        where o.employee_id = ${employeeId} and o.course_id = before.id and o.state = 'verified')
   order by wanted.title limit 1`;
