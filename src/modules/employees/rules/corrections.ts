import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../../platform/http/problem.ts';
import { problems, ruleBroken } from '../../../platform/http/problems.ts';
import { shapeRemarks } from '../../../platform/http/remarks.ts';
import type { CorrectionAction, CorrectionChanges, CorrectionDecision } from '../correction-schemas.ts';
import { employeeProblems } from '../problems.ts';
import type { correctionStates } from '../reference.ts';
import { employeeRemarks } from '../remarks.ts';
import { requireSoundCorrection } from './entry.ts';
import type { PersonnelRecord, RecordField } from './record.ts';

interface Request {
  readonly employeeId: string;
  readonly state: (typeof correctionStates.entries)[number]['code'];
}

/** Who looks at a request: the own file, if any, and whether the caller may decide requests here. */
export interface CorrectionCaller {
  readonly employeeId: string | null;
  readonly mayDecide: boolean;
}

/** What a caller can do with a request next: nobody decides what they ask for themselves. */
export function allowedActions(request: Request, caller: CorrectionCaller): CorrectionAction[] {
  if (request.state !== 'open') return [];
  if (request.employeeId === caller.employeeId) return ['withdraw'];
  return caller.mayDecide ? ['accept', 'decline'] : [];
}

/** @throws Problem `correction-request-decided` naming the state of a request that is no longer open */
export function requireOpen({ state }: Request): void {
  if (state !== 'open')
    throw new Problem(employeeProblems['correction-request-decided'], { parameters: { state } });
}

/** @throws Problem `own-correction-request` when the person concerned would decide */
export function requireOther(request: Request, employeeId: string | null): void {
  if (request.employeeId === employeeId) throw new Problem(employeeProblems['own-correction-request']);
}

/** @throws Problem `invalid-input` when somebody declines without saying why */
export function requireReason({ decision, reason }: CorrectionDecision): void {
  if (decision === 'accepted' || reason !== undefined) return;
  throw new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { pointer: '/reason' },
        code: 'missing-field',
        text: shapeRemarks['missing-field'],
        parameters: { name: 'reason' },
      },
    ],
  });
}

const judgedFields = ['nip', 'nik', 'birthDate', 'appointedOn', 'permanentOn'] as const;

const pointersTo = (place: (field: RecordField) => string) =>
  Object.fromEntries(judgedFields.map((field) => [field, place(field)]));

/**
 * Refuses a request that would change nothing or break a rule of the personnel file.
 * @throws Problem `rule-broken` naming each value under `/changes`
 */
export function requireSensibleRequest(
  file: PersonnelRecord,
  changes: CorrectionChanges,
  today: string,
): void {
  const present = file as unknown as Record<string, unknown>;
  const idle = Object.entries(changes).filter(([name, value]) => isDeepStrictEqual(present[name], value));
  if (idle.length > 0)
    throw ruleBroken(
      ...idle.map(([name]) => ({
        place: { pointer: `/changes/${name}` },
        code: 'already-so',
        text: employeeRemarks['already-so'],
      })),
    );
  requireSoundCorrection(
    file,
    { ...file, ...changes },
    today,
    pointersTo((field) => `/changes/${field}`),
  );
}

/**
 * Refuses to accept a request that breaks a rule of the personnel file as it is now: the file may have changed since.
 * @throws Problem `rule-broken` at the decision
 */
export function requireSoundAcceptance(
  file: PersonnelRecord,
  changes: CorrectionChanges,
  today: string,
): void {
  requireSoundCorrection(
    file,
    { ...file, ...changes },
    today,
    pointersTo(() => '/decision'),
  );
}
