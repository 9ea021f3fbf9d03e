import type { ImportColumn } from '../../../../platform/transfer/column.ts';
import {
  columnsOfDecree,
  columnsOfUnit,
  echelons,
  functionalLevels,
  positionKinds,
} from '../../../organisation/index.ts';
import { placementKinds, ranks } from '../../reference.ts';

const nip: ImportColumn = {
  field: 'nip',
  headers: ['NIP BARU', 'NIP'],
  required: true,
  about: { en: 'NIP, or NI PPPK: 18 digits, as text.', id: 'NIP atau NI PPPK: 18 digit, sebagai teks.' },
  example: '198503152010011001',
};

/** SIASN's history of ranks (riwayat golongan, rw-golongan). */
export const rankColumns: readonly ImportColumn[] = [
  nip,
  {
    field: 'rankCode',
    headers: ['GOLONGAN ID', 'GOL ID', 'GOL RUANG ID'],
    about: {
      en: 'Rank by SIASN’s number; for PPPK the grade.',
      id: 'Golongan dengan nomor SIASN; untuk PPPK golongannya.',
    },
    example: '33',
    values: ranks,
  },
  {
    field: 'rankName',
    headers: ['GOLONGAN', 'GOLONGAN NAMA', 'GOL RUANG', 'PANGKAT'],
    about: { en: 'Rank by code or name.', id: 'Golongan dengan kode atau nama.' },
    example: 'III/c',
    values: ranks,
  },
  {
    field: 'validFrom',
    headers: ['TMT GOLONGAN', 'TMT GOL', 'TMT PANGKAT'],
    required: true,
    about: { en: 'First day of the rank, as day-month-year.', id: 'TMT, sebagai hari-bulan-tahun.' },
    example: '01-04-2024',
  },
  ...columnsOfDecree,
];

/** What else SIASN's history of ranks holds: known, and not read. */
export const unusedRankColumns: readonly string[] = [
  'ID',
  'ID PNS',
  'PNS ID',
  'NIP LAMA',
  'NAMA',
  'NO PERTEK BKN',
  'NOMOR BKN',
  'TGL PERTEK BKN',
  'TANGGAL BKN',
  'JUMLAH KREDIT UTAMA',
  'JUMLAH KREDIT TAMBAHAN',
  'JENIS KP ID',
  'JENIS KP NAMA',
  'MASA KERJA GOLONGAN TAHUN',
  'MASA KERJA GOLONGAN BULAN',
  'MK TAHUN',
  'MK BULAN',
  'PATH',
];

/** SIASN's history of positions (riwayat jabatan, rw-jabatan). */
export const placementColumns: readonly ImportColumn[] = [
  nip,
  {
    field: 'kind',
    headers: ['JENIS PENUGASAN ID', 'JENIS PENUGASAN'],
    about: {
      en: 'How the position is held: D, PLT, PLH, PJ or TT, or the code; definitive if empty.',
      id: 'Cara menjabat: D, PLT, PLH, PJ, atau TT, atau kodenya; definitif bila kosong.',
    },
    example: 'D',
    values: placementKinds,
  },
  {
    field: 'positionName',
    headers: ['NAMA JABATAN', 'JABATAN NAMA', 'JABATAN'],
    about: {
      en: 'Position; functional ones with their level.',
      id: 'Jabatan; jabatan fungsional beserta jenjangnya.',
    },
    example: 'Kepala Bidang Kebudayaan',
  },
  {
    field: 'functionalName',
    headers: ['JABATAN FUNGSIONAL NAMA'],
    about: {
      en: 'Functional position, where NAMA JABATAN is empty.',
      id: 'Jabatan fungsional, bila NAMA JABATAN kosong.',
    },
    example: 'Guru Ahli Muda',
  },
  {
    field: 'staffName',
    headers: ['JABATAN FUNGSIONAL UMUM NAMA', 'JABATAN PELAKSANA NAMA'],
    about: {
      en: 'Position of executive staff, where the others are empty.',
      id: 'Jabatan pelaksana, bila yang lain kosong.',
    },
    example: 'Pengadministrasi Perkantoran',
  },
  {
    field: 'level',
    headers: ['JENJANG', 'JENJANG JABATAN'],
    about: {
      en: 'Level of a functional position, if its name does not tell.',
      id: 'Jenjang jabatan fungsional, bila namanya tidak memuat.',
    },
    example: 'ahli-muda',
    values: functionalLevels,
  },
  {
    field: 'positionKindCode',
    headers: ['JENIS JABATAN ID'],
    about: {
      en: 'Kind of position: 1 structural, 2 functional, 4 executive staff.',
      id: 'Jenis jabatan: 1 struktural, 2 fungsional, 4 pelaksana.',
    },
    example: '1',
  },
  {
    field: 'positionKindName',
    headers: ['JENIS JABATAN', 'JENIS JABATAN NAMA'],
    about: { en: 'Kind of position in words.', id: 'Jenis jabatan dengan kata.' },
    example: 'Jabatan Struktural',
    values: positionKinds,
  },
  {
    field: 'echelonCode',
    headers: ['ESELON ID'],
    about: { en: 'Echelon, by SIASN’s number.', id: 'Eselon, dengan nomor SIASN.' },
    example: '32',
    values: echelons,
  },
  {
    field: 'echelonName',
    headers: ['ESELON', 'ESELON NAMA'],
    about: { en: 'Echelon, by code.', id: 'Eselon, dengan kode.' },
    example: 'III.b',
    values: echelons,
  },
  ...columnsOfUnit,
  {
    field: 'validFrom',
    headers: ['TMT JABATAN', 'TMT'],
    required: true,
    about: { en: 'First day in the position, as day-month-year.', id: 'TMT, sebagai hari-bulan-tahun.' },
    example: '01-07-2024',
  },
  {
    field: 'validTo',
    headers: ['TANGGAL SELESAI', 'TMT SELESAI', 'SAMPAI DENGAN'],
    about: {
      en: 'First day after it, as day-month-year; if empty, a definitive one ends where the next begins.',
      id: 'Hari pertama setelahnya, sebagai hari-bulan-tahun; bila kosong, jabatan definitif berakhir saat yang berikutnya mulai.',
    },
    example: '01-01-2026',
  },
  ...columnsOfDecree,
];

/** What else SIASN's history of positions holds: known, and not read. */
export const unusedPlacementColumns: readonly string[] = [
  'ID',
  'ID PNS',
  'PNS ID',
  'NIP LAMA',
  'NAMA',
  'INSTANSI KERJA ID',
  'INSTANSI KERJA NAMA',
  'SATUAN KERJA ID',
  'SATUAN KERJA NAMA',
  'UNOR INDUK ID',
  'UNOR INDUK NAMA',
  'JABATAN ID',
  'JABATAN FUNGSIONAL ID',
  'JABATAN FUNGSIONAL UMUM ID',
  'JENIS MUTASI ID',
  'SUB JABATAN ID',
  'TMT PELANTIKAN',
  'TMT MUTASI',
  'PATH',
];
