import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of competencies can find wrong with a value. */
export const competencyRemarks = defineRemarks({
  'levels-out-of-order': {
    message: {
      en: 'The levels are 1 to 5, each once and in order; here stands level {level}.',
      id: 'Level berurutan 1 sampai 5, masing-masing sekali; di sini tertulis level {level}.',
    },
    hint: { en: 'This must be level {expected}.', id: 'Ini harus level {expected}.' },
  },
  'field-only-technical': {
    message: {
      en: 'Technical competencies, and only they, belong to a field of government affairs.',
      id: 'Hanya kompetensi teknis yang memiliki urusan pemerintahan, dan wajib memilikinya.',
    },
    hint: {
      en: 'Give a code of /reference/government-fields, or null for other kinds.',
      id: 'Isi kode dari /reference/government-fields, atau null untuk jenis lain.',
    },
  },
  'competency-repeated': {
    message: { en: 'The competency already stands above.', id: 'Kompetensi ini sudah tercantum di atas.' },
    hint: { en: 'Keep one of the two.', id: 'Sisakan salah satunya.' },
  },
  'competency-unknown': {
    message: { en: 'There is no such competency.', id: 'Kompetensi ini tidak ada.' },
    hint: { en: 'Take the id from /competencies.', id: 'Ambil id dari /competencies.' },
  },
  'competency-not-in-force': {
    message: {
      en: 'The dictionary has {code} from {from} to {to} only.',
      id: 'Kamus memuat {code} hanya dari {from} sampai {to}.',
    },
    hint: {
      en: 'Choose another competency, or days within these.',
      id: 'Pilih kompetensi lain, atau hari di dalam masa itu.',
    },
  },
  'standard-target-unclear': {
    message: {
      en: 'A standard is for one position, or for a kind of positions.',
      id: 'Standar berlaku untuk satu jabatan, atau untuk satu jenis jabatan.',
    },
    hint: {
      en: 'Give either positionId, or positionKind with functionalLevel and jobClass if need be.',
      id: 'Isi positionId, atau positionKind beserta functionalLevel dan jobClass bila perlu.',
    },
  },
  'standard-level-only-functional': {
    message: {
      en: 'Only functional positions have a level.',
      id: 'Hanya jabatan fungsional yang memiliki jenjang.',
    },
    hint: { en: 'Leave functionalLevel out.', id: 'Kosongkan functionalLevel.' },
  },
  'rank-of-other-scheme': {
    message: { en: 'This is no rank of {scheme}.', id: 'Ini bukan golongan {scheme}.' },
    hint: {
      en: 'rank takes a rank of PNS such as III/c, grade one of PPPK such as IX.',
      id: 'rank diisi golongan PNS seperti III/c, grade golongan PPPK seperti IX.',
    },
  },
  'experience-kinds-without-years': {
    message: {
      en: 'Kinds of positions are counted only with a number of years.',
      id: 'Jenis jabatan hanya dihitung bersama jumlah tahun.',
    },
    hint: { en: 'Give experienceYears.', id: 'Isi experienceYears.' },
  },
  'period-not-forward': {
    message: { en: 'The period ends before it has begun.', id: 'Masa berakhir sebelum dimulai.' },
    hint: { en: 'Give an end after the first day.', id: 'Isi akhir sesudah hari pertama.' },
  },
  'assessed-in-future': {
    message: { en: 'This day has not come yet.', id: 'Hari ini belum tiba.' },
    hint: {
      en: 'Enter an assessment once it has taken place.',
      id: 'Catat penilaian setelah dilaksanakan.',
    },
  },
  'assessed-before-appointment': {
    message: {
      en: 'The person was appointed on {appointedOn} only.',
      id: 'Pegawai baru diangkat pada {appointedOn}.',
    },
    hint: {
      en: 'Correct the day, or the day of appointment in the personnel file.',
      id: 'Perbaiki harinya, atau hari pengangkatan pada berkas pegawai.',
    },
  },
  'assessor-needed': {
    message: {
      en: 'This method takes an assessor with a mandate.',
      id: 'Metode ini memerlukan asesor yang berwenang.',
    },
    hint: { en: 'Give assessorId.', id: 'Isi assessorId.' },
  },
  'assessor-unknown': {
    message: { en: 'There is no such assessor.', id: 'Asesor ini tidak ada.' },
    hint: { en: 'Take the id from /assessors.', id: 'Ambil id dari /assessors.' },
  },
  'assessor-without-mandate': {
    message: {
      en: 'The mandate of {code} holds from {from} to {to}.',
      id: 'Penugasan {code} berlaku dari {from} sampai {to}.',
    },
    hint: {
      en: 'Give who held the assessment, or correct the mandate first.',
      id: 'Isi asesor yang menilai, atau perbaiki dahulu penugasannya.',
    },
  },
  'validity-not-set': {
    message: {
      en: 'It is not set how long assessments by this method count on that day.',
      id: 'Masa berlaku penilaian dengan metode ini pada hari itu belum ditetapkan.',
    },
    hint: {
      en: 'Set it with POST /assessment-validities from that day on or earlier.',
      id: 'Tetapkan dengan POST /assessment-validities sejak hari itu atau lebih awal.',
    },
  },
});
export type CompetencyRemark = keyof typeof competencyRemarks;
