import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

/** What the tables of areas announce. */
export const territoryEvents: readonly EventKind[] = recordKinds(
  { resource: 'area', scope: 'organisation:read', units: 'shared' },
  'an area (wilayah)',
);
