import { sql } from 'drizzle-orm';
import { check, foreignKey, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id } from '../../platform/database/columns.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { policyLinkKinds } from './impact-reference.ts';
import { documents, policyDocumentsSchema } from './tables.ts';

/** What a document touches: a unit, a position, a service … The module that owns it knows what became of it. */
export const links = policyDocumentsSchema.table(
  'links',
  {
    id: id(),
    documentId: uuid('document_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof policyLinkKinds>>(),
    targetId: uuid('target_id').notNull(),
    /** The provision that touches it; null: the document as a whole. */
    eId: text('e_id'),
    note: text('note'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    createdBy: text('created_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'policy_links_document_fk',
      columns: [table.documentId],
      foreignColumns: [documents.id],
    }),
    uniqueIndex('policy_links_unique').on(
      table.documentId,
      table.kind,
      table.targetId,
      sql`coalesce(${table.eId}, '')`,
    ),
    check('policy_links_kind_known', withinList(table.kind, policyLinkKinds)),
    index('policy_links_target_index').on(table.kind, table.targetId),
  ],
);
