import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { positionKinds } from '../../organisation/index.ts';
import { pulseStates, readinessElements } from '../readiness-reference.ts';
import { trends } from '../rules/readiness.ts';
import { Count } from './audiences.ts';

export const Score = (description: string, example = 3.42) =>
  Type.Number({ minimum: 1, maximum: 5, format: 'double', description, examples: [example] });

export const ScoreChange = (description: string) =>
  Type.Number({ minimum: -4, maximum: 4, format: 'double', description, examples: [0.35] });

const ElementFigures = Type.Object(
  {
    element: readinessElements.schema,
    mean: Score('The mean score, two decimals.'),
    favourable: Type.Number({
      minimum: 0,
      maximum: 100,
      format: 'double',
      description: 'How many percent gave 4 or 5.',
      examples: [62.5],
    }),
    change: Nullable(ScoreChange('Against the pulse before; null where that is not shown.')),
  },
  { $id: 'ReadinessElementFigures', description: 'How one element of readiness came out.' },
);

const figures = {
  people: Count('How many people the campaign is for who sit there now.', 120),
  isSuppressed: Type.Boolean({
    description:
      'Whether nothing is shown of it, because fewer than five answered, or because what few said would follow from it.',
  }),
  answers: Nullable(Count('How many answered; null if suppressed.', 96)),
  participation: Nullable(
    Type.Number({
      minimum: 0,
      maximum: 100,
      format: 'double',
      description: 'How many percent of the people answered; null if suppressed, or of nobody.',
      examples: [80],
    }),
  ),
  elements: Type.Array(ref(ElementFigures), {
    maxItems: 5,
    description: 'The elements in their order; none if suppressed, or as long as the pulse is not closed.',
  }),
  readiness: Nullable(Score('The mean score of all elements, two decimals; null where `elements` is empty.')),
  isBelowTarget: Nullable(
    Type.Boolean({ description: 'Whether that is less than the campaign aims at; null with `readiness`.' }),
  ),
  barrier: Nullable(readinessElements.schema),
  change: Nullable(ScoreChange('Of `readiness` against the pulse before; null where that is not shown.')),
  trend: Nullable(
    Type.Enum([...trends], {
      type: 'string',
      title: 'ReadinessTrend',
      description: 'Where it goes: a change of less than 0.1 is none.',
      examples: ['rising'],
    }),
  ),
};

export const ReadinessGroup = Type.Object(figures, {
  $id: 'ReadinessGroup',
  description:
    'How ready a group is. Its barrier point (`barrier`) is the first element with a mean of 3 or less.',
});
export type ReadinessGroup = Static<typeof ReadinessGroup>;

export const UnitReadiness = Type.Object(
  {
    unitId: Id('The unit.'),
    code: Words('Its code.', 64, '5.02.01'),
    name: Words('What it is called.', 300, 'Dinas Kesehatan'),
    ...figures,
  },
  { $id: 'UnitReadiness', description: 'How ready a unit is, alone or with all below it.' },
);
export type UnitReadiness = Static<typeof UnitReadiness>;

export const KindReadiness = Type.Object(
  { positionKind: positionKinds.schema, ...figures },
  { $id: 'KindReadiness', description: 'How ready people in positions of a kind are.' },
);
export type KindReadiness = Static<typeof KindReadiness>;

const PulseOfFigures = Type.Object(
  {
    id: Id('Stable id of the pulse.'),
    number: Count('Counted from 1 within the campaign.', 2),
    opensOn: DateOnly('The first day on which it is answered.', '2027-03-01'),
    closesOn: DateOnly('The last day on which it is answered.', '2027-03-07'),
    state: pulseStates.schema,
  },
  { $id: 'ReadinessPulse', description: 'The pulse that figures come from.' },
);

export const Readiness = Type.Object(
  {
    unitId: Id('The unit that it is about, with all below it.'),
    pulse: ref(PulseOfFigures),
    previousPulseId: Nullable(Id('The pulse that changes are held against; null of the first.')),
    target: Score('What the campaign aims at.', 3.5),
    all: ref(ReadinessGroup),
    kinds: Type.Array(ref(KindReadiness), {
      maxItems: 20,
      description:
        'By kind of position; only of the topmost units within reach: below them small groups would follow from it.',
    }),
    rows: Type.Array(ref(UnitReadiness), {
      maxItems: 100_000,
      description: 'By unit: first the unit itself, then those below it.',
    }),
  },
  { $id: 'Readiness', description: 'How ready people are for the change — kesiapan berubah.' },
);
export type Readiness = Static<typeof Readiness>;

export const readinessSchemas = [
  ElementFigures,
  ReadinessGroup,
  UnitReadiness,
  KindReadiness,
  PulseOfFigures,
  Readiness,
];
