import { defineJob } from '../../platform/jobs/job.ts';
import { endUnanswered } from './store/ending.ts';

/** Ends reports to which whoever reported did not reply in time: what is resolved is closed, what was returned archived. */
export const endReportsJob = defineJob({
  name: 'end-unanswered-reports',
  cron: '7 * * * *',
  async run(_payload, { database, log }) {
    const ended = await endUnanswered(database, new Date());
    log.info({ ended }, 'reports without a reply are ended');
  },
});

export const reportJobs = [endReportsJob];
