import { defineProblems } from '../../http/problem.ts';

export const sealProblems = defineProblems({
  'not-sealed-yet': {
    status: 409,
    title: { en: 'It is not sealed yet', id: 'Belum disegel' },
    detail: {
      en: 'It is recorded, but no signed head of the audit log that was asked for covers it.',
      id: 'Sudah tercatat, tetapi belum tercakup oleh kepala log audit bertanda tangan yang diminta.',
    },
    mend: {
      en: 'Wait two minutes and repeat without `treeSize`: what is recorded is sealed every minute, once its transaction has ended.',
      id: 'Tunggu dua menit lalu ulangi tanpa `treeSize`: catatan disegel setiap menit setelah transaksinya selesai.',
    },
  },
});
