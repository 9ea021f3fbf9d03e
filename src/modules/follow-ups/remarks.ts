import { defineRemarks } from '../../platform/http/remarks.ts';
import { personalDataRemarks } from '../../platform/public-writes/index.ts';

/** What rules of follow-ups can find wrong with a value. */
export const followUpRemarks = defineRemarks({
  'due-in-past': {
    message: { en: 'This day is over.', id: 'Hari ini sudah lewat.' },
    hint: { en: 'Give today or a later day.', id: 'Isi hari ini atau sesudahnya.' },
  },
  'due-too-late': {
    message: {
      en: 'This is more than {years} years ahead.',
      id: 'Ini lebih dari {years} tahun ke depan.',
    },
    hint: {
      en: 'Split it into actions that end sooner.',
      id: 'Bagi menjadi tindak lanjut yang lebih pendek.',
    },
  },
  'due-unchanged': {
    message: { en: 'It is due on this day already.', id: 'Tenggatnya memang hari ini.' },
    hint: { en: 'Give another day.', id: 'Isi hari lain.' },
  },
  ...personalDataRemarks,
  'result-not-told': {
    message: {
      en: 'The publication tells no such figure: nothing was measured, or too few answered.',
      id: 'Publikasi tidak memuat angka ini: tidak diukur, atau jawabannya terlalu sedikit.',
    },
    hint: {
      en: 'Choose a service and an element that `GET /survey-publications/{publicationId}` shows.',
      id: 'Pilih pelayanan dan unsur yang tampil pada `GET /survey-publications/{publicationId}`.',
    },
  },
  'topic-not-concluded': {
    message: { en: 'The topic has no conclusion yet.', id: 'Topik belum disimpulkan.' },
    hint: { en: 'Conclude it first.', id: 'Simpulkan dahulu topiknya.' },
  },
  'promise-unknown': {
    message: {
      en: 'The conclusion promises {promises} things; there is no number {number}.',
      id: 'Kesimpulan memuat {promises} janji; tidak ada nomor {number}.',
    },
    hint: { en: 'Count the points of `willDo` from 1.', id: 'Hitung butir `willDo` mulai dari 1.' },
  },
  'area-not-district': {
    message: { en: 'This is no district.', id: 'Ini bukan kecamatan.' },
    hint: { en: 'Give the id of a district (kecamatan).', id: 'Isi id kecamatan.' },
  },
  'period-reversed': {
    message: { en: 'It lies before the first day ({first}).', id: 'Mendahului hari pertama ({first}).' },
    hint: { en: 'Give a later day.', id: 'Isi hari yang lebih kemudian.' },
  },
  'no-reports-in-cluster': {
    message: {
      en: 'There is no public report of this category there in that time.',
      id: 'Tidak ada laporan terbuka kategori ini di sana pada waktu itu.',
    },
    hint: { en: 'Check category, district and days.', id: 'Periksa kategori, kecamatan, dan harinya.' },
  },
  'target-of-both': {
    message: {
      en: 'A target is for a service or for a unit, not for both.',
      id: 'Target berlaku untuk satu pelayanan atau satu unit, bukan keduanya.',
    },
    hint: {
      en: 'Keep one of them; neither: the whole city.',
      id: 'Sisakan salah satu; kosong: seluruh kota.',
    },
  },
  'measure-incomplete': {
    message: {
      en: 'A figure has a name (`measure`) and a value (`after`).',
      id: 'Angka memerlukan nama (`measure`) dan nilai (`after`).',
    },
    hint: {
      en: 'Give both, or neither; `before` is optional.',
      id: 'Isi keduanya, atau kosongkan; `before` boleh kosong.',
    },
  },
  'need-of-nothing': {
    message: {
      en: 'It says neither which competency nor which course is needed.',
      id: 'Kompetensi atau pelatihan yang dibutuhkan belum disebut.',
    },
    hint: {
      en: 'Give `competencyId`, `courseId` or both.',
      id: 'Isi `competencyId`, `courseId`, atau keduanya.',
    },
  },
});

export type FollowUpRemark = keyof typeof followUpRemarks;
