import { type EventKind, periodKinds, recordKinds } from '../../platform/events/kind.ts';

const scope = 'organisation:read';
const unit = { resource: 'unit', scope, units: 'narrowed' } as const;
const position = { resource: 'position', scope, units: 'narrowed' } as const;

/** What the tables of the organisation announce. */
export const organisationEvents: readonly EventKind[] = [
  ...recordKinds(unit, 'a unit (unit organisasi)'),
  ...periodKinds(unit, 'unit.version', 'what a unit is called, is and hangs under (unit organisasi)'),
  ...recordKinds(position, 'a position (jabatan)'),
  ...periodKinds(position, 'position.version', 'what a position is and belongs to (jabatan)'),
];
