import Type, { type Static } from 'typebox';
import { Closed, Nullable, Text, Words } from '../../../platform/http/schemas.ts';
import { Count } from '../../competencies/index.ts';

const Rating = (description: string) =>
  Type.Integer({ minimum: 1, maximum: 5, format: 'int32', description, examples: [4] });

export const NewEvaluation = Closed(
  {
    trainingRating: Rating('What the training was worth, 1 (nothing) to 5 (very much).'),
    trainerRating: Type.Optional(Nullable(Rating('How well the trainer taught, 1 to 5.'))),
    comment: Type.Optional(
      Nullable(Text('What should stay, and what should change.', 2000, 'Lebih banyak praktik.')),
    ),
  },
  { $id: 'NewEvaluation', description: 'What a participant says of a training; who said it is not kept.' },
);
export type NewEvaluation = Static<typeof NewEvaluation>;

const Mean = (description: string) =>
  Nullable(Type.Number({ minimum: 1, maximum: 5, format: 'double', description, examples: [4.26] }));

export const Evaluation = Type.Object(
  {
    participants: Count('Those who took part: attended, passed or failed.'),
    answers: Count('Those of them who evaluated.'),
    trainingRating: Mean('Mean rating of the training, two digits; null below five answers.'),
    trainerRating: Mean('Mean rating of the trainer, two digits; null below five answers that have one.'),
    comments: Type.Array(Words('What somebody said.', 2000, 'Lebih banyak praktik.'), {
      maxItems: 1000,
      description: 'What was said, in an order of chance; none below five answers.',
    }),
  },
  {
    $id: 'Evaluation',
    description: 'What participants say of a training, together — evaluasi penyelenggaraan.',
  },
);
export type Evaluation = Static<typeof Evaluation>;

export const EvaluationReceipt = Type.Object(
  {
    hasEvaluated: Type.Boolean({ description: 'True: it was taken, and cannot be given again.' }),
  },
  { $id: 'EvaluationReceipt', description: 'That an evaluation was taken.' },
);

export const evaluationSchemas = [NewEvaluation, Evaluation, EvaluationReceipt];
