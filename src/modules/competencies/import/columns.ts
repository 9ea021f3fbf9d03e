import type { ImportColumn } from '../../../platform/transfer/column.ts';
import { assessmentMethods, competencyLevels } from '../reference.ts';

/** The competencies of the nation (PermenPANRB 38/2017), each with a column of its own. */
const national = [
  { code: 'INT', id: 'Integritas', en: 'Integrity' },
  { code: 'KRJ', id: 'Kerja Sama', en: 'Teamwork' },
  { code: 'KOM', id: 'Komunikasi', en: 'Communication' },
  { code: 'OHS', id: 'Orientasi pada Hasil', en: 'Results Orientation' },
  { code: 'PEL', id: 'Pelayanan Publik', en: 'Public Service' },
  { code: 'PDL', id: 'Pengembangan Diri dan Orang Lain', en: 'Developing Self and Others' },
  { code: 'PRB', id: 'Mengelola Perubahan', en: 'Managing Change' },
  { code: 'KEP', id: 'Pengambilan Keputusan', en: 'Decision Making' },
  { code: 'PBG', id: 'Perekat Bangsa', en: 'National Cohesion' },
] as const;

/** Which competency a column holds the level of. */
export const levelFields = national.map(({ code }) => ({ field: `level${code}`, code }));

const levelColumns = national.map(
  ({ code, id, en }): ImportColumn => ({
    field: `level${code}`,
    headers: [code, id.toUpperCase()],
    about: {
      en: `Level of ${en}, 0 to 5; empty if not assessed.`,
      id: `Level ${id}, 0 sampai 5; kosong bila tidak dinilai.`,
    },
    example: '3',
    values: competencyLevels,
  }),
);

/** A round of assessments (putaran penilaian kompetensi): one person, method and day a row. */
export const assessmentColumns: readonly ImportColumn[] = [
  {
    field: 'nip',
    headers: ['NIP BARU', 'NIP'],
    required: true,
    about: { en: 'NIP, or NI PPPK: 18 digits, as text.', id: 'NIP atau NI PPPK: 18 digit, sebagai teks.' },
    example: '198503152010011001',
  },
  {
    field: 'method',
    headers: ['METODE', 'METODE PENILAIAN'],
    required: true,
    about: {
      en: 'Method of the assessment, by code or in words.',
      id: 'Metode penilaian, dengan kode atau kata.',
    },
    example: 'assessment-centre',
    values: assessmentMethods,
  },
  {
    field: 'assessedOn',
    headers: ['TANGGAL PENILAIAN', 'TGL PENILAIAN'],
    required: true,
    about: {
      en: 'Day of the assessment, as day-month-year.',
      id: 'Hari penilaian, sebagai hari-bulan-tahun.',
    },
    example: '02-03-2026',
  },
  {
    field: 'assessor',
    headers: ['ASESOR', 'KODE ASESOR'],
    about: {
      en: 'Code of the assessor, where the method takes one.',
      id: 'Kode asesor, bila metodenya memerlukan.',
    },
    example: 'ASR-1671-012',
  },
  {
    field: 'reportNumber',
    headers: ['NOMOR LAPORAN', 'NO LAPORAN'],
    about: { en: 'Number of the report.', id: 'Nomor laporan penilaian.' },
    example: '800/045/UPT-PK/2026',
  },
  ...levelColumns,
  {
    field: 'otherLevels',
    headers: ['KOMPETENSI LAIN', 'KOMPETENSI TEKNIS'],
    about: {
      en: 'Other competencies by code, each with its level, with semicolons between.',
      id: 'Kompetensi lain dengan kodenya, masing-masing beserta levelnya, dipisahkan titik koma.',
    },
    example: 'TEK-ASN=3; TEK-GIS=2',
  },
  {
    field: 'reason',
    headers: ['KETERANGAN PERBAIKAN', 'ALASAN PERBAIKAN'],
    about: {
      en: 'Why an assessment that is already recorded is corrected.',
      id: 'Alasan memperbaiki penilaian yang sudah tercatat.',
    },
    example: 'Salah ketik pada level KOM.',
  },
];

/** What else such lists hold: known, and not read. */
export const unusedAssessmentColumns: readonly string[] = [
  'NO',
  'NAMA',
  'PANGKAT',
  'GOLONGAN',
  'JABATAN',
  'UNIT KERJA',
  'NAMA ASESOR',
];
