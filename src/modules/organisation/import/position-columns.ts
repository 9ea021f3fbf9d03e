import type { ImportColumn } from '../../../platform/transfer/column.ts';
import { echelons, functionalLevels, positionKinds } from '../reference.ts';
import { columnsOfDecree, columnsOfUnit } from './shared-columns.ts';

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
  ...columnsOfUnit,
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
  ...columnsOfDecree,
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
