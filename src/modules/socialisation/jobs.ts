import { sql } from 'drizzle-orm';
import { dayBefore } from '../../platform/calendar.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import { followMembers } from './store/audience.ts';
import { keepCoverage, keepStances } from './store/coverage-days.ts';
import { remindMembers } from './store/reminders.ts';

const system = (id: string) => ({ kind: 'system', id }) as const;

/** Notes who moved or left, and keeps how far each campaign had come when the day ended. */
export const keepCoverageJob = defineJob({
  name: 'keep-campaign-coverage',
  cron: '5 17 * * *',
  async run(_payload, { database, log, today }) {
    const day = today();
    const followed = await database.transaction(system('keep-campaign-coverage'), async (transaction) => {
      const counted = await followMembers(
        transaction,
        sql`select c.id from socialisation.campaigns c where c.state = 'running'`,
        day,
      );
      await keepCoverage(transaction, dayBefore(day));
      await keepStances(transaction, dayBefore(day));
      return counted;
    });
    log.info(followed, 'coverage of campaigns is kept');
  },
});

/** Reminds those who have not read what they have to. */
export const remindMembersJob = defineJob({
  name: 'remind-campaign-members',
  cron: '15 23 * * *',
  async run(_payload, { database, log, today }) {
    const campaigns = await database.transaction(system('remind-campaign-members'), (transaction) =>
      remindMembers(transaction, today()),
    );
    log.info({ campaigns }, 'members of campaigns are reminded');
  },
});

export const socialisationJobs = [keepCoverageJob, remindMembersJob];
