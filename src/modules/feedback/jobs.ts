import { sql } from 'drizzle-orm';
import { defineJob } from '../../platform/jobs/job.ts';

/** Makes the partitions of the months to come, well before answers need them. */
export const responsePartitionsJob = defineJob({
  name: 'prepare-response-partitions',
  cron: '29 17 * * *',
  run: (_payload, { database }) =>
    database.transaction({ kind: 'system', id: 'prepare-response-partitions' }, async (transaction) => {
      // Behind a long read every answer would have to wait for the partition: tomorrow is early enough.
      await transaction.execute(sql`set local lock_timeout = '2s'`);
      await transaction.execute(sql`select feedback.ensure_partitions()`);
    }),
});

export const feedbackJobs = [responsePartitionsJob];
