import type { ImportColumn } from '../../../platform/transfer/column.ts';

/** The trainer's list as a file (daftar hadir): one person at one meeting a row. */
export const attendanceColumns: readonly ImportColumn[] = [
  {
    field: 'nip',
    headers: ['NIP BARU', 'NIP'],
    required: true,
    about: { en: 'NIP, or NI PPPK: 18 digits, as text.', id: 'NIP atau NI PPPK: 18 digit, sebagai teks.' },
    example: '198503152010011001',
  },
  {
    field: 'sessionId',
    headers: ['SESI ID', 'ID SESI', 'PENYELENGGARAAN ID', 'SESSION ID'],
    required: true,
    about: { en: 'Id of the session.', id: 'Id penyelenggaraan.' },
    example: '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
  },
  {
    field: 'meeting',
    headers: ['PERTEMUAN', 'PERTEMUAN KE', 'NOMOR PERTEMUAN', 'MEETING'],
    required: true,
    about: {
      en: 'Number of the meeting in its session, 1 to 500.',
      id: 'Nomor pertemuan dalam penyelenggaraannya, 1 sampai 500.',
    },
    example: '1',
  },
  {
    field: 'present',
    headers: ['HADIR', 'KEHADIRAN', 'PRESENT', 'IS PRESENT'],
    required: true,
    about: {
      en: 'Whether the person was there: yes or no, hadir or absen, 1 or 0.',
      id: 'Apakah pegawai hadir: ya atau tidak, hadir atau absen, 1 atau 0.',
    },
    example: 'ya',
  },
];

/** What else such lists hold: known, and not read. */
export const unusedAttendanceColumns: readonly string[] = [
  'NO',
  'NAMA',
  'PANGKAT',
  'GOLONGAN',
  'JABATAN',
  'UNIT KERJA',
  'PELATIHAN',
  'TANGGAL',
  'TANDA TANGAN',
];
