import { defineRemarks } from '../../platform/http/remarks.ts';
import { personalDataRemarks } from '../../platform/public-writes/index.ts';

/** What can be wrong with the publication of a free text, or with a decision on answers that are held. */
export const textRemarks = defineRemarks({
  ...personalDataRemarks,
  'links-in-text': {
    message: { en: 'It holds links ({links}).', id: 'Memuat tautan ({links}).' },
    hint: {
      en: 'Give the text without them as `publishedBody`.',
      id: 'Isi `publishedBody` dengan teks tanpa tautan.',
    },
  },
  'text-is-personal': {
    message: {
      en: 'The question asks for personal data: what answers it is never published.',
      id: 'Pertanyaannya meminta data pribadi: jawabannya tidak pernah diterbitkan.',
    },
    hint: { en: 'Withhold it.', id: 'Jangan terbitkan.' },
  },
  'text-of-uncounted-answer': {
    message: {
      en: 'The answer that it belongs to does not count.',
      id: 'Jawaban yang memuatnya tidak dihitung.',
    },
    hint: { en: 'Decide on the answer first.', id: 'Putuskan dahulu jawabannya.' },
  },
  'body-of-unpublished': {
    message: {
      en: 'Only a text that is published has words to publish.',
      id: 'Hanya teks yang diterbitkan yang punya isi terbitan.',
    },
    hint: { en: 'Leave `publishedBody` out.', id: 'Hapus `publishedBody`.' },
  },
  'reason-missing': {
    message: { en: 'Why it is withheld is missing.', id: 'Alasan tidak diterbitkan belum diisi.' },
    hint: { en: 'Give a `reason`.', id: 'Isi `reason`.' },
  },
  'decided-by-list-or-reason': {
    message: {
      en: 'Either single answers are decided on, or all that are held for a reason.',
      id: 'Yang diputuskan jawaban tertentu, atau semua yang ditahan karena satu alasan.',
    },
    hint: {
      en: 'Give either `responseIds` or `heldFor`.',
      id: 'Isi salah satu: `responseIds` atau `heldFor`.',
    },
  },
});
