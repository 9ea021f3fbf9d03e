import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { genders } from '../employees/reference.ts';
import { employees } from '../employees/tables.ts';
import { ageBands } from '../feedback/reference.ts';
import { moderationReasons } from '../forums/reference.ts';
import { units } from '../organisation/tables.ts';
import { areas } from '../territory/tables.ts';
import {
  consultationAnswerOutcomes,
  consultationCommentKinds,
  consultationCommentStates,
} from './reference.ts';
import type { ConclusionRecord } from './schemas/conclusions.ts';
import { consultationsSchema, provisions, rounds, versions } from './tables.ts';

/** Comments that are answered together. */
export const commentGroups = consultationsSchema.table(
  'comment_groups',
  {
    id: id(),
    roundId: uuid('round_id').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({
      name: 'consultation_groups_round_fk',
      columns: [table.roundId],
      foreignColumns: [rounds.id],
    }),
    unique('consultation_groups_of_round').on(table.id, table.roundId),
    index('consultation_groups_round_index').on(table.roundId, table.id),
  ],
);

/** What people said of a draft: civil servants by their file, the public without a name. */
export const comments = consultationsSchema.table(
  'comments',
  {
    id: id(),
    roundId: uuid('round_id').notNull(),
    /** The text that it was said of. */
    versionId: uuid('version_id').notNull(),
    /** The provision; null: the whole. */
    eId: text('e_id'),
    kind: text('kind').notNull().$type<CodeOf<typeof consultationCommentKinds>>(),
    /** Null once it was withdrawn, or rejected for the personal data in it. */
    text: text('text'),
    preferredAlternative: text('preferred_alternative'),
    state: text('state').notNull().$type<CodeOf<typeof consultationCommentStates>>(),
    rejectedFor: text('rejected_for').$type<CodeOf<typeof moderationReasons>>(),
    /** What in it has somebody look at it first. */
    findings: text('findings').array().notNull().default(sql`'{}'`),
    /** Who said it; null of the public. */
    employeeId: uuid('employee_id'),
    isConfidential: boolean('is_confidential').notNull().default(false),
    /** Of whom it came, for figures alone. */
    unitId: uuid('unit_id'),
    districtId: uuid('district_id'),
    gender: text('gender').$type<CodeOf<typeof genders>>(),
    ageBand: text('age_band').$type<CodeOf<typeof ageBands>>(),
    contentHash: bytes('content_hash'),
    proofId: bytes('proof_id'),
    groupId: uuid('group_id'),
    /** A day and no moment: nothing leads from it to who sent it. */
    writtenOn: date('written_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    foreignKey({
      name: 'consultation_comments_version_fk',
      columns: [table.roundId, table.versionId],
      foreignColumns: [versions.roundId, versions.versionId],
    }),
    foreignKey({
      name: 'consultation_comments_provision_fk',
      columns: [table.roundId, table.versionId, table.eId],
      foreignColumns: [provisions.roundId, provisions.versionId, provisions.eId],
    }),
    foreignKey({
      name: 'consultation_comments_employee_fk',
      columns: [table.employeeId],
      foreignColumns: [employees.id],
    }),
    foreignKey({
      name: 'consultation_comments_unit_fk',
      columns: [table.unitId],
      foreignColumns: [units.id],
    }),
    foreignKey({
      name: 'consultation_comments_district_fk',
      columns: [table.districtId],
      foreignColumns: [areas.id],
    }),
    foreignKey({
      name: 'consultation_comments_group_fk',
      columns: [table.groupId, table.roundId],
      foreignColumns: [commentGroups.id, commentGroups.roundId],
    }),
    check('consultation_comments_kind_known', withinList(table.kind, consultationCommentKinds)),
    check('consultation_comments_state_known', withinList(table.state, consultationCommentStates)),
    check('consultation_comments_ground_known', withinList(table.rejectedFor, moderationReasons)),
    check('consultation_comments_gender_known', withinList(table.gender, genders)),
    check('consultation_comments_age_known', withinList(table.ageBand, ageBands)),
    check(
      'consultation_comments_rejection_whole',
      sql`(${table.state} = 'rejected') = (${table.rejectedFor} is not null)`,
    ),
    check(
      'consultation_comments_text_whole',
      sql`(${table.text} is null) = (${table.state} = 'withdrawn' or ${table.rejectedFor} is not distinct from 'personal-data')`,
    ),
    check(
      'consultation_comments_grouped_if_shown',
      sql`${table.groupId} is null or ${table.state} = 'shown'`,
    ),
    uniqueIndex('consultation_comments_proof_unique').on(table.proofId),
    index('consultation_comments_round_index').on(table.roundId, table.state, table.id),
    index('consultation_comments_provision_index').on(table.roundId, table.versionId, table.eId),
    index('consultation_comments_group_index').on(table.groupId, table.roundId),
    index('consultation_comments_employee_index').on(table.employeeId, table.id),
    index('consultation_comments_unit_index').on(table.unitId),
    index('consultation_comments_district_index').on(table.districtId),
  ],
);

/** What was decided on comments that were held: never changed. */
export const commentDecisions = consultationsSchema.table(
  'comment_decisions',
  {
    id: id(),
    roundId: uuid('round_id').notNull(),
    commentId: uuid('comment_id').notNull(),
    isReleased: boolean('is_released').notNull(),
    ground: text('ground').$type<CodeOf<typeof moderationReasons>>(),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
    decidedBy: text('decided_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'consultation_decisions_round_fk',
      columns: [table.roundId],
      foreignColumns: [rounds.id],
    }),
    foreignKey({
      name: 'consultation_decisions_comment_fk',
      columns: [table.commentId],
      foreignColumns: [comments.id],
    }),
    check('consultation_decisions_ground_known', withinList(table.ground, moderationReasons)),
    check('consultation_decisions_whole', sql`${table.isReleased} = (${table.ground} is null)`),
    uniqueIndex('consultation_decisions_once').on(table.commentId),
    index('consultation_decisions_round_index').on(table.roundId, table.id),
  ],
);

/** What the city answers to a group: never changed, only corrected by another. */
export const groupAnswers = consultationsSchema.table(
  'group_answers',
  {
    id: id(),
    groupId: uuid('group_id').notNull(),
    roundId: uuid('round_id').notNull(),
    outcome: text('outcome').notNull().$type<CodeOf<typeof consultationAnswerOutcomes>>(),
    reason: jsonb('reason').notNull().$type<{ id: string; en?: string }>(),
    /** Provisions that are changed for it. */
    changedProvisions: text('changed_provisions').array().notNull().default(sql`'{}'`),
    correctsId: uuid('corrects_id'),
    correctionReason: text('correction_reason'),
    answeredOn: date('answered_on', { mode: 'string' }).notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true })
      .notNull()
      .default(sql`date_trunc('milliseconds', now())`),
    answeredBy: text('answered_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'consultation_answers_group_fk',
      columns: [table.groupId, table.roundId],
      foreignColumns: [commentGroups.id, commentGroups.roundId],
    }),
    foreignKey({
      name: 'consultation_answers_corrects_fk',
      columns: [table.correctsId],
      foreignColumns: [table.id],
    }),
    check('consultation_answers_outcome_known', withinList(table.outcome, consultationAnswerOutcomes)),
    check(
      'consultation_answers_correction_reasoned',
      sql`num_nulls(${table.correctsId}, ${table.correctionReason}) in (0, 2)`,
    ),
    uniqueIndex('consultation_answers_corrected_once').on(table.correctsId),
    uniqueIndex('consultation_answers_first_once').on(table.groupId).where(sql`${table.correctsId} is null`),
    index('consultation_answers_group_index').on(table.groupId, table.roundId, table.id),
  ],
);

/** What came of a round, as it was read by everybody on that day: never changed. */
export const conclusions = consultationsSchema.table(
  'conclusions',
  {
    roundId: uuid('round_id').primaryKey(),
    record: jsonb('record').notNull().$type<ConclusionRecord>(),
    /** SHA-256 of the record as canonical JSON (RFC 8785). */
    sha256: bytes('sha256').notNull(),
    concludedOn: date('concluded_on', { mode: 'string' }).notNull(),
    concludedBy: text('concluded_by').notNull().default(sql`platform.current_actor()`),
  },
  (table) => [
    foreignKey({
      name: 'consultation_conclusions_round_fk',
      columns: [table.roundId],
      foreignColumns: [rounds.id],
    }),
    check('consultation_conclusions_sha256_length', sql`octet_length(${table.sha256}) = 32`),
  ],
);
