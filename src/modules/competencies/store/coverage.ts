import { type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { employeesWithinReach } from '../../employees/index.ts';
import type { AssessmentCoverage, CoveredEmployee } from '../schemas/gaps.ts';
import { branchesOf, linesOf, type RowsBy, seatedIn } from './branches.ts';

/** When somebody was last assessed, and when the last of the assessments expires, of those held by a day. */
const lastOf = (employeeId: SQL, day: string): SQL => sql`
  left join lateral (
    select max(a.assessed_on) as assessed_on, max(a.expires_on) as expires_on
      from competencies.assessments a
     where a.employee_id = ${employeeId} and a.state = 'valid' and a.assessed_on <= ${day}) last on true`;

const stateOn = (day: string, soon: string): SQL => sql`
  case when last.expires_on is null then 'never' when last.expires_on <= ${day} then 'expired'
       when last.expires_on < ${soon} then 'expiring' else 'current' end`;

/** How many people of a subtree are assessed on a day, in one statement; what expires before `soon` expires soon. */
export async function readCoverage(
  reader: Reader,
  unitId: string,
  day: string,
  soon: string,
  rowsBy: RowsBy,
): Promise<Pick<AssessmentCoverage, 'all' | 'rows'>> {
  const { rows } = await reader.execute<AssessmentCoverage['rows'][number] & Record<string, unknown>>(sql`
    with recursive ${branchesOf(unitId, day, rowsBy)},
    person as materialized (${seatedIn(day)}),
    judged as materialized (
      select person.branch, ${stateOn(day, soon)} as state from person ${lastOf(sql`person.employee_id`, day)}
    ),
    counted as (
      select branch, count(*)::int as people, count(*) filter (where state = 'never')::int as never,
             count(*) filter (where state = 'expired')::int as expired,
             count(*) filter (where state = 'expiring')::int as expiring,
             count(*) filter (where state = 'current')::int as current
        from judged group by grouping sets ((branch), ())
    ),
    ${linesOf(unitId, day)}
    select line.unit_id as "unitId", line.code, line.name, coalesce(people, 0) as people, coalesce(never, 0) as never,
           coalesce(expired, 0) as expired, coalesce(expiring, 0) as expiring, coalesce(current, 0) as current
      from line left join counted on counted.branch is not distinct from line.unit_id
     order by line.place, line.code`);
  const [all, ...others] = rows;
  return { all: all!, rows: others };
}

export interface CoverageFilter {
  readonly reach: Reach;
  readonly unitIds?: readonly string[];
  readonly state?: CoveredEmployee['state'];
  /** What expires before this day expires soon. */
  readonly soon: string;
}

const orders: SortOrders<CoveredEmployee, 'employeeId' | 'expiresOn'> = {
  employeeId: [
    {
      expression: sql`e.id`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ employeeId }) => employeeId,
    },
  ],
  expiresOn: [
    {
      expression: sql`coalesce(last.expires_on, '-infinity')`,
      bind: (value) => sql`${value ?? '-infinity'}::date`,
      of: ({ expiresOn }) => expiresOn ?? '-infinity',
    },
    {
      expression: sql`e.id`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ employeeId }) => employeeId,
    },
  ],
};

/** People in definitive positions on a day, and whether and until when they are assessed. */
export function coverageList(filter: CoverageFilter, day: string): List<CoveredEmployee> {
  const { reach, unitIds, state, soon } = filter;
  const conditions = [
    ...(reach === null ? [] : [employeesWithinReach(sql`e.id`, reach)]),
    ...(unitIds === undefined ? [] : [sql`v.unit_id = any(${sql.param([...unitIds])}::uuid[])`]),
    ...(state === undefined ? [] : [sql`${stateOn(day, soon)} = ${state}`]),
  ];
  return {
    orders,
    rows: (condition) => sql`
      select e.id as "employeeId", e.nip, e.name, v.position_id as "positionId", v.name as "positionName",
             v.unit_id as "unitId", u.name as "unitName", ${stateOn(day, soon)} as state,
             last.assessed_on as "lastAssessedOn", last.expires_on as "expiresOn"
        from employees.employees e
        join employees.placements seat on seat.employee_id = e.id and seat.kind = 'definitive'
         and ${holds('seat', day)}
        join organisation.position_versions v on v.position_id = seat.position_id
         and ${holds('v', day)}
        join organisation.unit_versions u on u.unit_id = v.unit_id
         and ${holds('u', day)}
        ${lastOf(sql`e.id`, day)}
       where ${sql.join([...conditions, condition], sql` and `)}`,
    item: (covered) => covered,
  };
}
