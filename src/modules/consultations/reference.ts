import { type CodeOf, referenceList } from '../../platform/reference/list.ts';

const drafting = 'UU 12/2011 art. 96 jo. UU 13/2022';

export const consultationAudiences = referenceList(
  {
    name: 'consultation-audiences',
    label: { id: 'Peserta konsultasi', en: 'Audiences of consultations' },
    description: 'Who is asked in a consultation.',
    legalBasis: drafting,
  },
  [
    { code: 'internal', label: { id: 'Pegawai kota', en: 'Civil servants of the city' } },
    { code: 'public', label: { id: 'Masyarakat', en: 'The public' } },
  ],
);

export const consultationStates = referenceList(
  {
    name: 'consultation-states',
    label: { id: 'Status konsultasi', en: 'States of consultations' },
    description: 'How far a consultation is: opened and closed by its days.',
    legalBasis: drafting,
  },
  [
    { code: 'planned', label: { id: 'Direncanakan', en: 'Planned' } },
    { code: 'open', label: { id: 'Terbuka', en: 'Open' } },
    { code: 'closed', label: { id: 'Ditutup', en: 'Closed' } },
    { code: 'concluded', label: { id: 'Disimpulkan', en: 'Concluded' } },
    { code: 'cancelled', label: { id: 'Dibatalkan', en: 'Cancelled' } },
  ],
);
export type ConsultationState = CodeOf<typeof consultationStates>;

export const consultationStepKinds = referenceList(
  {
    name: 'consultation-step-kinds',
    label: { id: 'Langkah konsultasi', en: 'Steps of consultations' },
    description: 'What happened to a consultation.',
    legalBasis: drafting,
  },
  [
    { code: 'planned', label: { id: 'Direncanakan', en: 'Planned' } },
    { code: 'opened', label: { id: 'Dibuka', en: 'Opened' } },
    { code: 'version-taken-up', label: { id: 'Naskah diganti', en: 'Another text taken up' } },
    { code: 'extended', label: { id: 'Diperpanjang', en: 'Extended' } },
    { code: 'closed', label: { id: 'Ditutup', en: 'Closed' } },
    { code: 'concluded', label: { id: 'Disimpulkan', en: 'Concluded' } },
    { code: 'cancelled', label: { id: 'Dibatalkan', en: 'Cancelled' } },
  ],
);

export const consultationCommentKinds = referenceList(
  {
    name: 'consultation-comment-kinds',
    label: { id: 'Jenis masukan', en: 'Kinds of comments' },
    description: 'What somebody says of a draft.',
    legalBasis: drafting,
  },
  [
    { code: 'support', label: { id: 'Dukungan', en: 'Support' } },
    { code: 'concern', label: { id: 'Keberatan', en: 'Concern' } },
    { code: 'suggestion', label: { id: 'Usulan', en: 'Suggestion' } },
  ],
);

export const consultationCommentStates = referenceList(
  {
    name: 'consultation-comment-states',
    label: { id: 'Status masukan', en: 'States of comments' },
    description: 'Whether a comment counts, and who may read it.',
    legalBasis: drafting,
  },
  [
    { code: 'shown', label: { id: 'Diterima', en: 'Taken' } },
    { code: 'held', label: { id: 'Ditahan untuk diperiksa', en: 'Held until looked at' } },
    { code: 'rejected', label: { id: 'Ditolak', en: 'Rejected' } },
    { code: 'withdrawn', label: { id: 'Ditarik', en: 'Withdrawn' } },
  ],
);

export const consultationAnswerOutcomes = referenceList(
  {
    name: 'consultation-answer-outcomes',
    label: { id: 'Tanggapan atas masukan', en: 'Answers to comments' },
    description: 'What becomes of what people said.',
    legalBasis: drafting,
  },
  [
    { code: 'accepted', label: { id: 'Diterima', en: 'Accepted' } },
    { code: 'partly-accepted', label: { id: 'Diterima sebagian', en: 'Partly accepted' } },
    { code: 'not-accepted', label: { id: 'Tidak diterima', en: 'Not accepted' } },
  ],
);
