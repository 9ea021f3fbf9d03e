import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Text, Words } from '../../platform/http/schemas.ts';
import { echelons, functionalLevels, positionKinds, unitKinds } from '../organisation/index.ts';
import { placementKinds, ranks } from './reference.ts';

const Heads = (description: string) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description });

const headCounts = {
  needed: Heads('Heads needed — kebutuhan.'),
  filled: Heads('Heads in place: definitive placements — bezetting.'),
  vacant: Heads('Needed heads that are missing, position by position.'),
  surplus: Heads('Heads beyond the need, position by position.'),
};

const MappedHolder = Type.Object(
  {
    employeeId: Id('Stable id of the employee.'),
    nip: Words('NIP: the number of the civil servant.', 18, '199001012015031001'),
    name: Text('Name without titles.', 200, 'Siti Rahmawati'),
    rank: Nullable(ranks.schema),
    kind: placementKinds.schema,
    since: DateOnly('First day in the position.'),
  },
  { $id: 'MappedHolder', description: 'Who sits in a position on the day.' },
);

export const MappedPosition = Type.Object(
  {
    positionId: Id('Stable id of the position.'),
    name: Text('Name of the position.', 300, 'Analis Kepegawaian Ahli Muda'),
    kind: positionKinds.schema,
    functionalLevel: Nullable(functionalLevels.schema),
    echelon: Nullable(echelons.schema),
    jobClass: Nullable(Type.Integer({ minimum: 1, maximum: 17, format: 'int32', description: 'Job class.' })),
    ...headCounts,
    holders: Type.Array(ref(MappedHolder), {
      maxItems: 100_000,
      description:
        'Who sits in it, longest first, acting and additional ones included; empty if not asked for.',
    }),
  },
  { $id: 'MappedPosition', description: 'A position of the map.' },
);
export type MappedPosition = Static<typeof MappedPosition>;

export const MappedUnit = Type.Object(
  {
    unitId: Id('Stable id of the unit.'),
    code: Words('Code of the unit.', 64, '5.02.01'),
    name: Text('Name of the unit.', 300, 'Bidang Mutasi'),
    kind: unitKinds.schema,
    parentId: Nullable(Id('The unit above.')),
    depth: Type.Integer({
      minimum: 0,
      maximum: 100,
      format: 'int32',
      description: 'Steps below the unit asked for.',
    }),
    ...headCounts,
    positions: Type.Array(ref(MappedPosition), {
      maxItems: 100_000,
      description: 'Positions of the unit itself, highest job class first.',
    }),
  },
  { $id: 'MappedUnit', description: 'A unit of the map with its own positions.' },
);
export type MappedUnit = Static<typeof MappedUnit>;

export const PositionMap = Type.Object(
  {
    unitId: Id('The unit asked for.'),
    asOf: DateOnly('The day of the map.'),
    ...headCounts,
    units: Type.Array(ref(MappedUnit), {
      maxItems: 100_000,
      description: 'The unit and those below it, level by level.',
    }),
  },
  { $id: 'PositionMap', description: 'The position map of a subtree — peta jabatan.' },
);
export type PositionMap = Static<typeof PositionMap>;

export const positionMapSchemas = [MappedHolder, MappedPosition, MappedUnit, PositionMap];
