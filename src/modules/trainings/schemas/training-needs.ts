import Type, { type Static } from 'typebox';
import { Bookkeeping, DateOnly, Id, Nullable, Text } from '../../../platform/http/schemas.ts';
import { trainingNeedOrigins } from '../reference.ts';

export const TrainingNeed = Type.Object(
  {
    id: Id('Stable id of the need.'),
    unitId: Id('The unit whose people need it.'),
    competencyId: Nullable(Id('The competency that is lacking; null if only a course is named.')),
    courseId: Nullable(Id('The course that would help; null if none is named.')),
    reason: Text('Why.', 1000, 'Nilai unsur kompetensi pelaksana 71,25 dari target 88,31.'),
    originKind: trainingNeedOrigins.schema,
    originId: Id('What it follows from, such as the follow-up.'),
    reportedOn: DateOnly('The day on which it was reported.'),
    endedOn: Nullable(DateOnly('The first day on which it is no need any more; null while it is.')),
    ...Bookkeeping,
  },
  {
    $id: 'TrainingNeed',
    description: 'What a unit needs to be trained in, beside what gaps tell — kebutuhan pelatihan.',
  },
);
export type TrainingNeed = Static<typeof TrainingNeed>;

export const trainingNeedSchemas = [TrainingNeed];
