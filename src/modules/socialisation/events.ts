import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

/** What the tables of campaigns announce; texts, deliveries, reminders and acknowledgements are parts of a campaign. */
export const socialisationEvents: readonly EventKind[] = [
  ...recordKinds(
    { resource: 'campaign', scope: 'socialisation:read', units: 'narrowed' },
    'a socialisation campaign (kampanye sosialisasi)',
  ),
  ...recordKinds(
    { resource: 'campaign-measure', scope: 'socialisation:read', units: 'narrowed' },
    'a measure where people are not ready for a change (tindakan kesiapan)',
  ),
];
