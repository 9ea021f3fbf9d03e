import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { branchesOf, type RowsBy } from '../../competencies/index.ts';
import type { Earlier } from '../rules/outlook.ts';

/** Over so many days the pace of reading is measured. */
const paceDays = 14;

interface Row {
  readonly branch: string | null;
  readonly day: string;
  readonly read: number;
  readonly [name: string]: unknown;
}

/**
 * How far reading had come some days ago in a unit with all below it, by row: at the end of the first day that was kept
 * of the last fourteen, or else nowhere on the day of the start.
 */
export async function readEarlier(
  reader: Reader,
  campaign: { readonly id: string; readonly startedOn: string | null },
  { unitId, day, rowsBy }: { readonly unitId: string; readonly day: string; readonly rowsBy: RowsBy },
): Promise<(branch: string | null) => Earlier> {
  const { rows } = await reader.execute<Row>(sql`
    with recursive ${branchesOf(unitId, day, rowsBy)},
    kept as (
      select min(d.day) as day from socialisation.coverage_days d
       where d.campaign_id = ${campaign.id} and d.day >= ${day}::date - ${paceDays}::int and d.day < ${day}::date
    )
    select branch.branch, kept.day, coalesce(sum(d.read), 0)::int as read
      from kept
     cross join branch
      left join socialisation.coverage_days d
        on d.campaign_id = ${campaign.id} and d.day = kept.day and d.unit_id = branch.unit_id
     where kept.day is not null
     group by grouping sets ((branch.branch, kept.day), (kept.day))`);
  const byBranch = new Map(rows.map(({ branch, day: kept, read }) => [branch, { day: kept, read }]));
  return (branch) => byBranch.get(branch) ?? { day: campaign.startedOn ?? day, read: 0 };
}
