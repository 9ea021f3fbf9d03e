import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, ref } from '../../../platform/http/schemas.ts';
import { enrolmentStates } from '../reference.ts';
import { CertificateNumber } from './certificates.ts';
import { Score } from './enrolments.ts';

const Result = Closed(
  {
    enrolmentId: Id('The enrolment, of this session.'),
    result: Type.Enum(['attended', 'passed', 'failed', 'absent'], {
      description: 'How it ended; `attended`: to the end, without being judged.',
    }),
    score: Type.Optional(Score('Score of 100, to two digits.')),
  },
  { $id: 'TrainingResult', description: 'How a training ended for a participant.' },
);

export const ResultList = Closed(
  {
    items: Type.Array(ref(Result), {
      minItems: 1,
      maxItems: 1000,
      description: 'Each participant once; the results of others stay as they are.',
    }),
  },
  { $id: 'TrainingResultList', description: 'Results of a session — hasil pelatihan.' },
);
export type ResultList = Static<typeof ResultList>;

const EnteredResult = Type.Object(
  {
    enrolmentId: Id('The enrolment.'),
    employeeId: Id('Whose result it is.'),
    state: enrolmentStates.schema,
    score: Nullable(Score('Score of 100; null without one.')),
    creditedHours: Nullable(
      Type.Integer({
        minimum: 0,
        maximum: 1500,
        format: 'int32',
        description: 'Learning hours (JP) that count; null if none do.',
        examples: [40],
      }),
    ),
    certificateNumber: Nullable(CertificateNumber),
    assessmentId: Nullable(Id('The assessment that a course which carries one has recorded.')),
  },
  { $id: 'EnteredTrainingResult', description: 'A result on record, and what followed from it.' },
);

export const EnteredResults = Type.Object(
  {
    items: Type.Array(ref(EnteredResult), {
      maxItems: 1000,
      description: 'What is on record now of those who were given, in the same order.',
    }),
  },
  { $id: 'EnteredTrainingResults', description: 'What came of results.' },
);
export type EnteredResults = Static<typeof EnteredResults>;

export const resultSchemas = [Result, ResultList, EnteredResult, EnteredResults];
