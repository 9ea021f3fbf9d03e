import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Passage } from './rules/passages.ts';
import { documents, policyDocumentsSchema } from './tables.ts';

const words = customType<{ data: string }>({ dataType: () => 'tsvector' });
const day = (name: string) => date(name, { mode: 'string' });

/**
 * What documents are searched and counted by. It follows from the documents and their texts: triggers and `indexText`
 * keep it.
 */
export const searchDocuments = policyDocumentsSchema.table(
  'search_documents',
  {
    documentId: uuid('document_id').primaryKey(),
    unitId: uuid('unit_id').notNull(),
    isPublished: boolean('is_published').notNull(),
    kind: text('kind').notNull(),
    year: smallint('year'),
    legalField: text('legal_field').notNull(),
    subject: text('subject'),
    stage: text('stage').notNull(),
    enactedOn: day('enacted_on'),
    promulgatedOn: day('promulgated_on'),
    effectiveOn: day('effective_on'),
    amendedFrom: day('amended_from'),
    partlyRevokedFrom: day('partly_revoked_from'),
    revokedFrom: day('revoked_from'),
    /** Of the name alone. */
    titleWords: words('title_words').notNull(),
    /** Of the name (A), subject and keywords (B), and the headings of the text (C). */
    headWords: words('head_words').notNull(),
    /** Of all this, and of the text. */
    allWords: words('all_words').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'search_documents_fk',
      columns: [table.documentId],
      foreignColumns: [documents.id],
    }).onDelete('cascade'),
    index('search_documents_title_index').using('gin', sql`${table.titleWords}`).with({ fastupdate: false }),
    index('search_documents_head_index').using('gin', sql`${table.headWords}`).with({ fastupdate: false }),
    index('search_documents_words_index').using('gin', sql`${table.allWords}`).with({ fastupdate: false }),
  ],
);

/** The articles of the text that documents are searched by, and whatever else of it stands by itself. */
export const searchArticles = policyDocumentsSchema.table(
  'search_articles',
  {
    documentId: uuid('document_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    heading: text('heading'),
    passages: jsonb('passages').notNull().$type<readonly Passage[]>(),
    words: words('words').notNull(),
  },
  (table) => [
    primaryKey({ name: 'search_articles_key', columns: [table.documentId, table.ordinal] }),
    foreignKey({
      name: 'search_articles_document_fk',
      columns: [table.documentId],
      foreignColumns: [searchDocuments.documentId],
    }).onDelete('cascade'),
  ],
);
