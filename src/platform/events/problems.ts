import { defineProblems } from '../http/problem.ts';

export const eventProblems = defineProblems({
  'events-gone': {
    status: 410,
    title: {
      en: 'The events after this cursor are gone',
      id: 'Peristiwa sesudah kursor ini sudah tidak ada',
    },
    detail: {
      en: 'The cursor is older than the events that are kept, or comes from before the database was restored.',
      id: 'Kursor lebih tua daripada peristiwa yang disimpan, atau berasal dari sebelum basis data dipulihkan.',
    },
    mend: {
      en: 'Start anew from an export of the lists that you mirror: its `Events-After` header is the cursor to go on with.',
      id: 'Mulai lagi dari ekspor daftar yang Anda salin: header `Events-After` padanya adalah kursor untuk melanjutkan.',
    },
  },
  'cursor-of-another-view': {
    status: 400,
    title: { en: 'The cursor belongs to another view', id: 'Kursor milik pandangan lain' },
    detail: {
      en: 'The cursor was given to a caller with other scopes or units, who was told other events.',
      id: 'Kursor diberikan kepada pemanggil dengan lingkup atau unit lain, yang menerima peristiwa lain.',
    },
    mend: {
      en: 'What was mirrored before may lack what you may see now: start anew from an export made with this key.',
      id: 'Salinan lama mungkin tidak memuat yang kini boleh Anda lihat: mulai lagi dari ekspor dengan kunci ini.',
    },
  },
});
