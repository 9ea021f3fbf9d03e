import { type SQL, sql } from 'drizzle-orm';
import { type Reach, reaches } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import { hasExternalId } from '../../../platform/database/external-ids.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { latestBirthDate } from '../rules/age.ts';
import type { Employee } from '../schemas.ts';
import { employeeExternalIds } from '../tables.ts';
import { employeesWithinReach } from './reach.ts';
import { ageLimit, complete, type EmployeeRow, employeeQuery } from './reading.ts';

export interface EmployeeFilter {
  readonly reach: Reach;
  /** Only those placed in one of these units. */
  readonly unitIds?: readonly string[];
  readonly positionKind?: string;
  readonly functionalLevel?: string;
  readonly rank?: string;
  readonly employmentKind?: string;
  readonly status?: string;
  readonly gender?: string;
  readonly educationLevel?: string;
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  readonly retirementYear?: number;
  readonly nip?: string;
  readonly nik?: string;
  readonly name?: string;
  readonly externalId?: { system: string; value: string };
}

const byId = {
  expression: sql`e.id`,
  bind: (value: string | number | null) => sql`${value}::uuid`,
  of: (employee: EmployeeRow) => employee.id,
};

type Found = EmployeeRow & { distance?: number };

/** How far a name is from the one searched for, 0–1; by trigrams, so that misspellings stay near. */
const distance = (name: string): SQL => sql`(1 - word_similarity(${name}, e.name))::float8`;

const orders: SortOrders<Found, 'id' | 'name'> = {
  id: [byId],
  name: [
    {
      expression: sql`lower(e.name)`,
      bind: (value) => sql`lower(${value}::text)`,
      of: (employee) => employee.name,
    },
    byId,
  ],
};

/** Best matches first. */
const byRelevance = (name: string): SortOrders<Found, 'relevance'> => ({
  relevance: [
    {
      expression: distance(name),
      bind: (value) => sql`${value}::float8`,
      of: (found) => found.distance ?? 1,
    },
    byId,
  ],
});

const ordersFor = ({ name }: EmployeeFilter): SortOrders<Found> => ({
  ...orders,
  relevance: [byId],
  ...(name ? byRelevance(name) : {}),
});

/** Joins what the filters need and no more, and applies them. */
function matching(filter: EmployeeFilter, day: string, after: SQL = sql`true`): SQL {
  const on = sql`${day}::date`;
  const byUnit = filter.unitIds !== undefined;
  const byPosition = byUnit || filter.positionKind !== undefined || filter.functionalLevel !== undefined;
  const placement = sql`
    join employees.placements p on p.employee_id = e.id and p.kind = 'definitive' and ${holds('p', on)}
    join organisation.position_versions pv on pv.position_id = p.position_id and ${holds('pv', on)}`;
  const rank = sql`join employees.rank_periods r on r.employee_id = e.id and ${holds('r', on)}`;
  return sql`${byPosition || filter.retirementYear !== undefined ? placement : sql``}
    ${filter.rank === undefined ? sql`` : rank}
    where ${sql.join([...conditions(filter, day), after], sql` and `)}`;
}

// One wrong letter in a word of ten leaves about half of its trigrams.
const misspellings = sql`select set_config('pg_trgm.word_similarity_threshold', '0.45', true)`;

/** Employees with what they hold on a day; a name may be misspelt. */
export function employeeList(filter: EmployeeFilter, day: string): List<Found, Employee> {
  const moreColumns = filter.name ? sql`, ${distance(filter.name)} as distance` : sql``;
  return {
    orders: ordersFor(filter),
    rows: (condition) => employeeQuery(day, matching(filter, day, condition), moreColumns),
    counted: () => sql`select e.id from employees.employees e ${matching(filter, day)}`,
    subjects: () => sql`select 'employee' as resource, e.id::text as subject
                          from employees.employees e ${matching(filter, day)}`,
    ...(filter.name ? { setting: misspellings } : {}),
    item: complete,
  };
}

function* conditions(filter: EmployeeFilter, day: string): Generator<SQL> {
  if (filter.reach !== null && !isWithin(filter.reach, filter.unitIds, day))
    yield employeesWithinReach(sql`e.id`, filter.reach);
  if (filter.unitIds !== undefined) yield sql`pv.unit_id = any(${sql.param([...filter.unitIds])}::uuid[])`;
  if (filter.positionKind !== undefined) yield sql`pv.kind = ${filter.positionKind}`;
  if (filter.functionalLevel !== undefined) yield sql`pv.functional_level = ${filter.functionalLevel}`;
  if (filter.rank !== undefined) yield sql`r.rank = ${filter.rank}`;
  if (filter.employmentKind !== undefined) yield sql`e.employment_kind = ${filter.employmentKind}`;
  if (filter.status !== undefined) yield sql`e.status = ${filter.status}`;
  if (filter.gender !== undefined) yield sql`e.gender = ${filter.gender}`;
  if (filter.educationLevel !== undefined) yield sql`e.education_level = ${filter.educationLevel}`;
  if (filter.minimumAge !== undefined)
    yield sql`e.birth_date <= ${latestBirthDate(filter.minimumAge, day)}::date`;
  if (filter.maximumAge !== undefined)
    yield sql`e.birth_date > ${latestBirthDate(filter.maximumAge + 1, day)}::date`;
  if (filter.retirementYear !== undefined) yield retiresIn(filter.retirementYear, day);
  if (filter.nip !== undefined) yield sql`e.nip = ${filter.nip}`;
  if (filter.nik !== undefined) yield sql`e.nik = ${filter.nik}`;
  if (filter.externalId !== undefined) yield hasExternalId(employeeExternalIds, sql`e.id`, filter.externalId);
  if (filter.name !== undefined) yield sql`(${filter.name} <% e.name or e.name % ${filter.name})`;
}

/** Whoever sits today in a unit within reach belongs to it: no need to look once more. */
const isWithin = (reach: NonNullable<Reach>, unitIds: readonly string[] | undefined, day: string): boolean =>
  day === reach.day && unitIds !== undefined && unitIds.every((unitId) => reaches(reach, unitId));

/** Retirement is on the first of the month after the birthday on which the limit is reached: December moves a year on. */
function retiresIn(year: number, day: string): SQL {
  const reachedOn = sql`e.birth_date + make_interval(years => ${ageLimit(sql`${day}::date`)})`;
  return sql`${reachedOn} >= make_date(${year - 1}, 12, 1) and ${reachedOn} < make_date(${year}, 12, 1)`;
}
