import { defineProblems } from '../../http/problem.ts';

export const administrationProblems = defineProblems({
  'more-than-own': {
    status: 403,
    title: { en: 'This is more than you have yourself', id: 'Ini melebihi hak Anda sendiri' },
    detail: {
      en: 'Nobody gives, widens or takes over more than it has itself; see errors.',
      id: 'Tidak seorang pun memberi, memperluas, atau mengambil alih lebih dari haknya sendiri; lihat errors.',
    },
    mend: {
      en: 'Give less, or ask somebody who has as much; who runs the service can use the command `penata key`.',
      id: 'Beri lebih sedikit, atau minta pemegang hak itu; pengelola layanan dapat memakai perintah `penata key`.',
    },
  },
  'key-ended': {
    status: 409,
    title: { en: 'The key has ended', id: 'Kunci sudah berakhir' },
    detail: {
      en: 'The key is revoked or expired.',
      id: 'Kunci sudah dicabut atau kedaluwarsa.',
    },
    mend: {
      en: 'Make a new key; one that expired can also be prolonged by `expiresAt`.',
      id: 'Buat kunci baru; yang kedaluwarsa juga dapat diperpanjang dengan `expiresAt`.',
    },
  },
  'rotation-under-way': {
    status: 409,
    title: { en: 'The last rotation is still under way', id: 'Pergantian terakhir masih berjalan' },
    detail: {
      en: 'A former secret is valid until {until}; another rotation would end it at once.',
      id: 'Rahasia sebelumnya berlaku sampai {until}; pergantian lagi akan langsung mengakhirinya.',
    },
    mend: {
      en: 'Wait until then, or send `overlapHours: 0` to end all former secrets now.',
      id: 'Tunggu sampai saat itu, atau kirim `overlapHours: 0` untuk mengakhiri semua rahasia lama sekarang.',
    },
  },
  'role-needed': {
    status: 409,
    title: { en: 'This role cannot be removed', id: 'Peran ini tidak dapat dihapus' },
    detail: {
      en: 'Everyone with a personnel file holds this role.',
      id: 'Setiap pemilik berkas pegawai memegang peran ini.',
    },
    mend: { en: 'Take its scopes away instead.', id: 'Kosongkan lingkupnya.' },
  },
});
