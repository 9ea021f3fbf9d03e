import Type from 'typebox';
import type { Transaction } from '../../../platform/database/database.ts';
import { type Finding, findingOn } from '../../../platform/transfer/findings.ts';
import type { Importer, ImportRun, Outcome, RowImporter } from '../../../platform/transfer/importer.ts';
import { LineMap } from '../../../platform/transfer/line-map.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { employeeColumns, unusedColumns } from './columns.ts';
import { identify, readHeld } from './held.ts';
import { type Fate, planRecord } from './plan.ts';
import { type GivenRecord, identityOf, readRecord } from './record.ts';
import { employeeImportRemarks } from './remarks.ts';
import { Placing } from './seats.ts';
import { Changes, setHeadCounts, write } from './write.ts';

/** Personnel exports of SIASN and its predecessors; people are found again by PNS ID, else by NIP. */
export const employeeImporter: Importer = {
  resource: 'employees',
  scope: 'employees:write',
  sensitiveScope: 'employees:read-sensitive',
  shape: 'batches',
  remarks: employeeImportRemarks,
  columns: employeeColumns,
  unusedColumns,
  options: {
    createPositions: Type.Boolean({
      default: false,
      description:
        'Employees: whether positions that a unit lacks are created from the unit’s first day on, needing as many heads as the file places in them; the report lists them. Otherwise such rows are refused.',
    }),
  },
  begin: (run) => new EmployeeRows(run),
};

class EmployeeRows implements RowImporter {
  readonly #run: ImportRun;
  readonly #lineOfNip: LineMap;
  readonly #lineOfPnsId: LineMap;

  constructor(run: ImportRun) {
    this.#run = run;
    this.#lineOfNip = new LineMap(run.rowsTotal);
    this.#lineOfPnsId = new LineMap(run.rowsTotal);
  }

  skip(rows: readonly ImportRow[]): void {
    for (const row of rows) this.#firstLine(row);
  }

  async apply(transaction: Transaction, rows: readonly ImportRow[]): Promise<Outcome> {
    const { today, options } = this.#run;
    const findings: Finding[] = [];
    const records: GivenRecord[] = [];
    for (const row of rows) {
      const firstLine = this.#firstLine(row);
      const read = firstLine === row.line ? readRecord(row, today) : [duplicate(row, firstLine)];
      if (Array.isArray(read)) findings.push(...read);
      else records.push(read);
    }

    const identified = await identify(transaction, records);
    const ids = identified.flatMap(({ byPnsId, byNip }) => byPnsId ?? byNip ?? []);
    const people = await readHeld(transaction, ids);
    const placing = await Placing.read(transaction, records, options.createPositions === true);
    const changes = new Changes();
    const fates: Record<Fate, number> = { created: 0, updated: 0, unchanged: 0 };
    const lineOfPerson = new Map<string, number>();
    for (const [at, record] of records.entries()) {
      const id = identified[at]!.byPnsId ?? identified[at]!.byNip;
      const firstLine = id === null ? undefined : lineOfPerson.get(id);
      if (firstLine !== undefined) {
        findings.push(duplicate(record.row, firstLine));
        continue;
      }
      if (id !== null) lineOfPerson.set(id, record.row.line);
      const fate = planRecord(record, identified[at]!, people, placing, changes, today);
      if (fate) fates[fate] += 1;
      findings.push(...record.findings);
    }
    placing.addTo(changes);
    await write(transaction, changes);
    const positionsCreated = changes.positions.map(({ id, unitName, name, kind, level }) => ({
      id,
      unitName,
      name,
      kind,
      functionalLevel: level,
    }));
    return { ...fates, findings, notes: { positionsCreated } };
  }

  async finish(transaction: Transaction): Promise<void> {
    if (this.#run.options.createPositions === true) await setHeadCounts(transaction);
  }

  /** The line on which the person of a row stood first; the row's own if it does so here. */
  #firstLine(row: ImportRow): number {
    const identity = row.error === undefined ? identityOf(row) : undefined;
    if (!identity) return row.line;
    const byNip = this.#lineOfNip.add(identity.nip, row.line);
    const byPnsId = identity.pnsId === null ? row.line : this.#lineOfPnsId.add(identity.pnsId, row.line);
    return Math.min(byNip, byPnsId);
  }
}

const duplicate = (row: ImportRow, firstLine: number): Finding =>
  findingOn(row, 'error', 'nip', 'duplicate-in-file', { firstLine });
