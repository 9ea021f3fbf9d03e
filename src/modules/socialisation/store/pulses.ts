import { and, asc, eq, max, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { readinessProblems } from '../readiness-problems.ts';
import { pulseParticipants, pulses } from '../readiness-tables.ts';
import { pulseStateOn } from '../rules/pulses.ts';
import type { Pulse } from '../schemas/pulses.ts';

const columns = {
  id: pulses.id,
  campaignId: pulses.campaignId,
  number: pulses.number,
  opensOn: pulses.opensOn,
  closesOn: pulses.closesOn,
  statements: pulses.statements,
  cancelledOn: pulses.cancelledOn,
  cancelReason: pulses.cancelReason,
  version: pulses.version,
  createdAt: pulses.createdAt,
  updatedAt: pulses.updatedAt,
};

type Row = Omit<Pulse, 'state'>;

const shown = (row: Row, today: string): Pulse => ({ ...row, state: pulseStateOn(row, today) });

const orders: SortOrders<Row, 'number'> = {
  number: [
    { expression: sql`${pulses.number}`, bind: (value) => sql`${value}::int`, of: ({ number }) => number },
  ],
};

/** The pulses of a campaign. */
export const pulseList = (reader: Reader, campaignId: string, today: string): List<Row, Pulse> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(pulses)
      .where(and(eq(pulses.campaignId, campaignId), condition))
      .getSQL(),
  item: (row) => shown(row, today),
});

/** A pulse of whatever campaign: whoever asks must see that. */
export async function findPulse(reader: Reader, pulseId: string, today: string): Promise<Pulse | undefined> {
  const [row] = await reader.select(columns).from(pulses).where(eq(pulses.id, pulseId));
  return row && shown(row, today);
}

/** The pulses of a campaign that were not cancelled, in the order of their days. */
export async function askedPulses(reader: Reader, campaignId: string, today: string): Promise<Pulse[]> {
  const rows = await reader
    .select(columns)
    .from(pulses)
    .where(and(eq(pulses.campaignId, campaignId), sql`${pulses.cancelledOn} is null`))
    .orderBy(asc(pulses.opensOn));
  return rows.map((row) => shown(row, today));
}

/** The campaign must have been taken, so that numbers count up. */
export async function insertPulse(
  transaction: Transaction,
  row: Omit<typeof pulses.$inferInsert, 'number'>,
): Promise<string> {
  const [last] = await transaction
    .select({ number: max(pulses.number) })
    .from(pulses)
    .where(eq(pulses.campaignId, row.campaignId));
  const [inserted] = await transaction
    .insert(pulses)
    .values({ ...row, number: (last?.number ?? 0) + 1 })
    .returning({ id: pulses.id });
  return inserted!.id;
}

/**
 * Cancels a pulse that nobody has answered: waits for answers that are being given.
 * @throws Problem `pulse-state` if it is over; `pulse-has-answers`
 */
export async function cancelPulse(
  transaction: Transaction,
  pulseId: string,
  reason: string,
  today: string,
  expected: number | '*',
): Promise<void> {
  const [held] = await transaction.select(columns).from(pulses).where(eq(pulses.id, pulseId)).for('update');
  requireVersion(expected, held!.version);
  const state = pulseStateOn(held!, today);
  if (state === 'closed' || state === 'cancelled')
    throw new Problem(readinessProblems['pulse-state'], { parameters: { state, wanted: 'planned, open' } });
  const answered = await transaction
    .select({ pulseId: pulseParticipants.pulseId })
    .from(pulseParticipants)
    .where(eq(pulseParticipants.pulseId, pulseId))
    .limit(1);
  if (answered.length > 0) throw new Problem(readinessProblems['pulse-has-answers']);
  await transaction
    .update(pulses)
    .set({ cancelledOn: today, cancelReason: reason, updatedAt: sql`now()` })
    .where(eq(pulses.id, pulseId));
}
