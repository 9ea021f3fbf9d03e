import { sql } from 'drizzle-orm';
import { check, integer, text } from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../database/columns.ts';
import { platformSchema } from '../database/tables.ts';
import { type CodeOf, withinList } from '../reference/list.ts';
import { retentionSubjects } from './reference.ts';

/** For how long what is held of citizens is kept (jadwal retensi), in days. */
export const retentionRules = platformSchema.table(
  'retention_rules',
  {
    id: id(),
    subject: text('subject')
      .notNull()
      .unique('retention_rules_subject_unique')
      .$type<CodeOf<typeof retentionSubjects>>(),
    days: integer('days').notNull(),
    legalBasis: text('legal_basis').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    check('retention_rules_subject_known', withinList(table.subject, retentionSubjects)),
    check('retention_rules_days_range', sql`${table.days} between 1 and 3650`),
  ],
);
