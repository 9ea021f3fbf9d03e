import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { finestZoom } from '../rules/clusters.ts';

const actor = { kind: 'system', id: 'count-map-cells' } as const;

/** The category under which reports of all categories are counted. */
export const allCategories = '00000000-0000-0000-0000-000000000000';

/** Adds to the cells what has changed since the last time; gives how many of them changed. */
export const countMapChanges = (database: Database): Promise<number> =>
  counting(database, (transaction) =>
    merged(
      transaction,
      sql`taken as (delete from reports.map_changes returning x, y, category_id, state, change)`,
      atAllZooms(sql`select x, y, category_id, state, change from taken`),
    ),
  );

/**
 * Counts all cells anew and mends those that are wrong, while reports are handled: what they should be, what they are and
 * which changes are contained already is seen in one snapshot. Gives how many of them changed.
 */
export const mendMapCells = (database: Database): Promise<number> =>
  counting(database, (transaction) =>
    merged(
      transaction,
      sql`contained as (delete from reports.map_changes)`,
      sql`
        select zoom, category_id, x, y, state, sum(reports) as reports
          from (${atAllZooms(sql`
                  select c.x, c.y, c.category_id, c.state, 1 as change
                    from reports.reports r cross join lateral reports.cell_of(r) c`)}
                union all
                select zoom, category_id, x, y, state, -reports from reports.map_cells) compared
         group by 1, 2, 3, 4, 5 having sum(reports) <> 0`,
    ),
  );

/** One counts at a time, so that nobody else changes the cells meanwhile. */
const counting = (
  database: Database,
  count: (transaction: Transaction) => Promise<number>,
): Promise<number> =>
  database.transaction(actor, async (transaction) => {
    await transaction.execute(sql`set local statement_timeout = 0`);
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('reports.map_cells'))`);
    return count(transaction);
  });

/** Changes of the finest cells, as those of the cells of every zoom in which they lie, by category and of all together. */
const atAllZooms = (changes: SQL): SQL => sql`
  select z.zoom, case when w.is_whole then ${allCategories}::uuid else f.category_id end as category_id,
         f.x >> (${sql.raw(String(finestZoom))} - z.zoom) as x, f.y >> (${sql.raw(String(finestZoom))} - z.zoom) as y,
         f.state, sum(f.change) as reports
    from (select x, y, category_id, state, sum(change) as change from (${changes}) c group by 1, 2, 3, 4) f
   cross join generate_series(0, ${sql.raw(String(finestZoom))}) z (zoom)
   cross join (values (true), (false)) w (is_whole)
   where w.is_whole or f.category_id is not null
   group by 1, 2, 3, 4, 5 having sum(f.change) <> 0`;

async function merged(transaction: Transaction, first: SQL, changes: SQL): Promise<number> {
  const { rowCount } = await transaction.execute(sql`
    with ${first}
    merge into reports.map_cells m
    using (${changes}) c
       on m.zoom = c.zoom and m.category_id = c.category_id and m.x = c.x and m.y = c.y and m.state = c.state
     when matched and m.reports + c.reports = 0 then delete
     when matched then update set reports = m.reports + c.reports
     when not matched then insert (zoom, category_id, x, y, state, reports)
          values (c.zoom, c.category_id, c.x, c.y, c.state, c.reports)`);
  return rowCount ?? 0;
}
