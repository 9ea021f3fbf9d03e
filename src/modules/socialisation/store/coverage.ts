import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { branchesOf, linesOf, type RowsBy } from '../../competencies/index.ts';
import { hiddenBeside, hiddenUnits, type Progress, type Stances, statedIn, told } from '../rules/coverage.ts';
import type { CampaignCoverage, CoverageDay, KindCoverage, UnitCoverage } from '../schemas/coverage.ts';
import { isRead, isUnderstood } from './members.ts';

const counts = sql`
  count(m.employee_id)::int as members, count(*) filter (where m.reached_at is not null)::int as reached,
  count(*) filter (where ${isRead})::int as read, count(*) filter (where ${isUnderstood})::int as understood`;

type Line = Progress &
  Pick<UnitCoverage, 'code' | 'name'> & {
    readonly unitId: string | null;
    readonly kind: KindCoverage['positionKind'] | null;
  };

/** How far a campaign has come in a unit with all below it, by unit and by kind of position. */
export async function readCoverage(
  reader: Reader,
  { id, hasQuiz }: { readonly id: string; readonly hasQuiz: boolean },
  { unitId, day, rowsBy }: { readonly unitId: string; readonly day: string; readonly rowsBy: RowsBy },
): Promise<CampaignCoverage> {
  const { rows } = await reader.execute<Line & Record<string, unknown>>(sql`
    with recursive ${branchesOf(unitId, day, rowsBy)},
    ${linesOf(unitId, day)},
    counted as (
      select branch.branch, m.position_kind as kind, ${counts}
        from branch
        join socialisation.members m on m.unit_id = branch.unit_id and m.campaign_id = ${id} and m.left_on is null
       group by grouping sets ((branch.branch), (m.position_kind), ())
    )
    select line.unit_id as "unitId", line.code, line.name, counted.kind, coalesce(members, 0) as members,
           coalesce(reached, 0) as reached, coalesce(read, 0) as read, coalesce(understood, 0) as understood
      from line left join counted on counted.branch is not distinct from line.unit_id
     order by line.place, line.code, counted.kind nulls first`);
  const stances = await readStances(reader, id, day);
  const all = rows.find((line) => line.unitId === null && line.kind === null)!;
  const root = stances.ofUnit(unitId);
  return {
    unitId,
    stancesAsOf: root?.asOf ?? null,
    all: told(all, hasQuiz, root),
    kinds: rows.flatMap((line) =>
      line.unitId === null && line.kind !== null
        ? [{ positionKind: line.kind, ...told(line, hasQuiz, stances.ofKind(unitId, line.kind)) }]
        : [],
    ),
    rows: rows.flatMap((line) =>
      // Units whose people it does not concern only fill the page.
      line.unitId === null || (line.members === 0 && line.unitId !== unitId)
        ? []
        : [
            {
              ...{ unitId: line.unitId, code: line.code, name: line.name },
              // Of the people of a unit alone nothing is told: it would follow from what is told of those below.
              ...told(
                line,
                hasQuiz,
                rowsBy === 'units' || line.unitId === unitId ? undefined : stances.ofUnit(line.unitId),
              ),
            },
          ],
    ),
  };
}

/** Whether it may be told how the people of a unit, with all below it, stand to a change. */
export const areStancesTold = async (
  reader: Reader,
  campaignId: string,
  { unitId, day }: { readonly unitId: string; readonly day: string },
): Promise<boolean> => (await readStances(reader, campaignId, day)).ofUnit(unitId) !== undefined;

interface ShownStances extends Stances {
  readonly asOf: string;
}

type StanceRow = ShownStances & {
  readonly unitId: string | null;
  readonly parentId: string | null;
  readonly kind: string | null;
} & Record<string, unknown>;

/** What may be told of how people stand to a change: of units with all below them, and by kind of the whole campaign. */
async function readStances(reader: Reader, campaignId: string, day: string) {
  const { rows } = await reader.execute<StanceRow>(sql`
    select distinct on (f.unit_id, f.position_kind)
           f.unit_id as "unitId", f.position_kind as kind, f.as_of as "asOf", f.support, f.neutral, f.concern,
           (select v.parent_id from organisation.unit_versions v
             where v.unit_id = f.unit_id and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day}))
             as "parentId"
      from socialisation.stance_figures f where f.campaign_id = ${campaignId}
     order by f.unit_id, f.position_kind, f.as_of desc`);
  const units = rows.flatMap((row) =>
    row.unitId === null ? [] : [{ ...row, unitId: row.unitId, stated: statedIn(row) }],
  );
  const whole = rows.find(({ unitId, kind }) => unitId === null && kind === null);
  const hidden = hiddenUnits(units, whole ? statedIn(whole) : 0);
  const byUnit = new Map(units.map((unit) => [unit.unitId, unit]));
  const kinds = rows.filter(({ kind }) => kind !== null);
  const hiddenKinds = hiddenBeside(
    kinds.map((row) => ({ stated: statedIn(row) })),
    whole ? statedIn(whole) : 0,
  );
  const isTop = (unitId: string) => (byUnit.get(unitId)?.parentId ?? null) === null;
  return {
    ofUnit: (unitId: string): ShownStances | undefined =>
      hidden.has(unitId) ? undefined : byUnit.get(unitId),
    /** Kinds of position are told of for the whole city alone. */
    ofKind: (unitId: string, kind: string): ShownStances | undefined =>
      isTop(unitId) ? kinds.find((row, at) => row.kind === kind && !hiddenKinds[at]) : undefined,
  };
}

const orders: SortOrders<CoverageDay, 'day'> = {
  day: [{ expression: sql`d.day`, bind: (value) => sql`${value}::date`, of: ({ day }) => day }],
};

type DayRow = Progress & { readonly day: string; readonly stances: Stances | null };

/** How far a campaign had come at the end of each day, in these units; and how they stood to it, if that may be told. */
export const coverageDayList = (
  campaign: { readonly id: string; readonly hasQuiz: boolean },
  {
    unitId,
    unitIds,
    isTold,
  }: { readonly unitId: string; readonly unitIds: readonly string[]; readonly isTold: boolean },
): List<DayRow, CoverageDay> => ({
  orders: orders as unknown as SortOrders<DayRow>,
  rows: (condition) => sql`
    select d.day, sum(d.members)::int as members, sum(d.reached)::int as reached, sum(d.read)::int as read,
           sum(d.understood)::int as understood,
           (select jsonb_build_object('support', f.support, 'neutral', f.neutral, 'concern', f.concern)
              from socialisation.stance_figures f
             where ${isTold} and f.campaign_id = ${campaign.id} and f.unit_id = ${unitId} and f.position_kind is null
               and f.as_of <= d.day
             order by f.as_of desc limit 1) as stances
      from socialisation.coverage_days d
     where d.campaign_id = ${campaign.id} and d.unit_id = any(${sql.param([...unitIds])}::uuid[]) and ${condition}
     group by d.day`,
  item: ({ day, stances, ...progress }) => ({
    day,
    ...told(progress, campaign.hasQuiz, stances ?? undefined),
  }),
});
