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
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { units } from '../organisation/tables.ts';
import {
  amendmentOperations,
  legalFields,
  policyDocumentKinds,
  policyDocumentLanguages,
  policyDocumentStages,
  policyDocumentStates,
  policyDocumentStepKinds,
  policyRelationKinds,
} from './reference.ts';
import type { InsertPlace, PolicyText, Provision } from './schemas/provisions.ts';

export const policyDocumentsSchema = pgSchema('policy_documents');

/** Laws, regulations, decisions and circulars, from the first idea on (dokumen kebijakan). */
export const documents = policyDocumentsSchema.table(
  'documents',
  {
    id: id(),
    /** The unit that began it, or keeps it (pemrakarsa). */
    unitId: uuid('unit_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof policyDocumentKinds>>(),
    number: text('number'),
    year: smallint('year'),
    /** What stands after "tentang". */
    title: text('title').notNull(),
    subject: text('subject'),
    authority: text('authority').notNull(),
    signerName: text('signer_name'),
    signerOffice: text('signer_office'),
    legalField: text('legal_field').notNull().$type<CodeOf<typeof legalFields>>(),
    language: text('language').notNull().default('id').$type<CodeOf<typeof policyDocumentLanguages>>(),
    keywords: text('keywords').array().notNull().default(sql`'{}'`),
    stage: text('stage').notNull().$type<CodeOf<typeof policyDocumentStages>>(),
    draftedOn: date('drafted_on', { mode: 'string' }),
    enactedOn: date('enacted_on', { mode: 'string' }),
    promulgatedOn: date('promulgated_on', { mode: 'string' }),
    effectiveOn: date('effective_on', { mode: 'string' }),
    place: text('place').notNull(),
    gazette: text('gazette'),
    /** The text as it was signed; its foreign key stands in the migration. */
    officialVersionId: uuid('official_version_id'),
    /** From when on other documents changed it: follows from their relations. */
    amendedFrom: date('amended_from', { mode: 'string' }),
    partlyRevokedFrom: date('partly_revoked_from', { mode: 'string' }),
    revokedFrom: date('revoked_from', { mode: 'string' }),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'documents_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    // Ministries count each for itself: PermenPANRB 38/2017 is not Permendagri 38/2017.
    uniqueIndex('documents_number_unique').on(
      table.kind,
      table.year,
      sql`upper(${table.number})`,
      sql`lower(${table.authority})`,
    ),
    check('documents_kind_known', withinList(table.kind, policyDocumentKinds)),
    check('documents_stage_known', withinList(table.stage, policyDocumentStages)),
    check('documents_field_known', withinList(table.legalField, legalFields)),
    check('documents_language_known', withinList(table.language, policyDocumentLanguages)),
    check('documents_numbered_whole', sql`num_nulls(${table.number}, ${table.year}) in (0, 2)`),
    check(
      'documents_enacted_whole',
      sql`case when ${table.stage} in ('signed', 'promulgated')
        then num_nulls(${table.number}, ${table.year}, ${table.enactedOn}) = 0
        else num_nonnulls(${table.enactedOn}, ${table.promulgatedOn}, ${table.effectiveOn}) = 0 end`,
    ),
    check(
      'documents_promulgated_whole',
      sql`${table.stage} <> 'promulgated' or num_nulls(${table.promulgatedOn}, ${table.effectiveOn}) = 0`,
    ),
    check(
      'documents_days_in_order',
      sql`coalesce(${table.draftedOn} <= ${table.enactedOn}, true)
        and coalesce(${table.enactedOn} <= ${table.promulgatedOn}, true)`,
    ),
    index('documents_unit_index').on(table.unitId, table.id),
    index('documents_kind_index').on(table.kind, table.year, table.id),
    index('documents_enacted_index').on(sql`coalesce(${table.enactedOn}, 'infinity')`, table.id),
    index('documents_effective_index').on(table.effectiveOn).where(sql`${table.effectiveOn} is not null`),
    index('documents_keywords_index').using('gin', table.keywords),
  ],
);

/** What happened to a document: never changed. */
export const steps = policyDocumentsSchema.table(
  'steps',
  {
    id: id(),
    documentId: uuid('document_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof policyDocumentStepKinds>>(),
    /** The day that it happened on, which may be before it was entered. */
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`date_trunc('milliseconds', now())`),
    state: text('state').notNull().$type<CodeOf<typeof policyDocumentStates>>(),
    reason: text('reason'),
    /** The text that it was done with. */
    versionId: uuid('version_id'),
    /** Of what another document did: which. */
    byDocumentId: uuid('by_document_id'),
    takenBy: text('taken_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'steps_document_fk', columns: [table.documentId], foreignColumns: [documents.id] }),
    foreignKey({
      name: 'steps_by_document_fk',
      columns: [table.byDocumentId],
      foreignColumns: [documents.id],
    }),
    foreignKey({ name: 'steps_version_fk', columns: [table.versionId], foreignColumns: [versions.id] }),
    check('steps_kind_known', withinList(table.kind, policyDocumentStepKinds)),
    check('steps_state_known', withinList(table.state, policyDocumentStates)),
    check(
      'steps_reason_given',
      sql`${table.kind} not in ('returned', 'withdrawn') or ${table.reason} is not null`,
    ),
    // What comes by itself with a day comes once.
    uniqueIndex('steps_effect_once')
      .on(
        table.documentId,
        table.kind,
        table.happenedOn,
        sql`coalesce(${table.byDocumentId}, ${table.documentId})`,
      )
      .where(sql`${table.kind} in ('took-effect', 'amended', 'partly-revoked', 'revoked')`),
    index('steps_document_index').on(table.documentId, table.at, table.id),
    index('steps_at_index').on(table.at, table.id),
    index('steps_by_document_index').on(table.byDocumentId),
    index('steps_version_index').on(table.versionId),
  ],
);

/** A text of a document as it was once handed in: never changed. */
export const versions = policyDocumentsSchema.table(
  'versions',
  {
    id: id(),
    documentId: uuid('document_id').notNull(),
    /** Counted from 1. */
    number: smallint('number').notNull(),
    note: text('note'),
    /** SHA-256 of the canonical JSON (RFC 8785) of the text. */
    sha256: bytes('sha256').notNull(),
    provisionCount: integer('provision_count').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`date_trunc('milliseconds', now())`),
    createdBy: text('created_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({ name: 'versions_document_fk', columns: [table.documentId], foreignColumns: [documents.id] }),
    unique('versions_number_unique').on(table.documentId, table.number),
    check('versions_sha256_length', sql`octet_length(${table.sha256}) = 32`),
  ],
);

/** The words of a version, apart so that lists need not read them. */
export const versionTexts = policyDocumentsSchema.table(
  'version_texts',
  {
    versionId: uuid('version_id').primaryKey(),
    text: jsonb('text').notNull().$type<PolicyText>(),
  },
  (table) => [
    foreignKey({
      name: 'version_texts_version_fk',
      columns: [table.versionId],
      foreignColumns: [versions.id],
    }),
  ],
);

/** How a document stands to another. Once the document has been enacted its relations stay. */
export const relations = policyDocumentsSchema.table(
  'relations',
  {
    id: id(),
    documentId: uuid('document_id').notNull(),
    kind: text('kind').notNull().$type<CodeOf<typeof policyRelationKinds>>(),
    targetId: uuid('target_id').notNull(),
    /** From when on the target is changed, if not from when the document takes effect. */
    effectiveOn: date('effective_on', { mode: 'string' }),
    note: text('note'),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'relations_document_fk',
      columns: [table.documentId],
      foreignColumns: [documents.id],
    }),
    foreignKey({ name: 'relations_target_fk', columns: [table.targetId], foreignColumns: [documents.id] }),
    unique('relations_unique').on(table.documentId, table.kind, table.targetId),
    check('relations_kind_known', withinList(table.kind, policyRelationKinds)),
    check('relations_of_two', sql`${table.documentId} <> ${table.targetId}`),
    check(
      'relations_dated',
      sql`${table.effectiveOn} is null or ${table.kind} in ('amends', 'revokes', 'revokes-part')`,
    ),
    index('relations_target_index').on(table.targetId, table.kind),
  ],
);

/** What an amendment does with the provisions of its target, one after the other. */
export const amendments = policyDocumentsSchema.table(
  'amendments',
  {
    relationId: uuid('relation_id').notNull(),
    ordinal: smallint('ordinal').notNull(),
    /** The amending document, so that it need not be looked for. */
    documentId: uuid('document_id').notNull(),
    operation: text('operation').notNull().$type<CodeOf<typeof amendmentOperations>>(),
    eId: text('e_id'),
    place: text('place').$type<InsertPlace>(),
    provision: jsonb('provision').$type<Provision>(),
  },
  (table) => [
    primaryKey({ name: 'amendments_key', columns: [table.relationId, table.ordinal] }),
    foreignKey({
      name: 'amendments_relation_fk',
      columns: [table.relationId],
      foreignColumns: [relations.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'amendments_document_fk',
      columns: [table.documentId],
      foreignColumns: [documents.id],
    }),
    check('amendments_operation_known', withinList(table.operation, amendmentOperations)),
    check(
      'amendments_whole',
      sql`(${table.operation} = 'repeal') = (${table.provision} is null)
        and (${table.operation} = 'insert') = (${table.place} is not null)
        and (${table.operation} = 'insert' or ${table.eId} is not null)`,
    ),
    check('amendments_place_known', sql`${table.place} in ('before', 'after', 'first', 'last')`),
    index('amendments_document_index').on(table.documentId),
  ],
);
