import { ruleBroken } from '../../../platform/http/problems.ts';
import { type CompetencyRemark, competencyRemarks } from '../remarks.ts';

/** What a rule finds wrong, and where. */
export interface Found {
  readonly pointer: string;
  readonly code: CompetencyRemark;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export function refuseFound(found: readonly Found[]): void {
  if (found.length === 0) return;
  throw ruleBroken(
    ...found.map(({ pointer, code, parameters = {} }) => ({
      place: { pointer },
      code,
      text: competencyRemarks[code],
      parameters,
    })),
  );
}
