import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgSchema,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CodeOf } from '../../platform/reference/list.ts';
import type { reportChannels, reportKinds } from '../reports/reference.ts';

export const transparencySchema = pgSchema('transparency');

const count = (name: string) => integer(name).notNull();

/** What is counted of reports of a month that have a level and whatever else it names in common. */
const counted = () => ({
  month: date('month', { mode: 'string' }).notNull(),
  level: smallint('level').notNull(),
  unitId: uuid('unit_id'),
  categoryId: uuid('category_id'),
  kind: text('kind').$type<CodeOf<typeof reportKinds>>(),
  channel: text('channel').$type<CodeOf<typeof reportChannels>>(),
  received: count('received'),
  firstResponded: count('first_responded'),
  firstInTime: count('first_in_time'),
  resolved: count('resolved'),
  resolvedInTime: count('resolved_in_time'),
  overdue: count('overdue'),
  everResolved: count('ever_resolved'),
  reopened: count('reopened'),
  returned: count('returned'),
  outOfAuthority: count('out_of_authority'),
  tooGeneral: count('too_general'),
  notRelevant: count('not_relevant'),
  abusive: count('abusive'),
  notCompleted: count('not_completed'),
  merged: count('merged'),
  unverified: count('unverified'),
  unverifiedOverdue: count('unverified_overdue'),
  satisfactionAnswers: count('satisfaction_answers'),
  satisfactionSum: count('satisfaction_sum'),
  satisfied: count('satisfied'),
  /** Working days that occur, rising, and in how many reports each does. */
  firstDays: integer('first_days').array().notNull(),
  firstCounts: integer('first_counts').array().notNull(),
  resolutionDays: integer('resolution_days').array().notNull(),
  resolutionCounts: integer('resolution_counts').array().notNull(),
});

/**
 * How reports of a month were handled, counted: a roll-up that follows from the reports. Level 0 is one unit, category,
 * kind and channel, level 1 one unit, level 2 the city. What not everybody can read is counted on the first level on
 * which five or more such reports stand together, so that no sum or difference of cells tells of fewer.
 */
export const cells = transparencySchema.table('cells', counted(), (table) => [
  unique('cells_key')
    .on(table.month, table.level, table.unitId, table.categoryId, table.kind, table.channel)
    .nullsNotDistinct(),
  index('cells_unit_index').on(table.unitId, table.month),
  check('cells_level_range', sql`${table.level} between 0 and 2`),
  check(
    'cells_level_whole',
    sql`(${table.level} = 0) = (num_nulls(${table.kind}, ${table.channel}) = 0) and
        (${table.level} = 0 or ${table.categoryId} is null) and (${table.level} < 2 or ${table.unitId} is null)`,
  ),
  check(
    'cells_days_counted',
    sql`cardinality(${table.firstDays}) = cardinality(${table.firstCounts}) and
        cardinality(${table.resolutionDays}) = cardinality(${table.resolutionCounts})`,
  ),
]);

/** The cells added up by one thing alone, level by level: what is asked most is read from few rows. */
export const sums = transparencySchema.table(
  'sums',
  { dimension: text('dimension').notNull().$type<'unit' | 'category' | 'kind' | 'channel'>(), ...counted() },
  (table) => [
    unique('sums_key')
      .on(
        table.dimension,
        table.month,
        table.level,
        table.unitId,
        table.categoryId,
        table.kind,
        table.channel,
      )
      .nullsNotDistinct(),
    check('sums_dimension_known', sql`${table.dimension} in ('unit', 'category', 'kind', 'channel')`),
  ],
);

/** Months of receipt whose reports changed since their cells were counted: only added to, until they are. */
export const changes = transparencySchema.table(
  'changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    month: date('month', { mode: 'string' }).notNull(),
  },
  (table) => [index('changes_month_index').on(table.month)],
);

/** As of when the cells were counted: one row. */
export const freshness = transparencySchema.table(
  'freshness',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    countedAt: timestamp('counted_at', { withTimezone: true }),
  },
  (table) => [check('freshness_only', sql`${table.isOnly}`)],
);
