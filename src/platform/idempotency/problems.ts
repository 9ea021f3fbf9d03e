import { defineProblems } from '../http/problem.ts';

export const idempotencyProblems = defineProblems({
  'idempotency-key-reused': {
    status: 422,
    title: { en: 'The key belongs to another request', id: 'Kunci milik permintaan lain' },
    detail: {
      en: 'This `Idempotency-Key` was sent before with another address, `If-Match` or body; nothing was done now.',
      id: '`Idempotency-Key` ini pernah dikirim dengan alamat, `If-Match`, atau isi lain; kali ini tidak ada yang dikerjakan.',
    },
    mend: {
      en: 'Repeat a request exactly as it was, or take a new key for a new one.',
      id: 'Ulangi permintaan persis seperti semula, atau pakai kunci baru untuk permintaan baru.',
    },
  },
  'idempotency-key-in-flight': {
    status: 409,
    title: { en: 'The same request is still at work', id: 'Permintaan yang sama masih dikerjakan' },
    detail: {
      en: 'A request with this `Idempotency-Key` has not been answered yet.',
      id: 'Permintaan dengan `Idempotency-Key` ini belum selesai dijawab.',
    },
    mend: {
      en: 'Wait as `Retry-After` says and repeat it: the answer of the first is given then.',
      id: 'Tunggu sesuai `Retry-After` lalu ulangi: jawaban yang pertama akan diberikan.',
    },
  },
});
