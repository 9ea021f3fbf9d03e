import { type EventKind, recordKinds } from '../events/kind.ts';

/** What the table of retention rules announces. */
export const retentionEvents: readonly EventKind[] = recordKinds(
  { resource: 'retention-rule', scope: 'surveys:read', units: 'shared' },
  'how long something is kept (jadwal retensi)',
);
