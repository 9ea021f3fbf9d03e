import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { Reach } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import { homeUnit } from '../../employees/index.ts';
import { gapOf, jobPersonMatch } from '../rules/job-person-match.ts';
import { type PersonFacts, type Requirements, requirementResults } from '../rules/requirements.ts';
import type { CompetencyGap } from '../schemas/gaps.ts';

/** Who is held against which position on which day. */
export interface GapRequest {
  readonly employeeId: string;
  /** Null: the position that is held definitively on the day. */
  readonly positionId: string | null;
  readonly day: string;
  readonly reach: Reach;
}

/** A row of {@link gapQuery}, to be completed by {@link completeGap}. */
export interface GapRow extends Requirements {
  readonly employeeId: string;
  readonly position: CompetencyGap['position'];
  readonly standardId: string | null;
  readonly standardOrigin: CompetencyGap['standardOrigin'];
  readonly levels: Omit<CompetencyGap['competencies'][number], 'gap'>[] | null;
  readonly facts: PersonFacts;
}

/**
 * What somebody lacks for a position, or for the one held definitively where that is null. A standard that holds on a day
 * names only what the dictionary has on that day.
 */
export const gapQuery = (employee: SQL, day: SQL, position: SQL): SQL => sql`
  select e.id as "employeeId", target.position, s.id as "standardId",
         case when s.id is null then 'none' when s.position_id is null then 'inherited' else 'own' end
           as "standardOrigin",
         s.education_level as "educationLevel", coalesce(s.education_programmes, '{}') as "educationProgrammes",
         s.rank, s.grade, s.experience_years as "experienceYears",
         coalesce(s.experience_kinds, '{}') as "experienceKinds", coalesce(s.trainings, '{}') as trainings,
         json_build_object('educationLevel', e.education_level, 'educationProgramme', e.education_programme,
           'rank', (select r.rank from employees.rank_periods r where r.employee_id = e.id and ${holds('r', day)}),
           'experienceYears', case when s.experience_years is null then 0
                                else competencies.experience_years(e.id, s.experience_kinds, ${day}) end) as facts,
         (select json_agg(json_build_object('competencyId', c.id, 'code', c.code, 'name', v.name, 'kind', v.kind,
                   'required', demanded.level, 'achieved', counted.level, 'method', counted.method,
                   'assessmentId', counted.assessment_id, 'assessedOn', counted.assessed_on,
                   'expiresOn', counted.expires_on) order by c.number)
            from jsonb_to_recordset(s.levels) as demanded("competencyId" uuid, level int)
            join competencies.competencies c on c.id = demanded."competencyId"
            join competencies.competency_versions v on v.competency_id = c.id and ${holds('v', day)}
            left join competencies.counting(e.id, ${day}) counted on counted.competency_id = c.id) as levels
    from employees.employees e
    left join lateral (
      select v.position_id, v.kind, v.functional_level, v.job_class,
             json_build_object('id', v.position_id, 'name', v.name, 'kind', v.kind,
               'functionalLevel', v.functional_level, 'unitId', v.unit_id, 'unitName', u.name) as position
        from organisation.position_versions v
        join organisation.unit_versions u on u.unit_id = v.unit_id and ${holds('u', day)}
       where v.position_id = coalesce(${position},
               (select seat.position_id from employees.placements seat
                 where seat.employee_id = e.id and seat.kind = 'definitive' and ${holds('seat', day)}))
         and ${holds('v', day)}) target on true
    left join lateral competencies.standard_for(target.position_id, target.kind, target.functional_level,
           target.job_class, ${day}) chosen on true
    left join competencies.standards s on s.id = chosen.standard_id
   where e.id = ${employee}`;

const [units, dayOfUnits] = [sql.raw('$4::uuid[]'), sql.raw('$5::date')];
const query = gapQuery(sql.raw('$1::uuid'), sql.raw('$2::date'), sql.raw('$3::uuid'));
const dialect = new PgDialect();
const everywhere = { name: 'competency-gap', text: dialect.sqlToQuery(query).sql };
const within = {
  name: 'competency-gap-within',
  text: dialect.sqlToQuery(sql`${query} and ${homeUnit(sql`e.id`, dayOfUnits)} = any(${units})`).sql,
};

/**
 * What somebody lacks for a position on a day, by a statement that each connection prepares once; undefined if there is
 * no such person within reach.
 */
export async function findGap(pool: pg.Pool, request: GapRequest): Promise<CompetencyGap | undefined> {
  const { employeeId, positionId, day, reach } = request;
  const values = [employeeId, day, positionId];
  const { rows } = await pool.query<GapRow>(
    reach === null ? { ...everywhere, values } : { ...within, values: [...values, reach.array, reach.day] },
  );
  return rows[0] && completeGap(rows[0], day);
}

export function completeGap(row: GapRow, day: string): CompetencyGap {
  const { employeeId, position, standardId, standardOrigin, facts } = row;
  const competencies = (row.levels ?? []).map((level) => ({ ...level, gap: gapOf(level) }));
  return {
    employeeId,
    asOf: day,
    position,
    standardId,
    standardOrigin,
    ...jobPersonMatch(competencies),
    competencies,
    requirements: standardId === null ? [] : requirementResults(row, facts),
  };
}
