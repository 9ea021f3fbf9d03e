import { sql } from 'drizzle-orm';
import { holds, newId } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';

/** Who passed a training that carries an assessment. */
export interface TrainingPassed {
  readonly employeeId: string;
  /** What it is known by: the number of the certificate. */
  readonly reportNumber: string;
}

/**
 * Records what a training that carries an assessment has shown of people's competencies, as assessments by that method, in
 * one statement. Where somebody was known to be at that level or above anyway, nothing is recorded: passing a basic course
 * lowers nobody.
 * @returns the assessment of each person who has one now
 */
export async function recordTrainingResults(
  transaction: Transaction,
  passed: readonly TrainingPassed[],
  outcomes: readonly { readonly competencyId: string; readonly level: number }[],
  assessedOn: string,
): Promise<ReadonlyMap<string, string>> {
  const people = passed.map((one) => ({ id: newId(), ...one }));
  const { rows } = await transaction.execute<{ id: string; employeeId: string }>(sql`
    insert into competencies.assessments (id, employee_id, method, assessed_on, expires_on, report_number, levels)
    select person.id, person."employeeId", 'training-result', ${assessedOn},
           (${assessedOn}::date + make_interval(months => valid.months))::date, person."reportNumber", shown.levels
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
             as person(id uuid, "employeeId" uuid, "reportNumber" text)
      join competencies.assessment_validities valid
        on valid.method = 'training-result' and ${holds('valid', assessedOn)}
     cross join lateral (
       select jsonb_agg(jsonb_build_object('competencyId', outcome."competencyId", 'level', outcome.level,
                'evidence', null)) as levels
         from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as outcome("competencyId" uuid, level int)
         join competencies.competency_versions v on v.competency_id = outcome."competencyId"
          and ${holds('v', assessedOn)}
        where not exists (
          select from competencies.counting(person."employeeId", ${assessedOn}) known
           where known.competency_id = outcome."competencyId" and known.level >= outcome.level)) shown
     where shown.levels is not null
    returning id, employee_id as "employeeId"`);
  return new Map(rows.map(({ id, employeeId }) => [employeeId, id]));
}

/** Withdraws what a training has shown, if it still counts: it turned out not to be so. */
export async function withdrawTrainingResult(
  transaction: Transaction,
  assessmentId: string,
  reason: string,
): Promise<void> {
  await transaction.execute(sql`
    update competencies.assessments set state = 'withdrawn', state_reason = ${reason}
     where id = ${assessmentId} and state = 'valid'`);
}
