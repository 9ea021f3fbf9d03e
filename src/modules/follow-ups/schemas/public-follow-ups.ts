import Type, { type Static } from 'typebox';
import { Id, Nullable, ref, TwoLanguages, Words } from '../../../platform/http/schemas.ts';
import { done, FollowUpStep } from './follow-ups.ts';
import { Count, FollowUpOrigin } from './origins.ts';

export const FollowUpDone = Type.Object(done, {
  $id: 'FollowUpDone',
  description: 'What the city did — kami tindak lanjuti; overdue and dropped is said as it is.',
});

const unitName = Nullable(Words('Name of the unit today; null if it is closed.', 300, 'Dinas Kependudukan'));

const shown = {
  id: Id('Stable id of the action.'),
  unitId: Id('The unit that answers for it.'),
  unitName,
  serviceId: Nullable(Id('The public service that it is about; null if about none.')),
  title: ref(TwoLanguages),
  description: ref(TwoLanguages),
  youSaid: Type.Array(ref(FollowUpOrigin), {
    maxItems: 20,
    description: 'What citizens said — Anda sampaikan; without anything that was said in confidence.',
  }),
  weDid: ref(FollowUpDone),
};

export const PublicFollowUp = Type.Object(shown, {
  $id: 'PublicFollowUp',
  description: 'What citizens said, and what the city did: two columns of one page.',
});
export type PublicFollowUp = Static<typeof PublicFollowUp>;

export const PublicFollowUpWithSteps = Type.Object(
  {
    ...shown,
    steps: Type.Array(ref(FollowUpStep), { maxItems: 1000, description: 'What happened, the oldest first.' }),
  },
  { $id: 'PublicFollowUpWithSteps', description: 'The same, step by step.' },
);
export type PublicFollowUpWithSteps = Static<typeof PublicFollowUpWithSteps>;

const figures = {
  accepted: Count('Accepted, and not begun.', 3),
  inProgress: Count('Begun.', 4),
  done: Count('Done.', 8),
  doneOnTime: Count('Of these: done by the first due date, whatever became of it later.', 6),
  dropped: Count('Dropped.', 1),
  overdue: Count('Open and past the due date as it stands.', 2),
};

const FollowUpUnitFigures = Type.Object(
  { unitId: Id('The unit.'), unitName, ...figures },
  { $id: 'FollowUpUnitFigures', description: 'How far the actions of a unit are.' },
);

export const FollowUpSummary = Type.Object(
  {
    ...figures,
    units: Type.Array(ref(FollowUpUnitFigures), {
      maxItems: 10_000,
      description: 'The same by unit, those with most actions first.',
    }),
  },
  {
    $id: 'FollowUpSummary',
    description: 'How far the public actions of the city are — rekapitulasi tindak lanjut.',
  },
);
export type FollowUpSummary = Static<typeof FollowUpSummary>;

export const publicFollowUpSchemas = [
  FollowUpDone,
  PublicFollowUp,
  PublicFollowUpWithSteps,
  FollowUpUnitFigures,
  FollowUpSummary,
];
