import { type DigitGroup, digitRuns } from './digit-runs.ts';
import type { PersonalDataFinding, PersonalDataKind } from './kinds.ts';

/** A number as it stands: its groups, and the text around it. */
interface Candidate {
  readonly digits: string;
  readonly lengths: readonly number[];
  /** The number as it is written, with what stands between its groups. */
  readonly written: string;
  readonly before: string;
  readonly after: string;
}

const mostGroups = 7;
const reach = 60;

const province = '(?:1[1-9]|2[1-9]|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])';
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';

/** NIK: region, date of birth (of women the day + 40), number: as PP 37/2007 composed it. */
const nik = new RegExp(`^${province}\\d{4}(?:0[1-9]|[1256]\\d|[37][01]|4[1-9])${month}\\d{2}(?!0000)\\d{4}$`);
/** NIP: date of birth, month of appointment, sex, number: Perka BKN 22/2007. */
const nip = new RegExp(`^(?:19|20)\\d{2}${month}${day}(?:19|20)\\d{2}${month}[12]\\d{3}$`);
const mobile = /^(?:62|0)8[1-9]\d{6,10}$/;
const landline = /^(?:62|0)(?:(?:2[124]|31|61)\d{7,8}|(?!2[124]|31|61)[2-79]\d{2}\d{5,8})$/;

const cardForms = [/^1[3-9]$/, /^4,4,4,4(?:,[123])?$/, /^4,6,5$/];
const npwpForm = '2,3,3,1,3,3';
const npwpWord = /(?<!\p{L})npwp[^\d[\]\n]{0,20}$/iu;
const bankWord =
  /(?<!\p{L})(?:rekening|norek|rek|bca|bri|bni|bsi|btn|mandiri|danamon|cimb|permata|bank \p{L}{2,15})(?!\p{L})[^\d[\]\n]{0,30}$/iu;
const moneyBefore = /(?:rp|idr|usd|\$|€)\.? ?$/i;
const moneyAfter = /^,\d|^ ?(?:rupiah|ribu|rb|juta|jt|miliar|milyar)(?!\p{L})/iu;
const moneyForm = /^\d{1,3}(?:\.\d{3})+$/;

/** Tests in the order in which they are asked. */
const tests: readonly [PersonalDataKind, (candidate: Candidate) => boolean][] = [
  ['nip', ({ digits, lengths }) => lengths.length <= 5 && nip.test(digits)],
  ['nik', ({ digits, lengths }) => lengths.length <= 6 && nik.test(digits)],
  [
    'npwp',
    ({ digits, lengths, before }) =>
      lengths.join() === npwpForm || (/^\d{15,16}$/.test(digits) && npwpWord.test(before)),
  ],
  [
    'card',
    ({ digits, lengths }) => cardForms.some((form) => form.test(lengths.join())) && passesLuhn(digits),
  ],
  ['phone', isPhone],
  [
    'account',
    ({ digits, written, before, after }) =>
      /^\d{8,18}$/.test(digits) &&
      bankWord.test(before) &&
      !moneyForm.test(written) &&
      !moneyAfter.test(after),
  ],
];

/** Numbers that stand for a person: of each run of digits, from the left, the longest that is one. */
export function numbersIn(text: string): PersonalDataFinding[] {
  const findings: PersonalDataFinding[] = [];
  for (const groups of digitRuns(text)) {
    for (let from = 0; from < groups.length; from++) {
      const found = longestFrom(text, groups, from);
      if (!found) continue;
      findings.push({ kind: found.kind, start: groups[from]!.start, end: groups[found.to]!.end });
      from = found.to;
    }
  }
  return findings;
}

function longestFrom(text: string, groups: readonly DigitGroup[], from: number) {
  const { start } = groups[from]!;
  const before = text.slice(Math.max(0, start - reach), start);
  if (moneyBefore.test(before)) return undefined;
  for (let to = Math.min(groups.length, from + mostGroups) - 1; to >= from; to--) {
    const parts = groups.slice(from, to + 1);
    const { end } = groups[to]!;
    const candidate = {
      digits: parts.map(({ digits }) => digits).join(''),
      lengths: parts.map(({ digits }) => digits.length),
      written: text.slice(start, end),
      before,
      after: text.slice(end, end + reach),
    };
    const kind = tests.find(([, isOne]) => isOne(candidate))?.[0];
    if (kind) return { kind, to };
  }
  return undefined;
}

/** The area code stands together, at the beginning: `08.12` is a time, `07-08` of a date, `1.081.…` a price. */
function isPhone({ digits, lengths, written, before }: Candidate): boolean {
  if (/\d\.$/.test(before)) return false;
  const isInternational = digits.startsWith('62');
  if (!isInternational && lengths[0]! < 3) return false;
  if (mobile.test(digits)) return true;
  return landline.test(digits) && (!isInternational || /^\(?\+/.test(written));
}

/** Whether the check digit of a card number is right (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}
