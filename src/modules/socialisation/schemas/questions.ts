import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/masking.ts';
import {
  Closed,
  DateOnly,
  FieldName,
  Id,
  Nullable,
  ref,
  Text,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import {
  objectionOutcomes,
  questionKinds,
  questionStates,
  questionStepKinds,
} from '../question-reference.ts';
import { questionActions } from '../rules/questions.ts';
import { TwoLanguagesOrNull } from './campaigns.ts';

/** So many steps a question has at most by whoever asked; the city can always answer. */
export const mostOwnSteps = 50;

/** Lines, as they are written in a form. */
const Message = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 4000,
    pattern: '^[^\\u0000]*\\S[^\\u0000]*$',
    description,
    examples: ['Apakah petugas loket tetap bekerja pada hari Sabtu?'],
  });

export const NewQuestion = Closed(
  {
    kind: questionKinds.schema,
    text: Message('What is asked, or objected to.'),
    eId: Type.Optional(EId),
    isConfidential: Type.Optional(
      Type.Boolean({
        description:
          'Whether nobody is to learn who asked: it is then read without name and unit, by those alone who run the campaign. False if not said.',
      }),
    ),
  },
  {
    $id: 'NewCampaignQuestion',
    description: 'A question (pertanyaan) or an objection (keberatan) to put; `eId` names the provision.',
  },
);
export type NewQuestion = Static<typeof NewQuestion>;

export const QuestionMessage = Closed(
  { text: Message('What there is to add.') },
  { $id: 'CampaignQuestionMessage', description: 'A further word on a question of one’s own.' },
);

export const QuestionWithdrawal = Closed(
  { reason: Type.Optional(Text('Why, if one wants to say so.', 1000, 'Sudah jelas.')) },
  { $id: 'CampaignQuestionWithdrawal', description: 'That a question or an objection no longer stands.' },
);

export const NewAnswer = Closed(
  { text: ref(TwoLanguages), changed: Type.Optional(ref(TwoLanguages)) },
  {
    $id: 'NewCampaignAnswer',
    description: 'What the city answers, without personal data, and what was changed because of it.',
  },
);
export type NewAnswer = Static<typeof NewAnswer>;

export const ObjectionDecision = Closed(
  {
    outcome: Type.Enum(['accepted', 'partly-accepted', 'not-accepted'], {
      title: 'DecidedOutcome',
      description: 'What becomes of the objection.',
      examples: ['partly-accepted'],
    }),
    text: Type.Optional(ref(TwoLanguages)),
    changed: Type.Optional(ref(TwoLanguages)),
  },
  {
    $id: 'ObjectionDecision',
    description: 'The outcome of an objection, with the answer unless it was answered before.',
  },
);
export type ObjectionDecision = Static<typeof ObjectionDecision>;

const Outcome = Nullable(objectionOutcomes.schema);
const FaqEntryId = Nullable(Id('The entry of the FAQ that answers it; null if none does.'));

export const QuestionStep = Type.Object(
  {
    number: Type.Integer({
      minimum: 1,
      maximum: 32_767,
      format: 'int32',
      description: 'Counted from 1.',
      examples: [1],
    }),
    kind: questionStepKinds.schema,
    day: DateOnly('When; the moment is not told.'),
    message: Nullable(
      Words('In the words of whoever asked; null of what the city did.', 4000, 'Terima kasih.'),
    ),
    answer: ref(TwoLanguagesOrNull),
    changed: ref(TwoLanguagesOrNull),
    outcome: Outcome,
    faqEntryId: FaqEntryId,
  },
  {
    $id: 'CampaignQuestionStep',
    description: 'Something that happened to a question or an objection; it never changes.',
  },
);
export type QuestionStep = Static<typeof QuestionStep>;

/** What whoever asked and the city both read. */
const told = {
  campaignId: Id('The campaign in which it was asked.'),
  kind: questionKinds.schema,
  text: Words('What is asked, or objected to.', 4000, 'Apakah loket buka pada hari Sabtu?'),
  eId: Nullable(EId),
  isConfidential: Type.Boolean({ description: 'Whether nobody is to learn who asked.' }),
  state: questionStates.schema,
  outcome: Outcome,
  askedOn: DateOnly('The day on which it was asked.'),
  dueOn: DateOnly('The last day on which to answer, in working days; later if it was opened again.'),
  answeredOn: Nullable(DateOnly('When it was last answered; null since it was asked, or opened again.')),
  isOverdue: Type.Boolean({ description: 'Whether its deadline has passed, and it is not closed.' }),
  faqEntryId: FaqEntryId,
  answer: ref(TwoLanguagesOrNull),
  steps: Type.Array(ref(QuestionStep), {
    maxItems: 32_767,
    description: 'All that happened to it, the oldest first: nothing vanishes.',
  }),
};

const Version = Type.Integer({
  minimum: 1,
  maximum: 32_767,
  format: 'int32',
  description: 'Raised by every change; part of the ETag.',
  examples: [1],
});

const Actions = (description: string) =>
  Type.Array(
    Type.Enum([...questionActions], {
      title: 'CampaignQuestionAction',
      description: 'Something that can be done with it.',
      examples: ['answer'],
    }),
    { maxItems: questionActions.length, description },
  );

export const CampaignQuestion = Type.Object(
  {
    id: subject(Id('Stable id of the question.'), 'campaign-question'),
    ...told,
    escalatedOn: Nullable(DateOnly('When it was noted that its deadline had passed; null if it was not.')),
    employeeId: Nullable(Id('Who asked; null of one in confidence.')),
    name: Nullable(personal(Words('Name without titles.', 200, 'Siti Rahmawati'), 'hidden')),
    unitId: Nullable(Id('Where whoever asked sits; null of one in confidence.')),
    allowedActions: Actions('What can be done with it in its state.'),
    version: Version,
    maskedFields: Type.Array(FieldName, {
      maxItems: 10,
      description: 'Fields that are masked for this caller.',
    }),
  },
  {
    $id: 'CampaignQuestion',
    description: 'A question or an objection as those read it who answer — pertanyaan atau keberatan.',
  },
);
export type CampaignQuestion = Static<typeof CampaignQuestion>;

export const SimilarQuestion = Type.Object(
  {
    questionId: Id('The question.'),
    kind: questionKinds.schema,
    text: told.text,
    state: questionStates.schema,
    difference: Type.Number({
      minimum: 0,
      maximum: 1,
      format: 'double',
      description: 'How much the words differ: 0 if they are the same.',
      examples: [0.4],
    }),
  },
  { $id: 'SimilarCampaignQuestion', description: 'A question that is still open and says much the same.' },
);
export type SimilarQuestion = Static<typeof SimilarQuestion>;

export const OwnQuestion = Type.Object(
  {
    id: Id('Stable id of the question.'),
    ...told,
    allowedActions: Actions('What the city or whoever asked can do with it in its state.'),
    version: Version,
  },
  { $id: 'OwnCampaignQuestion', description: 'A question or an objection of one’s own, with its answers.' },
);
export type OwnQuestion = Static<typeof OwnQuestion>;

export const questionSchemas = [
  NewQuestion,
  QuestionMessage,
  QuestionWithdrawal,
  NewAnswer,
  ObjectionDecision,
  QuestionStep,
  CampaignQuestion,
  SimilarQuestion,
  OwnQuestion,
];
