import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import type { TwoLanguages } from '../../platform/http/schemas.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { services } from '../feedback/tables.ts';
import { units } from '../organisation/tables.ts';
import { areas } from '../territory/tables.ts';
import {
  archivingGrounds,
  deadlineSteps,
  escalationActions,
  escalationLevels,
  escalationSteps,
  reportChannels,
  reportKinds,
  reportStates,
  reportStepKinds,
  reportVisibilities,
} from './reference.ts';

export const reportsSchema = pgSchema('reports');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What reports are about (kategori laporan): a list that the city keeps. */
export const categories = reportsSchema.table(
  'categories',
  {
    id: id(),
    code: text('code').notNull(),
    name: jsonb('name').notNull().$type<TwoLanguages>(),
    description: text('description'),
    kind: text('kind').notNull().$type<CodeOf<typeof reportKinds>>(),
    serviceId: uuid('service_id'),
    isActive: boolean('is_active').notNull().default(true),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('categories_code_unique').on(sql`lower(${table.code})`),
    foreignKey({
      name: 'categories_service_fk',
      columns: [table.serviceId],
      foreignColumns: [services.id],
    }),
    check('categories_kind_known', withinList(table.kind, reportKinds)),
  ],
);

/** To which unit a report goes at first (aturan penyaluran): the lowest rank that fits. */
export const routingRules = reportsSchema.table(
  'routing_rules',
  {
    id: id(),
    rank: integer('rank').notNull(),
    categoryId: uuid('category_id'),
    serviceId: uuid('service_id'),
    areaId: uuid('area_id'),
    unitId: uuid('unit_id').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('routing_rules_rank_unique').on(table.rank),
    foreignKey({
      name: 'routing_rules_category_fk',
      columns: [table.categoryId],
      foreignColumns: [categories.id],
    }),
    foreignKey({
      name: 'routing_rules_service_fk',
      columns: [table.serviceId],
      foreignColumns: [services.id],
    }),
    foreignKey({ name: 'routing_rules_area_fk', columns: [table.areaId], foreignColumns: [areas.id] }),
    foreignKey({ name: 'routing_rules_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('routing_rules_rank_range', sql`${table.rank} between 1 and 100000`),
  ],
);

/** How many working days a step may take (tenggat penanganan). */
export const deadlineRules = reportsSchema.table(
  'deadline_rules',
  {
    id: id(),
    kind: text('kind').notNull().$type<CodeOf<typeof reportKinds>>(),
    step: text('step').notNull().$type<CodeOf<typeof deadlineSteps>>(),
    workingDays: smallint('working_days').notNull(),
    legalBasis: text('legal_basis').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('deadline_rules_unique').on(table.kind, table.step),
    check('deadline_rules_kind_known', withinList(table.kind, reportKinds)),
    check('deadline_rules_step_known', withinList(table.step, deadlineSteps)),
    check('deadline_rules_days_range', sql`${table.workingDays} between 1 and 250`),
  ],
);

/** Who is reminded before a deadline, and who is told of it afterwards (aturan eskalasi). */
export const escalationRules = reportsSchema.table(
  'escalation_rules',
  {
    id: id(),
    kind: text('kind').notNull().$type<CodeOf<typeof reportKinds>>(),
    step: text('step').notNull().$type<CodeOf<typeof escalationSteps>>(),
    action: text('action').notNull().$type<CodeOf<typeof escalationActions>>(),
    level: text('level').notNull().$type<CodeOf<typeof escalationLevels>>(),
    workingDays: smallint('working_days').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('escalation_rules_unique').on(table.kind, table.step, table.action, table.level),
    check('escalation_rules_kind_known', withinList(table.kind, reportKinds)),
    check('escalation_rules_step_known', withinList(table.step, escalationSteps)),
    check('escalation_rules_action_known', withinList(table.action, escalationActions)),
    check('escalation_rules_level_known', withinList(table.level, escalationLevels)),
    check('escalation_rules_days_range', sql`${table.workingDays} between 0 and 250`),
  ],
);

/** Reports of citizens (laporan masyarakat). Who reported stands in a table of its own. */
export const reports = reportsSchema.table(
  'reports',
  {
    id: id(),
    /** What whoever reported writes down; of chance, so that it cannot be counted up. */
    number: text('number').notNull(),
    /** What makes a report that is sent twice one report. */
    key: bytes('key').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof reportKinds>>(),
    categoryId: uuid('category_id'),
    serviceId: uuid('service_id'),
    unitId: uuid('unit_id'),
    text: text('text').notNull(),
    /** What everybody reads, once it is verified; null for nobody. */
    publicText: text('public_text'),
    longitude: doublePrecision('longitude'),
    latitude: doublePrecision('latitude'),
    address: text('address'),
    districtId: uuid('district_id'),
    urbanVillageId: uuid('urban_village_id'),
    visibility: text('visibility').notNull().$type<CodeOf<typeof reportVisibilities>>(),
    isAnonymous: boolean('is_anonymous').notNull(),
    /** Somebody looked at them: they show nobody who could be known. */
    arePhotosPublic: boolean('are_photos_public').notNull().default(false),
    channel: text('channel').notNull().$type<CodeOf<typeof reportChannels>>(),
    state: text('state').notNull().default('received').$type<CodeOf<typeof reportStates>>(),
    mergedIntoId: uuid('merged_into_id'),
    /** Who filed it, or one that was merged into it; those who follow it without are counted beside. */
    followers: integer('followers').notNull().default(1),
    receivedAt: moment('received_at').notNull(),
    firstResponseDueAt: moment('first_response_due_at').notNull(),
    dueAt: moment('due_at').notNull(),
    /** Reckoned while the holidays of one of its years were not settled: it may still move. */
    isDeadlineProvisional: boolean('is_deadline_provisional').notNull().default(false),
    /** The highest level that was told that a deadline has passed; null: none was. */
    escalationLevel: text('escalation_level').$type<CodeOf<typeof escalationLevels>>(),
    firstRespondedAt: moment('first_responded_at'),
    resolvedAt: moment('resolved_at'),
    replyDueAt: moment('reply_due_at'),
    endedAt: moment('ended_at'),
    reopenedCount: smallint('reopened_count').notNull().default(0),
    satisfaction: smallint('satisfaction'),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('reports_number_unique').on(table.number),
    uniqueIndex('reports_key_unique').on(table.key),
    foreignKey({
      name: 'reports_category_fk',
      columns: [table.categoryId],
      foreignColumns: [categories.id],
    }),
    foreignKey({ name: 'reports_service_fk', columns: [table.serviceId], foreignColumns: [services.id] }),
    foreignKey({ name: 'reports_district_fk', columns: [table.districtId], foreignColumns: [areas.id] }),
    foreignKey({
      name: 'reports_urban_village_fk',
      columns: [table.urbanVillageId],
      foreignColumns: [areas.id],
    }),
    foreignKey({ name: 'reports_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({ name: 'reports_merged_fk', columns: [table.mergedIntoId], foreignColumns: [table.id] }),
    check('reports_kind_known', withinList(table.kind, reportKinds)),
    check('reports_state_known', withinList(table.state, reportStates)),
    check('reports_visibility_known', withinList(table.visibility, reportVisibilities)),
    check('reports_channel_known', withinList(table.channel, reportChannels)),
    check('reports_place_whole', sql`(${table.longitude} is null) = (${table.latitude} is null)`),
    check('reports_merged_whole', sql`(${table.state} = 'merged') = (${table.mergedIntoId} is not null)`),
    check('reports_not_merged_into_itself', sql`${table.mergedIntoId} <> ${table.id}`),
    check(
      'reports_confidential_not_told',
      sql`${table.visibility} = 'public' or ${table.publicText} is null`,
    ),
    check('reports_escalation_level_known', withinList(table.escalationLevel, escalationLevels)),
    check('reports_satisfaction_range', sql`${table.satisfaction} between 1 and 4`),
    index('reports_unit_index').on(table.unitId, table.receivedAt, table.id),
    index('reports_order_index').on(table.receivedAt, table.id),
    index('reports_due_index').on(table.dueAt, table.id).where(sql`${table.endedAt} is null`),
    index('reports_unanswered_index')
      .on(table.kind, table.firstResponseDueAt)
      .where(sql`${table.endedAt} is null and ${table.firstRespondedAt} is null`),
    index('reports_unresolved_index')
      .on(table.kind, table.dueAt)
      .where(sql`${table.endedAt} is null and ${table.resolvedAt} is null`),
    index('reports_escalated_index')
      .on(table.escalationLevel, table.dueAt, table.id)
      .where(sql`${table.escalationLevel} is not null`),
    index('reports_provisional_index')
      .on(table.dueAt, table.id)
      .where(sql`${table.isDeadlineProvisional} and ${table.endedAt} is null`),
    index('reports_ended_index').on(table.endedAt, table.id).where(sql`${table.endedAt} is not null`),
    index('reports_reply_due_index')
      .on(table.replyDueAt, table.id)
      .where(sql`${table.endedAt} is null and ${table.replyDueAt} is not null`),
    index('reports_public_index').on(table.receivedAt, table.id).where(sql`${table.publicText} is not null`),
    index('reports_public_change_index')
      .on(table.updatedAt, table.id)
      .where(sql`${table.publicText} is not null`),
    index('reports_public_state_index')
      .on(table.state, table.receivedAt, table.id)
      .where(sql`${table.publicText} is not null`),
    index('reports_public_category_index')
      .on(table.categoryId, table.receivedAt, table.id)
      .where(sql`${table.publicText} is not null`),
    index('reports_place_index')
      .using('gist', sql`point(${table.longitude}, ${table.latitude})`)
      .where(sql`${table.publicText} is not null`),
    index('reports_near_index')
      .using('gist', sql`point(${table.longitude}, ${table.latitude})`)
      .where(sql`${table.mergedIntoId} is null`),
    index('reports_category_index')
      .on(table.categoryId, table.receivedAt)
      .where(sql`${table.mergedIntoId} is null`),
    index('reports_merged_index').on(table.mergedIntoId).where(sql`${table.mergedIntoId} is not null`),
  ],
);

/** Who reported, where they said so: personal data, apart from the report. */
export const reporters = reportsSchema.table(
  'reporters',
  {
    reportId: uuid('report_id').primaryKey(),
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
  },
  (table) => [
    foreignKey({ name: 'reporters_report_fk', columns: [table.reportId], foreignColumns: [reports.id] }),
  ],
);

/** Who follows a report without having filed one: known by the hash of a secret alone. */
export const followers = reportsSchema.table(
  'followers',
  {
    /** Follows from the proof of work that came with it: what makes one that is sent twice one follower. */
    id: uuid('id').primaryKey(),
    /** Once it is merged, the one that it was merged into. */
    reportId: uuid('report_id').notNull(),
    secretHash: bytes('secret_hash').notNull(),
  },
  (table) => [
    foreignKey({ name: 'followers_report_fk', columns: [table.reportId], foreignColumns: [reports.id] }),
    uniqueIndex('followers_secret_unique').on(table.secretHash),
    index('followers_report_index').on(table.reportId),
  ],
);

/** What happened to a report, and why: never changed. */
export const steps = reportsSchema.table(
  'steps',
  {
    id: id(),
    reportId: uuid('report_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof reportStepKinds>>(),
    at: moment('at').notNull(),
    fromUnitId: uuid('from_unit_id'),
    toUnitId: uuid('to_unit_id'),
    /** Why a report was archived. */
    ground: text('ground').$type<CodeOf<typeof archivingGrounds>>(),
    /** Of a reminder or an escalation: which deadline, and who was told. */
    deadlineStep: text('deadline_step').$type<CodeOf<typeof deadlineSteps>>(),
    level: text('level').$type<CodeOf<typeof escalationLevels>>(),
    /** The deadline itself: verified as another kind, a report gets another one. */
    deadlineAt: timestamp('deadline_at', { withTimezone: true }),
    /** Said to whoever reported, and to everybody where the report is public. */
    message: text('message'),
    takenBy: text('taken_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'steps_report_fk', columns: [table.reportId], foreignColumns: [reports.id] }),
    check('steps_kind_known', withinList(table.kind, reportStepKinds)),
    check('steps_ground_known', withinList(table.ground, archivingGrounds)),
    check('steps_ground_of_archived', sql`(${table.kind} = 'archived') = (${table.ground} is not null)`),
    check(
      'steps_level_of_escalations',
      sql`(${table.kind} in ('reminded', 'escalated')) = (num_nulls(${table.level}, ${table.deadlineStep}, ${table.deadlineAt}) = 0)`,
    ),
    check('steps_level_known', withinList(table.level, escalationLevels)),
    check('steps_deadline_known', withinList(table.deadlineStep, deadlineSteps)),
    // Each is told once of each deadline, however often it is looked for.
    uniqueIndex('steps_told_once')
      .on(table.reportId, table.kind, table.deadlineStep, table.deadlineAt, table.level)
      .where(sql`${table.level} is not null`),
    index('steps_report_index').on(table.reportId, table.at, table.id),
    index('steps_order_index').on(table.at, table.id),
  ],
);

/** What officers and whoever reported say to each other; notes are among officers alone. */
export const messages = reportsSchema.table(
  'messages',
  {
    id: id(),
    reportId: uuid('report_id').notNull(),
    /** The merged report in whose conversation it stands; null: in that of the report itself. */
    sourceReportId: uuid('source_report_id'),
    author: text('author').notNull().$type<'reporter' | 'officer'>(),
    isInternal: boolean('is_internal').notNull().default(false),
    body: text('body').notNull(),
    writtenAt: moment('written_at').notNull().defaultNow(),
    writtenBy: text('written_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'messages_report_fk', columns: [table.reportId], foreignColumns: [reports.id] }),
    foreignKey({
      name: 'messages_source_report_fk',
      columns: [table.sourceReportId],
      foreignColumns: [reports.id],
    }),
    index('messages_source_index')
      .on(table.sourceReportId, table.id)
      .where(sql`${table.sourceReportId} is not null`),
    check('messages_author_known', sql`${table.author} in ('reporter', 'officer')`),
    check('messages_notes_of_officers', sql`not ${table.isInternal} or ${table.author} = 'officer'`),
    index('messages_report_index').on(table.reportId, table.id),
  ],
);

/** Where else a report lives: the national complaint system, for one. */
export const externalReferences = reportsSchema.table(
  'external_references',
  {
    reportId: uuid('report_id').notNull(),
    system: text('system').notNull(),
    value: text('value').notNull(),
    address: text('address'),
  },
  (table) => [
    primaryKey({ name: 'external_references_key', columns: [table.reportId, table.system] }),
    uniqueIndex('external_references_unique').on(table.system, table.value),
    foreignKey({
      name: 'external_references_report_fk',
      columns: [table.reportId],
      foreignColumns: [reports.id],
    }),
  ],
);
