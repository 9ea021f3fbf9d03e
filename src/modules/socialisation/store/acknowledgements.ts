import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { acknowledgements } from '../member-tables.ts';
import { socialisationProblems } from '../problems.ts';
import type { CampaignChannel, CampaignState } from '../reference.ts';
import type { Acknowledgement, NewStance } from '../schemas/members.ts';
import { requirePossible } from './campaigns.ts';

/** `a` is the acknowledgement. */
const columns = sql`
  a.id, a.employee_id as "employeeId", a.edition, encode(a.sha256, 'hex') as sha256, a.signed_on as "signedOn",
  a.evidence is not null as "isDelegated", a.evidence, a.at, a.withdrawn_at as "withdrawnAt",
  a.withdraw_reason as "withdrawReason"`;

/** What is acknowledged, and how. */
export interface Signing {
  readonly campaignId: string;
  readonly employeeId: string;
  readonly versionId: string;
  readonly signedOn: string;
  readonly channel: CampaignChannel;
  /** Of paper that was signed: where it lies. The quiz is not asked for then. */
  readonly evidence: string | null;
  readonly stance: (Required<Omit<NewStance, 'reason'>> & { readonly reason: string | null }) | null;
}

/**
 * Notes that a member has read the text that the campaign gives to read, in one statement: of two at once one is
 * refused.
 * @throws Problem `not-found` if there is no such member; else why it cannot be acknowledged
 */
export async function acknowledge(transaction: Transaction, signing: Signing): Promise<Acknowledgement> {
  const { campaignId, employeeId, versionId, signedOn, channel, evidence, stance } = signing;
  const { rows } = await transaction.execute<Acknowledgement & Record<string, unknown>>(sql`
    with signed as (
      update socialisation.members m
         set read_edition = c.edition, read_at = now(), reached_at = coalesce(m.reached_at, now()),
             reached_by = coalesce(m.reached_by, ${channel}), stance = coalesce(${stance?.stance ?? null}, m.stance),
             is_stance_confidential =
               case when ${stance !== null} then ${stance?.isConfidential ?? false} else m.is_stance_confidential end
        from socialisation.campaigns c
        join socialisation.editions e on e.campaign_id = c.id and e.number = c.edition
       where c.id = ${campaignId} and c.state = 'running' and e.version_id = ${versionId}
         and m.campaign_id = c.id and m.employee_id = ${employeeId} and m.left_on is null
         and coalesce(m.read_edition, 0) < c.edition
         and (${evidence !== null} or not coalesce((e.quiz ->> 'isRequired')::boolean, false)
              or m.understood_edition = c.edition)
      returning m.campaign_id, m.employee_id, c.edition, e.sha256
    ),
    said as (
      insert into socialisation.stances (id, campaign_id, employee_id, stance, reason, is_confidential, stated_on)
      select ${randomUUID()}, campaign_id, employee_id, ${stance?.stance ?? null}, ${stance?.reason ?? null},
             ${stance?.isConfidential ?? false}, ${signedOn}
        from signed where ${stance !== null}
    ),
    a as (
      insert into socialisation.acknowledgements
        (id, campaign_id, employee_id, edition, sha256, signed_on, evidence)
      select ${newId()}, campaign_id, employee_id, edition, sha256, ${signedOn}, ${evidence} from signed
      returning *
    )
    select ${columns} from a`);
  return rows[0] ?? refuse(transaction, signing);
}

/** @throws Problem saying why a member cannot acknowledge a version */
async function refuse(
  transaction: Transaction,
  { campaignId, employeeId, versionId }: Signing,
): Promise<never> {
  const { rows } = await transaction.execute<{
    state: CampaignState;
    versionId: string;
    number: number;
    sha256: string;
    leftOn: string | null;
    isRead: boolean;
  }>(sql`
    select c.state, e.version_id as "versionId", e.version_number as number, encode(e.sha256, 'hex') as sha256,
           m.left_on as "leftOn", coalesce(m.read_edition, 0) >= c.edition as "isRead"
      from socialisation.members m
      join socialisation.campaigns c on c.id = m.campaign_id
      join socialisation.editions e on e.campaign_id = c.id and e.number = c.edition
     where m.campaign_id = ${campaignId} and m.employee_id = ${employeeId}`);
  const [held] = rows;
  if (!held) throw notFound();
  requirePossible('acknowledge', held.state);
  const { leftOn, number, sha256 } = held;
  if (leftOn !== null) throw new Problem(socialisationProblems['left-audience'], { parameters: { leftOn } });
  if (held.versionId !== versionId.toLowerCase())
    throw new Problem(socialisationProblems['version-replaced'], { parameters: { number, sha256 } });
  throw new Problem(socialisationProblems[held.isRead ? 'acknowledged-already' : 'quiz-not-passed']);
}

export interface AcknowledgementFilter {
  readonly campaignId: string;
  readonly employeeId?: string;
  readonly isDelegated?: boolean;
}

const orders: SortOrders<Acknowledgement, 'id'> = {
  id: [{ expression: sql`a.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

/** Acknowledgements of a campaign by members within reach. */
export function acknowledgementList(reach: Reach, filter: AcknowledgementFilter): List<Acknowledgement> {
  const { campaignId, employeeId, isDelegated } = filter;
  const matching = [
    sql`a.campaign_id = ${campaignId}`,
    ...(employeeId === undefined ? [] : [sql`a.employee_id = ${employeeId}`]),
    ...(isDelegated === undefined ? [] : [sql`(a.evidence is not null) = ${isDelegated}`]),
    withinReach(sql`m.unit_id`, reach) ?? sql`true`,
  ];
  return {
    orders,
    rows: (condition) => sql`
      select ${columns} from socialisation.acknowledgements a
        join socialisation.members m on m.campaign_id = a.campaign_id and m.employee_id = a.employee_id
       where ${sql.join([...matching, condition], sql` and `)}`,
    item: (row) => row,
  };
}

/**
 * Withdraws what was entered for somebody: the member has not read it then.
 * @throws Problem `not-found`; `acknowledgement-own` if it is somebody’s own word, or void already
 */
export async function withdrawAcknowledgement(
  transaction: Transaction,
  where: { readonly campaignId: string; readonly acknowledgementId: string; readonly employeeId?: string },
  reach: Reach,
  reason: string,
): Promise<Acknowledgement> {
  const { campaignId, acknowledgementId, employeeId } = where;
  const { rows: held } = await transaction.execute<{ employeeId: string; isOpen: boolean }>(sql`
    select a.employee_id as "employeeId", a.evidence is not null and a.withdrawn_at is null as "isOpen"
      from socialisation.acknowledgements a
      join socialisation.members m on m.campaign_id = a.campaign_id and m.employee_id = a.employee_id
     where a.id = ${acknowledgementId} and a.campaign_id = ${campaignId}
       and ${employeeId === undefined ? sql`true` : sql`a.employee_id = ${employeeId}`}
       and ${withinReach(sql`m.unit_id`, reach) ?? sql`true`}
       for update of m, a`);
  const [one] = held;
  if (!one) throw notFound();
  if (!one.isOpen) throw new Problem(socialisationProblems['acknowledgement-own']);
  await transaction
    .update(acknowledgements)
    .set({ withdrawnAt: sql`date_trunc('milliseconds', now())`, withdrawReason: reason })
    .where(eq(acknowledgements.id, acknowledgementId));
  await transaction.execute(sql`
    update socialisation.members m set read_edition = last.edition, read_at = last.at
      from (select max(a.edition) as edition, max(a.at) as at from socialisation.acknowledgements a
             where a.campaign_id = ${campaignId} and a.employee_id = ${one.employeeId} and a.withdrawn_at is null) last
     where m.campaign_id = ${campaignId} and m.employee_id = ${one.employeeId}`);
  const { rows } = await transaction.execute<Acknowledgement & Record<string, unknown>>(
    sql`select ${columns} from socialisation.acknowledgements a where a.id = ${acknowledgementId}`,
  );
  return rows[0]!;
}

/** Everything that somebody has acknowledged, oldest first. */
export async function acknowledgementsOf(reader: Reader, employeeId: string): Promise<Acknowledgement[]> {
  const { rows } = await reader.execute<Acknowledgement & Record<string, unknown>>(sql`
    select ${columns} from socialisation.acknowledgements a where a.employee_id = ${employeeId} order by a.id`);
  return rows;
}
