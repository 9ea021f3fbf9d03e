/** What people wish for in their own words; one of them gives more away than should be read by everybody. */
export const wishes: readonly string[] = [
  'Antreannya terlalu panjang, tolong tambah loket.',
  'Petugasnya ramah dan sabar menjelaskan.',
  'Ruang tunggu perlu kipas angin dan kursi tambahan.',
  'Mohon bisa diurus secara daring.',
  'Persyaratannya sebaiknya ditempel di depan.',
  'Sudah baik, pertahankan.',
  'Tempat parkirnya sempit.',
  'Tolong ada loket khusus lansia dan penyandang disabilitas.',
  'Prosesnya lebih lama daripada yang dijanjikan.',
  'Jam istirahat sebaiknya bergantian supaya loket tidak kosong.',
  'Pengaduan saya belum dijawab, hubungi saya di 0812-3456-7890.',
];
