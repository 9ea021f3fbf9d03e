import { defineRemarks } from '../../platform/http/remarks.ts';

/** What rules of pulses and measures can find wrong with a value. */
export const readinessRemarks = defineRemarks({
  'opens-in-past': {
    message: {
      en: 'A pulse cannot open on a day that is over.',
      id: 'Survei tidak dapat dibuka pada hari yang sudah lewat.',
    },
    hint: { en: 'Give today or a later day.', id: 'Isi hari ini atau sesudahnya.' },
  },
  'closes-before-opening': {
    message: { en: 'It would close before it opens.', id: 'Survei ditutup sebelum dibuka.' },
    hint: { en: 'Give the day of `opensOn` or a later one.', id: 'Isi hari pada `opensOn` atau sesudahnya.' },
  },
  'open-too-long': {
    message: { en: 'A pulse is open for {days} days at most.', id: 'Survei dibuka paling lama {days} hari.' },
    hint: {
      en: 'Close it sooner, and ask again with another pulse.',
      id: 'Tutup lebih awal, lalu tanyakan lagi dengan survei berikutnya.',
    },
  },
  'measure-due-in-past': {
    message: { en: 'This day is over.', id: 'Hari ini sudah lewat.' },
    hint: { en: 'Give today or a later day.', id: 'Isi hari ini atau sesudahnya.' },
  },
  'done-ahead': {
    message: { en: 'This day is yet to come.', id: 'Hari ini belum tiba.' },
    hint: { en: 'Give today or an earlier day.', id: 'Isi hari ini atau sebelumnya.' },
  },
  'other-course': {
    message: { en: 'The session is one of another course.', id: 'Sesi ini milik pelatihan lain.' },
    hint: {
      en: 'Leave `courseId` out, or give that of the session.',
      id: 'Hapus `courseId`, atau isi pelatihan dari sesi itu.',
    },
  },
});
export type ReadinessRemark = keyof typeof readinessRemarks;
