import { type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { branchesOf, linesOf, type RowsBy, seatedIn } from '../../competencies/index.ts';
import { employeesWithinReach, employeeWithinReach } from '../../employees/index.ts';
import { type Duty, type Standing, standingOf } from '../rules/hours.ts';
import type { LearnerHours, LearningHours, UnitLearningHours } from '../schemas/hours.ts';

/** A year of learning hours, and the day on which it is looked at. */
export interface LearningYear {
  readonly year: number;
  /** Today, or the last day of a year that is over. */
  readonly day: string;
}

export const learningYear = (year: number, today: string): LearningYear => {
  const last = `${year}-12-31`;
  return { year, day: last < today ? last : today };
};

const firstOf = (year: number): SQL => sql`make_date(${year}::int, 1, 1)`;

/** Learning hours that count in a year, of each `person`: `credited (employee_id, hours)`. */
export const creditedIn = ({ year }: LearningYear): SQL => sql`
  credited as materialized (
    select credit.employee_id, sum(credit.credited_hours)::int as hours
      from trainings.credits credit
     where credit.credited_on >= ${firstOf(year)} and credit.credited_on < ${firstOf(year + 1)}
       and credit.employee_id in (select person.employee_id from person)
     group by credit.employee_id
  )`;

/**
 * Learning hours of sessions with a seat that end in the year and have no result yet, of each `person`:
 * `coming (employee_id, hours)`.
 */
const comingIn = ({ year }: LearningYear): SQL => sql`
  coming as materialized (
    select e.employee_id, sum(c.learning_hours)::int as hours
      from trainings.sessions s
      join trainings.courses c on c.id = s.course_id
      join trainings.enrolments e on e.session_id = s.id and e.state = 'confirmed'
     where s.decision = 'open' and s.ends_on >= ${firstOf(year)} and s.ends_on < ${firstOf(year + 1)}
       and e.employee_id in (select person.employee_id from person)
     group by e.employee_id
  )`;

type DutyRow = Duty & { readonly legalBasis: string };

interface PersonRow {
  readonly employeeId: string;
  readonly employmentKind: LearningHours['employmentKind'];
  readonly duty: DutyRow | null;
  readonly underWayHours: number;
  readonly credits: LearningHours['credits'];
}

/** Learning hours of somebody in a year, against the duty, in one statement. */
export async function findLearningHours(
  reader: Reader,
  employeeId: string,
  { year, day }: LearningYear,
  reach: Reach,
): Promise<LearningHours | undefined> {
  const { rows } = await reader.execute<PersonRow & Record<string, unknown>>(sql`
    select p.id as "employeeId", p.employment_kind as "employmentKind",
           (select json_build_object('bound', d.bound, 'learningHours', d.learning_hours, 'legalBasis', d.legal_basis)
              from trainings.learning_duties d
             where d.employment_kind = p.employment_kind and ${holds('d', day)}) as duty,
           (select coalesce(sum(c.learning_hours), 0)::int
              from trainings.enrolments e
              join trainings.sessions s on s.id = e.session_id and s.decision = 'open'
              join trainings.courses c on c.id = s.course_id
             where e.employee_id = p.id and e.state = 'confirmed'
               and s.ends_on >= ${firstOf(year)} and s.ends_on < ${firstOf(year + 1)}) as "underWayHours",
           coalesce((
             select json_agg(json_build_object('title', coalesce(c.title, o.title), 'kind', coalesce(c.kind, o.kind),
                      'creditedOn', credit.credited_on, 'learningHours', credit.credited_hours,
                      'enrolmentId', credit.enrolment_id, 'outsideCertificateId', credit.outside_certificate_id)
                      order by credit.credited_on, coalesce(credit.enrolment_id, credit.outside_certificate_id))
               from trainings.credits credit
               left join trainings.enrolments e on e.id = credit.enrolment_id
               left join trainings.sessions s on s.id = e.session_id
               left join trainings.courses c on c.id = s.course_id
               left join trainings.outside_certificates o on o.id = credit.outside_certificate_id
              where credit.employee_id = p.id and credit.credited_on >= ${firstOf(year)}
                and credit.credited_on < ${firstOf(year + 1)}), '[]') as credits
      from employees.employees p
     where p.id = ${employeeId} and ${employeeWithinReach(sql`p.id`, reach) ?? sql`true`}`);
  const [row] = rows;
  if (!row) return undefined;
  const { credits, duty, underWayHours } = row;
  const creditedHours = credits.reduce((total, { learningHours }) => total + learningHours, 0);
  return { ...row, year, ...complete({ creditedHours, underWayHours }, duty) };
}

const complete = <Hours extends { creditedHours: number; underWayHours: number }>(
  hours: Hours,
  duty: Duty | null,
): Hours & Standing & { forecastHours: number } => ({
  ...hours,
  forecastHours: hours.creditedHours + hours.underWayHours,
  ...standingOf(duty, hours.creditedHours, hours.underWayHours),
});

/** Learning hours of a subtree in a year, by unit, in one statement. */
export async function readUnitHours(
  reader: Reader,
  unitId: string,
  at: LearningYear,
  rowsBy: RowsBy,
): Promise<Pick<UnitLearningHours, 'all' | 'rows'>> {
  const { rows } = await reader.execute<UnitLearningHours['all'] & Record<string, unknown>>(sql`
    with recursive ${branchesOf(unitId, at.day, rowsBy)},
    person as materialized (${seatedIn(at.day)}),
    ${creditedIn(at)},
    ${comingIn(at)},
    judged as materialized (
      select person.branch, d.bound, d.learning_hours as duty, coalesce(credited.hours, 0) as hours,
             coalesce(coming.hours, 0) as coming
        from person
        join employees.employees e on e.id = person.employee_id
        left join trainings.learning_duties d on d.employment_kind = e.employment_kind and ${holds('d', at.day)}
        left join credited on credited.employee_id = person.employee_id
        left join coming on coming.employee_id = person.employee_id
    ),
    counted as (
      select branch, count(*)::int as people, sum(hours)::int as hours, round(avg(hours), 2)::float8 as mean,
             count(*) filter (where hours = 0)::int as without,
             count(*) filter (where bound = 'least')::int as obliged,
             count(*) filter (where bound = 'least' and hours >= duty)::int as reached,
             count(*) filter (where bound = 'least' and hours + coming >= duty)::int as will_reach,
             count(*) filter (where bound = 'most' and hours > duty)::int as beyond
        from judged group by grouping sets ((branch), ())
    ),
    ${linesOf(unitId, at.day)}
    select line.unit_id as "unitId", line.code, line.name, coalesce(people, 0) as people,
           coalesce(hours, 0) as "creditedHours", mean as "meanHours", coalesce(without, 0) as "withoutHours",
           coalesce(obliged, 0) as obliged, coalesce(reached, 0) as reached, coalesce(will_reach, 0) as "willReach",
           coalesce(beyond, 0) as "beyondCeiling"
      from line left join counted on counted.branch is not distinct from line.unit_id
     order by line.place, line.code`);
  const [all, ...others] = rows;
  return { all: all!, rows: others };
}

export interface LearnerFilter {
  readonly reach: Reach;
  readonly unitIds?: readonly string[];
  readonly state?: 'reached' | 'on-the-way' | 'short' | 'no-duty';
}

type LearnerRow = Pick<
  LearnerHours,
  'employeeId' | 'name' | 'unitId' | 'unitName' | 'employmentKind' | 'creditedHours' | 'underWayHours'
> & { readonly bound: Duty['bound'] | null; readonly dutyHours: number | null };

const orders: SortOrders<LearnerRow, 'employeeId'> = {
  employeeId: [
    { expression: sql`e.id`, bind: (value) => sql`${value}::uuid`, of: ({ employeeId }) => employeeId },
  ],
};

const credited = sql`coalesce(credited.hours, 0)`;
const coming = sql`coalesce(coming.hours, 0)`;
const states: Readonly<Record<NonNullable<LearnerFilter['state']>, SQL>> = {
  reached: sql`d.bound = 'least' and ${credited} >= d.learning_hours`,
  'on-the-way': sql`d.bound = 'least' and ${credited} < d.learning_hours and ${credited} + ${coming} >= d.learning_hours`,
  short: sql`d.bound = 'least' and ${credited} + ${coming} < d.learning_hours`,
  'no-duty': sql`d.bound is distinct from 'least'`,
};

/** People in definitive positions, and their learning hours of a year. */
export function learnerList(filter: LearnerFilter, at: LearningYear): List<LearnerRow, LearnerHours> {
  const { reach, unitIds, state } = filter;
  const conditions = [
    ...(reach === null ? [] : [employeesWithinReach(sql`e.id`, reach)]),
    ...(unitIds === undefined ? [] : [sql`v.unit_id = any(${sql.param([...unitIds])}::uuid[])`]),
    ...(state === undefined ? [] : [states[state]]),
  ];
  return {
    orders,
    rows: (condition) => sql`
      select e.id as "employeeId", e.name, v.unit_id as "unitId", u.name as "unitName",
             e.employment_kind as "employmentKind", ${credited} as "creditedHours", ${coming} as "underWayHours",
             d.bound, d.learning_hours as "dutyHours"
        from employees.employees e
        join employees.placements seat on seat.employee_id = e.id and seat.kind = 'definitive'
         and ${holds('seat', at.day)}
        join organisation.position_versions v on v.position_id = seat.position_id and ${holds('v', at.day)}
        join organisation.unit_versions u on u.unit_id = v.unit_id and ${holds('u', at.day)}
        left join trainings.learning_duties d on d.employment_kind = e.employment_kind and ${holds('d', at.day)}
        left join lateral (
          select sum(credit.credited_hours)::int as hours
            from trainings.credits credit
           where credit.employee_id = e.id and credit.credited_on >= ${firstOf(at.year)}
             and credit.credited_on < ${firstOf(at.year + 1)}) credited on true
        left join lateral (
          select sum(c.learning_hours)::int as hours
            from trainings.enrolments seated
            join trainings.sessions s on s.id = seated.session_id and s.decision = 'open'
            join trainings.courses c on c.id = s.course_id
           where seated.employee_id = e.id and seated.state = 'confirmed'
             and s.ends_on >= ${firstOf(at.year)} and s.ends_on < ${firstOf(at.year + 1)}) coming on true
       where ${sql.join([...conditions, condition], sql` and `)}`,
    item: ({ bound, dutyHours, ...row }) =>
      complete(row, bound === null || dutyHours === null ? null : { bound, learningHours: dutyHours }),
  };
}
