import { defineJob } from '../../platform/jobs/job.ts';
import { countChanges } from './store/count.ts';

/** Counts the months anew in which reports changed or fell due. */
export const countIndicatorsJob = defineJob({
  name: 'count-report-indicators',
  cron: '*/10 * * * *',
  async run(_payload, { config, database, log }) {
    const months = await countChanges(database, new Date(), config.timeZone);
    log.info({ months }, 'report indicators are counted');
  },
});

export const transparencyJobs = [countIndicatorsJob];
