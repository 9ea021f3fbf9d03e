import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { measureKinds, measureStates, readinessElements } from '../readiness-reference.ts';
import { measureActions } from '../rules/measure-life.ts';
import { TwoLanguagesOrNull } from './campaigns.ts';
import { Score, ScoreChange } from './readiness.ts';

const entered = {
  title: ref(TwoLanguages),
  element: readinessElements.schema,
  kind: measureKinds.schema,
  dueOn: DateOnly('The last day on which it is to be done: today or later.', '2027-04-15'),
  responsibleId: Nullable(Id('The employee who answers for it — penanggung jawab; null if not said.')),
};
const { responsibleId, ...needed } = entered;

export const NewMeasure = Closed(
  {
    unitId: Id('The unit whose people it is for, with all below it.'),
    ...needed,
    responsibleId: Type.Optional(responsibleId),
    pulseId: Type.Optional(Id('The pulse of the campaign whose result it answers.')),
  },
  { $id: 'NewMeasure', description: 'What is to be done where people are not ready.' },
);
export type NewMeasure = Static<typeof NewMeasure>;

export const MeasureChange = Closed(Type.Partial(Type.Object(entered)).properties, {
  $id: 'MeasureChange',
  minProperties: 1,
  description: 'What changes of a measure that is planned.',
});
export type MeasureChange = Static<typeof MeasureChange>;

const Address = Type.String({
  format: 'uri',
  pattern: '^https?://[!-~]+$',
  maxLength: 500,
  description: 'Where it can be seen on the web.',
  examples: ['https://palembang.go.id/berita/dialog-pegawai'],
});

const links = {
  courseId: Nullable(Id('The course of the catalogue that was held; null if none.')),
  sessionId: Nullable(Id('The training session that was held; null if none.')),
  eventId: Nullable(Id('The event of the campaign at which it was done; null if none.')),
  address: Nullable(Address),
};

export const Measure = Type.Object(
  {
    id: Id('Stable id of the measure.'),
    campaignId: Id('The campaign that it belongs to.'),
    unitId: Id('The unit whose people it is for, with all below it.'),
    ...entered,
    pulseId: Nullable(Id('The pulse whose result it answers; null if none.')),
    state: measureStates.schema,
    isOverdue: Type.Boolean({
      description: 'Whether its due day has passed, and it is neither done nor dropped.',
    }),
    endedOn: Nullable(DateOnly('The day on which it was done or dropped.')),
    result: ref(TwoLanguagesOrNull),
    ...links,
    dropReason: ref(TwoLanguagesOrNull),
    allowedActions: Type.Array(
      Type.Enum([...measureActions], {
        title: 'MeasureAction',
        description: 'Something that can be done with it.',
        examples: ['complete'],
      }),
      { maxItems: measureActions.length, description: 'What can be done with it in its state.' },
    ),
    ...Bookkeeping,
  },
  { $id: 'Measure', description: 'What is done where people are not ready — tindakan kesiapan.' },
);
export type Measure = Static<typeof Measure>;

export const MeasureCompletion = Closed(
  {
    doneOn: Type.Optional(DateOnly('When it was done: today if not said.')),
    result: ref(TwoLanguages),
    courseId: Type.Optional(Id('The course of the catalogue that was held.')),
    sessionId: Type.Optional(Id('The training session that was held.')),
    eventId: Type.Optional(Id('The event of the campaign at which it was done, such as a talk.')),
    address: Type.Optional(Address),
  },
  { $id: 'MeasureCompletion', description: 'What was done, and where it can be seen.' },
);
export type MeasureCompletion = Static<typeof MeasureCompletion>;

export const MeasureDropping = Closed(
  { reason: ref(TwoLanguages) },
  { $id: 'MeasureDropping', description: 'Why a measure is given up.' },
);

const Point = Type.Unsafe<{ pulseId: string; mean: number | null } | null>({
  type: ['object', 'null'],
  $id: 'MeasurePoint',
  description: 'The score of the element in a pulse; null where there is none.',
  required: ['pulseId', 'mean'],
  properties: {
    pulseId: Id('The pulse.'),
    mean: Nullable(Score('The mean score of the element in the unit with all below it; null if suppressed.')),
  },
});

export const MeasureEffect = Type.Object(
  {
    measureId: Id('The measure.'),
    element: readinessElements.schema,
    before: ref(Point),
    after: ref(Point),
    change: Nullable(ScoreChange('From before to after; null where either is not shown.')),
  },
  {
    $id: 'MeasureEffect',
    description:
      'The score of the element before a measure was done, in the last pulse that closed before, and in the first that opened after. Other things happen meanwhile: it shows a change, not its cause.',
  },
);
export type MeasureEffect = Static<typeof MeasureEffect>;

export const MeasureSuggestion = Type.Object(
  {
    unitId: Id('The unit whose people it is for.'),
    code: Words('Its code.', 64, '5.02.01'),
    name: Words('What it is called.', 300, 'Dinas Kesehatan'),
    pulseId: Id('The pulse whose result calls for it.'),
    element: readinessElements.schema,
    mean: Score('The mean score of the element there.', 2.84),
    kind: measureKinds.schema,
    reason: ref(TwoLanguages),
    measureIds: Type.Array(Id('A measure of this kind there for the same element, planned or done since.'), {
      maxItems: 1000,
      description: 'What has been planned or done about it since that pulse closed.',
    }),
  },
  { $id: 'MeasureSuggestion', description: 'What could be done where an element is the barrier point.' },
);
export type MeasureSuggestion = Static<typeof MeasureSuggestion>;

export const MeasureSuggestions = Type.Object(
  {
    unitId: Id('The unit that it is about, with all below it.'),
    pulseId: Id('The pulse that they come from.'),
    items: Type.Array(ref(MeasureSuggestion), { maxItems: 100_000, description: 'By unit, in their order.' }),
  },
  { $id: 'MeasureSuggestions', description: 'What could be done where people are not ready.' },
);

export const measureSchemas = [
  NewMeasure,
  MeasureChange,
  Measure,
  MeasureCompletion,
  MeasureDropping,
  Point,
  MeasureEffect,
  MeasureSuggestion,
  MeasureSuggestions,
];
