import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { branchOfUnits, judgedOn, seatedIn } from './branches.ts';

/** How far people in definitive positions have what their standards demand. */
export interface Fulfilment {
  /** People whose position has a standard. */
  readonly people: number;
  /** Of these, those who have shown every level that is demanded: what is not assessed is not shown. */
  readonly meeting: number;
  /** Demands, person by competency, that are assessed, and the levels that are missing in them. */
  readonly assessed: number;
  readonly missing: number;
  /** People with at least one assessed demand. */
  readonly assessedPeople: number;
}

/** The same figures as the heat map's, of some units or of all (null), on a day. */
export async function readFulfilment(
  reader: Reader,
  unitIds: readonly string[] | null,
  day: string,
): Promise<Fulfilment> {
  const { rows } = await reader.execute<Fulfilment & Record<string, unknown>>(sql`
    with ${branchOfUnits(unitIds, day)},
    person as materialized (${seatedIn(day)}),
    ${judgedOn(day)},
    held as (
      select judged.employee_id, bool_and(coalesce(judged.levels[demanded.number] >= demanded.level, false)) as is_met,
             count(judged.levels[demanded.number]) as assessed,
             coalesce(sum(greatest(demanded.level - judged.levels[demanded.number], 0)), 0) as missing
        from judged join demanded on demanded.standard_id = judged.standard_id
       group by judged.employee_id)
    select count(*)::int as people, count(*) filter (where is_met)::int as meeting,
           coalesce(sum(assessed), 0)::int as assessed, coalesce(sum(missing), 0)::int as missing,
           count(*) filter (where assessed > 0)::int as "assessedPeople"
      from held`);
  return rows[0]!;
}
