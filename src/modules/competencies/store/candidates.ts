import { type SQL, sql } from 'drizzle-orm';
import { type Reach, unitsOf } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { employeeWithinReach, inServiceStatuses } from '../../employees/index.ts';
import { matchOf } from '../rules/job-person-match.ts';
import {
  admittedEducation,
  admittedRanks,
  type Requirements,
  requirementResults,
} from '../rules/requirements.ts';
import type { Candidate } from '../schemas/gaps.ts';

/** What a position demands, by the places of competencies in profiles. */
export interface Vacancy extends Requirements {
  readonly positionId: string;
  readonly levels: readonly { readonly number: number; readonly level: number }[];
}

export interface CandidateFilter {
  readonly reach: Reach;
  /** Only those who sit in these units. */
  readonly unitIds?: readonly string[];
  readonly limit: number;
}

/** So many times more people are looked at first than are asked for: most of them meet the requirements. */
const firstLook = 10;
/** So many times more are looked at if they were too few. */
const widening = 20;

/** What of a standard is held against people. */
export async function findVacancy(reader: Reader, positionId: string, standardId: string): Promise<Vacancy> {
  const { rows } = await reader.execute<Omit<Vacancy, 'positionId'> & Record<string, unknown>>(sql`
    select s.education_level as "educationLevel", s.education_programmes as "educationProgrammes", s.rank, s.grade,
           s.experience_years as "experienceYears", s.experience_kinds as "experienceKinds", s.trainings,
           (select json_agg(json_build_object('number', c.number, 'level', l.level))
              from jsonb_to_recordset(s.levels) as l("competencyId" uuid, level int)
              join competencies.competencies c on c.id = l."competencyId") as levels
      from competencies.standards s where s.id = ${standardId}`);
  return { ...rows[0]!, positionId };
}

type Row = Omit<Candidate, 'place' | 'jpm' | 'rawJpm' | 'category' | 'recommendation' | 'toVerify'> & {
  readonly matched: number;
  readonly achieved: number;
  readonly educationProgramme: string | null;
  readonly experienceYears: number;
} & Record<string, unknown>;

/**
 * The people who meet the hard requirements of a position on a day, the best match first; whoever was never assessed or
 * holds the position is none. The ranking is made of the profiles alone; only the best are looked up, and more of them
 * if too many of these do not meet the requirements.
 */
export async function rankCandidates(
  reader: Reader,
  vacancy: Vacancy,
  day: string,
  filter: CandidateFilter,
): Promise<Candidate[]> {
  const { limit } = filter;
  for (let looked = limit * firstLook; ; looked *= widening) {
    const { rows } = await reader.execute<{ scored: number; found: Row[] }>(
      candidateQuery(vacancy, day, filter, looked),
    );
    const { scored, found } = rows[0]!;
    if (found.length === limit || scored < looked) return found.map((row, at) => complete(row, at, vacancy));
  }
}

function candidateQuery(vacancy: Vacancy, day: string, filter: CandidateFilter, looked: number): SQL {
  const known = (number: number) => sql.raw(`coalesce(profile.levels[${Number(number)}], 0)`);
  const sumOf = (terms: readonly SQL[]) => sql.join([...terms], sql` + `);
  const matched = sumOf(
    vacancy.levels.map(
      ({ number, level }) => sql`least(${known(number)}, ${sql.raw(String(Number(level)))})`,
    ),
  );
  const achieved = sumOf(vacancy.levels.map(({ number }) => known(number)));
  const unassessed = sumOf(
    vacancy.levels.map(({ number }) => sql.raw(`(ranked.levels[${Number(number)}] is null)::int`)),
  );
  return sql`
    with ranked as materialized (
      select profile.employee_id, profile.levels, ${matched} as matched, ${achieved} as achieved
        from competencies.profiles profile
       where ${holds('profile', day)} and ${limitedTo(filter, day)}
       order by matched desc, achieved desc, profile.employee_id
       limit ${looked}
    ),
    fit as (
      select ranked.*, ${unassessed} as unassessed, e.nip, e.name, e.education_level, e.education_programme, r.rank,
             v.name as position_name, u.name as unit_name,
             ${
               vacancy.experienceYears === null
                 ? sql`0`
                 : sql`competencies.experience_years(e.id, ${sql.param([...vacancy.experienceKinds])}::text[], ${day})`
             } as experience_years
        from ranked
        join employees.employees e on e.id = ranked.employee_id
        left join employees.rank_periods r on r.employee_id = e.id and ${holds('r', day)}
        left join employees.placements seat on seat.employee_id = e.id and seat.kind = 'definitive' and ${holds('seat', day)}
        left join organisation.position_versions v on v.position_id = seat.position_id and ${holds('v', day)}
        left join organisation.unit_versions u on u.unit_id = v.unit_id and ${holds('u', day)}
       where e.status = any(${sql.param(inServiceStatuses)}::text[])
         and seat.position_id is distinct from ${vacancy.positionId}::uuid
         and ${sql.join(hardRequirements(vacancy, day), sql` and `)}
       order by ranked.matched desc, ranked.achieved desc, ranked.employee_id
       limit ${filter.limit}
    )
    select (select count(*)::int from ranked) as scored,
           coalesce((select json_agg(json_build_object('employeeId', employee_id, 'nip', nip, 'name', name,
             'rank', rank, 'educationLevel', education_level, 'educationProgramme', education_programme,
             'positionName', position_name, 'unitName', unit_name, 'experienceYears', experience_years,
             'matched', matched, 'achieved', achieved, 'unassessed', unassessed)
             order by matched desc, achieved desc, employee_id) from fit), '[]') as found`;
}

/** What of the requirements can be decided; the same as `requirementResults` finds met. */
function hardRequirements(vacancy: Vacancy, day: string): SQL[] {
  const { educationLevel, rank, grade, experienceYears, experienceKinds } = vacancy;
  const conditions = [sql`true`];
  if (educationLevel !== null)
    conditions.push(sql`e.education_level = any(${sql.param(admittedEducation(educationLevel))}::text[])`);
  if (rank !== null || grade !== null)
    conditions.push(sql`r.rank = any(${sql.param(admittedRanks({ rank, grade }))}::text[])`);
  if (experienceYears !== null)
    conditions.push(
      sql`competencies.experience_years(e.id, ${sql.param([...experienceKinds])}::text[], ${day}) >= ${experienceYears}`,
    );
  return conditions;
}

/** The people among whom is looked: those who sit in some units, within reach. */
function limitedTo({ reach, unitIds }: CandidateFilter, day: string): SQL {
  const units = unitIds === undefined ? reach && unitsOf(reach) : sql`${sql.param([...unitIds])}::uuid[]`;
  if (units === null) return sql`true`;
  return sql`profile.employee_id in (
      select near.employee_id
        from organisation.position_versions version
        join employees.placements near on near.position_id = version.position_id and near.kind = 'definitive'
         and ${holds('near', day)}
       where version.unit_id = any(${units}) and ${holds('version', day)})
    and ${employeeWithinReach(sql`profile.employee_id`, reach) ?? sql`true`}`;
}

function complete(row: Row, at: number, vacancy: Vacancy): Candidate {
  const { matched, achieved, unassessed, educationProgramme, experienceYears, ...shown } = row;
  const required = vacancy.levels.reduce((total, { level }) => total + level, 0);
  const { educationLevel, rank } = row;
  const results = requirementResults(vacancy, { educationLevel, educationProgramme, rank, experienceYears });
  const open = results.filter(({ isMet }) => isMet === null).map(({ kind }) => kind);
  return {
    ...shown,
    place: at + 1,
    ...matchOf({ required, matched, achieved, unassessed }),
    toVerify: [...new Set(open)],
  };
}
