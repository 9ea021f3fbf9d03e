import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { seatedStates } from '../rules/enrolments.ts';
import type { HeldSession } from './sessions.ts';

const taken = sql`${sql.param(seatedStates)}::text[]`;

/** The nearest unit at or above somebody’s own that has a share in the seats; null if none has. */
export const nearestShare = ({ unitQuotas }: Shares, employeeId: SQL, today: string): SQL =>
  unitQuotas.length === 0
    ? sql`null::uuid`
    : sql`(
  select line.unit_id
    from employees.home_unit(${employeeId}, ${today}::date) home
   cross join lateral (
     select home.unit_id, 0 as distance
     union all
     select a.unit_id, a.distance from organisation.ancestors(home.unit_id, ${today}::date) a) line
   where line.unit_id = any(${sql.param(unitQuotas.map(({ unitId }) => unitId.toLowerCase()))}::uuid[])
   order by line.distance limit 1)`;

type Shares = Pick<HeldSession, 'unitQuotas'>;

/** The unit whose share somebody’s seat is taken from. */
export async function shareOf(
  transaction: Transaction,
  session: Shares,
  employeeId: string,
  today: string,
): Promise<string | null> {
  if (session.unitQuotas.length === 0) return null;
  const { rows } = await transaction.execute<{ unitId: string | null }>(
    sql`select ${nearestShare(session, sql`${employeeId}::uuid`, today)} as "unitId"`,
  );
  return rows[0]?.unitId ?? null;
}

/**
 * Counts everybody enrolled to the shares as they are now.
 * @returns whether more seats of a share are taken than it has
 */
export async function shareAnew(
  transaction: Transaction,
  session: HeldSession,
  today: string,
): Promise<boolean> {
  await transaction.execute(sql`
    update trainings.enrolments e set quota_unit_id = ${nearestShare(session, sql`e.employee_id`, today)}
     where e.session_id = ${session.id} and e.state not in ('declined', 'withdrawn')`);
  const { rowCount } = await transaction.execute(sql`
    select from jsonb_to_recordset(${JSON.stringify(session.unitQuotas)}::jsonb) as s("unitId" uuid, quota int)
     where s.quota < (
       select count(*) from trainings.enrolments e
        where e.session_id = ${session.id} and e.state = any(${taken}) and e.quota_unit_id = s."unitId")`);
  return rowCount! > 0;
}

/**
 * Gives the free seats of a session to those who wait, in the order of their arrival: whoever’s share is used up is passed
 * over, and keeps the place. The session must have been taken for a change.
 */
export async function fillSeats(transaction: Transaction, session: HeldSession): Promise<void> {
  const { id, quota, unitQuotas } = session;
  const { rows } = await transaction.execute<{ quotaUnitId: string | null; taken: number }>(sql`
    select e.quota_unit_id as "quotaUnitId", count(*)::int as taken from trainings.enrolments e
     where e.session_id = ${id} and e.state = any(${taken}) group by 1`);
  const left = new Map(unitQuotas.map((share) => [share.unitId.toLowerCase(), share.quota]));
  let free = quota;
  for (const { quotaUnitId, taken } of rows) {
    free -= taken;
    if (quotaUnitId !== null) left.set(quotaUnitId, (left.get(quotaUnitId) ?? 0) - taken);
  }
  if (free > 0) {
    const waiting = await transaction.execute<{ id: string; quotaUnitId: string | null }>(sql`
      select e.id, e.quota_unit_id as "quotaUnitId" from trainings.enrolments e
       where e.session_id = ${id} and e.state = 'wait-listed' order by e.arrival
       limit ${unitQuotas.length === 0 ? free : null}`);
    const seated: string[] = [];
    for (const { id: enrolmentId, quotaUnitId } of waiting.rows) {
      if (seated.length === free) break;
      const share = quotaUnitId === null ? undefined : (left.get(quotaUnitId) ?? 0);
      if (share !== undefined && share <= 0) continue;
      if (quotaUnitId !== null && share !== undefined) left.set(quotaUnitId, share - 1);
      seated.push(enrolmentId);
    }
    if (seated.length > 0)
      await transaction.execute(sql`
        update trainings.enrolments e set state = 'confirmed' where e.id = any(${sql.param(seated)}::uuid[])`);
  }
  await transaction.execute(sql`
    update trainings.sessions s set seats_taken = counted.taken
      from (select count(*) as taken from trainings.enrolments e
             where e.session_id = ${id} and e.state = any(${taken})) counted
     where s.id = ${id} and s.seats_taken <> counted.taken`);
}
