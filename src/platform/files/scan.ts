import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { defineJob, JobInterrupted } from '../jobs/job.ts';
import { scanWithClamd } from './clamd.ts';
import { nameOf } from './keep.ts';
import { openFileStore } from './open-store.ts';
import { files } from './tables.ts';

export const scanFilesJobName = 'scan-files';

/** Also by the clock: a scanner that was out of reach is asked again. */
export const scanFilesJob = defineJob({
  name: scanFilesJobName,
  cron: '*/5 * * * *',
  async run(_payload, { config, database, log, signal }) {
    const { filesScanClamd: address } = config;
    // What waits for a scanner that is gone would wait for ever.
    if (address === undefined) return skipPending(database);
    const store = await openFileStore(config);
    let last: Buffer = Buffer.alloc(0);
    for (;;) {
      const sha256 = await nextPending(database, last);
      if (!sha256) return;
      if (signal.aborted) throw new JobInterrupted();
      const name = nameOf(sha256);
      try {
        const found = await scanWithClamd(address, await store.read(name));
        if (found !== null) {
          log.warn({ file: name, found }, 'a file was infected, and is removed');
          await settle(database, sha256, 'infected');
          await store.remove(name);
        } else await settle(database, sha256, 'clean');
      } catch (error) {
        // Others may fare better.
        log.error({ file: name, err: error }, 'a file could not be scanned');
      }
      last = sha256;
    }
  },
});

async function nextPending({ read }: Database, after: Buffer): Promise<Buffer | undefined> {
  const [file] = await read
    .select({ sha256: files.sha256 })
    .from(files)
    .where(and(eq(files.scan, 'pending'), gt(files.sha256, after)))
    .orderBy(asc(files.sha256))
    .limit(1);
  return file?.sha256;
}

async function settle(database: Database, sha256: Buffer, scan: 'clean' | 'infected'): Promise<void> {
  await database.transaction({ kind: 'system', id: scanFilesJobName }, (transaction) =>
    transaction
      .update(files)
      .set({ scan })
      .where(and(eq(files.sha256, sha256), sql`${files.scan} = 'pending'`)),
  );
}

async function skipPending(database: Database): Promise<void> {
  await database.transaction({ kind: 'system', id: scanFilesJobName }, (transaction) =>
    transaction.update(files).set({ scan: 'skipped' }).where(eq(files.scan, 'pending')),
  );
}
