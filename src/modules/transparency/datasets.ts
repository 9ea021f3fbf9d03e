import type { Dataset } from '../../platform/open-data.ts';
import { issueOfIndicators } from './store/open-data.ts';

export const transparencyDatasets: readonly Dataset[] = [
  {
    name: 'report-indicators',
    title: { id: 'Indikator penanganan laporan masyarakat', en: 'Indicators of how reports are handled' },
    notes:
      'Jumlah laporan, ketepatan dan lama waktu tanggapan serta penyelesaian, pembukaan kembali, dan kepuasan pelapor, per bulan, unit, kategori, jenis, dan saluran. Laporan yang tidak dibaca umum hanya dihitung bersama sedikitnya lima laporan.',
    keywords: ['laporan-masyarakat', 'pengaduan', 'sp4n-lapor', 'pelayanan-publik'],
    standard: 'Perpres 76/2013; PermenPANRB 62/2018',
    definitions: { path: '/v1/public-report-indicators/_definitions', title: 'Definisi indikator' },
    issue: issueOfIndicators,
  },
];
