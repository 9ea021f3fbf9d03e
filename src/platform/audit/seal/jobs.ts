import { defineJob } from '../../jobs/job.ts';
import { inTransaction } from '../sealed/queryable.ts';
import { seal } from './seal.ts';
import { ensureSealKey, SealKeyUnavailable, sealKeyFileOf } from './seal-key.ts';

/** Seals what was recorded since the last time. Without its key it says so and waits: requests go on meanwhile. */
export const sealJob = defineJob({
  name: 'seal-audit-log',
  cron: '* * * * *',
  async run(_payload, { config, database, log, signal }) {
    try {
      const key = await ensureSealKey(sealKeyFileOf(config));
      const sealed = await seal({ pool: database.pool, key, signal });
      if (sealed > 0) log.info({ entries: sealed }, 'audit entries are sealed');
    } catch (error) {
      if (!(error instanceof SealKeyUnavailable)) throw error;
      log.error(`audit entries are not sealed: ${error.message}`);
    }
  },
});

/** Makes the partitions of the months to come, well before entries need them. */
export const partitionsJob = defineJob({
  name: 'prepare-audit-partitions',
  cron: '23 17 * * *',
  run: (_payload, { database }) =>
    inTransaction(database.pool, 'read committed', async (client) => {
      // Behind a long export every change would have to wait for the partition: tomorrow is early enough.
      await client.query("set local lock_timeout = '2s'");
      await client.query('select audit.ensure_partitions()');
    }),
});
