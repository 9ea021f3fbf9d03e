import { type SQL, sql } from 'drizzle-orm';
import type { Self } from '../../../platform/access/principal.ts';
import { type Reach, unitsOf, withinReach } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { unitOfPosition } from '../../organisation/index.ts';

/** The position of the definitive placement that began last by the day, or of the first one yet to come. */
const homePosition = (employeeId: SQL, day: SQL): SQL => sql`coalesce(
  (select seat.position_id from employees.placements seat
    where seat.employee_id = ${employeeId} and seat.kind = 'definitive' and seat.valid_from <= ${day}
    order by seat.valid_from desc limit 1),
  (select seat.position_id from employees.placements seat
    where seat.employee_id = ${employeeId} and seat.kind = 'definitive'
    order by seat.valid_from limit 1))`;

/**
 * The unit whose people an employee belongs to for the question of who may see the file: where the last definitive
 * placement led, so that the file of a retired employee stays with the last unit. Null without any placement: such a
 * file is seen by callers of the whole city alone.
 */
export const homeUnit = (employeeId: SQL, day: SQL): SQL =>
  sql`(select ${unitOfPosition(sql`home_seat.position_id`, day)}
         from (select ${homePosition(employeeId, day)} as position_id offset 0) home_seat)`;

/** The condition that an employee's file lies within reach; none where the reach is everything. */
export const employeeWithinReach = (employeeId: SQL, reach: Reach): SQL | undefined =>
  reach === null ? undefined : withinReach(homeUnit(employeeId, sql`${reach.day}::date`), reach);

/** As {@link employeeWithinReach}, for lists: the planner may start from the few who ever sat in these units. */
export const employeesWithinReach = (employeeId: SQL, reach: NonNullable<Reach>): SQL =>
  sql`(${employeeId} in (
      select seat.employee_id
        from organisation.position_versions version
        join employees.placements seat on seat.position_id = version.position_id and seat.kind = 'definitive'
       where version.unit_id = any(${unitsOf(reach)}))
    and ${employeeWithinReach(employeeId, reach)})`;

/**
 * The unit in which somebody sits on a day by a definitive placement: there the own roles hold. Unlike
 * {@link homeUnit}, null before the first placement and after the last: whoever has left keeps no power over others.
 */
const seatUnit = (employeeId: SQL, day: SQL): SQL =>
  sql`(select ${unitOfPosition(sql`seat.position_id`, day)}
         from employees.placements seat
        where seat.employee_id = ${employeeId} and seat.kind = 'definitive'
          and seat.valid_from <= ${day} and (seat.valid_to is null or seat.valid_to > ${day}))`;

/**
 * The civil servant with this NIP: the file, the unit of the present placement, and the agency: the highest unit above
 * it below the city.
 */
export async function findSelf(reader: Reader, nip: string, day: string): Promise<Self | undefined> {
  const on = sql`${day}::date`;
  const { rows } = await reader.execute<{
    employeeId: string;
    unitId: string | null;
    agencyId: string | null;
  }>(sql`
    select own.id as "employeeId", own.unit_id as "unitId",
           (select v.unit_id
              from (select own.unit_id, 0 as distance
                    union all
                    select unit_id, distance from organisation.ancestors(own.unit_id, ${on})) line
              join organisation.unit_versions v on v.unit_id = line.unit_id
               and v.valid_from <= ${on} and (v.valid_to is null or v.valid_to > ${on})
             where v.kind <> 'city'
             order by line.distance desc limit 1) as "agencyId"
      from (select e.id, ${seatUnit(sql`e.id`, on)} as unit_id
              from employees.employees e where e.nip = ${nip} offset 0) own`);
  return rows[0];
}

/** What somebody with this NIP is called; undefined if there is no such file. */
export async function findName(reader: Reader, nip: string): Promise<string | undefined> {
  const { rows } = await reader.execute<{ name: string }>(
    sql`select e.name from employees.employees e where e.nip = ${nip}`,
  );
  return rows[0]?.name;
}

/** True if there is such an employee within reach. */
export async function isEmployeeWithin(reader: Reader, employeeId: string, reach: Reach): Promise<boolean> {
  const condition = employeeWithinReach(sql`e.id`, reach) ?? sql`true`;
  const { rowCount } = await reader.execute(
    sql`select from employees.employees e where e.id = ${employeeId} and ${condition}`,
  );
  return rowCount === 1;
}
