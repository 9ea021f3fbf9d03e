import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { CompetencyHeatMap } from '../schemas/gaps.ts';
import { branchesOf, linesOf, type RowsBy } from './branches.ts';
import { judgedOn } from './judged.ts';

/** Where which competencies are lacking in a subtree on a day, in one statement. */
export async function readHeatMap(
  reader: Reader,
  unitId: string,
  day: string,
  rowsBy: RowsBy,
): Promise<Omit<CompetencyHeatMap, 'unitId' | 'asOf'>> {
  const { rows } = await reader.execute<HeatMapAnswer>(heatMapQuery(unitId, day, rowsBy));
  const [{ competencies, units }] = rows as [HeatMapAnswer];
  const [all, ...others] = units;
  return { competencies, all: all!, rows: others };
}

type HeatMapAnswer = {
  readonly competencies: CompetencyHeatMap['competencies'];
  readonly units: CompetencyHeatMap['rows'];
} & Record<string, unknown>;

const heatMapQuery = (unitId: string, day: string, rowsBy: RowsBy): SQL => sql`
  with recursive ${branchesOf(unitId, day, rowsBy)},
  ${judgedOn(day)},
  cell as materialized (
    select judged.branch, demanded.number, count(*) as demanded,
           count(*) filter (where judged.levels[demanded.number] < demanded.level) as below,
           count(*) filter (where judged.levels[demanded.number] is null) as unassessed,
           coalesce(sum(greatest(demanded.level - judged.levels[demanded.number], 0))
             filter (where judged.levels[demanded.number] is not null), 0) as missing
      from judged join demanded on demanded.standard_id = judged.standard_id
     group by grouping sets ((judged.branch, demanded.number), (demanded.number))
  ),
  headed as (
    select branch, count(*) as people, count(*) filter (where standard_id is null) as without_standard
      from judged group by grouping sets ((branch), ())
  ),
  filled as (
    select cell.branch,
           json_agg(json_build_object('competencyId', c.id, 'demanded', cell.demanded, 'below', cell.below,
             'unassessed', cell.unassessed,
             'meanGap', round(cell.missing::numeric / nullif(cell.demanded - cell.unassessed, 0), 2))
             order by cell.number) as cells
      from cell join competencies.competencies c on c.number = cell.number
     group by cell.branch
  ),
  ${linesOf(unitId, day)}
  select coalesce((
           select json_agg(json_build_object('competencyId', c.id, 'code', c.code, 'name', named.name,
                    'kind', named.kind) order by c.number)
             from cell join competencies.competencies c on c.number = cell.number
            cross join lateral competencies.named(c.id, ${day}) named
            where cell.branch is null), '[]') as competencies,
         (select json_agg(json_build_object('unitId', line.unit_id, 'code', line.code, 'name', line.name,
                   'people', coalesce(headed.people, 0), 'withoutStandard', coalesce(headed.without_standard, 0),
                   'cells', coalesce(filled.cells, '[]')) order by line.place, line.code)
            from line
            left join headed on headed.branch is not distinct from line.unit_id
            left join filled on filled.branch is not distinct from line.unit_id) as units`;
