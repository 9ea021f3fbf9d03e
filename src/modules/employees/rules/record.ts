import { type EmploymentKind, type Gender, ranks } from '../reference.ts';
import { type CareerDates, type DateOrderFinding, dateOrderFindings } from './dates.ts';
import { type NikFinding, type NikProblem, nikFindings, parseNik } from './nik.ts';
import { type NipFinding, type NipProblem, nipFindings, parseNip } from './nip.ts';

/** The head of a personnel file, as far as rules judge it. */
export interface PersonnelRecord extends CareerDates {
  readonly nip: string;
  readonly nik?: string | null;
  readonly gender: Gender;
  readonly employmentKind: EmploymentKind;
  readonly rank?: string | null;
}

export type RecordFinding =
  | NipProblem
  | NipFinding
  | NikProblem
  | NikFinding
  | DateOrderFinding
  | 'rank-of-other-kind'
  | 'permanent-on-only-pns';

export type RecordField =
  | 'nip'
  | 'nik'
  | 'birthDate'
  | 'appointedOn'
  | 'permanentOn'
  | 'rank'
  | 'rankEffectiveOn'
  | 'positionEffectiveOn';

export interface FoundInRecord {
  readonly field: RecordField;
  readonly code: RecordFinding;
  /** A structural fault; otherwise values that only contradict each other, as old records do. */
  readonly isFault: boolean;
}

const fieldsOfDates: readonly [string, RecordField][] = [
  ['birth-date', 'birthDate'],
  ['appointed-on', 'appointedOn'],
  ['permanent-on', 'permanentOn'],
  ['rank', 'rankEffectiveOn'],
  ['position', 'positionEffectiveOn'],
];

/**
 * Everything that is wrong with the head of a personnel file: the structure of NIP and NIK and their agreement with
 * the record (Perka BKN 22/2007; UU 23/2006), the order of dates, and ranks of the other kind of employment.
 */
export function findingsOfRecord(record: PersonnelRecord, today: string): FoundInRecord[] {
  const found: FoundInRecord[] = [];
  const nip = parseNip(record.nip);
  if (!nip.ok) found.push({ field: 'nip', code: nip.reason, isFault: true });
  else for (const code of nipFindings(nip, record, today)) found.push({ field: 'nip', code, isFault: false });

  if (record.nik) {
    const nik = parseNik(record.nik);
    if (!nik.ok) found.push({ field: 'nik', code: nik.reason, isFault: true });
    else for (const code of nikFindings(nik, record)) found.push({ field: 'nik', code, isFault: false });
  }

  for (const code of dateOrderFindings(record, today)) {
    const field = fieldsOfDates.find(([start]) => code.startsWith(start))?.[1] ?? 'birthDate';
    found.push({ field, code, isFault: code === 'appointed-on-not-after-birth-date' });
  }

  if (record.rank && ranks.find(record.rank)?.scheme !== record.employmentKind)
    found.push({ field: 'rank', code: 'rank-of-other-kind', isFault: true });
  if (record.employmentKind === 'PPPK' && record.permanentOn)
    found.push({ field: 'permanentOn', code: 'permanent-on-only-pns', isFault: false });
  return found;
}
