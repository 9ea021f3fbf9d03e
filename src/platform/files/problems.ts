import { defineProblems } from '../http/problem.ts';

export const fileProblems = defineProblems({
  'range-not-satisfiable': {
    status: 416,
    title: { en: 'The file has no such part', id: 'Berkas tidak memiliki bagian itu' },
    detail: { en: 'The file has {bytes} bytes.', id: 'Berkas memiliki {bytes} bita.' },
    mend: {
      en: 'Ask for a range that begins within the file, or without `Range`.',
      id: 'Minta rentang yang dimulai di dalam berkas, atau tanpa `Range`.',
    },
  },
  'file-unscanned': {
    status: 409,
    title: { en: 'The file is still being scanned', id: 'Berkas masih diperiksa' },
    detail: {
      en: 'It is given out when it was scanned for malware.',
      id: 'Berkas diberikan setelah pemeriksaan virus selesai.',
    },
    mend: { en: 'Ask again in a minute.', id: 'Coba lagi dalam semenit.' },
  },
  'file-infected': {
    status: 410,
    title: { en: 'The file was infected', id: 'Berkas terinfeksi' },
    detail: {
      en: 'Malware was found in it; it was removed and is not given out.',
      id: 'Ditemukan virus di dalamnya; berkas dihapus dan tidak diberikan.',
    },
    mend: {
      en: 'Have the computer that it came from examined; make the document anew.',
      id: 'Periksakan komputer asalnya; buat ulang dokumennya.',
    },
  },
});
