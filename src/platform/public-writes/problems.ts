import { defineProblems } from '../http/problem.ts';

const mend = {
  en: 'Get a new challenge from /challenges, solve it, and send the proof with what you send.',
  id: 'Ambil tantangan baru dari /challenges, selesaikan, lalu kirim buktinya bersama isian.',
};

export const publicWriteProblems = defineProblems({
  'proof-needed': {
    status: 422,
    title: { en: 'A proof of work is needed', id: 'Diperlukan bukti kerja' },
    detail: {
      en: 'What the public sends is accepted with a proof of work only.',
      id: 'Kiriman masyarakat hanya diterima dengan bukti kerja.',
    },
    mend,
  },
  'proof-malformed': {
    status: 422,
    title: { en: 'The proof of work cannot be read', id: 'Bukti kerja tidak dapat dibaca' },
    detail: {
      en: 'A proof is Base64 of JSON, with the `challenge` as it was given and its `solution`.',
      id: 'Bukti kerja berupa Base64 dari JSON, berisi `challenge` apa adanya dan `solution`.',
    },
    mend,
  },
  'proof-invalid': {
    status: 422,
    title: { en: 'The proof of work proves nothing', id: 'Bukti kerja tidak sah' },
    detail: {
      en: 'The challenge was not given by this service, or this is not its solution.',
      id: 'Tantangan bukan dari layanan ini, atau ini bukan penyelesaiannya.',
    },
    mend,
  },
  'proof-for-another-purpose': {
    status: 422,
    title: { en: 'The proof of work is for something else', id: 'Bukti kerja untuk keperluan lain' },
    detail: {
      en: 'The challenge was given for another purpose than this.',
      id: 'Tantangan diberikan untuk keperluan lain.',
    },
    mend: {
      en: 'Get a new challenge from /challenges with the `purpose` of what you send, and solve it.',
      id: 'Ambil tantangan baru dari /challenges dengan `purpose` yang sesuai, lalu selesaikan.',
    },
  },
  'proof-expired': {
    status: 422,
    title: { en: 'The proof of work has expired', id: 'Bukti kerja kedaluwarsa' },
    detail: {
      en: 'A challenge holds for ten minutes from when it was given.',
      id: 'Tantangan berlaku sepuluh menit sejak diberikan.',
    },
    mend,
  },
});
