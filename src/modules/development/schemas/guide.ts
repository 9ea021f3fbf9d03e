import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { CompetencyGap, Level, namedCompetency } from '../../competencies/index.ts';
import { employmentKinds } from '../../employees/reference.ts';
import { enrolmentStates } from '../../trainings/reference.ts';
import { DevelopmentStep, GuideCertificate, GuideCourse, GuideSession } from './steps.ts';

const Hours = (description: string) =>
  Type.Integer({ minimum: 0, maximum: 100_000, format: 'int32', description, examples: [24] });

const GuideLearning = Type.Object(
  {
    year: Type.Integer({
      minimum: 1,
      maximum: 9999,
      format: 'int32',
      description: 'The year of the day that is read.',
      examples: [2026],
    }),
    employmentKind: employmentKinds.schema,
    bound: Nullable(
      Type.Enum(['least', 'most'], {
        description:
          'Whether the hours are a duty (`least`) or a ceiling (`most`); null: no rule is on record.',
      }),
    ),
    boundHours: Nullable(Hours('The learning hours of that rule.')),
    legalBasis: Nullable(Words('The regulation that it rests on.', 1000, 'PP 11/2017 art. 203(4)')),
    creditedHours: Hours('Learning hours that count, from the first of January to the day.'),
    forecastHours: Hours('With those of confirmed seats in sessions that end this year.'),
    isReached: Type.Unsafe<boolean | null>({
      type: ['boolean', 'null'],
      description: 'Whether the duty is reached; null where there is none: a ceiling is never unmet.',
    }),
    missingHours: Nullable(Hours('Hours that are missing of the duty today; null where there is none.')),
  },
  { $id: 'GuideLearning', description: 'Learning hours (JP) of the year against the duty.' },
);

const ExpiringLevel = Type.Object(
  {
    ...namedCompetency,
    level: Level('The level that counts.'),
    assessmentId: Id('The assessment that counts.'),
    expiresOn: DateOnly('First day on which it no longer counts.', '2026-12-31'),
  },
  { $id: 'ExpiringLevel', description: 'A demanded competency whose assessment expires soon.' },
);

const GuideEnrolment = Type.Object(
  {
    id: Id('Stable id of the enrolment.'),
    state: enrolmentStates.schema,
    course: ref(GuideCourse),
    session: ref(GuideSession),
  },
  { $id: 'GuideEnrolment', description: 'An enrolment in a session that is not over.' },
);

export const DevelopmentGuide = Type.Object(
  {
    employeeId: Id('Whose guide it is.'),
    asOf: DateOnly('The day that is read.'),
    standing: ref(CompetencyGap),
    learning: ref(GuideLearning),
    expiringUntil: DateOnly('What expires by this day, 180 days on, expires soon.', '2026-07-31'),
    expiringLevels: Type.Array(ref(ExpiringLevel), {
      maxItems: 100,
      description: 'Assessments that count and expire soon, the first to expire first.',
    }),
    expiringCertificates: Type.Array(ref(GuideCertificate), {
      maxItems: 1000,
      description: 'Valid certificates that end soon and that no later one replaces.',
    }),
    enrolments: Type.Array(ref(GuideEnrolment), {
      maxItems: 1000,
      description: 'Enrolments under way, the first to begin first.',
    }),
    steps: Type.Array(ref(DevelopmentStep), {
      maxItems: 1000,
      description: 'What to do next, in this order; none for whoever has left the service.',
    }),
  },
  {
    $id: 'DevelopmentGuide',
    description: 'Where somebody stands and what to do next — panduan pengembangan diri.',
  },
);
export type DevelopmentGuide = Static<typeof DevelopmentGuide>;

export const guideSchemas = [GuideLearning, ExpiringLevel, GuideEnrolment, DevelopmentGuide];
