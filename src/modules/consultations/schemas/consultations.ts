import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  Code,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
  TwoLanguages,
} from '../../../platform/http/schemas.ts';
import { SubjectRef, SubjectVersionRef } from '../../../platform/subjects/schemas.ts';
import { consultationAudiences, consultationStates, consultationStepKinds } from '../reference.ts';
import { consultationActions } from '../rules/life.ts';

export const Count = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

export const AlternativeCode = Code('Code of the alternative.', 'two-shifts');

export const Alternative = Closed(
  {
    code: AlternativeCode,
    title: Text('What it is called.', 200, 'Dua giliran kerja'),
    description: Text('What it would mean.', 2000, 'Loket dibuka pukul 07.00–21.00 dalam dua giliran.'),
  },
  { $id: 'ConsultationAlternative', description: 'A way that the decision could go — alternatif.' },
);
export type Alternative = Static<typeof Alternative>;

const unitId = Id('The unit that asks — pemrakarsa.');
const unitIds = Type.Array(Id('A unit.'), {
  maxItems: 200,
  uniqueItems: true,
  description:
    'Of an internal consultation: the units whose people are asked, with all below them; none: all civil servants.',
});
const title = Text('What it is about, in a line.', 200, 'Jam kerja pegawai loket');
const purpose = ref(TwoLanguages);
const opensOn = DateOnly('First day on which it takes comments.', '2026-12-01');
const closesOn = DateOnly('Last day on which it takes comments — batas waktu.', '2026-12-31');
const alternatives = Type.Array(ref(Alternative), {
  maxItems: 6,
  description: 'Ways that are compared, two to six; none if there is only the draft.',
});
const forumTopicId = Nullable(Id('The topic of the forum where it is talked about; null if there is none.'));
const surveyId = Nullable(Id('The survey that goes with it; null if there is none.'));

const planned = { title, purpose, opensOn, closesOn };

export const NewConsultation = Closed(
  {
    unitId,
    subject: ref(SubjectRef),
    audience: consultationAudiences.schema,
    unitIds: Type.Optional(unitIds),
    ...planned,
    alternatives: Type.Optional(alternatives),
    forumTopicId: Type.Optional(forumTopicId),
    surveyId: Type.Optional(surveyId),
  },
  {
    $id: 'NewConsultation',
    description: 'A round of consultation on the last text of something that is not decided yet.',
  },
);
export type NewConsultation = Static<typeof NewConsultation>;

export const ConsultationChange = Closed(
  Type.Partial(Type.Object({ unitId, unitIds, ...planned, alternatives, forumTopicId, surveyId })).properties,
  {
    $id: 'ConsultationChange',
    minProperties: 1,
    description:
      'What changes of a consultation; units and alternatives are given as a whole. Once it is open only `forumTopicId` and `surveyId` change.',
  },
);
export type ConsultationChange = Static<typeof ConsultationChange>;

export const ConsultationExtension = Closed(
  { closesOn, reason: Text('Why; whoever is asked reads it.', 1000, 'Masa libur bersama.') },
  { $id: 'ConsultationExtension', description: 'A later deadline — perpanjangan.' },
);

export const ConsultationVersion = Closed(
  {
    versionId: Id('A later text of the same subject.'),
    reason: Type.Optional(Text('What is new in it.', 1000, 'Pasal 7 dihapus.')),
  },
  { $id: 'ConsultationVersion', description: 'Which text is asked about from now on.' },
);

export const ConsultationCancellation = Closed(
  { reason: Text('Why; whoever was asked reads it.', 1000, 'Rancangan ditarik.') },
  { $id: 'ConsultationCancellation', description: 'The end of a consultation without a conclusion.' },
);

/** What whoever is asked may know of it. */
const asked = {
  id: Id('Stable id of the consultation.'),
  unitId,
  subject: ref(SubjectRef),
  subjectName: Text(
    'What it is about, as it was called when it was planned.',
    1500,
    'Rancangan Peraturan Wali Kota tentang Jam Kerja Pegawai',
  ),
  consultedVersion: ref(SubjectVersionRef),
  audience: consultationAudiences.schema,
  ...planned,
  alternatives,
  forumTopicId,
  surveyId,
  state: consultationStates.schema,
  endedOn: Nullable(DateOnly('The day on which it was concluded or cancelled; null before.')),
  cancellationReason: Nullable(Text('Why it was cancelled; null if it was not.', 1000)),
  commentCount: Count('Comments that count: those that are neither held, rejected nor withdrawn.', 42),
};

export const Consultation = Type.Object(
  {
    ...asked,
    unitIds,
    heldCount: Count('Comments that somebody still has to look at.', 1),
    ungroupedCount: Count('Comments that count and are in no group yet.', 3),
    groupCount: Count('Groups of comments.', 7),
    unansweredCount: Count('Groups without an answer.', 2),
    allowedActions: Type.Array(
      Type.Enum([...consultationActions], { description: 'What can be done.', examples: ['extend'] }),
      { maxItems: 20, description: 'What can be done with it today.' },
    ),
    ...Bookkeeping,
  },
  { $id: 'Consultation', description: 'A round of consultation — konsultasi.' },
);
export type Consultation = Static<typeof Consultation>;

export const AskedConsultation = Type.Object(asked, {
  $id: 'AskedConsultation',
  description: 'A round of consultation as those who are asked read it.',
});
export type AskedConsultation = Static<typeof AskedConsultation>;

export const ConsultationStep = Type.Object(
  {
    id: Id('Stable id of the step.'),
    kind: consultationStepKinds.schema,
    happenedOn: DateOnly('The day on which it happened.'),
    at: Timestamp('When it was noted.'),
    reason: Nullable(Text('Why; null where none is needed.', 1000)),
    versionId: Nullable(Id('The text that was asked about from then on; null if it stayed.')),
    closesOn: Nullable(DateOnly('The deadline from then on; null if it stayed.')),
  },
  { $id: 'ConsultationStep', description: 'What happened to a consultation; it never changes.' },
);
export type ConsultationStep = Static<typeof ConsultationStep>;

export const consultationSchemas = [
  Alternative,
  NewConsultation,
  ConsultationChange,
  ConsultationExtension,
  ConsultationVersion,
  ConsultationCancellation,
  Consultation,
  AskedConsultation,
  ConsultationStep,
];
