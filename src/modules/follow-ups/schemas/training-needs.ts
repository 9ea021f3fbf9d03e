import Type, { type Static } from 'typebox';
import { Closed, Id, Text } from '../../../platform/http/schemas.ts';

export const NewFollowUpTrainingNeed = Closed(
  {
    competencyId: Type.Optional(Id('The competency that is lacking.')),
    courseId: Type.Optional(Id('The course that would help.')),
    reason: Text('Why the unit needs it.', 1000, 'Nilai unsur kompetensi pelaksana 71,25 dari target 88,31.'),
  },
  {
    $id: 'NewFollowUpTrainingNeed',
    description: 'What the unit needs to be trained in: a competency, a course, or both.',
  },
);
export type NewFollowUpTrainingNeed = Static<typeof NewFollowUpTrainingNeed>;

export const trainingNeedSchemas = [NewFollowUpTrainingNeed];
