import { defineProblems } from '../../platform/http/problem.ts';

export const open311Problems = defineProblems({
  'jurisdiction-unknown': {
    status: 404,
    title: { en: 'jurisdiction_id was not found', id: 'jurisdiction_id tidak ditemukan' },
    detail: {
      en: 'This service answers for {known} alone.',
      id: 'Layanan ini hanya untuk {known}.',
    },
    mend: { en: 'Send that, or leave it out.', id: 'Kirim yang itu, atau kosongkan.' },
  },
  'service-code-unknown': {
    status: 404,
    title: { en: 'service_code was not found', id: 'service_code tidak ditemukan' },
    detail: {
      en: 'No category of reports that is in use has this code.',
      id: 'Tidak ada kategori laporan yang dipakai dengan kode ini.',
    },
    mend: { en: 'Take one from the list of services.', id: 'Ambil dari daftar services.' },
  },
  'service-request-unknown': {
    status: 404,
    title: { en: 'service_request_id was not found', id: 'service_request_id tidak ditemukan' },
    detail: {
      en: 'No report that everybody may see has this number; it may not be verified yet, or be confidential.',
      id: 'Tidak ada laporan terbuka dengan nomor ini; mungkin belum diverifikasi, atau rahasia.',
    },
    mend: { en: 'Ask again when it is verified.', id: 'Coba lagi setelah diverifikasi.' },
  },
  'token-unknown': {
    status: 404,
    title: { en: 'token was not found', id: 'token tidak ditemukan' },
    detail: { en: 'No report was given this token.', id: 'Tidak ada laporan dengan token ini.' },
    mend: {
      en: 'Ask with the number that the report was given.',
      id: 'Gunakan nomor yang diberikan untuk laporan itu.',
    },
  },
});
