import { addYears } from '../../../platform/calendar.ts';

/** The dates of a career; what is unknown is not judged. */
export interface CareerDates {
  readonly birthDate?: string | null | undefined;
  /** First day of service (TMT CPNS, or the start of the PPPK's first contract). */
  readonly appointedOn?: string | null | undefined;
  /** First day as a permanent civil servant (TMT PNS). */
  readonly permanentOn?: string | null | undefined;
  /** First day in the present rank (TMT golongan). */
  readonly rankEffectiveOn?: string | null | undefined;
  /** First day in the present position (TMT jabatan). */
  readonly positionEffectiveOn?: string | null | undefined;
}

/** Each code begins with the field that is at fault. */
export type DateOrderFinding =
  | 'birth-date-in-future'
  | 'appointed-on-not-after-birth-date'
  | 'permanent-on-before-appointed-on'
  | 'rank-effective-on-before-appointed-on'
  | 'position-effective-on-before-appointed-on'
  | `${'appointed-on' | 'permanent-on' | 'rank-effective-on' | 'position-effective-on'}-far-future`;

/**
 * What is out of order in the dates of a career: born before appointed as a candidate, appointed no later than made
 * permanent (PP 11/2017 art. 34-36), no rank and no position before the appointment, and nothing more than five years
 * after `today`.
 */
export function dateOrderFindings(dates: CareerDates, today: string): DateOrderFinding[] {
  const { birthDate, appointedOn, permanentOn, rankEffectiveOn, positionEffectiveOn } = dates;
  const horizon = addYears(today, 5);
  const findings: DateOrderFinding[] = [];
  if (birthDate && birthDate > today) findings.push('birth-date-in-future');
  if (birthDate && appointedOn && appointedOn <= birthDate)
    findings.push('appointed-on-not-after-birth-date');
  if (appointedOn && appointedOn > horizon) findings.push('appointed-on-far-future');
  const later = [
    ['permanent-on', permanentOn],
    ['rank-effective-on', rankEffectiveOn],
    ['position-effective-on', positionEffectiveOn],
  ] as const;
  for (const [field, date] of later) {
    if (date && appointedOn && date < appointedOn) findings.push(`${field}-before-appointed-on`);
    if (date && date > horizon) findings.push(`${field}-far-future`);
  }
  return findings;
}
