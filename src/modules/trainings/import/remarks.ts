import { defineRemarks } from '../../../platform/http/remarks.ts';
import { historyImportRemarks } from '../../employees/index.ts';

/** What can be wrong with a row of attendance. */
export const attendanceImportRemarks = defineRemarks({
  ...historyImportRemarks,
  'attendance-session-malformed': {
    message: {
      en: 'The session is empty, or this is no id.',
      id: 'Penyelenggaraan kosong, atau ini bukan id.',
    },
    hint: { en: 'Take the id from /training-sessions.', id: 'Ambil id dari /training-sessions.' },
  },
  'attendance-session-unknown': {
    message: { en: 'There is no session with this id.', id: 'Tidak ada penyelenggaraan dengan id ini.' },
    hint: { en: 'Take the id from /training-sessions.', id: 'Ambil id dari /training-sessions.' },
  },
  'attendance-meeting-malformed': {
    message: {
      en: 'The number of the meeting is empty, or none of 1 to 500.',
      id: 'Nomor pertemuan kosong, atau bukan 1 sampai 500.',
    },
    hint: { en: 'Write the number alone, for example 3.', id: 'Tulis nomornya saja, misalnya 3.' },
  },
  'attendance-meeting-unknown': {
    message: {
      en: 'The session has no meeting {number}.',
      id: 'Penyelenggaraan ini tidak memiliki pertemuan {number}.',
    },
    hint: {
      en: 'Enter the meeting in the session first, or correct the number.',
      id: 'Catat dahulu pertemuannya, atau perbaiki nomornya.',
    },
  },
  'attendance-presence-malformed': {
    message: {
      en: 'This does not say whether the person was there.',
      id: 'Ini tidak menyatakan apakah pegawai hadir.',
    },
    hint: { en: 'Write yes or no.', id: 'Tulis ya atau tidak.' },
  },
  'attendance-without-seat': {
    message: {
      en: 'The person has no seat in this session.',
      id: 'Pegawai tidak mendapat tempat dalam penyelenggaraan ini.',
    },
    hint: {
      en: 'Take the participants from /enrolments?sessionId=…, or approve the enrolment first.',
      id: 'Lihat peserta di /enrolments?sessionId=…, atau setujui dahulu kepesertaannya.',
    },
  },
  'attendance-duplicate': {
    message: {
      en: 'The same person and meeting already stand on line {firstLine}.',
      id: 'Orang dan pertemuan yang sama sudah ada pada baris {firstLine}.',
    },
    hint: { en: 'Keep one of the two rows.', id: 'Sisakan salah satu baris.' },
  },
});

export type AttendanceImportRemark = keyof typeof attendanceImportRemarks;
