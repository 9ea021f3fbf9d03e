import { defineJob } from '../jobs/job.ts';
import { deleteUnclaimed } from './store.ts';

/** How long a photo may belong to nothing. */
export const claimableHours = 24;

export const forgetPhotosJob = defineJob({
  name: 'forget-unclaimed-photos',
  cron: '31 * * * *',
  async run(_payload, { database, log }) {
    const before = new Date(Date.now() - claimableHours * 3_600_000);
    const actor = { kind: 'system', id: 'forget-unclaimed-photos' } as const;
    const deleted = await database.transaction(actor, (transaction) => deleteUnclaimed(transaction, before));
    log.info({ deleted }, 'photos that nothing named are deleted');
  },
});
