import { sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import { holds, newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type {
  Ambassador,
  AmbassadorRole,
  OwnAmbassador,
  UnitWithoutAmbassador,
} from '../schemas/ambassadors.ts';

const columns = sql`
  a.id, a.campaign_id as "campaignId", a.employee_id as "employeeId", e.name as "employeeName", a.unit_id as "unitId", a.since,
  a.ended_on as "endedOn", '{}'::text[] as "maskedFields"`;
const from = sql`socialisation.ambassadors a
  join socialisation.campaigns c on c.id = a.campaign_id
  join employees.employees e on e.id = a.employee_id`;

/** Whoever runs the campaign sees all; else ambassadors are seen of units within reach. */
const seenWithin = (reach: Reach) =>
  reach === null
    ? sql`true`
    : sql`(${withinReach(sql`c.unit_id`, reach)} or ${withinReach(sql`a.unit_id`, reach)})`;

const byId = <Of extends { id: string }>(): SortOrders<Of, 'id'> => ({
  id: [{ expression: sql`a.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
});

/** Ambassadors of a campaign that the caller sees. */
export function ambassadorList(
  campaignId: string,
  reach: Reach,
  filter: { readonly unitIds?: readonly string[]; readonly hasEnded?: boolean },
): List<Ambassador> {
  const matching = sql`a.campaign_id = ${campaignId} and ${seenWithin(reach)}
    and ${filter.unitIds === undefined ? sql`true` : sql`a.unit_id = any(${sql.param([...filter.unitIds])}::uuid[])`}
    and ${filter.hasEnded === undefined ? sql`true` : sql`(a.ended_on is not null) = ${filter.hasEnded}`}`;
  return {
    orders: byId(),
    rows: (condition) => sql`select ${columns} from ${from} where ${matching} and ${condition}`,
    subjects: () =>
      sql`select 'employee' as resource, a.employee_id::text as subject from ${from} where ${matching}`,
    item: (row) => row,
  };
}

/** Names somebody who speaks for a change in a unit. */
export async function insertAmbassador(
  transaction: Transaction,
  row: {
    readonly campaignId: string;
    readonly employeeId: string;
    readonly unitId: string;
    readonly since: string;
  },
): Promise<Ambassador> {
  const id = newId();
  await transaction.execute(sql`
    insert into socialisation.ambassadors (id, campaign_id, employee_id, unit_id, since)
    values (${id}, ${row.campaignId}, ${row.employeeId}, ${row.unitId}, ${row.since})`);
  return (await findAmbassador(transaction, row.campaignId, id))!;
}

async function findAmbassador(
  reader: Reader,
  campaignId: string,
  ambassadorId: string,
): Promise<Ambassador | undefined> {
  const { rows } = await reader.execute<Ambassador & Record<string, unknown>>(sql`
    select ${columns} from ${from} where a.id = ${ambassadorId} and a.campaign_id = ${campaignId}`);
  return rows[0];
}

/**
 * Takes an ambassador of a campaign for a change.
 * @throws Problem `not-found`
 */
export async function takeAmbassador(
  transaction: Transaction,
  campaignId: string,
  ambassadorId: string,
): Promise<Ambassador> {
  await transaction.execute(sql`
    select from socialisation.ambassadors a
     where a.id = ${ambassadorId} and a.campaign_id = ${campaignId} for update`);
  const held = await findAmbassador(transaction, campaignId, ambassadorId);
  if (!held) throw notFound();
  return held;
}

export const endAmbassador = (
  transaction: Transaction,
  ambassadorId: string,
  endedOn: string,
): Promise<unknown> =>
  transaction.execute(
    sql`update socialisation.ambassadors a set ended_on = ${endedOn} where a.id = ${ambassadorId}`,
  );

/** The units for which ambassadors of a campaign speak on a day: theirs, and all below. */
const coveredUnits = (campaignId: string, today: string) => sql`
  select organisation.units_under(array(
    select a.unit_id from socialisation.ambassadors a
     where a.campaign_id = ${campaignId} and a.ended_on is null), ${today}::date)`;

const byUnit: SortOrders<UnitWithoutAmbassador, 'unitId'> = {
  unitId: [{ expression: sql`u.unit_id`, bind: (value) => sql`${value}::uuid`, of: ({ unitId }) => unitId }],
};

/** Units within reach with people of the audience, for which nobody speaks. */
export const uncoveredList = (
  campaignId: string,
  reach: Reach,
  today: string,
): List<UnitWithoutAmbassador> => ({
  orders: byUnit,
  rows: (condition) => sql`
    select u.unit_id as "unitId", v.name, u.people
      from (select m.unit_id, count(*)::int as people from socialisation.members m
             where m.campaign_id = ${campaignId} and m.left_on is null
               and ${withinReach(sql`m.unit_id`, reach) ?? sql`true`}
               and m.unit_id not in (${coveredUnits(campaignId, today)})
             group by m.unit_id) u
      join organisation.unit_versions v on v.unit_id = u.unit_id and ${holds('v', today)}
     where ${condition}`,
  item: (row) => row,
});

/** Who speaks for a change in the unit where a member sits, or in one above. */
export const ownAmbassadorList = (
  employeeId: string,
  campaignId: string,
  today: string,
): List<OwnAmbassador> => ({
  orders: byId(),
  rows: (condition) => sql`
    select a.id, e.name, a.unit_id as "unitId"
      from ${from} join socialisation.members m on m.campaign_id = a.campaign_id and m.employee_id = ${employeeId}
     where a.campaign_id = ${campaignId} and a.ended_on is null
       and m.unit_id in (select organisation.units_under(array[a.unit_id], ${today}::date))
       and ${condition}`,
  item: (row) => row,
});

/** For which changes somebody speaks, or spoke. */
export async function ambassadorRolesOf(reader: Reader, employeeId: string): Promise<AmbassadorRole[]> {
  const { rows } = await reader.execute<AmbassadorRole & Record<string, unknown>>(sql`
    select a.campaign_id as "campaignId", a.unit_id as "unitId", a.since, a.ended_on as "endedOn"
      from socialisation.ambassadors a where a.employee_id = ${employeeId} order by a.since, a.id`);
  return rows;
}
