import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { appeals, decisions, posts } from '../post-tables.ts';
import { redactedText } from '../rules/posts.ts';
import type { Appeal, ModerationEntry, NewDecision, NewProposalDecision } from '../schemas/moderation.ts';
import { participants, topics } from '../tables.ts';
import type { HeldPost } from './posts.ts';
import { updateTopic } from './topics.ts';

const entryColumns = {
  id: decisions.id,
  postId: decisions.postId,
  state: decisions.state,
  reason: decisions.reason,
  explanation: decisions.explanation,
  isOnAppeal: decisions.isOnAppeal,
  decidedOn: decisions.decidedOn,
};

/** Ids are in the order of time. */
const byId = <Row extends { readonly id: string }>(column: SQL): SortOrders<Row, 'id'> => ({
  id: [{ expression: column, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
});

/** The moderation log of a topic. */
export const moderationLog = (reader: Reader, topicId: string, postId?: string): List<ModerationEntry> => ({
  orders: byId(sql`${decisions.id}`),
  columns: entryColumns,
  rows: (condition) =>
    reader
      .select(entryColumns)
      .from(decisions)
      .where(
        and(
          eq(decisions.topicId, topicId),
          postId === undefined ? undefined : eq(decisions.postId, postId),
          condition,
        ),
      )
      .getSQL(),
  item: (entry) => entry,
});

/** Decides on a post that was taken, and writes the log. What was found in it is not shown with it. */
export async function decidePost(
  transaction: Transaction,
  post: HeldPost,
  decision: NewDecision & { readonly isOnAppeal: boolean },
  today: string,
): Promise<ModerationEntry> {
  const { state, reason = null, explanation, isOnAppeal } = decision;
  const redacted = redactedText(post.body!);
  await transaction
    .update(posts)
    .set({
      state,
      stateReason: reason,
      flagCount: state === 'held' ? undefined : 0,
      publishedBody: redacted === post.body ? null : redacted,
    })
    .where(eq(posts.id, post.id));
  const [entry] = await transaction
    .insert(decisions)
    .values({
      topicId: post.topicId,
      postId: post.id,
      state,
      reason,
      explanation,
      isOnAppeal,
      decidedOn: today,
    })
    .returning(entryColumns);
  return entry!;
}

/** Decides on a declined proposal that was taken, and writes the log. */
export async function decideProposal(
  transaction: Transaction,
  topicId: string,
  decision: NewProposalDecision,
  today: string,
): Promise<ModerationEntry> {
  const { state, reason = null, explanation } = decision;
  await updateTopic(transaction, topicId, { removedFor: state === 'removed' ? reason : null });
  const [entry] = await transaction
    .insert(decisions)
    .values({ topicId, state, reason, explanation, decidedOn: today })
    .returning(entryColumns);
  return entry!;
}

/** Who removed a post last. */
export async function removerOf(transaction: Transaction, postId: string): Promise<string | undefined> {
  const [row] = await transaction
    .select({ actor: decisions.updatedBy })
    .from(decisions)
    .where(and(eq(decisions.postId, postId), eq(decisions.state, 'removed')))
    .orderBy(desc(decisions.id))
    .limit(1);
  return row?.actor;
}

export interface Flag {
  readonly postId: string;
  readonly tokenHash: Buffer | null;
  readonly proofId: Buffer | null;
  readonly reason: ModerationEntry['reason'];
  readonly id: string;
}

/** Keeps a report, once for each participant and proof; says what stood against it. */
export async function insertFlag(
  reader: Reader,
  { id, postId, tokenHash, proofId, reason }: Flag,
): Promise<{
  readonly outcome: 'taken' | 'not-found' | 'post-gone' | 'token-unknown';
  readonly state: string;
}> {
  const { rows } = await reader.execute<{ outcome: Awaited<ReturnType<typeof insertFlag>> }>(
    sql`select forums.take_flag(${id}::uuid, ${postId}::uuid, ${tokenHash}::bytea, ${proofId}::bytea, ${reason}) as outcome`,
  );
  return rows[0]!.outcome;
}

/** Whether a token, or a receipt, proves whose a post is. */
export async function isAuthor(reader: Reader, postId: string, tokenHash: Buffer): Promise<boolean> {
  const rows = await reader
    .select({ id: posts.id })
    .from(posts)
    .leftJoin(participants, eq(participants.id, posts.participantId))
    .where(
      and(
        eq(posts.id, postId),
        sql`(${posts.receiptHash} = ${tokenHash} or ${participants.tokenHash} = ${tokenHash})`,
      ),
    );
  return rows.length > 0;
}

const appealColumns = {
  id: appeals.id,
  postId: appeals.postId,
  body: appeals.body,
  state: appeals.state,
  filedOn: appeals.filedOn,
  version: appeals.version,
  createdAt: appeals.createdAt,
  updatedAt: appeals.updatedAt,
};
type AppealRow = Omit<Appeal, 'maskedFields'>;

const shown = (row: AppealRow): Appeal => ({ ...row, maskedFields: [] });

/** Files an appeal against the removal of a post; undefined if one was filed before, or it is not removed. */
export async function insertAppeal(
  transaction: Transaction,
  postId: string,
  body: string,
  today: string,
): Promise<Pick<Appeal, 'postId' | 'state' | 'filedOn'> | undefined> {
  const { rows } = await transaction.execute<
    Pick<Appeal, 'postId' | 'state' | 'filedOn'> & { id: string }
  >(sql`
    select t.id from forums.topics t
     where t.id = (select p.topic_id from forums.posts p where p.id = ${postId}) and t.decision in ('open', 'closed')
       for share`);
  if (rows.length === 0) return undefined;
  const [held] = await transaction
    .select({ topicId: posts.topicId })
    .from(posts)
    .where(and(eq(posts.id, postId), eq(posts.state, 'removed')))
    .for('no key update');
  if (!held) return undefined;
  const [row] = await transaction
    .insert(appeals)
    .values({ topicId: held.topicId, postId, body, filedOn: today })
    .onConflictDoNothing()
    .returning({ postId: appeals.postId, state: appeals.state, filedOn: appeals.filedOn });
  return row;
}

const ofTopicsWithin = (reader: Reader, reach: Reach): SQL | undefined =>
  reach === null
    ? undefined
    : inArray(
        appeals.topicId,
        reader.select({ id: topics.id }).from(topics).where(withinReach(topics.unitId, reach)),
      );

/** The appeals of a topic. */
export function appealList(
  reader: Reader,
  topicId: string,
  state: Appeal['state'] | undefined,
): List<AppealRow, Appeal> {
  const matching = and(
    eq(appeals.topicId, topicId),
    state === undefined ? undefined : eq(appeals.state, state),
  );
  return {
    orders: byId(sql`${appeals.id}`),
    columns: appealColumns,
    rows: (condition) => reader.select(appealColumns).from(appeals).where(and(matching, condition)).getSQL(),
    subjects: () =>
      reader
        .select({
          resource: sql`'forum-appeal'`.as('resource'),
          subject: sql`${appeals.id}::text`.as('subject'),
        })
        .from(appeals)
        .where(matching)
        .getSQL(),
    item: shown,
  };
}

export async function findAppeal(
  reader: Reader,
  appealId: string,
  reach: Reach,
): Promise<Appeal | undefined> {
  const [row] = await reader
    .select(appealColumns)
    .from(appeals)
    .where(and(eq(appeals.id, appealId), ofTopicsWithin(reader, reach)));
  return row && shown(row);
}

/** Settles an appeal whose post is taken; undefined if somebody else did. */
export async function settleAppeal(
  transaction: Transaction,
  appealId: string,
  state: Exclude<Appeal['state'], 'open'>,
): Promise<Appeal | undefined> {
  const [row] = await transaction
    .update(appeals)
    .set({ state })
    .where(and(eq(appeals.id, appealId), eq(appeals.state, 'open')))
    .returning(appealColumns);
  return row && shown(row);
}
