import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

/** What the tables of consultations announce; that one opened or closed is a change of its steps. */
export const consultationEvents: readonly EventKind[] = [
  ...recordKinds(
    { resource: 'consultation', scope: 'consultations:read', units: 'narrowed' },
    'a consultation on a draft (konsultasi)',
  ),
];
