import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import type { TwoLanguages } from '../../platform/http/schemas.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { members } from './member-tables.ts';
import { objectionOutcomes, questionKinds, questionStates, questionStepKinds } from './question-reference.ts';
import { campaigns, socialisationSchema } from './tables.ts';

/** What many ask, answered once (tanya jawab): its words stand in versions. */
export const faqEntries = socialisationSchema.table(
  'faq_entries',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    eId: text('e_id'),
    /** The version of its words that holds, counted from 1. */
    current: smallint('current').notNull().default(1),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'faq_entries_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
    unique('faq_entries_of_campaign').on(table.campaignId, table.id),
  ],
);

/** The words of an entry, one after the other: added to, never changed. */
export const faqVersions = socialisationSchema.table(
  'faq_versions',
  {
    entryId: uuid('entry_id').notNull(),
    /** Counted from 1. */
    number: smallint('number').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    question: jsonb('question').notNull().$type<TwoLanguages>(),
    answer: jsonb('answer').notNull().$type<TwoLanguages>(),
    writtenOn: date('written_on', { mode: 'string' }).notNull(),
    writtenBy: text('written_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    primaryKey({ name: 'faq_versions_key', columns: [table.entryId, table.number] }),
    foreignKey({
      name: 'faq_versions_entry_fk',
      columns: [table.campaignId, table.entryId],
      foreignColumns: [faqEntries.campaignId, faqEntries.id],
    }),
  ],
);

/** What people ask about a change, or hold against it; who asked stands elsewhere. */
export const questions = socialisationSchema.table(
  'questions',
  {
    /** By chance alone: an id that tells its moment would tell who asked. */
    id: uuid('id').primaryKey(),
    campaignId: uuid('campaign_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof questionKinds>>(),
    text: text('text').notNull(),
    /** The text of the campaign that it is about, and the provision of it. */
    edition: smallint('edition').notNull(),
    eId: text('e_id'),
    isConfidential: boolean('is_confidential').notNull(),
    state: text('state').notNull().default('received').$type<CodeOf<typeof questionStates>>(),
    outcome: text('outcome').$type<CodeOf<typeof objectionOutcomes>>(),
    /** The day alone: the moment would tell who asked. */
    askedOn: date('asked_on', { mode: 'string' }).notNull(),
    /** Counted in working days of the city, anew when it is opened again. */
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** The last official answer since it was asked, or opened again. */
    answeredOn: date('answered_on', { mode: 'string' }),
    /** When it was noted that its deadline had passed. */
    overdueOn: date('overdue_on', { mode: 'string' }),
    reopenings: smallint('reopenings').notNull().default(0),
    faqEntryId: uuid('faq_entry_id'),
    version: smallint('version').notNull().default(1),
  },
  (table) => [
    foreignKey({
      name: 'campaign_questions_campaign_fk',
      columns: [table.campaignId],
      foreignColumns: [campaigns.id],
    }),
    foreignKey({
      name: 'campaign_questions_faq_fk',
      columns: [table.campaignId, table.faqEntryId],
      foreignColumns: [faqEntries.campaignId, faqEntries.id],
    }),
    unique('campaign_questions_of_campaign').on(table.campaignId, table.id),
    check('campaign_questions_kind_known', withinList(table.kind, questionKinds)),
    check('campaign_questions_state_known', withinList(table.state, questionStates)),
    check('campaign_questions_outcome_known', withinList(table.outcome, objectionOutcomes)),
    check(
      'campaign_questions_state_fits',
      sql`case ${table.kind} when 'question' then ${table.state} in ('received', 'answered', 'withdrawn')
          else ${table.state} in ('received', 'in-review', 'decided', 'withdrawn') end`,
    ),
    check(
      'campaign_questions_outcome_whole',
      sql`(${table.outcome} is not null) = (${table.kind} = 'objection' and ${table.state} in ('decided', 'withdrawn'))
        and (${table.outcome} = 'withdrawn') = (${table.state} = 'withdrawn')`,
    ),
    check(
      'campaign_questions_end_answered',
      sql`${table.state} not in ('answered', 'decided') or ${table.answeredOn} is not null`,
    ),
    check('campaign_questions_reopened_once', sql`${table.reopenings} in (0, 1)`),
    index('campaign_questions_due_index').on(table.campaignId, table.dueOn, table.id),
    index('campaign_questions_open_index')
      .on(table.dueOn)
      .where(sql`${table.state} in ('received', 'in-review')`),
    index('campaign_questions_faq_index').on(table.faqEntryId),
    index('campaign_questions_text_index').using('gin', sql`${table.text} gin_trgm_ops`),
  ],
);

/** Who asked: read for themselves, and for naming those who did not ask in confidence. */
export const questionAskers = socialisationSchema.table(
  'question_askers',
  {
    questionId: uuid('question_id').primaryKey(),
    campaignId: uuid('campaign_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'question_askers_question_fk',
      columns: [table.campaignId, table.questionId],
      foreignColumns: [questions.campaignId, questions.id],
    }),
    foreignKey({
      name: 'question_askers_member_fk',
      columns: [table.campaignId, table.employeeId],
      foreignColumns: [members.campaignId, members.employeeId],
    }),
    index('question_askers_member_index').on(table.employeeId, table.campaignId),
  ],
);

/** What the city answers: added to, never changed. */
export const questionAnswers = socialisationSchema.table(
  'question_answers',
  {
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    questionId: uuid('question_id').notNull(),
    text: jsonb('text').notNull().$type<TwoLanguages>(),
    /** What was changed because of it, if anything. */
    changed: jsonb('changed').$type<TwoLanguages>(),
    outcome: text('outcome').$type<CodeOf<typeof objectionOutcomes>>(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`date_trunc('milliseconds', now())`),
    answeredBy: text('answered_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'question_answers_question_fk',
      columns: [table.campaignId, table.questionId],
      foreignColumns: [questions.campaignId, questions.id],
    }),
    check('question_answers_outcome_known', withinList(table.outcome, objectionOutcomes)),
    index('question_answers_question_index').on(table.questionId),
  ],
);

/** What happened to a question, by the day: added to, never changed. */
export const questionSteps = socialisationSchema.table(
  'question_steps',
  {
    questionId: uuid('question_id').notNull(),
    /** Counted from 1. */
    number: smallint('number').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof questionStepKinds>>(),
    day: date('day', { mode: 'string' }).notNull(),
    /** In the words of whoever asked. */
    message: text('message'),
    answerId: uuid('answer_id'),
    outcome: text('outcome').$type<CodeOf<typeof objectionOutcomes>>(),
    faqEntryId: uuid('faq_entry_id'),
    faqVersion: smallint('faq_version'),
    /** The officer; null of what whoever asked did. */
    takenBy: text('taken_by'),
  },
  (table) => [
    primaryKey({ name: 'question_steps_key', columns: [table.questionId, table.number] }),
    foreignKey({
      name: 'question_steps_question_fk',
      columns: [table.questionId],
      foreignColumns: [questions.id],
    }),
    foreignKey({
      name: 'question_steps_answer_fk',
      columns: [table.answerId],
      foreignColumns: [questionAnswers.id],
    }),
    foreignKey({
      name: 'question_steps_faq_fk',
      columns: [table.faqEntryId, table.faqVersion],
      foreignColumns: [faqVersions.entryId, faqVersions.number],
    }),
    check('question_steps_kind_known', withinList(table.kind, questionStepKinds)),
    check('question_steps_outcome_known', withinList(table.outcome, objectionOutcomes)),
  ],
);
