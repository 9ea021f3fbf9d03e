import { sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';

/** How many people positions need and have. */
export interface Staffing {
  readonly needed: number;
  /** People in definitive positions. */
  readonly people: number;
  /** Needed places that are filled: what a position has too many of fills no other. */
  readonly filled: number;
}

/** Positions of some units, or of all (null), on a day. */
export async function readStaffing(
  reader: Reader,
  unitIds: readonly string[] | null,
  day: string,
): Promise<Staffing> {
  const { rows } = await reader.execute<Staffing & Record<string, unknown>>(sql`
    with held as (
      select v.head_count_needed as needed, count(p.employee_id) as people
        from organisation.position_versions v
        left join employees.placements p on p.position_id = v.position_id and p.kind = 'definitive'
         and ${holds('p', day)}
       where ${holds('v', day)}
         and ${unitIds === null ? sql`true` : sql`v.unit_id = any(${sql.param([...unitIds])}::uuid[])`}
       group by v.position_id, v.head_count_needed)
    select coalesce(sum(needed), 0)::int as needed, coalesce(sum(people), 0)::int as people,
           coalesce(sum(least(people, needed)), 0)::int as filled
      from held`);
  return rows[0]!;
}
