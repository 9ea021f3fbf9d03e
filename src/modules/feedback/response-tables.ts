import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import type { genders } from '../employees/index.ts';
import type {
  ageBands,
  disabilities,
  occupations,
  respondentEducation,
  responseChannels,
} from './reference.ts';
import { quarantineReasons, responseDimensions, responseStates, textStates } from './reference.ts';
import type { DraftContent } from './schemas/drafts.ts';
import { surveys } from './survey-tables.ts';
import { feedbackSchema } from './tables.ts';

/** Who answered, as far as that was said. */
const profile = () => ({
  gender: text('gender').$type<CodeOf<typeof genders>>(),
  ageBand: text('age_band').$type<CodeOf<typeof ageBands>>(),
  education: text('education').$type<CodeOf<typeof respondentEducation>>(),
  occupation: text('occupation').$type<CodeOf<typeof occupations>>(),
  disability: text('disability').$type<CodeOf<typeof disabilities>>(),
});

/**
 * Answers to surveys: added by `feedback.take_responses` alone, partitioned by month. What was chosen stands in `cells`
 * (see rules/cells.ts), free texts stand apart. Nothing tells who answered.
 */
export const responses = feedbackSchema.table(
  'responses',
  {
    surveyId: uuid('survey_id').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    /** Of chance: its order tells nothing of when it came. */
    id: uuid('id').notNull(),
    serviceId: uuid('service_id'),
    answeredOn: date('answered_on', { mode: 'string' }).notNull(),
    channel: text('channel').notNull().$type<CodeOf<typeof responseChannels>>(),
    /** The kiosk, or the caller who sent what was gathered in the field. */
    source: text('source'),
    ...profile(),
    cells: smallint('cells').array().notNull(),
    numbers: numeric('numbers').array(),
    state: text('state').notNull().$type<CodeOf<typeof responseStates>>(),
    reason: text('reason').$type<CodeOf<typeof quarantineReasons>>(),
    /** Of the address and the salt of its day, which is forgotten. */
    addressHash: bytes('address_hash'),
    receiptHash: bytes('receipt_hash').notNull(),
    contentHash: bytes('content_hash').notNull(),
  },
  (table) => [
    primaryKey({ name: 'responses_key', columns: [table.surveyId, table.receivedOn, table.id] }),
    check('responses_state_known', withinList(table.state, responseStates)),
    check('responses_reason_known', withinList(table.reason, quarantineReasons)),
    check('responses_quarantine_with_reason', sql`${table.state} = 'counted' or ${table.reason} is not null`),
    index('responses_held_index')
      .on(table.surveyId, table.receivedOn, table.id)
      .where(sql`${table.state} <> 'counted'`),
    index('responses_source_index').on(table.surveyId, table.source).where(sql`${table.source} is not null`),
    index('responses_address_index').on(table.receivedOn).where(sql`${table.addressHash} is not null`),
  ],
);

/** What counts once: the proof of work of an answer, or the number that a field officer’s device gave it. */
export const responseKeys = feedbackSchema.table(
  'response_keys',
  {
    surveyId: uuid('survey_id').notNull(),
    key: bytes('key').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    contentHash: bytes('content_hash').notNull(),
  },
  (table) => [
    primaryKey({ name: 'response_keys_key', columns: [table.surveyId, table.key] }),
    index('response_keys_day_index').on(table.receivedOn),
  ],
);

/** Free texts of answers: nobody but officers reads one before it is published. */
export const responseTexts = feedbackSchema.table(
  'response_texts',
  {
    id: uuid('id').primaryKey().default(sql`gen_random_uuid()`),
    surveyId: uuid('survey_id').notNull(),
    responseId: uuid('response_id').notNull(),
    serviceId: uuid('service_id'),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    question: text('question').notNull(),
    /** Asked for as personal data: never published. */
    isPersonal: boolean('is_personal').notNull(),
    body: text('body').notNull(),
    /** The kinds of personal data that were found in it. */
    findings: text('findings').array().notNull(),
    state: text('state').notNull().default('held').$type<CodeOf<typeof textStates>>(),
    publishedBody: text('published_body'),
    stateReason: text('state_reason'),
    version: integer('version').notNull().default(1),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    updatedBy: text('updated_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'response_texts_survey_fk', columns: [table.surveyId], foreignColumns: [surveys.id] }),
    check('response_texts_state_known', withinList(table.state, textStates)),
    check(
      'response_texts_published_whole',
      sql`(${table.state} = 'published') = (${table.publishedBody} is not null)`,
    ),
    check(
      'response_texts_personal_never_published',
      sql`not ${table.isPersonal} or ${table.state} <> 'published'`,
    ),
    index('response_texts_survey_index').on(table.surveyId, table.id),
    index('response_texts_response_index').on(table.responseId),
    index('response_texts_age_index').on(table.receivedOn).where(sql`${table.state} <> 'published'`),
  ],
);

/** Answers that somebody has not finished yet. */
export const responseDrafts = feedbackSchema.table(
  'response_drafts',
  {
    id: uuid('id').primaryKey(),
    surveyId: uuid('survey_id').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    content: jsonb('content').notNull().$type<DraftContent>(),
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    updatedBy: text('updated_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'response_drafts_survey_fk',
      columns: [table.surveyId],
      foreignColumns: [surveys.id],
    }),
    index('response_drafts_age_index').on(table.updatedAt),
  ],
);

/** How many answers came on a day from one address, and how many of them were the same. */
export const senders = feedbackSchema.table(
  'senders',
  {
    surveyId: uuid('survey_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    addressHash: bytes('address_hash').notNull(),
    contentHash: bytes('content_hash').notNull(),
    answers: integer('answers').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'senders_key',
      columns: [table.surveyId, table.day, table.addressHash, table.contentHash],
    }),
    index('senders_day_index').on(table.day),
  ],
);

/** Roll-up of what was counted: how often each cell was chosen, for all answers and for each group of them. */
export const tallies = feedbackSchema.table(
  'tallies',
  {
    surveyId: uuid('survey_id').notNull(),
    serviceId: uuid('service_id'),
    dimension: text('dimension').notNull().$type<CodeOf<typeof responseDimensions>>(),
    /** Empty for those who did not say. */
    value: text('value').notNull(),
    answers: integer('answers').notNull(),
    cells: integer('cells').array().notNull(),
    /** For each question that asks for a number: the sum, and the sum of squares. */
    sums: numeric('sums').array().notNull(),
    squares: numeric('squares').array().notNull(),
  },
  (table) => [
    unique('tallies_key')
      .on(table.surveyId, table.serviceId, table.dimension, table.value)
      .nullsNotDistinct(),
    check('tallies_dimension_known', withinList(table.dimension, responseDimensions)),
  ],
);

/** Roll-up of who answered: small groups are coarsened where single answers leave the service. */
export const profileCounts = feedbackSchema.table(
  'profile_counts',
  { surveyId: uuid('survey_id').notNull(), ...profile(), answers: integer('answers').notNull() },
  (table) => [
    unique('profile_counts_key')
      .on(table.surveyId, table.gender, table.ageBand, table.education, table.occupation, table.disability)
      .nullsNotDistinct(),
  ],
);

/** What was decided on answers that were held, and why: of the answers themselves no record is kept. */
export const responseDecisions = feedbackSchema.table(
  'response_decisions',
  {
    id: id(),
    surveyId: uuid('survey_id').notNull(),
    counts: boolean('counts').notNull(),
    /** How many answers it decided. */
    answers: integer('answers').notNull(),
    heldFor: text('held_for').$type<CodeOf<typeof quarantineReasons>>(),
    reason: text('reason').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'response_decisions_survey_fk',
      columns: [table.surveyId],
      foreignColumns: [surveys.id],
    }),
    index('response_decisions_survey_index').on(table.surveyId, table.id),
  ],
);
