import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { counts } from './cells.ts';

const columns = sql.join(
  Object.values(counts).map(({ name }) => sql.identifier(name)),
  sql`, `,
);
const summedUp = sql.join(
  Object.values(counts).map(({ name }) => sql`sum(${sql.identifier(name)}) as ${sql.identifier(name)}`),
  sql`, `,
);

/** The days of a step and how often each occurs, for each sum. */
const daysOf = (step: 'first' | 'resolution'): SQL => sql`
  select key, array_agg(days order by days) as days, array_agg(reports order by days) as reports
    from (select c.key, d.days, sum(d.reports)::int as reports
            from part c cross join lateral unnest(${sql.raw(`c.${step}_days, c.${step}_counts`)}) d (days, reports)
           group by 1, 2) by_days
   group by key`;

/** Adds the cells of a month up by each thing alone. */
export async function addUp(transaction: Transaction, month: string): Promise<void> {
  await transaction.execute(sql`delete from transparency.sums where month = ${month}`);
  await transaction.execute(sql`
    with part as materialized (
      select d.dimension, c.*, concat_ws('|', d.dimension, c.level, case d.dimension
               when 'unit' then c.unit_id::text when 'category' then c.category_id::text
               when 'kind' then c.kind else c.channel end) as key
        from transparency.cells c
       cross join (values ('unit'), ('category'), ('kind'), ('channel')) d (dimension)
       where c.month = ${month}),
    first as (${daysOf('first')}),
    resolution as (${daysOf('resolution')}),
    total as (
      select key, dimension, level,
             (array_agg(unit_id))[1] as unit_id, (array_agg(category_id))[1] as category_id,
             min(kind) as kind, min(channel) as channel, ${summedUp}
        from part group by key, dimension, level)
    insert into transparency.sums
    select dimension, ${month}::date, level, case dimension when 'unit' then unit_id end,
           case dimension when 'category' then category_id end, case dimension when 'kind' then kind end,
           case dimension when 'channel' then channel end, ${columns},
           coalesce(first.days, '{}'), coalesce(first.reports, '{}'), coalesce(resolution.days, '{}'),
           coalesce(resolution.reports, '{}')
      from total left join first using (key) left join resolution using (key)`);
}
