import { Problem } from '../../platform/http/problem.ts';
import { problems } from '../../platform/http/problems.ts';
import type { Remark } from '../../platform/http/remarks.ts';
import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of Open311 can find wrong with a value. */
export const open311Remarks = defineRemarks({
  'no-such-moment': {
    message: { en: 'There is no such moment.', id: 'Waktu ini tidak ada.' },
    hint: {
      en: 'Give a date and time with its zone, such as 2026-01-31T08:00:00+07:00.',
      id: 'Isi tanggal dan waktu dengan zonanya, misalnya 2026-01-31T08:00:00+07:00.',
    },
  },
  'span-backward': {
    message: { en: 'It lies after end_date.', id: 'Lebih akhir daripada end_date.' },
    hint: { en: 'Swap the two.', id: 'Tukar keduanya.' },
  },
  'span-too-long': {
    message: {
      en: 'From start_date to end_date there are more than {days} days.',
      id: 'Dari start_date sampai end_date lebih dari {days} hari.',
    },
    hint: { en: 'Ask for one part after the other.', id: 'Minta bagian demi bagian.' },
  },
  'half-a-place': {
    message: { en: 'lat and long only mean something together.', id: 'lat dan long harus bersama.' },
    hint: { en: 'Send both.', id: 'Kirim keduanya.' },
  },
  'place-missing': {
    message: { en: 'Nothing says where it is.', id: 'Lokasinya belum ada.' },
    hint: { en: 'Send lat and long, or address_string.', id: 'Kirim lat dan long, atau address_string.' },
  },
});

export type Open311Remark = keyof typeof open311Remarks;

export const refused = (
  place: Remark['place'],
  code: Open311Remark,
  parameters: Record<string, string | number> = {},
): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [{ place, code, text: open311Remarks[code], parameters }],
  });
