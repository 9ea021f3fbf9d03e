import { sql } from 'drizzle-orm';
import { deleteWhere, type WaysToForget } from '../../platform/retention/ways.ts';

/** A list of codes that turns up years later is to verify nobody. */
export const forumRetention: WaysToForget = {
  'forum-codes': ({ instant }) => [
    deleteWhere(
      sql`forums.codes`,
      sql`batch_id in (select b.id from forums.code_batches b where b.created_at < ${instant})`,
    ),
  ],
};
