import { type SQL, sql } from 'drizzle-orm';
import { seatedIn } from '../../competencies/index.ts';
import { inServiceStatuses } from '../../employees/index.ts';

/** Who sits in the units of `branch` and is in service, as `person`: a part of a `with recursive`. */
export const peopleInService = (day: string): SQL => sql`
  person as materialized (
    select seated.*
      from (${seatedIn(day)}) seated
      join employees.employees e on e.id = seated.employee_id
     where e.status = any(${sql.param(inServiceStatuses)}::text[])
  )`;
