import { sql } from 'drizzle-orm';
import { databaseErrorOf } from '../../database/constraints.ts';
import type { Transaction } from '../../database/database.ts';
import { ImportFailure } from '../failures.ts';
import { type Finding, findingOn, refusedLines } from '../findings.ts';
import { type Importer, type Outcome, type RowImporter, RowsChanged } from '../importer.ts';
import type { ImportRow } from '../rows.ts';

/** What became of a batch of rows. */
export interface Applied extends Outcome {
  readonly rows: number;
  readonly refused: readonly ImportRow[];
}

const collisions = new Set(['40001', '40P01', '55P03']);
const maximumTries = 5;

/**
 * Writes rows within a transaction, so that all constraints hold at the end. Where the database refuses them, the rows
 * are halved until the ones at fault stand alone; those are refused.
 */
export async function applyRows(
  importer: Importer,
  rowImporter: RowImporter,
  transaction: Transaction,
  rows: readonly ImportRow[],
): Promise<Applied> {
  const readable = rows.filter((row) => row.error === undefined);
  const outcome = await attempt(importer, rowImporter, transaction, readable, 1);
  const findings = [...rows.flatMap(unreadable), ...outcome.findings].sort((a, b) => a.line - b.line);
  const lines = refusedLines(findings);
  return { ...outcome, findings, rows: rows.length, refused: rows.filter(({ line }) => lines.has(line)) };
}

async function attempt(
  importer: Importer,
  rowImporter: RowImporter,
  transaction: Transaction,
  rows: readonly ImportRow[],
  tries: number,
): Promise<Outcome> {
  if (rows.length === 0) return { created: 0, updated: 0, unchanged: 0, findings: [] };
  try {
    return await transaction.transaction(async (savepoint) => {
      const outcome = await rowImporter.apply(savepoint, rows);
      await savepoint.execute(sql`set constraints all immediate`);
      await savepoint.execute(sql`set constraints all deferred`);
      return outcome;
    });
  } catch (error) {
    const { code = '', constraint = '' } = databaseErrorOf(error) ?? {};
    if ((error instanceof RowsChanged || collisions.has(code)) && tries < maximumTries)
      return attempt(importer, rowImporter, transaction, rows, tries + 1);
    const isRefusal = code.startsWith('23');
    if (!isRefusal) throw error;
    if (importer.shape !== 'batches') throw new ImportFailure('conflicts-with-records', { rule: constraint });
    const [row] = rows;
    if (rows.length === 1 && row)
      return {
        created: 0,
        updated: 0,
        unchanged: 0,
        findings: [findingOn(row, 'error', null, 'conflicts-with-records', { rule: constraint })],
      };
    const middle = Math.ceil(rows.length / 2);
    const first = await attempt(importer, rowImporter, transaction, rows.slice(0, middle), 1);
    const second = await attempt(importer, rowImporter, transaction, rows.slice(middle), 1);
    return merged(first, second);
  }
}

function merged(first: Outcome, second: Outcome): Outcome {
  const topics = new Set([...Object.keys(first.notes ?? {}), ...Object.keys(second.notes ?? {})]);
  return {
    created: first.created + second.created,
    updated: first.updated + second.updated,
    unchanged: first.unchanged + second.unchanged,
    findings: [...first.findings, ...second.findings],
    notes: Object.fromEntries(
      [...topics].map((topic) => [
        topic,
        [...(first.notes?.[topic] ?? []), ...(second.notes?.[topic] ?? [])],
      ]),
    ),
  };
}

function unreadable(row: ImportRow): Finding[] {
  if (row.error === undefined) return [];
  const { code, column = null, parameters } = row.error;
  return [{ line: row.line, severity: 'error', column, code, value: null, parameters }];
}
