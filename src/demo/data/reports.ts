import type { archivingGrounds } from '../../modules/reports/reference.ts';
import type { IncomingReport } from '../../modules/reports/store/filing.ts';
import type { CodeOf } from '../../platform/reference/list.ts';

/** Something that happens to a report, so many working days ago. */
export type Happening = { readonly ago: number } & (
  | { readonly act: 'verify'; readonly words?: string }
  | { readonly act: 'route'; readonly to: string; readonly words: string }
  | { readonly act: 'progress' | 'resolve' | 'return'; readonly words: string }
  | { readonly act: 'archive'; readonly ground: CodeOf<typeof archivingGrounds>; readonly words: string }
  /** Into the one that was told so many places before it. */
  | { readonly act: 'merge'; readonly before: number }
  | { readonly act: 'ask' | 'note' | 'answer' | 'reopen'; readonly words: string }
  | { readonly act: 'confirm'; readonly satisfaction: number; readonly words?: string }
);

export interface Told {
  /** Code of the category; null for none. */
  readonly about: string | null;
  /** Filed so many working days ago. */
  readonly ago: number;
  readonly text: string;
  /** District and urban village. */
  readonly at?: readonly [string, string];
  readonly address?: string;
  readonly by?: IncomingReport['reporter'];
  readonly isConfidential?: boolean;
  readonly isAnonymous?: boolean;
  /** Number in the national complaint system, from which it was handed over. */
  readonly lapor?: string;
  readonly since: readonly Happening[];
}

const verified = (ago: number, words?: string): Happening => ({
  act: 'verify',
  ago,
  ...(words === undefined ? {} : { words }),
});
const routed = (ago: number, to: string, words: string): Happening => ({ act: 'route', ago, to, words });
const progressed = (ago: number, words: string): Happening => ({ act: 'progress', ago, words });
const resolved = (ago: number, words: string): Happening => ({ act: 'resolve', ago, words });
const returned = (ago: number, words: string): Happening => ({ act: 'return', ago, words });
const asked = (ago: number, words: string): Happening => ({ act: 'ask', ago, words });
const noted = (ago: number, words: string): Happening => ({ act: 'note', ago, words });
const answered = (ago: number, words: string): Happening => ({ act: 'answer', ago, words });
const reopened = (ago: number, words: string): Happening => ({ act: 'reopen', ago, words });
const merged = (ago: number, before: number): Happening => ({ act: 'merge', ago, before });
const archived = (ago: number, ground: CodeOf<typeof archivingGrounds>, words: string): Happening => ({
  act: 'archive',
  ago,
  ground,
  words,
});
const confirmed = (ago: number, satisfaction: number, words?: string): Happening => ({
  act: 'confirm',
  ago,
  satisfaction,
  ...(words === undefined ? {} : { words }),
});

/** What people of an invented city reported, and what became of it; nobody named here exists. */
export const told: readonly Told[] = [
  // Roads in Kertapati: many say the same, and something was done about it.
  {
    about: 'JALAN-RUSAK',
    ago: 58,
    text: 'Lubang besar di tikungan Jalan Mataram, sudah dua motor jatuh minggu ini.',
    at: ['Kertapati', 'Kemas Rindo'],
    address: 'Jalan Mataram, tikungan dekat pasar',
    by: { name: 'Rudi Hartono', phone: '0800 1000 0101' },
    since: [
      verified(57, 'Laporan diteruskan ke petugas pemeliharaan jalan.'),
      asked(56, 'Seberapa dalam lubangnya, dan apakah tergenang saat hujan?'),
      answered(56, 'Sekitar 20 cm, dan tidak terlihat bila hujan.'),
      noted(55, 'Masuk daftar tambal minggu ini; aspal masih cukup.'),
      progressed(53, 'Lubang diberi tanda dan ditutup batu sementara.'),
      resolved(48, 'Lubang ditambal dengan aspal panas.'),
      confirmed(46, 4, 'Sudah rata, terima kasih.'),
    ],
  },
  {
    about: 'JALAN-RUSAK',
    ago: 56,
    text: 'Jalan Mataram berlubang di depan pasar, tolong ditambal.',
    at: ['Kertapati', 'Kemas Rindo'],
    since: [merged(55, 1)],
  },
  {
    about: 'JALAN-RUSAK',
    ago: 54,
    text: 'Aspal di Jalan Ki Marogan mengelupas sepanjang kira-kira 50 meter.',
    at: ['Kertapati', 'Kemang Agung'],
    by: { name: 'Yuliana' },
    since: [
      verified(53),
      progressed(50, 'Ruas ini masuk pekerjaan pelapisan ulang.'),
      resolved(41, 'Ruas 60 meter dilapis ulang.'),
      reopened(38, 'Baru sebagian yang dilapis, sisi kiri masih mengelupas.'),
      progressed(37, 'Petugas memeriksa sisi kiri.'),
      resolved(33, 'Sisi kiri selesai dilapis.'),
      confirmed(30, 3),
    ],
  },
  {
    about: 'JALAN-RUSAK',
    ago: 52,
    text: 'Jembatan kayu di gang menuju musala bolong dua papan, anak-anak lewat situ.',
    at: ['Kertapati', 'Ogan Baru'],
    since: [verified(51), resolved(44, 'Papan jembatan diganti, pegangan ditambah.')],
  },
  {
    about: 'JALAN-RUSAK',
    ago: 17,
    text: 'Bahu Jalan Sriwijaya Raya amblas di dekat bengkel, truk jadi melambung ke kanan.',
    at: ['Kertapati', 'Karya Jaya'],
    lapor: '8304801',
    since: [
      verified(15),
      noted(14, 'Perlu alat berat; tunggu giliran dari UPTD Peralatan.'),
      progressed(12, 'Bahu jalan dipagari, menunggu alat berat.'),
    ],
  },
  {
    about: 'JALAN-RUSAK',
    ago: 3,
    text: 'Paving trotoar terangkat akar pohon, kursi roda ibu saya tidak bisa lewat.',
    at: ['Ilir Barat I', 'Lorok Pakjo'],
    by: { name: 'Dewi Lestari', email: 'dewi@warga.example' },
    since: [verified(2, 'Kami periksa bersama petugas taman.')],
  },
  {
    about: 'JALAN-RUSAK',
    ago: 9,
    text: 'Jalan lintas menuju gerbang tol penuh lubang.',
    at: ['Alang-Alang Lebar', 'Talang Kelapa'],
    since: [
      archived(
        8,
        'out-of-authority',
        'Ruas ini jalan nasional. Laporan sudah kami sampaikan ke balai jalan nasional.',
      ),
    ],
  },
  // Street lights in Jakabaring: the action that answers them is late.
  {
    about: 'LAMPU-JALAN',
    ago: 60,
    text: 'Tiga lampu jalan di depan SMP mati sejak dua minggu lalu, gelap sekali sehabis magrib.',
    at: ['Jakabaring', '15 Ulu'],
    by: { name: 'Ahmad Fauzi', phone: '0800 1000 0102' },
    since: [
      verified(59),
      progressed(52, 'Lampu pengganti dipesan.'),
      resolved(47, 'Tiga lampu diganti.'),
      confirmed(45, 3, 'Sudah terang, tetapi lama.'),
    ],
  },
  {
    about: 'LAMPU-JALAN',
    ago: 55,
    text: 'Lampu di jembatan penyeberangan mati semua, perempuan takut lewat malam.',
    at: ['Jakabaring', 'Silaberanti'],
    since: [verified(51), resolved(42, 'Kabel yang putus disambung, lampu menyala.')],
  },
  {
    about: 'LAMPU-JALAN',
    ago: 26,
    text: 'Lampu jalan berkedip terus, tetangga bilang sudah pernah dilaporkan.',
    at: ['Jakabaring', 'Tuan Kentang'],
    since: [
      verified(25),
      progressed(20, 'Panel diperiksa; kontaktor aus dan harus dipesan.'),
      noted(11, 'Penyedia belum mengirim kontaktor. Sudah dua kali ditagih.'),
    ],
  },
  {
    about: 'LAMPU-JALAN',
    ago: 19,
    text: 'Satu deret lampu di belakang stadion padam sejak hujan angin.',
    at: ['Jakabaring', '15 Ulu'],
    isAnonymous: true,
    since: [verified(13)],
  },
  {
    about: 'LAMPU-JALAN',
    ago: 6,
    text: 'Tiang lampu miring dan kabelnya menjuntai di atas trotoar. Hubungi 0812-3456-7891.',
    at: ['Plaju', 'Plaju Ulu'],
    since: [verified(6, 'Petugas berangkat hari ini: kabel menjuntai berbahaya.')],
  },
  // Waste in Ilir Timur I: enough for a suggestion, and nothing has been decided yet.
  {
    about: 'SAMPAH',
    ago: 33,
    text: 'Sampah di TPS belakang pasar tidak diangkut lima hari, baunya sampai ke rumah.',
    at: ['Ilir Timur I', '16 Ilir'],
    since: [
      verified(32),
      resolved(30, 'TPS dibersihkan; jadwal angkut ditambah hari Minggu.'),
      confirmed(28, 4),
    ],
  },
  {
    about: 'SAMPAH',
    ago: 24,
    text: 'Warga luar membuang sampah di lahan kosong dekat kelenteng setiap malam.',
    at: ['Ilir Timur I', '17 Ilir'],
    since: [verified(22), progressed(18, 'Lahan dibersihkan dan dipasangi papan larangan.')],
  },
  {
    about: 'SAMPAH',
    ago: 21,
    text: 'Bak sampah di depan ruko penuh dan tidak pernah ditutup, banyak lalat.',
    at: ['Ilir Timur I', '18 Ilir'],
    since: [verified(20), resolved(14, 'Bak diganti dengan yang bertutup.')],
  },
  {
    about: 'SAMPAH',
    ago: 12,
    text: 'Truk sampah lewat pukul enam pagi tanpa berhenti di gang kami.',
    at: ['Ilir Timur I', 'Sungai Pangeran'],
    by: { name: 'Mariana', phone: '0800 1000 0103' },
    since: [
      verified(10),
      asked(9, 'Gang yang mana? Sebutkan dua rumah ibadah atau sekolah terdekat.'),
      answered(8, 'Gang di samping SD, sebelum masjid.'),
    ],
  },
  {
    about: 'SAMPAH',
    ago: 8,
    text: 'Ada yang membakar sampah plastik tiap sore, anak saya asma.',
    at: ['Ilir Timur I', 'Kepandean Baru'],
    isConfidential: true,
    by: { name: 'Nurhayati', phone: '0800 1000 0104' },
    since: [verified(7), noted(6, 'Pelapor takut dikenali tetangga: datang tanpa menyebut laporan.')],
  },
  {
    about: 'SAMPAH',
    ago: 7,
    text: 'Tumpukan sampah di tepi sungai bawah jembatan makin tinggi.',
    at: ['Ilir Timur I', '13 Ilir'],
    since: [verified(6)],
  },
  {
    about: 'SAMPAH',
    ago: 5,
    text: 'TPS belakang pasar penuh lagi sejak Sabtu.',
    at: ['Ilir Timur I', '16 Ilir'],
    since: [verified(4)],
  },
  // Floods in Kalidoni: an action is under way.
  {
    about: 'BANJIR-DRAINASE',
    ago: 50,
    text: 'Setiap hujan satu jam jalan depan puskesmas tergenang selutut.',
    at: ['Kalidoni', 'Bukit Sangkal'],
    since: [
      verified(49),
      progressed(44, 'Saluran diukur: penampang terlalu kecil.'),
      resolved(37, 'Saluran dikeruk 300 meter; pelebaran masuk rencana tahun ini.'),
      confirmed(35, 2, 'Surut lebih cepat, tetapi masih tergenang.'),
    ],
  },
  {
    about: 'BANJIR-DRAINASE',
    ago: 47,
    text: 'Gorong-gorong tersumbat lumpur dan sampah, air masuk ke rumah.',
    at: ['Kalidoni', 'Sungai Selincah'],
    by: { name: 'Bambang Irawan', email: 'bambang@warga.example' },
    since: [verified(46), resolved(40, 'Gorong-gorong dibersihkan.'), confirmed(36, 4)],
  },
  {
    about: 'BANJIR-DRAINASE',
    ago: 28,
    text: 'Pompa air di rumah pompa tidak menyala waktu hujan besar kemarin malam.',
    at: ['Kalidoni', 'Sungai Lais'],
    since: [
      verified(26),
      progressed(22, 'Dinamo pompa dibawa ke bengkel.'),
      noted(13, 'Dinamo baru datang pekan depan; tenggat akan terlewati. Koordinator diberi tahu.'),
    ],
  },
  {
    about: 'BANJIR-DRAINASE',
    ago: 4,
    text: 'Tutup saluran hilang di depan toko, kemarin ada anak terperosok.',
    at: ['Sako', 'Sialang'],
    since: [],
  },
  {
    about: 'AIR-BERSIH',
    ago: 16,
    text: 'Air keran keruh dan berbau sejak ada galian pipa di ujung gang.',
    at: ['Seberang Ulu II', 'Tangga Takat'],
    by: { name: 'Susanti' },
    since: [
      returned(15, 'Mohon sebutkan nama gang dan sejak tanggal berapa airnya keruh.'),
      answered(13, 'Gang Masjid, sejak Senin minggu lalu.'),
      verified(12),
      resolved(7, 'Pipa dibilas dan contoh air diperiksa: sudah jernih.'),
    ],
  },
  {
    about: 'AIR-BERSIH',
    ago: 32,
    text: 'Air kecil.',
    at: ['Gandus', 'Pulokerto'],
    since: [
      returned(31, 'Sejak kapan, pukul berapa, dan di alamat mana? Kami tidak dapat mencarinya dari ini.'),
    ],
  },
  {
    about: 'LALU-LINTAS',
    ago: 22,
    text: 'Parkir liar dua lapis di depan rumah makan setiap malam Minggu.',
    at: ['Bukit Kecil', 'Talang Semut'],
    since: [
      verified(21),
      resolved(12, 'Penertiban tiga malam; rambu larangan dipasang.'),
      reopened(9, 'Setelah petugas pulang mereka parkir lagi.'),
      progressed(8, 'Petugas berjaga sampai pukul 23.00 selama sebulan.'),
    ],
  },
  {
    about: 'LALU-LINTAS',
    ago: 11,
    text: 'Lampu lalu lintas simpang empat hijau bersamaan dari dua arah.',
    at: ['Sukarami', 'Sukabangun'],
    isAnonymous: true,
    since: [
      verified(11, 'Petugas berangkat sekarang.'),
      resolved(10, 'Pengatur lampu diganti.'),
      confirmed(9, 4),
    ],
  },
  {
    about: 'LALU-LINTAS',
    ago: 7,
    text: 'Sopir angkot menurunkan penumpang sebelum sampai.',
    at: ['Ilir Timur II', 'Lawang Kidul'],
    since: [returned(5, 'Mohon sebutkan trayek, hari, dan pukul berapa; nomor lambung bila terlihat.')],
  },
  {
    about: 'KETERTIBAN',
    ago: 18,
    text: 'Lapak menutup seluruh trotoar, pejalan kaki turun ke jalan.',
    at: ['Ilir Barat I', 'Demang Lebar Daun'],
    since: [
      verified(17),
      progressed(14, 'Pedagang diajak pindah ke lahan yang disiapkan kelurahan.'),
      resolved(6, 'Trotoar kosong; tujuh lapak pindah.'),
    ],
  },
  {
    about: 'KETERTIBAN',
    ago: 10,
    text: 'Bengkel las bekerja sampai tengah malam di permukiman.',
    at: ['Sematang Borang', 'Lebung Gajah'],
    isConfidential: true,
    by: { name: 'Hendra', phone: '0800 1000 0105' },
    since: [verified(9), progressed(5, 'Pemilik dipanggil dan diberi tahu jam kerja yang diizinkan.')],
  },
  {
    about: 'LAYANAN-KESEHATAN',
    ago: 25,
    text: 'Antre dari pukul enam di puskesmas, dokter baru datang pukul sepuluh.',
    at: ['Seberang Ulu I', '7 Ulu'],
    by: { name: 'Siti Aminah', phone: '0800 1000 0106' },
    since: [
      verified(24),
      asked(23, 'Hari apa Ibu datang?'),
      answered(22, 'Selasa dan Rabu minggu lalu.'),
      progressed(20, 'Jadwal dokter diperiksa bersama kepala puskesmas.'),
      resolved(15, 'Dokter kedua ditugaskan pukul 07.30; jadwal dipasang di pintu.'),
      confirmed(13, 4, 'Sekarang pukul delapan sudah dilayani.'),
    ],
  },
  {
    about: 'LAYANAN-KESEHATAN',
    ago: 6,
    text: 'Ambulans tidak datang setelah ditelepon dua kali, akhirnya naik ojek.',
    at: ['Ilir Timur II', '3 Ilir'],
    since: [],
  },
  {
    about: 'SEKOLAH',
    ago: 20,
    text: 'Atap dua kelas SD bocor, murid belajar bergantian.',
    at: ['Gandus', 'Karang Jaya'],
    by: { name: 'Komite sekolah' },
    since: [verified(18), progressed(11, 'Atap ditutup terpal; perbaikan menunggu pengadaan.')],
  },
  {
    about: 'SEKOLAH',
    ago: 13,
    text: 'Diminta membayar seragam di sekolah negeri, katanya wajib.',
    isConfidential: true,
    by: { name: 'Orang tua murid', phone: '0800 1000 0107' },
    since: [
      verified(12),
      routed(11, 'INSPEKTORAT', 'Ada dugaan pungutan liar; diperiksa Inspektorat.'),
      noted(10, 'Nama pelapor jangan sampai ke sekolah.'),
    ],
  },
  {
    about: 'ADMINDUK',
    ago: 30,
    text: 'KTP-el saya tiga bulan belum jadi, setiap datang disuruh kembali minggu depan.',
    by: { name: 'Agus Salim', phone: '0800 1000 0108', email: 'agus@warga.example' },
    since: [
      verified(29),
      resolved(26, 'KTP-el dicetak dan dapat diambil di loket 3.'),
      confirmed(25, 2, 'Sudah jadi, tetapi seharusnya tidak perlu melapor.'),
    ],
  },
  {
    about: 'ADMINDUK',
    ago: 9,
    text: 'Nama anak saya salah satu huruf di akta kelahiran, siapa yang memperbaiki?',
    since: [verified(8), resolved(5, 'Perbaikan tanpa biaya; bawa akta lama ke loket 2, selesai satu hari.')],
  },
  {
    about: 'PERIZINAN',
    ago: 27,
    text: 'Izin praktik bidan sudah 15 hari kerja, di laman masih tertulis diperiksa.',
    by: { name: 'Ratna Dewi', email: 'ratna@warga.example' },
    since: [
      verified(24),
      resolved(18, 'Izin terbit; berkas sempat tertahan di verifikasi.'),
      confirmed(16, 3),
    ],
  },
  {
    about: 'PERILAKU-PEGAWAI',
    ago: 45,
    text: 'Petugas loket meminta uang rokok supaya berkas didahulukan.',
    isConfidential: true,
    by: { name: 'Saksi', phone: '0800 1000 0109' },
    since: [
      verified(44),
      noted(40, 'Keterangan saksi kedua sudah diambil.'),
      asked(39, 'Apakah Bapak ingat hari dan nomor loketnya?'),
      answered(38, 'Hari Senin, loket paling kiri.'),
      progressed(30, 'Pemeriksaan berjalan.'),
    ],
  },
  {
    about: 'PERILAKU-PEGAWAI',
    ago: 14,
    text: 'Mobil dinas dipakai mengantar belanja pada hari libur.',
    isAnonymous: true,
    isConfidential: true,
    since: [verified(11)],
  },
  {
    about: 'INFORMASI',
    ago: 15,
    text: 'Minta daftar ruas jalan yang akan diperbaiki tahun ini beserta anggarannya.',
    by: { name: 'Forum warga' },
    since: [
      verified(14),
      resolved(11, 'Daftar ruas dan anggaran ada di laman data terbuka kota.'),
      confirmed(10, 4),
    ],
  },
  {
    about: 'INFORMASI',
    ago: 9,
    text: 'Di mana bisa melihat jadwal pengangkutan sampah per kelurahan?',
    since: [verified(8)],
  },
  {
    about: 'USULAN',
    ago: 29,
    text: 'Tolong halte di depan rumah sakit dibuat landai supaya kursi roda bisa naik.',
    at: ['Kemuning', 'Pahlawan'],
    by: { name: 'Komunitas difabel' },
    since: [
      verified(28),
      resolved(25, 'Usulan diterima dan masuk rencana perbaikan halte.'),
      confirmed(23, 4),
    ],
  },
  {
    about: 'USULAN',
    ago: 2,
    text: 'Usul taman bermain di lahan bekas gudang yang sudah lama kosong.',
    at: ['Ilir Timur III', 'Kuto Batu'],
    since: [],
  },
  {
    about: null,
    ago: 23,
    text: 'Semua pejabat sama saja.',
    since: [
      archived(
        21,
        'too-general',
        'Kami tidak menemukan hal yang dapat ditindaklanjuti. Silakan laporkan lagi dengan tempat dan kejadiannya.',
      ),
    ],
  },
  {
    about: null,
    ago: 1,
    text: 'Nomor saya 0812-3456-7890, tolong hubungi soal pohon tumbang yang menimpa pagar rumah saya.',
    at: ['Ilir Barat II', '30 Ilir'],
    since: [],
  },
];
