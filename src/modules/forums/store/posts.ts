import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortKey, SortOrders } from '../../../platform/http/paging.ts';
import { renderMarkdown } from '../../../platform/public-writes/index.ts';
import { posts } from '../post-tables.ts';
import { authorKind, redactedText } from '../rules/posts.ts';
import type { ForumPost, ReviewedPost } from '../schemas/posts.ts';
import { participants, topics } from '../tables.ts';

const columns = {
  id: posts.id,
  topicId: posts.topicId,
  parentId: posts.parentId,
  isOfficial: posts.isOfficial,
  officialName: posts.officialName,
  participantName: participants.name,
  isVerified: participants.isVerified,
  state: posts.state,
  stateReason: posts.stateReason,
  body: posts.body,
  publishedBody: posts.publishedBody,
  supportCount: posts.supportCount,
  replyCount: posts.replyCount,
  voiceCount: posts.voiceCount,
  crowding: posts.crowding,
  postedAt: posts.postedAt,
  freshness: posts.freshness,
};

interface Row extends Omit<ForumPost, 'authorKind' | 'authorName' | 'removedFor' | 'html'> {
  readonly officialName: string | null;
  readonly participantName: string | null;
  readonly isVerified: boolean | null;
  readonly stateReason: ForumPost['removedFor'];
  readonly publishedBody: string | null;
  readonly voiceCount: number;
  readonly crowding: number;
  readonly freshness: number;
}

const authorOf = (row: Row): Pick<ForumPost, 'authorKind' | 'authorName' | 'isOfficial'> => ({
  authorKind: authorKind(row),
  authorName: row.officialName ?? row.participantName,
  isOfficial: row.isOfficial,
});

function shown(row: Row): ForumPost {
  const { id, topicId, parentId, state, supportCount, replyCount, postedAt } = row;
  const body = state === 'shown' ? (row.publishedBody ?? row.body) : null;
  return {
    id,
    topicId,
    parentId,
    ...authorOf(row),
    state,
    removedFor: state === 'removed' ? row.stateReason : null,
    body,
    html: body === null ? null : renderMarkdown(body),
    supportCount,
    replyCount,
    postedAt,
  };
}

const whole = (expression: SQL, of: (row: Row) => number): SortKey<Row> => ({
  expression,
  bind: (value) => sql`${value}::bigint`,
  of,
});
const crowding = whole(sql`${posts.crowding}`, (row) => row.crowding);
const freshness = whole(sql`${posts.freshness}`, (row) => row.freshness);
const age = whole(sql`(-${posts.freshness})`, (row) => -row.freshness);
const id: SortKey<Row> = {
  expression: sql`${posts.id}`,
  bind: (value) => sql`${value}::uuid`,
  of: (row) => row.id,
};

export const postSorts = ['newest', 'oldest', 'supported', 'discussed'] as const;

/** What crowds comes after all else, but where the order itself cannot be pushed down: by age, and by support. */
const orders: SortOrders<Row, (typeof postSorts)[number]> = {
  newest: [crowding, freshness, id],
  oldest: [age, id],
  supported: [whole(sql`(-${posts.supportCount})`, (row) => -row.supportCount), freshness, id],
  discussed: [crowding, whole(sql`(-${posts.voiceCount})`, (row) => -row.voiceCount), freshness, id],
};

const withAuthors = (reader: Reader) =>
  reader.select(columns).from(posts).leftJoin(participants, eq(participants.id, posts.participantId));

const listOf = (reader: Reader, condition: SQL | undefined): List<Row, ForumPost> => ({
  orders,
  columns,
  rows: (page) =>
    withAuthors(reader)
      .where(and(condition, ne(posts.state, sql`'held'`), page))
      .getSQL(),
  item: shown,
});

/** Posts on a topic as everybody reads them, those that were removed too, without their text. */
export const postList = (reader: Reader, topicId: string): List<Row, ForumPost> =>
  listOf(reader, and(eq(posts.topicId, topicId), isNull(posts.parentId)));

/** The replies to a post. */
export const replyList = (reader: Reader, postId: string): List<Row, ForumPost> =>
  listOf(reader, eq(posts.parentId, postId));

/** A post that everybody may find. */
export async function findPost(reader: Reader, postId: string): Promise<ForumPost | undefined> {
  const [row] = await withAuthors(reader).where(and(eq(posts.id, postId), ne(posts.state, 'held')));
  return row && shown(row);
}

const reviewColumns = {
  ...columns,
  findings: posts.findings,
  flagCount: posts.flagCount,
  flagReasons: sql<ReviewedPost['flagReasons']>`(
    select coalesce(json_agg(distinct f.reason), '[]') from forums.flags f where f.post_id = ${posts.id})`,
};
type ReviewRow = Row & Pick<ReviewedPost, 'findings' | 'flagCount' | 'flagReasons'>;

const reviewOrders: SortOrders<ReviewRow, 'newest'> = {
  newest: [freshness as SortKey<ReviewRow>, id as SortKey<ReviewRow>],
};

const reviewed = (row: ReviewRow): ReviewedPost => ({
  id: row.id,
  topicId: row.topicId,
  parentId: row.parentId,
  ...authorOf(row),
  state: row.state,
  stateReason: row.stateReason,
  findings: row.findings,
  redactedBody: row.body === null ? null : redactedText(row.body),
  body: row.body,
  flagCount: row.flagCount,
  flagReasons: row.flagReasons,
  supportCount: row.supportCount,
  replyCount: row.replyCount,
  postedAt: row.postedAt,
  maskedFields: [],
});

export interface ReviewFilter {
  readonly topicId: string;
  readonly state?: ReviewedPost['state'];
  readonly isFlagged?: boolean;
}

/** Posts of a topic as moderators look through them: those that are held or were reported, or of a state. */
export function reviewList(reader: Reader, filter: ReviewFilter): List<ReviewRow, ReviewedPost> {
  const { topicId, state, isFlagged } = filter;
  const matching = and(
    eq(posts.topicId, topicId),
    state === undefined && isFlagged === undefined ? sql`(state = 'held' or flag_count > 0)` : undefined,
    state === undefined ? undefined : eq(posts.state, state),
    isFlagged === undefined ? undefined : sql`(${posts.flagCount} > 0) = ${isFlagged}`,
  );
  return {
    orders: reviewOrders,
    columns: reviewColumns,
    rows: (condition) =>
      reader
        .select(reviewColumns)
        .from(posts)
        .leftJoin(participants, eq(participants.id, posts.participantId))
        .where(and(matching, condition))
        .getSQL(),
    subjects: () =>
      reader
        .select({
          resource: sql`'forum-post'`.as('resource'),
          subject: sql`${posts.id}::text`.as('subject'),
        })
        .from(posts)
        .where(matching)
        .getSQL(),
    item: reviewed,
  };
}

/** A post as `forums.take_post` wants it; bytes in hexadecimal. */
export interface Incoming {
  readonly id: string;
  readonly topic: string;
  readonly parent: string | null;
  readonly body: string;
  readonly findings: readonly string[];
  readonly content: string;
  readonly token: string | null;
  readonly proof: string | null;
  readonly receipt: string | null;
  /** Stands for the address on this day. */
  readonly address: string | null;
  readonly official: string | null;
}

/** What became of a post: see the function in the migration. */
export interface Outcome {
  readonly outcome:
    | 'taken'
    | 'repeated'
    | 'conflict'
    | 'proof-used'
    | 'not-found'
    | 'token-unknown'
    | 'participant-needed'
    | 'verification-needed'
    | 'not-open'
    | 'parent-unknown'
    | 'parent-gone'
    | 'parent-is-reply';
  readonly state: ForumPost['state'] | null;
}

export async function takePost(
  reader: Reader | Transaction,
  incoming: Incoming,
  uncrowded: number,
  today: string,
): Promise<Outcome> {
  const { rows } = await reader.execute<{ outcome: Outcome }>(
    sql`select forums.take_post(${JSON.stringify(incoming)}::jsonb, ${uncrowded}::int, ${today}::date) as outcome`,
  );
  return rows[0]!.outcome;
}

/** Withdraws a post for its author; its text is gone. False if it is somebody else’s, null if there is none. */
export async function withdrawPost(
  transaction: Transaction,
  postId: string,
  tokenHash: Buffer,
): Promise<boolean | null> {
  const { rows } = await transaction.execute<{ withdrawn: boolean | null }>(
    sql`select forums.withdraw_post(${postId}, ${tokenHash}) as withdrawn`,
  );
  return rows[0]!.withdrawn;
}

export interface HeldPost {
  readonly id: string;
  readonly topicId: string;
  readonly parentId: string | null;
  readonly state: ForumPost['state'];
  readonly stateReason: ForumPost['removedFor'];
  readonly body: string | null;
  readonly flagCount: number;
}

/**
 * Takes a post for a decision, with the one that it replies to, in the order in which all take them; undefined if it is
 * of no topic within reach.
 */
export async function takeHeldPost(
  transaction: Transaction,
  postId: string,
  reach: Reach,
): Promise<HeldPost | undefined> {
  const within = and(eq(posts.id, postId), withinReach(topics.unitId, reach));
  const [place] = await transaction
    .select({ topicId: posts.topicId, parentId: posts.parentId })
    .from(posts)
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .where(within);
  if (!place) return undefined;
  await transaction.execute(sql`select from forums.topics where id = ${place.topicId} for share`);
  await transaction.execute(sql`
    select from forums.posts where id in (${postId}, ${place.parentId}::uuid) order by id for no key update`);
  const [row] = await transaction
    .select({
      id: posts.id,
      topicId: posts.topicId,
      parentId: posts.parentId,
      state: posts.state,
      stateReason: posts.stateReason,
      body: posts.body,
      flagCount: posts.flagCount,
    })
    .from(posts)
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .where(within);
  return row;
}
