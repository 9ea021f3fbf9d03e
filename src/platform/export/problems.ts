import { defineProblems } from '../http/problem.ts';
import { defineRemarks } from '../http/remarks.ts';

export const exportProblems = defineProblems({
  'too-many-rows': {
    status: 422,
    title: { en: 'Too many rows for a sheet', id: 'Baris terlalu banyak untuk satu lembar kerja' },
    detail: {
      en: 'The filter leaves {rows} rows; a sheet holds {limit}.',
      id: 'Saringan menyisakan {rows} baris; satu lembar kerja memuat {limit}.',
    },
    mend: {
      en: 'Narrow the filter, or ask for `text/csv` or `application/x-ndjson`.',
      id: 'Persempit saringan, atau minta `text/csv` atau `application/x-ndjson`.',
    },
  },
  'exports-busy': {
    status: 503,
    title: { en: 'Too many exports at the same time', id: 'Terlalu banyak ekspor pada saat yang sama' },
    detail: {
      en: 'As many exports are being read as are served at a time, or as this caller may read at a time.',
      id: 'Ekspor yang sedang dibaca sudah mencapai batas layanan, atau batas pemanggil ini.',
    },
    mend: {
      en: 'Wait as `Retry-After` says and repeat; read one export to its end before the next.',
      id: 'Tunggu sesuai `Retry-After` lalu ulangi; baca satu ekspor sampai selesai sebelum berikutnya.',
    },
  },
});

export const exportRemarks = defineRemarks({
  'only-for-pages': {
    message: { en: 'An export is not cut into pages.', id: 'Ekspor tidak dibagi menjadi halaman.' },
    hint: { en: 'Leave {name} out, or ask for JSON.', id: 'Hilangkan {name}, atau minta JSON.' },
  },
  'only-for-csv': {
    message: { en: 'Only CSV has a byte order mark.', id: 'Hanya CSV yang memiliki tanda urutan bita.' },
    hint: { en: 'Leave {name} out, or ask for `text/csv`.', id: 'Hilangkan {name}, atau minta `text/csv`.' },
  },
});
