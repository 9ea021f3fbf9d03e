import { defineRemarks } from '../../platform/http/remarks.ts';
import { personalDataRemarks } from '../../platform/public-writes/index.ts';

/** What rules of forums can find wrong with a value. */
export const forumRemarks = defineRemarks({
  'dates-reversed': {
    message: { en: 'It lies before the first day ({first}).', id: 'Mendahului hari pertama ({first}).' },
    hint: { en: 'Give a later day.', id: 'Isi hari yang lebih kemudian.' },
  },
  ...personalDataRemarks,
  'links-in-text': {
    message: { en: 'It holds more than {most} links.', id: 'Memuat lebih dari {most} tautan.' },
    hint: { en: 'Leave some out.', id: 'Kurangi tautannya.' },
  },
  'name-poses-as-office': {
    message: {
      en: 'The name could be taken for that of an office.',
      id: 'Nama ini dapat disangka nama kantor pemerintah.',
    },
    hint: { en: 'Choose another, or send none.', id: 'Pilih nama lain, atau kosongkan.' },
  },
  'reason-missing': {
    message: { en: 'Why it is held or removed is missing.', id: 'Alasan ditahan atau dihapus belum diisi.' },
    hint: { en: 'Give a `reason`.', id: 'Isi `reason`.' },
  },
  'unit-missing': {
    message: { en: 'No unit takes the topic up.', id: 'Belum ada unit yang menangani.' },
    hint: { en: 'Give a `unitId`.', id: 'Isi `unitId`.' },
  },
  'post-not-of-topic': {
    message: { en: 'This is no post of the topic.', id: 'Ini bukan kiriman pada topik ini.' },
    hint: { en: 'Name posts that are shown on the topic.', id: 'Sebut kiriman yang tampil pada topik ini.' },
  },
});

export type ForumRemark = keyof typeof forumRemarks;
