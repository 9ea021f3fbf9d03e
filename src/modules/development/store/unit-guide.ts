import { type SQL, sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { branchesOf, judgedOn, linesOf, type RowsBy, seatedIn } from '../../competencies/index.ts';
import type { UnitDevelopmentGuide } from '../schemas/unit-guide.ts';

type Answer = Pick<UnitDevelopmentGuide, 'lacking' | 'rows'> & Record<string, unknown>;

/** How far the people of a subtree are on a day, and what is open to them, in one statement. */
export async function readUnitGuide(
  reader: Reader,
  unitId: string,
  day: string,
  rowsBy: RowsBy,
): Promise<Pick<UnitDevelopmentGuide, 'lacking' | 'all' | 'rows'>> {
  const { rows } = await reader.execute<Answer>(unitGuideQuery(unitId, day, rowsBy));
  const [{ lacking, rows: lines }] = rows as [Answer];
  const [all, ...others] = lines;
  return { lacking, all: all!, rows: others };
}

/** People counted by how their levels meet the standard. */
const counted = sql`
  measured as materialized (
    select judged.branch, judged.employee_id, judged.standard_id is null as is_bare,
           coalesce(sum(demanded.level), 0) as required,
           coalesce(sum(least(demanded.level, coalesce(judged.levels[demanded.number], 0))), 0) as matched,
           count(demanded.number) as demanded,
           count(demanded.number) filter (where judged.levels[demanded.number] is null) as unknown
      from judged left join demanded on demanded.standard_id = judged.standard_id
     group by judged.branch, judged.employee_id, judged.standard_id
  ),
  counted as (
    select branch, count(*) as people, count(*) filter (where is_bare) as bare,
           count(*) filter (where not is_bare and unknown = 0 and matched = required) as meeting,
           count(*) filter (where unknown = 0 and matched < required) as lacking,
           count(*) filter (where unknown > 0 and unknown < demanded) as partly,
           count(*) filter (where unknown > 0 and unknown = demanded) as unassessed,
           round(avg(matched * 100.0 / nullif(required, 0)) filter (where unknown = 0), 2) as jpm
      from measured group by grouping sets ((branch), ())
  )`;

/** Who has reached the learning hours of the year, of those who must. */
const learned = (day: string): SQL => sql`
  learned as materialized (
    select person.branch, person.employee_id, d.learning_hours as duty,
           coalesce(sum(credit.credited_hours), 0) as credited
      from person
      join employees.employees e on e.id = person.employee_id
      join trainings.learning_duties d on d.employment_kind = e.employment_kind and d.bound = 'least'
       and ${holds('d', day)}
      left join trainings.credits credit on credit.employee_id = person.employee_id
       and credit.credited_on between date_trunc('year', ${day}::date)::date and ${day}
     group by person.branch, person.employee_id, d.learning_hours
  ),
  reached as (
    select branch, count(*) filter (where credited >= duty) as reached,
           count(*) filter (where credited < duty) as short
      from learned group by grouping sets ((branch), ())
  )`;

/**
 * Who lacks what at which level, and the free seats that lead above it. A seat serves whoever stands below its level, so
 * the most people that can be seated are, by König’s theorem, the least over all levels of the people below it and the
 * seats above it.
 */
const lacked = (day: string): SQL => sql`
  short as materialized (
    select demanded.number, judged.levels[demanded.number] as level, count(*) as people,
           sum(demanded.level - judged.levels[demanded.number]) as missing
      from judged join demanded on demanded.standard_id = judged.standard_id
     where judged.levels[demanded.number] < demanded.level
     group by 1, 2
  ),
  most as materialized (
    select number, sum(people) as people, sum(missing) as missing, min(level) as lowest
      from short group by number order by 2 desc, 3 desc, 1 limit 10
  ),
  seat as materialized (
    select most.number, raised.level, sum(s.quota - s.seats_taken) as free
      from most
      join competencies.competencies c on c.number = most.number
      join trainings.courses course on course.state = 'active'
       and course.outcomes @> jsonb_build_array(jsonb_build_object('competencyId', c.id))
      join lateral jsonb_to_recordset(course.outcomes) as raised("competencyId" uuid, level int)
        on raised."competencyId" = c.id and raised.level > most.lowest
      join trainings.sessions s on s.course_id = course.id and s.decision = 'open'
       and s.registration_from <= ${day} and s.registration_until > ${day} and s.starts_on > ${day}
       and s.seats_taken < s.quota
     group by 1, 2
  ),
  served as (
    select most.*, coalesce((select sum(seat.free) from seat where seat.number = most.number), 0) as free,
           (select min(coalesce((select sum(short.people) from short
                                  where short.number = most.number and short.level < bound.level), 0)
                     + coalesce((select sum(seat.free) from seat
                                  where seat.number = most.number and seat.level > bound.level), 0))
              from generate_series(0, 5) bound (level)) as seatable
      from most
  )`;

const unitGuideQuery = (unitId: string, day: string, rowsBy: RowsBy): SQL => sql`
  with recursive ${branchesOf(unitId, day, rowsBy)}, person as materialized (${seatedIn(day)}), ${judgedOn(day)}, ${counted}, ${learned(day)}, ${lacked(day)},
  ${linesOf(unitId, day)}
  select coalesce((
           select json_agg(json_build_object('competencyId', c.id, 'code', c.code, 'name', named.name,
                    'kind', named.kind, 'below', served.people, 'missing', served.missing, 'freeSeats', served.free,
                    'seatable', served.seatable) order by served.people desc, served.missing desc, served.number)
             from served join competencies.competencies c on c.number = served.number
            cross join lateral competencies.named(c.id, ${day}) named), '[]') as lacking,
         (select json_agg(json_build_object('unitId', line.unit_id, 'code', line.code, 'name', line.name,
                   'people', coalesce(counted.people, 0), 'meeting', coalesce(counted.meeting, 0),
                   'withGaps', coalesce(counted.lacking, 0), 'partlyAssessed', coalesce(counted.partly, 0),
                   'unassessed', coalesce(counted.unassessed, 0), 'withoutStandard', coalesce(counted.bare, 0),
                   'meanJpm', counted.jpm, 'dutyReached', coalesce(reached.reached, 0),
                   'dutyShort', coalesce(reached.short, 0)) order by line.place, line.code)
            from line
            left join counted on counted.branch is not distinct from line.unit_id
            left join reached on reached.branch is not distinct from line.unit_id) as rows`;
