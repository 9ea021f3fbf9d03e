import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { Counted } from '../rules/results.ts';
import type { CountedSurvey } from '../rules/survey-figures.ts';
import type { Grouping } from '../schemas/results.ts';

/** What was counted of a group; the value is empty for those who did not say. */
export interface CountedGroup extends Counted {
  readonly grouping: Grouping | 'all';
  readonly value: string;
}

/** The roll-ups of a survey by some groupings, and of all its answers: as many rows, however many answers they count. */
export const talliesOf = (surveyId: string, groupings: readonly Grouping[]): SQL => sql`
  with chosen as (
    select t.dimension as "grouping", t.value, t.answers, t.cells, t.sums, t.squares
      from feedback.tallies t
     where t.survey_id = ${surveyId} and t.dimension = any(${sql.param(['all', 'channel', ...groupings])}::text[])
    union all
    select 'service', coalesce(t.service_id::text, ''), t.answers, t.cells, t.sums, t.squares
      from feedback.tallies t
     where t.survey_id = ${surveyId} and t.dimension = 'all' and ${groupings.includes('service')}),
  celled as (
    select "grouping", value, array_agg(n order by place) as cells
      from (select "grouping", value, place, sum(n)::int as n
              from chosen cross join lateral unnest(cells) with ordinality u (n, place) group by 1, 2, 3) summed
     group by 1, 2),
  numbered as (
    select "grouping", value, array_agg(total::text order by place) as sums,
           array_agg(square::text order by place) as squares
      from (select "grouping", value, place, sum(total) as total, sum(square) as square
              from chosen cross join lateral unnest(sums, squares) with ordinality u (total, square, place)
             group by 1, 2, 3) summed
     group by 1, 2)
  select g."grouping", g.value, g.answers, coalesce(c.cells, '{}') as cells, coalesce(n.sums, '{}') as sums,
         coalesce(n.squares, '{}') as squares
    from (select "grouping", value, sum(answers)::int as answers from chosen group by 1, 2) g
    left join celled c using ("grouping", value)
    left join numbered n using ("grouping", value)
   order by g."grouping", g.value`;

export async function readTallies(
  reader: Reader,
  surveyId: string,
  groupings: readonly Grouping[],
): Promise<CountedGroup[]> {
  const { rows } = await reader.execute<CountedGroup & Record<string, unknown>>(
    talliesOf(surveyId, groupings),
  );
  return rows;
}

const none: Counted = { answers: 0, cells: [], sums: [], squares: [] };

/** All answers, and how many came by each channel. */
export const wholeOf = (groups: readonly CountedGroup[]): CountedSurvey => ({
  all: groups.find(({ grouping }) => grouping === 'all') ?? none,
  channels: new Map(
    groups.flatMap(({ grouping, value, answers }) => (grouping === 'channel' ? [[value, answers]] : [])),
  ),
});

/** The groups of a grouping by their values. */
export const groupsBy = (
  groups: readonly CountedGroup[],
  grouping: Grouping,
): ReadonlyMap<string, CountedGroup> =>
  new Map(groups.flatMap((group) => (group.grouping === grouping ? [[group.value, group] as const] : [])));
