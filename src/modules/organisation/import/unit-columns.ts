import type { ImportColumn } from '../../../platform/transfer/column.ts';
import { echelons, unitKinds } from '../reference.ts';

/** SIASN's hierarchy of units (HierarkiUnor, ref-unor). */
export const unitColumns: readonly ImportColumn[] = [
  {
    field: 'id',
    headers: ['ID', 'UNOR ID', 'ID UNOR'],
    required: true,
    about: { en: 'Number of the unit in SIASN.', id: 'Nomor unit di SIASN.' },
    example: 'A5EB03E23CC9F6A0E040640A040252AD',
  },
  {
    field: 'name',
    headers: ['NAMA_UNOR', 'NAMA'],
    required: true,
    about: { en: 'Name of the unit.', id: 'Nama unit.' },
    example: 'Dinas Pendidikan',
  },
  {
    field: 'parent',
    headers: ['ID_ATASAN', 'DIATASAN ID', 'UNOR ATASAN ID'],
    required: true,
    about: {
      en: 'Number of the unit above; empty at the top.',
      id: 'Nomor unit atasan; kosong di puncak.',
    },
    example: 'A5EB03E23CBDF6A0E040640A040252AD',
  },
  {
    field: 'code',
    headers: ['KODE', 'KODE UNOR'],
    about: {
      en: 'Own code of the unit; if empty, its number serves.',
      id: 'Kode unit; bila kosong, dipakai nomornya.',
    },
    example: '1671-DISDIK',
  },
  {
    field: 'kind',
    headers: ['JENIS', 'JENIS UNIT'],
    about: {
      en: 'Kind of unit; if empty, taken from the name.',
      id: 'Jenis unit; bila kosong, diambil dari namanya.',
    },
    example: 'agency',
    values: unitKinds,
  },
  {
    field: 'echelon',
    headers: ['ESELON_ID', 'ESELON'],
    about: {
      en: 'Echelon of the head, by SIASN’s number or by code.',
      id: 'Eselon kepala, dengan nomor SIASN atau kode.',
    },
    example: '22',
    values: echelons,
  },
];

/** What else such hierarchies hold: known, and not read. */
export const unusedUnitColumns: readonly string[] = [
  'INSTANSI ID',
  'NAMA JABATAN',
  'CEPAT KODE',
  'INDUK UNOR ID',
  'PEMIMPIN PNS ID',
  'JENIS UNOR ID',
];
