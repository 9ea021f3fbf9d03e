import type { ImportColumn } from '../../../platform/transfer/column.ts';
import { echelons, functionalLevels, positionKinds } from '../reference.ts';

/** Lists of positions as SIMPEG and peta jabatan have them; the names of units are SIASN's. */
export const positionColumns: readonly ImportColumn[] = [
  {
    field: 'code',
    headers: ['KODE JABATAN', 'ID JABATAN SIMPEG'],
    about: {
      en: 'Number of this position of this unit in the personnel system; rows are found again by it.',
      id: 'Nomor jabatan di unit ini pada SIMPEG; barisnya ditemukan kembali dengan nomor ini.',
    },
    example: 'JAB-0001',
  },
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
  {
    field: 'name',
    headers: ['NAMA JABATAN', 'JABATAN NAMA', 'JABATAN'],
    required: true,
    about: { en: 'Name of the position.', id: 'Nama jabatan.' },
    example: 'Guru Ahli Muda',
  },
  {
    field: 'kindCode',
    headers: ['JENIS JABATAN ID'],
    about: {
      en: 'Kind by SIASN’s number: 1 structural, 2 functional, 4 executive staff.',
      id: 'Jenis dengan nomor SIASN: 1 struktural, 2 fungsional, 4 pelaksana.',
    },
    example: '2',
  },
  {
    field: 'kindName',
    headers: ['JENIS JABATAN', 'JENIS JABATAN NAMA'],
    about: { en: 'Kind, by code or name.', id: 'Jenis, dengan kode atau nama.' },
    example: 'fungsional',
    values: positionKinds,
  },
  {
    field: 'level',
    headers: ['JENJANG', 'JENJANG JABATAN', 'JENJANG NAMA'],
    about: {
      en: 'Level of a functional position, if its name does not tell.',
      id: 'Jenjang jabatan fungsional, bila namanya tidak memuat.',
    },
    example: 'ahli-muda',
    values: functionalLevels,
  },
  {
    field: 'echelonCode',
    headers: ['ESELON ID'],
    about: { en: 'Echelon, by SIASN’s number.', id: 'Eselon, dengan nomor SIASN.' },
    example: '31',
    values: echelons,
  },
  {
    field: 'echelonName',
    headers: ['ESELON', 'ESELON NAMA'],
    about: { en: 'Echelon, by code.', id: 'Eselon, dengan kode.' },
    example: 'III.a',
    values: echelons,
  },
  {
    field: 'jobClass',
    headers: ['KELAS JABATAN', 'KELAS'],
    about: { en: 'Job class, 1 to 17.', id: 'Kelas jabatan, 1 sampai 17.' },
    example: '9',
  },
  {
    field: 'headCountNeeded',
    headers: ['KEBUTUHAN', 'KEBUTUHAN PEGAWAI', 'ABK', 'FORMASI'],
    about: { en: 'How many heads the position needs.', id: 'Jumlah pegawai yang dibutuhkan.' },
    example: '3',
  },
  {
    field: 'validFrom',
    headers: ['TMT', 'TMT BERLAKU', 'BERLAKU MULAI'],
    about: {
      en: 'First day on which this holds, as day-month-year; if empty, that of the unit.',
      id: 'Hari pertama berlakunya, sebagai hari-bulan-tahun; bila kosong, sejak unitnya ada.',
    },
    example: '01-01-2026',
  },
  {
    field: 'decreeNumber',
    headers: ['NOMOR SK', 'SK NOMOR'],
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

/** What else such lists hold: known, and not read. */
export const unusedPositionColumns: readonly string[] = [
  'NO',
  'JABATAN ID',
  'INSTANSI ID',
  'UNOR INDUK ID',
  'UNOR INDUK NAMA',
  'BEZETTING',
  'SELISIH',
  'BUP',
];
