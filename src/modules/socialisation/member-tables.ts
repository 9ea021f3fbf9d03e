import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { employees } from '../employees/tables.ts';
import { positionKinds } from '../organisation/reference.ts';
import { units } from '../organisation/tables.ts';
import { campaignChannels, campaignStances } from './reference.ts';
import { audiences, campaigns, socialisationSchema } from './tables.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Who is told by a campaign, settled when it began, and how far each has come. */
export const members = socialisationSchema.table(
  'members',
  {
    campaignId: uuid('campaign_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    audienceId: uuid('audience_id').notNull(),
    /** Where they sat when they became a part of the audience. */
    firstUnitId: uuid('first_unit_id').notNull(),
    /** Where they sit, or sat last. */
    unitId: uuid('unit_id').notNull(),
    positionKind: text('position_kind').notNull().$type<CodeOf<typeof positionKinds>>(),
    joinedOn: date('joined_on', { mode: 'string' }).notNull(),
    /** Since when they no longer sit anywhere: they are not counted. */
    leftOn: date('left_on', { mode: 'string' }),
    /** The text that they have to have read at least. */
    requiredEdition: smallint('required_edition').notNull().default(1),
    reachedAt: moment('reached_at'),
    reachedBy: text('reached_by').$type<CodeOf<typeof campaignChannels>>(),
    readEdition: smallint('read_edition'),
    readAt: moment('read_at'),
    understoodEdition: smallint('understood_edition'),
    stance: text('stance').$type<CodeOf<typeof campaignStances>>(),
    isStanceConfidential: boolean('is_stance_confidential').notNull().default(false),
    remindedOn: date('reminded_on', { mode: 'string' }),
    reminders: smallint('reminders').notNull().default(0),
  },
  (table) => [
    primaryKey({ name: 'campaign_members_key', columns: [table.campaignId, table.employeeId] }),
    foreignKey({
      name: 'campaign_members_audience_fk',
      columns: [table.campaignId, table.audienceId],
      foreignColumns: [audiences.campaignId, audiences.id],
    }),
    foreignKey({
      name: 'campaign_members_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    foreignKey({ name: 'campaign_members_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('campaign_members_kind_known', withinList(table.positionKind, positionKinds)),
    check('campaign_members_channel_known', withinList(table.reachedBy, campaignChannels)),
    check('campaign_members_stance_known', withinList(table.stance, campaignStances)),
    index('campaign_members_employee_index').on(table.employeeId),
    index('campaign_members_unit_index').on(table.campaignId, table.unitId),
  ],
);

/** That somebody has read a text and says so (pernyataan telah membaca). */
export const acknowledgements = socialisationSchema.table(
  'acknowledgements',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    edition: smallint('edition').notNull(),
    /** What was read, by its digest. */
    sha256: bytes('sha256').notNull(),
    signedOn: date('signed_on', { mode: 'string' }).notNull(),
    /** Of one that an officer entered for somebody without an account: where the signed paper lies. */
    evidence: text('evidence'),
    at: moment('at').notNull().default(sql`date_trunc('milliseconds', now())`),
    enteredBy: text('entered_by').notNull().default(sql`platform.current_actor()`),
    withdrawnAt: moment('withdrawn_at'),
    withdrawReason: text('withdraw_reason'),
  },
  (table) => [
    foreignKey({
      name: 'acknowledgements_member_fk',
      columns: [table.campaignId, table.employeeId],
      foreignColumns: [members.campaignId, members.employeeId],
    }),
    uniqueIndex('acknowledgements_once')
      .on(table.campaignId, table.employeeId, table.edition)
      .where(sql`${table.withdrawnAt} is null`),
    index('acknowledgements_campaign_index').on(table.campaignId, table.id),
    check('acknowledgements_sha256_length', sql`octet_length(${table.sha256}) = 32`),
    check(
      'acknowledgements_withdrawn_whole',
      sql`(${table.withdrawnAt} is null) = (${table.withdrawReason} is null)
        and (${table.withdrawnAt} is null or ${table.evidence} is not null)`,
    ),
  ],
);

/** How somebody stood to the change, and why, one after the other: added to, never changed. */
export const stances = socialisationSchema.table(
  'stances',
  {
    /** By chance alone: an id that tells its moment would tell who said it. */
    id: uuid('id').primaryKey(),
    campaignId: uuid('campaign_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    stance: text('stance').notNull().$type<CodeOf<typeof campaignStances>>(),
    reason: text('reason'),
    isConfidential: boolean('is_confidential').notNull(),
    /** The day alone: the moment would tell who said it. */
    statedOn: date('stated_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    foreignKey({
      name: 'campaign_stances_member_fk',
      columns: [table.campaignId, table.employeeId],
      foreignColumns: [members.campaignId, members.employeeId],
    }),
    check('campaign_stances_known', withinList(table.stance, campaignStances)),
    check('campaign_stances_concern_said', sql`${table.stance} <> 'concern' or ${table.reason} is not null`),
    index('campaign_stances_member_index').on(table.campaignId, table.employeeId),
  ],
);

/** What somebody answered to the questions on a text: added to, never changed. */
export const quizAttempts = socialisationSchema.table(
  'quiz_attempts',
  {
    campaignId: uuid('campaign_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    edition: smallint('edition').notNull(),
    /** Counted from 1. */
    attempt: smallint('attempt').notNull(),
    answers: smallint('answers').array().notNull(),
    correct: smallint('correct').notNull(),
    hasPassed: boolean('has_passed').notNull(),
    at: moment('at').notNull().default(sql`date_trunc('milliseconds', now())`),
  },
  (table) => [
    primaryKey({
      name: 'quiz_attempts_key',
      columns: [table.campaignId, table.employeeId, table.edition, table.attempt],
    }),
    foreignKey({
      name: 'quiz_attempts_member_fk',
      columns: [table.campaignId, table.employeeId],
      foreignColumns: [members.campaignId, members.employeeId],
    }),
  ],
);

/** How many of a unit had come how far at the end of a day: a roll-up of members, added to by a job. */
export const coverageDays = socialisationSchema.table(
  'coverage_days',
  {
    campaignId: uuid('campaign_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    unitId: uuid('unit_id').notNull(),
    positionKind: text('position_kind').notNull().$type<CodeOf<typeof positionKinds>>(),
    members: integer('members').notNull(),
    reached: integer('reached').notNull(),
    read: integer('read').notNull(),
    understood: integer('understood').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'coverage_days_key',
      columns: [table.campaignId, table.day, table.unitId, table.positionKind],
    }),
    foreignKey({
      name: 'coverage_days_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
  ],
);

/**
 * How the people of a group stood to the change when at least five more of them had said so than were told of last:
 * what is told of a group never moves by a single person. A roll-up, added to by a job.
 */
export const stanceFigures = socialisationSchema.table(
  'stance_figures',
  {
    campaignId: uuid('campaign_id').notNull(),
    /** A unit with all below it; null: all. */
    unitId: uuid('unit_id'),
    /** Null: all. */
    positionKind: text('position_kind').$type<CodeOf<typeof positionKinds>>(),
    asOf: date('as_of', { mode: 'string' }).notNull(),
    support: integer('support').notNull(),
    neutral: integer('neutral').notNull(),
    concern: integer('concern').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'stance_figures_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
    uniqueIndex('stance_figures_once').on(
      table.campaignId,
      sql`coalesce(${table.unitId}::text, '')`,
      sql`coalesce(${table.positionKind}, '')`,
      table.asOf,
    ),
  ],
);
