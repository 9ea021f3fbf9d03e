import { referenceList } from '../../platform/reference/list.ts';

const legalBasis = 'UU 20/2023 art. 49; PP 11/2017 jo. PP 17/2020 art. 203; Peraturan LAN 10/2018';

/** What a step of a development guide is. */
export const developmentStepKinds = referenceList(
  {
    name: 'development-step-kinds',
    label: { id: 'Jenis langkah pengembangan diri', en: 'Kinds of development steps' },
    description: 'What somebody can do next for the own development.',
    legalBasis,
  },
  [
    { code: 'ask', label: { id: 'Tanyakan data yang belum ada', en: 'Ask for data that is missing' } },
    { code: 'be-assessed', label: { id: 'Ikuti penilaian kompetensi', en: 'Be assessed' } },
    {
      code: 'attend',
      label: { id: 'Ikuti pelatihan yang sudah didaftar', en: 'Attend what one is enrolled in' },
    },
    { code: 'enrol', label: { id: 'Daftar pelatihan', en: 'Enrol' } },
    { code: 'wait-list', label: { id: 'Masuk daftar tunggu', en: 'Join the wait list' } },
    { code: 'await-session', label: { id: 'Tunggu penyelenggaraan', en: 'Await a session' } },
    { code: 'renew-certificate', label: { id: 'Perbarui sertifikat', en: 'Renew a certificate' } },
    { code: 'reach-hours', label: { id: 'Penuhi jam pelajaran', en: 'Reach the learning hours' } },
  ],
);

/** What a guide would need to know and nobody has entered. */
export const missingData = referenceList(
  {
    name: 'missing-data',
    label: { id: 'Data yang belum ada', en: 'Missing data' },
    description: 'What a development guide rests on and is not there: it is asked for, never guessed.',
    legalBasis,
  },
  [
    { code: 'position', label: { id: 'Jabatan definitif', en: 'Definitive position' } },
    { code: 'standard', label: { id: 'Standar kompetensi jabatan', en: 'Standard of the position' } },
    { code: 'assessment', label: { id: 'Penilaian kompetensi', en: 'Assessment' } },
    { code: 'course', label: { id: 'Pelatihan yang sesuai', en: 'Course that fits' } },
    { code: 'open-session', label: { id: 'Penyelenggaraan yang dibuka', en: 'Open session' } },
    { code: 'result', label: { id: 'Hasil pelatihan', en: 'Result of a training' } },
    { code: 'learning-duty', label: { id: 'Ketentuan jam pelajaran', en: 'Rule on learning hours' } },
  ],
);

/** Who can give what is missing. */
export const developmentContacts = referenceList(
  {
    name: 'development-contacts',
    label: { id: 'Pihak yang dapat ditanya', en: 'Whom to ask' },
    description: 'Whom to ask about a step.',
    legalBasis,
  },
  [
    {
      code: 'personnel-officer',
      label: { id: 'Pengelola kepegawaian perangkat daerah', en: 'Personnel officer of the agency' },
    },
    {
      code: 'standards-officer',
      label: { id: 'BKPSDM dan Bagian Organisasi', en: 'Personnel agency (BKPSDM) and organisation bureau' },
    },
    {
      code: 'assessment-centre',
      label: { id: 'Pusat penilaian/asesor', en: 'Assessment centre or assessor' },
    },
    {
      code: 'training-officer',
      label: { id: 'Pengelola pelatihan BKPSDM', en: 'Training officer (BKPSDM)' },
    },
  ],
);
