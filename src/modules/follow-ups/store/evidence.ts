import { type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { claimPhotos } from '../../../platform/photos/index.ts';
import type { FollowUpEvidence, NewFollowUpEvidence } from '../schemas/evidence.ts';
import { evidence } from '../tables.ts';

const claimed = 'follow-up-evidence';

/** The evidence of actions that go by `actions` in the statement. */
export const evidenceOf: SQL<FollowUpEvidence[]> = sql`(
  select coalesce(json_agg(json_build_object(
           'id', e.id, 'description', e.description, 'address', e.address,
           'photoIds', coalesce((select json_agg(p.id order by p.id) from platform.photos p
                                  where p.claimed_kind = ${sql.raw(`'${claimed}'`)} and p.claimed_by = e.id), '[]'),
           'measure', e.measure, 'before', e.before, 'after', e.after, 'addedAt', e.added_at) order by e.id), '[]')
    from follow_ups.evidence e where e.action_id = actions.id)`;

/** @throws Problem `photo-gone` if a photo cannot be had */
export async function insertEvidence(
  transaction: Transaction,
  actionId: string,
  { photoIds = [], ...row }: NewFollowUpEvidence,
): Promise<void> {
  const [added] = await transaction
    .insert(evidence)
    .values({ ...row, actionId })
    .returning({ id: evidence.id });
  await claimPhotos(transaction, photoIds, { kind: claimed, id: added!.id }, '/photoIds');
}

/** Whether a photo shows what was done by an action. */
export async function isPhotoOf(reader: Reader, actionId: string, photoId: string): Promise<boolean> {
  const { rowCount } = await reader.execute(sql`
    select from platform.photos p
      join follow_ups.evidence e on e.id = p.claimed_by
     where p.id = ${photoId} and p.claimed_kind = ${claimed} and e.action_id = ${actionId}`);
  return rowCount === 1;
}
