import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import { comments } from '../comment-tables.ts';
import type { OwnComment } from '../schemas/comments.ts';
import { commentOrders, saidColumns } from './comments.ts';

export type CommentRow = typeof comments.$inferInsert;

const ownColumns = {
  ...saidColumns,
  text: comments.text,
  state: comments.state,
  isConfidential: comments.isConfidential,
  groupTitle: sql<string | null>`(
    select g.title from consultations.comment_groups g where g.id = comments.group_id)`,
  answer: sql<OwnComment['answer']>`(
    select jsonb_build_object('outcome', a.outcome, 'reason', a.reason,
                              'changedProvisions', to_jsonb(a.changed_provisions), 'answeredOn', a.answered_on)
      from consultations.group_answers a
     where a.group_id = comments.group_id
       and not exists (select from consultations.group_answers later where later.corrects_id = a.id))`,
};

/** What somebody said oneself, in one consultation or in all. */
export const ownCommentList = (
  reader: Reader,
  employeeId: string,
  consultationId?: string,
): List<OwnComment> => ({
  orders: commentOrders<OwnComment>(),
  columns: ownColumns,
  rows: (condition) =>
    reader
      .select(ownColumns)
      .from(comments)
      .where(
        and(
          eq(comments.employeeId, employeeId),
          consultationId === undefined ? undefined : eq(comments.roundId, consultationId),
          condition,
        ),
      )
      .getSQL(),
  item: (row) => row,
});

export const ownCommentsOf = (reader: Reader, employeeId: string): Promise<OwnComment[]> =>
  reader
    .select(ownColumns)
    .from(comments)
    .where(eq(comments.employeeId, employeeId))
    .orderBy(comments.writtenOn, comments.id);

export async function findOwnComment(
  reader: Reader,
  commentId: string,
  employeeId: string,
): Promise<OwnComment | undefined> {
  const [row] = await reader
    .select(ownColumns)
    .from(comments)
    .where(and(eq(comments.id, commentId), eq(comments.employeeId, employeeId)));
  return row;
}

/** Keeps what a civil servant says, with the gender of the file and the district of the unit, for figures alone. */
export async function insertOwnComment(
  transaction: Transaction,
  row: CommentRow & { readonly employeeId: string; readonly unitId: string },
  today: string,
): Promise<string> {
  const { employeeId, unitId } = row;
  const [inserted] = await transaction
    .insert(comments)
    .values({
      ...row,
      gender: sql`(select e.gender from employees.employees e where e.id = ${employeeId})`,
      districtId: sql`(
        select a.id
          from (select ${unitId}::uuid as unit_id, 0 as distance
                union all select unit_id, distance from organisation.ancestors(${unitId}, ${today})) line
          join territory.areas a on a.unit_id = line.unit_id and a.kind = 'district'
         order by line.distance, a.code limit 1)`,
    })
    .returning({ id: comments.id });
  return inserted!.id;
}

/** Keeps what somebody of the public says; false if the id is taken, be it by the same comment. */
export async function insertPublicComment(transaction: Transaction, row: CommentRow): Promise<boolean> {
  const inserted = await transaction
    .insert(comments)
    .values(row)
    .onConflictDoNothing({ target: comments.id })
    .returning({ id: comments.id });
  return inserted.length === 1;
}

/** What was kept of a comment that the public sent before. */
export async function findSent(
  reader: Reader,
  commentId: string,
): Promise<Pick<typeof comments.$inferSelect, 'roundId' | 'contentHash' | 'state'> | undefined> {
  const [row] = await reader
    .select({ roundId: comments.roundId, contentHash: comments.contentHash, state: comments.state })
    .from(comments)
    .where(eq(comments.id, commentId));
  return row;
}

/** Takes an own comment back: its text is gone, and that there was one stays. False if it does not count any more. */
export async function withdrawComment(transaction: Transaction, commentId: string): Promise<boolean> {
  const withdrawn = await transaction
    .update(comments)
    .set({ state: 'withdrawn', text: null, eId: null, preferredAlternative: null, groupId: null })
    .where(and(eq(comments.id, commentId), eq(comments.state, 'shown')))
    .returning({ id: comments.id });
  return withdrawn.length === 1;
}

/** Whether an area is a district; undefined if there is none with this id. */
export async function isDistrict(reader: Reader, areaId: string): Promise<boolean | undefined> {
  const { rows } = await reader.execute<{ kind: string }>(
    sql`select a.kind from territory.areas a where a.id = ${areaId}`,
  );
  return rows[0] && rows[0].kind === 'district';
}
