import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/personal.ts';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Decree,
  FieldName,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
  Validity,
  Words,
} from '../../../platform/http/schemas.ts';
import { assessmentMethods, assessmentStates } from '../reference.ts';
import { Level, namedCompetency } from './shared.ts';

export const AssessorCode = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[A-Za-z0-9][A-Za-z0-9./_-]*$',
  description: 'Natural key of the assessor, such as the register number; unique in any case of letters.',
  examples: ['ASR-1671-012'],
});

const assessorContent = {
  code: AssessorCode,
  name: Text('Name of the assessor.', 200, 'Dra. Ratna Dewi, M.Psi.'),
  institution: Nullable(Text('For whom the assessor works.', 200, 'UPT Penilaian Kompetensi BKPSDM')),
};

export const Assessor = Type.Object(
  { id: Id('Stable id of the assessor.'), ...assessorContent, ...Decree, ...Validity, ...Bookkeeping },
  {
    $id: 'Assessor',
    description: 'Who may hold assessments — asesor kompetensi: the period is that of the mandate.',
  },
);
export type Assessor = Static<typeof Assessor>;

export const NewAssessor = Closed(
  {
    ...assessorContent,
    institution: Type.Optional(assessorContent.institution),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
    validFrom: Validity.validFrom,
    validTo: Type.Optional(Validity.validTo),
  },
  { $id: 'NewAssessor', description: 'An assessor and the mandate, by its decree.' },
);
export type NewAssessor = Static<typeof NewAssessor>;

export const AssessorChange = Closed(
  { ...Type.Partial(NewAssessor).properties },
  {
    $id: 'AssessorChange',
    minProperties: 1,
    description: 'What is corrected of an assessor, or the day on which the mandate ends.',
  },
);
export type AssessorChange = Static<typeof AssessorChange>;

const validity = {
  method: assessmentMethods.schema,
  months: Type.Integer({
    minimum: 1,
    maximum: 120,
    format: 'int32',
    description: 'For how many months an assessment counts.',
    examples: [36],
  }),
  legalBasis: Text('What sets it.', 300, 'Keputusan Wali Kota 120/KPTS/BKPSDM/2026'),
};

export const AssessmentValidity = Type.Object(
  { id: Id('Stable id of the entry.'), ...validity, ...Validity },
  {
    $id: 'AssessmentValidity',
    description: 'How long assessments of these days count, by method — masa berlaku penilaian.',
  },
);
export type AssessmentValidity = Static<typeof AssessmentValidity>;

export const NewAssessmentValidity = Closed(
  { ...validity, validFrom: Validity.validFrom },
  {
    $id: 'NewAssessmentValidity',
    description: 'A validity for assessments from a day on; it ends the one of the same method before it.',
  },
);
export type NewAssessmentValidity = Static<typeof NewAssessmentValidity>;

const evidence = Nullable(
  Text('By what the level was shown — bukti.', 2000, 'Memimpin rapat lintas bidang dalam simulasi.'),
);

const maskedFields = Type.Array(FieldName, {
  maxItems: 10,
  description: 'Which fields are masked because the caller may not see them.',
});

const AchievedLevel = Type.Object(
  {
    ...namedCompetency,
    level: Level('The level shown, 0–5; 0 if none could be shown.'),
    evidence: personal(evidence, 'hidden'),
    maskedFields,
  },
  { $id: 'AchievedLevel', description: 'A competency that was assessed, by name.' },
);

export const Assessment = Type.Object(
  {
    id: Id('Stable id of the assessment.'),
    employeeId: subject(Id('Who was assessed.'), 'employee'),
    method: assessmentMethods.schema,
    assessorId: Nullable(Id('Who held it; null where the method takes no assessor.')),
    assessedOn: DateOnly('The day of the assessment.'),
    expiresOn: DateOnly('First day on which it no longer counts.', '2029-01-31'),
    reportNumber: Nullable(Text('Number of its report.', 100, '800/045/UPT-PK/2026')),
    levels: Type.Array(ref(AchievedLevel), {
      maxItems: 100,
      description: 'What was shown, in the order of the dictionary.',
    }),
    state: assessmentStates.schema,
    stateReason: Nullable(Words('Why it was corrected or withdrawn.', 1000, 'Salah ketik pada level KOM.')),
    replacesId: Nullable(Id('The assessment that this one corrects.')),
    replacedById: Nullable(Id('The assessment that corrects this one.')),
    ...Bookkeeping,
  },
  {
    $id: 'Assessment',
    description: 'What somebody could show of competencies on a day — hasil penilaian kompetensi.',
  },
);
export type Assessment = Static<typeof Assessment>;

const GivenLevel = Closed(
  {
    competencyId: Id('The competency assessed.'),
    level: Level('The level shown, 0–5; 0 if none could be shown.'),
    evidence: Type.Optional(evidence),
  },
  { $id: 'GivenLevel', description: 'A competency that was assessed.' },
);

const given = {
  method: assessmentMethods.schema,
  assessorId: Type.Optional(Nullable(Id('Who held it; needed for some methods.'))),
  assessedOn: DateOnly('The day of the assessment; not in the future.'),
  reportNumber: Type.Optional(Assessment.properties.reportNumber),
  levels: Type.Array(ref(GivenLevel), {
    minItems: 1,
    maxItems: 100,
    description: 'What was shown, each competency once; what was not assessed is left out.',
  }),
};

export const NewAssessment = Closed(
  { employeeId: Id('Who was assessed.'), ...given },
  {
    $id: 'NewAssessment',
    description: 'The result of an assessment; how long it counts follows from the method.',
  },
);
export type NewAssessment = Static<typeof NewAssessment>;

const reason = Text('Why; it stays with the assessment.', 1000, 'Salah ketik pada level KOM.');

export const AssessmentCorrection = Closed(
  { ...given, reason },
  {
    $id: 'AssessmentCorrection',
    description: 'The assessment as it should have been entered, in whole, and why.',
  },
);
export type AssessmentCorrection = Static<typeof AssessmentCorrection>;

export const AssessmentWithdrawal = Closed(
  { reason },
  { $id: 'AssessmentWithdrawal', description: 'Why an assessment counts no longer.' },
);

export const AssessmentRemark = Type.Object(
  {
    id: Id('Stable id of the remark.'),
    assessmentId: Id('The assessment that it is about.'),
    employeeId: subject(Id('Who was assessed.'), 'employee'),
    text: personal(
      Nullable(
        Words('What the assessor confides; null if masked.', 5000, 'Perlu pendampingan saat tekanan tinggi.'),
      ),
      'hidden',
    ),
    createdAt: Timestamp('When it was entered.'),
    maskedFields,
  },
  {
    $id: 'AssessmentRemark',
    description: 'What an assessor confides on an assessment: only for callers with a scope of its own.',
  },
);
export type AssessmentRemark = Static<typeof AssessmentRemark>;

export const NewAssessmentRemark = Closed(
  { text: Text('What the assessor confides.', 5000, 'Perlu pendampingan saat tekanan tinggi.') },
  { $id: 'NewAssessmentRemark', description: 'A confidential remark.' },
);

export const assessmentSchemas = [
  Assessor,
  NewAssessor,
  AssessorChange,
  AssessmentValidity,
  NewAssessmentValidity,
  AchievedLevel,
  Assessment,
  GivenLevel,
  NewAssessment,
  AssessmentCorrection,
  AssessmentWithdrawal,
  AssessmentRemark,
  NewAssessmentRemark,
];
