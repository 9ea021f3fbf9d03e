import type { Transaction } from '../../../platform/database/database.ts';
import type { Finding } from '../../../platform/transfer/findings.ts';
import type { Importer, ImportRun, Outcome, RowImporter } from '../../../platform/transfer/importer.ts';
import { LineMap } from '../../../platform/transfer/line-map.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { Changes, type Fate } from './changes.ts';
import { attendanceColumns, unusedAttendanceColumns } from './columns.ts';
import { judge } from './judge.ts';
import { readKnown } from './known.ts';
import { attendanceImportRemarks } from './remarks.ts';
import { type GivenAttendance, keyOf, readAttendance, refuse } from './row.ts';

/** Who was at which meeting; what differs from what is on record of the same person and meeting replaces it. */
export const attendanceImporter: Importer = {
  resource: 'attendances',
  scope: 'results:write',
  sensitiveScope: 'employees:read-sensitive',
  shape: 'batches',
  remarks: attendanceImportRemarks,
  columns: attendanceColumns,
  unusedColumns: unusedAttendanceColumns,
  options: {},
  begin: (run) => new AttendanceRows(run),
};

class AttendanceRows implements RowImporter {
  readonly #lineOfKey: LineMap;

  constructor({ rowsTotal }: ImportRun) {
    this.#lineOfKey = new LineMap(rowsTotal);
  }

  skip(rows: readonly ImportRow[]): void {
    for (const row of rows) {
      const read = row.error === undefined ? readAttendance(row) : [];
      if (!Array.isArray(read)) this.#firstLine(read);
    }
  }

  async apply(transaction: Transaction, rows: readonly ImportRow[]): Promise<Outcome> {
    const findings: Finding[] = [];
    const given: GivenAttendance[] = [];
    for (const row of rows) {
      const read = readAttendance(row);
      if (Array.isArray(read)) findings.push(...read);
      else given.push(read);
    }

    const known = await readKnown(transaction, given);
    const changes = new Changes();
    const fates: Record<Fate, number> = { created: 0, updated: 0, unchanged: 0 };
    for (const attendance of given) {
      const firstLine = this.#firstLine(attendance);
      if (firstLine !== attendance.row.line)
        refuse(attendance, 'meeting', 'attendance-duplicate', { firstLine });
      const sound = judge(attendance, known.get(attendance.row.line)!);
      if (sound) fates[changes.add(sound)] += 1;
    }
    await changes.write(transaction);
    for (const { findings: found } of given) findings.push(...found);
    return { ...fates, findings };
  }

  /** The line on which a presence stood first; its own if it does so here. */
  #firstLine(attendance: GivenAttendance): number {
    return this.#lineOfKey.add(keyOf(attendance), attendance.row.line);
  }
}
