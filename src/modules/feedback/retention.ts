import { sql } from 'drizzle-orm';
import {
  batchOfForgotten,
  deleteWhere,
  type Forget,
  type KeptSince,
  type WaysToForget,
} from '../../platform/retention/ways.ts';

/** Answers are guarded by a trigger, and change by functions alone. */
const forgetAddresses =
  ({ day }: KeptSince): Forget =>
  async (transaction) => {
    const { rows } = await transaction.execute<{ forgotten: number }>(
      sql`select feedback.forget_addresses(${day}, ${batchOfForgotten}) as forgotten`,
    );
    return rows[0]!.forgotten;
  };

/** How what is held of those who answer is forgotten. */
export const feedbackRetention: WaysToForget = {
  drafts: ({ instant }) => [deleteWhere(sql`feedback.response_drafts`, sql`updated_at < ${instant}`)],
  'sender-statistics': (kept) => [
    deleteWhere(sql`feedback.senders`, sql`day < ${kept.day}`),
    forgetAddresses(kept),
  ],
  'personal-answers': ({ day }) => [
    deleteWhere(
      sql`feedback.response_texts`,
      sql`is_personal and state <> 'published' and received_on < ${day}`,
    ),
  ],
  'unpublished-texts': ({ day }) => [
    deleteWhere(sql`feedback.response_texts`, sql`state <> 'published' and received_on < ${day}`),
  ],
  'response-keys': ({ day }) => [deleteWhere(sql`feedback.response_keys`, sql`received_on < ${day}`)],
};
