import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

/** What the tables of follow-ups announce; that one became overdue is a change of its steps. */
export const followUpEvents: readonly EventKind[] = [
  ...recordKinds(
    { resource: 'follow-up', scope: 'follow-ups:read', units: 'narrowed' },
    'a follow-up action (tindak lanjut)',
  ),
  ...recordKinds(
    { resource: 'satisfaction-target', scope: 'follow-ups:read', units: 'shared' },
    'what a satisfaction index is to reach (target kepuasan)',
  ),
];
