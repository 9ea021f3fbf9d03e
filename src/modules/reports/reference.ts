import { referenceList } from '../../platform/reference/list.ts';

const guideline = 'Perpres 76/2013; PermenPANRB 62/2018';

/** What somebody reports: decides how long the answer may take. */
export const reportKinds = referenceList(
  {
    name: 'report-kinds',
    label: { id: 'Jenis laporan', en: 'Kinds of report' },
    description: 'What a report is: decides its deadlines.',
    legalBasis: guideline,
  },
  [
    {
      code: 'complaint',
      label: { id: 'Pengaduan tidak berkadar pengawasan', en: 'Complaint that needs no inspection' },
    },
    {
      code: 'complaint-with-inspection',
      label: { id: 'Pengaduan berkadar pengawasan', en: 'Complaint that needs an inspection' },
    },
    { code: 'information-request', label: { id: 'Permintaan informasi', en: 'Request for information' } },
    { code: 'aspiration', label: { id: 'Aspirasi', en: 'Aspiration' } },
  ],
);

export const reportStates = referenceList(
  {
    name: 'report-states',
    label: { id: 'Status laporan', en: 'States of reports' },
    description: 'Where a report stands.',
    legalBasis: guideline,
  },
  [
    { code: 'received', label: { id: 'Belum diverifikasi', en: 'Received' } },
    { code: 'verified', label: { id: 'Terverifikasi', en: 'Verified' } },
    { code: 'in-progress', label: { id: 'Diproses', en: 'In progress' } },
    { code: 'resolved', label: { id: 'Selesai ditindaklanjuti', en: 'Resolved' } },
    { code: 'closed', label: { id: 'Ditutup', en: 'Closed' } },
    { code: 'returned', label: { id: 'Ditunda, menunggu pelapor', en: 'Returned to the reporter' } },
    { code: 'archived', label: { id: 'Diarsipkan', en: 'Archived' } },
    { code: 'merged', label: { id: 'Digabung', en: 'Merged into another' } },
  ],
);

/** Who may see a report. */
export const reportVisibilities = referenceList(
  {
    name: 'report-visibilities',
    label: { id: 'Keterbukaan laporan', en: 'Visibility of reports' },
    description: 'Who sees a report.',
    legalBasis: guideline,
  },
  [
    { code: 'public', label: { id: 'Terbuka', en: 'Everybody, without who reported' } },
    { code: 'confidential', label: { id: 'Rahasia', en: 'Only the officers who handle it' } },
  ],
);

/** What has a deadline. */
export const deadlineSteps = referenceList(
  {
    name: 'deadline-steps',
    label: { id: 'Tahap bertenggat', en: 'Steps with a deadline' },
    description: 'What is to be done within so many working days.',
    legalBasis: guideline,
  },
  [
    { code: 'first-response', label: { id: 'Verifikasi dan penyaluran', en: 'Verification and routing' } },
    { code: 'resolution', label: { id: 'Penyelesaian', en: 'Resolution' } },
    {
      code: 'reporter-reply',
      label: { id: 'Tanggapan pelapor', en: 'Reply of the reporter, before it is closed' },
    },
  ],
);

/** Deadlines that the city itself can miss. */
export const escalationSteps = referenceList(
  {
    name: 'report-escalation-steps',
    label: { id: 'Tahap yang dieskalasi', en: 'Steps whose deadline is watched' },
    description: 'Deadlines of which officers are reminded, and that are escalated when they have passed.',
    legalBasis: guideline,
  },
  [
    { code: 'first-response', label: { id: 'Verifikasi dan penyaluran', en: 'Verification and routing' } },
    { code: 'resolution', label: { id: 'Penyelesaian', en: 'Resolution' } },
  ],
);

export const escalationActions = referenceList(
  {
    name: 'report-escalation-actions',
    label: { id: 'Tindakan atas tenggat', en: 'What is done about deadlines' },
    description: 'Whether somebody is reminded before a deadline, or told after it that it has passed.',
    legalBasis: guideline,
  },
  [
    { code: 'reminder', label: { id: 'Pengingat sebelum tenggat', en: 'Reminder before the deadline' } },
    { code: 'escalation', label: { id: 'Eskalasi setelah tenggat', en: 'Escalation after the deadline' } },
  ],
);

/** Who is told, the lowest first. */
export const escalationLevels = referenceList(
  {
    name: 'report-escalation-levels',
    label: { id: 'Jenjang eskalasi', en: 'Levels of escalation' },
    description: 'Who is told of a deadline, from the unit upwards.',
    legalBasis: guideline,
  },
  [
    { code: 'unit', label: { id: 'Unit penanggung jawab', en: 'The unit that handles it' } },
    { code: 'agency', label: { id: 'Pimpinan perangkat daerah', en: 'The head of its agency' } },
    { code: 'city', label: { id: 'Koordinator pengaduan kota', en: 'The coordinator of the city' } },
  ],
);

export const reportChannels = referenceList(
  {
    name: 'report-channels',
    label: { id: 'Saluran laporan', en: 'Channels of reports' },
    description: 'By which way a report came in.',
    legalBasis: guideline,
  },
  [
    { code: 'online', label: { id: 'Daring', en: 'Online' } },
    { code: 'officer', label: { id: 'Dicatat petugas', en: 'Entered by an officer' } },
    { code: 'open311', label: { id: 'Open311', en: 'Open311' } },
  ],
);

/** What happened to a report. */
export const reportStepKinds = referenceList(
  {
    name: 'report-steps',
    label: { id: 'Langkah penanganan laporan', en: 'Steps in the life of reports' },
    description: 'What happened to a report.',
    legalBasis: guideline,
  },
  [
    { code: 'received', label: { id: 'Diterima', en: 'Received' } },
    { code: 'verified', label: { id: 'Diverifikasi', en: 'Verified' } },
    { code: 'routed', label: { id: 'Disalurkan', en: 'Routed to a unit' } },
    { code: 'progressed', label: { id: 'Diproses', en: 'Worked on' } },
    { code: 'resolved', label: { id: 'Ditindaklanjuti', en: 'Resolved' } },
    { code: 'returned', label: { id: 'Ditunda', en: 'Returned to the reporter' } },
    { code: 'completed', label: { id: 'Dilengkapi pelapor', en: 'Completed by the reporter' } },
    { code: 'archived', label: { id: 'Diarsipkan', en: 'Archived' } },
    { code: 'merged', label: { id: 'Digabung', en: 'Merged into another' } },
    { code: 'confirmed', label: { id: 'Dikonfirmasi pelapor', en: 'Confirmed by the reporter' } },
    { code: 'reopened', label: { id: 'Dibuka kembali', en: 'Reopened by the reporter' } },
    {
      code: 'deadline-moved',
      label: { id: 'Tenggat dihitung ulang', en: 'A deadline reckoned anew' },
    },
    { code: 'reminded', label: { id: 'Diingatkan sebelum tenggat', en: 'Reminded of a deadline' } },
    { code: 'escalated', label: { id: 'Dieskalasi karena lewat tenggat', en: 'Escalated past a deadline' } },
    { code: 'closed', label: { id: 'Ditutup otomatis', en: 'Closed by the passing of time' } },
  ],
);

/** Why two reports are taken for the same. */
export const reportLikenesses = referenceList(
  {
    name: 'report-likenesses',
    label: { id: 'Kemiripan laporan', en: 'Likenesses of reports' },
    description: 'In what two reports are alike.',
    legalBasis: guideline,
  },
  [
    { code: 'near', label: { id: 'Lokasi berdekatan', en: 'Within 250 metres' } },
    { code: 'same-category', label: { id: 'Kategori sama', en: 'Of the same category' } },
    { code: 'similar-words', label: { id: 'Isi mirip', en: 'In similar words' } },
  ],
);

export const archivingGrounds = referenceList(
  {
    name: 'report-archiving-grounds',
    label: { id: 'Alasan pengarsipan laporan', en: 'Grounds for archiving reports' },
    description: 'Why a report is not handled.',
    legalBasis: guideline,
  },
  [
    { code: 'out-of-authority', label: { id: 'Bukan kewenangan', en: 'Not within the city’s authority' } },
    { code: 'too-general', label: { id: 'Terlalu umum', en: 'Too general' } },
    { code: 'not-relevant', label: { id: 'Tidak relevan', en: 'Not relevant' } },
    { code: 'abusive', label: { id: 'Mengandung penghinaan atau SARA', en: 'Abusive' } },
    { code: 'spam', label: { id: 'Spam', en: 'Spam' } },
    { code: 'not-completed', label: { id: 'Tidak dilengkapi pelapor', en: 'Not completed by the reporter' } },
  ],
);
