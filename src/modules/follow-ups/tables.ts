import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import type { TwoLanguages } from '../../platform/http/schemas.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { employees } from '../employees/tables.ts';
import { satisfactionElements } from '../feedback/reference.ts';
import { services } from '../feedback/tables.ts';
import { topics } from '../forums/tables.ts';
import { units } from '../organisation/tables.ts';
import { categories, reports } from '../reports/tables.ts';
import { areas } from '../territory/tables.ts';
import { followUpOriginKinds, followUpStates, followUpStepKinds } from './reference.ts';

export const followUpsSchema = pgSchema('follow_ups');

/** What an index, or an element of it, is to reach at least (target kepuasan). */
export const targets = followUpsSchema.table(
  'targets',
  {
    id: id(),
    unitId: uuid('unit_id'),
    serviceId: uuid('service_id'),
    element: text('element').$type<CodeOf<typeof satisfactionElements>>(),
    /** Of 100. */
    value: numeric('value', { precision: 5, scale: 2, mode: 'number' }).notNull(),
    legalBasis: text('legal_basis').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    unique('targets_unique').on(table.unitId, table.serviceId, table.element).nullsNotDistinct(),
    foreignKey({ name: 'targets_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({ name: 'targets_service_fk', columns: [table.serviceId], foreignColumns: [services.id] }),
    check('targets_element_known', withinList(table.element, satisfactionElements)),
    check('targets_value_range', sql`${table.value} between 25 and 100`),
    check('targets_of_one', sql`${table.unitId} is null or ${table.serviceId} is null`),
  ],
);

/** What is done about what citizens said (tindak lanjut). */
export const actions = followUpsSchema.table(
  'actions',
  {
    id: id(),
    unitId: uuid('unit_id').notNull(),
    responsibleId: uuid('responsible_id'),
    serviceId: uuid('service_id'),
    title: jsonb('title').notNull().$type<TwoLanguages>(),
    description: jsonb('description').notNull().$type<TwoLanguages>(),
    state: text('state').notNull().default('proposed').$type<CodeOf<typeof followUpStates>>(),
    /** Never changed: how long the city gave itself at first. */
    firstDueOn: date('first_due_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** From this day on everybody reads it. */
    acceptedOn: date('accepted_on', { mode: 'string' }),
    endedOn: date('ended_on', { mode: 'string' }),
    result: jsonb('result').$type<TwoLanguages>(),
    dropReason: jsonb('drop_reason').$type<TwoLanguages>(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'actions_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({
      name: 'actions_responsible_fk',
      columns: [table.responsibleId],
      foreignColumns: [employees.id],
    }),
    foreignKey({ name: 'actions_service_fk', columns: [table.serviceId], foreignColumns: [services.id] }),
    check('actions_state_known', withinList(table.state, followUpStates)),
    check(
      'actions_ended_whole',
      sql`(${table.state} in ('done', 'dropped')) = (${table.endedOn} is not null)`,
    ),
    check('actions_done_has_result', sql`(${table.state} = 'done') = (${table.result} is not null)`),
    check(
      'actions_dropped_has_reason',
      sql`(${table.state} = 'dropped') = (${table.dropReason} is not null)`,
    ),
    check(
      'actions_accepted_before',
      sql`${table.acceptedOn} is not null or ${table.state} in ('proposed', 'dropped')`,
    ),
    index('actions_order_index').on(table.dueOn, table.id),
    index('actions_unit_index').on(table.unitId, table.dueOn, table.id),
    index('actions_service_index').on(table.serviceId),
    index('actions_responsible_index').on(table.responsibleId),
    index('actions_public_index').on(table.dueOn, table.id).where(sql`${table.acceptedOn} is not null`),
    index('actions_open_index').on(table.dueOn).where(sql`${table.endedOn} is null`),
  ],
);

/** What an action answers, with the figures of the day on which that was entered. */
export const origins = followUpsSchema.table(
  'origins',
  {
    id: id(),
    actionId: uuid('action_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof followUpOriginKinds>>(),
    /** Its foreign key stands in the migration. */
    publicationId: uuid('publication_id'),
    serviceId: uuid('service_id'),
    element: text('element').$type<CodeOf<typeof satisfactionElements>>(),
    /** What was measured, of 100, by how many answers; and what was to be reached. */
    value: doublePrecision('value'),
    answers: integer('answers'),
    target: doublePrecision('target'),
    categoryId: uuid('category_id'),
    districtId: uuid('district_id'),
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
    /** Public reports of a cluster, as they were counted then. */
    reportCount: integer('report_count'),
    topicId: uuid('topic_id'),
    /** Which promises of a conclusion are meant, counted from 1. */
    promises: smallint('promises').array(),
  },
  (table) => [
    foreignKey({ name: 'origins_action_fk', columns: [table.actionId], foreignColumns: [actions.id] }),
    foreignKey({ name: 'origins_service_fk', columns: [table.serviceId], foreignColumns: [services.id] }),
    foreignKey({ name: 'origins_category_fk', columns: [table.categoryId], foreignColumns: [categories.id] }),
    foreignKey({ name: 'origins_district_fk', columns: [table.districtId], foreignColumns: [areas.id] }),
    foreignKey({ name: 'origins_topic_fk', columns: [table.topicId], foreignColumns: [topics.id] }),
    check('origins_kind_known', withinList(table.kind, followUpOriginKinds)),
    check(
      'origins_whole',
      sql`case ${table.kind}
        when 'satisfaction' then num_nulls(${table.publicationId}, ${table.value}, ${table.answers}) = 0
        when 'report-cluster' then num_nulls(${table.categoryId}, ${table.startsOn}, ${table.endsOn}, ${table.reportCount}) = 0
        when 'forum-topic' then num_nulls(${table.topicId}, ${table.promises}) = 0
        else true end`,
    ),
    index('origins_action_index').on(table.actionId),
    index('origins_publication_index').on(table.publicationId),
    index('origins_topic_index').on(table.topicId),
    index('origins_category_index').on(table.categoryId, table.districtId),
  ],
);

/** Single reports that an origin names. */
export const originReports = followUpsSchema.table(
  'origin_reports',
  {
    originId: uuid('origin_id').notNull(),
    reportId: uuid('report_id').notNull(),
    actionId: uuid('action_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'origin_reports_key', columns: [table.originId, table.reportId] }),
    foreignKey({
      name: 'origin_reports_origin_fk',
      columns: [table.originId],
      foreignColumns: [origins.id],
    }),
    foreignKey({
      name: 'origin_reports_action_fk',
      columns: [table.actionId],
      foreignColumns: [actions.id],
    }),
    foreignKey({ name: 'origin_reports_report_fk', columns: [table.reportId], foreignColumns: [reports.id] }),
    index('origin_reports_report_index').on(table.reportId),
  ],
);

/** What happened to an action: never changed. */
export const steps = followUpsSchema.table(
  'steps',
  {
    id: id(),
    actionId: uuid('action_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof followUpStepKinds>>(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`date_trunc('milliseconds', now())`),
    message: jsonb('message').$type<TwoLanguages>(),
    /** The due date from then on; of what became overdue, the one that passed. */
    dueOn: date('due_on', { mode: 'string' }),
    takenBy: text('taken_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'steps_action_fk', columns: [table.actionId], foreignColumns: [actions.id] }),
    check('steps_kind_known', withinList(table.kind, followUpStepKinds)),
    check(
      'steps_due_whole',
      sql`(${table.kind} in ('proposed', 'rescheduled', 'became-overdue')) = (${table.dueOn} is not null)`,
    ),
    check('steps_rescheduled_why', sql`${table.kind} <> 'rescheduled' or ${table.message} is not null`),
    // A due date passes once, however often it is looked at.
    uniqueIndex('steps_overdue_once')
      .on(table.actionId, table.dueOn)
      .where(sql`${table.kind} = 'became-overdue'`),
    index('steps_action_index').on(table.actionId, table.at, table.id),
  ],
);

/** What shows that something was done (bukti dukung): added to, never changed. */
export const evidence = followUpsSchema.table(
  'evidence',
  {
    id: id(),
    actionId: uuid('action_id').notNull(),
    description: jsonb('description').notNull().$type<TwoLanguages>(),
    address: text('address'),
    measure: jsonb('measure').$type<TwoLanguages>(),
    before: doublePrecision('before'),
    after: doublePrecision('after'),
    addedAt: timestamp('added_at', { withTimezone: true })
      .notNull()
      .default(sql`date_trunc('milliseconds', now())`),
    addedBy: text('added_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'evidence_action_fk', columns: [table.actionId], foreignColumns: [actions.id] }),
    check('evidence_measure_whole', sql`(${table.measure} is null) = (${table.after} is null)`),
    check('evidence_before_after', sql`${table.before} is null or ${table.after} is not null`),
    index('evidence_action_index').on(table.actionId, table.id),
  ],
);
