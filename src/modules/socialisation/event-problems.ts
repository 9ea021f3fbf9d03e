import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { unknownReference } from '../../platform/http/problems.ts';

export const eventProblems = defineProblems({
  'event-cancelled': {
    status: 409,
    title: { en: 'The event is cancelled', id: 'Kegiatan dibatalkan' },
    detail: { en: 'It does not take place.', id: 'Kegiatan ini tidak diselenggarakan.' },
    mend: { en: 'Choose another event.', id: 'Pilih kegiatan lain.' },
  },
  'event-over': {
    status: 409,
    title: { en: 'The event is over', id: 'Kegiatan sudah selesai' },
    detail: {
      en: 'Nobody can register, or withdraw, any more.',
      id: 'Pendaftaran dan pembatalan sudah ditutup.',
    },
    mend: { en: 'Choose another event.', id: 'Pilih kegiatan lain.' },
  },
  'event-not-yet': {
    status: 409,
    title: { en: 'The event is yet to come', id: 'Kegiatan belum berlangsung' },
    detail: { en: 'It takes place on {day}.', id: 'Kegiatan berlangsung pada {day}.' },
    mend: {
      en: 'Note who was there on that day or later.',
      id: 'Catat kehadiran pada hari itu atau sesudahnya.',
    },
  },
  'seats-taken': {
    status: 409,
    title: { en: 'More seats are taken', id: 'Tempat yang terisi lebih banyak' },
    detail: { en: '{taken} people have a seat.', id: '{taken} orang sudah mendapat tempat.' },
    mend: { en: 'Give at least as many seats.', id: 'Sediakan paling sedikit sebanyak itu.' },
  },
  'registered-already': {
    status: 409,
    title: { en: 'One is registered already', id: 'Sudah terdaftar' },
    detail: {
      en: 'There is a registration for this event.',
      id: 'Pendaftaran untuk kegiatan ini sudah ada.',
    },
    mend: { en: 'Nothing is left to do.', id: 'Tidak ada yang perlu dilakukan.' },
  },
  'not-registered': {
    status: 409,
    title: { en: 'One is not registered', id: 'Belum terdaftar' },
    detail: {
      en: 'There is no registration for this event.',
      id: 'Tidak ada pendaftaran untuk kegiatan ini.',
    },
    mend: { en: 'Nothing is left to do.', id: 'Tidak ada yang perlu dilakukan.' },
  },
  'ambassador-already': {
    status: 409,
    title: { en: 'This person is an ambassador there already', id: 'Sudah menjadi agen perubahan di sana' },
    detail: {
      en: 'An ambassador speaks for a unit once at a time.',
      id: 'Seorang agen hanya tercatat sekali untuk satu unit.',
    },
    mend: { en: 'Name somebody else, or another unit.', id: 'Pilih orang atau unit lain.' },
  },
  'ambassador-ended': {
    status: 409,
    title: { en: 'This has ended', id: 'Sudah berakhir' },
    detail: { en: 'It ended on {endedOn}.', id: 'Berakhir pada {endedOn}.' },
    mend: { en: 'Name the ambassador anew.', id: 'Tunjuk agennya lagi.' },
  },
  'material-removed': {
    status: 409,
    title: { en: 'The material is removed', id: 'Bahan sudah ditarik' },
    detail: { en: 'It is no longer given out.', id: 'Bahan ini tidak lagi dibagikan.' },
    mend: { en: 'Add it anew.', id: 'Tambahkan lagi.' },
  },
});

/** What each constraint of events, ambassadors and materials means to the caller. */
export const eventConstraints: ConstraintProblems = {
  ambassadors_once: () => new Problem(eventProblems['ambassador-already']),
  ambassadors_unit_fk: () => unknownReference('unit', '/unitId'),
  ambassadors_employee_fk: () => unknownReference('employee', '/employeeId'),
};
