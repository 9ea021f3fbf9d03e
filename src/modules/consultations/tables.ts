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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { subjectKinds } from '../../platform/subjects/reference.ts';
import { topics } from '../forums/tables.ts';
import { units } from '../organisation/tables.ts';
import { consultationAudiences, consultationStepKinds } from './reference.ts';
import type { Alternative } from './schemas/consultations.ts';

export const consultationsSchema = pgSchema('consultations');

/** Rounds of consultation on a text that is not decided yet (konsultasi). */
export const rounds = consultationsSchema.table(
  'rounds',
  {
    id: id(),
    /** The unit that asks. */
    unitId: uuid('unit_id').notNull(),
    subjectKind: text('subject_kind').notNull().$type<CodeOf<typeof subjectKinds>>(),
    subjectId: uuid('subject_id').notNull(),
    /** What the subject was called when it was planned. */
    subjectName: text('subject_name').notNull(),
    /** The text that is asked about now; its foreign key stands in the migration. */
    versionId: uuid('version_id').notNull(),
    audience: text('audience').notNull().$type<CodeOf<typeof consultationAudiences>>(),
    /** Of an internal one: whose people are asked, with the units below; none means everybody. */
    unitIds: uuid('unit_ids').array().notNull().default(sql`'{}'`),
    title: text('title').notNull(),
    purpose: jsonb('purpose').notNull().$type<{ id: string; en?: string }>(),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    /** The last day on which it takes comments. */
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    alternatives: jsonb('alternatives').notNull().default(sql`'[]'`).$type<Alternative[]>(),
    forumTopicId: uuid('forum_topic_id'),
    /** Its foreign key stands in the migration. */
    surveyId: uuid('survey_id'),
    ending: text('ending').$type<'concluded' | 'cancelled'>(),
    endedOn: date('ended_on', { mode: 'string' }),
    cancellationReason: text('cancellation_reason'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'consultation_rounds_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({
      name: 'consultation_rounds_topic_fk',
      columns: [table.forumTopicId],
      foreignColumns: [topics.id],
    }),
    check('consultation_rounds_kind_known', withinList(table.subjectKind, subjectKinds)),
    check('consultation_rounds_audience_known', withinList(table.audience, consultationAudiences)),
    check('consultation_rounds_days_in_order', sql`${table.opensOn} <= ${table.closesOn}`),
    check(
      'consultation_rounds_units_of_internal',
      sql`${table.audience} = 'internal' or ${table.unitIds} = '{}'`,
    ),
    check(
      'consultation_rounds_ending_whole',
      sql`coalesce(${table.ending} in ('concluded', 'cancelled'), true)
        and num_nulls(${table.ending}, ${table.endedOn}) in (0, 2)
        and (${table.ending} is not distinct from 'cancelled') = (${table.cancellationReason} is not null)`,
    ),
    index('consultation_rounds_unit_index').on(table.unitId, table.id),
    index('consultation_rounds_subject_index').on(table.subjectId, table.id),
    index('consultation_rounds_closing_index').on(table.closesOn, table.id),
    index('consultation_rounds_topic_index').on(table.forumTopicId),
    index('consultation_rounds_survey_index').on(table.surveyId),
  ],
);

/** The texts that a round asked about, one after the other: never changed. */
export const versions = consultationsSchema.table(
  'versions',
  {
    roundId: uuid('round_id').notNull(),
    versionId: uuid('version_id').notNull(),
    number: smallint('number').notNull(),
    /** Proves which words were read. */
    sha256: bytes('sha256').notNull(),
    takenOn: date('taken_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'consultation_versions_key', columns: [table.roundId, table.versionId] }),
    foreignKey({
      name: 'consultation_versions_round_fk',
      columns: [table.roundId],
      foreignColumns: [rounds.id],
    }),
    check('consultation_versions_sha256_length', sql`octet_length(${table.sha256}) = 32`),
    uniqueIndex('consultation_versions_number_unique').on(table.roundId, table.number),
  ],
);

/** What can be pointed at in these texts, without the words. */
export const provisions = consultationsSchema.table(
  'provisions',
  {
    roundId: uuid('round_id').notNull(),
    versionId: uuid('version_id').notNull(),
    eId: text('e_id').notNull(),
    /** Its place in the text. */
    ordinal: integer('ordinal').notNull(),
    label: text('label').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'consultation_provisions_key',
      columns: [table.roundId, table.versionId, table.eId],
    }),
    foreignKey({
      name: 'consultation_provisions_version_fk',
      columns: [table.roundId, table.versionId],
      foreignColumns: [versions.roundId, versions.versionId],
    }),
  ],
);

/** What happened to a round: never changed. */
export const steps = consultationsSchema.table(
  'steps',
  {
    id: id(),
    roundId: uuid('round_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof consultationStepKinds>>(),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`date_trunc('milliseconds', now())`),
    reason: text('reason'),
    /** The text that was taken up. */
    versionId: uuid('version_id'),
    /** The deadline that held from then on. */
    closesOn: date('closes_on', { mode: 'string' }),
    takenBy: text('taken_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'consultation_steps_round_fk',
      columns: [table.roundId],
      foreignColumns: [rounds.id],
    }),
    check('consultation_steps_kind_known', withinList(table.kind, consultationStepKinds)),
    check(
      'consultation_steps_reason_given',
      sql`${table.kind} not in ('extended', 'cancelled') or ${table.reason} is not null`,
    ),
    // What comes by itself with a day comes once.
    uniqueIndex('consultation_steps_once')
      .on(table.roundId, table.kind, table.happenedOn)
      .where(sql`${table.kind} in ('opened', 'closed')`),
    index('consultation_steps_round_index').on(table.roundId, table.at, table.id),
  ],
);
