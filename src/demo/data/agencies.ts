export interface Agency {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** Subjects of its divisions. */
  readonly divisions: readonly string[];
  /** What it was called before the reorganisation of 2021. */
  readonly formerName?: string;
}

const agency = (
  code: string,
  name: string,
  shortName: string,
  divisions: string,
  formerName?: string,
): Agency => ({ code, name, shortName, divisions: divisions.split(', '), ...(formerName && { formerName }) });

/** The order is that in which a small city gets them. */
export const agencies: readonly Agency[] = [
  agency(
    'DISDIK',
    'Dinas Pendidikan',
    'Disdik',
    'Pembinaan Sekolah Dasar, Pembinaan Sekolah Menengah Pertama, Pembinaan Pendidikan Anak Usia Dini, Guru dan Tenaga Kependidikan',
  ),
  agency(
    'DINKES',
    'Dinas Kesehatan',
    'Dinkes',
    'Kesehatan Masyarakat, Pencegahan dan Pengendalian Penyakit, Pelayanan Kesehatan, Sumber Daya Kesehatan',
  ),
  agency(
    'DISDUKCAPIL',
    'Dinas Kependudukan dan Pencatatan Sipil',
    'Disdukcapil',
    'Pelayanan Pendaftaran Penduduk, Pelayanan Pencatatan Sipil, Pengelolaan Informasi Kependudukan, Pemanfaatan Data',
  ),
  agency(
    'DPUPR',
    'Dinas Pekerjaan Umum dan Penataan Ruang',
    'PUPR',
    'Bina Marga, Sumber Daya Air, Cipta Karya, Penataan Ruang',
  ),
  agency(
    'DISHUB',
    'Dinas Perhubungan',
    'Dishub',
    'Lalu Lintas, Angkutan, Pengujian Sarana, Pengendalian Operasional',
  ),
  agency(
    'DINSOS',
    'Dinas Sosial',
    'Dinsos',
    'Rehabilitasi Sosial, Perlindungan Jaminan Sosial, Pemberdayaan Sosial, Penanganan Fakir Miskin',
  ),
  agency(
    'DLH',
    'Dinas Lingkungan Hidup',
    'DLH',
    'Pengelolaan Sampah, Pengendalian Pencemaran, Tata Lingkungan, Penaatan Lingkungan',
    'Dinas Lingkungan Hidup dan Kebersihan',
  ),
  agency(
    'DISKOMINFO',
    'Dinas Komunikasi dan Informatika',
    'Diskominfo',
    'Infrastruktur Teknologi Informasi, Layanan Pemerintahan Digital, Informasi Publik, Statistik dan Persandian',
  ),
  agency(
    'DPMPTSP',
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    'DPMPTSP',
    'Penanaman Modal, Pelayanan Perizinan, Pengaduan dan Kebijakan, Promosi',
  ),
  agency(
    'DAMKAR',
    'Dinas Pemadam Kebakaran dan Penyelamatan',
    'Damkar',
    'Operasi Pemadaman, Pencegahan Kebakaran, Penyelamatan, Sarana Pemadaman',
    'Dinas Penanggulangan Bahaya Kebakaran',
  ),
  agency(
    'DISPERKIM',
    'Dinas Perumahan Rakyat dan Kawasan Permukiman',
    'Perkim',
    'Perumahan, Kawasan Permukiman, Prasarana Umum, Pertanahan',
  ),
  agency(
    'DISNAKER',
    'Dinas Ketenagakerjaan',
    'Disnaker',
    'Pelatihan Kerja, Penempatan Tenaga Kerja, Hubungan Industrial, Transmigrasi',
    'Dinas Tenaga Kerja',
  ),
  agency(
    'DISDAG',
    'Dinas Perdagangan',
    'Disdag',
    'Sarana Perdagangan, Stabilisasi Harga, Pengembangan Ekspor, Metrologi Legal',
  ),
  agency(
    'DISPERIN',
    'Dinas Perindustrian',
    'Disperin',
    'Industri Agro, Industri Kreatif, Pembinaan Usaha Industri, Informasi Industri',
  ),
  agency(
    'DISKOP',
    'Dinas Koperasi dan Usaha Kecil Menengah',
    'Diskop UKM',
    'Kelembagaan Koperasi, Pemberdayaan Koperasi, Usaha Mikro, Pengawasan Koperasi',
  ),
  agency(
    'DISPAR',
    'Dinas Pariwisata',
    'Dispar',
    'Destinasi Wisata, Pemasaran Wisata, Ekonomi Kreatif, Sumber Daya Pariwisata',
  ),
  agency(
    'DISBUD',
    'Dinas Kebudayaan',
    'Disbud',
    'Cagar Budaya, Kesenian, Sejarah dan Tradisi, Permuseuman',
    'Dinas Kebudayaan dan Permuseuman',
  ),
  agency(
    'DISPORA',
    'Dinas Kepemudaan dan Olahraga',
    'Dispora',
    'Pemberdayaan Pemuda, Pengembangan Olahraga, Prasarana Olahraga, Kewirausahaan Pemuda',
    'Dinas Pemuda dan Olahraga',
  ),
  agency(
    'DISTAN',
    'Dinas Pertanian dan Ketahanan Pangan',
    'Distan',
    'Tanaman Pangan, Ketersediaan Pangan, Peternakan, Penyuluhan',
    'Dinas Pertanian',
  ),
  agency(
    'DISKAN',
    'Dinas Perikanan',
    'Diskan',
    'Perikanan Tangkap, Perikanan Budidaya, Pengolahan Hasil, Kelautan',
  ),
  agency(
    'DP3APM',
    'Dinas Pemberdayaan Perempuan dan Perlindungan Anak',
    'DP3A',
    'Pengarusutamaan Gender, Perlindungan Perempuan, Perlindungan Anak, Pemberdayaan Masyarakat',
  ),
  agency(
    'DPPKB',
    'Dinas Pengendalian Penduduk dan Keluarga Berencana',
    'DPPKB',
    'Pengendalian Penduduk, Keluarga Berencana, Ketahanan Keluarga, Penggerakan',
  ),
];

export const boards: readonly Agency[] = [
  agency(
    'BKPSDM',
    'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
    'BKPSDM',
    'Pengadaan dan Mutasi, Pengembangan Kompetensi, Penilaian Kinerja, Informasi Kepegawaian',
  ),
  agency(
    'BAPPEDA',
    'Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah',
    'Bapperida',
    'Perencanaan dan Evaluasi, Ekonomi, Sosial Budaya, Riset dan Inovasi',
    'Badan Perencanaan Pembangunan Daerah',
  ),
  agency(
    'BPKAD',
    'Badan Pengelolaan Keuangan dan Aset Daerah',
    'BPKAD',
    'Anggaran, Perbendaharaan, Akuntansi, Aset Daerah',
  ),
  agency(
    'BAPENDA',
    'Badan Pendapatan Daerah',
    'Bapenda',
    'Pajak Daerah, Retribusi, Penagihan, Pengembangan Pendapatan',
    'Badan Pengelola Pajak Daerah',
  ),
  agency(
    'BPBD',
    'Badan Penanggulangan Bencana Daerah',
    'BPBD',
    'Kesiapsiagaan, Kedaruratan, Logistik, Rehabilitasi',
  ),
  agency(
    'KESBANGPOL',
    'Badan Kesatuan Bangsa dan Politik',
    'Kesbangpol',
    'Ideologi Bangsa, Politik Dalam Negeri, Ketahanan Ekonomi, Kewaspadaan Nasional',
  ),
];

/** Bagian of the regional secretariat. */
export const secretariatDivisions: readonly string[] = [
  'Organisasi',
  'Hukum',
  'Pemerintahan',
  'Umum',
  'Perekonomian',
  'Kesejahteraan Rakyat',
  'Pengadaan Barang dan Jasa',
  'Administrasi Pembangunan',
  'Kerja Sama',
  'Protokol dan Komunikasi Pimpinan',
];

export const councilDivisions: readonly string[] = [
  'Umum dan Keuangan',
  'Persidangan dan Perundang-undangan',
  'Fasilitasi Penganggaran dan Pengawasan',
  'Hubungan Masyarakat',
];

/** Tasks of the sections of a division, put before the division's subject. */
export const sectionTasks: readonly string[] = ['Pengembangan', 'Pengawasan', 'Pelayanan', 'Evaluasi'];

/** Sections of a district office. */
export const districtSections: readonly string[] = [
  'Pemerintahan',
  'Ketenteraman dan Ketertiban Umum',
  'Pemberdayaan Masyarakat',
  'Kesejahteraan Sosial',
];

/** Technical units by the agency they belong to. */
export const technicalUnits: readonly (readonly [agency: string, name: string])[] = [
  ['DLH', 'Tempat Pengolahan Akhir Sampah'],
  ['DPUPR', 'Peralatan dan Perbekalan'],
  ['DISHUB', 'Pengujian Kendaraan Bermotor'],
  ['DINKES', 'Laboratorium Kesehatan Daerah'],
  ['DISDIK', 'Sanggar Kegiatan Belajar'],
  ['DINSOS', 'Rumah Singgah'],
  ['DISDAG', 'Metrologi Legal'],
  ['DISTAN', 'Pusat Kesehatan Hewan'],
  ['DISKAN', 'Balai Benih Ikan'],
  ['DISNAKER', 'Balai Latihan Kerja'],
  ['DISHUB', 'Terminal'],
  ['DISHUB', 'Perparkiran'],
  ['DLH', 'Laboratorium Lingkungan'],
  ['DISPERKIM', 'Rumah Susun'],
  ['DPUPR', 'Laboratorium Jalan'],
  ['DISBUD', 'Museum'],
  ['DISPORA', 'Gelanggang Olahraga'],
  ['DISKOP', 'Pusat Layanan Usaha'],
  ['DISPERIN', 'Sentra Industri'],
  ['DP3APM', 'Perlindungan Perempuan dan Anak'],
  ['DAMKAR', 'Pos Wilayah Ilir'],
  ['DAMKAR', 'Pos Wilayah Ulu'],
  ['DINKES', 'Instalasi Farmasi'],
  ['DLH', 'Bank Sampah'],
  ['DISTAN', 'Rumah Potong Hewan'],
  ['DISDAG', 'Pasar Induk'],
];
