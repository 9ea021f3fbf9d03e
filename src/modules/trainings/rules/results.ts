import { enrolmentStates } from '../reference.ts';
import { attendedEnough } from './attendance.ts';
import type { EnrolmentState } from './enrolments.ts';
import type { Found } from './found.ts';

export type Result = 'attended' | 'passed' | 'failed' | 'absent';

export interface ResultGiven {
  readonly enrolmentId: string;
  readonly result: Result;
  readonly score?: number | null;
}

/** What the results of a session are held against. */
export interface ResultContext {
  readonly minimumAttendance: number;
  readonly passingScore: number | null;
  readonly meetings: number;
  /** By id of the enrolment. */
  readonly participants: ReadonlyMap<string, Participant>;
}

export interface Participant {
  readonly state: EnrolmentState;
  readonly present: number;
  readonly isCertified: boolean;
}

/**
 * What is wrong with results: of somebody who had no seat; attended or passed by whoever was at too few meetings, absent
 * with a score or after all; passed without the score that the course asks for; another result than passed where a
 * certificate was issued.
 */
export function foundInResults(given: readonly ResultGiven[], context: ResultContext): Found[] {
  const seen = new Set<string>();
  return given.flatMap((item, at): Found[] => {
    const pointer = `/items/${at}`;
    const id = item.enrolmentId.toLowerCase();
    if (seen.has(id)) return [{ pointer: `${pointer}/enrolmentId`, code: 'participant-repeated' }];
    seen.add(id);
    const participant = context.participants.get(id);
    if (!participant) return [{ pointer: `${pointer}/enrolmentId`, code: 'participant-unknown' }];
    return foundInResult(item, participant, context, pointer);
  });
}

function foundInResult(
  { result, score = null }: ResultGiven,
  { state, present, isCertified }: Participant,
  { minimumAttendance, passingScore, meetings }: ResultContext,
  pointer: string,
): Found[] {
  if (!enrolmentStates.get(state).seated)
    return [{ pointer: `${pointer}/enrolmentId`, code: 'participant-without-seat', parameters: { state } }];
  const found: Found[] = [];
  const add = (field: string, code: Found['code'], parameters: Record<string, string | number> = {}) =>
    found.push({ pointer: `${pointer}/${field}`, code, parameters });
  if (isCertified && result !== 'passed') add('result', 'certified-already');
  if (result === 'absent') {
    if (score !== null) add('score', 'score-of-absent');
    if (present > 0) add('result', 'present-though-absent', { present });
    return found;
  }
  if (result !== 'failed' && !attendedEnough(present, meetings, minimumAttendance))
    add('result', 'attendance-too-low', { present, meetings, minimum: minimumAttendance });
  if (result === 'passed' && passingScore !== null && (score === null || score < passingScore))
    add('score', score === null ? 'score-missing' : 'score-too-low', { passing: passingScore });
  return found;
}

/** What is wrong with a list of who was present: somebody twice, or without a seat in the session. */
export function foundInPresences(
  given: readonly { readonly enrolmentId: string }[],
  participants: ReadonlySet<string>,
): Found[] {
  const seen = new Set<string>();
  return given.flatMap(({ enrolmentId }, at): Found[] => {
    const pointer = `/items/${at}/enrolmentId`;
    const id = enrolmentId.toLowerCase();
    if (seen.has(id)) return [{ pointer, code: 'participant-repeated' }];
    seen.add(id);
    return participants.has(id) ? [] : [{ pointer, code: 'participant-unknown' }];
  });
}
