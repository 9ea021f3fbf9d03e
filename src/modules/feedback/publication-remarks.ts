import { defineRemarks } from '../../platform/http/remarks.ts';

/** What can be wrong with a publication, and with what is asked of results. */
export const publicationRemarks = defineRemarks({
  'correction-missing': {
    message: {
      en: 'Results of the survey were published before; nothing says why there are others.',
      id: 'Hasil survei ini sudah pernah diterbitkan; alasan perbaikannya belum diisi.',
    },
    hint: { en: 'Say what is corrected.', id: 'Sebutkan yang diperbaiki.' },
  },
  'correction-of-nothing': {
    message: {
      en: 'No results of the survey were published yet: there is nothing to correct.',
      id: 'Hasil survei ini belum pernah diterbitkan: belum ada yang diperbaiki.',
    },
    hint: { en: 'Leave it out.', id: 'Kosongkan.' },
  },
  'period-reversed': {
    message: { en: 'It ends before it begins ({first}).', id: 'Berakhir sebelum dimulai ({first}).' },
    hint: {
      en: 'Give the first day after the period, later than its first.',
      id: 'Isi hari pertama sesudah periode, setelah hari pertamanya.',
    },
  },
});
