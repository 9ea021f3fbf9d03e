import { defineRemarks } from '../../../../platform/http/remarks.ts';
import { employeeImportRemarks } from '../remarks.ts';

/** What can be wrong with a row of a history, beside what can be wrong with a row of people. */
export const historyImportRemarks = defineRemarks({
  ...employeeImportRemarks,
  'employee-unknown': {
    message: { en: 'Nobody is recorded with this NIP.', id: 'Tidak ada pegawai tercatat dengan NIP ini.' },
    hint: {
      en: 'Import the employees first, or correct the NIP.',
      id: 'Impor dahulu pegawainya, atau perbaiki NIP.',
    },
  },
  'history-start-missing': {
    message: { en: 'The first day (TMT) is missing.', id: 'TMT kosong.' },
    hint: {
      en: 'Fill it in: with the NIP it tells the entries of a history apart.',
      id: 'Isi TMT: bersama NIP, TMT membedakan entri riwayat.',
    },
  },
  'history-rank-missing': {
    message: { en: 'The rank is missing.', id: 'Golongan kosong.' },
    hint: { en: 'Fill in GOLONGAN or GOLONGAN ID.', id: 'Isi GOLONGAN atau GOLONGAN ID.' },
  },
  'history-position-missing': {
    message: { en: 'The position or its unit is missing.', id: 'Jabatan atau unitnya kosong.' },
    hint: {
      en: 'Fill in NAMA JABATAN and UNOR ID, UNOR KODE or UNOR NAMA.',
      id: 'Isi NAMA JABATAN serta UNOR ID, UNOR KODE, atau UNOR NAMA.',
    },
  },
  'history-duplicate': {
    message: {
      en: 'The same person and first day already stand on line {firstLine}.',
      id: 'Orang dan TMT yang sama sudah ada pada baris {firstLine}.',
    },
    hint: { en: 'Keep one of the two rows.', id: 'Sisakan salah satu baris.' },
  },
  'history-decree-too-long': {
    message: {
      en: 'The number of the decree has more than 100 characters.',
      id: 'Nomor SK lebih dari 100 karakter.',
    },
    hint: { en: 'Shorten it.', id: 'Persingkat.' },
  },
  'history-end-not-later': {
    message: {
      en: 'The end is not after the first day.',
      id: 'Tanggal selesai tidak setelah TMT.',
    },
    hint: {
      en: 'The end is the first day after the period.',
      id: 'Tanggal selesai adalah hari pertama setelah masa itu.',
    },
  },
  'history-overlaps': {
    message: {
      en: 'This clashes with the period from {from} to {to}.',
      id: 'Ini bertabrakan dengan masa {from} sampai {to}.',
    },
    hint: {
      en: 'One holds at a time: correct the end, or the other period.',
      id: 'Hanya satu yang berlaku pada satu waktu: perbaiki tanggal selesai, atau masa yang lain.',
    },
  },
  'placement-kind-unknown': {
    message: { en: 'This kind of placement is not known.', id: 'Jenis penugasan ini tidak dikenal.' },
    hint: {
      en: 'Use D, PLT, PLH, PJ or TT, or a code of /reference/placement-kinds.',
      id: 'Pakai D, PLT, PLH, PJ, atau TT, atau kode dari /reference/placement-kinds.',
    },
  },
  'history-position-unknown': {
    message: { en: 'The unit never had such a position.', id: 'Unit tidak pernah memiliki jabatan ini.' },
    hint: {
      en: 'Import the positions first, with the day from which they exist.',
      id: 'Impor dahulu jabatannya, beserta hari mulai adanya.',
    },
  },
  'position-not-yet': {
    message: {
      en: 'The position exists from {since} on only.',
      id: 'Jabatan baru ada sejak {since}.',
    },
    hint: {
      en: 'Found unit and position earlier, or give the position of that time.',
      id: 'Majukan awal unit dan jabatan, atau isi jabatan pada masa itu.',
    },
  },
  'position-closed-then': {
    message: {
      en: 'The position was closed on {closedOn}.',
      id: 'Jabatan ditutup pada {closedOn}.',
    },
    hint: { en: 'Give the position of that time.', id: 'Isi jabatan pada masa itu.' },
  },
});

export type HistoryImportRemark = keyof typeof historyImportRemarks;
