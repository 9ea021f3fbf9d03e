import { foundInAssessment } from '../rules/assessments.ts';
import { isAlive } from '../rules/lives.ts';
import type { AssessmentValidity } from '../schemas/assessments.ts';
import type { Known } from './known.ts';
import { refuse } from './noted.ts';
import type { GivenAssessment } from './row.ts';

/** An assessment that may be entered. */
export interface SoundAssessment {
  readonly employeeId: string;
  readonly method: string;
  readonly assessedOn: string;
  readonly assessorId: string | null;
  readonly reportNumber: string | null;
  readonly reason: string | null;
  readonly levels: readonly { readonly competencyId: string; readonly level: number }[];
  /** For how many months it counts. */
  readonly months: number;
}

/** Holds a row against what is recorded; undefined if it is refused: its findings say why. */
export function judge(given: GivenAssessment, known: Known, today: string): SoundAssessment | undefined {
  const { nip, method, assessedOn, reportNumber, reason } = given;
  const person = known.people.get(nip);
  if (!person) return void refuse(given, 'nip', 'employee-unknown');
  const assessor = given.assessor === null ? undefined : known.assessors.get(given.assessor.toLowerCase());
  const levels = given.levels.flatMap((level) => {
    const competencyId = known.competencies.get(level.code.toLowerCase());
    if (competencyId !== undefined) return [{ ...level, competencyId }];
    refuse(given, level.field, 'competency-unknown', { code: level.code });
    return [];
  });
  const months = monthsOf(known.validities, method, assessedOn);
  const found = foundInAssessment(
    { method, assessorId: assessor?.id ?? given.assessor, assessedOn, levels },
    {
      today,
      appointedOn: person.appointedOn,
      mandate: assessor,
      dictionary: known.dictionary,
      months,
    },
  );
  for (const { pointer, code, parameters } of found) {
    const [, name = '', at] = pointer.split('/');
    const level = levels[Number(at)];
    if (level) refuse(given, level.field, code, { code: level.code, ...parameters });
    else refuse(given, fieldOf[name] ?? null, code, parameters);
  }
  if (given.findings.length > 0 || months === undefined) return undefined;
  return {
    employeeId: person.id,
    method,
    assessedOn,
    assessorId: assessor?.id ?? null,
    reportNumber,
    reason,
    levels: levels.map(({ competencyId, level }) => ({ competencyId, level })),
    months,
  };
}

/** Fields of the file by those of the rules. */
const fieldOf: Readonly<Record<string, string>> = {
  assessedOn: 'assessedOn',
  assessorId: 'assessor',
  method: 'method',
};

const monthsOf = (
  validities: readonly AssessmentValidity[],
  method: string,
  day: string,
): number | undefined =>
  validities.find(
    (validity) =>
      validity.method === method &&
      isAlive({ code: method, from: validity.validFrom, to: validity.validTo }, day),
  )?.months;
