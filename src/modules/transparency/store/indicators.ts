import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { Counted } from '../rules/figures.ts';
import { dimensionOf, type Grouping, highestLevel, highestOfRows, type Narrowing } from '../rules/levels.ts';
import { firstDay, type Months } from '../rules/periods.ts';
import type { Branch } from './branches.ts';
import { summed } from './cells.ts';

export interface IndicatorFilter extends Narrowing, Months {
  readonly by: Grouping;
  /** The units that are meant, each in the row where it is counted; undefined where units are of no concern. */
  readonly branches?: readonly Branch[] | undefined;
}

/** What was counted of a group; its value is empty where reports have none, as no category. */
export interface CountedGroup extends Counted {
  readonly value: string;
}

const values: Readonly<Record<Grouping, SQL>> = {
  total: sql`null::text`,
  unit: sql`coalesce(b.branch_id::text, '')`,
  category: sql`coalesce(c.category_id::text, '')`,
  kind: sql`c.kind`,
  channel: sql`c.channel`,
  month: sql`to_char(c.month, 'YYYY-MM')`,
  quarter: sql`to_char(c.month, 'YYYY-"Q"Q')`,
  year: sql`to_char(c.month, 'YYYY')`,
};

/** What was counted of all together and of each group, from as many cells as there are, however many reports they count. */
export function indicatorQuery(filter: IndicatorFilter): SQL {
  const { by, branches, unitId, categoryId, kind, channel, from, until } = filter;
  const [units, rows] = [branches?.map((one) => one.unitId), branches?.map((one) => one.branchId)];
  const dimension = dimensionOf(by, filter);
  const isMeant = [
    ...(dimension === undefined ? [] : [sql`c.dimension = ${dimension}`]),
    sql`c.month between ${firstDay(from)}::date and ${firstDay(until)}::date`,
    sql`c.level <= ${highestLevel(filter)}`,
    ...(unitId === undefined ? [] : [sql`c.unit_id = any(${sql.param(units)}::uuid[])`]),
    ...(categoryId === undefined ? [] : [sql`c.category_id = ${categoryId}`]),
    ...(kind === undefined ? [] : [sql`c.kind = ${kind}`]),
    ...(channel === undefined ? [] : [sql`c.channel = ${channel}`]),
  ];
  return sql`
    with chosen as materialized (
      select case when c.level <= ${highestOfRows(by)} then ${values[by]} end as value, c.*
        from ${dimension === undefined ? sql`transparency.cells` : sql`transparency.sums`} c
        ${
          by === 'unit'
            ? sql`left join unnest(${sql.param(units)}::uuid[], ${sql.param(rows)}::uuid[]) b (unit_id, branch_id)
                    on b.unit_id = c.unit_id`
            : sql``
        }
       where ${sql.join(isMeant, sql` and `)}),
    summed as (
      select grouping(c.value) as whole, c.value, ${summed} from chosen c group by grouping sets ((c.value), ())),
    day as (
      select grouping(c.value) as whole, c.value, t.step, t.days, sum(t.reports)::int as reports
        from chosen c
       cross join lateral (
         select 'first' as step, days, reports from unnest(c.first_days, c.first_counts) f (days, reports)
         union all
         select 'resolution', days, reports from unnest(c.resolution_days, c.resolution_counts) r (days, reports)) t
       group by grouping sets ((c.value, t.step, t.days), (t.step, t.days))),
    told as (
      select whole, value, step,
             json_build_object('days', json_agg(days order by days), 'reports', json_agg(reports order by days)) as times
        from day group by whole, value, step)
    select s.*, f.times as first, r.times as resolution
      from summed s
      left join told f on f.step = 'first' and f.whole = s.whole and coalesce(f.value, '-') = coalesce(s.value, '-')
      left join told r on r.step = 'resolution' and r.whole = s.whole and coalesce(r.value, '-') = coalesce(s.value, '-')
     where s.whole = 1 or s.value is not null
     order by s.whole desc, s.value`;
}

type Row = Omit<CountedGroup, 'first' | 'resolution'> & {
  readonly whole: number;
  readonly first: Counted['first'] | null;
  readonly resolution: Counted['resolution'] | null;
} & Record<string, unknown>;

const never = { days: [], reports: [] };

export async function readIndicators(
  reader: Reader,
  filter: IndicatorFilter,
): Promise<{ whole: Counted; groups: CountedGroup[] }> {
  const { rows } = await reader.execute<Row>(indicatorQuery(filter));
  const [whole, ...groups] = rows.map(({ first, resolution, ...counted }) => ({
    ...counted,
    first: first ?? never,
    resolution: resolution ?? never,
  }));
  return { whole: whole!, groups };
}

/** As of when it was counted; null if it never was. */
export async function readFreshness(reader: Reader): Promise<string | null> {
  const { rows } = await reader.execute<{ at: string | null }>(
    sql`select to_json(counted_at at time zone 'UTC') #>> '{}' || 'Z' as at from transparency.freshness`,
  );
  return rows[0]!.at;
}

/** How these categories are called. */
export async function categoryNames(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const { rows } = await reader.execute<{ id: string; name: string }>(
    sql`select id, name ->> 'id' as name from reports.categories`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
