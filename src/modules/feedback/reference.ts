import { referenceList } from '../../platform/reference/list.ts';

const skm = 'PermenPANRB 14/2017';

/**
 * The nine elements of the satisfaction survey (unsur SKM). Known by their codes: published tables number the last two
 * either way.
 */
export const satisfactionElements = referenceList(
  {
    name: 'satisfaction-elements',
    label: { id: 'Unsur survei kepuasan masyarakat', en: 'Elements of the satisfaction survey' },
    description: 'Element of a service that the satisfaction survey asks about — unsur SKM.',
    legalBasis: `${skm}, annex`,
  },
  [
    { code: 'requirements', label: { id: 'Persyaratan', en: 'Requirements' } },
    {
      code: 'procedure',
      label: { id: 'Sistem, mekanisme, dan prosedur', en: 'System, mechanism and procedure' },
    },
    { code: 'time', label: { id: 'Waktu penyelesaian', en: 'Time' } },
    { code: 'cost', label: { id: 'Biaya/tarif', en: 'Cost or tariff' } },
    { code: 'product', label: { id: 'Produk spesifikasi jenis pelayanan', en: 'Product of the service' } },
    { code: 'staff-competence', label: { id: 'Kompetensi pelaksana', en: 'Competence of staff' } },
    { code: 'staff-behaviour', label: { id: 'Perilaku pelaksana', en: 'Behaviour of staff' } },
    {
      code: 'complaint-handling',
      label: {
        id: 'Penanganan pengaduan, saran, dan masukan',
        en: 'Handling of complaints and suggestions',
      },
    },
    { code: 'facilities', label: { id: 'Sarana dan prasarana', en: 'Facilities' } },
  ],
);

/** How good a service is by its index (mutu pelayanan); `least`: the smallest converted index, of 100. */
export const qualityBands = referenceList(
  {
    name: 'quality-bands',
    label: { id: 'Mutu pelayanan', en: 'Quality bands' },
    description: 'Quality of a service by its satisfaction index — mutu pelayanan.',
    legalBasis: `${skm}, annex`,
  },
  [
    { code: 'A', label: { id: 'Sangat baik', en: 'Very good' }, least: 88.31 },
    { code: 'B', label: { id: 'Baik', en: 'Good' }, least: 76.61 },
    { code: 'C', label: { id: 'Kurang baik', en: 'Less good' }, least: 65 },
    { code: 'D', label: { id: 'Tidak baik', en: 'Not good' }, least: 25 },
  ],
);

export const serviceStates = referenceList(
  {
    name: 'public-service-states',
    label: { id: 'Status pelayanan', en: 'States of public services' },
    description: 'Whether a public service is still offered.',
    legalBasis: 'UU 25/2009',
  },
  [
    { code: 'active', label: { id: 'Diselenggarakan', en: 'Offered' } },
    { code: 'retired', label: { id: 'Tidak lagi diselenggarakan', en: 'No longer offered' } },
  ],
);

export const serviceChannels = referenceList(
  {
    name: 'service-channels',
    label: { id: 'Saluran pelayanan', en: 'Channels of services' },
    description: 'A way in which a service, or its complaint desk, is reached.',
    legalBasis: 'UU 25/2009 art. 21; PermenPANRB 15/2014',
  },
  [
    { code: 'counter', label: { id: 'Loket', en: 'Counter' } },
    { code: 'mobile-counter', label: { id: 'Pelayanan keliling', en: 'Mobile counter' } },
    { code: 'website', label: { id: 'Situs web', en: 'Website' } },
    { code: 'application', label: { id: 'Aplikasi', en: 'Application' } },
    { code: 'telephone', label: { id: 'Telepon', en: 'Telephone' } },
    { code: 'messaging', label: { id: 'Pesan singkat', en: 'Messaging' } },
    { code: 'e-mail', label: { id: 'Surel', en: 'E-mail' } },
    { code: 'post', label: { id: 'Surat', en: 'Letter' } },
  ],
);

export const questionnaireKinds = referenceList(
  {
    name: 'questionnaire-kinds',
    label: { id: 'Jenis kuesioner', en: 'Kinds of questionnaire' },
    description: 'Whether a questionnaire is the official satisfaction survey or one of the own.',
    legalBasis: skm,
  },
  [
    {
      code: 'satisfaction',
      label: { id: 'Survei kepuasan masyarakat (SKM)', en: 'Satisfaction survey' },
    },
    { code: 'own', label: { id: 'Kuesioner sendiri', en: 'Own questionnaire' } },
  ],
);

export const questionKinds = referenceList(
  {
    name: 'question-kinds',
    label: { id: 'Jenis pertanyaan', en: 'Kinds of question' },
    description: 'How a question is answered.',
    legalBasis: skm,
  },
  [
    { code: 'single', label: { id: 'Satu pilihan', en: 'One choice' } },
    { code: 'multiple', label: { id: 'Beberapa pilihan', en: 'Several choices' } },
    { code: 'scale', label: { id: 'Skala', en: 'Scale' } },
    { code: 'number', label: { id: 'Bilangan', en: 'Number' } },
    { code: 'text', label: { id: 'Teks', en: 'Text' } },
    { code: 'matrix', label: { id: 'Matriks', en: 'Matrix' } },
  ],
);

export const surveyStates = referenceList(
  {
    name: 'survey-states',
    label: { id: 'Status survei', en: 'States of surveys' },
    description: 'Where a survey stands today.',
    legalBasis: skm,
  },
  [
    { code: 'draft', label: { id: 'Rancangan', en: 'Draft' } },
    { code: 'scheduled', label: { id: 'Terjadwal', en: 'Scheduled' } },
    { code: 'open', label: { id: 'Terbuka', en: 'Open' } },
    { code: 'ended', label: { id: 'Berakhir', en: 'Ended' } },
    { code: 'closed', label: { id: 'Ditutup', en: 'Closed' } },
  ],
);

export const surveyAccess = referenceList(
  {
    name: 'survey-access',
    label: { id: 'Cara mengikuti survei', en: 'Ways into a survey' },
    description: 'Who may answer a survey online.',
    legalBasis: skm,
  },
  [
    { code: 'public', label: { id: 'Siapa saja dengan tautan', en: 'Anybody with the link' } },
    { code: 'token', label: { id: 'Pemegang token sekali pakai', en: 'Holders of one-time tokens' } },
  ],
);

/** By which way an answer came in. */
export const responseChannels = referenceList(
  {
    name: 'response-channels',
    label: { id: 'Saluran jawaban', en: 'Channels of answers' },
    description: 'By which way an answer came in.',
    legalBasis: skm,
  },
  [
    { code: 'link', label: { id: 'Tautan umum', en: 'Public link' } },
    { code: 'token', label: { id: 'Token sekali pakai', en: 'One-time token' } },
    { code: 'kiosk', label: { id: 'Kios', en: 'Kiosk' } },
    { code: 'field', label: { id: 'Petugas lapangan', en: 'Field officer' } },
  ],
);

export const responseStates = referenceList(
  {
    name: 'response-states',
    label: { id: 'Status jawaban', en: 'States of answers' },
    description: 'Whether an answer counts in the results.',
    legalBasis: skm,
  },
  [
    { code: 'counted', label: { id: 'Dihitung', en: 'Counted' } },
    { code: 'quarantined', label: { id: 'Ditahan untuk diperiksa', en: 'Held for review' } },
    { code: 'rejected', label: { id: 'Tidak dihitung', en: 'Rejected' } },
  ],
);

/** Why an answer waits for somebody who looks at it. */
export const quarantineReasons = referenceList(
  {
    name: 'quarantine-reasons',
    label: { id: 'Alasan jawaban ditahan', en: 'Reasons for holding answers' },
    description: 'Why an answer is held for review.',
    legalBasis: skm,
  },
  [
    {
      code: 'many-from-address',
      label: { id: 'Terlalu banyak dari satu alamat pada satu hari', en: 'Too many of one address on a day' },
    },
    {
      code: 'identical',
      label: {
        id: 'Jawaban yang sama berulang dari satu alamat',
        en: 'The same answer again of one address',
      },
    },
    { code: 'many-links', label: { id: 'Terlalu banyak tautan', en: 'Too many links' } },
  ],
);

export const textStates = referenceList(
  {
    name: 'survey-text-states',
    label: { id: 'Status jawaban teks', en: 'States of free texts' },
    description: 'Whether a free text of an answer may be read by everybody.',
    legalBasis: 'UU 27/2022; UU 14/2008',
  },
  [
    { code: 'held', label: { id: 'Menunggu keputusan', en: 'Waiting for a decision' } },
    { code: 'published', label: { id: 'Diterbitkan', en: 'Published' } },
    { code: 'withheld', label: { id: 'Tidak diterbitkan', en: 'Withheld' } },
  ],
);

export const ageBands = referenceList(
  {
    name: 'age-bands',
    label: { id: 'Kelompok umur responden', en: 'Age bands of respondents' },
    description: 'Age band of a respondent.',
    legalBasis: skm,
  },
  [
    { code: 'under-20', label: { id: 'Di bawah 20 tahun', en: 'Under 20' } },
    { code: '20-29', label: { id: '20–29 tahun', en: '20–29' } },
    { code: '30-39', label: { id: '30–39 tahun', en: '30–39' } },
    { code: '40-49', label: { id: '40–49 tahun', en: '40–49' } },
    { code: '50-59', label: { id: '50–59 tahun', en: '50–59' } },
    { code: '60-and-over', label: { id: '60 tahun ke atas', en: '60 and over' } },
  ],
);

export const respondentEducation = referenceList(
  {
    name: 'respondent-education-levels',
    label: { id: 'Pendidikan responden', en: 'Education of respondents' },
    description: 'Highest education of a respondent.',
    legalBasis: skm,
  },
  [
    { code: 'primary', label: { id: 'SD atau di bawahnya', en: 'Primary school or less' } },
    { code: 'lower-secondary', label: { id: 'SMP', en: 'Lower secondary school' } },
    { code: 'upper-secondary', label: { id: 'SMA/SMK', en: 'Upper secondary school' } },
    { code: 'diploma', label: { id: 'D-I sampai D-III', en: 'Diploma' } },
    { code: 'bachelor', label: { id: 'D-IV/S-1', en: 'Bachelor' } },
    { code: 'postgraduate', label: { id: 'S-2/S-3', en: 'Postgraduate' } },
  ],
);

export const occupations = referenceList(
  {
    name: 'respondent-occupations',
    label: { id: 'Pekerjaan responden', en: 'Occupations of respondents' },
    description: 'Main occupation of a respondent.',
    legalBasis: skm,
  },
  [
    { code: 'civil-servant', label: { id: 'ASN', en: 'Civil servant' } },
    { code: 'military-police', label: { id: 'TNI/Polri', en: 'Armed forces or police' } },
    { code: 'private-employee', label: { id: 'Pegawai swasta', en: 'Private employee' } },
    { code: 'self-employed', label: { id: 'Wirausaha', en: 'Self-employed' } },
    { code: 'farmer-fisher', label: { id: 'Petani/nelayan', en: 'Farmer or fisher' } },
    { code: 'student', label: { id: 'Pelajar/mahasiswa', en: 'Pupil or student' } },
    { code: 'homemaker', label: { id: 'Mengurus rumah tangga', en: 'Homemaker' } },
    { code: 'other', label: { id: 'Lainnya', en: 'Other' } },
  ],
);

export const disabilities = referenceList(
  {
    name: 'respondent-disabilities',
    label: { id: 'Disabilitas responden', en: 'Disability of respondents' },
    description: 'Whether a respondent lives with a disability.',
    legalBasis: 'UU 8/2016',
  },
  [
    { code: 'none', label: { id: 'Tanpa disabilitas', en: 'No disability' } },
    { code: 'disabled', label: { id: 'Penyandang disabilitas', en: 'With a disability' } },
  ],
);

/** By what answers are told apart in roll-ups and results. */
export const responseDimensions = referenceList(
  {
    name: 'response-dimensions',
    label: { id: 'Pengelompokan jawaban', en: 'Groupings of answers' },
    description: 'By what answers are grouped.',
    legalBasis: skm,
  },
  [
    { code: 'all', label: { id: 'Semua jawaban', en: 'All answers' } },
    { code: 'gender', label: { id: 'Jenis kelamin', en: 'Gender' } },
    { code: 'age-band', label: { id: 'Kelompok umur', en: 'Age band' } },
    { code: 'education', label: { id: 'Pendidikan', en: 'Education' } },
    { code: 'occupation', label: { id: 'Pekerjaan', en: 'Occupation' } },
    { code: 'disability', label: { id: 'Disabilitas', en: 'Disability' } },
    { code: 'channel', label: { id: 'Saluran', en: 'Channel' } },
    { code: 'month', label: { id: 'Bulan', en: 'Month' } },
  ],
);
