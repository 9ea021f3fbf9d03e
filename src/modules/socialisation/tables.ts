import { sql } from 'drizzle-orm';
import {
  check,
  date,
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
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import type { TwoLanguages } from '../../platform/http/schemas.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { subjectKinds } from '../../platform/subjects/reference.ts';
import { units } from '../organisation/tables.ts';
import { campaignChannels, campaignStates } from './reference.ts';
import type { Quiz } from './schemas/quizzes.ts';

export const socialisationSchema = pgSchema('socialisation');

/** Campaigns that explain a change to those whom it touches (kampanye sosialisasi). */
export const campaigns = socialisationSchema.table(
  'campaigns',
  {
    id: id(),
    unitId: uuid('unit_id').notNull(),
    /** What it explains; the module that owns the subject knows what became of it. */
    subjectKind: text('subject_kind').notNull().$type<CodeOf<typeof subjectKinds>>(),
    subjectId: uuid('subject_id').notNull(),
    title: jsonb('title').notNull().$type<TwoLanguages>(),
    purpose: jsonb('purpose').notNull().$type<TwoLanguages>(),
    state: text('state').notNull().default('draft').$type<CodeOf<typeof campaignStates>>(),
    /** The last day on which to have read it. */
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** The share of its audience that is to have read it by then, percent. */
    targetPercent: smallint('target_percent').notNull(),
    /** How many working days an answer to a question may take. */
    answerWorkingDays: smallint('answer_working_days').notNull(),
    /** The mean score that its pulses are to reach. */
    readinessTarget: numeric('readiness_target', { precision: 2, scale: 1, mode: 'number' })
      .notNull()
      .default(3.5),
    /** How many days before the due day those who have not read it are reminded. */
    reminderDays: smallint('reminder_days').array().notNull().default(sql`'{}'`),
    quiz: jsonb('quiz').$type<Quiz>(),
    /** How many texts were to be read so far, counted from 1; 0: not started. */
    edition: smallint('edition').notNull().default(0),
    startedOn: date('started_on', { mode: 'string' }),
    endedOn: date('ended_on', { mode: 'string' }),
    endReason: text('end_reason'),
    /** SHA-256 of the list of those who were its audience when it began: whoever holds the list can prove it. */
    audienceSha256: bytes('audience_sha256'),
    audienceCount: integer('audience_count'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'campaigns_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('campaigns_subject_known', withinList(table.subjectKind, subjectKinds)),
    check('campaigns_state_known', withinList(table.state, campaignStates)),
    check('campaigns_target_range', sql`${table.targetPercent} between 1 and 100`),
    check('campaigns_readiness_range', sql`${table.readinessTarget} between 1 and 5`),
    check('campaigns_answer_days_range', sql`${table.answerWorkingDays} between 1 and 60`),
    check(
      'campaigns_started_whole',
      sql`num_nulls(${table.startedOn}, ${table.audienceSha256}, ${table.audienceCount}) in (0, 3)
        and (${table.startedOn} is null) = (${table.edition} = 0)
        and (${table.state} not in ('running', 'ended') or ${table.startedOn} is not null)`,
    ),
    check(
      'campaigns_ended_whole',
      sql`(${table.state} in ('ended', 'cancelled')) = (${table.endedOn} is not null)`,
    ),
    index('campaigns_unit_index').on(table.unitId, table.id),
    index('campaigns_subject_index').on(table.subjectKind, table.subjectId, table.id),
    index('campaigns_running_index').on(table.id).where(sql`${table.state} = 'running'`),
  ],
);

/** The texts that a campaign gave to read, one after the other: added to, never changed. */
export const editions = socialisationSchema.table(
  'editions',
  {
    campaignId: uuid('campaign_id').notNull(),
    /** Counted from 1. */
    number: smallint('number').notNull(),
    versionId: uuid('version_id').notNull(),
    versionNumber: smallint('version_number').notNull(),
    sha256: bytes('sha256').notNull(),
    quiz: jsonb('quiz').$type<Quiz>(),
    /** What is new in it; null of the first. */
    note: jsonb('note').$type<TwoLanguages>(),
    /** Which audiences have to read it anew; null: all. */
    audienceIds: uuid('audience_ids').array(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`date_trunc('milliseconds', now())`),
    issuedBy: text('issued_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    primaryKey({ name: 'campaign_editions_key', columns: [table.campaignId, table.number] }),
    unique('campaign_editions_version_unique').on(table.campaignId, table.versionId),
    foreignKey({
      name: 'campaign_editions_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
    check('campaign_editions_sha256_length', sql`octet_length(${table.sha256}) = 32`),
  ],
);

/** Whom a campaign is for, and what they are told; who fits several belongs to the first. */
export const audiences = socialisationSchema.table(
  'audiences',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    ordinal: smallint('ordinal').notNull(),
    name: text('name').notNull(),
    message: jsonb('message').notNull().$type<TwoLanguages>(),
    /** Empty lists ask for nothing. Units with all below them. */
    unitIds: uuid('unit_ids').array().notNull().default(sql`'{}'`),
    unitKinds: text('unit_kinds').array().notNull().default(sql`'{}'`),
    positionKinds: text('position_kinds').array().notNull().default(sql`'{}'`),
    functionalLevels: text('functional_levels').array().notNull().default(sql`'{}'`),
    ranks: text('ranks').array().notNull().default(sql`'{}'`),
    employmentKinds: text('employment_kinds').array().notNull().default(sql`'{}'`),
    /** Districts and urban villages: who works in the units that serve them. */
    areaIds: uuid('area_ids').array().notNull().default(sql`'{}'`),
  },
  (table) => [
    unique('campaign_audiences_ordinal_unique').on(table.campaignId, table.ordinal),
    unique('campaign_audiences_of_campaign').on(table.campaignId, table.id),
    foreignKey({
      name: 'campaign_audiences_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
  ],
);

/** That people were told by a channel (pemberitahuan): added to, never changed. */
export const deliveries = socialisationSchema.table(
  'deliveries',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    channel: text('channel').notNull().$type<CodeOf<typeof campaignChannels>>(),
    toldOn: date('told_on', { mode: 'string' }).notNull(),
    /** Null: whoever was named, of whatever unit. */
    unitId: uuid('unit_id'),
    audienceId: uuid('audience_id'),
    /** How many people were told, and of these how many had not been before. */
    told: integer('told').notNull(),
    newlyReached: integer('newly_reached').notNull(),
    note: text('note'),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`date_trunc('milliseconds', now())`),
    enteredBy: text('entered_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'campaign_deliveries_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
    foreignKey({ name: 'campaign_deliveries_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({
      name: 'campaign_deliveries_audience_fk',
      columns: [table.campaignId, table.audienceId],
      foreignColumns: [audiences.campaignId, audiences.id],
    }),
    check('campaign_deliveries_channel_known', withinList(table.channel, campaignChannels)),
    index('campaign_deliveries_index').on(table.campaignId, table.id),
  ],
);

/** That those who had not read it were reminded on a day: once a day. */
export const reminders = socialisationSchema.table(
  'reminders',
  {
    campaignId: uuid('campaign_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    reminded: integer('reminded').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`date_trunc('milliseconds', now())`),
  },
  (table) => [
    primaryKey({ name: 'campaign_reminders_key', columns: [table.campaignId, table.day] }),
    foreignKey({
      name: 'campaign_reminders_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
  ],
);
