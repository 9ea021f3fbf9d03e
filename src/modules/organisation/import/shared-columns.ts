import type { ImportColumn } from '../../../platform/transfer/column.ts';

/** How rows of any file name the unit that they belong to; see `findUnits`. */
export const columnsOfUnit: readonly ImportColumn[] = [
  {
    field: 'unitId',
    headers: ['UNOR ID', 'ID UNOR'],
    about: { en: 'Number of the unit in SIASN.', id: 'Nomor unit di SIASN.' },
    example: 'A5EB03E23CC9F6A0E040640A040252AD',
  },
  {
    field: 'unitCode',
    headers: ['UNOR KODE', 'KODE UNOR', 'KODE UNIT'],
    about: { en: 'Code of the unit, where there is no number.', id: 'Kode unit, bila tidak ada nomornya.' },
    example: '1671-DISDIK',
  },
  {
    field: 'unitName',
    headers: ['UNOR NAMA', 'UNIT ORGANISASI', 'UNOR', 'NAMA UNOR'],
    about: {
      en: 'Name of the unit, where there is neither number nor code.',
      id: 'Nama unit, bila tidak ada nomor maupun kodenya.',
    },
    example: 'Dinas Pendidikan',
  },
];

/** The decree (surat keputusan) that a row rests on. */
export const columnsOfDecree: readonly ImportColumn[] = [
  {
    field: 'decreeNumber',
    headers: ['NOMOR SK', 'SK NOMOR', 'NO SK'],
    about: { en: 'Number of the decree.', id: 'Nomor SK.' },
    example: '821/0123/BKPSDM/2026',
  },
  {
    field: 'decreeDate',
    headers: ['TANGGAL SK', 'SK TANGGAL', 'TGL SK'],
    about: { en: 'Date of the decree, as day-month-year.', id: 'Tanggal SK, sebagai hari-bulan-tahun.' },
    example: '15-12-2025',
  },
];
