import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { socialisationProblems } from '../problems.ts';
import { readinessProblems } from '../readiness-problems.ts';
import { pulseParticipants, pulses } from '../readiness-tables.ts';
import type { CampaignState } from '../reference.ts';
import { pulseStateOn } from '../rules/pulses.ts';
import { tallyOf } from '../rules/readiness.ts';
import type { OwnPulse, PulseScores } from '../schemas/pulses.ts';

const orders: SortOrders<OwnPulse, 'closesOn'> = {
  closesOn: [
    { expression: sql`p.closes_on`, bind: (value) => sql`${value}::date`, of: ({ closesOn }) => closesOn },
    { expression: sql`p.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** The pulses that are open to somebody on a day. */
export const ownPulseList = (
  employeeId: string,
  today: string,
  filter: { readonly isAnswered?: boolean; readonly pulseId?: string },
): List<OwnPulse> => ({
  orders,
  rows: (condition) => sql`
    select p.id, p.campaign_id as "campaignId", c.title, p.number, p.opens_on as "opensOn",
           p.closes_on as "closesOn", p.statements, answered.pulse_id is not null as "isAnswered"
      from socialisation.members m
      join socialisation.campaigns c on c.id = m.campaign_id and c.state <> 'cancelled'
      join socialisation.pulses p on p.campaign_id = m.campaign_id and p.cancelled_on is null
       and ${today}::date between p.opens_on and p.closes_on
      left join socialisation.pulse_participants answered
        on answered.pulse_id = p.id and answered.employee_id = m.employee_id
     where m.employee_id = ${employeeId} and m.left_on is null
       and ${filter.pulseId === undefined ? sql`true` : sql`p.id = ${filter.pulseId}`}
       and ${filter.isAnswered === undefined ? sql`true` : sql`(answered.pulse_id is not null) = ${filter.isAnswered}`}
       and ${condition}`,
  item: (row) => row,
});

export async function findOwnPulse(
  reader: Reader,
  employeeId: string,
  pulseId: string,
  today: string,
): Promise<OwnPulse | undefined> {
  const { rows } = await reader.execute<OwnPulse & Record<string, unknown>>(
    ownPulseList(employeeId, today, { pulseId }).rows(sql`true`),
  );
  return rows[0];
}

interface Seat {
  readonly state: CampaignState;
  readonly unitId: string;
  readonly positionKind: string;
  readonly leftOn: string | null;
  readonly [name: string]: unknown;
}

/**
 * Notes that somebody has answered a pulse, and adds the answer to those of the unit where they sit: nothing is kept
 * that would lead from the one to the other.
 * @throws Problem `not-found` to whom it is not put; `pulse-state` unless it is open; `left-audience`;
 *   `pulse-answered-already`
 */
export async function answerPulse(
  transaction: Transaction,
  pulseId: string,
  employeeId: string,
  scores: PulseScores,
  today: string,
): Promise<void> {
  const [pulse] = await transaction
    .select({
      campaignId: pulses.campaignId,
      opensOn: pulses.opensOn,
      closesOn: pulses.closesOn,
      cancelledOn: pulses.cancelledOn,
    })
    .from(pulses)
    .where(eq(pulses.id, pulseId))
    .for('share');
  if (!pulse) throw notFound();
  const { rows } = await transaction.execute<Seat>(sql`
    select c.state, m.unit_id as "unitId", m.position_kind as "positionKind", m.left_on as "leftOn"
      from socialisation.members m join socialisation.campaigns c on c.id = m.campaign_id
     where m.campaign_id = ${pulse.campaignId} and m.employee_id = ${employeeId}`);
  const [seat] = rows;
  if (!seat || seat.state === 'cancelled') throw notFound();
  const state = pulseStateOn(pulse, today);
  if (state !== 'open')
    throw new Problem(readinessProblems['pulse-state'], { parameters: { state, wanted: 'open' } });
  if (seat.leftOn !== null)
    throw new Problem(socialisationProblems['left-audience'], { parameters: { leftOn: seat.leftOn } });
  await transaction.insert(pulseParticipants).values({ pulseId, employeeId });
  const { sums, favourable } = tallyOf(scores);
  const added = (column: string) => sql`(
    select array_agg(one + more order by place)
      from unnest(t.${sql.raw(column)}, excluded.${sql.raw(column)}) with ordinality as u (one, more, place))`;
  await transaction.execute(sql`
    insert into socialisation.pulse_tallies as t (pulse_id, unit_id, position_kind, answers, sums, favourable)
    values (${pulseId}, ${seat.unitId}, ${seat.positionKind}, 1, ${sql.param([...sums])}::int[],
            ${sql.param([...favourable])}::int[])
        on conflict (pulse_id, unit_id, position_kind) do update
       set answers = t.answers + 1, sums = ${added('sums')}, favourable = ${added('favourable')}`);
}
