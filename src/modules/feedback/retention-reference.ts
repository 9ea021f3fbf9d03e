import { referenceList } from '../../platform/reference/list.ts';

/** What the city holds of those who answer, and for how long at least: late answers come in for up to 90 days. */
export const retentionSubjects = referenceList(
  {
    name: 'retention-subjects',
    label: { id: 'Data umpan balik yang diretensi', en: 'What is kept of those who answer' },
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
  ],
);
