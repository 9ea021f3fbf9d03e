import { referenceList } from '../../platform/reference/list.ts';

const basis = 'PermenPANRB 14/2017; UU 25/2009 art. 36–38';

/** Where a follow-up stands. */
export const followUpStates = referenceList(
  {
    name: 'follow-up-states',
    label: { id: 'Status tindak lanjut', en: 'States of follow-ups' },
    description: 'Where a follow-up stands.',
    legalBasis: basis,
  },
  [
    { code: 'proposed', label: { id: 'Diusulkan', en: 'Proposed' } },
    { code: 'accepted', label: { id: 'Disetujui', en: 'Accepted' } },
    { code: 'in-progress', label: { id: 'Dikerjakan', en: 'In progress' } },
    { code: 'done', label: { id: 'Selesai', en: 'Done' } },
    { code: 'dropped', label: { id: 'Tidak dilanjutkan', en: 'Dropped' } },
  ],
);

/** What made the city act. */
export const followUpOriginKinds = referenceList(
  {
    name: 'follow-up-origin-kinds',
    label: { id: 'Asal tindak lanjut', en: 'Origins of follow-ups' },
    description: 'What a follow-up answers.',
    legalBasis: basis,
  },
  [
    { code: 'satisfaction', label: { id: 'Hasil survei kepuasan', en: 'Result of a satisfaction survey' } },
    { code: 'reports', label: { id: 'Laporan masyarakat', en: 'Reports of citizens' } },
    { code: 'report-cluster', label: { id: 'Kumpulan laporan sejenis', en: 'Many reports of one kind' } },
    { code: 'forum-topic', label: { id: 'Kesimpulan forum', en: 'Conclusion of a forum topic' } },
  ],
);

/** What happened to a follow-up. */
export const followUpStepKinds = referenceList(
  {
    name: 'follow-up-steps',
    label: { id: 'Langkah tindak lanjut', en: 'Steps in the life of follow-ups' },
    description: 'What happened to a follow-up.',
    legalBasis: basis,
  },
  [
    { code: 'proposed', label: { id: 'Diusulkan', en: 'Proposed' } },
    { code: 'accepted', label: { id: 'Disetujui', en: 'Accepted' } },
    { code: 'progressed', label: { id: 'Dikerjakan', en: 'Worked on' } },
    { code: 'rescheduled', label: { id: 'Tenggat diubah', en: 'Given another due date' } },
    { code: 'became-overdue', label: { id: 'Melewati tenggat', en: 'Past its due date' } },
    { code: 'done', label: { id: 'Selesai', en: 'Done' } },
    { code: 'dropped', label: { id: 'Tidak dilanjutkan', en: 'Dropped' } },
  ],
);
