import { and, eq, sql } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { ConsultationStep } from '../schemas/consultations.ts';
import { steps } from '../tables.ts';

const columns = {
  id: steps.id,
  kind: steps.kind,
  happenedOn: steps.happenedOn,
  at: steps.at,
  reason: steps.reason,
  versionId: steps.versionId,
  closesOn: steps.closesOn,
};

export type NewStep = Omit<typeof steps.$inferInsert, 'id' | 'at' | 'takenBy'>;

export const insertStep = (transaction: Transaction, step: NewStep): Promise<unknown> =>
  transaction.insert(steps).values(step);

const orders: SortOrders<ConsultationStep, 'at'> = {
  at: [
    {
      expression: sql`${steps.at}`,
      bind: (value) => sql`${value}::timestamptz`,
      of: ({ at }) => new Date(at).toISOString(),
    },
    { expression: sql`${steps.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** What happened to a consultation, the oldest first. */
export const stepList = (reader: Reader, consultationId: string): List<ConsultationStep> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(steps)
      .where(and(eq(steps.roundId, consultationId), condition))
      .getSQL(),
  item: (row) => row,
});

/** Notes once what opened or closed by its days; tells how many did. */
export const noteDays = (database: Database, today: string): Promise<number> =>
  database.transaction({ kind: 'system', id: 'note-consultation-days' }, async (transaction) => {
    const { rows } = await transaction.execute<{
      roundId: string;
      kind: 'opened' | 'closed';
      day: string;
    }>(sql`
      select r.id as "roundId", due.kind, due.day::text as "day"
        from consultations.rounds r
       cross join lateral (values ('opened', r.opens_on), ('closed', r.closes_on + 1)) due (kind, day)
       where r.ending is null and due.day <= ${today}
         and not exists (select from consultations.steps s
                          where s.round_id = r.id and s.kind = due.kind and s.happened_on = due.day)
       order by due.day, r.id`);
    if (rows.length === 0) return 0;
    const noted = await transaction
      .insert(steps)
      .values(rows.map(({ roundId, kind, day }) => ({ roundId, kind, happenedOn: day })))
      .onConflictDoNothing()
      .returning({ id: steps.id });
    return noted.length;
  });
