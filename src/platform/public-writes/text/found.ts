import type { Found } from '../../http/found.ts';
import { defineRemarks } from '../../http/remarks.ts';
import { personalDataIn } from './personal-data.ts';

/** Joins the remarks of whatever has texts that everybody reads. */
export const personalDataRemarks = defineRemarks({
  'personal-data-in-text': {
    message: {
      en: 'It holds personal data ({kind}) from character {from} to {to}.',
      id: 'Memuat data pribadi ({kind}) dari karakter {from} sampai {to}.',
    },
    hint: {
      en: 'Leave it out, or write what it is instead: everybody reads this.',
      id: 'Hapus, atau ganti dengan sebutannya: ini dibaca semua orang.',
    },
  },
});

/** Where personal data stands in a text that everybody will read (UU 27/2022). */
export const personalDataFound = (pointer: string, text: string): Found<keyof typeof personalDataRemarks>[] =>
  personalDataIn(text).map(({ kind, start, end }) => ({
    pointer,
    code: 'personal-data-in-text',
    parameters: { kind, from: start + 1, to: end },
  }));
