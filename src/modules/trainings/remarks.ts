import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of trainings can find wrong with a value. */
export const trainingRemarks = defineRemarks({
  'competency-repeated': {
    message: { en: 'The competency already stands above.', id: 'Kompetensi ini sudah tercantum di atas.' },
    hint: { en: 'Keep one of the two.', id: 'Sisakan salah satunya.' },
  },
  'competency-unknown': {
    message: {
      en: 'The dictionary does not have this competency today.',
      id: 'Kamus hari ini tidak memuat kompetensi ini.',
    },
    hint: { en: 'Take the id from /competencies.', id: 'Ambil id dari /competencies.' },
  },
  'outcome-of-other-field': {
    message: {
      en: '{code} is {kind}, the course is {field}.',
      id: '{code} berjenis {kind}, pelatihannya {field}.',
    },
    hint: {
      en: 'A course raises competencies of its own field only.',
      id: 'Pelatihan hanya meningkatkan kompetensi bidangnya sendiri.',
    },
  },
  'prerequisite-unknown': {
    message: { en: 'There is no such course.', id: 'Pelatihan ini tidak ada.' },
    hint: { en: 'Take the id from /courses.', id: 'Ambil id dari /courses.' },
  },
  'prerequisite-circular': {
    message: {
      en: 'This course presupposes the one at hand, directly or through others.',
      id: 'Pelatihan ini mensyaratkan pelatihan itu sendiri, langsung atau melalui yang lain.',
    },
    hint: { en: 'Leave it out.', id: 'Hapus dari daftar.' },
  },
  'dates-reversed': {
    message: { en: 'This is before {first}.', id: 'Ini sebelum {first}.' },
    hint: { en: 'Give a day from then on.', id: 'Isi hari sejak itu.' },
  },
  'registration-after-end': {
    message: {
      en: 'Registration would go on after the last day of the session, {last}.',
      id: 'Pendaftaran masih berjalan setelah hari terakhir, {last}.',
    },
    hint: { en: 'Close it by then.', id: 'Tutup paling lambat hari itu.' },
  },
  'unit-repeated': {
    message: { en: 'The unit already stands above.', id: 'Unit ini sudah tercantum di atas.' },
    hint: { en: 'Keep one of the two.', id: 'Sisakan salah satunya.' },
  },
  'unit-quota-too-large': {
    message: {
      en: 'This is more than the {quota} seats of the session.',
      id: 'Ini melebihi {quota} tempat yang ada.',
    },
    hint: { en: 'Give less, or raise the quota.', id: 'Kurangi, atau tambah kuotanya.' },
  },
  'course-not-planned': {
    message: { en: 'The plan does not have this course.', id: 'Rencana tidak memuat pelatihan ini.' },
    hint: {
      en: 'Take one of the lines of the plan, or plan the session without it.',
      id: 'Ambil salah satu pelatihan dalam rencana, atau rencanakan penyelenggaraan di luar rencana.',
    },
  },
  'seats-not-planned': {
    message: {
      en: 'Of the seats that the plan pays for {left} are left.',
      id: 'Dari tempat yang dibiayai rencana tersisa {left}.',
    },
    hint: {
      en: 'Give no more than that, or cancel another session of the plan.',
      id: 'Isi paling banyak sekian, atau batalkan penyelenggaraan lain dari rencana ini.',
    },
  },
});
export type TrainingRemark = keyof typeof trainingRemarks;
