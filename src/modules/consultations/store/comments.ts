import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { commentDecisions, comments } from '../comment-tables.ts';
import type { PublicComment, ReadComment } from '../schemas/comments.ts';

/** What was said, of whatever reader. */
export const saidColumns = {
  id: comments.id,
  consultationId: comments.roundId,
  versionId: comments.versionId,
  kind: comments.kind,
  eId: comments.eId,
  provisionLabel: sql<string | null>`(
    select p.label from consultations.provisions p
     where p.round_id = comments.round_id and p.version_id = comments.version_id and p.e_id = comments.e_id)`,
  isProvisionDropped: sql<boolean>`(comments.e_id is not null and not exists (
    select from consultations.rounds r
      join consultations.provisions p on p.round_id = r.id and p.version_id = r.version_id and p.e_id = comments.e_id
     where r.id = comments.round_id))`,
  preferredAlternative: comments.preferredAlternative,
  writtenOn: comments.writtenOn,
};

export const commentOrders = <Of extends Pick<PublicComment, 'id' | 'writtenOn'>>(): SortOrders<
  Of,
  'writtenOn'
> => ({
  writtenOn: [
    {
      expression: sql`${comments.writtenOn}`,
      bind: (value) => sql`${value}::date`,
      of: ({ writtenOn }) => writtenOn,
    },
    { expression: sql`${comments.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
});

/** Of what was said in confidence neither name nor unit is ever read. */
const readColumns = {
  ...saidColumns,
  text: comments.text,
  state: comments.state,
  rejectedFor: comments.rejectedFor,
  findings: comments.findings,
  isConfidential: comments.isConfidential,
  authorName: sql<string | null>`(
    select e.name from employees.employees e where e.id = comments.employee_id and not comments.is_confidential)`,
  authorUnitId: sql<string | null>`case when not comments.is_confidential then comments.unit_id end`,
  groupId: comments.groupId,
  maskedFields: sql<string[]>`'{}'::text[]`,
};

export interface CommentFilter {
  readonly kind?: ReadComment['kind'];
  readonly state?: ReadComment['state'];
  readonly eId?: string;
  readonly groupId?: string;
  readonly isGrouped?: boolean;
  readonly preferredAlternative?: string;
}

const matching = (roundId: string, filter: CommentFilter): SQL | undefined => {
  const { kind, state, eId, groupId, isGrouped, preferredAlternative } = filter;
  return and(
    eq(comments.roundId, roundId),
    kind === undefined ? undefined : eq(comments.kind, kind),
    state === undefined ? undefined : eq(comments.state, state),
    eId === undefined ? undefined : eq(comments.eId, eId),
    groupId === undefined ? undefined : eq(comments.groupId, groupId),
    isGrouped === undefined ? undefined : sql`(${comments.groupId} is not null) = ${isGrouped}`,
    preferredAlternative === undefined ? undefined : eq(comments.preferredAlternative, preferredAlternative),
  );
};

/** Comments as those read them who answer. */
export const commentList = (
  reader: Reader,
  consultationId: string,
  filter: CommentFilter,
): List<ReadComment> => ({
  orders: commentOrders<ReadComment>(),
  columns: readColumns,
  rows: (condition) =>
    reader
      .select(readColumns)
      .from(comments)
      .where(and(matching(consultationId, filter), condition))
      .getSQL(),
  subjects: () =>
    reader
      .select({
        resource: sql`'consultation-comment'`.as('resource'),
        subject: sql`${comments.id}::text`.as('subject'),
      })
      .from(comments)
      .where(matching(consultationId, filter))
      .getSQL(),
  item: (row) => row,
});

const publicColumns = { ...saidColumns, text: sql<string>`${comments.text}` };

/** Comments of a public consultation as everybody reads them. */
export const publicCommentList = (
  reader: Reader,
  consultationId: string,
  filter: CommentFilter,
): List<PublicComment> => ({
  orders: commentOrders<PublicComment>(),
  columns: publicColumns,
  rows: (condition) =>
    reader
      .select(publicColumns)
      .from(comments)
      .where(and(matching(consultationId, filter), sql`${comments.state} = 'shown'`, condition))
      .getSQL(),
  item: (row) => row,
});

export async function findComment(reader: Reader, commentId: string): Promise<ReadComment | undefined> {
  const [row] = await reader.select(readColumns).from(comments).where(eq(comments.id, commentId));
  return row;
}

/** Settles a comment that is held; what is rejected for its personal data is gone for good. */
export async function settleComment(
  transaction: Transaction,
  { id: commentId, consultationId: roundId }: Pick<ReadComment, 'id' | 'consultationId'>,
  ground: ReadComment['rejectedFor'],
  today: string,
): Promise<void> {
  await transaction
    .update(comments)
    .set({
      state: ground === null ? 'shown' : 'rejected',
      rejectedFor: ground,
      ...(ground === 'personal-data' ? { text: null } : {}),
    })
    .where(eq(comments.id, commentId));
  await transaction
    .insert(commentDecisions)
    .values({ roundId, commentId, isReleased: ground === null, ground, decidedOn: today });
}
