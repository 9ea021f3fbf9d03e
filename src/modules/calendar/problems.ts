import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem } from '../../platform/http/problem.ts';
import { valueTaken } from '../../platform/http/problems.ts';

export const calendarProblems = defineProblems({
  'year-without-holidays': {
    status: 409,
    title: { en: 'The year has no holidays yet', id: 'Tahun ini belum punya hari libur' },
    detail: {
      en: 'No national holiday of {year} has been entered: its decree cannot be whole.',
      id: 'Belum ada libur nasional {year} yang dicatat: keputusannya tidak mungkin lengkap.',
    },
    mend: { en: 'Enter the days of its decree first.', id: 'Catat dahulu hari-hari dalam keputusannya.' },
  },
  'year-already-settled': {
    status: 409,
    title: { en: 'The year is settled already', id: 'Tahun ini sudah ditetapkan' },
    detail: {
      en: 'Its holidays have been entered wholly, and somebody said so before.',
      id: 'Hari liburnya sudah lengkap dan sudah ditetapkan sebelumnya.',
    },
    mend: { en: 'There is nothing left to do.', id: 'Tidak ada lagi yang perlu dilakukan.' },
  },
  'working-hours-needed': {
    status: 409,
    title: { en: 'Some working hours must hold', id: 'Harus ada jam kerja yang berlaku' },
    detail: {
      en: 'These are the first working hours: without them none would hold before the next.',
      id: 'Ini jam kerja yang pertama: tanpanya tidak ada yang berlaku sebelum yang berikutnya.',
    },
    mend: {
      en: 'Set other hours from a later day on.',
      id: 'Tetapkan jam lain mulai hari sesudahnya.',
    },
  },
});

/** What each constraint of the schema means to the caller. */
export const calendarConstraints: ConstraintProblems = {
  holidays_pkey: () => valueTaken('date'),
  settled_years_pkey: () => new Problem(calendarProblems['year-already-settled']),
  working_hours_pkey: () => valueTaken('validFrom'),
  working_hours_first_kept: () => new Problem(calendarProblems['working-hours-needed']),
};
