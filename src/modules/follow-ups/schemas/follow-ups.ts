import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Timestamp,
  TwoLanguages,
} from '../../../platform/http/schemas.ts';
import { followUpStates, followUpStepKinds } from '../reference.ts';
import { followUpActions } from '../rules/life.ts';
import { FollowUpEvidence, NullableWords } from './evidence.ts';
import { Count, FollowUpOrigin, NewFollowUpOrigin } from './origins.ts';

const DueOn = DateOnly('Last day on which it is to be done; today or later.', '2027-06-30');

const entered = {
  unitId: Id('The unit that answers for it.'),
  responsibleId: Nullable(
    Id('The employee who answers for it — penanggung jawab; null if not said. Never public.'),
  ),
  serviceId: Nullable(Id('The public service that it is about; null if about none.')),
  title: ref(TwoLanguages),
  description: ref(TwoLanguages),
};

const { responsibleId, serviceId, ...needed } = entered;

export const NewFollowUp = Closed(
  {
    ...needed,
    responsibleId: Type.Optional(responsibleId),
    serviceId: Type.Optional(serviceId),
    dueOn: DueOn,
    origins: Type.Array(ref(NewFollowUpOrigin), {
      minItems: 1,
      maxItems: 20,
      description: 'What it answers.',
    }),
  },
  {
    $id: 'NewFollowUp',
    description: 'An action to propose, in words that everybody will read: no personal data.',
  },
);
export type NewFollowUp = Static<typeof NewFollowUp>;

export const FollowUpChange = Closed(Type.Partial(Type.Object(entered)).properties, {
  $id: 'FollowUpChange',
  minProperties: 1,
  description: 'What changes of an action. Due date and state have steps of their own.',
});
export type FollowUpChange = Static<typeof FollowUpChange>;

const Day = (description: string) => Nullable(DateOnly(description));

/** What everybody may know of what was done. */
export const done = {
  state: followUpStates.schema,
  firstDueOn: DateOnly('The due date that the city gave itself at first; it never changes.', '2027-03-31'),
  dueOn: DateOnly('The due date as it stands.', '2027-06-30'),
  acceptedOn: Day('The day on which it was accepted; null until then.'),
  endedOn: Day('The day on which it was done or dropped; null until then.'),
  isOverdue: Type.Boolean({
    description: 'Whether the due date has passed, and it is neither done nor dropped.',
  }),
  daysOverdue: Count(
    'Days past the due date: until today, or until it was done; 0 if none, and of dropped ones.',
    0,
  ),
  reschedulings: Count('How often the due date was changed.', 1),
  result: NullableWords,
  dropReason: NullableWords,
  evidence: Type.Array(ref(FollowUpEvidence), {
    maxItems: 1000,
    description: 'What shows it, the oldest first.',
  }),
};

export const FollowUp = Type.Object(
  {
    id: Id('Stable id of the action.'),
    ...entered,
    ...done,
    isPublic: Type.Boolean({ description: 'Whether everybody reads it: from its acceptance on.' }),
    origins: Type.Array(ref(FollowUpOrigin), { maxItems: 20, description: 'What it answers.' }),
    allowedActions: Type.Array(
      Type.Enum([...followUpActions], {
        title: 'FollowUpAction',
        description: 'Something that can be done with it.',
        examples: ['accept'],
      }),
      { maxItems: followUpActions.length, description: 'What can be done with it in its state.' },
    ),
    ...Bookkeeping,
  },
  { $id: 'FollowUp', description: 'An action that answers what citizens said — tindak lanjut.' },
);
export type FollowUp = Static<typeof FollowUp>;

export const FollowUpStep = Type.Object(
  {
    id: Id('Stable id of the step.'),
    kind: followUpStepKinds.schema,
    at: Timestamp('When.'),
    message: NullableWords,
    dueOn: Day('The due date from then on, or the one that passed; null of other steps.'),
  },
  { $id: 'FollowUpStep', description: 'Something that happened to an action; it never changes.' },
);
export type FollowUpStep = Static<typeof FollowUpStep>;

const message = ref(TwoLanguages);

export const FollowUpAcceptance = Closed(
  { message: Type.Optional(message) },
  { $id: 'FollowUpAcceptance', description: 'That an action will be taken: from now on everybody reads it.' },
);
export const FollowUpProgress = Closed(
  { message },
  { $id: 'FollowUpProgress', description: 'What is being done, for everybody to read.' },
);
export const FollowUpRescheduling = Closed(
  { dueOn: DueOn, reason: ref(TwoLanguages) },
  { $id: 'FollowUpRescheduling', description: 'Another due date, and why. The first one stays to be seen.' },
);
export const FollowUpCompletion = Closed(
  { result: ref(TwoLanguages) },
  { $id: 'FollowUpCompletion', description: 'What changed by the action, measured where it can be.' },
);
export const FollowUpDropping = Closed(
  { reason: ref(TwoLanguages) },
  {
    $id: 'FollowUpDropping',
    description: 'Why an action is given up; everybody who could read it reads this.',
  },
);

export const followUpSchemas = [
  NewFollowUp,
  FollowUpChange,
  FollowUp,
  FollowUpStep,
  FollowUpAcceptance,
  FollowUpProgress,
  FollowUpRescheduling,
  FollowUpCompletion,
  FollowUpDropping,
];
