import { defineJob, type Job, type JobContext } from '../../jobs/job.ts';
import { ImportFailure } from '../failures.ts';
import type { Importer } from '../importer.ts';
import { UnreadableTable } from '../read/index.ts';
import { importActor } from './actor.ts';
import { runImport } from './run.ts';
import { endImport, takeUp } from './store.ts';

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
        const failure = failureOf(error);
        if (!failure) throw error;
        await end(context, importId, failure);
      }
    },
    giveUp: ({ importId }, context) => end(context, importId, { code: 'import-broke', parameters: {} }),
  });
}

type Failure = NonNullable<Parameters<typeof endImport>[2]>;

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof ImportFailure) return { code: error.code, parameters: error.parameters };
  if (!(error instanceof UnreadableTable)) return undefined;
  const { code, line, column, parameters } = error;
  return {
    code,
    parameters: { line: line ?? '–', ...(column === undefined ? {} : { column }), ...parameters },
  };
}

const end = ({ database }: JobContext, importId: string, failure: Failure): Promise<void> =>
  database.transaction(importActor(importId), (transaction) => endImport(transaction, importId, failure));
