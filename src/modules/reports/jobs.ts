import { defineJob } from '../../platform/jobs/job.ts';
import { endUnanswered } from './store/ending.ts';
import { tellOfDeadlines } from './store/escalating.ts';
import { countMapChanges } from './store/map-cells.ts';
import { settleDeadlines } from './store/settling.ts';

/** Ends reports to which whoever reported did not reply in time: what is resolved is closed, what was returned archived. */
export const endReportsJob = defineJob({
  name: 'end-unanswered-reports',
  cron: '7 * * * *',
  async run(_payload, { database, log }) {
    const ended = await endUnanswered(database, new Date());
    log.info({ ended }, 'reports without a reply are ended');
  },
});

/** Reminds of deadlines that come, and escalates those that have passed: each level once of each deadline. */
export const tellOfDeadlinesJob = defineJob({
  name: 'tell-of-report-deadlines',
  cron: '*/15 * * * *',
  async run(_payload, { config, database, log }) {
    const told = await tellOfDeadlines(database, new Date(), config.timeZone);
    log.info({ told }, 'reminders and escalations of reports are noted');
  },
});

/** Reckons provisional deadlines anew, once the holidays of their years are settled. */
export const settleDeadlinesJob = defineJob({
  name: 'settle-report-deadlines',
  cron: '*/15 * * * *',
  async run(_payload, { config, database, log }) {
    const settled = await settleDeadlines(database, config.timeZone);
    log.info({ settled }, 'provisional deadlines of reports are reckoned anew');
  },
});

/** Keeps the changes few that are added to the cells of the map whenever it is asked for. */
export const countMapChangesJob = defineJob({
  name: 'count-map-cells',
  cron: '*/5 * * * *',
  async run(_payload, { database, log }) {
    const changed = await countMapChanges(database);
    log.info({ changed }, 'cells of the map are counted');
  },
});

export const reportJobs = [endReportsJob, tellOfDeadlinesJob, settleDeadlinesJob, countMapChangesJob];
