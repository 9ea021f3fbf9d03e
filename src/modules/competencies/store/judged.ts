import { type SQL, sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import { seatedIn } from './branches.ts';

/**
 * The people in the units of `branch` as `person`, each with the standard that holds and the levels that count as
 * `judged (branch, employee_id, standard_id, levels)`, and what these standards demand as
 * `demanded (standard_id, number, level)`: parts of a `with recursive`.
 */
export const judgedOn = (day: string): SQL => sql`
  person as materialized (${seatedIn(day)}),
  combination as (
    select distinct kind, functional_level, job_class from person where own_standard is null
  ),
  inherited as materialized (
    select combination.*, chosen.standard_id
      from combination
      left join lateral competencies.inherited_standard(kind, functional_level, job_class, ${day}) chosen on true
  ),
  judged as materialized (
    select person.branch, person.employee_id, coalesce(person.own_standard, inherited.standard_id) as standard_id,
           profile.levels
      from person
      left join inherited on person.own_standard is null and inherited.kind = person.kind
       and inherited.functional_level is not distinct from person.functional_level
       and inherited.job_class is not distinct from person.job_class
      left join competencies.profiles profile on profile.employee_id = person.employee_id
       and ${holds('profile', day)}
  ),
  demanded as materialized (
    select s.id as standard_id, c.number, l.level
      from (select distinct standard_id from judged where standard_id is not null) used
      join competencies.standards s on s.id = used.standard_id
     cross join lateral jsonb_to_recordset(s.levels) as l("competencyId" uuid, level int)
      join competencies.competencies c on c.id = l."competencyId"
  )`;
