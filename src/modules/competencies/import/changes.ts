import { sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { RowsChanged } from '../../../platform/transfer/importer.ts';
import { expiryOf } from '../rules/assessments.ts';
import type { AchievedLevel } from '../rules/levels.ts';
import type { HeldAssessment } from './held.ts';
import type { SoundAssessment } from './judge.ts';

export type Fate = 'created' | 'updated' | 'unchanged';

/** Where a row does not say why it corrects what is recorded. */
const usualReason = 'Impor ulang putaran penilaian';

interface Entered extends Pick<SoundAssessment, 'employeeId' | 'method' | 'assessedOn'> {
  readonly id: string;
  readonly assessorId: string | null;
  readonly reportNumber: string | null;
  readonly expiresOn: string;
  readonly levels: readonly AchievedLevel[];
  readonly replacesId: string | null;
}

/** What a batch of rows writes. */
export class Changes {
  readonly #replaced: { id: string; version: number; reason: string }[] = [];
  readonly #entered: Entered[] = [];

  /**
   * Takes an assessment, and the recorded one in whose place it would come: what the row does not say of assessor and
   * report stays as it is.
   */
  add(assessment: SoundAssessment, held: HeldAssessment | undefined): Fate {
    const { employeeId, method, assessedOn, reason, months } = assessment;
    const assessorId = assessment.assessorId ?? held?.assessorId ?? null;
    const reportNumber = assessment.reportNumber ?? held?.reportNumber ?? null;
    if (held && isSame({ ...assessment, assessorId, reportNumber }, held)) return 'unchanged';
    if (held) this.#replaced.push({ id: held.id, version: held.version, reason: reason ?? usualReason });
    this.#entered.push({
      id: newId(),
      employeeId,
      method,
      assessedOn,
      assessorId,
      reportNumber,
      expiresOn: expiryOf(assessedOn, months),
      levels: withEvidence(assessment.levels, held?.levels ?? []),
      replacesId: held?.id ?? null,
    });
    return held ? 'updated' : 'created';
  }

  /** @throws RowsChanged when somebody else changed one of the replaced assessments since they were read */
  async write(transaction: Transaction): Promise<void> {
    // First what makes room: one valid assessment by a method a day.
    if (this.#replaced.length > 0) {
      const { rowCount } = await transaction.execute(sql`
        update competencies.assessments a set state = 'replaced', state_reason = n.reason
          from jsonb_to_recordset(${JSON.stringify(this.#replaced)}::jsonb) as n(id uuid, version int, reason text)
         where a.id = n.id and a.version = n.version`);
      if (rowCount !== this.#replaced.length) throw new RowsChanged();
    }
    if (this.#entered.length > 0)
      await transaction.execute(sql`
        insert into competencies.assessments
               (id, employee_id, method, assessor_id, assessed_on, expires_on, report_number, levels, replaces_id)
        select n.id, n."employeeId", n.method, n."assessorId", n."assessedOn", n."expiresOn", n."reportNumber",
               n.levels, n."replacesId"
          from jsonb_to_recordset(${JSON.stringify(this.#entered)}::jsonb)
               as n(id uuid, "employeeId" uuid, method text, "assessorId" uuid, "assessedOn" date, "expiresOn" date,
                    "reportNumber" text, levels jsonb, "replacesId" uuid)`);
  }
}

type Levels = SoundAssessment['levels'];

const isSame = (assessment: SoundAssessment, held: HeldAssessment): boolean =>
  assessment.assessorId === held.assessorId &&
  assessment.reportNumber === held.reportNumber &&
  assessment.levels.length === held.levels.length &&
  assessment.levels.every((level) => sameLevel(held.levels, level) !== undefined);

/** Evidence stays where the level is still the same: files have no column for it. */
const withEvidence = (levels: Levels, held: readonly AchievedLevel[]): AchievedLevel[] =>
  levels.map((level) => ({ ...level, evidence: sameLevel(held, level)?.evidence ?? null }));

const sameLevel = (
  held: readonly AchievedLevel[],
  { competencyId, level }: Levels[number],
): AchievedLevel | undefined =>
  held.find((known) => known.competencyId === competencyId && known.level === level);
