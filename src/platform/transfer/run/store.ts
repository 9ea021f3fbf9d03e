import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { newId } from '../../database/columns.ts';
import type { Reader } from '../../database/database.ts';
import type { Parameters } from '../../http/text.ts';
import { ImportCancelled } from '../failures.ts';
import type { Finding } from '../findings.ts';
import type { Report } from '../report.ts';
import type { ImportRow } from '../rows.ts';
import { importChunks, importFindings, importRefusedRows, imports } from '../tables.ts';
import type { Applied } from './apply.ts';

export type StoredImport = typeof imports.$inferSelect;

/** Takes up an import; undefined if it has ended, or is none. */
export async function takeUp(reader: Reader, importId: string): Promise<StoredImport | undefined> {
  const [row] = await reader
    .update(imports)
    .set({ state: 'running', startedAt: sql`coalesce(${imports.startedAt}, now())` })
    .where(and(eq(imports.id, importId), inArray(imports.state, ['queued', 'running'])))
    .returning();
  return row;
}

export async function recordTotal(reader: Reader, importId: string, rowsTotal: number): Promise<void> {
  await reader.update(imports).set({ rowsTotal }).where(eq(imports.id, importId));
}

/** @throws ImportCancelled when somebody has asked that the import stop. */
export async function requireWanted(reader: Reader, importId: string): Promise<void> {
  const [row] = await reader
    .select({ cancelRequestedAt: imports.cancelRequestedAt })
    .from(imports)
    .where(eq(imports.id, importId));
  if (row?.cancelRequestedAt) throw new ImportCancelled();
}

/** Forgets how far an import has come, for one that begins again. */
export async function forgetProgress(reader: Reader, importId: string): Promise<void> {
  await reader.delete(importFindings).where(eq(importFindings.importId, importId));
  await reader.delete(importRefusedRows).where(eq(importRefusedRows.importId, importId));
  await reader
    .update(imports)
    .set({ ...nothingCounted, report: {} })
    .where(eq(imports.id, importId));
}

const nothingLanded = { rowsCreated: 0, rowsUpdated: 0, rowsUnchanged: 0 };
const nothingCounted = { ...nothingLanded, rowsRead: 0, rowsRefused: 0, warnings: 0 };

/**
 * Records what became of the next rows, with their findings and those that were refused.
 * @throws ImportCancelled when somebody has asked that the import stop
 * @throws Error when another worker has moved the import on meanwhile
 */
export async function recordProgress(
  transaction: Reader,
  importId: string,
  readBefore: number,
  applied: Applied,
  report: Report,
): Promise<void> {
  const { rowCount } = await transaction
    .update(imports)
    .set({
      rowsRead: readBefore + applied.rows,
      rowsCreated: sql`${imports.rowsCreated} + ${applied.created}`,
      rowsUpdated: sql`${imports.rowsUpdated} + ${applied.updated}`,
      rowsUnchanged: sql`${imports.rowsUnchanged} + ${applied.unchanged}`,
      rowsRefused: sql`${imports.rowsRefused} + ${applied.refused.length}`,
      warnings: sql`${imports.warnings} + ${applied.findings.filter(({ severity }) => severity === 'warning').length}`,
      report: report.content,
    })
    .where(
      and(
        eq(imports.id, importId),
        eq(imports.state, 'running'),
        eq(imports.rowsRead, readBefore),
        isNull(imports.cancelRequestedAt),
      ),
    );
  if (rowCount !== 1) {
    await requireWanted(transaction, importId);
    throw new Error('another worker has taken the import over');
  }
  await insertFindings(transaction, importId, applied.findings);
  await insertRefusedRows(transaction, importId, applied.refused);
}

async function insertFindings(
  transaction: Reader,
  importId: string,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map((finding) => ({ id: newId(), ...finding }));
  await transaction.execute(sql`
    insert into ${importFindings} (id, import_id, line, severity, "column", code, value, parameters)
    select id, ${importId}::uuid, line, severity, "column", code, value, parameters
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row
           (id uuid, line int, severity text, "column" text, code text, value text, parameters jsonb)`);
}

async function insertRefusedRows(
  transaction: Reader,
  importId: string,
  refused: readonly ImportRow[],
): Promise<void> {
  if (refused.length === 0) return;
  const rows = refused.map(({ line, cells }) => ({ line, cells: Object.fromEntries(cells) }));
  await transaction.execute(sql`
    insert into ${importRefusedRows} (import_id, line, cells)
    select ${importId}::uuid, line, cells
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (line int, cells jsonb)`);
}

export interface ImportEnd {
  readonly state: 'finished' | 'failed' | 'cancelled';
  readonly failure?: { code: string; parameters: Parameters };
  /** Whether what has been counted landed, or would have in a dry run. */
  readonly landed: 'kept' | 'nothing';
}

/**
 * Ends an import; its file is not needed any more. One that somebody has asked to stop does not finish.
 * @returns the state in which it ended.
 */
export async function endImport(
  transaction: Reader,
  importId: string,
  { state, failure, landed }: ImportEnd,
): Promise<ImportEnd['state'] | undefined> {
  const [row] = await transaction
    .update(imports)
    .set({
      state:
        state === 'finished'
          ? sql`case when ${imports.cancelRequestedAt} is null then 'finished' else 'cancelled' end`
          : state,
      failure: failure ?? null,
      finishedAt: sql`clock_timestamp()`,
      ...(landed === 'nothing' ? nothingLanded : {}),
    })
    .where(and(eq(imports.id, importId), inArray(imports.state, ['queued', 'running'])))
    .returning({ state: imports.state });
  await transaction.delete(importChunks).where(eq(importChunks.importId, importId));
  return row?.state as ImportEnd['state'] | undefined;
}
