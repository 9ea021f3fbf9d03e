import type { educationLevels } from '../../modules/employees/reference.ts';
import type { CodeOf } from '../../platform/reference/list.ts';

export type EducationLevel = CodeOf<typeof educationLevels>;

/** An education that people in a field of work have, with the title that it gives. */
export interface Education {
  readonly level: EducationLevel;
  readonly programme: string;
  readonly weight: number;
  readonly backTitle: string | null;
  readonly frontTitle: string | null;
}

const education = (
  level: EducationLevel,
  programme: string,
  weight: number,
  backTitle: string | null = null,
  frontTitle: string | null = null,
): Education => ({ level, programme, weight, backTitle, frontTitle });

/** Per field, the usual education first: it serves those who are too young for the others. */
export const fields = {
  classTeaching: [
    education('s1', 'Pendidikan Guru Sekolah Dasar', 85, 'S.Pd.'),
    education('s2', 'Manajemen Pendidikan', 15, 'S.Pd., M.Pd.'),
  ],
  subjectTeaching: [
    education('s1', 'Pendidikan Bidang Studi', 82, 'S.Pd.'),
    education('s2', 'Pendidikan', 17, 'S.Pd., M.Pd.'),
    education('s3', 'Pendidikan', 1, 'S.Pd., M.Pd.', 'Dr.'),
  ],
  religiousTeaching: [
    education('s1', 'Pendidikan Agama Islam', 86, 'S.Pd.I.'),
    education('s2', 'Pendidikan Agama Islam', 14, 'S.Pd.I., M.Pd.I.'),
  ],
  medicine: [
    education('profesi', 'Profesi Dokter', 80, null, 'dr.'),
    education('spesialis', 'Dokter Spesialis Penyakit Dalam', 12, 'Sp.PD.', 'dr.'),
    education('spesialis', 'Dokter Spesialis Anak', 8, 'Sp.A.', 'dr.'),
  ],
  dentistry: [education('profesi', 'Profesi Dokter Gigi', 1, null, 'drg.')],
  nursing: [
    education('profesi', 'Profesi Ners', 85, 'S.Kep., Ners'),
    education('s2', 'Keperawatan', 15, 'S.Kep., Ners, M.Kep.'),
  ],
  nursingDiploma: [education('d3', 'Keperawatan', 1, 'A.Md.Kep.')],
  midwifery: [
    education('d4', 'Kebidanan', 70, 'S.Tr.Keb.'),
    education('profesi', 'Profesi Bidan', 30, 'S.Keb., Bdn.'),
  ],
  midwiferyDiploma: [education('d3', 'Kebidanan', 1, 'A.Md.Keb.')],
  pharmacy: [education('profesi', 'Profesi Apoteker', 1, 'S.Farm., Apt.')],
  healthDiploma: [education('d3', 'Kesehatan', 1, 'A.Md.Kes.')],
  publicHealth: [
    education('s1', 'Kesehatan Masyarakat', 82, 'S.K.M.'),
    education('s2', 'Kesehatan Masyarakat', 18, 'S.K.M., M.Kes.'),
  ],
  informatics: [
    education('s1', 'Teknik Informatika', 85, 'S.Kom.'),
    education('s2', 'Teknik Informatika', 15, 'S.Kom., M.Kom.'),
  ],
  informaticsDiploma: [education('d3', 'Manajemen Informatika', 1, 'A.Md.Kom.')],
  economics: [
    education('s1', 'Manajemen', 50, 'S.E.'),
    education('s1', 'Akuntansi', 30, 'S.E., Ak.'),
    education('s2', 'Administrasi Publik', 20, 'S.E., M.Si.'),
  ],
  law: [education('s1', 'Ilmu Hukum', 75, 'S.H.'), education('s2', 'Ilmu Hukum', 25, 'S.H., M.H.')],
  engineering: [
    education('s1', 'Teknik Sipil', 78, 'S.T.'),
    education('s2', 'Teknik Sipil', 22, 'S.T., M.T.'),
  ],
  government: [
    education('s1', 'Ilmu Pemerintahan', 50, 'S.IP.'),
    education('s1', 'Administrasi Negara', 30, 'S.Sos.'),
    education('s2', 'Administrasi Publik', 20, 'S.Sos., M.Si.'),
  ],
  management: [
    education('s1', 'Ilmu Pemerintahan', 22, 'S.IP.'),
    education('s1', 'Manajemen', 18, 'S.E.'),
    education('s1', 'Ilmu Hukum', 12, 'S.H.'),
    education('s2', 'Administrasi Publik', 28, 'S.IP., M.Si.'),
    education('s2', 'Manajemen', 18, 'S.E., M.M.'),
    education('s3', 'Administrasi Publik', 2, 'S.Sos., M.Si.', 'Dr.'),
  ],
  seniorManagement: [
    education('s2', 'Administrasi Publik', 50, 'S.Sos., M.Si.'),
    education('s2', 'Manajemen', 38, 'S.E., M.M.'),
    education('s3', 'Administrasi Publik', 12, 'S.IP., M.Si.', 'Dr.'),
  ],
  clerical: [
    education('sma', 'SMA', 40),
    education('sma', 'SMK Administrasi Perkantoran', 15),
    education('d3', 'Administrasi Perkantoran', 15, 'A.Md.'),
    education('s1', 'Administrasi Negara', 30, 'S.A.P.'),
  ],
  clericalDiploma: [education('d3', 'Kearsipan', 1, 'A.Md.')],
  bookkeeping: [
    education('sma', 'SMK Akuntansi', 25),
    education('d3', 'Akuntansi', 25, 'A.Md.Ak.'),
    education('s1', 'Akuntansi', 50, 'S.E.'),
  ],
  manual: [education('sma', 'SMA', 75), education('smp', 'SMP', 18), education('sd', 'SD', 7)],
  secondary: [education('sma', 'SMA', 1)],
} as const satisfies Record<string, readonly Education[]>;

export type FieldName = keyof typeof fields;
