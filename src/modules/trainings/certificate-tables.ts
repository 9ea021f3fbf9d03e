import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { employmentKinds } from '../employees/reference.ts';
import { employees } from '../employees/tables.ts';
import { outsideCertificateStates, trainingKinds } from './reference.ts';
import type { Outcome } from './rules/shapes.ts';
import { courses, enrolments, trainingsSchema } from './tables.ts';

/** What was certified on passing (sertifikat), as it was on that day; never changed but by a revocation. */
export const certificates = trainingsSchema.table(
  'certificates',
  {
    id: id(),
    number: text('number').notNull(),
    enrolmentId: uuid('enrolment_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    courseId: uuid('course_id').notNull(),
    holder: text('holder').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof trainingKinds>>(),
    provider: text('provider'),
    learningHours: integer('learning_hours').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
    validUntil: date('valid_until', { mode: 'string' }),
    /** What the course was said to raise: evidence, and no level by itself. */
    outcomes: jsonb('outcomes').notNull().$type<Outcome[]>(),
    /** The assessment that the course carried. */
    assessmentId: uuid('assessment_id'),
    /** The signed compact form (JWS). */
    signed: text('signed').notNull(),
    revokedOn: date('revoked_on', { mode: 'string' }),
    revocationReason: text('revocation_reason'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'certificates_enrolment_fk',
      columns: [table.enrolmentId],
      foreignColumns: [enrolments.id],
    }),
    foreignKey({
      name: 'certificates_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    foreignKey({ name: 'certificates_course_fk', columns: [table.courseId], foreignColumns: [courses.id] }),
    uniqueIndex('certificates_number_unique').on(table.number),
    uniqueIndex('certificates_one_valid').on(table.enrolmentId).where(sql`${table.revokedOn} is null`),
    check(
      'certificates_revoked_with_reason',
      sql`(${table.revokedOn} is null) = (${table.revocationReason} is null)`,
    ),
    index('certificates_employee_index').on(table.employeeId, table.courseId),
    index('certificates_course_index').on(table.courseId, table.id),
  ],
);

/** Certificates of others (sertifikat dari luar), with evidence, and what came of looking at it. */
export const outsideCertificates = trainingsSchema.table(
  'outside_certificates',
  {
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof trainingKinds>>(),
    provider: text('provider').notNull(),
    number: text('number'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    validUntil: date('valid_until', { mode: 'string' }),
    /** As printed on it; null where none are, and `quantity` is converted. */
    learningHours: integer('learning_hours'),
    /** How many of the unit that its kind is converted by. */
    quantity: integer('quantity'),
    /** The course of the catalogue that it stands for. */
    courseId: uuid('course_id'),
    evidenceUrl: text('evidence_url').notNull(),
    state: text('state').notNull().default('submitted').$type<CodeOf<typeof outsideCertificateStates>>(),
    stateReason: text('state_reason'),
    /** Learning hours that count, from the day on which it was earned; null until it is verified. */
    creditedHours: integer('credited_hours'),
    creditedOn: date('credited_on', { mode: 'string' }),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'outside_certificates_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    foreignKey({
      name: 'outside_certificates_course_fk',
      columns: [table.courseId],
      foreignColumns: [courses.id],
    }),
    check('outside_certificates_kind_known', withinList(table.kind, trainingKinds)),
    check('outside_certificates_state_known', withinList(table.state, outsideCertificateStates)),
    check('outside_certificates_dates_forward', sql`${table.endsOn} >= ${table.startsOn}`),
    check('outside_certificates_learning_hours_range', sql`${table.learningHours} between 1 and 1500`),
    check('outside_certificates_quantity_range', sql`${table.quantity} between 1 and 1000`),
    check(
      'outside_certificates_hours_said',
      sql`num_nonnulls(${table.learningHours}, ${table.quantity}) = 1`,
    ),
    check(
      'outside_certificates_credit_verified',
      sql`(${table.state} = 'verified') = (${table.creditedHours} is not null)
        and (${table.creditedHours} is null) = (${table.creditedOn} is null)`,
    ),
    check(
      'outside_certificates_rejected_with_reason',
      sql`(${table.state} = 'rejected') = (${table.stateReason} is not null)`,
    ),
    uniqueIndex('outside_certificates_number_unique')
      .on(table.employeeId, sql`lower(${table.provider})`, sql`lower(${table.number})`)
      .where(sql`${table.state} <> 'rejected'`),
    index('outside_certificates_employee_index').on(table.employeeId, table.id),
    index('outside_certificates_credit_index')
      .on(table.creditedOn, table.employeeId)
      .where(sql`${table.creditedHours} is not null`),
  ],
);

/** Learning hours that people have or may have in a year (hak dan kewajiban JP), as data. */
export const learningDuties = trainingsSchema.table(
  'learning_duties',
  {
    id: id(),
    employmentKind: text('employment_kind').notNull().$type<CodeOf<typeof employmentKinds>>(),
    /** `least`: a right and duty of at least so many; `most`: a ceiling. */
    bound: text('bound').notNull().$type<'least' | 'most'>(),
    learningHours: integer('learning_hours').notNull(),
    legalBasis: text('legal_basis').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (table) => [
    check('learning_duties_employment_known', withinList(table.employmentKind, employmentKinds)),
    check('learning_duties_bound_known', sql`${table.bound} in ('least', 'most')`),
    check('learning_duties_hours_range', sql`${table.learningHours} between 1 and 1500`),
    check('learning_duties_period_forward', sql`${table.validTo} > ${table.validFrom}`),
  ],
);

/** How many learning hours a form of learning counts that has none printed on its certificate, as data. */
export const learningConversions = trainingsSchema.table(
  'learning_conversions',
  {
    id: id(),
    kind: text('kind').notNull().$type<CodeOf<typeof trainingKinds>>(),
    per: text('per').notNull().$type<'day' | 'session' | 'programme'>(),
    learningHours: numeric('learning_hours', { precision: 6, scale: 2, mode: 'number' }).notNull(),
    legalBasis: text('legal_basis').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (table) => [
    check('learning_conversions_kind_known', withinList(table.kind, trainingKinds)),
    check('learning_conversions_per_known', sql`${table.per} in ('day', 'session', 'programme')`),
    check('learning_conversions_hours_range', sql`${table.learningHours} > 0`),
    check('learning_conversions_period_forward', sql`${table.validTo} > ${table.validFrom}`),
  ],
);
