import { type EventKind, periodKinds, recordKinds } from '../../platform/events/kind.ts';

const employee = { resource: 'employee', scope: 'employees:read', units: 'narrowed' } as const;
const ageLimit = { resource: 'retirement-age-limit', scope: 'employees:read', units: 'shared' } as const;
const correctionRequest = {
  resource: 'correction-request',
  scope: 'correction-requests:read',
  units: 'narrowed',
} as const;

/** What the tables of the personnel files announce. */
export const employeeEvents: readonly EventKind[] = [
  ...recordKinds(employee, 'a personnel file (berkas pegawai)'),
  ...periodKinds(employee, 'employee.rank', 'a rank of an employee (pangkat)'),
  ...periodKinds(employee, 'employee.placement', 'a placement of an employee (penempatan)'),
  ...periodKinds(ageLimit, 'retirement-age-limit', 'an age of retirement (batas usia pensiun)'),
  ...recordKinds(correctionRequest, 'a request of an employee for correction (permintaan perbaikan)'),
];
