import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { commentGroups, comments, groupAnswers } from '../comment-tables.ts';
import type { CommentGroup, GroupAnswer } from '../schemas/groups.ts';

const commentsWhere = (condition: SQL): SQL<number> => sql<number>`(
  select count(*)::int from consultations.comments c where c.group_id = comment_groups.id and ${condition})`;

const columns = {
  id: commentGroups.id,
  consultationId: commentGroups.roundId,
  title: commentGroups.title,
  summary: commentGroups.summary,
  commentCount: commentsWhere(sql`true`),
  supportCount: commentsWhere(sql`c.kind = 'support'`),
  concernCount: commentsWhere(sql`c.kind = 'concern'`),
  suggestionCount: commentsWhere(sql`c.kind = 'suggestion'`),
  answer: sql<CommentGroup['answer']>`(
    select jsonb_build_object('outcome', a.outcome, 'reason', a.reason,
                              'changedProvisions', to_jsonb(a.changed_provisions), 'answeredOn', a.answered_on)
      from consultations.group_answers a
     where a.group_id = comment_groups.id
       and not exists (select from consultations.group_answers later where later.corrects_id = a.id))`,
  version: commentGroups.version,
  createdAt: commentGroups.createdAt,
  updatedAt: commentGroups.updatedAt,
};

const orders: SortOrders<CommentGroup, 'id'> = {
  id: [
    {
      expression: sql`${commentGroups.id}`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ id }) => id,
    },
  ],
};

export const groupList = (reader: Reader, consultationId: string): List<CommentGroup> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(commentGroups)
      .where(and(eq(commentGroups.roundId, consultationId), condition))
      .getSQL(),
  item: (row) => row,
});

export const readGroups = (reader: Reader, consultationId: string): Promise<CommentGroup[]> =>
  reader
    .select(columns)
    .from(commentGroups)
    .where(eq(commentGroups.roundId, consultationId))
    .orderBy(asc(commentGroups.id));

export async function findGroup(reader: Reader, groupId: string): Promise<CommentGroup | undefined> {
  const [row] = await reader.select(columns).from(commentGroups).where(eq(commentGroups.id, groupId));
  return row;
}

export async function insertGroup(
  transaction: Transaction,
  row: typeof commentGroups.$inferInsert,
): Promise<string> {
  const [inserted] = await transaction.insert(commentGroups).values(row).returning({ id: commentGroups.id });
  return inserted!.id;
}

export const updateGroup = (
  transaction: Transaction,
  groupId: string,
  change: Partial<typeof commentGroups.$inferInsert>,
): Promise<unknown> =>
  transaction
    .update(commentGroups)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(commentGroups.id, groupId));

/** Removes a group; its comments are in none then. */
export async function deleteGroup(transaction: Transaction, groupId: string): Promise<void> {
  await transaction.update(comments).set({ groupId: null }).where(eq(comments.groupId, groupId));
  await transaction.delete(commentGroups).where(eq(commentGroups.id, groupId));
}

/** A comment that is to come into a group. */
export interface Groupable {
  readonly id: string;
  readonly state: typeof comments.$inferSelect.state;
  /** Whether it is in a group that is answered. */
  readonly isAnswered: boolean;
}

export const readGroupable = (
  transaction: Transaction,
  roundId: string,
  commentIds: readonly string[],
): Promise<Groupable[]> =>
  transaction
    .select({
      id: comments.id,
      state: comments.state,
      isAnswered: sql<boolean>`exists (
        select from consultations.group_answers a where a.group_id = comments.group_id)`,
    })
    .from(comments)
    .where(and(eq(comments.roundId, roundId), inArray(comments.id, [...commentIds])));

export const putIntoGroup = (
  transaction: Transaction,
  groupId: string,
  commentIds: readonly string[],
): Promise<unknown> =>
  transaction
    .update(comments)
    .set({ groupId })
    .where(inArray(comments.id, [...commentIds]));

const answerColumns = {
  id: groupAnswers.id,
  groupId: groupAnswers.groupId,
  outcome: groupAnswers.outcome,
  reason: groupAnswers.reason,
  changedProvisions: groupAnswers.changedProvisions,
  correctsId: groupAnswers.correctsId,
  correctionReason: groupAnswers.correctionReason,
  answeredOn: groupAnswers.answeredOn,
  answeredAt: groupAnswers.answeredAt,
};

/** The answers to a group, the first first. */
export const answerList = (reader: Reader, groupId: string): List<GroupAnswer> => ({
  orders: {
    id: [{ expression: sql`${groupAnswers.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  },
  columns: answerColumns,
  rows: (condition) =>
    reader
      .select(answerColumns)
      .from(groupAnswers)
      .where(and(eq(groupAnswers.groupId, groupId), condition))
      .getSQL(),
  item: (row) => row,
});

/** The answer to a group that holds now. */
export async function findAnswer(reader: Reader, groupId: string): Promise<GroupAnswer | undefined> {
  const [row] = await reader
    .select(answerColumns)
    .from(groupAnswers)
    .where(
      and(
        eq(groupAnswers.groupId, groupId),
        sql`not exists (select from consultations.group_answers later where later.corrects_id = group_answers.id)`,
      ),
    );
  return row;
}

export async function insertAnswer(
  transaction: Transaction,
  row: typeof groupAnswers.$inferInsert,
): Promise<GroupAnswer> {
  const [inserted] = await transaction.insert(groupAnswers).values(row).returning(answerColumns);
  return inserted!;
}
