import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of the organisation can find wrong with a value. */
export const organisationRemarks = defineRemarks({
  'level-required': {
    message: {
      en: 'A functional position needs its level.',
      id: 'Jabatan fungsional memerlukan jenjang.',
    },
    hint: {
      en: 'Give functionalLevel, for example ahli-muda.',
      id: 'Isi functionalLevel, misalnya ahli-muda.',
    },
  },
  'level-only-functional': {
    message: {
      en: 'Only functional positions have a level.',
      id: 'Hanya jabatan fungsional yang memiliki jenjang.',
    },
    hint: {
      en: 'Leave functionalLevel out, or set kind to fungsional.',
      id: 'Kosongkan functionalLevel, atau isi kind dengan fungsional.',
    },
  },
  'echelon-contradicts-kind': {
    message: {
      en: 'Echelon {echelon} belongs to positions of kind {expected}.',
      id: 'Eselon {echelon} milik jabatan jenis {expected}.',
    },
    hint: { en: 'Correct the echelon or the kind.', id: 'Perbaiki eselon atau jenis jabatannya.' },
  },
});
