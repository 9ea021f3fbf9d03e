import { sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { Gender } from '../reference.ts';

/** How many people of a gender sit in a unit itself. */
export interface HeadCount {
  readonly unitId: string;
  readonly gender: Gender;
  readonly people: number;
}

/** People in definitive positions of some units, or of all (null), on a day. */
export async function headCounts(
  reader: Reader,
  unitIds: readonly string[] | null,
  day: string,
): Promise<HeadCount[]> {
  const { rows } = await reader.execute<HeadCount & Record<string, unknown>>(sql`
    select v.unit_id as "unitId", e.gender, count(*)::int as people
      from employees.placements p
      join organisation.position_versions v on v.position_id = p.position_id and ${holds('v', day)}
      join employees.employees e on e.id = p.employee_id
     where p.kind = 'definitive' and ${holds('p', day)}
       and ${unitIds === null ? sql`true` : sql`v.unit_id = any(${sql.param([...unitIds])}::uuid[])`}
     group by v.unit_id, e.gender`);
  return rows;
}
