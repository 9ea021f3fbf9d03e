/** Texts of the law of the demo city, invented, as they would be copied out of their files. */

const preamble = (considerations: string, bases: string): string =>
  `Menimbang: ${considerations}\nMengingat: ${bases}\nMEMUTUSKAN:\nMenetapkan:\n`;

const laws = {
  services: 'Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;',
  government: 'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;',
  staff: 'Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil;',
};

export const competencyDevelopment = `${preamble(
  'bahwa untuk meningkatkan mutu pelayanan perlu mengatur pengembangan kompetensi pegawai;',
  `1. ${laws.government}\n2. ${laws.staff}`,
)}
BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Wali Kota ini yang dimaksud dengan:
1. Pegawai adalah pegawai negeri sipil Pemerintah Kota Palembang.
2. Jam Pelajaran yang selanjutnya disingkat JP adalah satuan waktu pelatihan selama 45 menit.
3. Badan adalah Badan Kepegawaian dan Pengembangan Sumber Daya Manusia.

Pasal 2
Pengembangan kompetensi bertujuan agar setiap Pegawai memenuhi standar kompetensi jabatannya.

BAB II
HAK DAN KEWAJIBAN

Pasal 3
(1) Setiap Pegawai berhak mengikuti pengembangan kompetensi paling sedikit 20 JP dalam satu tahun.
(2) Kepala Perangkat Daerah wajib memberi kesempatan yang sama kepada setiap Pegawai.

Pasal 4
Pegawai yang belum memenuhi standar kompetensi jabatannya didahulukan dalam rencana pelatihan.

BAB III
PENYELENGGARAAN

Pasal 5
(1) Badan menyusun rencana pengembangan kompetensi setiap tahun.
(2) Rencana sebagaimana dimaksud pada ayat (1) memuat:
a. jenis kompetensi yang dikembangkan;
b. jumlah Pegawai sasaran; dan
c. kebutuhan anggaran.

Pasal 6
Pelatihan diselenggarakan secara klasikal di Balai Pelatihan.

Pasal 7
Perangkat Daerah melaporkan pelaksanaan pelatihan kepada Badan setiap akhir tahun.

BAB IV
KETENTUAN PENUTUP

Pasal 8
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
`;

/** The same words of each document that amends the development of competencies: what it does stands with its relation. */
export const competencyAmendment = `Pasal I
Beberapa ketentuan dalam Peraturan Wali Kota Palembang Nomor 12 Tahun 2020 tentang Pengembangan Kompetensi Pegawai diubah.

Pasal II
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
`;

export const blended = `Pasal 6
(1) Pelatihan diselenggarakan secara klasikal dan nonklasikal.
(2) Pelatihan nonklasikal meliputi pembelajaran jarak jauh, bimbingan di tempat kerja, dan magang.
`;

export const onlineLearning = `Pasal 6A
Pembelajaran jarak jauh dihitung sebesar JP yang tercantum dalam sertifikat.
`;

export const moreHours =
  'Setiap Pegawai wajib mengikuti pengembangan kompetensi paling sedikit 24 JP dalam satu tahun.';

export const publicServices = `${preamble(
  'bahwa setiap penduduk berhak atas pelayanan publik yang baik;',
  `1. ${laws.services}\n2. ${laws.government}`,
)}
BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan Penyelenggara adalah perangkat daerah yang menyelenggarakan pelayanan publik.

BAB II
STANDAR PELAYANAN

Pasal 2
(1) Penyelenggara wajib menyusun dan mengumumkan standar pelayanan.
(2) Standar pelayanan ditinjau paling lama tiga tahun sekali.

Pasal 3
Penyelenggara wajib mengumumkan maklumat pelayanan di tempat yang mudah dilihat.

BAB III
PERAN SERTA MASYARAKAT

Pasal 4
(1) Masyarakat berhak menyampaikan pengaduan tanpa dipungut biaya.
(2) Pengaduan ditanggapi paling lama 14 (empat belas) hari kerja.

Pasal 5
Penyelenggara melakukan survei kepuasan masyarakat paling sedikit satu kali dalam satu tahun dan mengumumkan hasilnya.

BAB IV
KETENTUAN PENUTUP

Pasal 6
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
`;

export const fasterAnswers = 'Pengaduan ditanggapi paling lama 5 (lima) hari kerja.';

export const fasterAnswersDraft = `Pasal I
Ketentuan ayat (2) Pasal 4 Peraturan Daerah Kota Palembang Nomor 4 Tahun 2012 tentang Penyelenggaraan Pelayanan Publik diubah.

Pasal II
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
`;

export const workingHours = `${preamble(
  'bahwa hari dan jam kerja pegawai perlu diatur agar pelayanan berjalan teratur;',
  `1. ${laws.government}\n2. ${laws.staff}`,
)}
Pasal 1
Hari kerja ditetapkan lima hari dalam satu minggu.

Pasal 2
(1) Jam kerja pada hari Senin sampai dengan hari Kamis dimulai pukul 07.30.
(2) Jam kerja pada hari Jumat dimulai pukul 07.00.

Pasal 3
Loket pelayanan ditutup pada jam istirahat.

Pasal 4
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
`;

export const openCounters = `${preamble(
  'bahwa masyarakat yang bekerja memerlukan pelayanan pada jam istirahat;',
  `1. ${laws.services}\n2. ${laws.government}`,
)}
Pasal 1
Loket pelayanan tetap dibuka pada jam istirahat dengan petugas yang bergantian.

Pasal 2
Pasal 3 Peraturan Wali Kota Palembang Nomor 9 Tahun 2018 tentang Hari dan Jam Kerja Pegawai dicabut dan dinyatakan tidak berlaku.

Pasal 3
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
`;

export const oneDayServices = `${preamble(
  'bahwa dokumen kependudukan perlu diterbitkan tanpa menunggu berhari-hari;',
  `1. ${laws.services}\n2. ${laws.government}`,
)}
BAB I
RUANG LINGKUP

Pasal 1
Layanan satu hari meliputi penerbitan kartu keluarga, KTP-el, dan kartu identitas anak.

BAB II
PELAKSANAAN

Pasal 2
(1) Permohonan yang lengkap sebelum pukul 12.00 diselesaikan pada hari yang sama.
(2) Permohonan setelah pukul 12.00 diselesaikan paling lama hari kerja berikutnya.

Pasal 3
Dalam hal jaringan terganggu, petugas memberi tahu pemohon dan mencatat sebabnya.

BAB III
TARGET DAN EVALUASI

Pasal 4
(1) Paling sedikit 95% (sembilan puluh lima persen) permohonan selesai pada hari yang sama.
(2) Capaian diumumkan setiap tiga bulan.

Pasal 5
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
`;

export const satisfactionTargets = `Menimbang: bahwa mutu pelayanan perlu diukur dengan sasaran yang diketahui masyarakat;
Mengingat: ${laws.services}
MEMUTUSKAN:
Menetapkan:
KESATU : Menetapkan sasaran indeks kepuasan masyarakat Kota Palembang sebesar 84,00.
KEDUA : Perangkat Daerah menyampaikan rencana perbaikan paling lama satu bulan setelah hasil survei diumumkan.
KETIGA : Keputusan Wali Kota ini mulai berlaku pada tanggal ditetapkan.
`;

export const learningHours = `1. Setiap Pegawai mengikuti pengembangan kompetensi paling sedikit 20 JP dalam satu tahun.
2. Kepala Perangkat Daerah memantau pemenuhan JP setiap triwulan.
3. Sertifikat diunggah paling lama 14 (empat belas) hari setelah pelatihan selesai.
`;

const talentWith = (board: string): string => `${preamble(
  'bahwa pengisian jabatan perlu didasarkan pada kualifikasi, kompetensi, dan kinerja;',
  '1. Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara;\n2. Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 3 Tahun 2020 tentang Manajemen Talenta Aparatur Sipil Negara;',
)}
Pasal 1
Manajemen talenta bertujuan menyiapkan pengganti bagi jabatan yang akan kosong.

Pasal 2
Talenta dipetakan menurut kinerja dan potensi ke dalam sembilan kotak.

Pasal 3
${board}

Pasal 4
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
`;
export const talentFirst = talentWith('Komite talenta ditunjuk oleh Kepala Badan.');
export const talentSecond = talentWith(
  'Komite talenta dibentuk dengan Keputusan Wali Kota dan diketuai Sekretaris Daerah.',
);

export const eGovernment = `${preamble(
  'bahwa layanan pemerintahan perlu dipadukan secara elektronik;',
  '1. Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik;',
)}
Pasal 1
Perangkat Daerah menggunakan aplikasi umum dan tidak membangun aplikasi yang sejenis.

Pasal 2
Pertukaran data antaraplikasi dilakukan melalui penghubung layanan pemerintah.

Pasal 3
Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.
`;

export const personalData = `${preamble(
  'bahwa data pribadi warga yang diterima loket pelayanan wajib dilindungi;',
  `1. Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi;\n2. ${laws.government}`,
)}
Pasal 1
Dalam Peraturan Wali Kota ini yang dimaksud dengan Data Pribadi adalah data tentang orang perseorangan yang teridentifikasi atau dapat diidentifikasi.

Pasal 2
(1) Petugas hanya meminta Data Pribadi yang diperlukan untuk pelayanan yang diminta.
(2) Salinan dokumen kependudukan tidak diminta apabila datanya dapat diperiksa secara elektronik.

Pasal 3
(1) Data Pribadi tidak dikirim melalui aplikasi perpesanan pribadi.
(2) Berkas yang memuat Data Pribadi disimpan dalam lemari terkunci dan dimusnahkan setelah masa simpannya berakhir.

Pasal 4
Setiap unit menunjuk seorang petugas pelindungan Data Pribadi.

Pasal 5
Kegagalan pelindungan Data Pribadi dilaporkan kepada kepala unit paling lambat 3 x 24 jam.

Pasal 6
Peraturan Wali Kota ini mulai berlaku 60 hari setelah diundangkan.
`;
