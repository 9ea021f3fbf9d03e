import { defineJob } from '../../platform/jobs/job.ts';
import { noteOverdue } from './store/overdue.ts';

/** Notes what has become overdue: the feed of events tells of it once for each due date. */
export const noteOverdueJob = defineJob({
  name: 'note-overdue-follow-ups',
  cron: '23 * * * *',
  async run(_payload, { database, log, today }) {
    const noted = await noteOverdue(database, today());
    log.info({ noted }, 'follow-ups that became overdue are noted');
  },
});

export const followUpJobs = [noteOverdueJob];
