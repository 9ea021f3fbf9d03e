import { defineRemarks } from '../http/remarks.ts';

/** What rules of retention can find wrong with a value. */
export const retentionRemarks = defineRemarks({
  'retention-too-short': {
    message: {
      en: 'Of {subject} at least {least} days must be kept.',
      id: 'Untuk {subject} retensi paling singkat {least} hari.',
    },
    hint: { en: 'Give {least} days or more.', id: 'Isi {least} hari atau lebih.' },
  },
});
