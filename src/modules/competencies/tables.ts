import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, decree, endDecree, id, validity } from '../../platform/database/columns.ts';
import { type CodeOf, type Label, withinList } from '../../platform/reference/list.ts';
import { educationLevels, ranks } from '../employees/reference.ts';
import { employees } from '../employees/tables.ts';
import { functionalLevels, positionKinds } from '../organisation/reference.ts';
import { positions } from '../organisation/tables.ts';
import { assessmentMethods, assessmentStates, competencyKinds, governmentFields } from './reference.ts';
import type { AchievedLevel, LevelDescription, RequiredLevel } from './rules/levels.ts';

export const competenciesSchema = pgSchema('competencies');

/** Competencies (kompetensi): what never changes; the rest is in {@link competencyVersions}. */
export const competencies = competenciesSchema.table(
  'competencies',
  {
    id: id(),
    code: text('code').notNull(),
    /** Its place in the arrays of {@link profiles}. */
    number: smallint('number').notNull().generatedAlwaysAsIdentity(),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('competencies_code_unique').on(sql`lower(${table.code})`),
    unique('competencies_number_unique').on(table.number),
  ],
);

/** What a competency is called and what its levels mean, by period. */
export const competencyVersions = competenciesSchema.table(
  'competency_versions',
  {
    id: id(),
    competencyId: uuid('competency_id').notNull(),
    name: jsonb('name').notNull().$type<Label>(),
    kind: text('kind').notNull().$type<CodeOf<typeof competencyKinds>>(),
    field: text('field').$type<CodeOf<typeof governmentFields>>(),
    definition: jsonb('definition').notNull().$type<Label>(),
    levels: jsonb('levels').notNull().$type<LevelDescription[]>(),
    legalBasis: text('legal_basis'),
    ...decree(),
    ...endDecree(),
    ...validity(),
  },
  (table) => [
    foreignKey({
      name: 'competency_versions_competency_fk',
      columns: [table.competencyId],
      foreignColumns: [competencies.id],
    }),
    check('competency_versions_kind_known', withinList(table.kind, competencyKinds)),
    check('competency_versions_field_known', withinList(table.field, governmentFields)),
    check(
      'competency_versions_field_only_technical',
      sql`(${table.kind} = 'technical') = (${table.field} is not null)`,
    ),
    check('competency_versions_period_forward', sql`${table.validTo} > ${table.validFrom}`),
    index('competency_versions_competency_index').on(table.competencyId, table.validFrom),
  ],
);

/**
 * What a position demands (standar kompetensi jabatan), by period: a position, or all of a kind, level and class that
 * have no standard of their own.
 */
export const standards = competenciesSchema.table(
  'standards',
  {
    id: id(),
    positionId: uuid('position_id'),
    positionKind: text('position_kind').$type<CodeOf<typeof positionKinds>>(),
    functionalLevel: text('functional_level').$type<CodeOf<typeof functionalLevels>>(),
    jobClass: integer('job_class'),
    levels: jsonb('levels').notNull().$type<RequiredLevel[]>(),
    educationLevel: text('education_level').$type<CodeOf<typeof educationLevels>>(),
    educationProgrammes: text('education_programmes').array().notNull().default([]),
    rank: text('rank').$type<CodeOf<typeof ranks>>(),
    grade: text('grade').$type<CodeOf<typeof ranks>>(),
    experienceYears: integer('experience_years'),
    experienceKinds: text('experience_kinds')
      .array()
      .notNull()
      .default([])
      .$type<CodeOf<typeof positionKinds>[]>(),
    trainings: text('trainings').array().notNull().default([]),
    legalBasis: text('legal_basis'),
    ...decree(),
    ...validity(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'standards_position_fk',
      columns: [table.positionId],
      foreignColumns: [positions.id],
    }),
    check('standards_one_target', sql`(${table.positionId} is null) <> (${table.positionKind} is null)`),
    check(
      'standards_level_only_functional',
      sql`${table.functionalLevel} is null or ${table.positionKind} = 'fungsional'`,
    ),
    check(
      'standards_class_only_of_kind',
      sql`${table.jobClass} is null or ${table.positionKind} is not null`,
    ),
    check('standards_kind_known', withinList(table.positionKind, positionKinds)),
    check('standards_level_known', withinList(table.functionalLevel, functionalLevels)),
    check('standards_job_class_range', sql`${table.jobClass} between 1 and 17`),
    check('standards_education_level_known', withinList(table.educationLevel, educationLevels)),
    check('standards_rank_known', withinList(table.rank, ranks)),
    check('standards_grade_known', withinList(table.grade, ranks)),
    check('standards_experience_range', sql`${table.experienceYears} between 1 and 40`),
    check('standards_period_forward', sql`${table.validTo} > ${table.validFrom}`),
    index('standards_position_index').on(table.positionId).where(sql`${table.positionId} is not null`),
  ],
);

/** Who may hold assessments (asesor), and from when until when. */
export const assessors = competenciesSchema.table(
  'assessors',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    institution: text('institution'),
    ...decree(),
    ...validity(),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('assessors_code_unique').on(sql`lower(${table.code})`),
    check('assessors_period_forward', sql`${table.validTo} > ${table.validFrom}`),
  ],
);

/** How long an assessment counts, by method, as data. */
export const assessmentValidities = competenciesSchema.table(
  'assessment_validities',
  {
    id: id(),
    method: text('method').notNull().$type<CodeOf<typeof assessmentMethods>>(),
    months: integer('months').notNull(),
    legalBasis: text('legal_basis').notNull(),
    ...validity(),
  },
  (table) => [
    check('assessment_validities_method_known', withinList(table.method, assessmentMethods)),
    check('assessment_validities_months_range', sql`${table.months} between 1 and 120`),
    check('assessment_validities_period_forward', sql`${table.validTo} > ${table.validFrom}`),
  ],
);

/** What somebody could show of competencies on a day; never changed, but replaced or withdrawn. */
export const assessments = competenciesSchema.table(
  'assessments',
  {
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    method: text('method').notNull().$type<CodeOf<typeof assessmentMethods>>(),
    assessorId: uuid('assessor_id'),
    assessedOn: date('assessed_on', { mode: 'string' }).notNull(),
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
    reportNumber: text('report_number'),
    levels: jsonb('levels').notNull().$type<AchievedLevel[]>(),
    state: text('state').notNull().default('valid').$type<CodeOf<typeof assessmentStates>>(),
    replacesId: uuid('replaces_id'),
    /** Why it was corrected or withdrawn. */
    stateReason: text('state_reason'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'assessments_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    foreignKey({
      name: 'assessments_assessor_fk',
      columns: [table.assessorId],
      foreignColumns: [assessors.id],
    }),
    foreignKey({ name: 'assessments_replaces_fk', columns: [table.replacesId], foreignColumns: [table.id] }),
    unique('assessments_replaces_unique').on(table.replacesId),
    check('assessments_method_known', withinList(table.method, assessmentMethods)),
    check('assessments_state_known', withinList(table.state, assessmentStates)),
    check('assessments_expires_later', sql`${table.expiresOn} > ${table.assessedOn}`),
    check('assessments_state_has_reason', sql`(${table.state} = 'valid') = (${table.stateReason} is null)`),
    uniqueIndex('assessments_one_a_day')
      .on(table.employeeId, table.method, table.assessedOn)
      .where(sql`${table.state} = 'valid'`),
    index('assessments_employee_index').on(table.employeeId, table.assessedOn),
    index('assessments_order_index').on(table.assessedOn, table.id),
    index('assessments_assessor_index').on(table.assessorId),
  ],
);

/** What an assessor confides about an assessment: apart, and only ever added. */
export const assessmentRemarks = competenciesSchema.table(
  'assessment_remarks',
  {
    id: id(),
    assessmentId: uuid('assessment_id').notNull(),
    text: text('text').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: 'assessment_remarks_assessment_fk',
      columns: [table.assessmentId],
      foreignColumns: [assessments.id],
    }),
    index('assessment_remarks_assessment_index').on(table.assessmentId, table.id),
  ],
);

/**
 * Which level of each competency counts for somebody, by period: a roll-up of {@link assessments}, kept by a trigger.
 * `levels[number]` is the level of the competency of that number, null where none counts.
 */
export const profiles = competenciesSchema.table(
  'profiles',
  {
    employeeId: uuid('employee_id').notNull(),
    ...validity(),
    levels: smallint('levels').array().notNull(),
  },
  (table) => [
    primaryKey({ name: 'profiles_key', columns: [table.employeeId, table.validFrom] }),
    foreignKey({
      name: 'profiles_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
  ],
);
