import { and, asc, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { renderMarkdown } from '../../../platform/public-writes/index.ts';
import type { ReportMessage, ReportStep } from '../schemas/reports.ts';
import { messages, steps } from '../tables.ts';

const stepColumns = {
  id: steps.id,
  kind: steps.kind,
  at: steps.at,
  fromUnitId: steps.fromUnitId,
  toUnitId: steps.toUnitId,
  ground: steps.ground,
  deadlineStep: steps.deadlineStep,
  escalationLevel: steps.level,
  deadlineAt: steps.deadlineAt,
  message: steps.message,
};

/** Taken now, if it is not said when. */
type NewStep = Omit<typeof steps.$inferInsert, 'id' | 'at' | 'takenBy'> & { readonly at?: Date };

export const insertSteps = (transaction: Transaction, taken: readonly NewStep[]): Promise<unknown> =>
  transaction
    .insert(steps)
    .values(taken.map((step) => ({ at: sql`date_trunc('milliseconds', now())`, ...step })));

/** Reminders are among officers. */
export const isStepTold = ne(steps.kind, 'reminded');

/** What everybody may know of what happened to a report, the oldest first. */
export const readSteps = (reader: Reader, reportId: string): Promise<ReportStep[]> =>
  reader
    .select(stepColumns)
    .from(steps)
    .where(and(eq(steps.reportId, reportId), isStepTold))
    .orderBy(asc(steps.at), asc(steps.id))
    .limit(1000);

const stepOrders: SortOrders<ReportStep, 'at'> = {
  at: [
    {
      expression: sql`${steps.at}`,
      bind: (value) => sql`${value}::timestamptz`,
      of: ({ at }) => new Date(at).toISOString(),
    },
    { expression: sql`${steps.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** As {@link readSteps}, page by page. */
export const stepList = (reader: Reader, reportId: string): List<ReportStep, ReportStep> => ({
  orders: stepOrders,
  columns: stepColumns,
  rows: (condition) =>
    reader
      .select(stepColumns)
      .from(steps)
      .where(and(eq(steps.reportId, reportId), condition))
      .getSQL(),
  item: (row) => row,
});

/** The units that sent a report on to another. */
export async function unitsThatSentOn(reader: Reader, reportId: string): Promise<ReadonlySet<string>> {
  const rows = await reader
    .selectDistinct({ unitId: steps.fromUnitId })
    .from(steps)
    .where(and(eq(steps.reportId, reportId), eq(steps.kind, 'routed')));
  return new Set(rows.flatMap(({ unitId }) => unitId ?? []));
}

const messageColumns = {
  id: messages.id,
  reportNumber: sql<string>`(select r.number from reports.reports r
    where r.id = coalesce(messages.source_report_id, messages.report_id))`,
  author: messages.author,
  isInternal: messages.isInternal,
  body: messages.body,
  writtenAt: messages.writtenAt,
};
type MessageRow = Omit<ReportMessage, 'html'>;

const shown = (row: MessageRow): ReportMessage => ({ ...row, html: renderMarkdown(row.body) });

type NewMessage = Pick<
  typeof messages.$inferInsert,
  'reportId' | 'sourceReportId' | 'author' | 'isInternal' | 'body' | 'writtenAt'
>;

export async function insertMessage(transaction: Transaction, message: NewMessage): Promise<ReportMessage> {
  const [row] = await transaction.insert(messages).values(message).returning(messageColumns);
  return shown(row!);
}

/** The report in whose conversation a message stands. */
const conversationOf = (reportId: string): SQL =>
  sql`((${messages.reportId} = ${reportId} and ${messages.sourceReportId} is null) or ${messages.sourceReportId} = ${reportId})`;

/** What whoever reported writes: sent again before anybody answered, it is the same message. */
export async function insertReply(
  transaction: Transaction,
  { id, target }: { readonly id: string; readonly target: { readonly id: string } },
  body: string,
): Promise<void> {
  const [last] = await transaction
    .select({ author: messages.author, body: messages.body })
    .from(messages)
    .where(conversationOf(id))
    .orderBy(desc(messages.id))
    .limit(1);
  if (last?.author === 'reporter' && last.body === body) return;
  await insertMessage(transaction, {
    reportId: target.id,
    sourceReportId: target.id === id ? null : id,
    author: 'reporter',
    body,
  });
}

/** What was written to and fro, without the notes of officers; the oldest first. */
export async function readConversation(reader: Reader, reportId: string): Promise<ReportMessage[]> {
  const rows = await reader
    .select(messageColumns)
    .from(messages)
    .where(and(conversationOf(reportId), eq(messages.isInternal, false)))
    .orderBy(asc(messages.id))
    .limit(1000);
  return rows.map(shown);
}

const orders: SortOrders<MessageRow, 'id'> = {
  id: [{ expression: sql`${messages.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

/** All messages of a report and of those that were merged into it, with the notes. */
export const messageList = (reader: Reader, reportId: string): List<MessageRow, ReportMessage> => ({
  orders,
  columns: messageColumns,
  rows: (condition) =>
    reader
      .select(messageColumns)
      .from(messages)
      .where(
        and(
          sql`${messages.reportId} in (
            select ${reportId}::uuid union all select m.id from reports.reports m where m.merged_into_id = ${reportId})`,
          condition,
        ),
      )
      .getSQL(),
  item: shown,
});
