import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, decree, endDecree, id, validity } from '../../platform/database/columns.ts';
import { externalIdColumns, externalIdConstraints } from '../../platform/database/external-ids.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { functionalLevels, positionKinds } from '../organisation/reference.ts';
import { positions } from '../organisation/tables.ts';
import {
  correctionStates,
  educationLevels,
  employeeStatuses,
  employmentKinds,
  genders,
  maritalStatuses,
  placementKinds,
  ranks,
  religions,
} from './reference.ts';

export const employeesSchema = pgSchema('employees');

/** Civil servants (pegawai ASN): the head of the personnel file. Rank and placement are effective-dated beside it. */
export const employees = employeesSchema.table(
  'employees',
  {
    id: id(),
    nip: text('nip').notNull(),
    nik: text('nik'),
    name: text('name').notNull(),
    frontTitle: text('front_title'),
    backTitle: text('back_title'),
    birthPlace: text('birth_place'),
    birthDate: date('birth_date', { mode: 'string' }).notNull(),
    gender: text('gender').notNull().$type<CodeOf<typeof genders>>(),
    religion: text('religion').$type<CodeOf<typeof religions>>(),
    maritalStatus: text('marital_status').$type<CodeOf<typeof maritalStatuses>>(),
    phone: text('phone'),
    email: text('email'),
    officialEmail: text('official_email'),
    address: text('address'),
    employmentKind: text('employment_kind').notNull().$type<CodeOf<typeof employmentKinds>>(),
    status: text('status').notNull().$type<CodeOf<typeof employeeStatuses>>(),
    appointedOn: date('appointed_on', { mode: 'string' }).notNull(),
    permanentOn: date('permanent_on', { mode: 'string' }),
    educationLevel: text('education_level').$type<CodeOf<typeof educationLevels>>(),
    educationProgramme: text('education_programme'),
    graduationYear: integer('graduation_year'),
    ...bookkeeping(),
  },
  (table) => [
    unique('employees_nip_unique').on(table.nip),
    unique('employees_nik_unique').on(table.nik),
    check('employees_nip_digits', sql`${table.nip} ~ '^[0-9]{18}$'`),
    check('employees_nik_digits', sql`${table.nik} ~ '^[0-9]{16}$'`),
    check('employees_gender_known', withinList(table.gender, genders)),
    check('employees_religion_known', withinList(table.religion, religions)),
    check('employees_marital_status_known', withinList(table.maritalStatus, maritalStatuses)),
    check('employees_employment_kind_known', withinList(table.employmentKind, employmentKinds)),
    check('employees_status_known', withinList(table.status, employeeStatuses)),
    check('employees_education_level_known', withinList(table.educationLevel, educationLevels)),
    index('employees_name_search_index').using('gin', table.name.op('gin_trgm_ops')),
    index('employees_name_order_index').on(sql`lower(${table.name})`, table.id),
    index('employees_birth_date_index').on(table.birthDate),
  ],
);

/** Ranks (pangkat, golongan/ruang) held, by period: one at a time. */
export const rankPeriods = employeesSchema.table(
  'rank_periods',
  {
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    rank: text('rank').notNull().$type<CodeOf<typeof ranks>>(),
    ...decree(),
    ...validity(),
  },
  (table) => [
    foreignKey({
      name: 'rank_periods_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    check('rank_periods_rank_known', withinList(table.rank, ranks)),
    check('rank_periods_period_forward', sql`${table.validTo} > ${table.validFrom}`),
    unique('rank_periods_start_unique').on(table.employeeId, table.validFrom),
  ],
);

/** Who sits where, by period: one definitive position at a time, acting and additional ones beside it. */
export const placements = employeesSchema.table(
  'placements',
  {
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    positionId: uuid('position_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof placementKinds>>(),
    ...decree(),
    ...endDecree(),
    ...validity(),
  },
  (table) => [
    foreignKey({
      name: 'placements_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    foreignKey({
      name: 'placements_position_fk',
      columns: [table.positionId],
      foreignColumns: [positions.id],
    }),
    check('placements_kind_known', withinList(table.kind, placementKinds)),
    check('placements_period_forward', sql`${table.validTo} > ${table.validFrom}`),
    index('placements_employee_index').on(table.employeeId, table.validFrom),
    index('placements_position_index').on(table.positionId, table.validFrom),
  ],
);

/** Retirement age limits (batas usia pensiun) as data: the most specific row that holds on the day decides. */
export const retirementAgeLimits = employeesSchema.table(
  'retirement_age_limits',
  {
    id: id(),
    positionKind: text('position_kind').notNull(),
    functionalLevel: text('functional_level'),
    positionName: text('position_name'),
    age: integer('age').notNull(),
    legalBasis: text('legal_basis').notNull(),
    ...validity(),
  },
  (table) => [
    check('retirement_age_limits_kind_known', withinList(table.positionKind, positionKinds)),
    check('retirement_age_limits_level_known', withinList(table.functionalLevel, functionalLevels)),
    check('retirement_age_limits_age_range', sql`${table.age} between 40 and 80`),
    check('retirement_age_limits_period_forward', sql`${table.validTo} > ${table.validFrom}`),
  ],
);

export const employeeExternalIds = employeesSchema.table(
  'employee_external_ids',
  externalIdColumns(),
  externalIdConstraints('employee_external_ids', employees.id),
);

/** What employees ask to have corrected in their own file (UU 27/2022 art. 6), and how it was decided. */
export const correctionRequests = employeesSchema.table(
  'correction_requests',
  {
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    /** The fields as they should be: a merge patch of the personnel file. */
    changes: jsonb('changes').notNull().$type<Record<string, unknown>>(),
    explanation: text('explanation').notNull(),
    state: text('state').notNull().default('open').$type<CodeOf<typeof correctionStates>>(),
    requestedBy: text('requested_by').notNull().default(sql`platform.current_actor()`),
    decidedBy: text('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'correction_requests_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    check('correction_requests_state_known', withinList(table.state, correctionStates)),
    check('correction_requests_decided_whole', sql`(${table.state} = 'open') = (${table.decidedAt} is null)`),
    index('correction_requests_employee_index').on(table.employeeId, table.id),
    index('correction_requests_open_index').on(table.id).where(sql`${table.state} = 'open'`),
  ],
);
