import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookkeeping, id } from '../../platform/database/columns.ts';
import { bytes } from '../../platform/database/tables.ts';
import { type CodeOf, withinList } from '../../platform/reference/list.ts';
import { appealStates, moderationReasons, postStates } from './reference.ts';
import { forumsSchema, participants, topics } from './tables.ts';

/** Posts on a topic, and replies to them. Written by `forums.take_post` alone. */
export const posts = forumsSchema.table(
  'posts',
  {
    id: uuid('id').primaryKey(),
    topicId: uuid('topic_id').notNull(),
    parentId: uuid('parent_id'),
    participantId: uuid('participant_id'),
    isOfficial: boolean('is_official').notNull().default(false),
    /** The unit that answers, as it was named on that day. */
    officialName: text('official_name'),
    /** Null once its author has withdrawn it. */
    body: text('body'),
    /** What everybody reads, where it is not the body. */
    publishedBody: text('published_body'),
    findings: text('findings').array().notNull().default([]),
    state: text('state').notNull().$type<CodeOf<typeof postStates>>(),
    stateReason: text('state_reason').$type<CodeOf<typeof moderationReasons>>(),
    contentHash: bytes('content_hash').notNull(),
    proofId: bytes('proof_id'),
    /** Of whoever wrote without a name: proves whose it is. */
    receiptHash: bytes('receipt_hash'),
    supportCount: integer('support_count').notNull().default(0),
    replyCount: integer('reply_count').notNull().default(0),
    /** Replies that do not crowd: what a discussion is ranked by. */
    voiceCount: integer('voice_count').notNull().default(0),
    flagCount: integer('flag_count').notNull().default(0),
    /** 1 if its author had written enough on the topic that day, else 0. */
    crowding: smallint('crowding').notNull().default(0),
    postedAt: timestamp('posted_at', { withTimezone: true }).notNull(),
    /** The moment in microseconds, negative: newer ones come first in ascending order. */
    freshness: bigint('freshness', { mode: 'number' }).notNull(),
  },
  (table) => [
    foreignKey({ name: 'posts_topic_fk', columns: [table.topicId], foreignColumns: [topics.id] }),
    foreignKey({ name: 'posts_parent_fk', columns: [table.parentId], foreignColumns: [table.id] }),
    foreignKey({
      name: 'posts_participant_fk',
      columns: [table.participantId],
      foreignColumns: [participants.id],
    }).onDelete('set null'),
    uniqueIndex('posts_proof_unique').on(table.proofId),
    check('posts_state_known', withinList(table.state, postStates)),
    check('posts_reason_known', withinList(table.stateReason, moderationReasons)),
    check('posts_body_whole', sql`(${table.state} = 'withdrawn') = (${table.body} is null)`),
    check(
      'posts_counts_sound',
      sql`least(${table.supportCount}, ${table.replyCount}, ${table.voiceCount}) >= 0`,
    ),
    index('posts_newest_index')
      .on(table.topicId, table.crowding, table.freshness, table.id)
      .where(sql`parent_id is null and state <> 'held'`),
    index('posts_oldest_index')
      .on(table.topicId, sql`(-freshness)`, table.id)
      .where(sql`parent_id is null and state <> 'held'`),
    index('posts_supported_index')
      .on(table.topicId, sql`(-support_count)`, table.freshness, table.id)
      .where(sql`parent_id is null and state <> 'held'`),
    index('posts_discussed_index')
      .on(table.topicId, table.crowding, sql`(-voice_count)`, table.freshness, table.id)
      .where(sql`parent_id is null and state <> 'held'`),
    index('posts_replies_index').on(table.parentId, sql`(-freshness)`, table.id),
    index('posts_review_index')
      .on(table.topicId, table.freshness, table.id)
      .where(sql`state = 'held' or flag_count > 0`),
    index('posts_topic_index').on(table.topicId, table.participantId),
    index('posts_participant_index').on(table.participantId),
  ],
);

/** How much each author wrote on a topic today; gone the day after. */
export const dailyWriters = forumsSchema.table(
  'daily_writers',
  {
    topicId: uuid('topic_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    author: bytes('author').notNull(),
    posts: integer('posts').notNull(),
  },
  (table) => [
    primaryKey({ name: 'daily_writers_key', columns: [table.topicId, table.day, table.author] }),
    index('daily_writers_day_index').on(table.day),
  ],
);

/** Who supports which post. Written by `forums.take_supports` alone. */
export const supports = forumsSchema.table(
  'supports',
  {
    postId: uuid('post_id').notNull(),
    participantId: uuid('participant_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'supports_key', columns: [table.postId, table.participantId] }),
    foreignKey({ name: 'supports_post_fk', columns: [table.postId], foreignColumns: [posts.id] }),
    foreignKey({
      name: 'supports_participant_fk',
      columns: [table.participantId],
      foreignColumns: [participants.id],
    }),
    index('supports_participant_index').on(table.participantId),
  ],
);

/** What readers reported. */
export const flags = forumsSchema.table(
  'flags',
  {
    id: id(),
    postId: uuid('post_id').notNull(),
    participantId: uuid('participant_id'),
    proofId: bytes('proof_id'),
    reason: text('reason').notNull().$type<CodeOf<typeof moderationReasons>>(),
  },
  (table) => [
    foreignKey({ name: 'flags_post_fk', columns: [table.postId], foreignColumns: [posts.id] }),
    foreignKey({
      name: 'flags_participant_fk',
      columns: [table.participantId],
      foreignColumns: [participants.id],
    }).onDelete('set null'),
    uniqueIndex('flags_participant_unique').on(table.postId, table.participantId),
    uniqueIndex('flags_proof_unique').on(table.proofId),
    check('flags_reason_known', withinList(table.reason, moderationReasons)),
    index('flags_participant_index').on(table.participantId),
  ],
);

/** What moderators decided: the moderation log. Of a declined proposal if of no post. */
export const decisions = forumsSchema.table(
  'decisions',
  {
    id: id(),
    topicId: uuid('topic_id').notNull(),
    postId: uuid('post_id'),
    state: text('state').notNull().$type<Exclude<CodeOf<typeof postStates>, 'withdrawn'>>(),
    reason: text('reason').$type<CodeOf<typeof moderationReasons>>(),
    explanation: text('explanation').notNull(),
    /** Decides on the appeal against an earlier one. */
    isOnAppeal: boolean('is_on_appeal').notNull().default(false),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'decisions_topic_fk', columns: [table.topicId], foreignColumns: [topics.id] }),
    foreignKey({ name: 'decisions_post_fk', columns: [table.postId], foreignColumns: [posts.id] }),
    check('decisions_state_known', sql`${table.state} in ('shown', 'held', 'removed')`),
    check('decisions_proposal_not_held', sql`${table.postId} is not null or ${table.state} <> 'held'`),
    check('decisions_reason_known', withinList(table.reason, moderationReasons)),
    index('decisions_topic_index').on(table.topicId, table.id),
    index('decisions_post_index').on(table.postId, table.id),
  ],
);

/** What authors say against the removal of a post: once a post. */
export const appeals = forumsSchema.table(
  'appeals',
  {
    id: id(),
    topicId: uuid('topic_id').notNull(),
    postId: uuid('post_id').notNull(),
    body: text('body').notNull(),
    state: text('state').notNull().default('open').$type<CodeOf<typeof appealStates>>(),
    filedOn: date('filed_on', { mode: 'string' }).notNull(),
    ...bookkeeping(),
  },
  (table) => [
    foreignKey({ name: 'appeals_topic_fk', columns: [table.topicId], foreignColumns: [topics.id] }),
    foreignKey({ name: 'appeals_post_fk', columns: [table.postId], foreignColumns: [posts.id] }),
    uniqueIndex('appeals_post_unique').on(table.postId),
    check('appeals_state_known', withinList(table.state, appealStates)),
    index('appeals_topic_index').on(table.topicId, table.id),
  ],
);
