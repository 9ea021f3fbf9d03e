import type { Transaction } from '../../../platform/database/database.ts';
import type { Finding } from '../../../platform/transfer/findings.ts';
import type { Importer, ImportRun, Outcome, RowImporter } from '../../../platform/transfer/importer.ts';
import { LineMap } from '../../../platform/transfer/line-map.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { Changes, type Fate } from './changes.ts';
import { assessmentColumns, unusedAssessmentColumns } from './columns.ts';
import { heldKeyOf, readHeld } from './held.ts';
import { judge } from './judge.ts';
import { readKnown } from './known.ts';
import { refuse } from './noted.ts';
import { assessmentImportRemarks } from './remarks.ts';
import { type GivenAssessment, keyOf, readAssessment } from './row.ts';

/** Whole rounds of assessments; what differs from a recorded assessment of the same person, method and day corrects it. */
export const assessmentImporter: Importer = {
  resource: 'assessments',
  scope: 'assessments:write',
  sensitiveScope: 'employees:read-sensitive',
  shape: 'batches',
  remarks: assessmentImportRemarks,
  columns: assessmentColumns,
  unusedColumns: unusedAssessmentColumns,
  options: {},
  begin: (run) => new AssessmentRows(run),
};

class AssessmentRows implements RowImporter {
  readonly #today: string;
  readonly #lineOfKey: LineMap;

  constructor({ today, rowsTotal }: ImportRun) {
    this.#today = today;
    this.#lineOfKey = new LineMap(rowsTotal);
  }

  skip(rows: readonly ImportRow[]): void {
    for (const row of rows) {
      const read = row.error === undefined ? readAssessment(row) : [];
      if (!Array.isArray(read)) this.#firstLine(read);
    }
  }

  async apply(transaction: Transaction, rows: readonly ImportRow[]): Promise<Outcome> {
    const findings: Finding[] = [];
    const given: GivenAssessment[] = [];
    for (const row of rows) {
      const read = readAssessment(row);
      if (Array.isArray(read)) findings.push(...read);
      else given.push(read);
    }

    const known = await readKnown(transaction, given);
    const sound = given.flatMap((assessment) => {
      const firstLine = this.#firstLine(assessment);
      if (firstLine !== assessment.row.line)
        refuse(assessment, 'assessedOn', 'assessment-duplicate', { firstLine });
      return judge(assessment, known, this.#today) ?? [];
    });
    const held = await readHeld(transaction, sound);
    const changes = new Changes();
    const fates: Record<Fate, number> = { created: 0, updated: 0, unchanged: 0 };
    for (const assessment of sound) fates[changes.add(assessment, held.get(heldKeyOf(assessment)))] += 1;
    await changes.write(transaction);
    for (const assessment of given) findings.push(...assessment.findings);
    return { ...fates, findings };
  }

  /** The line on which an assessment stood first; its own if it does so here. */
  #firstLine(assessment: GivenAssessment): number {
    return this.#lineOfKey.add(keyOf(assessment), assessment.row.line);
  }
}
