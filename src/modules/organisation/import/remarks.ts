import { defineRemarks } from '../../../platform/http/remarks.ts';

/** What can be wrong with a row of a hierarchy of units. */
export const unitImportRemarks = defineRemarks({
  'unit-id-missing': {
    message: { en: 'The unit has no ID.', id: 'Unit tidak memiliki ID.' },
    hint: { en: 'Export the hierarchy with its ID column.', id: 'Ekspor hierarki beserta kolom ID.' },
  },
  'unit-name-missing': {
    message: {
      en: 'The unit has no name, or one of more than 300 characters.',
      id: 'Unit tanpa nama, atau namanya lebih dari 300 karakter.',
    },
    hint: { en: 'Fill the name in.', id: 'Isi namanya.' },
  },
  'unit-duplicate': {
    message: {
      en: 'The same ID already stands on line {firstLine}.',
      id: 'ID yang sama sudah ada pada baris {firstLine}.',
    },
    hint: { en: 'Keep one of the two rows.', id: 'Sisakan salah satu baris.' },
  },
  'unit-parent-unknown': {
    message: {
      en: 'The unit above is neither in the file nor recorded.',
      id: 'Unit atasan tidak ada di berkas maupun di data.',
    },
    hint: { en: 'Add its row, or correct ID_ATASAN.', id: 'Tambahkan barisnya, atau perbaiki ID_ATASAN.' },
  },
  'unit-parent-refused': {
    message: {
      en: 'The unit above is refused on line {parentLine}.',
      id: 'Unit atasannya ditolak pada baris {parentLine}.',
    },
    hint: { en: 'Mend that row first.', id: 'Perbaiki dahulu baris itu.' },
  },
  'unit-in-cycle': {
    message: {
      en: 'The units lie under one another in a circle: {path}.',
      id: 'Unit saling membawahi secara melingkar: {path}.',
    },
    hint: { en: 'Correct ID_ATASAN of one of them.', id: 'Perbaiki ID_ATASAN salah satunya.' },
  },
  'unit-code-malformed': {
    message: {
      en: 'The code is not of letters, digits, dots, dashes and underscores (at most 64).',
      id: 'Kode harus berupa huruf, angka, titik, strip, atau garis bawah (paling banyak 64).',
    },
    hint: {
      en: 'Correct the code, or leave it empty: then the ID serves.',
      id: 'Perbaiki kodenya, atau kosongkan: ID yang dipakai.',
    },
  },
  'unit-code-taken': {
    message: { en: 'Another unit already has this code.', id: 'Unit lain sudah memakai kode ini.' },
    hint: { en: 'Give one of them another code.', id: 'Beri kode lain pada salah satunya.' },
  },
  'unit-kind-unknown': {
    message: {
      en: 'This kind of unit is not known; it is taken from the name instead.',
      id: 'Jenis unit ini tidak dikenal; diambil dari namanya.',
    },
    hint: { en: 'Use a code of /reference/unit-kinds.', id: 'Pakai kode dari /reference/unit-kinds.' },
  },
  'unit-echelon-unknown': {
    message: {
      en: 'This echelon is not known; it is left out.',
      id: 'Eselon ini tidak dikenal; dikosongkan.',
    },
    hint: {
      en: 'Use a code of /reference/echelons, or of SIASN.',
      id: 'Pakai kode dari /reference/echelons, atau kode SIASN.',
    },
  },
  'unit-changes-later': {
    message: {
      en: 'The unit already has a change from {validFrom} on, or is closed.',
      id: 'Unit sudah memiliki perubahan sejak {validFrom}, atau sudah ditutup.',
    },
    hint: {
      en: 'Give a later changesFrom, or enter the change by hand.',
      id: 'Isi changesFrom yang lebih lambat, atau masukkan perubahannya secara manual.',
    },
  },
});

export type UnitImportRemark = keyof typeof unitImportRemarks;
