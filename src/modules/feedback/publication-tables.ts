import { date, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import type { PublishedResults } from './schemas/publications.ts';
import { surveys } from './survey-tables.ts';
import { feedbackSchema } from './tables.ts';

/** Results as they were published: dated, signed, and never changed; a mistake is corrected by another one. */
export const publications = feedbackSchema.table(
  'publications',
  {
    id: id(),
    surveyId: uuid('survey_id').notNull(),
    number: integer('number').notNull(),
    publishedOn: date('published_on', { mode: 'string' }).notNull(),
    /** Why there is another one. */
    correction: text('correction'),
    results: jsonb('results').notNull().$type<PublishedResults>(),
    /** SHA-256 over all answers that were counted, in hexadecimal. */
    answersDigest: text('answers_digest').notNull(),
    signed: text('signed').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    uniqueIndex('publications_number_unique').on(table.surveyId, table.number),
    foreignKey({ name: 'publications_survey_fk', columns: [table.surveyId], foreignColumns: [surveys.id] }),
    index('publications_order_index').on(table.publishedOn, table.id),
  ],
);
