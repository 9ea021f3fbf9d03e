import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference, valueTaken } from '../../platform/http/problems.ts';

export const trainingProblems = defineProblems({
  'quota-below-seats': {
    status: 409,
    title: { en: 'More seats are taken than that', id: 'Tempat yang terisi lebih banyak' },
    detail: {
      en: 'The quota would be smaller than the number of people who have a seat already.',
      id: 'Kuota akan lebih kecil daripada jumlah peserta yang sudah mendapat tempat.',
    },
    mend: {
      en: 'Withdraw people first, or give a larger quota.',
      id: 'Batalkan dahulu sebagian peserta, atau isi kuota yang lebih besar.',
    },
  },
  'session-not-draft': {
    status: 409,
    title: { en: 'The session is no draft any more', id: 'Penyelenggaraan bukan lagi rancangan' },
    detail: {
      en: 'Only a draft can be opened; this one is {state}.',
      id: 'Hanya rancangan yang dapat dibuka; yang ini {state}.',
    },
    mend: { en: 'Read the session.', id: 'Baca penyelenggaraannya.' },
  },
  'session-over': {
    status: 409,
    title: { en: 'The session has ended', id: 'Penyelenggaraan sudah berakhir' },
    detail: {
      en: 'It is {state}: nothing of it changes any more.',
      id: 'Statusnya {state}: tidak ada lagi yang berubah.',
    },
    mend: { en: 'Plan another session.', id: 'Rencanakan penyelenggaraan lain.' },
  },
  'registration-closed': {
    status: 409,
    title: { en: 'Registration is not open', id: 'Pendaftaran tidak dibuka' },
    detail: {
      en: 'The session is {state}; people register from {from} until before {until}.',
      id: 'Statusnya {state}; pendaftaran dari {from} sampai sebelum {until}.',
    },
    mend: { en: 'Choose another session.', id: 'Pilih penyelenggaraan lain.' },
  },
  'already-enrolled': {
    status: 409,
    title: { en: 'The person is enrolled already', id: 'Pegawai sudah terdaftar' },
    detail: {
      en: 'There is an enrolment of this person in this session.',
      id: 'Pegawai ini sudah terdaftar pada penyelenggaraan ini.',
    },
    mend: { en: 'Read it in /enrolments.', id: 'Baca di /enrolments.' },
  },
  'dates-clash': {
    status: 409,
    title: { en: 'The dates clash', id: 'Jadwal bertabrakan' },
    detail: {
      en: 'From {from} to {to} the person is enrolled in {title} already.',
      id: 'Dari {from} sampai {to} pegawai sudah terdaftar pada {title}.',
    },
    mend: {
      en: 'Withdraw the other enrolment first, or choose another session.',
      id: 'Batalkan dahulu kepesertaan itu, atau pilih penyelenggaraan lain.',
    },
  },
  'prerequisite-lacking': {
    status: 409,
    title: { en: 'A prerequisite is lacking', id: 'Prasyarat belum terpenuhi' },
    detail: {
      en: 'The course presupposes {title}: neither passed, nor under way to its end before this session begins.',
      id: 'Pelatihan ini mensyaratkan {title}: belum lulus, dan tidak sedang diikuti sampai selesai sebelum penyelenggaraan ini dimulai.',
    },
    mend: {
      en: 'Enrol in that first, or record a certificate from outside that stands for it.',
      id: 'Daftarkan dahulu pada pelatihan itu, atau catat sertifikat dari luar yang setara.',
    },
  },
  'enrolment-state': {
    status: 409,
    title: { en: 'The enrolment is in another state', id: 'Status kepesertaan tidak sesuai' },
    detail: {
      en: 'It is {state}; this takes one that is {expected}.',
      id: 'Statusnya {state}; ini memerlukan {expected}.',
    },
    mend: {
      en: 'Read the enrolment: `allowedActions` says what is open.',
      id: 'Baca kepesertaannya: `allowedActions` menyebut yang dapat dilakukan.',
    },
  },
  'session-not-over': {
    status: 409,
    title: { en: 'The session is not over', id: 'Penyelenggaraan belum selesai' },
    detail: {
      en: 'Results are entered from its last day on, {last}; it is {state}.',
      id: 'Hasil dicatat mulai hari terakhirnya, {last}; statusnya {state}.',
    },
    mend: { en: 'Wait for that day.', id: 'Tunggu hari itu.' },
  },
  'meeting-attended': {
    status: 409,
    title: { en: 'Attendance was noted', id: 'Kehadiran sudah dicatat' },
    detail: {
      en: 'Somebody’s attendance at this meeting is on record.',
      id: 'Kehadiran pada pertemuan ini sudah dicatat.',
    },
    mend: { en: 'Keep the meeting.', id: 'Pertahankan pertemuannya.' },
  },
  'wrong-code': {
    status: 409,
    title: { en: 'The code is not the present one', id: 'Kode tidak berlaku' },
    detail: {
      en: 'No meeting of this session today has this code now.',
      id: 'Tidak ada pertemuan hari ini dengan kode itu.',
    },
    mend: {
      en: 'Type the code that the trainer shows now; it changes each minute.',
      id: 'Ketik kode yang sedang ditampilkan pengajar; kode berganti tiap menit.',
    },
  },
  'evaluated-already': {
    status: 409,
    title: { en: 'The training was evaluated already', id: 'Evaluasi sudah diberikan' },
    detail: {
      en: 'Each participant evaluates a session once; what was said can no longer be told apart.',
      id: 'Tiap peserta memberi evaluasi satu kali; isinya tidak dapat lagi dikenali.',
    },
    mend: { en: 'Nothing is to be done.', id: 'Tidak ada yang perlu dilakukan.' },
  },
  'certificate-revoked': {
    status: 409,
    title: { en: 'The certificate was revoked', id: 'Sertifikat sudah dicabut' },
    detail: { en: 'It was revoked on {day}.', id: 'Sertifikat dicabut pada {day}.' },
    mend: { en: 'Read it.', id: 'Baca sertifikatnya.' },
  },
  'certificate-decided': {
    status: 409,
    title: { en: 'The certificate was decided on', id: 'Sertifikat sudah diputuskan' },
    detail: { en: 'It is {state} already.', id: 'Statusnya sudah {state}.' },
    mend: { en: 'Read it.', id: 'Baca sertifikatnya.' },
  },
  'learning-rule-overlap': {
    status: 409,
    title: { en: 'Another entry holds in that time', id: 'Ketentuan lain berlaku pada waktu itu' },
    detail: {
      en: 'For this kind something is set that begins on that day or later.',
      id: 'Untuk jenis ini sudah ada ketentuan yang mulai pada hari itu atau sesudahnya.',
    },
    mend: {
      en: 'Give a first day after it, or correct what is set.',
      id: 'Isi hari pertama sesudahnya, atau perbaiki ketentuan itu.',
    },
  },
});

const kind = (code: keyof typeof trainingProblems) => () => new Problem(trainingProblems[code]);

/** What each constraint of the schema means to the caller. */
export const trainingConstraints: ConstraintProblems = {
  courses_code_unique: () => valueTaken('code'),
  sessions_course_fk: () => unknownReference('course', '/courseId'),
  sessions_seats_within_quota: kind('quota-below-seats'),
  enrolments_once: kind('already-enrolled'),
  learning_duties_one_at_a_time: kind('learning-rule-overlap'),
  learning_conversions_one_at_a_time: kind('learning-rule-overlap'),
  attendances_meeting_fk: kind('meeting-attended'),
  meetings_number_unique: () => valueTaken('number'),
  outside_certificates_number_unique: () => valueTaken('number'),
  outside_certificates_employee_fk: () => unknownReference('employee', '/employeeId'),
  outside_certificates_course_fk: () => unknownReference('course', '/courseId'),
  reported_needs_competency_fk: () => unknownReference('competency', '/competencyId'),
  reported_needs_course_fk: () => unknownReference('course', '/courseId'),
  enrolments_employee_fk: () => unknownReference('employee', '/employeeId'),
};
