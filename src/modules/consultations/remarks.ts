import { defineRemarks } from '../../platform/http/remarks.ts';
import { personalDataRemarks } from '../../platform/public-writes/index.ts';

/** What rules of consultations can find wrong with a value. */
export const consultationRemarks = defineRemarks({
  ...personalDataRemarks,
  'day-over': {
    message: { en: 'This day is over: today is {today}.', id: 'Hari ini sudah lewat: hari ini {today}.' },
    hint: { en: 'Give today or a later day.', id: 'Isi hari ini atau sesudahnya.' },
  },
  'closes-before-opening': {
    message: { en: 'It would close before it opens ({first}).', id: 'Ditutup sebelum dibuka ({first}).' },
    hint: { en: 'Give that day or a later one.', id: 'Isi hari itu atau sesudahnya.' },
  },
  'deadline-not-later': {
    message: {
      en: 'The deadline is {before} already.',
      id: 'Batas waktunya memang {before} atau lebih kemudian.',
    },
    hint: {
      en: 'A deadline is only ever extended: give a later day.',
      id: 'Batas waktu hanya dapat diperpanjang: isi hari yang lebih kemudian.',
    },
  },
  'units-of-public': {
    message: {
      en: 'A public consultation asks everybody, not units.',
      id: 'Konsultasi publik terbuka bagi semua, bukan bagi unit tertentu.',
    },
    hint: { en: 'Leave it out, or ask internally.', id: 'Kosongkan, atau pilih konsultasi internal.' },
  },
  'alternative-alone': {
    message: {
      en: 'One alternative cannot be compared with anything.',
      id: 'Satu alternatif tidak dapat dibandingkan.',
    },
    hint: { en: 'Give two to six, or none.', id: 'Isi dua sampai enam, atau kosongkan.' },
  },
  'alternative-code-taken': {
    message: {
      en: 'Another alternative has the code {code}.',
      id: 'Alternatif lain memakai kode {code}.',
    },
    hint: { en: 'Give each a code of its own.', id: 'Beri setiap alternatif kode sendiri.' },
  },
  'alternative-unknown': {
    message: { en: 'There is no such alternative.', id: 'Alternatif ini tidak ada.' },
    hint: { en: 'Give one of: {codes}.', id: 'Isi salah satu dari: {codes}.' },
  },
  'no-alternatives': {
    message: {
      en: 'This consultation compares no alternatives.',
      id: 'Konsultasi ini tidak membandingkan alternatif.',
    },
    hint: { en: 'Leave it out.', id: 'Kosongkan.' },
  },
  'version-not-newer': {
    message: {
      en: 'Version {asked} is not newer than version {present}, which is asked about now.',
      id: 'Versi {asked} tidak lebih baru daripada versi {present} yang sedang dikonsultasikan.',
    },
    hint: { en: 'Name a later text.', id: 'Sebut naskah yang lebih baru.' },
  },
  'provision-unknown': {
    message: { en: 'The text has no provision {eId}.', id: 'Naskah tidak memuat ketentuan {eId}.' },
    hint: {
      en: 'The nearest are {near}; leave it out to speak of the whole text.',
      id: 'Yang terdekat: {near}; kosongkan bila menyangkut seluruh naskah.',
    },
  },
  'provision-dropped': {
    message: {
      en: 'The text no longer has the provision {eId}: version {number} had it last.',
      id: 'Naskah tidak lagi memuat ketentuan {eId}: terakhir pada versi {number}.',
    },
    hint: {
      en: 'Read the text anew. The nearest are {near}; leave it out to speak of the whole text.',
      id: 'Baca lagi naskahnya. Yang terdekat: {near}; kosongkan bila menyangkut seluruh naskah.',
    },
  },
  'area-not-district': {
    message: { en: 'This is no district.', id: 'Ini bukan kecamatan.' },
    hint: { en: 'Give the id of a district (kecamatan).', id: 'Isi id kecamatan.' },
  },
  'ground-missing': {
    message: { en: 'What is rejected has a ground.', id: 'Penolakan memerlukan alasan.' },
    hint: {
      en: 'Give a `ground` of `/reference/forum-moderation-reasons`.',
      id: 'Isi `ground` dari `/reference/forum-moderation-reasons`.',
    },
  },
  'ground-of-release': {
    message: { en: 'What is released needs no ground.', id: 'Yang diterima tidak memerlukan alasan.' },
    hint: { en: 'Leave it out.', id: 'Kosongkan.' },
  },
  'comment-not-counting': {
    message: { en: 'This comment is {state}.', id: 'Status masukan ini {state}.' },
    hint: { en: 'Only what is `shown` is grouped.', id: 'Hanya yang `shown` yang dikelompokkan.' },
  },
  'comment-answered': {
    message: {
      en: 'This comment is in a group that is answered.',
      id: 'Masukan ini termasuk kelompok yang sudah ditanggapi.',
    },
    hint: { en: 'Leave it where it is.', id: 'Biarkan pada kelompoknya.' },
  },
  'changed-provision-unknown': {
    message: {
      en: 'No text that was asked about has the provision {eId}.',
      id: 'Tidak ada naskah konsultasi yang memuat ketentuan {eId}.',
    },
    hint: {
      en: 'Take up the text that has it with `POST /consultations/{consultationId}/version` first.',
      id: 'Ganti dahulu naskahnya dengan `POST /consultations/{consultationId}/version`.',
    },
  },
  'change-of-nothing-accepted': {
    message: {
      en: 'What is not accepted changes no provision.',
      id: 'Yang tidak diterima tidak mengubah ketentuan.',
    },
    hint: { en: 'Leave it out, or accept it in part.', id: 'Kosongkan, atau terima sebagian.' },
  },
});

export type ConsultationRemark = keyof typeof consultationRemarks;
