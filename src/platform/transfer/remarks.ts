import { defineRemarks } from '../http/remarks.ts';

const saveAnew = {
  en: 'Save it as CSV (UTF-8) or .xlsx and upload it again.',
  id: 'Simpan sebagai CSV (UTF-8) atau .xlsx lalu unggah lagi.',
};
const uploadAgain = {
  en: 'Export it again and upload the whole file.',
  id: 'Ekspor ulang lalu unggah berkas yang utuh.',
};

/** Why a file, or a row of it, cannot be read, and how an import can end without success. */
export const transferRemarks = defineRemarks({
  'cut-file': {
    message: { en: 'The file ends in the middle.', id: 'Berkas terpotong di tengah.' },
    hint: uploadAgain,
  },
  'damaged-file': { message: { en: 'The file is damaged.', id: 'Berkas rusak.' }, hint: uploadAgain },
  'duplicate-column': {
    message: {
      en: 'The column {column} stands twice in the header.',
      id: 'Kolom {column} tercantum dua kali pada kepala tabel.',
    },
    hint: { en: 'Remove or rename one of them.', id: 'Hapus atau ganti nama salah satunya.' },
  },
  'empty-file': {
    message: { en: 'The file is empty.', id: 'Berkas kosong.' },
    hint: {
      en: 'Upload a file with a header row and data.',
      id: 'Unggah berkas dengan baris kepala dan data.',
    },
  },
  'encoding-unknown': {
    message: {
      en: 'Line {line} is not UTF-8 text (byte {byte}).',
      id: 'Baris {line} bukan teks UTF-8 (bita {byte}).',
    },
    hint: {
      en: 'Save the file as “CSV UTF-8”, or upload the .xlsx itself.',
      id: 'Simpan sebagai “CSV UTF-8”, atau unggah .xlsx aslinya.',
    },
  },
  'encrypted-file': {
    message: { en: 'The file is protected by a password.', id: 'Berkas dilindungi kata sandi.' },
    hint: { en: 'Remove the password and upload it again.', id: 'Hapus kata sandinya lalu unggah lagi.' },
  },
  'not-a-table': {
    message: { en: 'This is no table: {found}.', id: 'Ini bukan tabel: {found}.' },
    hint: saveAnew,
  },
  'nul-byte': {
    message: {
      en: 'Line {line} holds bytes that no text has.',
      id: 'Baris {line} berisi bita yang bukan teks.',
    },
    hint: saveAnew,
  },
  'old-excel-format': {
    message: { en: 'This is an old Excel file (.xls).', id: 'Ini berkas Excel lama (.xls).' },
    hint: saveAnew,
  },
  'row-too-long': {
    message: { en: 'Line {line} is too long.', id: 'Baris {line} terlalu panjang.' },
    hint: {
      en: 'Often a quotation mark is missing there.',
      id: 'Sering kali di sana ada tanda kutip yang hilang.',
    },
  },
  'too-many-columns': {
    message: {
      en: 'The header has {found} columns; at most {limit} are read.',
      id: 'Kepala tabel memiliki {found} kolom; paling banyak {limit}.',
    },
    hint: { en: 'Remove the columns that are not needed.', id: 'Hapus kolom yang tidak diperlukan.' },
  },
  'unclosed-quote': {
    message: {
      en: 'A quotation mark of line {line} is never closed.',
      id: 'Tanda kutip pada baris {line} tidak ditutup.',
    },
    hint: { en: 'Close it, or double it within the text.', id: 'Tutup, atau gandakan di dalam teks.' },
  },
  'unpacked-too-large': {
    message: { en: 'Unpacked, the workbook is too large.', id: 'Setelah dibuka, buku kerja terlalu besar.' },
    hint: { en: 'Upload the sheet as CSV.', id: 'Unggah lembarnya sebagai CSV.' },
  },
  'upload-too-large': {
    message: { en: 'The file is larger than {limit} bytes.', id: 'Berkas lebih besar dari {limit} bita.' },
    hint: { en: 'Split it.', id: 'Bagi menjadi beberapa berkas.' },
  },
  'row-width': {
    message: {
      en: 'The row has {found} cells, the header {expected}.',
      id: 'Baris memiliki {found} sel, kepala tabel {expected}.',
    },
    hint: {
      en: 'Look for a separator or a quotation mark within a text.',
      id: 'Periksa pemisah atau tanda kutip di dalam teks.',
    },
  },
  'row-cell-length': {
    message: {
      en: 'A cell has {found} characters; at most {limit} are read.',
      id: 'Sebuah sel berisi {found} karakter; paling banyak {limit}.',
    },
    hint: { en: 'Shorten it.', id: 'Persingkat isinya.' },
  },
  'row-cell-error': {
    message: { en: 'The cell holds an error of the spreadsheet.', id: 'Sel berisi galat lembar kerja.' },
    hint: { en: 'Mend the formula and export again.', id: 'Perbaiki rumusnya lalu ekspor ulang.' },
  },
  'row-json': {
    message: { en: 'The line is no flat JSON object.', id: 'Baris bukan objek JSON yang datar.' },
    hint: {
      en: 'One object a line, values texts or numbers.',
      id: 'Satu objek per baris, nilai berupa teks atau angka.',
    },
  },
  'columns-missing': {
    message: { en: 'Columns are missing: {columns}.', id: 'Kolom tidak ada: {columns}.' },
    hint: {
      en: 'Add them to the header. Nearest found: {nearest}.',
      id: 'Tambahkan pada kepala tabel. Yang paling mirip: {nearest}.',
    },
  },
  'mapped-columns-missing': {
    message: {
      en: 'The mapping names columns that the file does not have: {columns}.',
      id: 'Pemetaan menyebut kolom yang tidak ada di berkas: {columns}.',
    },
    hint: {
      en: 'Correct the mapping. Nearest found: {nearest}.',
      id: 'Perbaiki pemetaannya. Yang paling mirip: {nearest}.',
    },
  },
  'template-older': {
    message: {
      en: 'The file was made from an older version of the template. Since then added: {added}; removed: {removed}.',
      id: 'Berkas dibuat dari templat versi lama. Sejak itu ditambahkan: {added}; dihapus: {removed}.',
    },
    hint: {
      en: 'Download the template again and copy the rows into it.',
      id: 'Unduh ulang templatnya lalu salin baris-barisnya ke sana.',
    },
  },
  'template-of-other-resource': {
    message: {
      en: 'The file was made from the template of {found}, not of {resource}.',
      id: 'Berkas dibuat dari templat {found}, bukan {resource}.',
    },
    hint: {
      en: 'Import it as what it is, or use the other template.',
      id: 'Impor sesuai isinya, atau pakai templat yang lain.',
    },
  },
  'masked-file': {
    message: {
      en: 'Personal data in this file is masked, so it cannot be imported.',
      id: 'Data pribadi dalam berkas ini disamarkan, maka tidak dapat diimpor.',
    },
    hint: {
      en: 'Mend the original file, or download the refused rows with the scope to see personal data.',
      id: 'Perbaiki berkas aslinya, atau unduh baris yang ditolak dengan hak melihat data pribadi.',
    },
  },
  'no-rows': {
    message: {
      en: 'The file has a header but no rows.',
      id: 'Berkas memiliki kepala tabel tetapi tanpa baris data.',
    },
    hint: {
      en: 'Check the filter of the export, or the first sheet of the workbook.',
      id: 'Periksa saringan ekspor, atau lembar pertama buku kerja.',
    },
  },
  'too-many-rows': {
    message: { en: 'The file has more than {limit} rows.', id: 'Berkas memiliki lebih dari {limit} baris.' },
    hint: {
      en: 'Files of this kind are read as a whole: check that it is the right one.',
      id: 'Berkas jenis ini dibaca utuh: pastikan berkasnya benar.',
    },
  },
  'rows-refused': {
    message: {
      en: '{refused} rows were refused, so nothing was imported.',
      id: '{refused} baris ditolak, maka tidak ada yang diimpor.',
    },
    hint: {
      en: 'Mend the rows that the findings name, or use mode valid-rows.',
      id: 'Perbaiki baris pada temuan, atau pakai mode valid-rows.',
    },
  },
  'conflicts-with-records': {
    message: {
      en: 'This conflicts with what is already recorded: {rule}.',
      id: 'Ini bertentangan dengan data yang sudah ada: {rule}.',
    },
    hint: {
      en: 'Compare with the record and correct one of them.',
      id: 'Cocokkan dengan data lalu perbaiki salah satunya.',
    },
  },
  'import-broke': {
    message: {
      en: 'The import stopped because of a fault on our side.',
      id: 'Impor berhenti karena kesalahan di pihak kami.',
    },
    hint: {
      en: 'Import the file again: what has landed stays and counts as unchanged.',
      id: 'Impor ulang berkasnya: yang sudah masuk dihitung tidak berubah.',
    },
  },
  noted: {
    message: {
      en: 'An earlier version of the service noted {code}.',
      id: 'Versi layanan terdahulu mencatat {code}.',
    },
    hint: {
      en: 'Import the file again to see it in full.',
      id: 'Impor ulang berkas untuk melihat selengkapnya.',
    },
  },
});

export type TransferRemark = keyof typeof transferRemarks;
