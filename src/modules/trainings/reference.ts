import { referenceList } from '../../platform/reference/list.ts';

const legalBasis = 'Peraturan LAN 10/2018; PP 11/2017 jo. PP 17/2020 art. 212';

const kind = <const C extends string>(
  code: C,
  id: string,
  en: string,
  siasn: string,
  classical: boolean,
) => ({
  code,
  label: { id, en },
  siasnCode: siasn,
  classical,
});

/** Kinds of training (jenis pengembangan kompetensi); `classical`: face to face in a class. */
export const trainingKinds = referenceList(
  {
    name: 'training-kinds',
    label: { id: 'Jenis pengembangan kompetensi', en: 'Kinds of training' },
    description: 'Kind of a training, classical or not.',
    legalBasis,
  },
  [
    kind('leadership-training', 'Pelatihan struktural kepemimpinan', 'Leadership training', '1', true),
    kind('functional-training', 'Pelatihan fungsional', 'Functional training', '2', true),
    kind('technical-training', 'Pelatihan teknis', 'Technical training', '3', true),
    kind('workshop', 'Lokakarya (workshop)', 'Workshop', '4', true),
    kind('managerial-training', 'Pelatihan manajerial', 'Managerial training', '5', true),
    kind('sociocultural-training', 'Pelatihan sosial kultural', 'Sociocultural training', '6', true),
    kind('socialisation', 'Sosialisasi', 'Socialisation', '7', true),
    kind('technical-guidance', 'Bimbingan teknis', 'Technical guidance', '8', true),
    kind('seminar', 'Seminar/konferensi', 'Seminar', '9', true),
    kind('internship', 'Magang/praktik kerja', 'Internship', '10', false),
    kind('course', 'Kursus', 'Course', '11', true),
    kind('refresher', 'Penataran', 'Refresher course', '12', true),
    kind('coaching', 'Coaching', 'Coaching', '14', false),
    kind('mentoring', 'Mentoring', 'Mentoring', '15', false),
    kind('e-learning', 'E-learning', 'E-learning', '16', false),
    kind('distance-learning', 'Pelatihan jarak jauh', 'Distance learning', '17', false),
    kind('secondment', 'Detasering', 'Secondment', '18', false),
    kind('outdoor-learning', 'Pembelajaran alam terbuka', 'Outdoor learning', '19', false),
    kind('benchmarking', 'Patok banding', 'Benchmarking', '20', false),
    kind('exchange', 'Pertukaran PNS dengan pegawai swasta', 'Exchange with companies', '21', false),
    kind('self-study', 'Belajar mandiri', 'Independent study', '22', false),
    kind('community', 'Komunitas belajar', 'Learning community', '23', false),
    kind('on-the-job', 'Bimbingan di tempat kerja', 'Guidance at work', '24', false),
  ],
);

/** Whether a course is still offered. */
export const courseStates = referenceList(
  {
    name: 'course-states',
    label: { id: 'Status pelatihan dalam katalog', en: 'States of courses' },
    description: 'Whether a course is still offered.',
    legalBasis,
  },
  [
    { code: 'active', label: { id: 'Ditawarkan', en: 'Offered' } },
    { code: 'retired', label: { id: 'Tidak lagi ditawarkan', en: 'No longer offered' } },
  ],
);

/** Where a session stands: what was decided of it, and what follows from the day and the seats. */
export const sessionStates = referenceList(
  {
    name: 'session-states',
    label: { id: 'Status penyelenggaraan', en: 'States of sessions' },
    description: 'Where a session of a training stands on the day.',
    legalBasis,
  },
  [
    { code: 'draft', label: { id: 'Rancangan', en: 'Draft' } },
    { code: 'open', label: { id: 'Pendaftaran dibuka', en: 'Open' } },
    { code: 'full', label: { id: 'Penuh, daftar tunggu', en: 'Full: there is a wait list' } },
    { code: 'closed', label: { id: 'Pendaftaran ditutup', en: 'Closed' } },
    { code: 'running', label: { id: 'Berlangsung', en: 'Running' } },
    { code: 'finished', label: { id: 'Selesai', en: 'Finished' } },
    { code: 'cancelled', label: { id: 'Dibatalkan', en: 'Cancelled' } },
  ],
);

/** How somebody came to be enrolled. */
export const enrolmentOrigins = referenceList(
  {
    name: 'enrolment-origins',
    label: { id: 'Asal kepesertaan', en: 'Origins of enrolments' },
    description: 'Whether somebody applied, or was nominated.',
    legalBasis,
  },
  [
    { code: 'applied', label: { id: 'Mendaftar sendiri', en: 'Applied' } },
    { code: 'nominated', label: { id: 'Diusulkan', en: 'Nominated' } },
  ],
);

interface OfState {
  readonly active?: boolean;
  readonly seated?: boolean;
  readonly result?: boolean;
}

const state = <const C extends string>(
  code: C,
  id: string,
  en: string,
  { active = false, seated = false, result = false }: OfState = {},
) => ({ code, label: { id, en }, active, seated, result });

/**
 * Where an enrolment stands; `active`: a seat or the hope of one, so that dates may clash; `seated`: a seat of the quota is
 * taken; `result`: how it ended.
 */
export const enrolmentStates = referenceList(
  {
    name: 'enrolment-states',
    label: { id: 'Status peserta', en: 'States of enrolments' },
    description: 'Where an enrolment stands.',
    legalBasis,
  },
  [
    state('applied', 'Mendaftar, menunggu persetujuan', 'Applied, awaits approval', { active: true }),
    state('nominated', 'Diusulkan, menunggu persetujuan', 'Nominated, awaits approval', { active: true }),
    state('confirmed', 'Mendapat tempat', 'Has a seat', { active: true, seated: true }),
    state('wait-listed', 'Dalam daftar tunggu', 'On the wait list', { active: true }),
    state('declined', 'Ditolak', 'Declined'),
    state('withdrawn', 'Mengundurkan diri', 'Withdrawn'),
    state('attended', 'Mengikuti', 'Attended', { active: true, seated: true, result: true }),
    state('passed', 'Lulus', 'Passed', { active: true, seated: true, result: true }),
    state('failed', 'Tidak lulus', 'Failed', { active: true, seated: true, result: true }),
    state('absent', 'Tidak hadir', 'Absent', { seated: true, result: true }),
  ],
);

/** How it is known that somebody was at a meeting. */
export const attendanceSources = referenceList(
  {
    name: 'attendance-sources',
    label: { id: 'Sumber kehadiran', en: 'Sources of attendance' },
    description: 'How it is known whether somebody was at a meeting.',
    legalBasis,
  },
  [
    { code: 'code', label: { id: 'Kode yang berganti', en: 'The rotating code' } },
    { code: 'list', label: { id: 'Daftar pengajar', en: 'The trainer’s list' } },
    { code: 'import', label: { id: 'Impor', en: 'An import' } },
  ],
);

/** Where the certificate of another institution stands. */
export const outsideCertificateStates = referenceList(
  {
    name: 'outside-certificate-states',
    label: { id: 'Status sertifikat dari luar', en: 'States of outside certificates' },
    description: 'What came of looking at the evidence of a certificate that somebody else issued.',
    legalBasis,
  },
  [
    { code: 'submitted', label: { id: 'Diajukan', en: 'Submitted' } },
    { code: 'verified', label: { id: 'Terverifikasi', en: 'Verified' } },
    { code: 'rejected', label: { id: 'Ditolak', en: 'Rejected' } },
  ],
);

/** What a need of trainings follows from, beside gaps. */
export const trainingNeedOrigins = referenceList(
  {
    name: 'training-need-origins',
    label: { id: 'Asal kebutuhan pelatihan', en: 'Origins of training needs' },
    description: 'What a need of trainings follows from, beside competency gaps.',
    legalBasis: 'PP 11/2017 art. 203; Peraturan LAN 10/2018',
  },
  [
    {
      code: 'follow-up',
      label: { id: 'Tindak lanjut suara masyarakat', en: 'Follow-up of what citizens said' },
    },
  ],
);
