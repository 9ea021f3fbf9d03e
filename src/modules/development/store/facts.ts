import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { Reach } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import { type CompetencyGap, completeGap, type GapRow, gapQuery } from '../../competencies/index.ts';
import { homeUnit } from '../../employees/index.ts';
import { employeeStatuses } from '../../employees/reference.ts';
import { enrolmentStates } from '../../trainings/reference.ts';
import type { Certificate, Course, Duty, Enrolment, Facts } from '../rules/facts.ts';

/** What ends within so many days ends soon. */
const SOON = 180;

interface Row extends GapRow {
  readonly soon: string;
  readonly employmentKind: string;
  readonly status: string;
  readonly duty: Duty | null;
  readonly creditedHours: number;
  readonly enrolments: Enrolment[] | null;
  readonly passed: { courseId: string; on: string }[] | null;
  readonly certificates: Certificate[] | null;
  readonly courses: (Omit<Course, 'sessions'> & { readonly sessions: Course['sessions'] | null })[] | null;
}

const [employee, day, units, dayOfUnits] = ['$1::uuid', '$2::date', '$3::uuid[]', '$4::date'].map(
  (parameter) => sql.raw(parameter),
) as [SQL, SQL, SQL, SQL];
const january = sql`date_trunc('year', ${day})::date`;
const soon = sql`(${day} + ${sql.raw(String(SOON))})`;
const active = sql.raw(
  enrolmentStates.entries
    .filter((state) => state.active)
    .map(({ code }) => `'${code}'`)
    .join(', '),
);

/** Seats of a session `s` that the person could have: what the nearest share of the own units has left is a bound. */
const freeSeats = sql`
  case when s.unit_quotas = '[]' then s.quota - s.seats_taken
       else least(s.quota - s.seats_taken, (
         select greatest(share.quota - (
                  select count(*) from trainings.enrolments taken
                   where taken.session_id = s.id and taken.state = 'confirmed'
                     and taken.quota_unit_id = share."unitId"), 0)
           from employees.home_unit(${employee}, ${day}) home
          cross join lateral (
            select home.unit_id, 0 as distance
            union all
            select above.unit_id, above.distance from organisation.ancestors(home.unit_id, ${day}) above) line
           join jsonb_to_recordset(s.unit_quotas) as share("unitId" uuid, quota int) on share."unitId" = line.unit_id
          order by line.distance limit 1)) end`;

/** A session `s` of a course `c`. */
const session = sql`json_build_object('id', s.id, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
  'registrationFrom', s.registration_from, 'registrationUntil', s.registration_until, 'place', s.place,
  'freeSeats', ${freeSeats}, 'costPerHead', coalesce(s.cost_per_head, c.cost_per_head),
  'needsApproval', s.needs_approval)`;

/** Sessions that have not begun and take people, now or later. */
const isComing = sql`s.decision = 'open' and s.starts_on > ${day} and s.registration_until > ${day}`;

const isOpen = sql`${isComing} and s.registration_from <= ${day} and s.seats_taken < s.quota`;

/** A course `c` that raises the competency of a `level`. */
const raises = sql`c.outcomes @> jsonb_build_array(jsonb_build_object('competencyId', level.competency_id))`;

/** However large the catalogue is, so many of it are looked at: the first in the order in which they are chosen. */
const [coursesOfGap, sessionsOfHours, sessionsOfCourse] = [20, 20, 30].map((most) =>
  sql.raw(String(most)),
) as [SQL, SQL, SQL];

/** The courses that close most of what is lacking of a `level`, and of them those that can be begun soonest. */
const raising = sql`
  select c.id
    from trainings.courses c
   cross join lateral jsonb_to_recordset(c.outcomes) as raised("competencyId" uuid, level int)
   where ${raises} and raised."competencyId" = level.competency_id and raised.level > level.achieved
     and c.state = 'active'
   order by least(raised.level, level.required) desc,
            (select min(s.starts_on) from trainings.sessions s where s.course_id = c.id and ${isOpen}) nulls last,
            c.learning_hours, c.code
   limit ${coursesOfGap}`;

/** The soonest open sessions that end this year and whose course raises what is demanded. */
const serving = sql`
  select s.course_id
    from trainings.sessions s
    join trainings.courses c on c.id = s.course_id and c.state = 'active'
   where ${isOpen} and s.ends_on < ${january} + interval '1 year' and exists (select from level where ${raises})
   order by s.starts_on, s.id limit ${sessionsOfHours}`;

/**
 * All that a guide rests on, each part by an index: of the person, and of the courses that raise what is lacking, serve
 * the learning hours while they are short, renew what expires or are under way, with what these presuppose.
 */
const query = sql`
  with recursive gap as materialized (${gapQuery(employee, day, sql.raw('null::uuid'))}),
  person as materialized (
    select e.id, e.employment_kind, e.status, d.bound, d.learning_hours, d.legal_basis,
           (select coalesce(sum(credit.credited_hours), 0)::int from trainings.credits credit
             where credit.employee_id = e.id and credit.credited_on between ${january} and ${day}) as credited
      from employees.employees e
      left join trainings.learning_duties d on d.employment_kind = e.employment_kind
       and ${holds('d', day)}
     where e.id = ${employee}
  ),
  level as materialized (
    select l."competencyId" as competency_id, l.required, l.achieved,
           coalesce(l.achieved < l.required, false) as is_lacking
      from gap cross join lateral json_to_recordset(gap.levels) as l("competencyId" uuid, required int, achieved int)
  ),
  enrolment as materialized (
    select n.id, n.state, n.session_id, s.course_id, s.starts_on, s.ends_on, s.decision
      from trainings.enrolments n join trainings.sessions s on s.id = n.session_id
     where n.employee_id = ${employee}
  ),
  passed as materialized (
    select p.course_id, max(p.ends_on) as ends_on
      from (select course_id, ends_on from enrolment where state = 'passed' and ends_on <= ${day}
            union all
            select o.course_id, o.ends_on from trainings.outside_certificates o
             where o.employee_id = ${employee} and o.state = 'verified' and o.course_id is not null
               and o.ends_on <= ${day}) p
     group by p.course_id
  ),
  held as materialized (
    select k.id, k.title, k.valid_until, k.course_id, false as is_outside from trainings.certificates k
     where k.employee_id = ${employee} and k.revoked_on is null
    union all
    select o.id, o.title, o.valid_until, o.course_id, true from trainings.outside_certificates o
     where o.employee_id = ${employee} and o.state = 'verified'
  ),
  ending as materialized (
    select held.* from held
     where held.valid_until > ${day} and held.valid_until <= ${soon}
       and not exists (
         select from held later
          where later.course_id = held.course_id and coalesce(later.valid_until, 'infinity') > held.valid_until)
  ),
  pending as materialized (
    select * from enrolment
     where state in (${active}) and decision <> 'cancelled'
       and (ends_on >= ${day} or (state = 'confirmed' and ends_on >= ${january}))
  ),
  wanted (id) as (
    (select raising.id from level cross join lateral (${raising}) raising where level.is_lacking
     union
     select c.id
       from passed join trainings.courses c on c.id = passed.course_id
       join level on level.is_lacking and ${raises}
     union
     select serving.course_id from person cross join lateral (${serving}) serving
      where person.bound = 'least' and person.credited < person.learning_hours
     union select course_id from pending
     union select course_id from ending where course_id is not null)
    union
    select before.id
      from wanted cross join lateral (select * from trainings.courses k where k.id = wanted.id offset 0) c
     cross join lateral unnest(c.prerequisite_ids) as before (id)
  )
  select gap.*, ${soon}::text as soon, person.employment_kind as "employmentKind", person.status,
         case when person.bound is not null then json_build_object('bound', person.bound,
           'learningHours', person.learning_hours, 'legalBasis', person.legal_basis) end as duty,
         person.credited as "creditedHours",
         (select json_agg(json_build_object('id', p.id, 'state', p.state, 'courseId', p.course_id,
                   'session', ${session}))
            from pending p join trainings.sessions s on s.id = p.session_id
            join trainings.courses c on c.id = p.course_id) as enrolments,
         (select json_agg(json_build_object('courseId', passed.course_id, 'on', passed.ends_on)) from passed) as passed,
         (select json_agg(json_build_object('id', ending.id, 'title', ending.title, 'validUntil', ending.valid_until,
                   'courseId', ending.course_id, 'isOutside', ending.is_outside)) from ending) as certificates,
         (select json_agg(json_build_object('id', c.id, 'code', c.code, 'title', c.title, 'state', c.state,
                   'learningHours', c.learning_hours, 'carriesAssessment', c.carries_assessment,
                   'outcomes', c.outcomes, 'prerequisiteIds', c.prerequisite_ids,
                   'sessions', (
                     select json_agg(${session})
                       from (select * from trainings.sessions s
                              where s.course_id = c.id and ${isComing}
                                and not exists (select from enrolment known where known.session_id = s.id)
                              order by s.starts_on, s.id limit ${sessionsOfCourse}) s)))
            from trainings.courses c where c.id = any(array(select wanted.id from wanted))) as courses
    from gap join person on person.id = gap."employeeId"`;

const dialect = new PgDialect();
const everywhere = { name: 'development-guide', text: dialect.sqlToQuery(query).sql };
const within = {
  name: 'development-guide-within',
  text: dialect.sqlToQuery(sql`${query} where ${homeUnit(sql`gap."employeeId"`, dayOfUnits)} = any(${units})`)
    .sql,
};

/** Where somebody stands on a day, and all that the guide rests on. */
export interface Standing {
  readonly gap: CompetencyGap;
  readonly facts: Facts;
}

/** By one statement that each connection prepares once; undefined if there is no such person within reach. */
export async function findStanding(
  pool: pg.Pool,
  { employeeId, day, reach }: { readonly employeeId: string; readonly day: string; readonly reach: Reach },
): Promise<Standing | undefined> {
  const values = [employeeId, day];
  const { rows } = await pool.query<Row>(
    reach === null ? { ...everywhere, values } : { ...within, values: [...values, reach.array, reach.day] },
  );
  return rows[0] && complete(rows[0], day);
}

function complete(row: Row, day: string): Standing {
  const gap = completeGap(row, day);
  const { soon, employmentKind, status, duty, creditedHours, enrolments, passed, certificates, courses } =
    row;
  const facts: Facts = {
    day,
    soon,
    isInService: employeeStatuses.find(status)?.inService ?? false,
    hasPosition: gap.position !== null,
    hasStandard: gap.standardId !== null,
    employmentKind,
    demands: gap.competencies,
    duty,
    creditedHours,
    enrolments: enrolments ?? [],
    passed: passed ?? [],
    certificates: certificates ?? [],
    courses: (courses ?? []).map((course) => ({ ...course, sessions: course.sessions ?? [] })),
  };
  return { gap, facts };
}
