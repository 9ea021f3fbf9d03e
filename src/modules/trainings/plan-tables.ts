import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { competencies } from '../competencies/tables.ts';
import { units } from '../organisation/tables.ts';
import { trainingNeedOrigins } from './reference.ts';
import type { CompetencyNeed } from './rules/shapes.ts';
import { courses, trainingsSchema } from './tables.ts';

/** A yearly training plan that follows from the gaps of a subtree (analisis kebutuhan, AKPK), as of a day. */
export const plans = trainingsSchema.table(
  'plans',
  {
    id: id(),
    name: text('name').notNull(),
    unitId: uuid('unit_id').notNull(),
    year: integer('year').notNull(),
    /** Rupiah. */
    budget: bigint('budget', { mode: 'number' }).notNull(),
    asOf: date('as_of', { mode: 'string' }).notNull(),
    people: integer('people').notNull(),
    needs: jsonb('needs').notNull().$type<CompetencyNeed[]>(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'plans_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('plans_year_range', sql`${table.year} between 2000 and 2200`),
    check('plans_budget_range', sql`${table.budget} >= 0`),
    index('plans_unit_index').on(table.unitId, table.year),
    index('plans_order_index').on(table.year, table.id),
  ],
);

/** A course of a plan: how many seats are needed, and how many the budget pays. */
export const planLines = trainingsSchema.table(
  'plan_lines',
  {
    planId: uuid('plan_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** 1: the first that money is given to. */
    priority: integer('priority').notNull(),
    seatsNeeded: integer('seats_needed').notNull(),
    seats: integer('seats').notNull(),
    costPerHead: bigint('cost_per_head', { mode: 'number' }).notNull(),
    /** Levels that the seats needed, and the seats paid for, raise in all. */
    levelsNeeded: integer('levels_needed').notNull(),
    levelsClosed: integer('levels_closed').notNull(),
  },
  (table) => [
    primaryKey({ name: 'plan_lines_key', columns: [table.planId, table.courseId] }),
    foreignKey({ name: 'plan_lines_plan_fk', columns: [table.planId], foreignColumns: [plans.id] }),
    foreignKey({ name: 'plan_lines_course_fk', columns: [table.courseId], foreignColumns: [courses.id] }),
    check('plan_lines_seats_within_need', sql`${table.seats} between 0 and ${table.seatsNeeded}`),
  ],
);

/** What somebody says a unit needs to be trained in (kebutuhan pelatihan), beside what gaps tell. */
export const reportedNeeds = trainingsSchema.table(
  'reported_needs',
  {
    id: id(),
    unitId: uuid('unit_id').notNull(),
    competencyId: uuid('competency_id'),
    courseId: uuid('course_id'),
    reason: text('reason').notNull(),
    originKind: text('origin_kind').notNull().$type<CodeOf<typeof trainingNeedOrigins>>(),
    originId: uuid('origin_id').notNull(),
    reportedOn: date('reported_on', { mode: 'string' }).notNull(),
    /** The first day on which it is no need any more. */
    endedOn: date('ended_on', { mode: 'string' }),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'reported_needs_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({
      name: 'reported_needs_competency_fk',
      columns: [table.competencyId],
      foreignColumns: [competencies.id],
    }),
    foreignKey({ name: 'reported_needs_course_fk', columns: [table.courseId], foreignColumns: [courses.id] }),
    check('reported_needs_origin_known', withinList(table.originKind, trainingNeedOrigins)),
    check('reported_needs_of_something', sql`num_nonnulls(${table.competencyId}, ${table.courseId}) > 0`),
    index('reported_needs_unit_index').on(table.unitId, table.id),
    index('reported_needs_origin_index').on(table.originId),
  ],
);
