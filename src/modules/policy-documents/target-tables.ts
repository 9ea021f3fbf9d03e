import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import type { TwoLanguages } from '../../platform/http/schemas.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { satisfactionElements } from '../feedback/reference.ts';
import { services } from '../feedback/tables.ts';
import { units } from '../organisation/tables.ts';
import { policyMeasurementRemarks, policyTargetDirections, policyTargetSources } from './impact-reference.ts';
import type { Milestone } from './schemas/targets.ts';
import { documents, policyDocumentsSchema } from './tables.ts';

/** What a document is to reach. Once it has been enacted its targets stay: another one may replace them. */
export const targets = policyDocumentsSchema.table(
  'targets',
  {
    id: id(),
    documentId: uuid('document_id').notNull(),
    title: jsonb('title').notNull().$type<TwoLanguages>(),
    source: text('source').notNull().$type<CodeOf<typeof policyTargetSources>>(),
    element: text('element').$type<CodeOf<typeof satisfactionElements>>(),
    /** Of what people measure: in what. */
    measure: text('measure'),
    /** With all below it. Without unit and service: the whole city. */
    unitId: uuid('unit_id'),
    serviceId: uuid('service_id'),
    direction: text('direction').notNull().$type<CodeOf<typeof policyTargetDirections>>(),
    baselineValue: doublePrecision('baseline_value').notNull(),
    baselineOn: date('baseline_on', { mode: 'string' }).notNull(),
    value: doublePrecision('value').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    milestones: jsonb('milestones').notNull().default([]).$type<Milestone[]>(),
    replacesId: uuid('replaces_id'),
    replacementReason: text('replacement_reason'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'policy_targets_document_fk',
      columns: [table.documentId],
      foreignColumns: [documents.id],
    }),
    foreignKey({ name: 'policy_targets_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({
      name: 'policy_targets_service_fk',
      columns: [table.serviceId],
      foreignColumns: [services.id],
    }),
    foreignKey({
      name: 'policy_targets_replaces_fk',
      columns: [table.replacesId],
      foreignColumns: [table.id],
    }),
    uniqueIndex('policy_targets_replaced_once').on(table.replacesId),
    check('policy_targets_source_known', withinList(table.source, policyTargetSources)),
    check('policy_targets_element_known', withinList(table.element, satisfactionElements)),
    check('policy_targets_direction_known', withinList(table.direction, policyTargetDirections)),
    check('policy_targets_one_scope', sql`num_nonnulls(${table.unitId}, ${table.serviceId}) <= 1`),
    check(
      'policy_targets_source_whole',
      sql`(${table.source} = 'satisfaction-element') = (${table.element} is not null)
        and (${table.source} = 'measured') = (${table.measure} is not null)`,
    ),
    check('policy_targets_days_in_order', sql`${table.baselineOn} < ${table.dueOn}`),
    check(
      'policy_targets_replacement_reasoned',
      sql`num_nulls(${table.replacesId}, ${table.replacementReason}) in (0, 2)`,
    ),
    index('policy_targets_document_index').on(table.documentId, table.id),
    index('policy_targets_unit_index').on(table.unitId),
    index('policy_targets_service_index').on(table.serviceId),
  ],
);

/** What came of a target on a day: never changed; a mistake is corrected by a later entry. */
export const measurements = policyDocumentsSchema.table(
  'measurements',
  {
    id: id(),
    targetId: uuid('target_id').notNull(),
    /** The document of the target, so that it need not be looked for. */
    documentId: uuid('document_id').notNull(),
    measuredOn: date('measured_on', { mode: 'string' }).notNull(),
    isAutomatic: boolean('is_automatic').notNull(),
    value: doublePrecision('value'),
    remark: text('remark').$type<CodeOf<typeof policyMeasurementRemarks>>(),
    /** What shows it. */
    evidence: jsonb('evidence').$type<TwoLanguages>(),
    address: text('address'),
    correctsId: uuid('corrects_id'),
    enteredAt: timestamp('entered_at', { withTimezone: true })
      .notNull()
      .default(sql`date_trunc('milliseconds', now())`),
    enteredBy: text('entered_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'policy_measurements_target_fk',
      columns: [table.targetId],
      foreignColumns: [targets.id],
    }),
    foreignKey({
      name: 'policy_measurements_document_fk',
      columns: [table.documentId],
      foreignColumns: [documents.id],
    }),
    foreignKey({
      name: 'policy_measurements_corrects_fk',
      columns: [table.correctsId],
      foreignColumns: [table.id],
    }),
    uniqueIndex('policy_measurements_corrected_once').on(table.correctsId),
    uniqueIndex('policy_measurements_automatic_once')
      .on(table.targetId, table.measuredOn)
      .where(sql`${table.isAutomatic}`),
    check('policy_measurements_remark_known', withinList(table.remark, policyMeasurementRemarks)),
    check('policy_measurements_told_or_remarked', sql`num_nulls(${table.value}, ${table.remark}) = 1`),
    check(
      'policy_measurements_evident',
      sql`${table.isAutomatic} = (${table.evidence} is null)
        and (not ${table.isAutomatic} or num_nonnulls(${table.address}, ${table.correctsId}) = 0)
        and (${table.isAutomatic} or ${table.value} is not null)`,
    ),
    index('policy_measurements_target_index').on(table.targetId, table.measuredOn, table.id),
    index('policy_measurements_document_index').on(table.documentId),
  ],
);
