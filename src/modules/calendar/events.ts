import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

const shared = { scope: 'organisation:read', units: 'shared' } as const;

/** What the tables of the working calendar announce. */
export const calendarEvents: readonly EventKind[] = [
  ...recordKinds({ resource: 'holiday', ...shared }, 'a day off (hari libur)'),
  ...recordKinds({ resource: 'calendar-year', ...shared }, 'a settled year (tahun kalender kerja)'),
  ...recordKinds({ resource: 'working-hours', ...shared }, 'a closing time (jam kerja)'),
];
