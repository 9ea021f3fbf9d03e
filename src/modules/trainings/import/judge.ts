import type { Known } from './known.ts';
import { type GivenAttendance, refuse } from './row.ts';

/** A presence that may be noted. */
export interface SoundAttendance {
  readonly meetingId: string;
  readonly enrolmentId: string;
  readonly employeeId: string;
  readonly isPresent: boolean;
  /** What is on record of it. */
  readonly held: { readonly id: string; readonly version: number; readonly isPresent: boolean } | undefined;
}

/** Holds a row against what is recorded; undefined if it is refused: its findings say why. */
export function judge(given: GivenAttendance, known: Known): SoundAttendance | undefined {
  const { isPresent, meeting } = given;
  const { employeeId, sessionId, meetingId, enrolmentId, attendanceId: id, version, isPresent: was } = known;
  if (employeeId === null) refuse(given, 'nip', 'employee-unknown');
  if (sessionId === null) refuse(given, 'sessionId', 'attendance-session-unknown');
  else {
    if (employeeId !== null && enrolmentId === null) refuse(given, 'nip', 'attendance-without-seat');
    if (meetingId === null) refuse(given, 'meeting', 'attendance-meeting-unknown', { number: meeting });
  }
  if (given.findings.length > 0 || isPresent === undefined) return undefined;
  if (employeeId === null || meetingId === null || enrolmentId === null) return undefined;
  const held = id === null || version === null || was === null ? undefined : { id, version, isPresent: was };
  return { meetingId, enrolmentId, employeeId, isPresent, held };
}
