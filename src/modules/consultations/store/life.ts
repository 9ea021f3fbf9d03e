import { Problem } from '../../../platform/http/problem.ts';
import { consultationProblems } from '../problems.ts';
import { type ConsultationAction, isPossible, statesFor } from '../rules/life.ts';
import type { AskedConsultation } from '../schemas/consultations.ts';

/** @throws Problem `consultation-state` if it cannot be done with a consultation as it stands */
export function requirePossible(
  action: ConsultationAction,
  { state, opensOn: from, closesOn: to }: Pick<AskedConsultation, 'state' | 'opensOn' | 'closesOn'>,
): void {
  if (isPossible(action, state)) return;
  throw new Problem(consultationProblems['consultation-state'], {
    parameters: { state, from, to, wanted: statesFor(action).join(', ') },
  });
}
