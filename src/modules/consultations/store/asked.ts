import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { AskedConsultation } from '../schemas/consultations.ts';
import { rounds } from '../tables.ts';
import {
  type AskedRow,
  askedColumns,
  type ConsultationFilter,
  matching,
  ordersOf,
  shownToAsked,
} from './rounds.ts';

/** Who is asked: everybody, or a civil servant where the own seat is. */
export type Asked = 'public' | { readonly employeeId: string; readonly unitId: string | null };

/** What was cancelled before it began was never asked. */
const hasBegun = (today: string): SQL =>
  sql`${rounds.opensOn} <= ${today} and (${rounds.ending} is distinct from 'cancelled' or ${rounds.endedOn} >= ${rounds.opensOn})`;

/** The condition that somebody is asked now. */
export function isAsked(who: Asked, today: string): SQL {
  if (who === 'public') return sql`(rounds.audience = 'public' and ${hasBegun(today)})`;
  const { unitId } = who;
  return sql`(rounds.audience = 'internal' and ${hasBegun(today)} and ${unitId}::uuid is not null
    and (rounds.unit_ids = '{}' or rounds.unit_ids && (
      array(select a.unit_id from organisation.ancestors(${unitId}::uuid, ${today}) a) || ${unitId}::uuid)))`;
}

/** What somebody may read: also where they spoke before they left the units that are asked. */
const mayRead = (who: Asked, today: string): SQL =>
  who === 'public'
    ? isAsked(who, today)
    : sql`(${isAsked(who, today)} or exists (
        select from consultations.comments c where c.round_id = rounds.id and c.employee_id = ${who.employeeId}))`;

export const askedList = (
  reader: Reader,
  who: Asked,
  filter: ConsultationFilter,
  today: string,
): List<AskedRow, AskedConsultation> => ({
  orders: ordersOf<AskedRow>(),
  columns: askedColumns,
  rows: (condition) =>
    reader
      .select(askedColumns)
      .from(rounds)
      .where(and(mayRead(who, today), matching(filter, today), condition))
      .getSQL(),
  item: (row) => shownToAsked(row, today),
});

/**
 * A consultation that somebody may read.
 * @throws Problem `not-found` if there is none
 */
export async function readAsked(
  reader: Reader,
  consultationId: string,
  who: Asked,
  today: string,
): Promise<AskedConsultation> {
  const [row] = await reader
    .select(askedColumns)
    .from(rounds)
    .where(and(eq(rounds.id, consultationId), mayRead(who, today)));
  if (!row) throw notFound();
  return shownToAsked(row, today);
}

/**
 * A consultation that somebody is asked in, for a comment: nobody ends or changes it meanwhile.
 * @throws Problem `not-found` if there is none
 */
export async function holdAsked(
  transaction: Transaction,
  consultationId: string,
  who: Asked,
  today: string,
): Promise<AskedConsultation> {
  const [held] = await transaction
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.id, consultationId), isAsked(who, today)))
    .for('share');
  if (!held) throw notFound();
  return readAsked(transaction, consultationId, who, today);
}
