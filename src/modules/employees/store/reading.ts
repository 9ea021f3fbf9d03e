import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { type Reach, reaches } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { retirementOf } from '../rules/retirement.ts';
import type { Employee } from '../schemas.ts';
import { homeUnit } from './reach.ts';

/** A row as the statement gives it, to be completed by {@link complete}. */
export type EmployeeRow = Omit<Employee, 'retirement' | 'maskedFields' | 'birthDate'> & { birthDate: string };

/**
 * The most specific age limit of a position `pv` on a day (UU 20/2023 art. 55; PP 11/2017 art. 239–240), as
 * `ageLimitFor` decides it.
 */
export const ageLimit = (day: SQL): SQL => sql`(
  select l.age
    from (select lower(btrim(regexp_replace(pv.name, '\\s+', ' ', 'g'))) as name offset 0) written
    join employees.retirement_age_limits l on l.position_kind = pv.kind and ${holds('l', day)}
     and (l.functional_level is null or l.functional_level = pv.functional_level)
     and (l.position_name is null or written.name = lower(l.position_name)
       or starts_with(written.name, lower(l.position_name) || ' '))
   order by length(coalesce(l.position_name, '')) desc, l.functional_level nulls last, l.valid_from desc
   limit 1)`;

const rfc3339 = (column: string): SQL =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/**
 * What is read of an employee `e` on a day. The rank, the position and the external ids are looked up row by row:
 * the planner has little to think about, and only rows of the page are looked up.
 */
const employeeColumns = (day: SQL): SQL => sql`
  e.id, e.nip, e.nik, e.name, e.front_title as "frontTitle", e.back_title as "backTitle",
  e.birth_place as "birthPlace", e.birth_date::text as "birthDate", e.gender, e.religion,
  e.marital_status as "maritalStatus", e.phone, e.email, e.official_email as "officialEmail", e.address,
  e.employment_kind as "employmentKind", e.status, e.appointed_on::text as "appointedOn",
  e.permanent_on::text as "permanentOn", e.education_level as "educationLevel",
  e.education_programme as "educationProgramme", e.graduation_year as "graduationYear",
  (select json_build_object(
            'rank', r.rank, 'since', r.valid_from, 'decreeNumber', r.decree_number, 'decreeDate', r.decree_date)
     from employees.rank_periods r
    where r.employee_id = e.id and ${holds('r', day)}) as rank,
  (select json_build_object(
            'placementId', p.id, 'positionId', p.position_id, 'name', pv.name, 'kind', pv.kind,
            'functionalLevel', pv.functional_level, 'echelon', pv.echelon, 'jobClass', pv.job_class,
            'since', p.valid_from, 'unitId', pv.unit_id, 'unitCode', u.code, 'unitName', uv.name,
            'ageLimit', ${ageLimit(day)})
     from employees.placements p
     join organisation.position_versions pv on pv.position_id = p.position_id and ${holds('pv', day)}
     join organisation.units u on u.id = pv.unit_id
     join organisation.unit_versions uv on uv.unit_id = pv.unit_id and ${holds('uv', day)}
    where p.employee_id = e.id and p.kind = 'definitive' and ${holds('p', day)}) as position,
  (select coalesce(json_agg(json_build_object('system', x.system, 'value', x.value) order by x.system), '[]')
     from employees.employee_external_ids x where x.owner_id = e.id) as "externalIds",
  e.version, ${rfc3339('e.created_at')} as "createdAt", ${rfc3339('e.updated_at')} as "updatedAt"`;

/** Adds what follows from the row; in place, because a copy of so many fields shows in the throughput. */
export function complete(row: EmployeeRow): Employee {
  const ageLimit = row.position?.ageLimit ?? null;
  return Object.assign(row, {
    retirement: ageLimit === null ? null : retirementOf(row.birthDate, ageLimit),
    maskedFields: [],
  });
}

/** The statement that reads employees `e`: `rest` goes on after `from employees.employees e`. */
export const employeeQuery = (day: string, rest: SQL, moreColumns: SQL = sql``): SQL =>
  sql`select ${employeeColumns(sql`${day}::date`)}${moreColumns} from employees.employees e ${rest}`;

export async function readEmployees(reader: Reader, query: SQL): Promise<Employee[]> {
  const { rows } = await reader.execute<EmployeeRow>(query);
  return rows.map(complete);
}

/** The statement of {@link findEmployee}: parameters are the id and the day. */
export const employeeById = {
  name: 'employee-by-id',
  text: new PgDialect().sqlToQuery(
    sql`select ${employeeColumns(sql.raw('$2::date'))} from employees.employees e where e.id = ${sql.raw('$1')}`,
  ).sql,
};

/** As {@link employeeById}, for callers of some units: parameters are also the units and the day of their tree. */
const employeeByIdWithin = {
  name: 'employee-by-id-within',
  text: `${employeeById.text} and ${
    new PgDialect().sqlToQuery(
      sql`${homeUnit(sql`e.id`, sql.raw('$4::date'))} = any(${sql.raw('$3::uuid[]')})`,
    ).sql
  }`,
};

/** One employee on a day, by a statement that each connection prepares once. */
export async function findEmployee(
  connection: pg.Pool,
  employeeId: string,
  day: string,
  reach: Reach,
): Promise<Employee | undefined> {
  if (reach === null || day === reach.day) {
    const row = await findRow(connection, { ...employeeById, values: [employeeId, day] });
    // Whoever sits today in a unit belongs to it: no need to look once more.
    if (reach === null || row?.position)
      return row && reaches(reach, row.position?.unitId ?? '') ? complete(row) : undefined;
  }
  const values = [employeeId, day, reach.array, reach.day];
  const row = await findRow(connection, { ...employeeByIdWithin, values });
  return row && complete(row);
}

async function findRow(connection: pg.Pool, query: pg.QueryConfig): Promise<EmployeeRow | undefined> {
  const { rows } = await connection.query<EmployeeRow>(query);
  return rows[0];
}

/** One employee on a day, within the transaction that wrote it. */
export async function readEmployee(
  transaction: Transaction,
  employeeId: string,
  day: string,
): Promise<Employee> {
  const [employee] = await readEmployees(transaction, employeeQuery(day, sql`where e.id = ${employeeId}`));
  return employee!;
}
