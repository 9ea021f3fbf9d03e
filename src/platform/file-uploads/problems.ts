import { defineProblems } from '../http/problem.ts';
import { keptHours, maximumPieces, openUploads } from './limits.ts';

/** What is answered to the protocol of uploads. */
export const fileUploadProblems = defineProblems({
  'tus-version': {
    status: 412,
    title: { en: 'This version of tus is not spoken here', id: 'Versi tus ini tidak dikenal' },
    detail: {
      en: 'The header Tus-Resumable is not 1.0.0.',
      id: 'Kepala Tus-Resumable bukan 1.0.0.',
    },
    mend: {
      en: 'Send `Tus-Resumable: 1.0.0`, or use a client of tus 1.0.0.',
      id: 'Kirim `Tus-Resumable: 1.0.0`, atau pakai klien tus 1.0.0.',
    },
  },
  'file-upload-too-large': {
    status: 413,
    title: { en: 'The file is too large', id: 'Berkas terlalu besar' },
    detail: {
      en: 'At most {limit} bytes are accepted for this purpose.',
      id: 'Paling banyak {limit} bita diterima untuk peruntukan ini.',
    },
    mend: {
      en: 'Make the file smaller, for instance scan it with fewer dots per inch.',
      id: 'Perkecil berkasnya, misalnya pindai dengan resolusi lebih rendah.',
    },
  },
  'file-upload-longer': {
    status: 413,
    title: { en: 'More came than was told', id: 'Yang dikirim melebihi yang disebut' },
    detail: {
      en: 'The upload was begun for {bytes} bytes, and more were sent; what was there before is kept.',
      id: 'Unggahan dimulai untuk {bytes} bita, tetapi yang dikirim lebih; yang sudah ada tetap disimpan.',
    },
    mend: {
      en: 'Go on from `Upload-Offset` to the end, or begin anew with the right `Upload-Length`.',
      id: 'Lanjutkan dari `Upload-Offset` sampai akhir, atau mulai lagi dengan `Upload-Length` yang benar.',
    },
  },
  'file-upload-crumbled': {
    status: 413,
    title: { en: 'The file comes in too many pieces', id: 'Berkas dikirim dalam terlalu banyak potongan' },
    detail: {
      en: `At most ${maximumPieces} pieces are kept of one file.`,
      id: `Paling banyak ${maximumPieces} potongan disimpan dari satu berkas.`,
    },
    mend: {
      en: 'Begin anew, and send more at once.',
      id: 'Mulai lagi, dan kirim lebih banyak sekaligus.',
    },
  },
  'file-uploads-open': {
    status: 409,
    title: { en: 'Too many uploads are open', id: 'Terlalu banyak unggahan terbuka' },
    detail: {
      en: `This caller has ${openUploads} uploads that nothing uses.`,
      id: `Pemanggil ini memiliki ${openUploads} unggahan yang belum dipakai.`,
    },
    mend: {
      en: `Delete those that are not needed; they are forgotten after ${keptHours} hours.`,
      id: `Hapus yang tidak diperlukan; unggahan dihapus setelah ${keptHours} jam.`,
    },
  },
  'upload-offset-conflict': {
    status: 409,
    title: { en: 'The upload stands elsewhere', id: 'Unggahan berada di posisi lain' },
    detail: {
      en: 'The next byte is number {offset}: another request may have sent some.',
      id: 'Bita berikutnya nomor {offset}: mungkin permintaan lain telah mengirimkan sebagian.',
    },
    mend: {
      en: 'Ask for `Upload-Offset` by HEAD, and go on from there.',
      id: 'Tanyakan `Upload-Offset` dengan HEAD, lalu lanjutkan dari sana.',
    },
  },
  'file-upload-over': {
    status: 409,
    title: { en: 'The upload takes no more', id: 'Unggahan tidak menerima lagi' },
    detail: {
      en: 'The upload is {state}, and nothing can be added to it or taken from it.',
      id: 'Unggahan berstatus {state}; tidak ada yang dapat ditambah atau dihapus.',
    },
    mend: {
      en: 'Read it by GET to see what has become of it; begin another for another file.',
      id: 'Baca dengan GET untuk mengetahui hasilnya; mulai yang lain untuk berkas lain.',
    },
  },
  'upload-checksum-algorithm': {
    status: 400,
    title: { en: 'This checksum is not known', id: 'Checksum ini tidak dikenal' },
    detail: {
      en: 'Upload-Checksum names an algorithm and a digest in Base64; sha256 and sha1 are known.',
      id: 'Upload-Checksum memuat algoritma dan digest dalam Base64; sha256 dan sha1 dikenal.',
    },
    mend: {
      en: 'Send `Upload-Checksum: sha256 DIGEST`, or leave it out.',
      id: 'Kirim `Upload-Checksum: sha256 DIGEST`, atau tanpa checksum.',
    },
  },
  'upload-checksum-mismatch': {
    status: 460,
    title: { en: 'What came is not what was sent', id: 'Yang tiba bukan yang dikirim' },
    detail: {
      en: 'The bytes do not have the digest of Upload-Checksum; none of this request is kept.',
      id: 'Bita tidak sesuai dengan digest Upload-Checksum; tidak ada dari permintaan ini yang disimpan.',
    },
    mend: { en: 'Send the same bytes again.', id: 'Kirim bita yang sama lagi.' },
  },
  'file-upload-unfinished': {
    status: 409,
    title: { en: 'The file is not ready', id: 'Berkas belum siap' },
    detail: {
      en: 'The upload is {state}: it can be used when it is finished.',
      id: 'Unggahan berstatus {state}: dapat dipakai setelah selesai.',
    },
    mend: {
      en: 'Send the rest; then ask by GET until `state` is `finished`, which takes seconds.',
      id: 'Kirim sisanya; lalu tanyakan dengan GET sampai `state` menjadi `finished`, dalam beberapa detik.',
    },
  },
  'file-upload-taken': {
    status: 409,
    title: { en: 'The file is used already', id: 'Berkas sudah dipakai' },
    detail: {
      en: 'An upload serves once, and something else has it.',
      id: 'Satu unggahan berlaku sekali, dan sudah dipakai.',
    },
    mend: { en: 'Upload the file again.', id: 'Unggah lagi berkasnya.' },
  },
  'file-upload-refused': {
    status: 422,
    title: { en: 'The file was refused', id: 'Berkas ditolak' },
    detail: {
      en: 'The upload cannot be used; see errors for why.',
      id: 'Unggahan tidak dapat dipakai; alasannya ada di errors.',
    },
    mend: { en: 'Mend the file and upload it again.', id: 'Perbaiki berkasnya lalu unggah lagi.' },
  },
});

/** For what a file is refused, whole or by its first bytes. */
export const fileRefusals = defineProblems({
  'file-type': {
    status: 415,
    title: { en: 'This type of file is not accepted', id: 'Jenis berkas ini tidak diterima' },
    detail: {
      en: 'By its content the file is {found}; accepted are {accepted}.',
      id: 'Menurut isinya berkas ini {found}; yang diterima: {accepted}.',
    },
    mend: {
      en: 'Export the document as one of those; renaming the file changes nothing.',
      id: 'Ekspor dokumen ke salah satunya; mengganti nama berkas tidak mengubah apa pun.',
    },
  },
  'file-digest-mismatch': {
    status: 422,
    title: { en: 'The file is not the one that was announced', id: 'Berkas bukan yang diumumkan' },
    detail: {
      en: 'Its SHA-256 is {sha256}, another than the metadata says.',
      id: 'SHA-256-nya {sha256}, berbeda dari yang disebut metadata.',
    },
    mend: {
      en: 'Compute the digest of the file anew, and upload it again.',
      id: 'Hitung ulang digest berkas, lalu unggah lagi.',
    },
  },
  'file-damaged': {
    status: 422,
    title: { en: 'The file is damaged', id: 'Berkas rusak' },
    detail: {
      en: 'It is cut off, or parts of it cannot be read.',
      id: 'Berkas terpotong, atau sebagian isinya tidak dapat dibaca.',
    },
    mend: {
      en: 'See whether it opens in a viewer; save it anew and upload it again.',
      id: 'Periksa apakah dapat dibuka; simpan ulang lalu unggah lagi.',
    },
  },
  'file-encrypted': {
    status: 422,
    title: { en: 'The file is encrypted', id: 'Berkas terenkripsi' },
    detail: {
      en: 'It is protected by a password or by rights, and cannot be looked into.',
      id: 'Berkas dilindungi kata sandi atau hak akses, sehingga isinya tidak dapat diperiksa.',
    },
    mend: {
      en: 'Save it without protection and upload it again.',
      id: 'Simpan tanpa perlindungan lalu unggah lagi.',
    },
  },
  'file-active': {
    status: 422,
    title: { en: 'The file can run programs', id: 'Berkas dapat menjalankan program' },
    detail: {
      en: 'It holds {found}, which have no place in a document that anybody opens.',
      id: 'Berkas memuat {found}, yang tidak layak ada dalam dokumen untuk umum.',
    },
    mend: {
      en: 'Save it without scripts, macros and attachments: as PDF/A, or as DOCX instead of DOCM.',
      id: 'Simpan tanpa skrip, makro, dan lampiran: sebagai PDF/A, atau DOCX alih-alih DOCM.',
    },
  },
  'file-unpacks-too-large': {
    status: 422,
    title: { en: 'The file unpacks too large', id: 'Isi berkas terlalu besar saat dibuka' },
    detail: {
      en: 'Unpacked, its parts are far larger than those of a document.',
      id: 'Setelah dibuka, bagian-bagiannya jauh lebih besar daripada sebuah dokumen.',
    },
    mend: {
      en: 'Save it anew in the program that made it, and upload it again.',
      id: 'Simpan ulang dalam program pembuatnya, lalu unggah lagi.',
    },
  },
});
export type FileRefusal = keyof typeof fileRefusals;
