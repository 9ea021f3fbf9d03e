import { type EventKind, recordKinds } from '../../events/kind.ts';

/** What the tables of keys and roles announce. */
export const accessEvents: readonly EventKind[] = [
  ...recordKinds({ resource: 'api-key', scope: 'api-keys:read', units: 'city' }, 'an API key (kunci API)'),
  ...recordKinds({ resource: 'role', scope: 'roles:read', units: 'shared' }, 'a role (peran)'),
];
