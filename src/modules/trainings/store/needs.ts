import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { branchesOf, judgedOn } from '../../competencies/index.ts';
import { pendingStates } from '../rules/enrolments.ts';
import type { CourseNeed } from '../rules/needs.ts';
import type { CompetencyNeed } from '../rules/shapes.ts';
import { peopleInService } from './people.ts';

/** What people of a subtree lack on a day, and the courses that would help. */
export interface Needs {
  readonly people: number;
  readonly competencies: readonly Omit<CompetencyNeed, 'closed'>[];
  readonly courses: readonly CourseNeed[];
}

/** The needs of a subtree on a day, in one statement: no rows of people leave the database. */
export async function readNeeds(reader: Reader, unitId: string, day: string): Promise<Needs> {
  const { rows } = await reader.execute<Needs & Record<string, unknown>>(sql`
    with recursive ${seatsNeeded(unitId, day)},
    gain as (
      select course_id, levels, count(*) as people from seat group by course_id, levels
    )
    select (select count(*)::int from judged) as people,
           coalesce((
             select json_agg(json_build_object('competencyId', c.id, 'demanded', counted.demanded,
                      'below', counted.below, 'unassessed', counted.unassessed, 'missing', counted.missing,
                      'underWay', coalesce(lacking.under_way, 0), 'withoutCourse', coalesce(lacking.without_course, 0))
                      order by c.number)
               from (
                 select number, count(*) as demanded, count(*) filter (where achieved < required) as below,
                        count(*) filter (where achieved is null) as unassessed,
                        coalesce(sum(greatest(required - achieved, 0)) filter (where achieved is not null), 0) as missing
                   from line group by number) counted
               join competencies.competencies c on c.number = counted.number
               left join (
                 select number, sum(under_way) as under_way,
                        sum(required - achieved - raisable) as without_course
                   from lack group by number) lacking on lacking.number = counted.number), '[]') as competencies,
           coalesce((
             select json_agg(json_build_object('courseId', course.id, 'code', course.code,
                      'costPerHead', coalesce(course.cost_per_head, 0), 'gains', needed.gains))
               from (
                 select course_id, json_agg(json_build_object('levels', levels, 'people', people)) as gains
                   from gain group by course_id) needed
               join trainings.courses course on course.id = needed.course_id), '[]') as courses`);
  return rows[0]!;
}

/** So many seats in a course. */
export interface Seats {
  readonly courseId: string;
  readonly seats: number;
}

/**
 * Levels that so many seats close, by competency: within a course those who gain most sit first. Of the same snapshot as
 * {@link readNeeds}, these are as many as the rule says.
 */
export async function levelsClosed(
  reader: Reader,
  unitId: string,
  day: string,
  paid: readonly Seats[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await reader.execute<{ competencyId: string; closed: number }>(sql`
    with recursive ${seatsNeeded(unitId, day)},
    gaining as (
      select course_id, employee_id, number, raised, sum(raised) over (partition by course_id, employee_id) as levels
        from lack where course_id is not null
    ),
    placed as (
      select course_id, number, raised,
             dense_rank() over (partition by course_id order by levels desc, employee_id) as place
        from gaining
    )
    select c.id as "competencyId", sum(placed.raised)::int as closed
      from jsonb_to_recordset(${JSON.stringify(paid)}::jsonb) as paid("courseId" uuid, seats int)
      join placed on placed.course_id = paid."courseId" and placed.place <= paid.seats
      join competencies.competencies c on c.number = placed.number
     group by c.id`);
  return new Map(rows.map(({ competencyId, closed }) => [competencyId, closed]));
}

/**
 * Parts of a `with recursive`: what is demanded of whom as `line (employee_id, number, required, achieved)`; what of it is
 * lacking as `lack`, with the course that helps and the levels that it raises (`course_id`, `raised`; null and 0 if none
 * does, or if a seat that the person has already is to raise `under_way` levels), and what could be raised at all
 * (`raisable`); and who needs a seat in which course as `seat (course_id, employee_id, levels)`: one for all competencies.
 */
const seatsNeeded = (unitId: string, day: string): SQL => sql`
  ${branchesOf(unitId, day, 'units')},
  ${peopleInService(day)},
  ${judgedOn(day)},
  line as materialized (
    select judged.employee_id, demanded.number, demanded.level as required, judged.levels[demanded.number] as achieved
      from judged join demanded on demanded.standard_id = judged.standard_id
  ),
  outcome as materialized (
    select course.id as course_id, course.code, course.state, course.learning_hours,
           coalesce(course.cost_per_head, 0) as cost, c.number, o.level
      from trainings.courses course
     cross join lateral jsonb_to_recordset(course.outcomes) as o("competencyId" uuid, level int)
      join competencies.competencies c on c.id = o."competencyId"
  ),
  -- Whoever lacks the same is helped by the same course: it is chosen once.
  best as materialized (
    select distinct on (kind.number, kind.required, kind.achieved) kind.number, kind.required, kind.achieved,
           outcome.course_id, least(outcome.level, kind.required) - kind.achieved as raised
      from (select distinct number, required, achieved from line where achieved < required) kind
      join outcome on outcome.number = kind.number and outcome.level > kind.achieved and outcome.state = 'active'
     order by kind.number, kind.required, kind.achieved, least(outcome.level, kind.required) desc, outcome.cost,
           outcome.learning_hours, outcome.code collate "C"
  ),
  training as materialized (
    select e.employee_id, e.state, s.course_id, s.ends_on
      from judged
      join trainings.enrolments e on e.employee_id = judged.employee_id
      join trainings.sessions s on s.id = e.session_id and s.decision <> 'cancelled'
     where e.state = 'passed' or e.state = any(${sql.param(pendingStates)}::text[]) and s.ends_on >= ${day}
  ),
  busy as materialized (
    select line.employee_id, line.number, max(least(outcome.level, line.required) - line.achieved) as raised
      from training
      join outcome on outcome.course_id = training.course_id
      join line on line.employee_id = training.employee_id and line.number = outcome.number
     where line.achieved < line.required and line.achieved < outcome.level
       and (training.state <> 'passed' or training.ends_on > (
         select counted.assessed_on
           from competencies.counting(training.employee_id, ${day}) counted
           join competencies.competencies c on c.id = counted.competency_id
          where c.number = line.number))
     group by line.employee_id, line.number
  ),
  lack as materialized (
    select line.*, case when busy.raised is null then best.course_id end as course_id,
           case when busy.raised is null then coalesce(best.raised, 0) else 0 end as raised,
           coalesce(busy.raised, 0) as under_way, greatest(best.raised, busy.raised, 0) as raisable
      from line
      left join best on best.number = line.number and best.required = line.required and best.achieved = line.achieved
      left join busy on busy.employee_id = line.employee_id and busy.number = line.number
     where line.achieved < line.required
  ),
  seat as materialized (
    select course_id, employee_id, sum(raised)::int as levels
      from lack where course_id is not null group by course_id, employee_id
  )`;
