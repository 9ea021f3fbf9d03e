import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, TwoLanguages, Words } from '../../../platform/http/schemas.ts';
import {
  questionKinds,
  questionnaireKinds,
  responseChannels,
  responseDimensions,
  surveyStates,
} from '../reference.ts';
import {
  Count,
  ElementMean,
  figureSchemas,
  IndexFigures,
  index,
  Percent,
  real,
  SurveyCode,
} from './figures.ts';
import { QuestionKey } from './questions.ts';

const Line = Type.Object(
  {
    row: Nullable(QuestionKey),
    choice: Nullable(QuestionKey),
    mark: Nullable(
      Type.Integer({
        minimum: -1_000_000_000,
        maximum: 1_000_000_000,
        format: 'int32',
        description: 'The mark of a scale.',
        examples: [4],
      }),
    ),
    answers: Count('Answers that chose it.', 42),
    percent: Nullable(Percent('Of those who answered the question, or its row; null if nobody did.')),
  },
  { $id: 'DistributionLine', description: 'How often one thing was chosen — sebaran jawaban.' },
);

export const QuestionFigures = Type.Object(
  {
    key: QuestionKey,
    kind: questionKinds.schema,
    text: ref(TwoLanguages),
    answers: Count('Answers to it; of a matrix: to the row that most answered.'),
    isSuppressed: Type.Boolean({
      description: 'Whether so few answered it (1–4) that nothing else is told.',
    }),
    distribution: Type.Array(ref(Line), {
      maxItems: 5000,
      description: 'Each choice or mark, of a matrix row by row; empty for numbers and texts.',
    }),
    mean: Nullable(real('Mean of marks or numbers, four decimals.', 12.5)),
    standardDeviation: Nullable(real('Their standard deviation (n − 1), four decimals.', 3.25)),
    sum: Nullable(real('Sum of the numbers.', 1500)),
  },
  { $id: 'QuestionFigures', description: 'What was answered to a question — hasil pertanyaan.' },
);
export type QuestionFigures = Static<typeof QuestionFigures>;

const QuestionMean = Type.Object(
  {
    key: QuestionKey,
    isSuppressed: Type.Boolean({ description: 'Whether nothing is told, so that nobody is exposed.' }),
    answers: Nullable(Count('Answers of the group to it.')),
    mean: Nullable(real('Mean of marks or numbers, four decimals.', 12.5)),
  },
  { $id: 'QuestionMean', description: 'The mean answer of a group to a question — rata-rata kelompok.' },
);
export type QuestionMean = Static<typeof QuestionMean>;

export const sample = {
  population: Nullable(
    Count('How many could answer — populasi; null if that was not said of each service.', 1500),
  ),
  requiredSample: Nullable(
    Count('How many must answer so that the index holds for them (Krejcie–Morgan) — sampel.', 306),
  ),
  isSampleAdequate: Nullable(
    Type.Boolean({ description: 'Whether as many answered; null if it is not known how many must.' }),
  ),
};

/** What is told of a group of answers. */
export const groupFigures = {
  isSuppressed: Type.Boolean({
    description:
      'Whether nothing is told of the group, because it has fewer than 5 answers or another that has would follow from it by subtraction.',
  }),
  answers: Nullable(Count('Answers of the group.')),
  ...index,
  elements: Type.Array(ref(ElementMean), {
    maxItems: 9,
    description: 'The nine elements in their order; empty for own questionnaires and suppressed groups.',
  }),
  questions: Type.Array(ref(QuestionMean), {
    maxItems: 100,
    description: 'Means of the other questions that ask for marks or numbers.',
  }),
};

export const GroupValue = Nullable(
  Type.String({
    maxLength: 60,
    pattern: '^[A-Za-z0-9][A-Za-z0-9-]*$',
    description: 'A code of the grouping, a month or the id of a service; null: those who did not say.',
    examples: ['female'],
  }),
);

const ResultGroup = Type.Object(
  {
    value: GroupValue,
    name: Nullable(Words('Name of the service, where that is the grouping.', 300, 'Penerbitan KTP-el')),
    ...groupFigures,
    ...sample,
  },
  { $id: 'ResultGroup', description: 'What a group of those who answered said — hasil per kelompok.' },
);
export type ResultGroup = Static<typeof ResultGroup>;

const ChannelAnswers = Type.Object(
  { channel: responseChannels.schema, answers: Count('Counted answers that came by it.') },
  { $id: 'ChannelAnswers', description: 'How many answers came by a channel — saluran jawaban.' },
);

/** What is told of a whole survey, as it stands and as it is published. */
export const wholeFigures = {
  answers: Count('Answers that count.'),
  ...sample,
  tokens: Count('One-time tokens that were given out.', 200),
  responseRate: Nullable(
    Percent('Counted answers by token, of the tokens given out — tingkat respons; null without tokens.'),
  ),
  channels: Type.Array(ref(ChannelAnswers), {
    maxItems: 10,
    description: 'By which channels the answers came.',
  }),
  satisfaction: ref(IndexFigures),
  questions: Type.Array(ref(QuestionFigures), {
    maxItems: 100,
    description: 'The other questions, in their order.',
  }),
};

const groupings = [
  ...responseDimensions.entries.map(({ code }) => code).filter((code) => code !== 'all'),
  'service',
] as const;
export type Grouping = (typeof groupings)[number];

export const By = Type.Unsafe<Grouping>({
  title: 'ResultGrouping',
  type: 'string',
  enum: groupings,
  description: 'By what answers are grouped: `service`, or a code of `/reference/response-dimensions`.',
});

export const WeightsUsed = Type.Enum(['exact', 'table'], {
  default: 'exact',
  description:
    'How the elements are weighed: each by exactly 1/9, or by the 0.11 that the annex prints, for comparison with old reports.',
});

export const SurveyResults = Type.Object(
  {
    surveyId: Id('The survey.'),
    code: SurveyCode,
    title: ref(TwoLanguages),
    kind: questionnaireKinds.schema,
    state: surveyStates.schema,
    startsOn: DateOnly('First day on which it takes answers.', '2026-07-01'),
    endsOn: DateOnly('Last day on which it takes answers.', '2026-12-31'),
    weights: WeightsUsed,
    ...wholeFigures,
    by: Nullable(By),
    groups: Type.Array(ref(ResultGroup), {
      maxItems: 1000,
      description: 'Groups of those who answered; empty if none were asked for.',
    }),
  },
  { $id: 'SurveyResults', description: 'What was answered so far — hasil survei.' },
);
export type SurveyResults = Static<typeof SurveyResults>;

export const resultSchemas = [
  ...figureSchemas,
  Line,
  QuestionFigures,
  QuestionMean,
  ResultGroup,
  ChannelAnswers,
  SurveyResults,
];
