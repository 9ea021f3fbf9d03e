import Type from 'typebox';
import { type EventKind, stateKind } from '../events/kind.ts';

const about = { resource: 'import', scope: 'imports:read', units: 'city' } as const;

const Ending = Type.Object(
  {
    resource: Type.String({
      maxLength: 60,
      pattern: '^[a-z][a-z0-9-]*$',
      description: 'What was imported.',
      examples: ['employees'],
    }),
    dryRun: Type.Boolean({ description: 'Whether it was a trial that changed nothing.' }),
  },
  { title: 'EventImport', description: 'Which import has ended.' },
);

/** What the table of imports announces: how each ended. */
export const importEvents: readonly EventKind[] = [
  stateKind(
    about,
    'finished',
    'An import (impor) has come to its end; its rows landed as it reports.',
    Ending,
  ),
  stateKind(about, 'failed', 'An import (impor) failed as a whole; its `failure` says why.', Ending),
  stateKind(about, 'cancelled', 'An import (impor) was cancelled before its end.', Ending),
];
