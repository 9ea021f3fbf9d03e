import { type SQL, sql } from 'drizzle-orm';
import type { Counted } from '../rules/figures.ts';
import { cells } from '../tables.ts';

/** The columns that count reports. */
export const counts = {
  received: cells.received,
  firstResponded: cells.firstResponded,
  firstInTime: cells.firstInTime,
  resolved: cells.resolved,
  resolvedInTime: cells.resolvedInTime,
  overdue: cells.overdue,
  everResolved: cells.everResolved,
  reopened: cells.reopened,
  returned: cells.returned,
  outOfAuthority: cells.outOfAuthority,
  tooGeneral: cells.tooGeneral,
  notRelevant: cells.notRelevant,
  abusive: cells.abusive,
  notCompleted: cells.notCompleted,
  merged: cells.merged,
  unverified: cells.unverified,
  unverifiedOverdue: cells.unverifiedOverdue,
  satisfactionAnswers: cells.satisfactionAnswers,
  satisfactionSum: cells.satisfactionSum,
  satisfied: cells.satisfied,
} satisfies Partial<Record<keyof Counted, unknown>>;

/** The sums of these columns, of cells that go by `c`. */
export const summed: SQL = sql.join(
  Object.entries(counts).map(
    ([name, column]) =>
      sql`coalesce(sum(c.${sql.identifier(column.name)}), 0)::int as ${sql.identifier(name)}`,
  ),
  sql`, `,
);
