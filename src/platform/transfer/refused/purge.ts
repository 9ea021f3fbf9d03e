import { sql } from 'drizzle-orm';
import { defineJob } from '../../jobs/job.ts';

/** How long refused rows are kept, to be mended: they are personal data that found no place. */
export const keptDays = 30;

/** Drops the refused rows of imports that ended long ago; their findings stay. */
export const refusedRowsPurge = defineJob({
  name: 'purge-refused-rows',
  cron: '40 2 * * *',
  async run(_payload, { database }) {
    await database.read.execute(sql`
      delete from platform.import_refused_rows r using platform.imports i
       where i.id = r.import_id and i.finished_at < now() - make_interval(days => ${keptDays})`);
  },
});
