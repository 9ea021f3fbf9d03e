import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  Id,
  Nullable,
  ref,
  Timestamp,
  TwoLanguages,
} from '../../../platform/http/schemas.ts';
import { questionKinds, questionnaireKinds, satisfactionElements } from '../reference.ts';

export const QuestionKey = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[a-z][a-z0-9-]*$',
  description: 'Key within the questionnaire; stays the same from version to version.',
  examples: ['requirements'],
});

const Choice = Closed(
  { key: QuestionKey, text: ref(TwoLanguages) },
  { $id: 'QuestionChoice', description: 'One of the answers, or one of the rows, of a question.' },
);

const bound = (description: string, example: number) =>
  Type.Integer({
    minimum: -1_000_000_000,
    maximum: 1_000_000_000,
    format: 'int32',
    description,
    examples: [example],
  });

const Scale = Closed(
  {
    least: bound('The lowest mark.', 1),
    most: bound('The highest mark, at most 20 above the lowest.', 4),
    labels: Type.Array(ref(TwoLanguages), {
      maxItems: 21,
      description: 'What each mark means, from the lowest on; empty, or one for each.',
    }),
  },
  { $id: 'QuestionScale', description: 'The marks of a question of the kind `scale`.' },
);

const NumberBounds = Closed(
  {
    least: bound('The smallest number.', 0),
    most: bound('The largest number.', 480),
    decimals: Type.Integer({
      minimum: 0,
      maximum: 4,
      format: 'int32',
      description: 'Digits after the point, at most.',
      examples: [0],
    }),
  },
  { $id: 'QuestionNumber', description: 'What a number may be, for questions of the kind `number`.' },
);

const Condition = Closed(
  {
    question: QuestionKey,
    answers: Type.Array(
      Type.String({
        minLength: 1,
        maxLength: 40,
        pattern: '^[a-z0-9-]+$',
        description: 'The key of a choice, or a mark of a scale.',
        examples: ['yes'],
      }),
      { minItems: 1, maxItems: 100, uniqueItems: true, description: 'Any of these answers.' },
    ),
  },
  {
    $id: 'QuestionCondition',
    description: 'Asks the question only of those who answered an earlier one so (percabangan).',
  },
);

export const Question = Closed(
  {
    key: QuestionKey,
    kind: questionKinds.schema,
    text: ref(TwoLanguages),
    isRequired: Type.Boolean({ description: 'Whether whoever is asked must answer.' }),
    element: Type.Optional(satisfactionElements.schema),
    choices: Type.Optional(
      Type.Array(ref(Choice), {
        minItems: 2,
        maxItems: 100,
        description: 'The answers to choose from: of the kinds `single`, `multiple` and `matrix`.',
      }),
    ),
    rows: Type.Optional(
      Type.Array(ref(Choice), {
        minItems: 1,
        maxItems: 50,
        description: 'What is judged row by row: of the kind `matrix`.',
      }),
    ),
    scale: Type.Optional(ref(Scale)),
    number: Type.Optional(ref(NumberBounds)),
    longest: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 4000,
        format: 'int32',
        description: 'Characters that a text may have, for the kind `text`; 1,000 if not given.',
        examples: [500],
      }),
    ),
    isPersonal: Type.Optional(
      Type.Boolean({
        description:
          'Whether it asks for personal data (UU 27/2022 art. 4), for the kind `text`: such answers are never published, and read only with `survey-responses:read-sensitive`.',
      }),
    ),
    showIf: Type.Optional(ref(Condition)),
  },
  { $id: 'Question', description: 'A question of a questionnaire — pertanyaan.' },
);
export type Question = Static<typeof Question>;

export const Questions = Type.Array(ref(Question), {
  minItems: 1,
  maxItems: 100,
  description: 'The questions in their order.',
});

const named = {
  code: Type.String({
    minLength: 1,
    maxLength: 40,
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    description: 'Natural key of the questionnaire; unique in any case of letters.',
    examples: ['SKM-2026'],
  }),
  title: ref(TwoLanguages),
};

export const Questionnaire = Type.Object(
  {
    id: Id('Stable id of the questionnaire.'),
    ...named,
    kind: questionnaireKinds.schema,
    unitId: Nullable(Id('The unit whose it is; null: the whole city’s.')),
    latestVersion: Nullable(
      Type.Integer({
        minimum: 1,
        maximum: 100_000,
        format: 'int32',
        description: 'Number of its newest version; null before there is one.',
        examples: [1],
      }),
    ),
    ...Bookkeeping,
  },
  { $id: 'Questionnaire', description: 'A questionnaire — kuesioner; what it asks stands in its versions.' },
);
export type Questionnaire = Static<typeof Questionnaire>;

export const NewQuestionnaire = Closed(
  {
    ...named,
    kind: questionnaireKinds.schema,
    unitId: Nullable(Id('The unit whose it is; null, for callers of the whole city only: the city’s.')),
  },
  { $id: 'NewQuestionnaire', description: 'A questionnaire to enter.' },
);
export type NewQuestionnaire = Static<typeof NewQuestionnaire>;

export const QuestionnaireChange = Closed(
  { title: ref(TwoLanguages) },
  { $id: 'QuestionnaireChange', description: 'What changes of a questionnaire.' },
);
export type QuestionnaireChange = Static<typeof QuestionnaireChange>;

export const VersionNumber = Type.Integer({
  minimum: 1,
  maximum: 100_000,
  format: 'int32',
  description: 'Number of the version, from 1 on.',
  examples: [1],
});

export const QuestionnaireVersion = Type.Object(
  {
    id: Id('Stable id of the version.'),
    questionnaireId: Id('The questionnaire.'),
    number: VersionNumber,
    questions: Questions,
    frozenAt: Nullable(
      Timestamp('When a survey was opened with it, from when on it never changes; null before.'),
    ),
    ...Bookkeeping,
  },
  { $id: 'QuestionnaireVersion', description: 'What a questionnaire asks — versi kuesioner.' },
);
export type QuestionnaireVersion = Static<typeof QuestionnaireVersion>;

export const VersionContent = Closed(
  { questions: Questions },
  { $id: 'QuestionnaireVersionContent', description: 'What a version of a questionnaire asks.' },
);
export type VersionContent = Static<typeof VersionContent>;

export const questionSchemas = [
  Choice,
  Scale,
  NumberBounds,
  Condition,
  Question,
  Questionnaire,
  NewQuestionnaire,
  QuestionnaireChange,
  QuestionnaireVersion,
  VersionContent,
];
