import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of the working calendar can find wrong with a value. */
export const calendarRemarks = defineRemarks({
  'outside-calendar': {
    message: {
      en: 'The calendar is kept from {first} to {last}.',
      id: 'Kalender dicatat dari {first} sampai {last}.',
    },
    hint: { en: 'Give a day within these years.', id: 'Isi hari dalam tahun-tahun itu.' },
  },
});
export type CalendarRemark = keyof typeof calendarRemarks;
