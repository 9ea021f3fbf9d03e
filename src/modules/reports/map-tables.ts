import { sql } from 'drizzle-orm';
import { bigint, check, integer, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { CodeOf } from '../../platform/reference/list.ts';
import type { reportStates } from './reference.ts';
import { reportsSchema } from './tables.ts';

/**
 * How many reports that everybody may see lie in each cell of the map that holds any, for each zoom up to the finest: a
 * roll-up, to which `map_changes` are still to be added. Of no category in particular (the nil UUID) all are counted.
 */
export const mapCells = reportsSchema.table(
  'map_cells',
  {
    zoom: smallint('zoom').notNull(),
    categoryId: uuid('category_id').notNull(),
    x: integer('x').notNull(),
    y: integer('y').notNull(),
    state: text('state').notNull().$type<CodeOf<typeof reportStates>>(),
    reports: integer('reports').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'map_cells_key',
      columns: [table.zoom, table.categoryId, table.x, table.y, table.state],
    }),
    check('map_cells_counted', sql`${table.reports} > 0`),
  ],
);

/**
 * What has come into and gone out of the finest cells since they were counted. Each change is a row of its own, in the
 * transaction that handles a report: nobody waits for another who handles a report nearby, and cells and changes
 * together are right at any moment.
 */
export const mapChanges = reportsSchema.table('map_changes', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  x: integer('x').notNull(),
  y: integer('y').notNull(),
  categoryId: uuid('category_id'),
  state: text('state').notNull().$type<CodeOf<typeof reportStates>>(),
  change: smallint('change').notNull(),
});
