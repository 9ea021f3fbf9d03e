import { defineJob } from '../../platform/jobs/job.ts';
import { noteEffects } from './store/effects.ts';

/** Notes what takes effect, and what it does to other documents: the feeds tell of it once. */
export const noteEffectsJob = defineJob({
  name: 'note-policy-effects',
  cron: '7 * * * *',
  async run(_payload, { database, log, today }) {
    const noted = await noteEffects(database, today());
    log.info({ noted }, 'effects of policy documents are noted');
  },
});

export const policyJobs = [noteEffectsJob];
