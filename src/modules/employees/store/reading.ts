import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { Reader } from '../../../platform/database/database.ts';
import { retirementOf } from '../rules/retirement.ts';
import type { Employee } from '../schemas.ts';

/** A row as the statement gives it: an employee, with the age limit of the position instead of the retirement. */
type EmployeeRow = Omit<Employee, 'retirement' | 'maskedFields' | 'birthDate'> & {
  birthDate: string;
  ageLimit: number | null;
};

const holds = (alias: string, day: SQL): SQL => {
  const period = sql.raw(alias);
  return sql`${period}.valid_from <= ${day} and (${period}.valid_to is null or ${period}.valid_to > ${day})`;
};

/** What is read of an employee; written as one statement because it is the hottest of the service. */
export const employeeColumns = sql.raw(`
  e.id, e.nip, e.nik, e.name, e.front_title as "frontTitle", e.back_title as "backTitle",
  e.birth_place as "birthPlace", e.birth_date::text as "birthDate", e.gender, e.religion,
  e.marital_status as "maritalStatus", e.phone, e.email, e.official_email as "officialEmail", e.address,
  e.employment_kind as "employmentKind", e.status, e.appointed_on::text as "appointedOn",
  e.permanent_on::text as "permanentOn", e.education_level as "educationLevel",
  e.education_programme as "educationProgramme", e.graduation_year as "graduationYear",
  case when r.id is not null then json_build_object(
    'rank', r.rank, 'since', r.valid_from, 'decreeNumber', r.decree_number, 'decreeDate', r.decree_date) end as rank,
  case when pv.id is not null then json_build_object(
    'placementId', p.id, 'positionId', p.position_id, 'name', pv.name, 'kind', pv.kind,
    'functionalLevel', pv.functional_level, 'echelon', pv.echelon, 'jobClass', pv.job_class, 'since', p.valid_from,
    'unitId', pv.unit_id, 'unitCode', u.code, 'unitName', uv.name) end as position,
  age_limit.age as "ageLimit",
  (select coalesce(json_agg(json_build_object('system', x.system, 'value', x.value) order by x.system), '[]')
     from employees.employee_external_ids x where x.owner_id = e.id) as "externalIds",
  e.version, e.created_at as "createdAt", e.updated_at as "updatedAt"`);

/**
 * Employees with what they hold on a day: rank `r`, placement `p`, position `pv`, unit `u`/`uv`, and the most
 * specific age limit of the position (UU 20/2023 art. 55; PP 11/2017 art. 239–240), as `ageLimitFor` decides it.
 */
export const employeesOn = (day: SQL): SQL => sql`
  employees.employees e
  left join employees.rank_periods r on r.employee_id = e.id and ${holds('r', day)}
  left join employees.placements p on p.employee_id = e.id and p.kind = 'definitive' and ${holds('p', day)}
  left join organisation.position_versions pv on pv.position_id = p.position_id and ${holds('pv', day)}
  left join organisation.units u on u.id = pv.unit_id
  left join organisation.unit_versions uv on uv.unit_id = pv.unit_id and ${holds('uv', day)}
  left join lateral (
    select l.age from employees.retirement_age_limits l
     where l.position_kind = pv.kind and ${holds('l', day)}
       and (l.functional_level is null or l.functional_level = pv.functional_level)
       and (l.position_name is null or lower(pv.name) = lower(l.position_name)
         or starts_with(lower(pv.name), lower(l.position_name) || ' '))
     order by length(coalesce(l.position_name, '')) desc, l.functional_level nulls last, l.valid_from desc
     limit 1) age_limit on true`;

export function toEmployee({ ageLimit, ...row }: EmployeeRow): Employee {
  return { ...row, retirement: ageLimit === null ? null : retirementOf(row.birthDate, ageLimit), maskedFields: [] };
}

/** Reads employees by any condition on the names of {@link employeesOn}. */
export async function readEmployees(
  reader: Reader,
  day: string,
  rest: SQL,
  moreColumns: SQL = sql``,
): Promise<Employee[]> {
  const { rows } = await reader.execute<EmployeeRow>(
    sql`select ${employeeColumns}${moreColumns} from ${employeesOn(sql`${day}::date`)} ${rest}`,
  );
  return rows.map(toEmployee);
}

const byId = new PgDialect().sqlToQuery(
  sql`select ${employeeColumns} from ${employeesOn(sql.raw('$2::date'))} where e.id = ${sql.raw('$1')}`,
).sql;

/** One employee on a day, by a statement that each connection prepares once. */
export async function findEmployee(
  connection: pg.Pool,
  employeeId: string,
  day: string,
): Promise<Employee | undefined> {
  const { rows } = await connection.query<EmployeeRow>({
    name: 'employee-by-id',
    text: byId,
    values: [employeeId, day],
  });
  return rows[0] && toEmployee(rows[0]);
}

export const whereId = (employeeId: string): SQL => sql`where e.id = ${employeeId}`;
