import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Reach, unitsOf, withinReach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { socialisationProblems } from '../problems.ts';
import type { CampaignState } from '../reference.ts';
import { allowedActions, type CampaignAction, isPossible, statesFor } from '../rules/life.ts';
import type { NewAudience } from '../schemas/audiences.ts';
import type { Campaign } from '../schemas/campaigns.ts';
import { audiences, campaigns } from '../tables.ts';

const columns = {
  id: campaigns.id,
  unitId: campaigns.unitId,
  subject: sql<Campaign['subject']>`jsonb_build_object(
    'kind', ${campaigns.subjectKind}, 'id', ${campaigns.subjectId})`,
  title: campaigns.title,
  purpose: campaigns.purpose,
  dueOn: campaigns.dueOn,
  targetPercent: campaigns.targetPercent,
  answerWorkingDays: campaigns.answerWorkingDays,
  readinessTarget: campaigns.readinessTarget,
  reminderDays: campaigns.reminderDays,
  quiz: campaigns.quiz,
  state: campaigns.state,
  edition: campaigns.edition,
  reading: sql<Campaign['reading']>`(
    select jsonb_build_object('id', e.version_id, 'number', e.version_number, 'sha256', encode(e.sha256, 'hex'))
      from socialisation.editions e where e.campaign_id = campaigns.id and e.number = campaigns.edition)`,
  audiences: sql<Campaign['audiences']>`(
    select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'message', a.message,
             'unitIds', a.unit_ids, 'unitKinds', a.unit_kinds, 'positionKinds', a.position_kinds,
             'functionalLevels', a.functional_levels, 'ranks', a.ranks, 'employmentKinds', a.employment_kinds,
             'areaIds', a.area_ids) order by a.ordinal), '[]')
      from socialisation.audiences a where a.campaign_id = campaigns.id)`,
  startedOn: campaigns.startedOn,
  endedOn: campaigns.endedOn,
  endReason: campaigns.endReason,
  audienceCount: campaigns.audienceCount,
  audienceSha256: sql<string | null>`encode(${campaigns.audienceSha256}, 'hex')`,
  version: campaigns.version,
  createdAt: campaigns.createdAt,
  updatedAt: campaigns.updatedAt,
};

type Row = Omit<Campaign, 'allowedActions'>;

const shown = (row: Row): Campaign => ({ ...row, allowedActions: allowedActions(row.state) });

/** Whether a campaign is seen: its unit is within reach, or people of units within reach are told by it. */
const seenWithin = (reach: Reach): SQL | undefined =>
  reach === null
    ? undefined
    : sql`(${withinReach(campaigns.unitId, reach)} or exists (
        select from socialisation.members m
         where m.campaign_id = ${sql.raw('campaigns.id')} and m.unit_id = any(${unitsOf(reach)})))`;

export interface CampaignFilter {
  readonly unitIds?: readonly string[];
  readonly state?: CampaignState;
  readonly subjectKind?: Campaign['subject']['kind'];
  readonly subjectId?: string;
}

const orders: SortOrders<Row, 'id' | 'dueOn'> = {
  id: [{ expression: sql`${campaigns.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  dueOn: [
    { expression: sql`${campaigns.dueOn}`, bind: (value) => sql`${value}::date`, of: ({ dueOn }) => dueOn },
    { expression: sql`${campaigns.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

export function campaignList(reader: Reader, reach: Reach, filter: CampaignFilter): List<Row, Campaign> {
  const { unitIds, state, subjectKind, subjectId } = filter;
  const matching = and(
    seenWithin(reach),
    unitIds === undefined ? undefined : inArray(campaigns.unitId, [...unitIds]),
    state === undefined ? undefined : eq(campaigns.state, state),
    subjectKind === undefined ? undefined : eq(campaigns.subjectKind, subjectKind),
    subjectId === undefined ? undefined : eq(campaigns.subjectId, subjectId),
  );
  return {
    orders,
    columns,
    rows: (condition) => reader.select(columns).from(campaigns).where(and(matching, condition)).getSQL(),
    item: shown,
  };
}

/** A campaign that the caller may see: run by a unit within reach, or telling people there. */
export async function findCampaign(
  reader: Reader,
  campaignId: string,
  reach: Reach,
): Promise<Campaign | undefined> {
  const [row] = await reader
    .select(columns)
    .from(campaigns)
    .where(and(eq(campaigns.id, campaignId), seenWithin(reach)));
  return row && shown(row);
}

/**
 * Takes a campaign that a unit within reach runs for a change: waits for others who change it.
 * @throws Problem `not-found` if there is none; `campaign-state` if the action is not possible
 */
export async function takeCampaign(
  transaction: Transaction,
  campaignId: string,
  reach: Reach,
  action: CampaignAction,
  expected: number | '*' = '*',
): Promise<Campaign> {
  const [held] = await transaction
    .select({ version: campaigns.version })
    .from(campaigns)
    .where(and(eq(campaigns.id, campaignId), withinReach(campaigns.unitId, reach)))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  const campaign = (await findCampaign(transaction, campaignId, null))!;
  requirePossible(action, campaign.state);
  return campaign;
}

/** @throws Problem `campaign-state` if it cannot be done in a state */
export function requirePossible(action: CampaignAction, state: CampaignState): void {
  if (!isPossible(action, state))
    throw new Problem(socialisationProblems['campaign-state'], {
      parameters: { state, wanted: statesFor(action).join(', ') },
    });
}

export type CampaignRow = typeof campaigns.$inferInsert;

export async function insertCampaign(transaction: Transaction, row: CampaignRow): Promise<string> {
  const [inserted] = await transaction.insert(campaigns).values(row).returning({ id: campaigns.id });
  return inserted!.id;
}

/** Changes a campaign, and raises its version in any case. */
export const updateCampaign = (
  transaction: Transaction,
  campaignId: string,
  change: Partial<CampaignRow>,
): Promise<unknown> =>
  transaction
    .update(campaigns)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(campaigns.id, campaignId));

/** Puts these audiences in the place of those that a campaign had. */
export async function replaceAudiences(
  transaction: Transaction,
  campaignId: string,
  given: readonly NewAudience[],
): Promise<void> {
  await transaction.delete(audiences).where(eq(audiences.campaignId, campaignId));
  await transaction
    .insert(audiences)
    .values(given.map((audience, at) => ({ ...audience, id: newId(), campaignId, ordinal: at + 1 })));
}
