import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Text, Words } from '../../../platform/http/schemas.ts';
import { educationLevels, ranks } from '../../employees/reference.ts';
import { functionalLevels, positionKinds } from '../../organisation/index.ts';
import {
  assessmentMethods,
  coverageStates,
  matchCategories,
  matchRecommendations,
  requirementKinds,
  standardOrigins,
} from '../reference.ts';
import { Count, Level, namedCompetency, Percent } from './shared.ts';

const match = {
  jpm: Nullable(
    Percent(
      'Job-person match (JPM), percent with two decimals: Σ min(achieved, required) / Σ required × 100; a lower bound while something is unassessed; null where nothing is demanded.',
    ),
  ),
  rawJpm: Nullable(
    Percent('The same without capping: what exceeds a demand makes up for what falls short elsewhere.'),
  ),
  category: Nullable(matchCategories.schema),
  recommendation: Nullable(matchRecommendations.schema),
  unassessed: Count(
    'Demanded competencies of which nothing counts; while there are any, no verdict is given.',
  ),
};

const CompetencyGapLine = Type.Object(
  {
    ...namedCompetency,
    required: Level('The level demanded.', 1),
    achieved: Nullable(Level('The level that counts; null if not assessed.')),
    gap: Level('Levels missing: never negative; all of them if not assessed.'),
    method: Nullable(assessmentMethods.schema),
    assessmentId: Nullable(Id('The assessment that counts.')),
    assessedOn: Nullable(DateOnly('When it was held.')),
    expiresOn: Nullable(DateOnly('First day on which it no longer counts.', '2029-01-31')),
  },
  { $id: 'CompetencyGapLine', description: 'A demanded competency and what somebody has of it.' },
);

const RequirementResult = Type.Object(
  {
    kind: requirementKinds.schema,
    required: Words('What is demanded.', 300, 'III/c'),
    actual: Nullable(Words('What the personnel file says; null if it says nothing.', 300, 'III/d')),
    isMet: Type.Unsafe<boolean | null>({
      type: ['boolean', 'null'],
      description: 'Whether it is met; null if it must be checked by somebody.',
    }),
  },
  { $id: 'RequirementResult', description: 'A requirement beside competencies and whether it is met.' },
);
export type RequirementResult = Static<typeof RequirementResult>;

const ComparedPosition = Nullable(
  Type.Object(
    {
      id: Id('Stable id of the position.'),
      name: Text('Name of the position.', 300, 'Analis Kebijakan'),
      kind: positionKinds.schema,
      functionalLevel: Nullable(functionalLevels.schema),
      unitId: Id('The unit of the position.'),
      unitName: Text('Name of the unit.', 300, 'Bidang Mutasi'),
    },
    { $id: 'ComparedPosition', description: 'The position that somebody is held against.' },
  ),
);

export const CompetencyGap = Type.Object(
  {
    employeeId: Id('Whose gap it is.'),
    asOf: DateOnly('The day that is read.'),
    position: ref(ComparedPosition),
    standardId: Nullable(Id('The standard that holds for the position; null if there is none.')),
    standardOrigin: standardOrigins.schema,
    ...match,
    competencies: Type.Array(ref(CompetencyGapLine), {
      maxItems: 100,
      description: 'What is demanded, in the order of the dictionary.',
    }),
    requirements: Type.Array(ref(RequirementResult), {
      maxItems: 200,
      description: 'What is demanded beside competencies.',
    }),
  },
  {
    $id: 'CompetencyGap',
    description: 'What somebody lacks for a position — kesenjangan kompetensi — and how well it fits.',
  },
);
export type CompetencyGap = Static<typeof CompetencyGap>;

const HeatMapCompetency = Type.Object(namedCompetency, {
  $id: 'HeatMapCompetency',
  description: 'A column of the heat map.',
});

const HeatMapCell = Type.Object(
  {
    competencyId: Id('The competency.'),
    demanded: Count('People of whose position it is demanded.'),
    below: Count('People of them who were assessed and fall short of it.'),
    unassessed: Count('People of them of whom nothing counts.'),
    meanGap: Nullable(
      Type.Number({
        minimum: 0,
        maximum: 5,
        description: 'Levels missing on average over those assessed, two decimals; null if nobody is.',
        examples: [0.42],
      }),
    ),
  },
  { $id: 'HeatMapCell', description: 'One competency in one row of the heat map.' },
);
export type HeatMapCell = Static<typeof HeatMapCell>;

const HeatMapRow = Type.Object(
  {
    unitId: Nullable(Id('The unit; null in the row of all.')),
    code: Nullable(Words('Code of the unit.', 64, '1671-DISDIK')),
    name: Words('Name of the unit.', 300, 'Dinas Pendidikan'),
    people: Count('People in definitive positions.'),
    withoutStandard: Count('People of them whose position has no standard.'),
    cells: Type.Array(ref(HeatMapCell), {
      maxItems: 1000,
      description: 'What is demanded in this row, in the order of `competencies`.',
    }),
  },
  { $id: 'HeatMapRow', description: 'A row of the heat map.' },
);

export const CompetencyHeatMap = Type.Object(
  {
    unitId: Id('The unit asked for.'),
    asOf: DateOnly('The day of the map.'),
    competencies: Type.Array(ref(HeatMapCompetency), {
      maxItems: 1000,
      description: 'The columns, in the order of the dictionary.',
    }),
    all: ref(HeatMapRow),
    rows: Type.Array(ref(HeatMapRow), {
      maxItems: 100_000,
      description:
        'The unit with its own people first, then those below it, by code: each child with all that lies under it, or each unit by itself.',
    }),
  },
  { $id: 'CompetencyHeatMap', description: 'Where which competencies are lacking — peta panas kesenjangan.' },
);
export type CompetencyHeatMap = Static<typeof CompetencyHeatMap>;

const Candidate = Type.Object(
  {
    place: Type.Integer({ minimum: 1, maximum: 500, format: 'int32', description: 'Place in the ranking.' }),
    employeeId: Id('Stable id of the employee.'),
    nip: Words('NIP: the number of the civil servant.', 18, '199001012015031001'),
    name: Text('Name without titles.', 200, 'Siti Rahmawati'),
    rank: Nullable(ranks.schema),
    educationLevel: Nullable(educationLevels.schema),
    positionName: Nullable(Words('The position held now.', 300, 'Analis Kebijakan Ahli Muda')),
    unitName: Nullable(Words('The unit of that position.', 300, 'Bidang Mutasi')),
    ...match,
    toVerify: Type.Array(requirementKinds.schema, {
      maxItems: 10,
      description: 'Requirements that no file can settle: somebody has to look.',
    }),
  },
  { $id: 'Candidate', description: 'Somebody who meets the hard requirements of a position.' },
);
export type Candidate = Static<typeof Candidate>;

export const Candidates = Type.Object(
  {
    positionId: Id('The position asked for.'),
    asOf: DateOnly('The day that is read.'),
    standardId: Id('The standard that holds for the position.'),
    standardOrigin: standardOrigins.schema,
    items: Type.Array(ref(Candidate), {
      maxItems: 500,
      description: 'The best first: by JPM, then by uncapped JPM.',
    }),
  },
  { $id: 'Candidates', description: 'Who would fit a position best.' },
);
export type Candidates = Static<typeof Candidates>;

const CoverageRow = Type.Object(
  {
    unitId: Nullable(Id('The unit; null in the row of all.')),
    code: Nullable(Words('Code of the unit.', 64, '1671-DISDIK')),
    name: Words('Name of the unit.', 300, 'Dinas Pendidikan'),
    people: Count('People in definitive positions.'),
    never: Count('People who have never been assessed.'),
    expired: Count('People of whom no assessment counts any more.'),
    expiring: Count('People of whom the last assessment that counts expires soon.'),
    current: Count('People of whom one counts for longer.'),
  },
  { $id: 'CoverageRow', description: 'How many people of a unit are assessed.' },
);

export const AssessmentCoverage = Type.Object(
  {
    unitId: Id('The unit asked for.'),
    asOf: DateOnly('The day that is read.'),
    expiringBefore: DateOnly('What expires before this day expires soon.', '2026-07-31'),
    all: ref(CoverageRow),
    rows: Type.Array(ref(CoverageRow), {
      maxItems: 100_000,
      description: 'The unit with its own people first, then those below it, by code.',
    }),
  },
  { $id: 'AssessmentCoverage', description: 'Who has been assessed, by unit.' },
);
export type AssessmentCoverage = Static<typeof AssessmentCoverage>;

export const CoveredEmployee = Type.Object(
  {
    employeeId: Id('Stable id of the employee.'),
    nip: Words('NIP: the number of the civil servant.', 18, '199001012015031001'),
    name: Text('Name without titles.', 200, 'Siti Rahmawati'),
    positionId: Id('The definitive position held.'),
    positionName: Text('Its name.', 300, 'Analis Kebijakan Ahli Muda'),
    unitId: Id('Its unit.'),
    unitName: Text('Name of the unit.', 300, 'Bidang Mutasi'),
    state: coverageStates.schema,
    lastAssessedOn: Nullable(DateOnly('When somebody was last assessed.')),
    expiresOn: Nullable(DateOnly('When the last assessment expires, or has expired.', '2029-01-31')),
  },
  { $id: 'CoveredEmployee', description: 'Whether somebody is assessed, and until when.' },
);
export type CoveredEmployee = Static<typeof CoveredEmployee>;

export const gapSchemas = [
  CompetencyGapLine,
  RequirementResult,
  ComparedPosition,
  CompetencyGap,
  HeatMapCompetency,
  HeatMapCell,
  HeatMapRow,
  CompetencyHeatMap,
  Candidate,
  Candidates,
  CoverageRow,
  AssessmentCoverage,
  CoveredEmployee,
];
