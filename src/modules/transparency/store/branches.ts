import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';

/** The unit in whose row a unit is counted, and how that one is called. */
export interface Branch {
  readonly unitId: string;
  readonly branchId: string;
  readonly branchName: string;
}

/**
 * The units of a subtree, or of all: each in the row of the unit just below the top that it lies under, the top in its own.
 * Closed units stand where they stood last: what they handled stays theirs.
 */
export async function readBranches(reader: Reader, top: string | undefined, day: string): Promise<Branch[]> {
  const { rows } = await reader.execute<Branch & Record<string, unknown>>(sql`
    with recursive home as materialized (
      select distinct on (v.unit_id) v.unit_id, v.parent_id, v.name
        from organisation.unit_versions v
       order by v.unit_id, v.valid_from <= ${day} desc,
                case when v.valid_from <= ${day} then v.valid_from end desc, v.valid_from),
    below as (
      select h.unit_id, h.unit_id as branch_id, h.name as branch_name, 0 as depth
        from home h where ${top === undefined ? sql`h.parent_id is null` : sql`h.unit_id = ${top}`}
      union all
      select h.unit_id, case b.depth when 0 then h.unit_id else b.branch_id end,
             case b.depth when 0 then h.name else b.branch_name end, b.depth + 1
        from below b join home h on h.parent_id = b.unit_id)
    select unit_id as "unitId", branch_id as "branchId", branch_name as "branchName" from below`);
  return rows;
}
