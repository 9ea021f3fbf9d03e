import { defineRemarks } from '../../platform/http/remarks.ts';
import { personalDataRemarks } from '../../platform/public-writes/index.ts';

/** What rules of reports can find wrong with a value. */
export const reportRemarks = defineRemarks({
  'text-empty': {
    message: { en: 'It holds nothing but blanks.', id: 'Isinya hanya spasi.' },
    hint: { en: 'Write what is the matter.', id: 'Tulis masalahnya.' },
  },
  'too-many-links': {
    message: {
      en: 'It holds {links} links; {limit} are accepted.',
      id: 'Berisi {links} tautan; batasnya {limit}.',
    },
    hint: { en: 'Say it in words.', id: 'Sampaikan dengan kata-kata.' },
  },
  'reporter-of-anonymous': {
    message: {
      en: 'Of an anonymous report nothing is kept of who reports.',
      id: 'Pada laporan anonim identitas pelapor tidak disimpan.',
    },
    hint: {
      en: 'Leave out `reporter`, or `isAnonymous`; a confidential report reaches the handling officers only.',
      id: 'Kosongkan `reporter` atau `isAnonymous`; laporan rahasia hanya sampai ke petugas penanganan.',
    },
  },
  'category-inactive': {
    message: { en: 'Nothing is filed under this category any more.', id: 'Kategori ini tidak dipakai lagi.' },
    hint: { en: 'Choose one that is active, or none.', id: 'Pilih kategori yang aktif, atau kosongkan.' },
  },
  'received-in-future': {
    message: { en: 'This moment has not come yet.', id: 'Saat ini belum tiba.' },
    hint: { en: 'Give when it was received.', id: 'Isi waktu laporan diterima.' },
  },
  'received-too-long-ago': {
    message: { en: 'This is more than {days} days ago.', id: 'Ini lebih dari {days} hari yang lalu.' },
    hint: {
      en: 'Leave it out: the deadlines begin today.',
      id: 'Kosongkan: tenggat dihitung mulai hari ini.',
    },
  },
  ...personalDataRemarks,
  'text-of-confidential': {
    message: {
      en: 'The report is confidential: nothing of it is published.',
      id: 'Laporan ini rahasia: tidak ada yang dipublikasikan.',
    },
    hint: { en: 'Leave it out.', id: 'Kosongkan.' },
  },
  'box-unfit': {
    message: {
      en: 'This is no part of the map: west, south, east, north are wanted.',
      id: 'Ini bukan bagian peta: urutannya barat, selatan, timur, utara.',
    },
    hint: {
      en: 'Give four numbers in degrees, such as 104.70,-3.05,104.80,-2.95.',
      id: 'Isi empat angka dalam derajat, misalnya 104.70,-3.05,104.80,-2.95.',
    },
  },
  'report-not-there': {
    message: { en: 'There is no report with this number.', id: 'Tidak ada laporan dengan nomor ini.' },
    hint: { en: 'Look the number up first.', id: 'Cari nomornya lebih dahulu.' },
  },
  'report-not-mergeable': {
    message: {
      en: 'It is {state}; this can be done with one that is {wanted}.',
      id: 'Statusnya {state}; ini hanya untuk yang berstatus {wanted}.',
    },
    hint: { en: 'Leave it out.', id: 'Keluarkan dari daftar.' },
  },
  'merged-into-itself': {
    message: { en: 'This is the report itself.', id: 'Ini laporan itu sendiri.' },
    hint: { en: 'Give the number of the other one.', id: 'Isi nomor laporan yang lain.' },
  },
});

export type ReportRemark = keyof typeof reportRemarks;
