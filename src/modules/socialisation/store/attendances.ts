import { sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { channelOf } from '../rules/events.ts';
import type { AttendanceCount, CampaignEvent } from '../schemas/events.ts';

/**
 * Notes who was at an event, each once, and that they were told by it if they had not been before.
 * @throws Problem `unknown-reference` for one who is no member within reach
 */
export async function noteAttendances(
  transaction: Transaction,
  { id: eventId, campaignId, kind }: CampaignEvent,
  employeeIds: readonly string[],
  reach: Reach,
): Promise<AttendanceCount> {
  const { rows: fitting } = await transaction.execute<{ employeeId: string }>(sql`
    select m.employee_id as "employeeId" from socialisation.members m
     where m.campaign_id = ${campaignId} and m.employee_id = any(${sql.param([...employeeIds])}::uuid[])
       and ${withinReach(sql`m.unit_id`, reach) ?? sql`true`}
     order by m.employee_id for no key update`);
  const found = new Set(fitting.map(({ employeeId }) => employeeId));
  const lacking = employeeIds.findIndex((employeeId) => !found.has(employeeId.toLowerCase()));
  if (lacking >= 0) throw unknownReference('member', `/employeeIds/${lacking}`);
  const ids = sql`${sql.param([...found])}::uuid[]`;
  const { rows } = await transaction.execute<AttendanceCount & Record<string, unknown>>(sql`
    with noted as (
      insert into socialisation.event_attendances (event_id, campaign_id, employee_id)
      select ${eventId}, ${campaignId}, given.id from unnest(${ids}) as given(id) order by given.id
          on conflict (event_id, employee_id) do nothing
      returning employee_id
    ),
    reached as (
      update socialisation.members m set reached_at = now(), reached_by = ${channelOf(kind)}
       where m.campaign_id = ${campaignId} and m.employee_id = any(${ids}) and m.reached_at is null
      returning m.employee_id
    )
    select (select count(*)::int from noted) as noted,
           ${found.size} - (select count(*)::int from noted) as already,
           (select count(*)::int from reached) as "newlyReached"`);
  return rows[0]!;
}
