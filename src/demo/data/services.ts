/** A public service as the demo city offers it. */
export interface Offer {
  readonly code: string;
  readonly name: string;
  readonly product: string;
  readonly duration: string;
  readonly workingDays: number | null;
  readonly requirements: readonly string[];
  readonly legalBases: readonly string[];
  readonly cost: string;
}

/**
 * A line for each: code, name, product, duration (a number stands for working days), requirements, regulations, and the
 * cost, if it is not free.
 */
const offers = (lines: string): readonly Offer[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code, name, product, duration, requirements, legalBases, cost = 'Gratis'] = line
        .split('|')
        .map((cell) => cell.trim()) as [string, string, string, string, string, string, string?];
      const workingDays = /^\d+$/.test(duration) ? Number(duration) : null;
      return {
        code,
        name,
        product,
        duration: workingDays === null ? duration : `${duration} hari kerja`,
        workingDays,
        requirements: requirements.split('; '),
        legalBases: legalBases.split('; '),
        cost,
      };
    });

/** Services by the code of the agency that offers them. */
export const agencyOffers: Readonly<Record<string, readonly Offer[]>> = {
  DISDUKCAPIL: offers(`
    KK | Penerbitan kartu keluarga | Kartu keluarga | 1 | Buku nikah atau kutipan akta perkawinan; KTP-el kepala keluarga | UU 24/2013; Perpres 96/2018; Permendagri 108/2019
    KTP-EL | Perekaman dan penerbitan KTP-el | KTP elektronik | 1 | Fotokopi kartu keluarga; Berusia 17 tahun atau sudah kawin | UU 24/2013; Perpres 96/2018; Permendagri 108/2019
    KIA | Penerbitan kartu identitas anak | Kartu identitas anak | 1 | Kutipan akta kelahiran; Kartu keluarga | UU 24/2013; Perpres 96/2018; Permendagri 108/2019; Permendagri 2/2016
    AKTA-LAHIR | Pencatatan kelahiran dan penerbitan akta kelahiran | Kutipan akta kelahiran | 2 | Surat keterangan kelahiran; Buku nikah orang tua; Kartu keluarga | UU 24/2013; Perpres 96/2018; Permendagri 108/2019
    AKTA-MATI | Pencatatan kematian dan penerbitan akta kematian | Kutipan akta kematian | 2 | Surat kematian dari rumah sakit atau lurah; Kartu keluarga | UU 24/2013; Perpres 96/2018; Permendagri 108/2019
    AKTA-KAWIN | Pencatatan perkawinan penduduk non-Muslim | Kutipan akta perkawinan | 5 | Surat pemberkatan dari pemuka agama; KTP-el kedua mempelai; Pas foto berdampingan | UU 24/2013; Perpres 96/2018; Permendagri 108/2019
    PINDAH | Surat keterangan pindah | Surat keterangan pindah WNI | 1 | Kartu keluarga; Formulir F-1.03 | UU 24/2013; Perpres 96/2018; Permendagri 108/2019
  `),
  DPMPTSP: offers(`
    NIB | Pendampingan nomor induk berusaha bagi usaha mikro | Nomor induk berusaha | 60 menit | KTP-el; Nomor telepon dan alamat surel | UU 6/2023; PP 28/2025
    SIP-DOKTER | Izin praktik dokter | Surat izin praktik | 5 | Surat tanda registrasi; Rekomendasi organisasi profesi; Surat keterangan tempat praktik | UU 17/2023; PP 28/2024
    SIP-PERAWAT | Izin praktik perawat dan bidan | Surat izin praktik | 5 | Surat tanda registrasi; Surat keterangan tempat kerja | UU 17/2023; PP 28/2024
    REKLAME | Izin penyelenggaraan reklame | Izin reklame | 7 | Gambar dan ukuran reklame; Bukti kepemilikan lahan | Peraturan Wali Kota tentang Reklame (contoh) | Pajak reklame sesuai ketetapan
    PENELITIAN | Surat keterangan penelitian | Surat keterangan penelitian | 3 | Proposal penelitian; Surat pengantar perguruan tinggi | Permendagri 3/2018
    PENGADUAN-IZIN | Penanganan pengaduan perizinan | Jawaban tertulis | 10 | Uraian pengaduan; Identitas pelapor | UU 25/2009; Perpres 76/2013
  `),
  BAPENDA: offers(`
    PBB-BARU | Pendaftaran objek PBB-P2 baru | SPPT PBB-P2 | 10 | Fotokopi sertifikat atau bukti hak; KTP-el; Formulir SPOP | UU 1/2022; PP 35/2023
    PBB-MUTASI | Mutasi objek atau subjek PBB-P2 | SPPT PBB-P2 | 7 | SPPT tahun terakhir; Bukti peralihan hak; Bukti lunas lima tahun | UU 1/2022; PP 35/2023
    PBB-KEBERATAN | Pengurangan atau keberatan PBB-P2 | Keputusan keberatan | 30 | Surat permohonan; SPPT tahun berjalan; Bukti pendukung | UU 1/2022; PP 35/2023
    BPHTB | Penelitian BPHTB | SSPD yang telah diteliti | 3 | SSPD BPHTB; Akta atau rancangan akta; Bukti lunas PBB-P2 | UU 1/2022; PP 35/2023 | Pajak 5% dari nilai perolehan setelah pengurang
  `),
  DISHUB: offers(`
    KIR | Uji berkala kendaraan bermotor (KIR) | Bukti lulus uji elektronik | 45 menit | STNK; Bukti lulus uji sebelumnya; Kendaraan yang diuji | UU 22/2009; PP 55/2012; Permenhub 19/2021
    TRAYEK | Rekomendasi izin trayek angkutan kota | Rekomendasi | 5 | Surat permohonan; STNK dan bukti lulus uji; Akta badan usaha | UU 22/2009; PP 55/2012
    ANDALALIN | Persetujuan analisis dampak lalu lintas | Persetujuan teknis | 14 | Dokumen hasil analisis; Rencana tapak | PP 30/2021; Permenhub 17/2021
    PARKIR | Izin pengelolaan parkir di luar ruang milik jalan | Izin pengelolaan parkir | 7 | Denah lokasi; Bukti hak atas lahan | PP 79/2013 | Retribusi sesuai ketetapan
  `),
  DINKES: offers(`
    SPP-IRT | Sertifikat pemenuhan komitmen pangan rumah tangga | SPP-IRT | 14 | NIB; Sertifikat penyuluhan keamanan pangan; Contoh label | PP 28/2025; Peraturan BPOM 4/2024
    SLHS | Sertifikat laik higiene sanitasi | SLHS | 14 | NIB; Hasil pemeriksaan sampel; Denah tempat usaha | UU 17/2023; Permenkes 17/2024
    AMBULANS | Ambulans gawat darurat | Layanan ambulans | 30 menit | Tidak ada persyaratan | UU 17/2023; Permenkes 19/2016
  `),
  DISDIK: offers(`
    PINDAH-SEKOLAH | Rekomendasi pindah sekolah | Surat rekomendasi | 1 | Surat keterangan pindah dari sekolah asal; Rapor | Permendikdasmen 3/2025
    LEGALISASI-IJAZAH | Pengesahan fotokopi ijazah sekolah yang sudah tutup | Fotokopi ijazah yang disahkan | 1 | Ijazah asli; Fotokopi ijazah | Permendikbud 29/2014
    IZIN-PAUD | Rekomendasi izin pendirian PAUD | Rekomendasi | 14 | Akta yayasan; Rencana induk pengembangan; Daftar pendidik | PP 57/2021; Permendikbud 84/2014
  `),
  DPUPR: offers(`
    PBG | Pertimbangan teknis persetujuan bangunan gedung | Pertimbangan teknis | 28 | Dokumen rencana arsitektur dan struktur; Bukti hak atas tanah | UU 28/2002; PP 16/2021 | Retribusi sesuai perhitungan luas bangunan
    SLF | Sertifikat laik fungsi bangunan gedung | Sertifikat laik fungsi | 14 | Gambar terbangun; Laporan pemeriksaan kelaikan fungsi | UU 28/2002; PP 16/2021
    KRK | Keterangan rencana kota | Keterangan rencana kota | 5 | KTP-el; Bukti hak atas tanah; Titik koordinat lokasi | UU 26/2007; PP 21/2021
    JALAN-RUSAK | Penanganan laporan jalan rusak | Perbaikan atau jawaban tertulis | 7 | Lokasi dan foto kerusakan | UU 2/2022
  `),
  DINSOS: offers(`
    DTSEN | Usulan data tunggal sosial ekonomi | Tanda terima usulan | 14 | KTP-el; Kartu keluarga | UU 13/2011; Inpres 4/2025
    REKOM-BPJS | Rekomendasi penerima bantuan iuran jaminan kesehatan | Surat rekomendasi | 2 | KTP-el; Kartu keluarga; Surat keterangan tidak mampu | UU 40/2004; Perpres 59/2024
    ALAT-BANTU | Bantuan alat bagi penyandang disabilitas | Alat bantu | 30 | KTP-el; Surat keterangan dokter | UU 8/2016
  `),
  DLH: offers(`
    UKL-UPL | Persetujuan UKL-UPL | Persetujuan pernyataan kesanggupan | 14 | NIB; Formulir UKL-UPL; Rencana tapak | UU 32/2009; PP 22/2021
    SEDOT-TINJA | Penyedotan lumpur tinja | Layanan penyedotan | 2 | Alamat dan nomor telepon pemohon | Peraturan Daerah tentang Retribusi (contoh) | Rp250.000 untuk rumah tinggal
    SAMPAH-KHUSUS | Pengangkutan sampah besar | Layanan pengangkutan | 3 | Alamat dan foto sampah | UU 18/2008 | Rp75.000 setiap pengangkutan
  `),
  DISKOMINFO: offers(`
    PPID | Permohonan informasi publik | Informasi yang diminta atau jawaban tertulis | 10 | KTP-el; Formulir permohonan informasi | UU 14/2008; Peraturan KI 1/2021
    CCTV | Permintaan rekaman kamera pemantau | Salinan rekaman | 3 | Surat laporan polisi; KTP-el | UU 27/2022
  `),
  DAMKAR: offers(`
    PROTEKSI | Pemeriksaan proteksi kebakaran gedung | Rekomendasi proteksi kebakaran | 7 | Surat permohonan; Gambar instalasi | Permendagri 114/2018
    PENYELAMATAN | Penyelamatan dan evakuasi | Layanan penyelamatan | 15 menit | Tidak ada persyaratan | Permendagri 114/2018
  `),
  DISPERKIM: offers(`
    RUSUNAWA | Permohonan sewa rumah susun | Perjanjian sewa | 14 | KTP-el; Kartu keluarga; Slip gaji | UU 20/2011 | Rp200.000–Rp450.000 sebulan
    MAKAM | Izin penggunaan tanah makam | Izin penggunaan tanah makam | 60 menit | Surat keterangan kematian; KTP-el ahli waris | Peraturan Daerah tentang Pemakaman (contoh)
  `),
  DISNAKER: offers(`
    AK-1 | Kartu tanda bukti pencari kerja (AK-1) | Kartu AK-1 | 30 menit | KTP-el; Ijazah terakhir; Pas foto 3x4 | Perpres 57/2023
    PELATIHAN | Pendaftaran pelatihan kerja | Tanda peserta | 2 | KTP-el; Kartu AK-1 | UU 13/2003; PP 31/2006
    PERSELISIHAN | Mediasi perselisihan hubungan industrial | Anjuran atau perjanjian bersama | 30 | Risalah perundingan bipartit | UU 2/2004
  `),
  DISDAG: offers(`
    TERA | Tera dan tera ulang alat ukur | Cap tanda tera | 60 menit | Alat ukur yang ditera | UU 2/1981; Permendag 67/2018
    KIOS | Izin pemakaian kios pasar | Izin pemakaian tempat | 7 | KTP-el; Surat permohonan | Peraturan Daerah tentang Pasar (contoh) | Retribusi sesuai luas kios
  `),
  DISKOP: offers(`
    HALAL | Fasilitasi sertifikat halal usaha mikro | Sertifikat halal | 21 | NIB; Daftar bahan dan proses | UU 33/2014; PP 42/2024
  `),
  DP3APM: offers(`
    KEKERASAN | Pengaduan kekerasan terhadap perempuan dan anak | Pendampingan | 24 jam | Tidak ada persyaratan | UU 12/2022; UU 35/2014
  `),
  BKPSDM: offers(`
    MAGANG | Penempatan magang mahasiswa | Surat penempatan | 5 | Surat pengantar perguruan tinggi; Rencana magang | Peraturan Wali Kota tentang Magang (contoh)
  `),
};

/** What each district office offers. */
export const districtOffers = offers(`
  DISPENSASI-NIKAH | Dispensasi nikah kurang dari sepuluh hari | Surat dispensasi | 60 menit | Surat pengantar nikah dari lurah; KTP-el kedua calon | PP 17/2018; PMA 30/2024
  AHLI-WARIS | Pengesahan surat keterangan ahli waris | Surat keterangan ahli waris yang disahkan | 1 | Surat pernyataan ahli waris; Akta kematian; Kartu keluarga | PP 17/2018
`);

/** What urban villages offer. */
export const villageOffers = offers(`
  DOMISILI | Surat keterangan domisili | Surat keterangan domisili | 30 menit | Pengantar RT/RW; KTP-el; Kartu keluarga | PP 17/2018
  SKTM | Surat keterangan tidak mampu | Surat keterangan tidak mampu | 30 menit | Pengantar RT/RW; KTP-el; Surat pernyataan | PP 17/2018
`);

/** What health centres offer. */
export const healthCentreOffers = offers(`
  RUJUKAN | Rujukan ke rumah sakit | Surat rujukan | 60 menit | Kartu JKN atau KTP-el | UU 17/2023; Perpres 59/2024; Permenkes 16/2024
  IMUNISASI | Imunisasi bayi dan anak sekolah | Imunisasi yang tercatat | 45 menit | Buku KIA; Kartu keluarga | UU 17/2023; Permenkes 12/2017
`);

/** What the hospital offers. */
export const hospitalOffers = offers(`
  RAWAT-JALAN | Rawat jalan | Pelayanan dokter spesialis | 120 menit | Surat rujukan; Kartu JKN atau KTP-el | UU 17/2023 | Sesuai tarif JKN atau tarif umum
  IGD | Pelayanan gawat darurat | Pertolongan gawat darurat | 5 menit | Tidak ada persyaratan | UU 17/2023; Permenkes 47/2018 | Sesuai tarif JKN atau tarif umum
`);
