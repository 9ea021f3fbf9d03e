import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

/** What the tables of policy documents announce; that one took effect is a change of its steps. */
export const policyEvents: readonly EventKind[] = [
  ...recordKinds(
    { resource: 'policy-document', scope: 'policy-documents:read', units: 'narrowed' },
    'a policy document (dokumen kebijakan)',
  ),
];
