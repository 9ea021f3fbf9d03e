import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { PolicyDocumentStep } from '../schemas/documents.ts';
import { steps } from '../tables.ts';

const columns = {
  id: steps.id,
  kind: steps.kind,
  happenedOn: steps.happenedOn,
  at: steps.at,
  state: steps.state,
  reason: steps.reason,
  versionId: steps.versionId,
  byDocumentId: steps.byDocumentId,
};

export type NewStep = Omit<typeof steps.$inferInsert, 'id' | 'at' | 'takenBy'>;

export const insertStep = (transaction: Transaction, step: NewStep): Promise<unknown> =>
  transaction.insert(steps).values(step);

const orders: SortOrders<PolicyDocumentStep, 'at'> = {
  at: [
    {
      expression: sql`${steps.at}`,
      bind: (value) => sql`${value}::timestamptz`,
      of: ({ at }) => new Date(at).toISOString(),
    },
    { expression: sql`${steps.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** What happened to a document, the oldest first. */
export const stepList = (reader: Reader, documentId: string): List<PolicyDocumentStep> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(steps)
      .where(and(eq(steps.documentId, documentId), condition))
      .getSQL(),
  item: (row) => row,
});
