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
  'meeting-outside-session': {
    message: {
      en: 'The session is from {first} to {last}.',
      id: 'Penyelenggaraannya dari {first} sampai {last}.',
    },
    hint: { en: 'Give one of these days.', id: 'Isi salah satu hari itu.' },
  },
  'participant-repeated': {
    message: { en: 'The participant already stands above.', id: 'Peserta ini sudah tercantum di atas.' },
    hint: { en: 'Keep one of the two.', id: 'Sisakan salah satunya.' },
  },
  'participant-unknown': {
    message: {
      en: 'There is no such enrolment in this session.',
      id: 'Penyelenggaraan ini tidak memiliki kepesertaan itu.',
    },
    hint: {
      en: 'Take the id from /enrolments?sessionId=….',
      id: 'Ambil id dari /enrolments?sessionId=….',
    },
  },
  'participant-without-seat': {
    message: {
      en: 'The enrolment is {state}: there was no seat to attend from.',
      id: 'Kepesertaannya berstatus {state}: tidak ada tempat untuk mengikuti.',
    },
    hint: { en: 'Leave it out.', id: 'Hapus dari daftar.' },
  },
  'certified-already': {
    message: { en: 'A certificate was issued for it.', id: 'Sertifikatnya sudah terbit.' },
    hint: { en: 'Revoke the certificate first.', id: 'Cabut dahulu sertifikatnya.' },
  },
  'score-of-absent': {
    message: { en: 'Whoever was absent has no score.', id: 'Yang tidak hadir tidak memiliki nilai.' },
    hint: { en: 'Leave the score out.', id: 'Hapus nilainya.' },
  },
  'present-though-absent': {
    message: {
      en: 'The person was present at {present} meetings.',
      id: 'Pegawai hadir pada {present} pertemuan.',
    },
    hint: {
      en: 'Correct the attendance first, or give `failed`.',
      id: 'Perbaiki dahulu kehadirannya, atau isi `failed`.',
    },
  },
  'attendance-too-low': {
    message: {
      en: 'The person was present at {present} of {meetings} meetings; {minimum} percent are needed.',
      id: 'Pegawai hadir pada {present} dari {meetings} pertemuan; diperlukan {minimum} persen.',
    },
    hint: {
      en: 'Correct the attendance first, or give `failed` or `absent`.',
      id: 'Perbaiki dahulu kehadirannya, atau isi `failed` atau `absent`.',
    },
  },
  'score-missing': {
    message: {
      en: 'The course is passed from a score of {passing} on.',
      id: 'Pelatihan ini lulus mulai nilai {passing}.',
    },
    hint: { en: 'Give the score.', id: 'Isi nilainya.' },
  },
  'score-too-low': {
    message: {
      en: 'The course is passed from a score of {passing} on.',
      id: 'Pelatihan ini lulus mulai nilai {passing}.',
    },
    hint: { en: 'Give `failed`, or correct the score.', id: 'Isi `failed`, atau perbaiki nilainya.' },
  },
  'not-yet-over': {
    message: { en: 'This is after today, {today}.', id: 'Ini setelah hari ini, {today}.' },
    hint: { en: 'Record it once the training is over.', id: 'Catat setelah pelatihannya selesai.' },
  },
  'hours-or-quantity': {
    message: {
      en: 'Either learning hours or a quantity to be converted is needed, not both.',
      id: 'Diperlukan jam pelajaran atau jumlah yang dikonversi, salah satu saja.',
    },
    hint: {
      en: 'Give `learningHours` if they are printed on it, else `quantity`.',
      id: 'Isi `learningHours` bila tercetak pada sertifikat, selain itu `quantity`.',
    },
  },
  'kind-not-converted': {
    message: {
      en: 'No learning hours are printed on it, and {kind} is not converted on its last day.',
      id: 'Jam pelajaran tidak tercetak, dan {kind} tidak memiliki konversi pada hari terakhirnya.',
    },
    hint: {
      en: 'Add the conversion in /learning-conversions, or reject the certificate.',
      id: 'Tambahkan konversinya di /learning-conversions, atau tolak sertifikatnya.',
    },
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
