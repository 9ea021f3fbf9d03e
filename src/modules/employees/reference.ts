import { referenceList } from '../../platform/reference/list.ts';

/** The codes of BKN's personnel system (SIASN) that an entry stands for. */
const siasn = (...codes: string[]): readonly string[] => codes;

export const employmentKinds = referenceList(
  {
    name: 'employment-kinds',
    label: { id: 'Jenis pegawai', en: 'Employment kinds' },
    description: 'Kind of employment of a civil servant.',
    legalBasis: 'UU 20/2023 art. 5',
  },
  [
    { code: 'PNS', label: { id: 'Pegawai Negeri Sipil', en: 'Permanent civil servant' } },
    {
      code: 'PPPK',
      label: { id: 'Pegawai Pemerintah dengan Perjanjian Kerja', en: 'Contract civil servant' },
    },
  ],
);

export type EmploymentKind = (typeof employmentKinds.entries)[number]['code'];

export const genders = referenceList(
  {
    name: 'genders',
    label: { id: 'Jenis kelamin', en: 'Genders' },
    description: 'Gender as registered.',
    legalBasis: 'UU 23/2006 jo. UU 24/2013 art. 58',
  },
  [
    { code: 'male', label: { id: 'Laki-laki', en: 'Male' } },
    { code: 'female', label: { id: 'Perempuan', en: 'Female' } },
  ],
);

export type Gender = (typeof genders.entries)[number]['code'];

export const religions = referenceList(
  {
    name: 'religions',
    label: { id: 'Agama', en: 'Religions' },
    description: 'Religion or belief as registered.',
    legalBasis: 'UU 23/2006 jo. UU 24/2013 art. 58; Putusan MK 97/PUU-XIV/2016',
  },
  [
    { code: 'islam', label: { id: 'Islam', en: 'Islam' }, siasnCode: '1' },
    { code: 'kristen', label: { id: 'Kristen', en: 'Protestantism' }, siasnCode: '2' },
    { code: 'katolik', label: { id: 'Katolik', en: 'Catholicism' }, siasnCode: '3' },
    { code: 'hindu', label: { id: 'Hindu', en: 'Hinduism' }, siasnCode: '4' },
    { code: 'buddha', label: { id: 'Buddha', en: 'Buddhism' }, siasnCode: '5' },
    { code: 'konghucu', label: { id: 'Konghucu', en: 'Confucianism' }, siasnCode: '6' },
    { code: 'other', label: { id: 'Lainnya', en: 'Other' }, siasnCode: '7' },
  ],
);

export const maritalStatuses = referenceList(
  {
    name: 'marital-statuses',
    label: { id: 'Status perkawinan', en: 'Marital statuses' },
    description: 'Marital status as registered.',
    legalBasis: 'UU 23/2006 jo. UU 24/2013 art. 58',
  },
  [
    { code: 'single', label: { id: 'Belum kawin', en: 'Single' }, siasnCode: '4' },
    { code: 'married', label: { id: 'Menikah', en: 'Married' }, siasnCode: '1' },
    { code: 'divorced', label: { id: 'Cerai', en: 'Divorced' }, siasnCode: '2' },
    { code: 'widowed', label: { id: 'Janda/Duda', en: 'Widowed' }, siasnCode: '3' },
  ],
);

/**
 * Legal standing (kedudukan hukum). `inService`: the employment goes on, whether or not the person works at a desk of
 * the city today. Every SIASN code of kedudukan hukum belongs to exactly one status.
 */
export const employeeStatuses = referenceList(
  {
    name: 'employee-statuses',
    label: { id: 'Kedudukan hukum', en: 'Employee statuses' },
    description: 'Legal standing of a civil servant.',
    legalBasis: 'UU 20/2023 art. 52-54; PP 11/2017 jo. PP 17/2020 art. 238-283',
  },
  [
    {
      code: 'active',
      label: { id: 'Aktif', en: 'Active' },
      siasnCodes: siasn('01', '15', '16', '71'),
      inService: true,
    },
    {
      code: 'leave',
      label: { id: 'Cuti di Luar Tanggungan Negara', en: 'Unpaid leave' },
      siasnCodes: siasn('02', '13'),
      inService: true,
    },
    {
      code: 'study',
      label: { id: 'Tugas belajar', en: 'Study assignment' },
      siasnCodes: siasn('03'),
      inService: true,
    },
    {
      code: 'suspended',
      label: { id: 'Pemberhentian sementara', en: 'Suspended' },
      siasnCodes: siasn('04', '07', '09', '91'),
      inService: true,
    },
    {
      code: 'seconded',
      label: { id: 'Dipekerjakan/diperbantukan', en: 'Seconded' },
      siasnCodes: siasn('06', '08', '11'),
      inService: true,
    },
    {
      code: 'pre-retirement',
      label: { id: 'Masa persiapan pensiun', en: 'Preparing for retirement' },
      siasnCodes: siasn('20'),
      inService: true,
    },
    {
      code: 'retired',
      label: { id: 'Pensiun', en: 'Retired' },
      siasnCodes: siasn('88', '98', '99'),
      inService: false,
    },
    {
      code: 'dismissed',
      label: { id: 'Diberhentikan', en: 'Dismissed' },
      siasnCodes: siasn('66', '70', '77'),
      inService: false,
    },
    {
      code: 'deceased',
      label: { id: 'Meninggal dunia', en: 'Deceased' },
      siasnCodes: siasn('67'),
      inService: false,
    },
    {
      code: 'inactive',
      label: { id: 'Tidak aktif', en: 'Inactive' },
      siasnCodes: siasn('05', '12', '14', '51', '52', '68', '69', '89', '90', '92'),
      inService: false,
    },
  ],
);

const permanentRank = <const C extends string>(
  code: C,
  name: string,
  siasnCode: string,
  ordinal: number,
) => ({
  code,
  label: { id: `${name}, ${code}`, en: `${name}, ${code}` },
  scheme: 'PNS' as EmploymentKind,
  name: name as string | null,
  siasnCode: siasnCode as string | null,
  ordinal,
});

const contractGrade = <const C extends string>(code: C, ordinal: number) => ({
  code,
  label: { id: `Golongan ${code}`, en: `Grade ${code}` },
  scheme: 'PPPK' as EmploymentKind,
  name: null as string | null,
  siasnCode: null as string | null,
  ordinal,
});

/**
 * Ranks (pangkat, golongan/ruang) of PNS and grades (golongan) of PPPK. `ordinal` orders the ranks of one `scheme`; ranks
 * of the two schemes do not compare.
 */
export const ranks = referenceList(
  {
    name: 'ranks',
    label: { id: 'Pangkat dan golongan', en: 'Ranks' },
    description: 'Rank of a permanent, or grade of a contract civil servant.',
    legalBasis: 'PP 99/2000 jo. PP 12/2002 (PNS); Perpres 98/2020 jo. Perpres 11/2024 (PPPK)',
  },
  [
    permanentRank('I/a', 'Juru Muda', '11', 1),
    permanentRank('I/b', 'Juru Muda Tingkat I', '12', 2),
    permanentRank('I/c', 'Juru', '13', 3),
    permanentRank('I/d', 'Juru Tingkat I', '14', 4),
    permanentRank('II/a', 'Pengatur Muda', '21', 5),
    permanentRank('II/b', 'Pengatur Muda Tingkat I', '22', 6),
    permanentRank('II/c', 'Pengatur', '23', 7),
    permanentRank('II/d', 'Pengatur Tingkat I', '24', 8),
    permanentRank('III/a', 'Penata Muda', '31', 9),
    permanentRank('III/b', 'Penata Muda Tingkat I', '32', 10),
    permanentRank('III/c', 'Penata', '33', 11),
    permanentRank('III/d', 'Penata Tingkat I', '34', 12),
    permanentRank('IV/a', 'Pembina', '41', 13),
    permanentRank('IV/b', 'Pembina Tingkat I', '42', 14),
    permanentRank('IV/c', 'Pembina Utama Muda', '43', 15),
    permanentRank('IV/d', 'Pembina Utama Madya', '44', 16),
    permanentRank('IV/e', 'Pembina Utama', '45', 17),
    contractGrade('I', 1),
    contractGrade('II', 2),
    contractGrade('III', 3),
    contractGrade('IV', 4),
    contractGrade('V', 5),
    contractGrade('VI', 6),
    contractGrade('VII', 7),
    contractGrade('VIII', 8),
    contractGrade('IX', 9),
    contractGrade('X', 10),
    contractGrade('XI', 11),
    contractGrade('XII', 12),
    contractGrade('XIII', 13),
    contractGrade('XIV', 14),
    contractGrade('XV', 15),
    contractGrade('XVI', 16),
    contractGrade('XVII', 17),
  ],
);

/**
 * Levels of education. Levels of the same standing in the national framework (D4 and S1, S2 and specialist, S3 and
 * subspecialist) share an `ordinal`, so that "at least S1" admits D4.
 */
export const educationLevels = referenceList(
  {
    name: 'education-levels',
    label: { id: 'Tingkat pendidikan', en: 'Education levels' },
    description: 'Level of the highest education.',
    legalBasis: 'UU 20/2003 art. 17-20; Perpres 8/2012 art. 5',
  },
  [
    { code: 'sd', label: { id: 'SD', en: 'Primary school' }, siasnCodes: siasn('05'), ordinal: 1 },
    {
      code: 'smp',
      label: { id: 'SMP', en: 'Junior secondary school' },
      siasnCodes: siasn('10', '12'),
      ordinal: 2,
    },
    {
      code: 'sma',
      label: { id: 'SMA/SMK', en: 'Senior secondary school' },
      siasnCodes: siasn('15', '17', '18'),
      ordinal: 3,
    },
    { code: 'd1', label: { id: 'Diploma I', en: 'Diploma, one year' }, siasnCodes: siasn('20'), ordinal: 4 },
    {
      code: 'd2',
      label: { id: 'Diploma II', en: 'Diploma, two years' },
      siasnCodes: siasn('25'),
      ordinal: 5,
    },
    {
      code: 'd3',
      label: { id: 'Diploma III', en: 'Diploma, three years' },
      siasnCodes: siasn('30'),
      ordinal: 6,
    },
    { code: 'd4', label: { id: 'Diploma IV', en: 'Applied bachelor' }, siasnCodes: siasn('35'), ordinal: 7 },
    { code: 's1', label: { id: 'S-1/Sarjana', en: 'Bachelor' }, siasnCodes: siasn('40'), ordinal: 7 },
    { code: 'profesi', label: { id: 'Profesi', en: 'Professional' }, siasnCodes: siasn('42'), ordinal: 8 },
    { code: 's2', label: { id: 'S-2/Magister', en: 'Master' }, siasnCodes: siasn('45'), ordinal: 9 },
    { code: 'spesialis', label: { id: 'Spesialis', en: 'Specialist' }, siasnCodes: siasn('47'), ordinal: 9 },
    { code: 's3', label: { id: 'S-3/Doktor', en: 'Doctorate' }, siasnCodes: siasn('50'), ordinal: 10 },
    {
      code: 'subspesialis',
      label: { id: 'Subspesialis', en: 'Subspecialist' },
      siasnCodes: siasn('49'),
      ordinal: 10,
    },
  ],
);

/** How somebody holds a position (jenis penugasan): in their own right, or acting for want of a holder. */
export const placementKinds = referenceList(
  {
    name: 'placement-kinds',
    label: { id: 'Jenis penugasan', en: 'Placement kinds' },
    description: 'How a position is held.',
    legalBasis: 'UU 30/2014 art. 14; SE Kepala BKN 1/SE/I/2021',
  },
  [
    { code: 'definitive', label: { id: 'Definitif', en: 'Definitive' }, siasnCode: 'D' },
    {
      code: 'acting-plt',
      label: { id: 'Pelaksana tugas (Plt.)', en: 'Acting, post vacant' },
      siasnCode: 'PLT',
    },
    {
      code: 'acting-plh',
      label: { id: 'Pelaksana harian (Plh.)', en: 'Acting, holder absent' },
      siasnCode: 'PLH',
    },
    { code: 'acting-pj', label: { id: 'Penjabat (Pj.)', en: 'Acting, interim official' }, siasnCode: 'PJ' },
    { code: 'additional', label: { id: 'Tugas tambahan', en: 'Additional duty' }, siasnCode: 'TT' },
  ],
);

/** Where a request for correction of one's own data stands. */
export const correctionStates = referenceList(
  {
    name: 'correction-states',
    label: { id: 'Status permintaan perbaikan data', en: 'States of correction requests' },
    description: 'Where a request for correction stands.',
    legalBasis: 'UU 27/2022 art. 6 and 30',
  },
  [
    { code: 'open', label: { id: 'Menunggu keputusan', en: 'Awaiting a decision' } },
    { code: 'accepted', label: { id: 'Diterima dan diterapkan', en: 'Accepted and applied' } },
    { code: 'declined', label: { id: 'Ditolak', en: 'Declined' } },
    { code: 'withdrawn', label: { id: 'Ditarik kembali', en: 'Withdrawn' } },
  ],
);
