import { addYears, isCalendarDate, yearsBetween } from '../../../platform/calendar.ts';
import type { EmploymentKind, Gender } from '../reference.ts';

/** Why a text is not an identity number of a given length. */
export type DigitsProblem = 'scientific-notation' | 'not-digits' | 'length';

export interface ParsedNip {
  readonly ok: true;
  /** The bare 18 digits. */
  readonly nip: string;
  readonly birthDate: string;
  readonly gender: Gender;
  readonly employmentKind: EmploymentKind;
  readonly appointmentYear: number;
  /** 1 to 12; null for PPPK, whose number names only the year. */
  readonly appointmentMonth: number | null;
}

export type NipProblem =
  | `nip-${DigitsProblem}`
  | 'nip-birth-date'
  | 'nip-appointment-year'
  | 'nip-appointment-month'
  | 'nip-gender'
  | 'nip-serial';

export type NipFinding =
  | 'nip-birth-date-differs'
  | 'nip-gender-differs'
  | 'nip-appointment-differs'
  | 'nip-employment-kind-differs'
  | 'nip-appointed-before-age-16'
  | 'nip-appointment-far-future';

/** What the personnel file says of the same person; what is unknown is not compared. */
export interface NipRecord {
  readonly birthDate?: string | null | undefined;
  readonly gender?: Gender | null | undefined;
  /** First day of service (TMT CPNS, or the start of the PPPK's first contract). */
  readonly appointedOn?: string | null | undefined;
  readonly employmentKind?: EmploymentKind | null | undefined;
}

const genderOfDigit: Readonly<Record<string, Gender>> = { 1: 'male', 2: 'female' };

/** The digits of an identity number as people and spreadsheets write it: spaces, dots and a leading apostrophe go. */
export function identityDigits(
  text: string,
  length: number,
): { readonly digits: string } | { readonly problem: DigitsProblem } {
  const written = text.trim().replace(/^['’]/, '');
  // A spreadsheet has already lost the last digits of a number that it writes like this.
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(written)) return { problem: 'scientific-notation' };
  const digits = written.replace(/[\s.]/g, '');
  if (!/^\d*$/.test(digits)) return { problem: 'not-digits' };
  return digits.length === length ? { digits } : { problem: 'length' };
}

function employmentKindOf(monthOrSeries: number): EmploymentKind | undefined {
  if (monthOrSeries >= 1 && monthOrSeries <= 12) return 'PNS';
  if (monthOrSeries >= 21 && monthOrSeries <= 29) return 'PPPK';
  return undefined;
}

/**
 * Reads a civil servant's number (NIP; NI PPPK): birth date, appointment, gender, serial (Perka BKN 22/2007). Positions
 * 13-14 are the month of appointment of a PNS (01-12), or the contract series of a PPPK (21-29). Only the structure is
 * judged; see {@link nipFindings} for what contradicts the record or the calendar.
 */
export function parseNip(text: string): ParsedNip | { readonly ok: false; readonly reason: NipProblem } {
  const read = identityDigits(text, 18);
  if ('problem' in read) return { ok: false, reason: `nip-${read.problem}` };
  const nip = read.digits;
  const birthDate = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`;
  if (!isCalendarDate(birthDate) || birthDate < '1900') return { ok: false, reason: 'nip-birth-date' };
  const appointmentYear = Number(nip.slice(8, 12));
  if (appointmentYear < 1900) return { ok: false, reason: 'nip-appointment-year' };
  const monthOrSeries = Number(nip.slice(12, 14));
  const employmentKind = employmentKindOf(monthOrSeries);
  if (!employmentKind) return { ok: false, reason: 'nip-appointment-month' };
  const gender = genderOfDigit[nip.charAt(14)];
  if (!gender) return { ok: false, reason: 'nip-gender' };
  // Also what is left of a number that a spreadsheet rounded to its 15 significant digits.
  if (nip.endsWith('000')) return { ok: false, reason: 'nip-serial' };
  const appointmentMonth = employmentKind === 'PNS' ? monthOrSeries : null;
  return { ok: true, nip, birthDate, gender, employmentKind, appointmentYear, appointmentMonth };
}

/** The first and the last day on which the service may have begun: a PNS begins on the first of the month. */
function appointmentPeriod({ appointmentYear, appointmentMonth }: ParsedNip): {
  first: string;
  last: string;
} {
  const year = String(appointmentYear);
  if (appointmentMonth === null) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const first = `${year}-${String(appointmentMonth).padStart(2, '0')}-01`;
  return { first, last: first };
}

/**
 * Where a well-formed number disagrees with the record or cannot be true: appointed before the 16th birthday, or more
 * than five years after `today`. A refusal on entry; on import of old data a finding, since BKN leaves the number as it
 * is when a birth date is corrected later.
 */
export function nipFindings(parsed: ParsedNip, record: NipRecord, today: string): NipFinding[] {
  const findings: NipFinding[] = [];
  if (record.birthDate && record.birthDate !== parsed.birthDate) findings.push('nip-birth-date-differs');
  if (record.gender && record.gender !== parsed.gender) findings.push('nip-gender-differs');
  const { first, last } = appointmentPeriod(parsed);
  const comparable = parsed.appointmentMonth === null ? 'YYYY'.length : 'YYYY-MM'.length;
  if (record.appointedOn && record.appointedOn.slice(0, comparable) !== first.slice(0, comparable))
    findings.push('nip-appointment-differs');
  if (record.employmentKind && record.employmentKind !== parsed.employmentKind)
    findings.push('nip-employment-kind-differs');
  if (yearsBetween(parsed.birthDate, last) < 16) findings.push('nip-appointed-before-age-16');
  if (first > addYears(today, 5)) findings.push('nip-appointment-far-future');
  return findings;
}
