import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import type { AchievedLevel } from '../rules/levels.ts';
import type { SoundAssessment } from './judge.ts';

interface Key {
  readonly employeeId: string;
  readonly method: string;
  readonly assessedOn: string;
}

/** A valid assessment of the same person, method and day as a row. */
export interface HeldAssessment extends Key {
  readonly id: string;
  readonly version: number;
  readonly assessorId: string | null;
  readonly reportNumber: string | null;
  readonly levels: readonly AchievedLevel[];
}

/** By what an assessment of a row is found again. */
export const heldKeyOf = ({ employeeId, method, assessedOn }: Key): string =>
  `${employeeId}|${method}|${assessedOn}`;

export async function readHeld(
  transaction: Transaction,
  assessments: readonly SoundAssessment[],
): Promise<ReadonlyMap<string, HeldAssessment>> {
  const keys = assessments.map(({ employeeId, method, assessedOn }) => ({ employeeId, method, assessedOn }));
  const { rows } = await transaction.execute<HeldAssessment & Record<string, unknown>>(sql`
    select a.id, a.version, a.employee_id as "employeeId", a.method, a.assessed_on::text as "assessedOn",
           a.assessor_id as "assessorId", a.report_number as "reportNumber", a.levels
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
           as n("employeeId" uuid, method text, "assessedOn" date)
      join competencies.assessments a
        on a.employee_id = n."employeeId" and a.method = n.method and a.assessed_on = n."assessedOn"
     where a.state = 'valid'`);
  return new Map(rows.map((held) => [heldKeyOf(held), held]));
}
