import { ruleBroken } from '../../../platform/http/problems.ts';
import { employeeRemarks } from '../remarks.ts';
import { type FoundInRecord, findingsOfRecord, type PersonnelRecord, type RecordField } from './record.ts';

/** Where a field stands in the body, when not under its own name. */
type Pointers = Partial<Record<RecordField, string>>;

/**
 * Refuses a record that breaks a rule: on entry also contradictions are errors, which an import of old data only notes.
 * @throws Problem `rule-broken` naming each value, rule and mend
 */
export function requireSoundRecord(record: PersonnelRecord, today: string, pointers: Pointers = {}): void {
  refuse(findingsOfRecord(record, today), record, pointers);
}

/**
 * Refuses a correction that breaks a rule. What was wrong before and stays wrong does not hinder it: old records are
 * mended one value at a time.
 * @throws Problem `rule-broken` naming each value, rule and mend
 */
export function requireSoundCorrection(
  before: PersonnelRecord,
  after: PersonnelRecord,
  today: string,
  pointers: Pointers = {},
): void {
  const known = new Set(findingsOfRecord(before, today).map(({ code }) => code));
  refuse(
    findingsOfRecord(after, today).filter(({ code }) => !known.has(code)),
    after,
    pointers,
  );
}

/**
 * Refuses a period that ends before it has begun.
 * @throws Problem `rule-broken` at `pointer`
 */
export function requireForwardPeriod(
  period: { readonly validFrom: string; readonly validTo?: string | null },
  pointer = '/validTo',
): void {
  if (!period.validTo || period.validTo > period.validFrom) return;
  const code = 'period-not-forward';
  throw ruleBroken({ place: { pointer }, code, text: employeeRemarks[code] });
}

/**
 * Refuses a file without a definitive placement from a caller of some units: it would belong to nobody's units.
 * @throws Problem `rule-broken` at `/placement`
 */
export function requireOwnUnit(
  reach: object | null,
  placement: { readonly kind?: string } | undefined,
): void {
  if (reach === null || (placement && (placement.kind ?? 'definitive') === 'definitive')) return;
  const code = 'placement-needed';
  throw ruleBroken({ place: { pointer: '/placement' }, code, text: employeeRemarks[code] });
}

function refuse(
  found: readonly FoundInRecord[],
  { employmentKind }: PersonnelRecord,
  pointers: Pointers,
): void {
  if (found.length === 0) return;
  throw ruleBroken(
    ...found.map(({ field, code }) => ({
      place: { pointer: pointers[field] ?? `/${field}` },
      code,
      text: employeeRemarks[code],
      parameters: { employmentKind },
    })),
  );
}
