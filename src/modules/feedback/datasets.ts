import type { Dataset } from '../../platform/open-data.ts';
import { issueOfSurveys } from './store/open-data.ts';

const definitions = { path: '/v1/open-data/indicators', title: 'MS-Ind' };

/** The data sets of surveys; the index is issued with each publication. */
export const surveyDatasets: readonly Dataset[] = [
  {
    name: 'satisfaction-index',
    title: { id: 'Indeks Kepuasan Masyarakat', en: 'Satisfaction index of public services' },
    notes:
      'Indeks kepuasan masyarakat (IKM) yang diterbitkan, per survei dan per pelayanan, dengan nilai sembilan unsur, jumlah responden, dan kecukupan sampel. Kelompok dengan kurang dari lima jawaban tidak ditampilkan.',
    keywords: ['ikm', 'skm', 'pelayanan-publik', 'kepuasan-masyarakat'],
    standard: 'PermenPANRB 14/2017',
    definitions,
    issue: issueOfSurveys,
  },
  {
    name: 'indicators',
    title: { id: 'Metadata indikator', en: 'Statistical-indicator sheets' },
    notes: 'Metadata indikator statistik (MS-Ind) untuk setiap angka yang diterbitkan.',
    keywords: ['ms-ind', 'metadata'],
    standard: 'Peraturan BPS 5/2020',
    definitions,
  },
  {
    name: 'registry',
    title: { id: 'Daftar Data', en: 'List of data' },
    notes: 'Baris Daftar Data Satu Data Indonesia, 19 kolom, untuk setiap angka yang diterbitkan.',
    keywords: ['daftar-data', 'satu-data-indonesia'],
    standard: 'Perpres 39/2019',
    definitions,
  },
];
