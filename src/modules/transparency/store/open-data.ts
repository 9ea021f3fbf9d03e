import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { Issue } from '../../../platform/open-data.ts';
import { unitNameOn } from '../../organisation/index.ts';
import { type Counted, figuresOf } from '../rules/figures.ts';
import { highestLevel, type Narrowing } from '../rules/levels.ts';
import { firstDay, type Months } from '../rules/periods.ts';
import type { OpenReportIndicators } from '../schemas/open-data.ts';
import { counts } from './cells.ts';

type Row = Omit<OpenReportIndicators, 'figures'> & Counted & { readonly place: number };

/** Nothing, in an order in which all have their place. */
const noId = '00000000-0000-0000-0000-000000000000';

const orders: SortOrders<Row, 'month'> = {
  month: [
    {
      expression: sql`c.month`,
      bind: (value) => sql`${firstDay(String(value))}::date`,
      of: ({ month }) => month,
    },
    { expression: sql`c.level`, bind: (value) => sql`${value}::smallint`, of: ({ place }) => place },
    {
      expression: sql`coalesce(c.unit_id, ${noId})`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ unitId }) => unitId ?? noId,
    },
    {
      expression: sql`coalesce(c.category_id, ${noId})`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ categoryId }) => categoryId ?? noId,
    },
    { expression: sql`coalesce(c.kind, '')`, bind: (value) => sql`${value}`, of: ({ kind }) => kind ?? '' },
    {
      expression: sql`coalesce(c.channel, '')`,
      bind: (value) => sql`${value}`,
      of: ({ channel }) => channel ?? '',
    },
  ],
};

export interface CellFilter extends Narrowing, Months {
  /** The units that are meant; undefined: all. */
  readonly unitIds: readonly string[] | undefined;
}

const counted: SQL = sql.join(
  Object.entries(counts).map(
    ([name, column]) => sql`c.${sql.identifier(column.name)} as ${sql.identifier(name)}`,
  ),
  sql`, `,
);

/** What was counted, cell by cell: everybody can add it up, and nothing that is suppressed follows from it. */
export function cellList(filter: CellFilter, today: string): List<Row, OpenReportIndicators> {
  const { from, until, unitIds, categoryId, kind, channel } = filter;
  const isMeant = [
    sql`c.month between ${firstDay(from)}::date and ${firstDay(until)}::date`,
    sql`c.level <= ${highestLevel(filter)}`,
    ...(unitIds === undefined ? [] : [sql`c.unit_id = any(${sql.param([...unitIds])}::uuid[])`]),
    ...(categoryId === undefined ? [] : [sql`c.category_id = ${categoryId}`]),
    ...(kind === undefined ? [] : [sql`c.kind = ${kind}`]),
    ...(channel === undefined ? [] : [sql`c.channel = ${channel}`]),
  ];
  return {
    orders,
    rows: (condition) => sql`
      select to_char(c.month, 'YYYY-MM') as month, c.level as place, (array['group', 'unit', 'city'])[c.level + 1] as level,
             c.unit_id as "unitId", u.code as "unitCode", ${unitNameOn(sql`c.unit_id`, today)} as "unitName",
             c.category_id as "categoryId", g.code as "categoryCode", g.name ->> 'id' as "categoryName", c.kind, c.channel,
             ${counted},
             json_build_object('days', c.first_days, 'reports', c.first_counts) as first,
             json_build_object('days', c.resolution_days, 'reports', c.resolution_counts) as resolution
        from transparency.cells c
        left join organisation.units u on u.id = c.unit_id
        left join reports.categories g on g.id = c.category_id
       where ${sql.join([...isMeant, condition], sql` and `)}`,
    item: (row) => ({
      month: row.month,
      level: row.level,
      unitId: row.unitId,
      unitCode: row.unitCode,
      unitName: row.unitName,
      categoryId: row.categoryId,
      categoryCode: row.categoryCode,
      categoryName: row.categoryName,
      kind: row.kind,
      channel: row.channel,
      figures: figuresOf(row),
    }),
  };
}

/** From when to when the counted reports go; counted anew each time something changes. */
export async function issueOfIndicators(reader: Reader, timeZone: string): Promise<Issue> {
  const { rows } = await reader.execute<Issue & Record<string, unknown>>(sql`
    select min(month)::text as "firstDay", (max(month) + interval '1 month' - interval '1 day')::date::text as "lastDay",
           min(month)::text as "issuedOn",
           (select (f.counted_at at time zone ${timeZone})::date::text from transparency.freshness f) as "changedOn"
      from transparency.cells`);
  return rows[0]!;
}
