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
    followers: integer('followers').notNull().default(1),
    receivedAt: moment('received_at').notNull(),
    firstResponseDueAt: moment('first_response_due_at').notNull(),
    dueAt: moment('due_at').notNull(),
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
    check('reports_satisfaction_range', sql`${table.satisfaction} between 1 and 4`),
    index('reports_unit_index').on(table.unitId, table.receivedAt, table.id),
    index('reports_order_index').on(table.receivedAt, table.id),
    index('reports_due_index').on(table.dueAt, table.id).where(sql`${table.endedAt} is null`),
    index('reports_reply_due_index')
      .on(table.replyDueAt, table.id)
      .where(sql`${table.endedAt} is null and ${table.replyDueAt} is not null`),
    index('reports_public_index').on(table.receivedAt, table.id).where(sql`${table.publicText} is not null`),
    index('reports_public_change_index')
      .on(table.updatedAt, table.id)
      .where(sql`${table.publicText} is not null`),
    index('reports_place_index')
      .using('gist', sql`point(${table.longitude}, ${table.latitude})`)
      .where(sql`${table.publicText} is not null`),
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
    /** Said to whoever reported, and to everybody where the report is public. */
    message: text('message'),
    takenBy: text('taken_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'steps_report_fk', columns: [table.reportId], foreignColumns: [reports.id] }),
    check('steps_kind_known', withinList(table.kind, reportStepKinds)),
    check('steps_ground_known', withinList(table.ground, archivingGrounds)),
    check('steps_ground_of_archived', sql`(${table.kind} = 'archived') = (${table.ground} is not null)`),
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
    author: text('author').notNull().$type<'reporter' | 'officer'>(),
    isInternal: boolean('is_internal').notNull().default(false),
    body: text('body').notNull(),
    writtenAt: moment('written_at').notNull().defaultNow(),
    writtenBy: text('written_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'messages_report_fk', columns: [table.reportId], foreignColumns: [reports.id] }),
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
