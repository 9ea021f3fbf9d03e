import { and, eq, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import type { CampaignChannel } from '../reference.ts';
import type { Delivery } from '../schemas/campaigns.ts';
import { deliveries } from '../tables.ts';

const columns = {
  id: deliveries.id,
  channel: deliveries.channel,
  toldOn: deliveries.toldOn,
  unitId: deliveries.unitId,
  audienceId: deliveries.audienceId,
  told: deliveries.told,
  newlyReached: deliveries.newlyReached,
  note: deliveries.note,
  at: deliveries.at,
};

const orders: SortOrders<Delivery, 'id'> = {
  id: [{ expression: sql`${deliveries.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

/** How people were told, as far as it went by the whole campaign or by units within reach. */
export const deliveryList = (reader: Reader, campaignId: string, reach: Reach): List<Delivery> => ({
  orders,
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(deliveries)
      .where(and(eq(deliveries.campaignId, campaignId), withinReach(deliveries.unitId, reach), condition))
      .getSQL(),
  item: (row) => row,
});

export interface Told {
  readonly campaignId: string;
  readonly channel: CampaignChannel;
  readonly toldOn: string;
  readonly unitId?: string;
  /** The unit with all below it. */
  readonly unitIds?: readonly string[];
  readonly audienceId?: string;
  readonly employeeIds?: readonly string[];
  readonly note?: string;
}

/** Notes that members within reach were told; undefined if nobody fits. */
export async function noteTold(
  transaction: Transaction,
  told: Told,
  reach: Reach,
): Promise<Delivery | undefined> {
  const { campaignId, channel, toldOn, unitId = null, audienceId = null, note = null } = told;
  const fits = [
    sql`m.campaign_id = ${campaignId} and m.left_on is null`,
    withinReach(sql`m.unit_id`, reach) ?? sql`true`,
    ...(told.unitIds === undefined ? [] : [sql`m.unit_id = any(${sql.param([...told.unitIds])}::uuid[])`]),
    ...(audienceId === null ? [] : [sql`m.audience_id = ${audienceId}`]),
    ...(told.employeeIds === undefined
      ? []
      : [sql`m.employee_id = any(${sql.param([...told.employeeIds])}::uuid[])`]),
  ];
  const { rows } = await transaction.execute<{ told: number; newlyReached: number }>(sql`
    with fitting as materialized (
      select m.employee_id, m.reached_at is null as is_new
        from socialisation.members m where ${sql.join(fits, sql` and `)}
       order by m.employee_id for no key update
    ),
    reached as (
      update socialisation.members m set reached_at = now(), reached_by = ${channel}
        from fitting f
       where m.campaign_id = ${campaignId} and m.employee_id = f.employee_id and f.is_new
    )
    select count(*)::int as told, count(*) filter (where is_new)::int as "newlyReached" from fitting`);
  const counted = rows[0]!;
  if (counted.told === 0) return undefined;
  const [noted] = await transaction
    .insert(deliveries)
    .values({ id: newId(), campaignId, channel, toldOn, unitId, audienceId, note, ...counted })
    .returning(columns);
  return noted;
}
