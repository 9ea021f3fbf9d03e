import { type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { SentFile } from '../../../platform/files/send.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { materials } from '../event-tables.ts';
import type { Material, OwnMaterial } from '../schemas/materials.ts';

/** `d` is the material. */
const told = sql`
  d.id, d.campaign_id as "campaignId", d.title, d.kind, d.language, d.url, d.file_name as "fileName",
  d.media_type as "mediaType", d.bytes, encode(d.sha256, 'hex') as sha256, d.added_at as "addedAt"`;
const columns = sql`${told}, d.audience_ids as "audienceIds", d.removed_at as "removedAt",
  d.remove_reason as "removeReason"`;

/** Postgres gives large integers as text. */
const shown = <Of extends { bytes: number | null }>(row: Of): Of => ({
  ...row,
  bytes: row.bytes === null ? null : Number(row.bytes),
});

const byId = <Of extends { id: string }>(): SortOrders<Of, 'id'> => ({
  id: [{ expression: sql`d.id`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
});

/** Materials of a campaign in the order in which they were added. */
export const materialList = (campaignId: string, isRemoved: boolean | undefined): List<Material> => ({
  orders: byId(),
  rows: (condition) => sql`
    select ${columns} from socialisation.materials d
     where d.campaign_id = ${campaignId}
       and ${isRemoved === undefined ? sql`true` : sql`(d.removed_at is not null) = ${isRemoved}`}
       and ${condition}`,
  item: shown,
});

/** What a member is given: what is for all or for their audience, and was not removed. */
const givenTo = (employeeId: string, campaignId: string): SQL => sql`
  socialisation.materials d
  join socialisation.members m on m.campaign_id = d.campaign_id and m.employee_id = ${employeeId}
  join socialisation.campaigns c on c.id = d.campaign_id and c.state in ('running', 'ended')
 where d.campaign_id = ${campaignId} and d.removed_at is null
   and (cardinality(d.audience_ids) = 0 or m.audience_id = any(d.audience_ids))`;

export const ownMaterialList = (employeeId: string, campaignId: string): List<OwnMaterial> => ({
  orders: byId(),
  rows: (condition) => sql`select ${told} from ${givenTo(employeeId, campaignId)} and ${condition}`,
  item: shown,
});

const sent = sql`d.sha256, d.media_type as "mediaType", d.file_name as "fileName"`;

/** What is sent of a material that is a file. */
export async function findSent(
  reader: Reader,
  campaignId: string,
  materialId: string,
): Promise<SentFile | undefined> {
  const { rows } = await reader.execute<SentFile & Record<string, unknown>>(sql`
    select ${sent} from socialisation.materials d
     where d.id = ${materialId} and d.campaign_id = ${campaignId} and d.sha256 is not null`);
  return rows[0];
}

/** As {@link findSent}, of what a member is given. */
export async function findOwnSent(
  reader: Reader,
  employeeId: string,
  campaignId: string,
  materialId: string,
): Promise<SentFile | undefined> {
  const { rows } = await reader.execute<SentFile & Record<string, unknown>>(sql`
    select ${sent} from ${givenTo(employeeId, campaignId)} and d.id = ${materialId} and d.sha256 is not null`);
  return rows[0];
}

async function findMaterial(
  reader: Reader,
  campaignId: string,
  materialId: string,
): Promise<Material | undefined> {
  const { rows } = await reader.execute<Material & Record<string, unknown>>(sql`
    select ${columns} from socialisation.materials d
     where d.id = ${materialId} and d.campaign_id = ${campaignId}`);
  return rows[0] && shown(rows[0]);
}

export async function insertMaterial(
  transaction: Transaction,
  row: typeof materials.$inferInsert,
): Promise<Material> {
  const [inserted] = await transaction.insert(materials).values(row).returning({ id: materials.id });
  return (await findMaterial(transaction, row.campaignId, inserted!.id))!;
}

/**
 * Takes a material of a campaign for a change.
 * @throws Problem `not-found`
 */
export async function takeMaterial(
  transaction: Transaction,
  campaignId: string,
  materialId: string,
): Promise<Material> {
  await transaction.execute(sql`
    select from socialisation.materials d where d.id = ${materialId} and d.campaign_id = ${campaignId} for update`);
  const held = await findMaterial(transaction, campaignId, materialId);
  if (!held) throw notFound();
  return held;
}

/** Gives a material out no longer; its record stays. */
export async function removeMaterial(
  transaction: Transaction,
  { id, campaignId }: Material,
  reason: string,
): Promise<Material> {
  await transaction.execute(sql`
    update socialisation.materials d
       set removed_at = date_trunc('milliseconds', now()), remove_reason = ${reason} where d.id = ${id}`);
  return (await findMaterial(transaction, campaignId, id))!;
}
