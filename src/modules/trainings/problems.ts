import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem, unknownReference, valueTaken } from '../../platform/http/problems.ts';

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
});

const kind = (code: keyof typeof trainingProblems) => () => new Problem(trainingProblems[code]);

/** What each constraint of the schema means to the caller. */
export const trainingConstraints: ConstraintProblems = {
  courses_code_unique: () => valueTaken('code'),
  sessions_course_fk: () => unknownReference('course', '/courseId'),
  sessions_seats_within_quota: kind('quota-below-seats'),
  enrolments_once: kind('already-enrolled'),
  enrolments_employee_fk: () => unknownReference('employee', '/employeeId'),
};
