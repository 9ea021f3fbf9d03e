import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Nullable,
  ref,
  Text,
  Timestamp,
  Words,
} from '../../../platform/http/schemas.ts';
import { dayOffReasons, holidayKinds } from '../reference.ts';

const holiday = {
  date: DateOnly('The day; each stands once.', '2026-08-17'),
  kind: holidayKinds.schema,
  name: Text('What is kept on it.', 200, 'Proklamasi Kemerdekaan'),
  legalBasis: Text('The decree that sets it.', 300, 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025'),
};

export const Holiday = Type.Object(
  { ...holiday, ...Bookkeeping },
  { $id: 'Holiday', description: 'A day that is no working day — hari libur nasional atau cuti bersama.' },
);
export type Holiday = Static<typeof Holiday>;

export const NewHoliday = Closed(holiday, {
  $id: 'NewHoliday',
  description: 'A day that is no working day, as its decree sets it.',
});
export type NewHoliday = Static<typeof NewHoliday>;

const hours = {
  validFrom: DateOnly('First day on which offices close then.', '2026-02-18'),
  closesAt: Type.String({
    minLength: 5,
    maxLength: 5,
    pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
    description:
      'Closing time, by the clocks of the service’s time zone; what comes at or after it counts on the next working day.',
    examples: ['15:00'],
  }),
  legalBasis: Text('What it rests on.', 300, 'Surat Edaran Wali Kota 12/SE/2026'),
};

export const WorkingHours = Type.Object(
  {
    ...hours,
    validTo: Nullable(
      DateOnly('First day on which other hours hold; null if none are set after these.', '2026-03-25'),
    ),
    ...Bookkeeping,
  },
  { $id: 'WorkingHours', description: 'When offices close, in a period — jam kerja.' },
);
export type WorkingHours = Static<typeof WorkingHours>;

export const NewWorkingHours = Closed(hours, {
  $id: 'NewWorkingHours',
  description: 'A closing time, from a day on until the next that is set.',
});
export type NewWorkingHours = Static<typeof NewWorkingHours>;

const Year = Type.Integer({
  minimum: 2000,
  maximum: 9999,
  format: 'int32',
  description: 'A calendar year.',
  examples: [2027],
});

const settled = { legalBasis: holiday.legalBasis };

export const CalendarYear = Type.Object(
  { year: Year, ...settled, ...Bookkeeping },
  {
    $id: 'CalendarYear',
    description: 'A year whose holidays have been entered wholly — kalender kerja lengkap.',
  },
);
export type CalendarYear = Static<typeof CalendarYear>;

export const CalendarYearSettlement = Closed(settled, {
  $id: 'CalendarYearSettlement',
  description: 'That all days of the decree for a year have been entered.',
});
export type CalendarYearSettlement = Static<typeof CalendarYearSettlement>;

const SkippedDay = Type.Object(
  {
    date: DateOnly('The day.', '2026-12-24'),
    reason: dayOffReasons.schema,
    name: Nullable(Words('Name of the holiday; null if it is none.', 200, 'Cuti bersama Natal')),
  },
  { $id: 'SkippedDay', description: 'A day between that does not count, and why.' },
);

export const maximumWorkingDays = 1000;

export const WorkingDeadline = Type.Object(
  {
    receivedAt: Timestamp('When it was received, as asked for.'),
    workingDays: Type.Integer({
      minimum: 0,
      maximum: maximumWorkingDays,
      format: 'int32',
      description: 'Working days, as asked for.',
      examples: [5],
    }),
    dayZero: DateOnly(
      'The working day that it counts as received on; days are counted after it.',
      '2026-12-22',
    ),
    dueOn: DateOnly('The last of the working days.', '2026-12-29'),
    dueAt: Timestamp('When that day closes: the deadline.'),
    skipped: Type.Array(ref(SkippedDay), {
      maxItems: 10_000,
      description: 'The days between that do not count, in their order.',
    }),
    isComplete: Type.Boolean({
      description: 'Whether the holidays of all its years are settled; if not, the deadline is provisional.',
    }),
    missingYears: Type.Array(Year, {
      maxItems: 200,
      description: 'Years that it reaches into, and whose holidays are not settled.',
    }),
  },
  {
    $id: 'WorkingDeadline',
    description: 'A deadline in working days, and how it comes about — batas waktu.',
  },
);

export const calendarSchemas = [
  Holiday,
  NewHoliday,
  CalendarYear,
  CalendarYearSettlement,
  WorkingHours,
  NewWorkingHours,
  SkippedDay,
  WorkingDeadline,
];
