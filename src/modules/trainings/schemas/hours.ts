import Type, { type Static } from 'typebox';
import {
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Validity,
  Words,
} from '../../../platform/http/schemas.ts';
import { Count } from '../../competencies/index.ts';
import { employmentKinds } from '../../employees/reference.ts';
import { trainingKinds } from '../reference.ts';

const legalBasis = Text('The regulation or decree that sets it.', 300, 'PP 11/2017 art. 203(4)');

const Hours = (description: string, example = 20) =>
  Type.Integer({ minimum: 0, maximum: 1_000_000, format: 'int32', description, examples: [example] });

const bound = Type.Enum(['least', 'most'], {
  title: 'LearningBound',
  description:
    'What the figure is — `least`: a right and duty of at least so many; `most`: a ceiling, of which nobody falls short.',
});

const duty = {
  employmentKind: employmentKinds.schema,
  bound,
  learningHours: Type.Integer({
    minimum: 1,
    maximum: 1500,
    format: 'int32',
    description: 'Learning hours (JP) a year.',
    examples: [20],
  }),
  legalBasis,
};

export const LearningDuty = Type.Object(
  { id: Id('Stable id of the entry.'), ...duty, ...Validity },
  {
    $id: 'LearningDuty',
    description: 'How many learning hours a year somebody has to reach, or may — kewajiban jam pelajaran.',
  },
);
export type LearningDuty = Static<typeof LearningDuty>;

export const NewLearningDuty = Closed(
  { ...duty, validFrom: Validity.validFrom },
  {
    $id: 'NewLearningDuty',
    description: 'A duty from a day on; it ends the one of the same kind before it.',
  },
);
export type NewLearningDuty = Static<typeof NewLearningDuty>;

const conversion = {
  kind: trainingKinds.schema,
  per: Type.Enum(['day', 'session', 'programme'], {
    title: 'LearningUnit',
    description: 'What is counted of it.',
  }),
  learningHours: Type.Number({
    minimum: 0.01,
    maximum: 1500,
    format: 'double',
    description: 'Learning hours (JP) for each, to two digits.',
    examples: [5],
  }),
  legalBasis,
};

export const LearningConversion = Type.Object(
  { id: Id('Stable id of the entry.'), ...conversion, ...Validity },
  {
    $id: 'LearningConversion',
    description: 'How learning counts that has no learning hours printed on its certificate — konversi JP.',
  },
);
export type LearningConversion = Static<typeof LearningConversion>;

export const NewLearningConversion = Closed(
  { ...conversion, validFrom: Validity.validFrom },
  {
    $id: 'NewLearningConversion',
    description: 'A conversion from a day on; it ends the one of the same kind before it.',
  },
);
export type NewLearningConversion = Static<typeof NewLearningConversion>;

const DutyOfYear = Type.Unsafe<{
  bound: 'least' | 'most';
  learningHours: number;
  legalBasis: string;
} | null>({
  ...Type.Object(
    { bound, learningHours: duty.learningHours, legalBasis },
    {
      $id: 'LearningDutyOfYear',
      description: 'What holds for this kind of employment; null if nothing is set.',
    },
  ),
  type: ['object', 'null'],
});

const Credit = Type.Object(
  {
    title: Text('Title of the training.', 300, 'Pelatihan Kepemimpinan Administrator'),
    kind: trainingKinds.schema,
    creditedOn: DateOnly('The day from which on it counts: the last of the training.', '2026-09-11'),
    learningHours: Hours('Learning hours (JP) that count.', 40),
    enrolmentId: Nullable(Id('The enrolment that they came of; null for a certificate from outside.')),
    outsideCertificateId: Nullable(Id('The certificate from outside that they came of.')),
  },
  { $id: 'LearningCredit', description: 'Learning hours that count, and where from.' },
);

const standing = {
  creditedHours: Hours('Learning hours (JP) that count in the year so far.', 16),
  underWayHours: Hours(
    'Learning hours of sessions with a seat that end in the year and have no result yet.',
    24,
  ),
  forecastHours: Hours('Both together: what the year will have, if all of it is attended.', 40),
  duty: ref(DutyOfYear),
  isReached: Nullable(
    Type.Boolean({ description: 'Whether the duty is reached; null where there is none to reach.' }),
  ),
  willBeReached: Nullable(
    Type.Boolean({ description: 'Whether the forecast reaches it; null where there is none to reach.' }),
  ),
  missing: Hours('Learning hours that are still missing; 0 where there is no duty.', 4),
  beyond: Hours('Learning hours beyond a ceiling; 0 where there is none.', 0),
};

const year = Type.Integer({
  minimum: 2000,
  maximum: 2200,
  format: 'int32',
  description: 'The calendar year that is looked at.',
  examples: [2026],
});

export const LearningHours = Type.Object(
  {
    employeeId: Id('Whose they are.'),
    year,
    employmentKind: employmentKinds.schema,
    ...standing,
    credits: Type.Array(ref(Credit), {
      maxItems: 1000,
      description: 'Every training that counts in the year, in the order of its last day.',
    }),
  },
  { $id: 'LearningHours', description: 'Learning hours of somebody in a year, against the duty — JP.' },
);
export type LearningHours = Static<typeof LearningHours>;

const { duty: _, ...countedStanding } = standing;

export const LearnerHours = Type.Object(
  {
    employeeId: Id('Whose they are.'),
    name: Text('Name without titles.', 200, 'Siti Rahmawati'),
    unitId: Id('The unit of the position.'),
    unitName: Text('Name of the unit.', 300, 'Dinas Pendidikan'),
    employmentKind: employmentKinds.schema,
    ...countedStanding,
  },
  { $id: 'LearnerHours', description: 'Learning hours of one of many, against the duty.' },
);
export type LearnerHours = Static<typeof LearnerHours>;

const LearningHoursRow = Type.Object(
  {
    unitId: Nullable(Id('The unit; null for all of them.')),
    code: Nullable(Words('Code of the unit.', 64, 'DISDIK')),
    name: Words('Name of the unit.', 300, 'Dinas Pendidikan'),
    people: Count('People in definitive positions.'),
    creditedHours: Count('Learning hours that count, of all of them.'),
    meanHours: Nullable(
      Type.Number({
        minimum: 0,
        maximum: 1_000_000,
        format: 'double',
        description: 'Mean learning hours of a person, two digits; null without people.',
        examples: [14.25],
      }),
    ),
    withoutHours: Count('People without a single learning hour in the year.'),
    obliged: Count('People with a duty to reach.'),
    reached: Count('Those of them who have reached it.'),
    willReach: Count('Those of them who have, or will by what is under way.'),
    beyondCeiling: Count('People beyond a ceiling.'),
  },
  { $id: 'LearningHoursRow', description: 'Learning hours of the people of a unit.' },
);

export const UnitLearningHours = Type.Object(
  {
    unitId: Id('The unit that was asked for.'),
    year,
    asOf: DateOnly('The day whose units, positions and people are counted.'),
    all: ref(LearningHoursRow),
    rows: Type.Array(ref(LearningHoursRow), { maxItems: 100_000, description: 'A row for each unit.' }),
  },
  { $id: 'UnitLearningHours', description: 'Learning hours of a subtree in a year, by unit.' },
);
export type UnitLearningHours = Static<typeof UnitLearningHours>;

export const LearningState = Type.Enum(['reached', 'on-the-way', 'short', 'no-duty'], {
  title: 'LearningState',
  description:
    'Where somebody stands: the duty is reached, will be by what is under way, will not be, or there is none.',
});

export const Year = Type.Optional(year);

export const hourSchemas = [
  LearningDuty,
  NewLearningDuty,
  LearningConversion,
  NewLearningConversion,
  DutyOfYear,
  Credit,
  LearningHours,
  LearnerHours,
  LearningHoursRow,
  UnitLearningHours,
];
