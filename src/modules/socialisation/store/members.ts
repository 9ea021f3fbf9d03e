import { type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { CampaignStance } from '../reference.ts';
import type { Concern, Member } from '../schemas/members.ts';

/** Whether a member has read, and understood, the text that is required: `m` is the member. */
export const isRead = sql`coalesce(m.read_edition >= m.required_edition, false)`;
export const isUnderstood = sql`coalesce(m.understood_edition >= m.required_edition, false)`;

export interface MemberFilter {
  readonly unitIds?: readonly string[];
  readonly audienceId?: string;
  readonly isReached?: boolean;
  readonly isRead?: boolean;
  readonly isUnderstood?: boolean;
  readonly hasLeft?: boolean;
}

function* conditions(campaignId: string, reach: Reach, filter: MemberFilter): Generator<SQL> {
  yield sql`m.campaign_id = ${campaignId}`;
  const within = withinReach(sql`m.unit_id`, reach);
  if (within) yield within;
  if (filter.unitIds !== undefined) yield sql`m.unit_id = any(${sql.param([...filter.unitIds])}::uuid[])`;
  if (filter.audienceId !== undefined) yield sql`m.audience_id = ${filter.audienceId}`;
  if (filter.isReached !== undefined) yield sql`(m.reached_at is not null) = ${filter.isReached}`;
  if (filter.isRead !== undefined) yield sql`${isRead} = ${filter.isRead}`;
  if (filter.isUnderstood !== undefined) yield sql`${isUnderstood} = ${filter.isUnderstood}`;
  if (filter.hasLeft !== undefined) yield sql`(m.left_on is not null) = ${filter.hasLeft}`;
}

const orders: SortOrders<Member, 'employeeId'> = {
  employeeId: [
    {
      expression: sql`m.employee_id`,
      bind: (value) => sql`${value}::uuid`,
      of: ({ employeeId }) => employeeId,
    },
  ],
};

/** Who a campaign is for, of the units within reach. How each stands to the change is not among it. */
export function memberList(
  campaignId: string,
  hasQuiz: boolean,
  reach: Reach,
  filter: MemberFilter,
): List<Member> {
  const matching = sql.join([...conditions(campaignId, reach, filter)], sql` and `);
  return {
    orders,
    rows: (condition) => sql`
      select m.employee_id as "employeeId", e.name as "employeeName", m.audience_id as "audienceId", m.unit_id as "unitId",
             m.first_unit_id as "firstUnitId", m.position_kind as "positionKind", m.joined_on as "joinedOn",
             m.left_on as "leftOn", m.reached_at as "reachedAt", m.reached_by as "reachedBy",
             ${isRead} as "isRead", m.read_at as "readAt",
             ${hasQuiz ? isUnderstood : sql`null::boolean`} as "isUnderstood",
             m.reminded_on as "remindedOn", m.reminders, '{}'::text[] as "maskedFields"
        from socialisation.members m join employees.employees e on e.id = m.employee_id
       where ${matching} and ${condition}`,
    counted: () => sql`select m.employee_id from socialisation.members m where ${matching}`,
    subjects: () => sql`select 'employee' as resource, m.employee_id::text as subject
                          from socialisation.members m where ${matching}`,
    item: (row) => row,
  };
}

const byStatement: SortOrders<Concern, 'id'> = {
  id: [{ expression: sql`s.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

/**
 * What people are concerned about. What was said in confidence is read by those who run the campaign alone, without
 * whose it is; the order tells nothing of it either.
 */
export function concernList(
  campaignId: string,
  { reach, runs }: { readonly reach: Reach; readonly runs: boolean },
): List<Concern> {
  const stance: CampaignStance = 'concern';
  const matching = sql`s.campaign_id = ${campaignId} and s.stance = ${stance}
    and case when s.is_confidential then ${runs} else ${withinReach(sql`m.unit_id`, reach) ?? sql`true`} end`;
  const shown = (column: SQL) => sql`case when not s.is_confidential then ${column} end`;
  const from = sql`socialisation.stances s
    join socialisation.members m on m.campaign_id = s.campaign_id and m.employee_id = s.employee_id`;
  return {
    orders: byStatement,
    rows: (condition) => sql`
      select s.id, s.reason, s.is_confidential as "isConfidential", ${shown(sql`s.employee_id`)} as "employeeId",
             ${shown(sql`e.name`)} as name, ${shown(sql`m.unit_id`)} as "unitId", ${shown(sql`s.stated_on`)} as "statedOn",
             '{}'::text[] as "maskedFields"
        from ${from} join employees.employees e on e.id = s.employee_id
       where ${matching} and ${condition}`,
    counted: () => sql`select s.id from ${from} where ${matching}`,
    subjects: () =>
      sql`select 'campaign-stance' as resource, s.id::text as subject from ${from} where ${matching}`,
    item: (row) => row,
  };
}

/** The NIP of a member within reach; undefined if there is none. */
export async function nipOfMember(
  transaction: Transaction,
  campaignId: string,
  employeeId: string,
  reach: Reach,
): Promise<string | undefined> {
  const { rows } = await transaction.execute<{ nip: string }>(sql`
    select e.nip from socialisation.members m join employees.employees e on e.id = m.employee_id
     where m.campaign_id = ${campaignId} and m.employee_id = ${employeeId}
       and ${withinReach(sql`m.unit_id`, reach) ?? sql`true`}`);
  return rows[0]?.nip;
}
