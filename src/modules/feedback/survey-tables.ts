import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
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
import { units } from '../organisation/tables.ts';
import { questionnaireKinds, surveyAccess } from './reference.ts';
import type { Question } from './schemas/questions.ts';
import { feedbackSchema, services } from './tables.ts';

/** Questionnaires (kuesioner): what is asked stands in their versions. */
export const questionnaires = feedbackSchema.table(
  'questionnaires',
  {
    id: id(),
    code: text('code').notNull(),
    title: jsonb('title').notNull().$type<TwoLanguages>(),
    kind: text('kind').notNull().$type<CodeOf<typeof questionnaireKinds>>(),
    /** Whose it is; null: of the whole city. */
    unitId: uuid('unit_id'),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('questionnaires_code_unique').on(sql`lower(${table.code})`),
    foreignKey({ name: 'questionnaires_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('questionnaires_kind_known', withinList(table.kind, questionnaireKinds)),
  ],
);

/** What a questionnaire asks. Once a survey was opened with a version, that version never changes. */
export const questionnaireVersions = feedbackSchema.table(
  'questionnaire_versions',
  {
    id: id(),
    questionnaireId: uuid('questionnaire_id').notNull(),
    number: integer('number').notNull(),
    questions: jsonb('questions').notNull().$type<Question[]>(),
    /** How many things can be counted in an answer: see rules/cells.ts. */
    cellCount: integer('cell_count').notNull(),
    numberCount: integer('number_count').notNull(),
    /** For each element of the satisfaction survey, in their order, the cell of its lowest mark. */
    elementCells: smallint('element_cells').array(),
    frozenAt: timestamp('frozen_at', { withTimezone: true }),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('questionnaire_versions_number_unique').on(table.questionnaireId, table.number),
    foreignKey({
      name: 'questionnaire_versions_questionnaire_fk',
      columns: [table.questionnaireId],
      foreignColumns: [questionnaires.id],
    }),
  ],
);

export const surveys = feedbackSchema.table(
  'surveys',
  {
    id: id(),
    code: text('code').notNull(),
    title: jsonb('title').notNull().$type<TwoLanguages>(),
    introduction: text('introduction'),
    unitId: uuid('unit_id').notNull(),
    versionId: uuid('version_id').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    access: text('access').notNull().default('public').$type<CodeOf<typeof surveyAccess>>(),
    /** What stands in the public address: of chance, so that drafts are not found. */
    link: text('link').notNull(),
    pageUrl: text('page_url'),
    /** How many people could answer, where the survey is of no service. */
    population: integer('population'),
    answersPerAddress: integer('answers_per_address').notNull().default(10),
    identicalPerAddress: integer('identical_per_address').notNull().default(3),
    lateDays: integer('late_days').notNull().default(14),
    decision: text('decision').notNull().default('draft').$type<'draft' | 'open' | 'closed'>(),
    closedOn: date('closed_on', { mode: 'string' }),
    closingReason: text('closing_reason'),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('surveys_code_unique').on(sql`lower(${table.code})`),
    uniqueIndex('surveys_link_unique').on(table.link),
    foreignKey({ name: 'surveys_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({
      name: 'surveys_version_fk',
      columns: [table.versionId],
      foreignColumns: [questionnaireVersions.id],
    }),
    check('surveys_access_known', withinList(table.access, surveyAccess)),
    check('surveys_decision_known', sql`${table.decision} in ('draft', 'open', 'closed')`),
    check('surveys_dates_forward', sql`${table.endsOn} >= ${table.startsOn}`),
    check('surveys_population_range', sql`${table.population} >= 1`),
    check('surveys_answers_per_address_range', sql`${table.answersPerAddress} between 1 and 100000`),
    check('surveys_identical_per_address_range', sql`${table.identicalPerAddress} between 1 and 100000`),
    check('surveys_late_days_range', sql`${table.lateDays} between 0 and 90`),
    check('surveys_closed_whole', sql`(${table.decision} = 'closed') = (${table.closedOn} is not null)`),
    index('surveys_unit_index').on(table.unitId, table.id),
    index('surveys_order_index').on(table.startsOn, table.id),
  ],
);

/** The services that a survey is about. */
export const surveyServices = feedbackSchema.table(
  'survey_services',
  {
    surveyId: uuid('survey_id').notNull(),
    serviceId: uuid('service_id').notNull(),
    /** How many people used the service: decides how many must answer. */
    population: integer('population'),
  },
  (table) => [
    primaryKey({ name: 'survey_services_key', columns: [table.surveyId, table.serviceId] }),
    foreignKey({
      name: 'survey_services_survey_fk',
      columns: [table.surveyId],
      foreignColumns: [surveys.id],
    }),
    foreignKey({
      name: 'survey_services_service_fk',
      columns: [table.serviceId],
      foreignColumns: [services.id],
    }),
    check('survey_services_population_range', sql`${table.population} >= 1`),
    index('survey_services_service_index').on(table.serviceId, table.surveyId),
  ],
);

/** How often tokens were given out or taken over. */
export const tokenBatches = feedbackSchema.table(
  'token_batches',
  {
    id: id(),
    surveyId: uuid('survey_id').notNull(),
    serviceId: uuid('service_id'),
    origin: text('origin').notNull().$type<'issued' | 'imported'>(),
    size: integer('size').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'token_batches_survey_fk', columns: [table.surveyId], foreignColumns: [surveys.id] }),
    foreignKey({
      name: 'token_batches_service_fk',
      columns: [table.surveyId, table.serviceId],
      foreignColumns: [surveyServices.surveyId, surveyServices.serviceId],
    }),
    check('token_batches_origin_known', sql`${table.origin} in ('issued', 'imported')`),
    index('token_batches_survey_index').on(table.surveyId, table.id),
  ],
);

/** One-time tokens, as hashes. Nothing leads from a token to an answer. */
export const tokens = feedbackSchema.table(
  'tokens',
  {
    surveyId: uuid('survey_id').notNull(),
    hash: bytes('hash').notNull(),
    batchId: uuid('batch_id').notNull(),
    serviceId: uuid('service_id'),
    usedOn: date('used_on', { mode: 'string' }),
  },
  (table) => [
    primaryKey({ name: 'tokens_key', columns: [table.surveyId, table.hash] }),
    foreignKey({ name: 'tokens_batch_fk', columns: [table.batchId], foreignColumns: [tokenBatches.id] }),
    index('tokens_batch_index').on(table.batchId),
  ],
);

/** Devices that stand where a service is given, for all who pass. */
export const kiosks = feedbackSchema.table(
  'kiosks',
  {
    id: id(),
    surveyId: uuid('survey_id').notNull(),
    serviceId: uuid('service_id'),
    name: text('name').notNull(),
    codeHash: bytes('code_hash').notNull(),
    revokedOn: date('revoked_on', { mode: 'string' }),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('kiosks_code_unique').on(table.codeHash),
    foreignKey({ name: 'kiosks_survey_fk', columns: [table.surveyId], foreignColumns: [surveys.id] }),
    foreignKey({
      name: 'kiosks_service_fk',
      columns: [table.surveyId, table.serviceId],
      foreignColumns: [surveyServices.surveyId, surveyServices.serviceId],
    }),
    index('kiosks_survey_index').on(table.surveyId, table.id),
  ],
);
