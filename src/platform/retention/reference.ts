import { referenceList } from '../reference/list.ts';

/** What modules keep of citizens for a time, and for how long at least; how it is forgotten they say themselves. */
export const retentionSubjects = referenceList(
  {
    name: 'retention-subjects',
    label: { id: 'Data warga yang diretensi', en: 'What is kept of citizens for a time' },
    description: 'What is kept for a time and then deleted — objek retensi.',
    legalBasis: 'UU 27/2022 art. 16(2)(g), art. 43',
  },
  [
    { code: 'drafts', label: { id: 'Jawaban yang belum selesai', en: 'Unfinished answers' }, leastDays: 1 },
    {
      code: 'sender-statistics',
      label: { id: 'Jejak alamat pengirim', en: 'Traces of the addresses of senders' },
      leastDays: 1,
    },
    {
      code: 'personal-answers',
      label: { id: 'Jawaban berisi data pribadi', en: 'Answers that are personal data' },
      leastDays: 1,
    },
    {
      code: 'unpublished-texts',
      label: { id: 'Teks yang tidak diterbitkan', en: 'Texts that were not published' },
      leastDays: 1,
    },
    // Late answers come in for up to 90 days.
    {
      code: 'response-keys',
      label: { id: 'Kunci agar jawaban dihitung sekali', en: 'Keys by which answers count once' },
      leastDays: 90,
    },
    {
      code: 'report-identities',
      label: { id: 'Identitas pelapor', en: 'Who filed reports, after these ended' },
      leastDays: 1,
    },
    {
      code: 'forum-codes',
      label: { id: 'Kode verifikasi peserta forum', en: 'Codes that verify who takes part in forums' },
      leastDays: 1,
    },
  ],
);
