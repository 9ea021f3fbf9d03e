import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { pulseStates } from '../readiness-reference.ts';

/** One of the same for each element of readiness, in their order. */
const ofElements = <T>(one: T) => ({
  awareness: one,
  desire: one,
  knowledge: one,
  ability: one,
  reinforcement: one,
});

export const PulseStatements = Closed(ofElements(ref(TwoLanguages)), {
  $id: 'PulseStatements',
  description: 'What is agreed with or not, one statement for each element of readiness.',
});
export type PulseStatements = Static<typeof PulseStatements>;

const OwnStatements = Closed(Type.Partial(Type.Object(ofElements(ref(TwoLanguages)))).properties, {
  $id: 'NewPulseStatements',
  description: 'Statements in the place of the usual ones, for the elements that are given.',
});

const days = {
  opensOn: DateOnly('The first day on which it is answered: today or later.', '2027-03-01'),
  closesOn: DateOnly('The last day on which it is answered.', '2027-03-07'),
};

export const NewPulse = Closed(
  { ...days, statements: Type.Optional(ref(OwnStatements)) },
  {
    $id: 'NewPulse',
    description: 'A short survey on how ready people are. Days of two pulses of a campaign do not overlap.',
  },
);
export type NewPulse = Static<typeof NewPulse>;

const Ordinal = Type.Integer({
  minimum: 1,
  maximum: 32_767,
  format: 'int32',
  description: 'Counted from 1 within the campaign.',
  examples: [2],
});

export const Pulse = Type.Object(
  {
    id: Id('Stable id of the pulse.'),
    campaignId: Id('The campaign that it belongs to.'),
    number: Ordinal,
    ...days,
    statements: ref(PulseStatements),
    state: pulseStates.schema,
    cancelledOn: Nullable(DateOnly('The day on which it was cancelled.')),
    cancelReason: Nullable(Words('Why it was cancelled.', 1000, 'Salah tanggal.')),
    ...Bookkeeping,
  },
  { $id: 'Pulse', description: 'A short survey on how ready people are — survei kesiapan.' },
);
export type Pulse = Static<typeof Pulse>;

export const PulseCancellation = Closed(
  { reason: Text('Why.', 1000, 'Salah tanggal.') },
  { $id: 'PulseCancellation', description: 'Why a pulse that nobody has answered is cancelled.' },
);

export const OwnPulse = Type.Object(
  {
    id: Id('Stable id of the pulse.'),
    campaignId: Id('The campaign that it belongs to.'),
    title: ref(TwoLanguages),
    number: Ordinal,
    ...days,
    statements: ref(PulseStatements),
    isAnswered: Type.Boolean({
      description: 'Whether the caller has answered it. What was answered nobody knows.',
    }),
  },
  { $id: 'OwnPulse', description: 'A pulse that is open to the caller.' },
);
export type OwnPulse = Static<typeof OwnPulse>;

const Score = Type.Integer({
  minimum: 1,
  maximum: 5,
  format: 'int32',
  description: '1 disagree strongly (sangat tidak setuju) to 5 agree strongly (sangat setuju).',
  examples: [4],
});

export const PulseScores = Closed(ofElements(Score), {
  $id: 'PulseScores',
  description: 'How far one agrees with each statement.',
});
export type PulseScores = Static<typeof PulseScores>;

export const PulseAnswer = Closed(
  { scores: ref(PulseScores) },
  {
    $id: 'PulseAnswer',
    description: 'An answer to a pulse: added to those of the unit at once, and not kept by itself.',
  },
);

export const pulseSchemas = [
  PulseStatements,
  OwnStatements,
  NewPulse,
  Pulse,
  PulseCancellation,
  OwnPulse,
  PulseScores,
  PulseAnswer,
];
