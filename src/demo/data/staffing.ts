import type { echelons, functionalLevels } from '../../modules/organisation/reference.ts';
import type { CodeOf } from '../../platform/reference/list.ts';
import type { FieldName } from './fields.ts';

export type FunctionalLevel = CodeOf<typeof functionalLevels>;
export type Echelon = CodeOf<typeof echelons>;
export type Sector = 'teaching' | 'health' | 'administration';

/** A kind of work that a unit needs people for, before it is fitted to the size of the city. */
export interface Staffing {
  readonly title: string;
  readonly sector: Sector;
  readonly field: FieldName;
  /** Null for executive staff (pelaksana). */
  readonly level: FunctionalLevel | null;
  readonly jobClass: number;
  /** Heads needed in a city of 15,000. */
  readonly need: number;
}

type Needs = Partial<Record<FunctionalLevel, number>>;

const levelNames: Readonly<Record<FunctionalLevel, string>> = {
  'ahli-pertama': 'Ahli Pertama',
  'ahli-muda': 'Ahli Muda',
  'ahli-madya': 'Ahli Madya',
  'ahli-utama': 'Ahli Utama',
  pemula: 'Pemula',
  terampil: 'Terampil',
  mahir: 'Mahir',
  penyelia: 'Penyelia',
};

const levelClasses: Readonly<Record<FunctionalLevel, number>> = {
  'ahli-pertama': 8,
  'ahli-muda': 9,
  'ahli-madya': 11,
  'ahli-utama': 13,
  pemula: 5,
  terampil: 6,
  mahir: 7,
  penyelia: 8,
};

function functional(name: string, sector: Sector, field: FieldName, needs: Needs): Staffing[] {
  return (Object.entries(needs) as [FunctionalLevel, number][]).map(([level, need]) => ({
    title: `${name} ${levelNames[level]}`,
    sector,
    field,
    level,
    jobClass: levelClasses[level],
    need,
  }));
}

const executive = (title: string, field: FieldName, need: number, jobClass = 6): Staffing[] => [
  { title, sector: 'administration', field, level: null, jobClass, need },
];

const subjects = [
  'Matematika',
  'Bahasa Indonesia',
  'Bahasa Inggris',
  'Ilmu Pengetahuan Alam',
  'Ilmu Pengetahuan Sosial',
  'Pendidikan Pancasila',
  'Seni Budaya',
  'Bimbingan Konseling',
] as const;

const teacher = (subject: string, field: FieldName, needs: Needs) =>
  functional(`Guru ${subject}`, 'teaching', field, needs);

const health = (name: string, field: FieldName, needs: Needs) => functional(name, 'health', field, needs);

/** What the staff of a unit do, by the setting of the unit. */
export const staffing = {
  none: [],
  general: [
    ...executive('Pengadministrasi Umum', 'clerical', 2, 5),
    ...executive('Pengelola Kepegawaian', 'clerical', 1),
    ...functional('Analis Sumber Daya Manusia Aparatur', 'administration', 'government', {
      'ahli-pertama': 1,
    }),
    ...functional('Arsiparis', 'administration', 'clericalDiploma', { terampil: 1 }),
    ...executive('Pengemudi', 'manual', 1, 3),
    ...executive('Pramu Kebersihan', 'manual', 1, 1),
  ],
  finance: [
    ...executive('Pengelola Keuangan', 'bookkeeping', 2),
    ...executive('Bendahara', 'bookkeeping', 1, 7),
    ...executive('Penyusun Laporan Keuangan', 'economics', 1, 7),
    ...functional('Perencana', 'administration', 'economics', { 'ahli-pertama': 1, 'ahli-muda': 1 }),
  ],
  office: [
    ...functional('Pranata Komputer', 'administration', 'informatics', { 'ahli-pertama': 1 }),
    ...functional('Pranata Komputer', 'administration', 'informaticsDiploma', { terampil: 1 }),
    ...functional('Arsiparis', 'administration', 'government', { 'ahli-muda': 1 }),
  ],
  division: [
    ...functional('Analis Kebijakan', 'administration', 'government', { 'ahli-muda': 2, 'ahli-pertama': 1 }),
    ...functional('Perencana', 'administration', 'economics', { 'ahli-madya': 0.3 }),
    ...executive('Analis Program', 'economics', 1, 7),
    ...executive('Pengelola Data', 'clerical', 2),
    ...executive('Pengadministrasi Perkantoran', 'clerical', 1, 5),
  ],
  section: [
    ...executive('Pengelola Layanan', 'clerical', 2),
    ...executive('Analis Tata Laksana', 'government', 1, 7),
    ...executive('Pengadministrasi Umum', 'clerical', 1, 5),
  ],
  audit: [
    ...functional('Auditor', 'administration', 'economics', {
      'ahli-pertama': 4,
      'ahli-muda': 4,
      'ahli-madya': 2,
      'ahli-utama': 0.2,
    }),
    ...functional('Pengawas Penyelenggaraan Urusan Pemerintahan', 'administration', 'law', {
      'ahli-pertama': 2,
      'ahli-muda': 2,
      'ahli-madya': 1,
    }),
  ],
  patrol: [
    ...functional('Polisi Pamong Praja', 'administration', 'secondary', { pemula: 12 }),
    ...functional('Polisi Pamong Praja', 'administration', 'clericalDiploma', { terampil: 22, mahir: 14 }),
    ...functional('Polisi Pamong Praja', 'administration', 'government', {
      'ahli-pertama': 8,
      'ahli-muda': 3,
    }),
  ],
  fire: [
    ...functional('Pemadam Kebakaran', 'administration', 'secondary', { pemula: 12 }),
    ...functional('Pemadam Kebakaran', 'administration', 'clericalDiploma', { terampil: 20, mahir: 9 }),
    ...functional('Analis Kebakaran', 'administration', 'engineering', { 'ahli-pertama': 3 }),
  ],
  technical: [
    ...executive('Pengelola Sarana', 'clerical', 3),
    ...executive('Operator Peralatan', 'manual', 4, 5),
    ...executive('Pengadministrasi Umum', 'clerical', 1, 5),
    ...functional('Teknik Jalan dan Jembatan', 'administration', 'engineering', { 'ahli-pertama': 0.5 }),
  ],
  village: [
    ...executive('Pengelola Layanan Kelurahan', 'clerical', 2),
    ...executive('Pengadministrasi Pemerintahan', 'clerical', 1, 5),
    ...executive('Bendahara Kelurahan', 'bookkeeping', 1, 7),
  ],
  healthOffice: [
    ...health('Administrator Kesehatan', 'publicHealth', {
      'ahli-pertama': 4,
      'ahli-muda': 4,
      'ahli-madya': 1,
    }),
    ...health('Epidemiolog Kesehatan', 'publicHealth', { 'ahli-pertama': 2, 'ahli-muda': 1 }),
    ...executive('Pengelola Data', 'clerical', 2),
  ],
  healthCentre: [
    ...health('Dokter', 'medicine', { 'ahli-pertama': 2, 'ahli-muda': 1, 'ahli-madya': 1 }),
    ...health('Dokter Gigi', 'dentistry', { 'ahli-pertama': 1, 'ahli-muda': 0.6 }),
    ...health('Perawat', 'nursingDiploma', { terampil: 5, mahir: 4, penyelia: 3 }),
    ...health('Perawat', 'nursing', { 'ahli-pertama': 4, 'ahli-muda': 3 }),
    ...health('Bidan', 'midwiferyDiploma', { terampil: 6, mahir: 3, penyelia: 2 }),
    ...health('Bidan', 'midwifery', { 'ahli-pertama': 3, 'ahli-muda': 1 }),
    ...health('Apoteker', 'pharmacy', { 'ahli-pertama': 1, 'ahli-muda': 0.5 }),
    ...health('Asisten Apoteker', 'healthDiploma', { terampil: 1 }),
    ...health('Nutrisionis', 'healthDiploma', { terampil: 1 }),
    ...health('Tenaga Promosi Kesehatan dan Ilmu Perilaku', 'publicHealth', { 'ahli-pertama': 1 }),
    ...health('Pranata Laboratorium Kesehatan', 'healthDiploma', { terampil: 1 }),
    ...executive('Pengadministrasi Umum', 'clerical', 2, 5),
    ...executive('Pengelola Keuangan', 'bookkeeping', 1),
  ],
  ward: [
    ...health('Dokter', 'medicine', {
      'ahli-pertama': 8,
      'ahli-muda': 9,
      'ahli-madya': 6,
      'ahli-utama': 0.5,
    }),
    ...health('Perawat', 'nursingDiploma', { terampil: 40, mahir: 25, penyelia: 15 }),
    ...health('Perawat', 'nursing', { 'ahli-pertama': 30, 'ahli-muda': 18, 'ahli-madya': 3 }),
    ...health('Bidan', 'midwiferyDiploma', { terampil: 12, mahir: 8 }),
    ...health('Apoteker', 'pharmacy', { 'ahli-pertama': 4, 'ahli-muda': 2 }),
    ...health('Radiografer', 'healthDiploma', { terampil: 4, mahir: 3 }),
    ...health('Nutrisionis', 'publicHealth', { 'ahli-pertama': 2 }),
    ...executive('Pengadministrasi Rekam Medis', 'clerical', 4, 5),
  ],
  kindergarten: [
    ...teacher('Taman Kanak-Kanak', 'classTeaching', { 'ahli-pertama': 3, 'ahli-muda': 2 }),
    ...executive('Penjaga Sekolah', 'manual', 1, 2),
  ],
  primarySchool: [
    ...teacher('Kelas', 'classTeaching', { 'ahli-pertama': 7, 'ahli-muda': 3.2, 'ahli-madya': 1.7 }),
    ...teacher('Pendidikan Agama Islam', 'religiousTeaching', { 'ahli-pertama': 1, 'ahli-muda': 0.4 }),
    ...teacher('Pendidikan Jasmani', 'subjectTeaching', { 'ahli-pertama': 1, 'ahli-muda': 0.4 }),
    ...executive('Pengadministrasi Sekolah', 'clerical', 1, 5),
    ...executive('Penjaga Sekolah', 'manual', 0.4, 2),
  ],
  juniorSchool: [
    ...subjects.flatMap((subject) =>
      teacher(subject, 'subjectTeaching', { 'ahli-pertama': 2.6, 'ahli-muda': 1.3, 'ahli-madya': 0.6 }),
    ),
    ...teacher('Pendidikan Agama Islam', 'religiousTeaching', { 'ahli-pertama': 2, 'ahli-muda': 1 }),
    ...teacher('Pendidikan Jasmani', 'subjectTeaching', { 'ahli-pertama': 1.6, 'ahli-muda': 1 }),
    ...executive('Pengadministrasi Sekolah', 'clerical', 2, 5),
    ...executive('Pengelola Perpustakaan', 'clerical', 1),
  ],
} satisfies Record<string, readonly Staffing[]>;

export type Setting = keyof typeof staffing;
