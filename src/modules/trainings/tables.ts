import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgSchema,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { competencyKinds } from '../competencies/reference.ts';
import { employees } from '../employees/tables.ts';
import { units } from '../organisation/tables.ts';
import { courseStates, enrolmentOrigins, enrolmentStates, trainingKinds } from './reference.ts';
import type { Material, Outcome, UnitQuota } from './rules/shapes.ts';

export const trainingsSchema = pgSchema('trainings');

/** The words of a course, in the forms that Indonesian gives them. */
export const wordsOf = (course: Record<'title' | 'provider' | 'description', AnyPgColumn>): SQL =>
  sql`to_tsvector('indonesian', ${course.title} || ' ' || coalesce(${course.provider}, '') || ' ' || coalesce(${course.description}, ''))`;

/** The catalogue of trainings (katalog pelatihan). */
export const courses = trainingsSchema.table(
  'courses',
  {
    id: id(),
    code: text('code').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof trainingKinds>>(),
    field: text('field').notNull().$type<CodeOf<typeof competencyKinds>>(),
    learningHours: integer('learning_hours').notNull(),
    provider: text('provider'),
    description: text('description'),
    costPerHead: bigint('cost_per_head', { mode: 'number' }),
    materials: jsonb('materials').notNull().default([]).$type<Material[]>(),
    outcomes: jsonb('outcomes').notNull().default([]).$type<Outcome[]>(),
    prerequisiteIds: uuid('prerequisite_ids').array().notNull().default([]),
    carriesAssessment: boolean('carries_assessment').notNull().default(false),
    /** Percent of the meetings that somebody must have been at to be said to have attended. */
    minimumAttendance: integer('minimum_attendance').notNull().default(80),
    passingScore: integer('passing_score'),
    /** For how many months its certificates are valid; null: for ever. */
    certificateMonths: integer('certificate_months'),
    state: text('state').notNull().default('active').$type<CodeOf<typeof courseStates>>(),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('courses_code_unique').on(sql`lower(${table.code})`),
    check('courses_kind_known', withinList(table.kind, trainingKinds)),
    check('courses_field_known', withinList(table.field, competencyKinds)),
    check('courses_state_known', withinList(table.state, courseStates)),
    check('courses_learning_hours_range', sql`${table.learningHours} between 1 and 1500`),
    check('courses_cost_range', sql`${table.costPerHead} >= 0`),
    check('courses_minimum_attendance_range', sql`${table.minimumAttendance} between 0 and 100`),
    check('courses_passing_score_range', sql`${table.passingScore} between 1 and 100`),
    check('courses_certificate_months_range', sql`${table.certificateMonths} between 1 and 240`),
    index('courses_search_index').using('gin', wordsOf(table)),
    index('courses_title_index').on(table.title, table.id),
    index('courses_outcomes_index').using('gin', table.outcomes.op('jsonb_path_ops')),
  ],
);

/** When and where a course is held (penyelenggaraan), and how many seats it has. */
export const sessions = trainingsSchema.table(
  'sessions',
  {
    id: id(),
    courseId: uuid('course_id').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    place: text('place'),
    link: text('link'),
    trainer: text('trainer'),
    quota: integer('quota').notNull(),
    unitQuotas: jsonb('unit_quotas').notNull().default([]).$type<UnitQuota[]>(),
    seatsTaken: integer('seats_taken').notNull().default(0),
    registrationFrom: date('registration_from', { mode: 'string' }).notNull(),
    registrationUntil: date('registration_until', { mode: 'string' }).notNull(),
    costPerHead: bigint('cost_per_head', { mode: 'number' }),
    needsApproval: boolean('needs_approval').notNull().default(true),
    decision: text('decision').notNull().default('draft').$type<'draft' | 'open' | 'cancelled'>(),
    cancellationReason: text('cancellation_reason'),
    /** The training plan that it was planned in. */
    planId: uuid('plan_id'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'sessions_course_fk', columns: [table.courseId], foreignColumns: [courses.id] }),
    index('sessions_plan_index').on(table.planId).where(sql`${table.planId} is not null`),
    check('sessions_dates_forward', sql`${table.endsOn} >= ${table.startsOn}`),
    check('sessions_registration_forward', sql`${table.registrationUntil} > ${table.registrationFrom}`),
    check('sessions_registration_before_end', sql`${table.registrationUntil} <= ${table.endsOn} + 1`),
    check('sessions_quota_range', sql`${table.quota} between 1 and 10000`),
    check('sessions_seats_within_quota', sql`${table.seatsTaken} between 0 and ${table.quota}`),
    check('sessions_decision_known', sql`${table.decision} in ('draft', 'open', 'cancelled')`),
    check(
      'sessions_cancelled_with_reason',
      sql`(${table.decision} = 'cancelled') = (${table.cancellationReason} is not null)`,
    ),
    index('sessions_course_index').on(table.courseId),
    index('sessions_order_index').on(table.startsOn, table.id),
  ],
);

/** Who is enrolled in a session, in the order of arrival (`arrival`). */
export const enrolments = trainingsSchema.table(
  'enrolments',
  {
    id: id(),
    sessionId: uuid('session_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    origin: text('origin').notNull().$type<CodeOf<typeof enrolmentOrigins>>(),
    state: text('state').notNull().$type<CodeOf<typeof enrolmentStates>>(),
    arrival: bigint('arrival', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    /** The unit whose share of the seats this one is taken from. */
    quotaUnitId: uuid('quota_unit_id'),
    reason: text('reason'),
    score: numeric('score', { precision: 5, scale: 2, mode: 'number' }),
    /** Learning hours that count, and the day from which on: those of the course as they were when the result came. */
    creditedHours: integer('credited_hours'),
    creditedOn: date('credited_on', { mode: 'string' }),
    /** Whether this participant has said what the training was worth; what was said is kept apart. */
    hasEvaluated: boolean('has_evaluated').notNull().default(false),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'enrolments_session_fk', columns: [table.sessionId], foreignColumns: [sessions.id] }),
    foreignKey({
      name: 'enrolments_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    foreignKey({
      name: 'enrolments_quota_unit_fk',
      columns: [table.quotaUnitId],
      foreignColumns: [units.id],
    }),
    check('enrolments_origin_known', withinList(table.origin, enrolmentOrigins)),
    check('enrolments_state_known', withinList(table.state, enrolmentStates)),
    uniqueIndex('enrolments_once')
      .on(table.sessionId, table.employeeId)
      .where(sql`${table.state} not in ('declined', 'withdrawn')`),
    index('enrolments_session_index').on(table.sessionId, table.arrival),
    index('enrolments_employee_index').on(table.employeeId, table.id),
    check('enrolments_score_range', sql`${table.score} between 0 and 100`),
    check(
      'enrolments_credit_whole',
      sql`(${table.creditedHours} is null) = (${table.creditedOn} is null)
        and (${table.creditedHours} is null or ${table.state} in ('attended', 'passed'))`,
    ),
    index('enrolments_credit_index')
      .on(table.creditedOn, table.employeeId)
      .where(sql`${table.creditedHours} is not null`),
  ],
);
