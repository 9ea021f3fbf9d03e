import Type, { type Static } from 'typebox';
import { Closed, Nullable, ref, TwoLanguages } from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';

const Whole = (minimum: number, maximum: number, description: string, example: number) =>
  Type.Integer({ minimum, maximum, format: 'int32', description, examples: [example] });

const question = {
  text: ref(TwoLanguages),
  options: Type.Array(ref(TwoLanguages), {
    minItems: 2,
    maxItems: 6,
    description: 'What can be chosen, in this order.',
  }),
  eId: Type.Optional(Nullable(EId)),
};

export const QuizQuestion = Closed(
  {
    ...question,
    correct: Whole(1, 6, 'Which option is right, counted from 1.', 2),
  },
  { $id: 'QuizQuestion', description: 'A question on the text, and its right answer — pertanyaan kuis.' },
);

export const Quiz = Closed(
  {
    isRequired: Type.Boolean({ description: 'Whether it is to be passed before the text is acknowledged.' }),
    passPercent: Whole(1, 100, 'How many percent of the questions are to be answered right.', 70),
    attempts: Whole(1, 5, 'How often it can be tried for a text.', 2),
    questions: Type.Array(ref(QuizQuestion), {
      minItems: 1,
      maxItems: 10,
      description: 'The questions, few and short.',
    }),
  },
  { $id: 'Quiz', description: 'Some questions that show whether a text was understood — kuis pemahaman.' },
);
export type Quiz = Static<typeof Quiz>;

export const QuizOrNull = Type.Unsafe<Quiz | null>({
  ...Quiz,
  $id: 'QuizOrNull',
  type: ['object', 'null'],
  description: 'Questions on the text; null for none.',
});

const AskedQuestion = Type.Object(question, {
  $id: 'AskedQuestion',
  description: 'A question on the text, without its answer.',
});

export const OpenQuiz = Type.Object(
  {
    isRequired: Quiz.properties.isRequired,
    passPercent: Quiz.properties.passPercent,
    attemptsLeft: Whole(0, 5, 'How often it can still be tried for this text.', 1),
    hasPassed: Type.Boolean({ description: 'Whether it was passed.' }),
    questions: Type.Array(ref(AskedQuestion), { maxItems: 10, description: 'The questions, in order.' }),
  },
  { $id: 'OpenQuiz', description: 'The questions as they are put, and how far the caller has come.' },
);
export type OpenQuiz = Static<typeof OpenQuiz>;

export const QuizAnswers = Closed(
  {
    answers: Type.Array(Whole(1, 6, 'The option that is chosen, counted from 1.', 2), {
      minItems: 1,
      maxItems: 10,
      description: 'An answer to each question, in the order of the questions.',
    }),
  },
  { $id: 'QuizAnswers', description: 'What somebody chose.' },
);

export const QuizResult = Type.Object(
  {
    hasPassed: Type.Boolean({ description: 'Whether enough answers are right.' }),
    correct: Whole(0, 10, 'How many answers are right.', 3),
    questions: Whole(1, 10, 'How many questions there are.', 4),
    attemptsLeft: Whole(0, 5, 'How often it can still be tried for this text.', 1),
    readAgain: Type.Array(EId, {
      maxItems: 10,
      description: 'The provisions of the questions that were answered wrong, to be read again.',
      examples: [['art_5__para_2']],
    }),
  },
  { $id: 'QuizResult', description: 'How it came out. Which answer was right is not told.' },
);
export type QuizResult = Static<typeof QuizResult>;

export const quizSchemas = [QuizQuestion, Quiz, QuizOrNull, AskedQuestion, OpenQuiz, QuizAnswers, QuizResult];
