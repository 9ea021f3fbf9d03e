import { referenceList } from '../../platform/reference/list.ts';

/** What a row of indicators is. */
export const indicatorGroupings = referenceList(
  {
    name: 'report-indicator-groupings',
    label: { id: 'Pengelompokan indikator laporan', en: 'Groupings of report indicators' },
    description: 'What a row of the indicators of reports is.',
    legalBasis: 'PermenPANRB 62/2018',
  },
  [
    { code: 'total', label: { id: 'Seluruhnya', en: 'All together, without rows' } },
    { code: 'unit', label: { id: 'Unit kerja', en: 'Unit, with all units below it' } },
    { code: 'category', label: { id: 'Kategori', en: 'Category' } },
    { code: 'kind', label: { id: 'Jenis laporan', en: 'Kind of report' } },
    { code: 'channel', label: { id: 'Saluran', en: 'Channel' } },
    { code: 'month', label: { id: 'Bulan', en: 'Month of receipt' } },
    { code: 'quarter', label: { id: 'Triwulan', en: 'Quarter of receipt' } },
    { code: 'year', label: { id: 'Tahun', en: 'Year of receipt' } },
  ],
);
