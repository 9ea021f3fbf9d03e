import { defineRemarks } from '../../platform/http/remarks.ts';

/** What can be wrong with what is asked of indicators. */
export const transparencyRemarks = defineRemarks({
  'months-reversed': {
    message: { en: 'It ends before it begins ({from}).', id: 'Berakhir sebelum dimulai ({from}).' },
    hint: {
      en: 'Give the last month of the period, not before its first.',
      id: 'Isi bulan terakhir periode, tidak sebelum bulan pertamanya.',
    },
  },
});
