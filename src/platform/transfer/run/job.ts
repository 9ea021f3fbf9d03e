import type { Parameters } from '../../http/text.ts';
import { defineJob, type Job, type JobContext } from '../../jobs/job.ts';
import { ImportCancelled, ImportFailure } from '../failures.ts';
import type { Importer } from '../importer.ts';
import { UnreadableTable } from '../read/index.ts';
import { importActor } from './actor.ts';
import { runImport } from './run.ts';
import { endImport, type ImportEnd, type StoredImport, takeUp } from './store.ts';

/** The job that imports an uploaded file; what it is given. */
export const importJobName = 'import';
/** Imports run one after another, in the order of their upload: employees after the units that they refer to. */
export const importQueue = 'imports';

export interface ImportPayload {
  readonly importId: string;
}

/** The background job of all imports. */
export function importJob(importers: readonly Importer[]): Job {
  return defineJob<ImportPayload>({
    name: importJobName,
    async run({ importId }, context) {
      const stored = await takeUp(context.database.read, importId);
      if (!stored) return;
      try {
        const importer = importers.find(({ resource }) => resource === stored.resource);
        if (!importer) throw new ImportFailure('import-broke');
        await runImport(stored, importer, context);
      } catch (error) {
        const how = endOf(error, stored);
        if (!how) throw error;
        await end(context, importId, how);
      }
    },
    giveUp: ({ importId }, context) => end(context, importId, failed('import-broke')),
  });
}

const failed = (code: string, parameters: Parameters = {}): ImportEnd => ({
  state: 'failed',
  failure: { code, parameters },
  landed: 'kept',
});

/** How an import ends because of an error; undefined if it should be tried again. */
function endOf(error: unknown, { mode, dryRun }: StoredImport): ImportEnd | undefined {
  if (error instanceof ImportCancelled)
    return { state: 'cancelled', landed: mode === 'all-or-nothing' && !dryRun ? 'nothing' : 'kept' };
  if (error instanceof ImportFailure) return failed(error.code, error.parameters);
  if (!(error instanceof UnreadableTable)) return undefined;
  const { code, line, column, parameters } = error;
  return failed(code, { line: line ?? '–', ...(column === undefined ? {} : { column }), ...parameters });
}

const end = async ({ database }: JobContext, importId: string, how: ImportEnd): Promise<void> => {
  await database.transaction(importActor(importId), (transaction) => endImport(transaction, importId, how));
};
