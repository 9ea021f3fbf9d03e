import { sql } from 'drizzle-orm';
import { defineJob } from '../../platform/jobs/job.ts';
import { applyRetention } from './store/forgetting.ts';

/** Forgets what was kept of those who answer for as long as the retention rules allow. */
export const retentionJob = defineJob({
  name: 'apply-feedback-retention',
  cron: '11 18 * * *',
  async run(_payload, { config, database, log, signal, today }) {
    const forgotten = await applyRetention(database, { today: today(), timeZone: config.timeZone, signal });
    log.info({ forgotten }, 'what is past its retention is forgotten');
  },
});

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

export const feedbackJobs = [retentionJob, responsePartitionsJob];
