import { defineProblems } from '../http/problem.ts';

export const uploadProblems = defineProblems({
  'upload-cut': {
    status: 400,
    title: { en: 'The upload broke off', id: 'Unggahan terputus' },
    detail: {
      en: 'The file did not arrive whole; nothing was kept.',
      id: 'Berkas tidak tiba dengan utuh; tidak ada yang disimpan.',
    },
    mend: { en: 'Upload it again.', id: 'Unggah lagi.' },
  },
  'file-missing': {
    status: 400,
    title: { en: 'There is no file', id: 'Tidak ada berkas' },
    detail: {
      en: 'The form has no part named file that carries a file name.',
      id: 'Formulir tidak memiliki bagian bernama file yang membawa nama berkas.',
    },
    mend: {
      en: 'Send the settings first, then one part named `file` with a file name.',
      id: 'Kirim pengaturan dahulu, lalu satu bagian bernama `file` dengan nama berkas.',
    },
  },
  'boundary-missing': {
    status: 400,
    title: { en: 'The form has no boundary', id: 'Formulir tidak memiliki batas' },
    detail: {
      en: 'Without `boundary` in `Content-Type` the parts of the form cannot be told apart.',
      id: 'Tanpa `boundary` dalam `Content-Type`, bagian-bagian formulir tidak dapat dibedakan.',
    },
    mend: {
      en: 'Let the HTTP client set `Content-Type` by itself: it makes up the boundary.',
      id: 'Biarkan klien HTTP mengisi `Content-Type` sendiri: batasnya dibuat olehnya.',
    },
  },
  'part-after-file': {
    status: 400,
    title: { en: 'The file must come last', id: 'Berkas harus paling akhir' },
    detail: {
      en: 'After the file the form goes on with {part}; nothing was kept.',
      id: 'Setelah berkas, formulir masih memuat {part}; tidak ada yang disimpan.',
    },
    mend: {
      en: 'Send one file, and all settings before the part named `file`: they decide how it is received.',
      id: 'Kirim satu berkas, dan semua pengaturan sebelum bagian bernama `file`: pengaturan menentukan cara penerimaannya.',
    },
  },
});
