import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { FollowUpStep } from '../schemas/follow-ups.ts';
import { steps } from '../tables.ts';

const columns = {
  id: steps.id,
  kind: steps.kind,
  at: steps.at,
  message: steps.message,
  dueOn: steps.dueOn,
};

type NewStep = Omit<typeof steps.$inferInsert, 'id' | 'at' | 'takenBy'>;

export const insertStep = (transaction: Transaction, step: NewStep): Promise<unknown> =>
  transaction.insert(steps).values(step);

/** What happened to an action, the oldest first. */
export const readSteps = (reader: Reader, actionId: string): Promise<FollowUpStep[]> =>
  reader
    .select(columns)
    .from(steps)
    .where(eq(steps.actionId, actionId))
    .orderBy(asc(steps.at), asc(steps.id))
    .limit(1000);

const orders: SortOrders<FollowUpStep, 'at'> = {
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
export const stepList = (reader: Reader, actionId: string): List<FollowUpStep> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(steps)
      .where(and(eq(steps.actionId, actionId), condition))
      .getSQL(),
  item: (row) => row,
});
