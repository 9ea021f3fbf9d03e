import { type Finding, findingOn } from '../../../platform/transfer/findings.ts';
import { comparable } from '../../../platform/transfer/header.ts';
import type { ImportRow } from '../../../platform/transfer/rows.ts';
import { parseNip } from '../../employees/index.ts';
import type { AttendanceImportRemark } from './remarks.ts';

/** A row with what was found wrong with it so far. */
interface Noted {
  readonly row: ImportRow;
  readonly findings: Finding[];
}

/** A row that says of whom and of which meeting it is. */
export interface GivenAttendance extends Noted {
  readonly nip: string;
  /** In lower case. */
  readonly sessionId: string;
  /** The number of the meeting. */
  readonly meeting: number;
  /** Undefined if it cannot be read: then a finding says so. */
  readonly isPresent: boolean | undefined;
}

/** What tells rows apart. */
export const keyOf = ({ nip, sessionId, meeting }: GivenAttendance): string =>
  `${nip}|${sessionId}|${meeting}`;

/** Notes why a row is refused. */
export const refuse = (
  { row, findings }: Noted,
  field: string,
  code: AttendanceImportRemark,
  parameters = {},
): void => void findings.push(findingOn(row, 'error', field, code, parameters));

/** Reads a row, a pure function of its cells; findings alone if it does not tell of whom and which meeting it is. */
export function readAttendance(row: ImportRow): GivenAttendance | Finding[] {
  const noted: Noted = { row, findings: [] };
  const nip = parseNip(row.value('nip'));
  if (!nip.ok) refuse(noted, 'nip', nip.reason);
  const sessionId = row.value('sessionId').toLowerCase();
  const isId = uuid.test(sessionId);
  if (!isId) refuse(noted, 'sessionId', 'attendance-session-malformed');
  const meeting = meetingNumber.test(row.value('meeting')) ? Number(row.value('meeting')) : 0;
  const isNumber = meeting >= 1 && meeting <= 500;
  if (!isNumber) refuse(noted, 'meeting', 'attendance-meeting-malformed');
  const isPresent = presences.get(comparable(row.value('present')));
  if (isPresent === undefined) refuse(noted, 'present', 'attendance-presence-malformed');
  if (!nip.ok || !isId || !isNumber) return noted.findings;
  return { ...noted, nip: nip.nip, sessionId, meeting, isPresent };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const meetingNumber = /^\d{1,3}$/;

const presences: ReadonlyMap<string, boolean> = new Map([
  ...['ya', 'hadir', 'yes', 'present', 'true', '1'].map((word) => [word, true] as const),
  ...['tidak', 'tidakhadir', 'absen', 'no', 'absent', 'false', '0'].map((word) => [word, false] as const),
]);
