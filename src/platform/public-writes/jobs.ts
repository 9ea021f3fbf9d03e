import { defineJob } from '../jobs/job.ts';
import { deleteSaltsBefore } from './address-salts.ts';

/** Every hour, since it is not said in which zone the day ends. */
export const forgetSaltsJob = defineJob({
  name: 'forget-address-salts',
  cron: '3 * * * *',
  run: (_payload, { database, today }) =>
    database.transaction({ kind: 'system', id: 'forget-address-salts' }, (transaction) =>
      deleteSaltsBefore(transaction, today()),
    ),
});
