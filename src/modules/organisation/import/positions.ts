import type { Transaction } from '../../../platform/database/database.ts';
import { type Finding, findingOn } from '../../../platform/transfer/findings.ts';
import type { Importer, ImportRun, Outcome, RowImporter } from '../../../platform/transfer/importer.ts';
import { LineMap } from '../../../platform/transfer/line-map.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { findUnits, unitKey } from './find-units.ts';
import { changesFrom } from './options.ts';
import { positionColumns, unusedPositionColumns } from './position-columns.ts';
import { type Fate, planPosition } from './position-plan.ts';
import { type GivenPosition, readPosition } from './position-record.ts';
import { positionImportRemarks } from './position-remarks.ts';
import { type Candidates, findHeldPositions, PositionChanges, writePositions } from './position-store.ts';

/** Lists of positions: found again by the personnel system's code, else by unit, name and level. */
export const positionImporter: Importer = {
  resource: 'positions',
  scope: 'organisation:write',
  shape: 'batches',
  remarks: positionImportRemarks,
  columns: positionColumns,
  unusedColumns: unusedPositionColumns,
  options: { changesFrom },
  begin: (run) => new PositionRows(run),
};

class PositionRows implements RowImporter {
  readonly #run: ImportRun;
  readonly #lineOfCode: LineMap;
  readonly #lineOfName: LineMap;

  constructor(run: ImportRun) {
    this.#run = run;
    this.#lineOfCode = new LineMap(run.rowsTotal);
    this.#lineOfName = new LineMap(run.rowsTotal);
  }

  skip(rows: readonly ImportRow[]): void {
    for (const row of rows) if (row.error === undefined) this.#firstLine(readPosition(row));
  }

  async apply(transaction: Transaction, rows: readonly ImportRow[]): Promise<Outcome> {
    const findings: Finding[] = [];
    const positions: GivenPosition[] = [];
    for (const row of rows) {
      const position = readPosition(row);
      const firstLine = this.#firstLine(position);
      if (firstLine !== row.line)
        findings.push(findingOn(row, 'error', 'name', 'position-duplicate', { firstLine }));
      else if (position.findings.length > 0) findings.push(...position.findings);
      else positions.push(position);
    }

    const units = await findUnits(
      transaction,
      positions.map(({ unit }) => unit),
    );
    const candidates = await findHeldPositions(
      transaction,
      positions.map(({ code, unit, name, stem }) => {
        const found = units.get(unitKey(unit));
        return {
          code,
          unitId: found === undefined || found === 'ambiguous' ? null : found.unitId,
          names: [...new Set([name.toLowerCase(), stem.toLowerCase()])],
        };
      }),
    );
    const changes = new PositionChanges();
    const fates: Record<Fate, number> = { created: 0, updated: 0, unchanged: 0 };
    const lineOfPosition = new Map<string, number>();
    const day = (this.#run.options.changesFrom as string | undefined) ?? this.#run.today;
    for (const [at, position] of positions.entries()) {
      const { row } = position;
      const held = heldBy(position, candidates[at]!);
      const firstLine = held && lineOfPosition.get(held.id);
      if (firstLine !== undefined) {
        findings.push(findingOn(row, 'error', 'name', 'position-duplicate', { firstLine }));
        continue;
      }
      if (held) lineOfPosition.set(held.id, row.line);
      const fate = planPosition(position, held, units.get(unitKey(position.unit)), day, changes);
      if (fate) fates[fate] += 1;
      findings.push(...position.findings);
    }
    await writePositions(transaction, changes);
    return { ...fates, findings };
  }

  /** The line on which the position of a row stood first; the row's own if it does so here. */
  #firstLine({ row, code, unit, name, level }: GivenPosition): number {
    if (code !== null) return this.#lineOfCode.add(code, row.line);
    return this.#lineOfName.add(`${unitKey(unit)}|${name.toLowerCase()}|${level ?? ''}`, row.line);
  }
}

/** The recorded position that a row speaks of. */
function heldBy({ name, level }: GivenPosition, { byCode, byName }: Candidates) {
  if (byCode) return byCode;
  const exact = byName.filter((held) => held.level === level);
  const named = byName.filter((held) => held.name.toLowerCase() === name.toLowerCase());
  return (
    exact.find((held) => named.includes(held)) ?? exact[0] ?? (named.length === 1 ? named[0] : undefined)
  );
}
