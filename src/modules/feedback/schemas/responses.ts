import Type, { type Static } from 'typebox';
import { Closed, DateOnly, Id, Nullable, ref, Timestamp, Words } from '../../../platform/http/schemas.ts';
import { ProofText } from '../../../platform/public-writes/index.ts';
import { genders } from '../../employees/index.ts';
import { ageBands, disabilities, occupations, respondentEducation, responseStates } from '../reference.ts';
import { Token } from './invitations.ts';
import { QuestionKey, VersionNumber } from './questions.ts';

const ChoiceKey = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[a-z][a-z0-9-]*$',
  description: 'Key of the choice.',
  examples: ['yes'],
});

const RowAnswer = Closed(
  { row: QuestionKey, choice: ChoiceKey },
  { $id: 'RowAnswer', description: 'What was chosen in a row of a question of the kind `matrix`.' },
);

export const Answer = Closed(
  {
    question: QuestionKey,
    choice: Type.Optional(ChoiceKey),
    choices: Type.Optional(
      Type.Array(ChoiceKey, {
        maxItems: 100,
        uniqueItems: true,
        description: 'What was chosen, of the kind `multiple`; none is an answer too.',
      }),
    ),
    value: Type.Optional(
      Type.Number({
        minimum: -1_000_000_000,
        maximum: 1_000_000_000,
        format: 'double',
        description: 'The mark, of the kind `scale`, or the number, of the kind `number`.',
        examples: [4],
      }),
    ),
    text: Type.Optional(Words('The text, of the kind `text`.', 4000, 'Petugas ramah dan cepat.')),
    rows: Type.Optional(
      Type.Array(ref(RowAnswer), {
        maxItems: 50,
        description: 'What was chosen row by row, of the kind `matrix`.',
      }),
    ),
  },
  {
    $id: 'SurveyAnswer',
    description:
      'The answer to one question: `choice`, `choices`, `value`, `text` or `rows`, by its kind, and only that.',
  },
);
export type Answer = Static<typeof Answer>;

export const Answers = Type.Array(ref(Answer), {
  maxItems: 100,
  description: 'The answers, at most one to each question.',
});
export type Answers = Answer[];

export const Profile = Closed(
  {
    gender: Type.Optional(genders.schema),
    ageBand: Type.Optional(ageBands.schema),
    education: Type.Optional(respondentEducation.schema),
    occupation: Type.Optional(occupations.schema),
    disability: Type.Optional(disabilities.schema),
  },
  {
    $id: 'RespondentProfile',
    description: 'Who answers, as far as they like to say — profil responden. Nothing that names anybody.',
  },
);
export type Profile = Static<typeof Profile>;

/** What every answer consists of, whichever way it comes in. */
export const responseContent = {
  questionnaireVersion: VersionNumber,
  serviceId: Type.Optional(Id('The service that was used, of those that the survey is about.')),
  profile: Type.Optional(ref(Profile)),
  answers: Answers,
};

export const Receipt = Type.String({
  minLength: 20,
  maxLength: 200,
  pattern: '^[A-Za-z0-9_-]+$',
  description:
    'Proves whose answer it is, to whoever gave it and to nobody else: shown once. With it the answer can be looked at and erased.',
  examples: ['AZtBqO8ffF6xKd0Yb2ZC1wGkJmT3uVXe4n5o6p7q8r9s'],
});

export const NewResponse = Closed(
  {
    ...responseContent,
    proof: Type.Optional(ProofText),
    id: Type.Optional(
      Id('Number that a kiosk gave the answer: sent again with the same number it is the same answer.'),
    ),
    token: Type.Optional(Token),
    kiosk: Type.Optional(
      Type.String({
        minLength: 20,
        maxLength: 100,
        pattern: '^[A-Za-z0-9_-]+$',
        description: 'The code of a kiosk, instead of a proof; with an `id` of the answer.',
        examples: ['b2ZC1wGkJmT3uVXe4n5o6p7q8r9sAZtB'],
      }),
    ),
  },
  { $id: 'NewSurveyResponse', description: 'An answer to a survey — jawaban survei.' },
);
export type NewResponse = Static<typeof NewResponse>;

export const TakenResponse = Type.Object(
  {
    receipt: Receipt,
    receivedOn: DateOnly('The day on which it was received.'),
    state: Nullable(responseStates.schema),
  },
  {
    $id: 'TakenSurveyResponse',
    description: 'An answer that was taken; `state` is null if it came before and was erased since.',
  },
);
export type TakenResponse = Static<typeof TakenResponse>;

const BatchEntry = Closed(
  {
    id: Id('Number that the device gave the answer: sent again with the same number it is the same answer.'),
    answeredAt: Timestamp('When it was given, by the clock of the device.'),
    ...responseContent,
  },
  { $id: 'ResponseBatchEntry', description: 'An answer that was gathered in the field.' },
);

export const ResponseBatch = Closed(
  {
    sentAt: Timestamp('When it is sent, by the clock of the device: tells how wrong that clock is.'),
    entries: Type.Array(ref(BatchEntry), {
      minItems: 1,
      maxItems: 500,
      description: 'Answers that were gathered, in any order.',
    }),
  },
  { $id: 'ResponseBatch', description: 'Answers that a field officer gathered without a network.' },
);
export type ResponseBatch = Static<typeof ResponseBatch>;

const BatchResult = Type.Object(
  {
    id: Id('Number that the device gave the answer.'),
    outcome: Type.Enum(['taken', 'repeated', 'refused'], {
      description:
        '`taken` now, `repeated` if it had been before, or `refused`, for the reasons in `errors`.',
    }),
    state: Nullable(responseStates.schema),
    errors: Type.Array(
      Type.Object(
        {
          pointer: Words('Place in the entry (RFC 6901).', 500, '/answers/3/value'),
          code: Words('Stable code of what is wrong.', 60, 'missing-answer'),
          message: Words('What is wrong.', 1000, 'This question must be answered.'),
          hint: Words('How to mend it.', 2000, 'Answer it.'),
        },
        { description: 'One place of an entry that is wrong.' },
      ),
      { maxItems: 100, description: 'What is wrong; empty if it was taken.' },
    ),
  },
  { $id: 'ResponseBatchResult', description: 'What became of an answer of a batch.' },
);

export const TakenBatch = Type.Object(
  {
    taken: Type.Integer({
      minimum: 0,
      maximum: 500,
      format: 'int32',
      description: 'Answers taken now.',
      examples: [12],
    }),
    repeated: Type.Integer({
      minimum: 0,
      maximum: 500,
      format: 'int32',
      description: 'Answers that had been taken before.',
      examples: [0],
    }),
    refused: Type.Integer({
      minimum: 0,
      maximum: 500,
      format: 'int32',
      description: 'Answers refused.',
      examples: [1],
    }),
    clockOffBySeconds: Type.Integer({
      minimum: -2_147_483_648,
      maximum: 2_147_483_647,
      format: 'int32',
      description: 'By how much the clock of the device goes ahead; its times were set right by it.',
      examples: [-42],
    }),
    entries: Type.Array(ref(BatchResult), { maxItems: 500, description: 'Each answer, in their order.' }),
  },
  { $id: 'TakenResponseBatch', description: 'What became of a batch.' },
);
export type TakenBatch = Static<typeof TakenBatch>;

export const responseSchemas = [
  RowAnswer,
  Answer,
  Profile,
  NewResponse,
  TakenResponse,
  BatchEntry,
  ResponseBatch,
  BatchResult,
  TakenBatch,
];
