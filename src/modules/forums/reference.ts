import { referenceList } from '../../platform/reference/list.ts';

const participation = 'UU 25/2009 art. 39; PermenPANRB 16/2017';

export const topicStates = referenceList(
  {
    name: 'forum-topic-states',
    label: { id: 'Status topik forum', en: 'States of forum topics' },
    description: 'Where a topic stands today.',
    legalBasis: participation,
  },
  [
    { code: 'proposed', label: { id: 'Diusulkan', en: 'Proposed' } },
    { code: 'declined', label: { id: 'Tidak diterima', en: 'Declined' } },
    { code: 'draft', label: { id: 'Rancangan', en: 'Draft' } },
    { code: 'scheduled', label: { id: 'Terjadwal', en: 'Scheduled' } },
    { code: 'open', label: { id: 'Terbuka', en: 'Open' } },
    { code: 'ended', label: { id: 'Berakhir', en: 'Ended' } },
    { code: 'closed', label: { id: 'Ditutup', en: 'Closed' } },
    { code: 'concluded', label: { id: 'Disimpulkan', en: 'Concluded' } },
  ],
);

export const topicAccess = referenceList(
  {
    name: 'forum-topic-access',
    label: { id: 'Siapa yang boleh menulis', en: 'Who may write' },
    description: 'Who may write on a topic.',
    legalBasis: participation,
  },
  [
    { code: 'anyone', label: { id: 'Siapa saja, juga tanpa nama', en: 'Anybody, also without a name' } },
    { code: 'pseudonymous', label: { id: 'Peserta dengan nama pena', en: 'Participants under a pseudonym' } },
    { code: 'verified', label: { id: 'Peserta terverifikasi', en: 'Verified participants' } },
  ],
);

export const topicModeration = referenceList(
  {
    name: 'forum-moderation-modes',
    label: { id: 'Cara moderasi', en: 'Ways of moderation' },
    description: 'Whether posts are looked at before or after everybody reads them.',
    legalBasis: participation,
  },
  [
    { code: 'before', label: { id: 'Diperiksa sebelum tampil', en: 'Looked at before they are shown' } },
    { code: 'after', label: { id: 'Langsung tampil', en: 'Shown at once' } },
  ],
);

export const topicOrigins = referenceList(
  {
    name: 'forum-topic-origins',
    label: { id: 'Asal topik', en: 'Origins of topics' },
    description: 'Who brought a topic up.',
    legalBasis: participation,
  },
  [
    { code: 'government', label: { id: 'Pemerintah', en: 'Government' } },
    { code: 'citizens', label: { id: 'Warga', en: 'Citizens' } },
  ],
);

export const topicSubjects = referenceList(
  {
    name: 'forum-subject-kinds',
    label: { id: 'Pokok bahasan', en: 'Kinds of subject' },
    description: 'What a topic is about, beside a public service.',
    legalBasis: participation,
  },
  [
    { code: 'policy-document', label: { id: 'Dokumen kebijakan', en: 'Policy document' } },
    { code: 'restructuring-plan', label: { id: 'Rencana penataan', en: 'Restructuring plan' } },
  ],
);

export const postStates = referenceList(
  {
    name: 'forum-post-states',
    label: { id: 'Status kiriman', en: 'States of posts' },
    description: 'Whether everybody reads a post.',
    legalBasis: 'UU 27/2022; UU 1/2024 (ITE)',
  },
  [
    { code: 'shown', label: { id: 'Ditampilkan', en: 'Shown' } },
    { code: 'held', label: { id: 'Ditahan untuk diperiksa', en: 'Held for review' } },
    { code: 'removed', label: { id: 'Dihapus moderator', en: 'Removed by a moderator' } },
    { code: 'withdrawn', label: { id: 'Ditarik penulisnya', en: 'Withdrawn by its author' } },
  ],
);

export const authorKinds = referenceList(
  {
    name: 'forum-author-kinds',
    label: { id: 'Jenis penulis', en: 'Kinds of author' },
    description: 'Who speaks in a post.',
    legalBasis: participation,
  },
  [
    { code: 'official', label: { id: 'Jawaban resmi', en: 'Official answer' } },
    { code: 'verified', label: { id: 'Peserta terverifikasi', en: 'Verified participant' } },
    { code: 'pseudonymous', label: { id: 'Peserta dengan nama pena', en: 'Participant under a pseudonym' } },
    { code: 'anonymous', label: { id: 'Tanpa nama', en: 'Anonymous' } },
  ],
);

export const moderationReasons = referenceList(
  {
    name: 'forum-moderation-reasons',
    label: { id: 'Alasan moderasi', en: 'Reasons of moderation' },
    description: 'Why a post is reported, held or removed.',
    legalBasis: 'UU 27/2022; UU 1/2024 (ITE)',
  },
  [
    { code: 'personal-data', label: { id: 'Memuat data pribadi', en: 'Personal data' } },
    { code: 'insult', label: { id: 'Menghina perseorangan', en: 'Insult' } },
    { code: 'hate', label: { id: 'Ujaran kebencian (SARA)', en: 'Hate speech' } },
    { code: 'unlawful', label: { id: 'Melanggar hukum', en: 'Unlawful' } },
    { code: 'advertising', label: { id: 'Iklan', en: 'Advertising' } },
    { code: 'repeated', label: { id: 'Berulang-ulang', en: 'Repeated' } },
    { code: 'off-topic', label: { id: 'Di luar topik', en: 'Off topic' } },
  ],
);

export const appealStates = referenceList(
  {
    name: 'forum-appeal-states',
    label: { id: 'Status keberatan', en: 'States of appeals' },
    description: 'What became of an appeal against a removal.',
    legalBasis: 'UU 30/2014 art. 75',
  },
  [
    { code: 'open', label: { id: 'Menunggu keputusan', en: 'Waiting for a decision' } },
    { code: 'granted', label: { id: 'Dikabulkan', en: 'Granted' } },
    { code: 'refused', label: { id: 'Ditolak', en: 'Refused' } },
  ],
);
