import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Decree,
  Id,
  Nullable,
  ref,
  Text,
  Validity,
} from '../../../platform/http/schemas.ts';
import { educationLevels, ranks } from '../../employees/reference.ts';
import { functionalLevels, positionKinds } from '../../organisation/index.ts';
import { standardOrigins } from '../reference.ts';
import { Count, Level, namedCompetency, RequiredLevel } from './shared.ts';

const target = {
  positionId: Nullable(Id('The position that the standard is for; null for one of a kind of positions.')),
  positionKind: Nullable(positionKinds.schema),
  functionalLevel: Nullable(functionalLevels.schema),
  jobClass: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 17,
      format: 'int32',
      description: 'Only positions of the kind with this job class — kelas jabatan; null for any.',
    }),
  ),
};

const requirements = {
  educationLevel: Nullable(educationLevels.schema),
  educationProgrammes: Type.Array(Text('A field of study — bidang ilmu.', 200, 'Ilmu Administrasi Negara'), {
    maxItems: 50,
    description: 'Fields of study of which one is asked for; empty for any.',
  }),
  rank: Nullable(ranks.schema),
  grade: Nullable(ranks.schema),
  experienceYears: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 40,
      format: 'int32',
      description: 'Full years in definitive positions, of the kinds that `experienceKinds` names.',
    }),
  ),
  experienceKinds: Type.Array(positionKinds.schema, {
    maxItems: 10,
    uniqueItems: true,
    description: 'Kinds of positions whose years count; empty for all.',
  }),
  trainings: Type.Array(Text('A training.', 200, 'Pelatihan Kepemimpinan Administrator (PKA)'), {
    maxItems: 50,
    description: 'Trainings that are asked for.',
  }),
};

const StandardLevel = Type.Object(
  { ...namedCompetency, level: Level('The level demanded, 1–5.', 1) },
  { $id: 'StandardLevel', description: 'A competency that a position demands, by name.' },
);

const legalBasis = Nullable(Text('The regulation that founds it.', 300, 'PermenPANRB 38/2017'));

const standard = {
  id: Id('Stable id of the standard.'),
  ...target,
  levels: Type.Array(ref(StandardLevel), {
    maxItems: 100,
    description: 'What is demanded, in the order of the dictionary.',
  }),
  ...requirements,
  legalBasis,
  ...Decree,
  ...Validity,
  ...Bookkeeping,
};

export const CompetencyStandard = Type.Object(standard, {
  $id: 'CompetencyStandard',
  description:
    'What a position demands — standar kompetensi jabatan (SKJ): levels of competencies, education, rank (of PNS), grade (of PPPK), experience and trainings.',
});
export type CompetencyStandard = Static<typeof CompetencyStandard>;

const levels = Type.Array(ref(RequiredLevel), {
  minItems: 1,
  maxItems: 100,
  description: 'What is demanded, each competency once.',
});

export const NewCompetencyStandard = Closed(
  {
    ...Type.Partial(Type.Object(target)).properties,
    levels,
    ...Type.Partial(Type.Object(requirements)).properties,
    legalBasis: Type.Optional(legalBasis),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
    validFrom: Validity.validFrom,
    validTo: Type.Optional(Validity.validTo),
  },
  {
    $id: 'NewCompetencyStandard',
    description: 'A standard from a day on; the one of the same target that holds then ends on that day.',
  },
);
export type NewCompetencyStandard = Static<typeof NewCompetencyStandard>;

export const CompetencyStandardCorrection = Closed(
  {
    levels: Type.Optional(levels),
    ...Type.Partial(Type.Object(requirements)).properties,
    legalBasis: Type.Optional(legalBasis),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
    validFrom: Type.Optional(Validity.validFrom),
    validTo: Type.Optional(Validity.validTo),
  },
  {
    $id: 'CompetencyStandardCorrection',
    minProperties: 1,
    description: 'What was wrongly entered of a standard, or the day on which it ends.',
  },
);
export type CompetencyStandardCorrection = Static<typeof CompetencyStandardCorrection>;

const CompetencyImpact = Type.Object(
  {
    ...namedCompetency,
    newGaps: Count('People who fall short of it only after the change.'),
    closedGaps: Count('People who fell short of it only before the change.'),
    unassessed: Count('People of whom it is demanded after the change and not known.'),
  },
  { $id: 'CompetencyImpact', description: 'What a change of a standard means for one competency.' },
);

export const StandardImpact = Type.Object(
  {
    asOf: DateOnly('The day that is compared: the first of the change, or today if that has passed.'),
    positions: Count('Positions whose standard changes.'),
    people: Count('People who hold these positions definitively on that day.'),
    peopleWithNewGaps: Count('People of them who fall short of something only after the change.'),
    newGaps: Count('Gaps that the change opens: people times competencies.'),
    closedGaps: Count('Gaps that the change closes.'),
    competencies: Type.Array(ref(CompetencyImpact), {
      maxItems: 200,
      description: 'What changes by competency; those without any change are left out.',
    }),
  },
  { $id: 'StandardImpact', description: 'Whom a change of a standard affects; nothing is saved.' },
);
export type StandardImpact = Static<typeof StandardImpact>;

const StandardInForce = Nullable(
  Type.Object(standard, {
    $id: 'StandardInForce',
    description: 'The standard that holds for the position on the day; null if there is none.',
  }),
);

export const PositionStandard = Type.Object(
  {
    positionId: Id('The position asked for.'),
    asOf: DateOnly('The day that is read.'),
    origin: standardOrigins.schema,
    standard: ref(StandardInForce),
  },
  {
    $id: 'PositionStandard',
    description: 'The standard that holds for a position, and whether it is its own or inherited.',
  },
);
export type PositionStandard = Static<typeof PositionStandard>;

export const standardSchemas = [
  RequiredLevel,
  StandardLevel,
  CompetencyStandard,
  NewCompetencyStandard,
  CompetencyStandardCorrection,
  CompetencyImpact,
  StandardImpact,
  StandardInForce,
  PositionStandard,
];
