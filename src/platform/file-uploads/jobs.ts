import { sql } from 'drizzle-orm';
import { announceFile, storeOnce } from '../files/keep.ts';
import { openFileStore } from '../files/open-store.ts';
import { scanFilesJobName } from '../files/scan.ts';
import { files } from '../files/tables.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { defineJob } from '../jobs/job.ts';
import { inspect } from './content/inspect.ts';
import { RefusedFile } from './content/verdict.ts';
import { PiecedFile } from './pieces.ts';
import { deleteExpired, findChecking, finishJobName, finishUpload, refuseUpload } from './store.ts';

/** Looks into an upload that is all there, and makes one file of its pieces. */
export const finishFileUploadJob = defineJob<{ uploadId: string }>({
  name: finishJobName,
  async run({ uploadId }, { config, database }) {
    const checking = await findChecking(database.read, uploadId);
    if (!checking) return;
    const { upload, pieces } = checking;
    const actor = { kind: 'system', id: finishJobName } as const;
    const store = await openFileStore(config);
    const whole = new PiecedFile(store, pieces);
    try {
      const { sha256, mediaType } = await inspect(whole, upload.purpose, upload.toldSha256);
      const isScanned = config.filesScanClamd !== undefined;
      await announceFile(database.read, { sha256, bytes: upload.bytes, mediaType });
      await storeOnce(store, sha256, mediaType, () => whole.read());
      await database.transaction(actor, async (transaction) => {
        if (!(await finishUpload(transaction, uploadId, { sha256, mediaType }))) return;
        // What was found of the same file before still holds.
        await transaction
          .update(files)
          .set({ scan: isScanned ? 'pending' : 'skipped' })
          .where(sql`${files.sha256} = ${sha256} and (${files.scan} is null or ${files.scan} = 'skipped')`);
        if (isScanned) await enqueue(transaction, scanFilesJobName, {}, { queue: scanFilesJobName });
      });
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      const { code, parameters } = error;
      await database.transaction(actor, (transaction) =>
        refuseUpload(transaction, uploadId, code, parameters),
      );
    }
  },
});

export const forgetFileUploadsJob = defineJob({
  name: 'forget-file-uploads',
  cron: '11 * * * *',
  async run(_payload, { database, log }) {
    const actor = { kind: 'system', id: 'forget-file-uploads' } as const;
    const deleted = await database.transaction(actor, deleteExpired);
    log.info({ deleted }, 'file uploads that nothing has used are deleted');
  },
});
