import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { CampaignState } from '../reference.ts';
import type { NewStance } from '../schemas/members.ts';
import type { OwnCampaign } from '../schemas/own-campaigns.ts';
import type { Quiz } from '../schemas/quizzes.ts';
import { isRead, isUnderstood } from './members.ts';

const orders: SortOrders<OwnCampaign, 'dueOn'> = {
  dueOn: [
    { expression: sql`c.due_on`, bind: (value) => sql`${value}::date`, of: ({ dueOn }) => dueOn },
    { expression: sql`c.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** Campaigns that are for somebody, as they see them. */
export const ownCampaignList = (
  employeeId: string,
  filter: { readonly state?: CampaignState; readonly isRead?: boolean; readonly campaignId?: string },
): List<OwnCampaign> => ({
  orders,
  rows: (condition) => sql`
    select c.id, jsonb_build_object('kind', c.subject_kind, 'id', c.subject_id) as subject, c.title, c.purpose,
           a.message, c.state, c.due_on as "dueOn",
           jsonb_build_object('id', e.version_id, 'number', e.version_number, 'sha256', encode(e.sha256, 'hex')) as reading,
           e.note, ${isRead} as "isRead", m.read_at as "readAt", m.reached_at as "reachedAt",
           case when e.quiz is not null then ${isUnderstood} end as "isUnderstood",
           m.stance, m.is_stance_confidential as "isStanceConfidential", m.left_on as "leftOn",
           m.reminded_on as "remindedOn"
      from socialisation.members m
      join socialisation.campaigns c on c.id = m.campaign_id
      join socialisation.editions e on e.campaign_id = c.id and e.number = c.edition
      join socialisation.audiences a on a.id = m.audience_id
     where m.employee_id = ${employeeId} and c.state <> 'cancelled'
       and ${filter.campaignId === undefined ? sql`true` : sql`c.id = ${filter.campaignId}`}
       and ${filter.state === undefined ? sql`true` : sql`c.state = ${filter.state}`}
       and ${filter.isRead === undefined ? sql`true` : sql`${isRead} = ${filter.isRead}`}
       and ${condition}`,
  item: (row) => row,
});

/**
 * One of them.
 * @throws Problem `not-found` if the campaign is not for them
 */
export async function readOwnCampaign(
  reader: Reader,
  employeeId: string,
  campaignId: string,
): Promise<OwnCampaign> {
  const { rows } = await reader.execute<OwnCampaign & Record<string, unknown>>(
    ownCampaignList(employeeId, { campaignId }).rows(sql`true`),
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Notes that somebody has opened a campaign in the portal, once. */
export const noteOpened = (
  transaction: Transaction,
  campaignId: string,
  employeeId: string,
): Promise<unknown> =>
  transaction.execute(sql`
    update socialisation.members m set reached_at = now(), reached_by = 'portal'
     where m.campaign_id = ${campaignId} and m.employee_id = ${employeeId} and m.reached_at is null`);

/** Notes how a member stands to the change from now on. The campaign must be running. */
export const noteStance = (
  transaction: Transaction,
  { campaignId, employeeId }: { readonly campaignId: string; readonly employeeId: string },
  { stance, reason = null, isConfidential = false }: Omit<NewStance, 'reason'> & { reason?: string | null },
  day: string,
): Promise<unknown> =>
  transaction.execute(sql`
    with noted as (
      update socialisation.members m set stance = ${stance}, is_stance_confidential = ${isConfidential}
       where m.campaign_id = ${campaignId} and m.employee_id = ${employeeId}
      returning m.campaign_id, m.employee_id
    )
    insert into socialisation.stances (id, campaign_id, employee_id, stance, reason, is_confidential, stated_on)
    select ${randomUUID()}, campaign_id, employee_id, ${stance}, ${reason}, ${isConfidential}, ${day} from noted`);

/** A quiz that is put to a member now, and what they have done with it: takes the member, so that attempts count up. */
export interface HeldQuiz {
  readonly state: CampaignState;
  readonly edition: number;
  readonly quiz: Quiz | null;
  readonly tried: number;
  readonly hasPassed: boolean;
  readonly [name: string]: unknown;
}

const quizColumns = sql`
  c.state, c.edition, e.quiz, coalesce(m.understood_edition = c.edition, false) as "hasPassed",
  (select count(*)::int from socialisation.quiz_attempts q
    where q.campaign_id = m.campaign_id and q.employee_id = m.employee_id and q.edition = c.edition) as tried`;
const quizOf = (campaignId: string, employeeId: string) => sql`
  select ${quizColumns}
    from socialisation.members m
    join socialisation.campaigns c on c.id = m.campaign_id
    join socialisation.editions e on e.campaign_id = c.id and e.number = c.edition
   where m.campaign_id = ${campaignId} and m.employee_id = ${employeeId} and c.state <> 'cancelled'`;

export async function findQuiz(
  reader: Reader,
  campaignId: string,
  employeeId: string,
): Promise<HeldQuiz | undefined> {
  const { rows } = await reader.execute<HeldQuiz>(quizOf(campaignId, employeeId));
  return rows[0];
}

/** As {@link findQuiz}, waiting for other attempts of the same member. */
export async function takeQuiz(
  transaction: Transaction,
  campaignId: string,
  employeeId: string,
): Promise<HeldQuiz | undefined> {
  await transaction.execute(sql`
    select from socialisation.members m
     where m.campaign_id = ${campaignId} and m.employee_id = ${employeeId} for no key update`);
  return findQuiz(transaction, campaignId, employeeId);
}
