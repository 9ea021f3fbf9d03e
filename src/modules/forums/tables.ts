import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { services } from '../feedback/tables.ts';
import { units } from '../organisation/tables.ts';
import { moderationReasons, topicAccess, topicModeration, topicOrigins, topicSubjects } from './reference.ts';
import type { Conclusion } from './schemas/conclusions.ts';

export const forumsSchema = pgSchema('forums');

/** Who takes part, under a name that tells nothing: known by the hash of a token alone. */
export const participants = forumsSchema.table(
  'participants',
  {
    id: id(),
    name: text('name').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    /** Made with a secret from who signed in, so that nobody has two; null for those who never did. */
    personHash: bytes('person_hash'),
    proofId: bytes('proof_id'),
    isVerified: boolean('is_verified').notNull().default(false),
    ageBand: text('age_band'),
    district: text('district'),
    joinedOn: date('joined_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    uniqueIndex('participants_name_unique').on(sql`lower(${table.name})`),
    uniqueIndex('participants_token_unique').on(table.tokenHash),
    uniqueIndex('participants_person_unique').on(table.personHash),
    uniqueIndex('participants_proof_unique').on(table.proofId),
    index('participants_district_index').on(table.district),
  ],
);

/** How often verification codes were given out or taken over. */
export const codeBatches = forumsSchema.table(
  'code_batches',
  {
    id: id(),
    unitId: uuid('unit_id').notNull(),
    origin: text('origin').notNull().$type<'issued' | 'imported'>(),
    size: integer('size').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'code_batches_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    check('code_batches_origin_known', sql`${table.origin} in ('issued', 'imported')`),
    index('code_batches_unit_index').on(table.unitId, table.id),
  ],
);

/** One-time codes, as hashes. Nothing leads from a code to whom it verified. */
export const codes = forumsSchema.table(
  'codes',
  {
    hash: bytes('hash').primaryKey(),
    batchId: uuid('batch_id').notNull(),
    usedOn: date('used_on', { mode: 'string' }),
  },
  (table) => [
    foreignKey({ name: 'codes_batch_fk', columns: [table.batchId], foreignColumns: [codeBatches.id] }),
    index('codes_batch_index').on(table.batchId),
  ],
);

export const topics = forumsSchema.table(
  'topics',
  {
    id: id(),
    /** Null: a proposal that no unit has taken up. */
    unitId: uuid('unit_id'),
    title: text('title').notNull(),
    description: text('description').notNull(),
    rules: text('rules'),
    serviceId: uuid('service_id'),
    subjectKind: text('subject_kind').$type<CodeOf<typeof topicSubjects>>(),
    subjectId: text('subject_id'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    access: text('access').notNull().default('pseudonymous').$type<CodeOf<typeof topicAccess>>(),
    moderation: text('moderation').notNull().default('after').$type<CodeOf<typeof topicModeration>>(),
    origin: text('origin').notNull().default('government').$type<CodeOf<typeof topicOrigins>>(),
    decision: text('decision')
      .notNull()
      .default('draft')
      .$type<'proposed' | 'declined' | 'draft' | 'open' | 'closed' | 'concluded'>(),
    /** How many posts a participant supports at most; null for as many as they want. */
    supportLimit: smallint('support_limit'),
    /** Why a proposal was declined, or a topic closed before its last day. */
    reason: text('reason'),
    /** Why a moderator removed a declined proposal; null if everybody reads it. */
    removedFor: text('removed_for').$type<CodeOf<typeof moderationReasons>>(),
    /** Of a proposal: what makes it the same when it is sent again. */
    contentHash: bytes('content_hash'),
    proofId: bytes('proof_id'),
    closedOn: date('closed_on', { mode: 'string' }),
    conclusion: jsonb('conclusion').$type<Conclusion>(),
    concludedOn: date('concluded_on', { mode: 'string' }),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'topics_unit_fk', columns: [table.unitId], foreignColumns: [units.id] }),
    foreignKey({ name: 'topics_service_fk', columns: [table.serviceId], foreignColumns: [services.id] }),
    uniqueIndex('topics_proof_unique').on(table.proofId),
    check('topics_access_known', withinList(table.access, topicAccess)),
    check('topics_moderation_known', withinList(table.moderation, topicModeration)),
    check('topics_origin_known', withinList(table.origin, topicOrigins)),
    check('topics_subject_known', withinList(table.subjectKind, topicSubjects)),
    check('topics_subject_whole', sql`(${table.subjectKind} is null) = (${table.subjectId} is null)`),
    check(
      'topics_decision_known',
      sql`${table.decision} in ('proposed', 'declined', 'draft', 'open', 'closed', 'concluded')`,
    ),
    check('topics_support_limit_range', sql`${table.supportLimit} between 1 and 100`),
    check('topics_removed_for_known', withinList(table.removedFor, moderationReasons)),
    check('topics_removed_if_declined', sql`${table.removedFor} is null or ${table.decision} = 'declined'`),
    check('topics_dates_forward', sql`${table.endsOn} >= ${table.startsOn}`),
    check(
      'topics_taken_up',
      sql`${table.decision} in ('proposed', 'declined') or (${table.unitId} is not null and ${table.endsOn} is not null)`,
    ),
    check(
      'topics_concluded_whole',
      sql`(${table.decision} = 'concluded') = (${table.conclusion} is not null and ${table.concludedOn} is not null)`,
    ),
    index('topics_order_index').on(table.startsOn, table.id),
    index('topics_unit_index').on(table.unitId, table.id),
    index('topics_service_index').on(table.serviceId, table.startsOn, table.id),
    index('topics_subject_index').on(table.subjectKind, table.subjectId, table.startsOn, table.id),
  ],
);
