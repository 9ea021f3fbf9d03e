import { defineProblems } from '../http/problem.ts';

export const transferProblems = defineProblems({
  'file-too-large': {
    status: 413,
    title: { en: 'The file is too large', id: 'Berkas terlalu besar' },
    detail: {
      en: 'At most {limit} bytes are accepted; nothing was kept.',
      id: 'Paling banyak {limit} bita diterima; tidak ada yang disimpan.',
    },
    mend: {
      en: 'Split the file, or raise `PENATA_IMPORT_MAX_BYTES`.',
      id: 'Bagi berkasnya, atau naikkan `PENATA_IMPORT_MAX_BYTES`.',
    },
  },
  'import-ended': {
    status: 409,
    title: { en: 'The import has already ended', id: 'Impor sudah berakhir' },
    detail: {
      en: 'The import is {state}: there is nothing left to cancel.',
      id: 'Impor sudah berstatus {state}: tidak ada lagi yang dapat dibatalkan.',
    },
    mend: {
      en: 'Read the import: its counts tell what has landed.',
      id: 'Baca impornya: jumlahnya menyebut apa yang sudah masuk.',
    },
  },
  'import-under-way': {
    status: 409,
    title: { en: 'The import is still under way', id: 'Impor masih berjalan' },
    detail: {
      en: 'The file of refused rows is whole only once the import has ended.',
      id: 'Berkas baris yang ditolak baru lengkap setelah impor berakhir.',
    },
    mend: {
      en: 'Follow the import until it has ended, then ask again.',
      id: 'Ikuti impornya sampai berakhir, lalu minta lagi.',
    },
  },
  'refused-rows-dropped': {
    status: 404,
    title: { en: 'The refused rows are no longer kept', id: 'Baris yang ditolak sudah tidak disimpan' },
    detail: {
      en: 'Rows that did not land are dropped {days} days after the import ended.',
      id: 'Baris yang tidak masuk dihapus {days} hari setelah impor berakhir.',
    },
    mend: {
      en: 'Import the file again; the findings of this import stay.',
      id: 'Impor ulang berkasnya; temuan impor ini tetap ada.',
    },
  },
});
