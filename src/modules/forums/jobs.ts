import { lt } from 'drizzle-orm';
import { defineJob } from '../../platform/jobs/job.ts';
import { dailyWriters } from './post-tables.ts';

/** How much each author wrote matters on that day alone. */
export const forgetWritersJob = defineJob({
  name: 'forget-forum-writers',
  cron: '17 * * * *',
  run: (_payload, { database, today }) =>
    database.transaction({ kind: 'system', id: 'forget-forum-writers' }, async (transaction) => {
      await transaction.delete(dailyWriters).where(lt(dailyWriters.day, today()));
    }),
});

export const forumJobs = [forgetWritersJob];
