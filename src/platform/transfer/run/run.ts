import { sql } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { type JobContext, JobInterrupted } from '../../jobs/job.ts';
import { ImportCancelled, ImportFailure } from '../failures.ts';
import type { Importer, RowImporter } from '../importer.ts';
import { Report } from '../report.ts';
import type { ImportRow } from '../rows.ts';
import { importActor } from './actor.ts';
import { applyRows } from './apply.ts';
import { type ImportFile, type Measure, measureFile, openFile } from './file.ts';
import {
  endImport,
  forgetProgress,
  recordProgress,
  recordTotal,
  requireWanted,
  type StoredImport,
} from './store.ts';

/** How many batches are counted between looks at whether the import is still wanted. */
const batchesPerLook = 100;

/**
 * Imports a file, or goes on with it after an interruption. It is read through once before anything lands, so that a
 * file that breaks off or is written wrongly changes nothing.
 * @throws ImportFailure, UnreadableTable; ImportCancelled when nothing of it has landed or may stay; JobInterrupted at a
 * safe point when the process is about to end
 */
export async function runImport(
  stored: StoredImport,
  importer: Importer,
  context: JobContext,
): Promise<void> {
  const { rows: rowsTotal, header } = await measure(stored, importer, context);
  const file = await openFile(context.database.pool, stored, header, context.signal);
  const rowImporter = importer.begin({
    importId: stored.id,
    options: stored.options,
    today: context.today(),
    rowsTotal,
    has: (field) => file.header.columns.has(field),
  });
  const batches = importer.shape === 'batches' ? file.batches : asOne(file.batches);
  const run: Run = { stored, importer, rowImporter, batches, file, context };
  await (stored.dryRun || stored.mode === 'all-or-nothing' ? inOneTransaction(run) : inBatches(run));
}

interface Run {
  readonly stored: StoredImport;
  readonly importer: Importer;
  readonly rowImporter: RowImporter;
  readonly batches: AsyncIterable<ImportRow[]>;
  readonly file: ImportFile;
  readonly context: JobContext;
}

/** Reads the file through once, before anything lands; again after an interruption, when some of it may have. */
async function measure(stored: StoredImport, importer: Importer, context: JobContext): Promise<Measure> {
  const { database, signal } = context;
  const isFirst = stored.rowsTotal === null;
  const measured = await measureFile(database.pool, stored, importer, signal, async (batches) => {
    if (isFirst && batches % batchesPerLook === 0) await requireWanted(database.read, stored.id);
  });
  const { rows } = measured;
  if (rows === 0) throw new ImportFailure('no-rows');
  const limit = importer.shape === 'batches' ? Number.POSITIVE_INFINITY : importer.shape.wholeUpTo;
  if (rows > limit) throw new ImportFailure('too-many-rows', { limit });
  if (isFirst) await recordTotal(database.read, stored.id, rows);
  return measured;
}

async function* asOne(batches: AsyncIterable<ImportRow[]>): AsyncGenerator<ImportRow[]> {
  const all: ImportRow[] = [];
  for await (const batch of batches) all.push(...batch);
  yield all;
}

/**
 * Each batch lands with the count of the rows read: whoever takes the import up goes on after the last one. What has
 * landed before the import was cancelled stays.
 */
async function inBatches(run: Run): Promise<void> {
  const { stored, rowImporter, context } = run;
  try {
    await landBatches(run);
  } catch (error) {
    if (!(error instanceof ImportCancelled)) throw error;
  }
  await context.database.transaction(importActor(stored.id), async (transaction) => {
    await withoutTimeouts(transaction);
    await rowImporter.finish?.(transaction);
    await endImport(transaction, stored.id, { state: 'finished', landed: 'kept' });
  });
}

async function landBatches({ stored, importer, rowImporter, batches, file, context }: Run): Promise<void> {
  const { database, signal } = context;
  const report = new Report(factsOf(file), stored.report);
  let landed = stored.rowsRead;
  let position = 0;
  if (stored.cancelRequestedAt) throw new ImportCancelled();
  for await (const batch of batches) {
    const known = Math.min(Math.max(landed - position, 0), batch.length);
    position += batch.length;
    rowImporter.skip(batch.slice(0, known));
    const rows = batch.slice(known);
    if (rows.length === 0) continue;
    if (signal.aborted) throw new JobInterrupted();
    await database.transaction(importActor(stored.id), async (transaction) => {
      if (importer.shape !== 'batches') await withoutTimeouts(transaction);
      const applied = await applyRows(importer, rowImporter, transaction, rows);
      report.add(applied.notes ?? {});
      await recordProgress(transaction, stored.id, landed, applied, report);
    });
    landed += rows.length;
  }
}

class NothingLands extends Error {}

/** All rows land together or not at all; counts and findings are written beside, so that they can be read meanwhile. */
async function inOneTransaction({
  stored,
  importer,
  rowImporter,
  batches,
  file,
  context,
}: Run): Promise<void> {
  const { database, signal } = context;
  const actor = importActor(stored.id);
  await database.transaction(actor, (transaction) => forgetProgress(transaction, stored.id));
  const report = new Report(factsOf(file));
  let read = 0;
  let refused = 0;
  try {
    await database.transaction(actor, async (transaction) => {
      await withoutTimeouts(transaction);
      for await (const rows of batches) {
        if (signal.aborted) throw new JobInterrupted();
        const applied = await applyRows(importer, rowImporter, transaction, rows);
        report.add(applied.notes ?? {});
        refused += applied.refused.length;
        await database.transaction(actor, (beside) =>
          recordProgress(beside, stored.id, read, applied, report),
        );
        read += rows.length;
      }
      await rowImporter.finish?.(transaction);
      if (stored.dryRun || refused > 0) throw new NothingLands();
      const state = await endImport(transaction, stored.id, { state: 'finished', landed: 'kept' });
      if (state === 'cancelled') throw new ImportCancelled();
    });
  } catch (error) {
    if (!(error instanceof NothingLands)) throw error;
    await database.transaction(actor, (transaction) =>
      endImport(
        transaction,
        stored.id,
        stored.dryRun
          ? { state: 'finished', landed: 'kept' }
          : {
              state: 'failed',
              failure: { code: 'rows-refused', parameters: { refused } },
              landed: 'nothing',
            },
      ),
    );
  }
}

const factsOf = ({ format, header }: ImportFile) => ({
  file: {
    format,
    columns: header.fileColumns,
    templateVersion: header.templateVersion,
    masks: Object.fromEntries(
      [...header.columns.values()].map(({ header: name, mask }) => [name, mask ?? null]),
    ),
  },
  unknownColumns: header.unknownColumns,
  unusedColumns: header.unusedColumns,
});

/** A transaction over a whole file may take longer than any other may. */
async function withoutTimeouts(transaction: Transaction): Promise<void> {
  await transaction.execute(sql`set local statement_timeout = 0`);
  await transaction.execute(sql`set local idle_in_transaction_session_timeout = 0`);
}
