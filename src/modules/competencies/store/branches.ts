import { type SQL, sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';

/** How people of a subtree are put together: each child with all that lies under it, or each unit by itself. */
export type RowsBy = 'children' | 'units';

/**
 * The units of a subtree on a day as `branch (unit_id, branch, place)`, part of a `with recursive`: `branch` is the unit
 * in whose row its people are counted; `place` is the depth of that row, 0 for the unit asked for.
 */
export const branchesOf = (unitId: string, day: string, rowsBy: RowsBy): SQL => sql`
  branch as (
    select v.unit_id, v.unit_id as branch, 0 as place
      from organisation.unit_versions v
     where v.unit_id = ${unitId} and ${holds('v', day)}
    union all
    select v.unit_id,
           ${rowsBy === 'units' ? sql`v.unit_id` : sql`case when branch.place = 0 then v.unit_id else branch.branch end`},
           ${rowsBy === 'units' ? sql`branch.place + 1` : sql`1`}
      from branch
      join organisation.unit_versions v on v.parent_id = branch.unit_id
     where ${holds('v', day)}
  )`;

/** The same of some units, or of all (null), all counted in one row. */
export const branchOfUnits = (unitIds: readonly string[] | null, day: string): SQL => sql`
  branch as (
    select v.unit_id, null::uuid as branch
      from organisation.unit_versions v
     where ${holds('v', day)}
       and ${unitIds === null ? sql`true` : sql`v.unit_id = any(${sql.param([...unitIds])}::uuid[])`}
  )`;

/** Who sits definitively in the units of `branch` on a day, with the position and its own standard, if it has one. */
export const seatedIn = (day: string): SQL => sql`
  select branch.branch, seat.employee_id, v.position_id, v.kind, v.functional_level, v.job_class,
         own.id as own_standard
    from branch
    join organisation.position_versions v on v.unit_id = branch.unit_id
     and ${holds('v', day)}
    join employees.placements seat on seat.position_id = v.position_id and seat.kind = 'definitive'
     and ${holds('seat', day)}
    left join competencies.standards own on own.position_id = v.position_id
     and ${holds('own', day)}`;

/**
 * The people of `person`, as {@link seatedIn} gives them, with the standard that holds for them and what they have
 * shown, as `judged (branch, employee_id, standard_id, levels)`; and what these standards demand, as `demanded
 * (standard_id, number, level)`; parts of a `with`.
 */
export const judgedOn = (day: string): SQL => sql`
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

/**
 * The rows of an answer by unit, as `line (unit_id, code, name, place)`, part of a `with recursive`: first the one of all
 * (`unit_id` null), then the unit asked for, then those below it.
 */
export const linesOf = (unitId: string, day: string): SQL => sql`
  line as (
    select null::uuid as unit_id, null as code, root.name, -1 as place
      from organisation.unit_versions root
     where root.unit_id = ${unitId} and ${holds('root', day)}
    union all
    select b.branch, u.code, v.name, min(least(b.place, 1))
      from branch b
      join organisation.units u on u.id = b.branch
      join organisation.unit_versions v on v.unit_id = b.branch
       and ${holds('v', day)}
     group by b.branch, u.code, v.name
  )`;
