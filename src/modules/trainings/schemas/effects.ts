import Type, { type Static } from 'typebox';
import { Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { Count } from '../../competencies/index.ts';

const MeanLevel = (description: string) =>
  Nullable(Type.Number({ minimum: 0, maximum: 5, format: 'double', description, examples: [2.31] }));

const OutcomeEffect = Type.Object(
  {
    competencyId: Id('The competency that the course is said to raise.'),
    code: Words('Its code.', 40, 'KOM'),
    level: Type.Integer({
      minimum: 1,
      maximum: 5,
      format: 'int32',
      description: 'The level that the course leads to.',
      examples: [3],
    }),
    compared: Count('People who passed or attended, were assessed before, and were assessed anew since.'),
    meanBefore: MeanLevel(
      'Their mean level that counted on the day before the session, two digits; null for nobody.',
    ),
    meanAfter: MeanLevel('Their mean level by the first assessment since, two digits; null for nobody.'),
    raised: Count('Those of them whose level is higher.'),
    reached: Count('Those of them who are at the level that the course leads to, or above.'),
    comparedLater: Count(
      'People whose session ended a year ago or more, and of whom a level counted before it and counts a year after.',
    ),
    meanLater: MeanLevel(
      'Their mean level that counted a year after the session, two digits; null for nobody.',
    ),
    meanBeforeLater: MeanLevel('Their mean level before the session, two digits; null for nobody.'),
  },
  { $id: 'OutcomeEffect', description: 'Whether a course raises what it is said to raise.' },
);

export const CourseEffect = Type.Object(
  {
    courseId: Id('The course.'),
    sessions: Count('Sessions with results.'),
    participants: Count('People with a result.'),
    passed: Count('Those who passed.'),
    attended: Count('Those who attended without being judged.'),
    failed: Count('Those who failed.'),
    absent: Count('Those who were absent.'),
    outcomes: Type.Array(ref(OutcomeEffect), {
      maxItems: 50,
      description: 'Competency by competency, in the order of the course.',
    }),
  },
  {
    $id: 'CourseEffect',
    description: 'What came of a course: results, and levels before and after — dampak pelatihan.',
  },
);
export type CourseEffect = Static<typeof CourseEffect>;

export const effectSchemas = [OutcomeEffect, CourseEffect];
