import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Text, Words } from '../../../platform/http/schemas.ts';
import { Level, namedCompetency, Percent } from '../../competencies/index.ts';
import { Rupiah } from '../../trainings/index.ts';
import { enrolmentStates } from '../../trainings/reference.ts';
import { developmentContacts, developmentStepKinds, missingData } from '../reference.ts';

const Hours = (description: string) =>
  Type.Integer({ minimum: 0, maximum: 100_000, format: 'int32', description, examples: [24] });
const Place = (description: string) =>
  Type.Integer({ minimum: 1, maximum: 1000, format: 'int32', description, examples: [1] });

const course = {
  id: Id('Stable id of the course.'),
  code: Words('Natural key of the course.', 40, 'PKA-2026'),
  title: Text('Title of the course.', 300, 'Pelatihan Dasar Analisis Kebijakan'),
  learningHours: Hours('Learning hours — jam pelajaran (JP).'),
  carriesAssessment: Type.Boolean({ description: 'Whether passing it includes an assessment.' }),
};
const session = {
  id: Id('Stable id of the session.'),
  startsOn: DateOnly('First day.', '2026-09-07'),
  endsOn: DateOnly('Last day.', '2026-09-11'),
  registrationFrom: DateOnly('First day on which people can register.', '2026-07-01'),
  registrationUntil: DateOnly('First day on which nobody can any more.', '2026-08-31'),
  place: Nullable(Words('Where it is held.', 300, 'Gedung Diklat BKPSDM')),
  freeSeats: Type.Integer({
    minimum: 0,
    maximum: 10_000,
    format: 'int32',
    description: 'Seats that this person could have now, by quota and the share of the unit.',
    examples: [12],
  }),
  costPerHead: Nullable(Rupiah('Cost for each participant, rupiah; null where none is stated.')),
  needsApproval: Type.Boolean({ description: 'Whether the superior approves first.' }),
};
const certificate = {
  id: Id('Stable id of the certificate.'),
  title: Text('What was certified.', 300, 'Ahli Pengadaan Tingkat Dasar'),
  validUntil: DateOnly('First day on which it is valid no more.', '2026-12-31'),
  courseId: Nullable(Id('The course that it stands for; null if for none of the catalogue.')),
  isOutside: Type.Boolean({ description: 'Whether another institution issued it.' }),
};
const named = 'that a development guide speaks of.';
export const GuideCourse = Type.Object(course, { $id: 'GuideCourse', description: `A course ${named}` });
const StepCourse = Nullable(
  Type.Object(course, { $id: 'StepCourse', description: 'The course of a step, where it has one.' }),
);
export const GuideSession = Type.Object(session, { $id: 'GuideSession', description: `A session ${named}` });
const StepSession = Nullable(
  Type.Object(session, { $id: 'StepSession', description: 'The session of a step, where it has one.' }),
);
export const GuideCertificate = Type.Object(certificate, {
  $id: 'GuideCertificate',
  description: `A certificate ${named}`,
});
const StepCertificate = Nullable(
  Type.Object(certificate, {
    $id: 'StepCertificate',
    description: 'The certificate of a step, where it is about one.',
  }),
);

const StepEffect = Type.Object(
  {
    ...namedCompetency,
    required: Level('The level demanded.', 1),
    before: Nullable(Level('The level after the steps above; null if not assessed.')),
    after: Nullable(Level('The level after this step; null if nobody can tell.')),
    gapBefore: Level('Levels missing before; all of them if not assessed.'),
    gapAfter: Level('Levels missing after; all of them if nobody can tell.'),
  },
  { $id: 'StepEffect', description: 'A competency that a step is about, and what it changes of it.' },
);

const StepEnrolment = Nullable(
  Type.Object(
    { id: Id('Stable id of the enrolment.'), state: enrolmentStates.schema },
    { $id: 'StepEnrolment', description: 'The enrolment of a step, where there is one already.' },
  ),
);

const StepHours = Nullable(
  Type.Object(
    {
      missing: Hours('Learning hours that are missing this year after all confirmed seats.'),
      filledBy: Type.Array(Place('Place of a step.'), {
        maxItems: 200,
        description: 'The steps above that fill them.',
      }),
      filled: Hours('How many these fill.'),
      left: Hours('How many are missing still, with all offers.'),
    },
    { $id: 'StepHours', description: 'The figures of a step about learning hours.' },
  ),
);

const StepOffer = Type.Object(
  { course: ref(GuideCourse), session: ref(GuideSession) },
  { $id: 'StepOffer', description: 'An open session that would fill learning hours.' },
);

export const DevelopmentStep = Type.Object(
  {
    place: Place('Place in the order of the guide.'),
    kind: developmentStepKinds.schema,
    advice: Words('What to do, in the language of the answer.', 30_000, 'Daftar Pelatihan Dasar Arsip.'),
    why: Words('Why, with the figures that it rests on.', 30_000, 'Sisa 12 kursi, 24 JP.'),
    competencies: Type.Array(ref(StepEffect), {
      maxItems: 100,
      description: 'The competencies that it is about: all gaps that a course closes.',
    }),
    jpmBefore: Nullable(Percent('Job-person match after the steps above; null where it says nothing of it.')),
    jpmAfter: Nullable(Percent('Job-person match after this step.')),
    isConditional: Type.Boolean({
      description:
        'True: levels and match change only if somebody assesses them afterwards; passing is evidence.',
    }),
    course: ref(StepCourse),
    session: ref(StepSession),
    enrolment: ref(StepEnrolment),
    prerequisiteOf: Nullable(Id('The course that presupposes this one; null if it is taken for itself.')),
    certificate: ref(StepCertificate),
    expiresOn: Nullable(DateOnly('When that expires which is to be renewed.', '2026-12-31')),
    hours: ref(StepHours),
    offers: Type.Array(ref(StepOffer), {
      maxItems: 200,
      description: 'Open sessions that would fill learning hours which no step above fills.',
    }),
    missing: Nullable(missingData.schema),
    whom: Nullable(developmentContacts.schema),
  },
  { $id: 'DevelopmentStep', description: 'What somebody can do next, and why.' },
);
export type DevelopmentStep = Static<typeof DevelopmentStep>;

export const stepSchemas = [
  GuideCourse,
  StepCourse,
  GuideSession,
  StepSession,
  GuideCertificate,
  StepCertificate,
  StepEffect,
  StepEnrolment,
  StepHours,
  StepOffer,
  DevelopmentStep,
];
