import type { Conclusion } from '../../modules/forums/schemas/conclusions.ts';

interface Discussion {
  readonly title: string;
  readonly description: string;
  /** How long ago it began. */
  readonly daysAgo: number;
  readonly decision: 'open' | 'closed' | 'concluded';
  readonly posts: readonly { readonly body: string; readonly reply?: string; readonly official?: string }[];
  readonly conclusion?: (postId: string) => Conclusion;
}

/** What people of an invented city say; none of it was said by anybody. */
export const discussions: readonly Discussion[] = [
  {
    title: 'Jam buka loket pada hari Sabtu',
    description: 'Apakah loket perlu buka pada hari *Sabtu*? Jam berapa yang paling membantu?',
    daysAgo: 100,
    decision: 'concluded',
    posts: [
      {
        body: 'Buka hari Sabtu pukul 08.00 sampai 12.00. Hari kerja saya tidak bisa izin.',
        reply: 'Setuju, banyak yang bekerja di luar kota.',
        official: 'Terima kasih. Usulan ini sedang kami hitung kebutuhan petugasnya.',
      },
      { body: 'Lebih baik loket hari kerja dibuka sampai pukul 18.00.' },
      { body: 'Cukup layanan daring, asal ada yang menjawab pesan.' },
    ],
    conclusion: (postId) => ({
      heard: [{ text: 'Warga yang bekerja tidak dapat datang pada jam kerja.', postIds: [postId] }],
      willDo: [{ text: 'Dua loket buka hari Sabtu pukul 08.00–12.00 mulai bulan depan.' }],
      willNotDo: [{ text: 'Loket sore pada hari kerja belum dibuka, karena petugas belum cukup.' }],
    }),
  },
  {
    title: 'Antrean pagi yang terlalu panjang',
    description: 'Usulan warga: nomor antrean sudah habis sebelum pukul sembilan. Bagaimana sebaiknya?',
    daysAgo: 70,
    decision: 'closed',
    posts: [
      {
        body: 'Nomor antrean dibagi per jam lewat aplikasi, bukan dibagi habis pagi hari.',
        official: 'Pembagian per jam akan dicoba di satu loket.',
      },
      { body: 'Sisakan nomor untuk lansia dan penyandang disabilitas.', reply: 'Ini yang paling penting.' },
    ],
  },
  {
    title: 'Rancangan standar pelayanan yang baru',
    description: 'Baca rancangannya, lalu tulis yang *belum jelas* atau yang memberatkan.',
    daysAgo: 20,
    decision: 'open',
    posts: [
      { body: 'Fotokopi KTP tidak perlu diminta lagi, datanya sudah ada.', reply: 'Betul, cukup dipindai.' },
      { body: 'Waktu penyelesaian sebaiknya ditulis dalam hari kerja.' },
      { body: 'Tulis juga ke mana mengadu bila terlambat.', official: 'Akan kami tambahkan.' },
    ],
  },
  {
    title: 'Penggabungan dua seksi pelayanan',
    description: 'Dua seksi akan digabung agar warga cukup datang sekali. Apa yang perlu dijaga?',
    daysAgo: 10,
    decision: 'open',
    posts: [
      { body: 'Jangan sampai loketnya menjadi lebih jauh.' },
      { body: 'Petugas yang sudah paham jangan dipindahkan semua sekaligus.' },
    ],
  },
];
