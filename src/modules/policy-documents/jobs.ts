import { defineJob } from '../../platform/jobs/job.ts';
import { noteEffects } from './store/effects.ts';
import { measureTargets } from './store/measuring.ts';

/** Notes what takes effect, and what it does to other documents: the feeds tell of it once. */
export const noteEffectsJob = defineJob({
  name: 'note-policy-effects',
  cron: '7 * * * *',
  async run(_payload, { database, log, today }) {
    const noted = await noteEffects(database, today());
    log.info({ noted }, 'effects of policy documents are noted');
  },
});

/** Measures what policies were to reach. */
export const measureTargetsJob = defineJob({
  name: 'measure-policy-targets',
  cron: '40 19 * * *',
  async run(_payload, { database, log, signal, today }) {
    const noted = await measureTargets(database, today(), { log, signal });
    log.info({ noted }, 'policy targets are measured');
  },
});

export const policyJobs = [noteEffectsJob, measureTargetsJob];
