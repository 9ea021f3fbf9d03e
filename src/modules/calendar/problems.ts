import type { ConstraintProblems } from '../../platform/database/constraints.ts';
import { defineProblems, Problem, valueTaken } from '../../platform/http/problems.ts';

export const calendarProblems = defineProblems({
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
  working_hours_pkey: () => valueTaken('validFrom'),
  working_hours_first_kept: () => new Problem(calendarProblems['working-hours-needed']),
};
