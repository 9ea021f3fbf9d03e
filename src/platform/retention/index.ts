import { defineJob } from '../jobs/job.ts';
import type { Module } from '../module.ts';
import { retentionEvents } from './events.ts';
import { applyRetention } from './forgetting.ts';
import { retentionSubjects } from './reference.ts';
import { retentionRoutes } from './routes.ts';
import { retentionSchemas } from './schemas.ts';
import type { WaysToForget } from './ways.ts';

/**
 * For how long what modules hold of citizens is kept, as data, and the job that forgets it.
 * @throws if nobody said how a subject is forgotten
 */
export function retention(given: WaysToForget): Module {
  const missing = retentionSubjects.entries.filter(({ code }) => !given[code]);
  if (missing.length > 0) throw new Error(`Nothing forgets ${missing.map(({ code }) => code).join(', ')}.`);
  return {
    routes: retentionRoutes,
    tags: ['retention-rules'],
    schemas: retentionSchemas,
    problems: {},
    constraints: {},
    referenceLists: [retentionSubjects],
    importers: [],
    events: retentionEvents,
    jobs: [retentionJob(given as Required<WaysToForget>)],
  };
}

const retentionJob = (ways: Required<WaysToForget>) =>
  defineJob({
    name: 'apply-retention',
    cron: '11 18 * * *',
    async run(_payload, { config, database, log, signal, today }) {
      const day = { today: today(), timeZone: config.timeZone, signal };
      log.info(
        { forgotten: await applyRetention(database, ways, day) },
        'what is past its retention is forgotten',
      );
    },
  });
