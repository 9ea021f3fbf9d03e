import { isCalendarDate } from '../../../platform/calendar.ts';
import type { Gender } from '../reference.ts';
import { type DigitsProblem, identityDigits } from './nip.ts';

export interface ParsedNik {
  readonly ok: true;
  /** The bare 16 digits. */
  readonly nik: string;
  /** Codes of the place of first registration, each two digits. */
  readonly province: string;
  readonly regency: string;
  readonly district: string;
  /** What the two digits of the year can mean, oldest first: the number does not tell the century. */
  readonly birthDates: readonly string[];
  readonly gender: Gender;
}

export type NikProblem = `nik-${DigitsProblem}` | 'nik-region' | 'nik-birth-date' | 'nik-serial';

export type NikFinding = 'nik-birth-date-differs' | 'nik-gender-differs';

/** What the personnel file says of the same person; what is unknown is not compared. */
export interface NikRecord {
  readonly birthDate?: string | null | undefined;
  readonly gender?: Gender | null | undefined;
}

/**
 * Reads a resident's number (NIK): region 2+2+2, birth DDMMYY with 40 added to the day of women, serial 4 (UU 23/2006
 * jo. UU 24/2013 art. 13; PP 37/2007 art. 37).
 */
export function parseNik(text: string): ParsedNik | { readonly ok: false; readonly reason: NikProblem } {
  const read = identityDigits(text, 16);
  if ('problem' in read) return { ok: false, reason: `nik-${read.problem}` };
  const nik = read.digits;
  const [province, regency, district] = [nik.slice(0, 2), nik.slice(2, 4), nik.slice(4, 6)];
  if (province < '11' || regency === '00' || district === '00') return { ok: false, reason: 'nik-region' };
  const writtenDay = Number(nik.slice(6, 8));
  const gender: Gender = writtenDay > 40 ? 'female' : 'male';
  const day = String(gender === 'female' ? writtenDay - 40 : writtenDay).padStart(2, '0');
  const birthDates = ['19', '20']
    .map((century) => `${century}${nik.slice(10, 12)}-${nik.slice(8, 10)}-${day}`)
    .filter(isCalendarDate);
  if (birthDates.length === 0) return { ok: false, reason: 'nik-birth-date' };
  if (nik.endsWith('0000')) return { ok: false, reason: 'nik-serial' };
  return { ok: true, nik, province, regency, district, birthDates, gender };
}

/**
 * Where a well-formed number disagrees with the record. A refusal on entry, a finding on import of old data: the number
 * stays for life even when the register is corrected (UU 24/2013 art. 13).
 */
export function nikFindings(parsed: ParsedNik, record: NikRecord): NikFinding[] {
  const findings: NikFinding[] = [];
  if (record.birthDate && !parsed.birthDates.includes(record.birthDate))
    findings.push('nik-birth-date-differs');
  if (record.gender && record.gender !== parsed.gender) findings.push('nik-gender-differs');
  return findings;
}
