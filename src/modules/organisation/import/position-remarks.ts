import { defineRemarks } from '../../../platform/http/remarks.ts';
import { organisationRemarks } from '../remarks.ts';

/** What can be wrong with a row of a list of positions, beside what the rules of positions find. */
export const positionImportRemarks = defineRemarks({
  ...organisationRemarks,
  'position-name-missing': {
    message: {
      en: 'The position has no name, or one of more than 300 characters.',
      id: 'Jabatan tanpa nama, atau namanya lebih dari 300 karakter.',
    },
    hint: { en: 'Fill the name in.', id: 'Isi namanya.' },
  },
  'position-unit-unknown': {
    message: { en: 'The unit of the position is not recorded.', id: 'Unit jabatan ini tidak tercatat.' },
    hint: {
      en: 'Give UNOR ID, UNOR KODE or UNOR NAMA of a unit that is recorded; import the units first.',
      id: 'Isi UNOR ID, UNOR KODE, atau UNOR NAMA dari unit yang tercatat; impor dahulu unitnya.',
    },
  },
  'position-unit-ambiguous': {
    message: { en: 'Several units have this name.', id: 'Beberapa unit bernama ini.' },
    hint: { en: 'Give UNOR ID or UNOR KODE.', id: 'Isi UNOR ID atau UNOR KODE.' },
  },
  'position-unit-closed': {
    message: {
      en: 'The unit of the position was closed on {closedOn}.',
      id: 'Unit jabatan ini ditutup pada {closedOn}.',
    },
    hint: { en: 'Give the unit that took its place.', id: 'Isi unit penggantinya.' },
  },
  'position-before-unit': {
    message: {
      en: 'The unit exists from {founded} on only.',
      id: 'Unitnya baru ada sejak {founded}.',
    },
    hint: {
      en: 'Give a later TMT, or found the unit earlier.',
      id: 'Isi TMT yang lebih lambat, atau majukan awal unitnya.',
    },
  },
  'position-duplicate': {
    message: {
      en: 'The same position already stands on line {firstLine}.',
      id: 'Jabatan yang sama sudah ada pada baris {firstLine}.',
    },
    hint: {
      en: 'Keep one of the two rows: KEBUTUHAN says how many heads it needs.',
      id: 'Sisakan salah satu baris: KEBUTUHAN menyebut jumlah yang dibutuhkan.',
    },
  },
  'position-code-malformed': {
    message: { en: 'The code has more than 100 characters.', id: 'Kode lebih dari 100 karakter.' },
    hint: { en: 'Correct the code, or leave it empty.', id: 'Perbaiki kodenya, atau kosongkan.' },
  },
  'position-code-differs': {
    message: {
      en: 'The unit already has a position of this name, with the code {code}.',
      id: 'Unit sudah memiliki jabatan bernama ini, dengan kode {code}.',
    },
    hint: {
      en: 'Correct the code, or give the position another name.',
      id: 'Perbaiki kodenya, atau beri nama lain pada jabatannya.',
    },
  },
  'position-kind-needed': {
    message: {
      en: 'What kind of position it is cannot be told.',
      id: 'Jenis jabatannya tidak dapat ditentukan.',
    },
    hint: {
      en: 'Fill in JENIS JABATAN with a code of /reference/position-kinds, or ESELON.',
      id: 'Isi JENIS JABATAN dengan kode dari /reference/position-kinds, atau ESELON.',
    },
  },
  'position-level-unknown': {
    message: { en: 'This level is not known.', id: 'Jenjang ini tidak dikenal.' },
    hint: {
      en: 'Use a code of /reference/functional-levels.',
      id: 'Pakai kode dari /reference/functional-levels.',
    },
  },
  'position-echelon-unknown': {
    message: { en: 'This echelon is not known.', id: 'Eselon ini tidak dikenal.' },
    hint: {
      en: 'Use a code of /reference/echelons, or of SIASN.',
      id: 'Pakai kode dari /reference/echelons, atau kode SIASN.',
    },
  },
  'position-number-malformed': {
    message: {
      en: 'This is no whole number from {minimum} to {maximum}.',
      id: 'Ini bukan bilangan bulat dari {minimum} sampai {maximum}.',
    },
    hint: { en: 'Write digits only.', id: 'Tulis angka saja.' },
  },
  'position-date-malformed': {
    message: { en: 'This is no date.', id: 'Ini bukan tanggal.' },
    hint: {
      en: 'Write day-month-year, for example 31-01-2026.',
      id: 'Tulis hari-bulan-tahun, misalnya 31-01-2026.',
    },
  },
  'position-decree-too-long': {
    message: {
      en: 'The number of the decree has more than 100 characters.',
      id: 'Nomor SK lebih dari 100 karakter.',
    },
    hint: { en: 'Shorten it.', id: 'Persingkat.' },
  },
  'position-changes-later': {
    message: {
      en: 'The position already has a change from {validFrom} on, or is closed.',
      id: 'Jabatan sudah memiliki perubahan sejak {validFrom}, atau sudah ditutup.',
    },
    hint: {
      en: 'Give a later TMT or changesFrom, or enter the change by hand.',
      id: 'Isi TMT atau changesFrom yang lebih lambat, atau masukkan perubahannya secara manual.',
    },
  },
});

export type PositionImportRemark = keyof typeof positionImportRemarks;
