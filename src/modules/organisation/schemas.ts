import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Decree,
  EndDecree,
  ExternalIds,
  Id,
  Nullable,
  Text,
  Validity,
} from '../../platform/http/schemas.ts';
import { echelons, functionalLevels, positionKinds, unitKinds } from './reference.ts';

const unitContent = {
  name: Text('Full name — nama unit organisasi.', 300, 'Dinas Pendidikan'),
  shortName: Nullable(Text('Short name.', 60, 'Disdik')),
  kind: unitKinds.schema,
  headEchelon: Nullable(echelons.schema),
  parentId: Nullable(Id('The unit above; null for a root.')),
  legalBasis: Nullable(Text('The regulation that founds it.', 500, 'Perwali Palembang 12/2025')),
};

export const UnitCode = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Natural key of the unit; unique.',
  examples: ['1671-DISDIK'],
});

export const Unit = Type.Object(
  {
    id: Id('Stable id of the unit.'),
    code: UnitCode,
    ...unitContent,
    ...Decree,
    ...Validity,
    ...EndDecree,
    externalIds: ExternalIds,
    ...Bookkeeping,
  },
  { $id: 'Unit', description: 'An organisational unit — unit organisasi (unor) — as it is on one day.' },
);
export type Unit = Static<typeof Unit>;

export const UnitInTree = Type.Object(
  {
    id: Id('Stable id of the unit.'),
    code: UnitCode,
    name: unitContent.name,
    shortName: unitContent.shortName,
    kind: unitContent.kind,
    headEchelon: unitContent.headEchelon,
    parentId: unitContent.parentId,
    depth: Type.Integer({
      minimum: 0,
      maximum: 100,
      format: 'int32',
      description: 'Steps below (or above) the unit asked for.',
    }),
  },
  { $id: 'UnitInTree', description: 'A unit and its place relative to the unit asked for.' },
);

export const NewUnit = Closed(
  {
    code: UnitCode,
    ...unitContent,
    shortName: Type.Optional(unitContent.shortName),
    headEchelon: Type.Optional(unitContent.headEchelon),
    legalBasis: Type.Optional(unitContent.legalBasis),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
    validFrom: Validity.validFrom,
    externalIds: Type.Optional(ExternalIds),
  },
  { $id: 'NewUnit', description: 'A unit that is to be founded.' },
);
export type NewUnit = Static<typeof NewUnit>;

/** What a decree changes of a unit from a day on: what is not given stays as it is. */
export const UnitChange = Closed(
  {
    validFrom: DateOnly('The day from which the change holds; past or future.'),
    ...Type.Partial(Type.Object(unitContent)).properties,
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
  },
  { $id: 'UnitChange', description: 'A change of a unit — renaming, moving, another kind — from a day on.' },
);
export type UnitChange = Static<typeof UnitChange>;

export const UnitIdentity = Closed(
  { code: Type.Optional(UnitCode), externalIds: Type.Optional(ExternalIds) },
  { $id: 'UnitIdentity', minProperties: 1, description: 'What identifies a unit, independent of days.' },
);
export type UnitIdentity = Static<typeof UnitIdentity>;

export const UnitVersion = Type.Object(
  { id: Id('Id of this version.'), ...unitContent, ...Decree, ...Validity, ...EndDecree },
  { $id: 'UnitVersion', description: 'What a unit was, is or will be in one period.' },
);
export type UnitVersion = Static<typeof UnitVersion>;

const positionContent = {
  unitId: Id('The unit that the position belongs to.'),
  name: Text('Name — nama jabatan.', 300, 'Kepala Bidang Pembinaan SMP'),
  kind: positionKinds.schema,
  functionalLevel: Nullable(functionalLevels.schema),
  echelon: Nullable(echelons.schema),
  jobClass: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 17,
      format: 'int32',
      description: 'Job class — kelas jabatan, 1–17.',
    }),
  ),
  headCountNeeded: Type.Integer({
    minimum: 0,
    maximum: 100000,
    format: 'int32',
    description: 'Heads needed — kebutuhan, from the workload analysis.',
  }),
};

export const Position = Type.Object(
  {
    id: Id('Stable id of the position.'),
    ...positionContent,
    unitName: unitContent.name,
    ...Decree,
    ...Validity,
    ...EndDecree,
    externalIds: ExternalIds,
    ...Bookkeeping,
  },
  { $id: 'Position', description: 'A position — jabatan — as it is on one day.' },
);
export type Position = Static<typeof Position>;

export const NewPosition = Closed(
  {
    ...positionContent,
    functionalLevel: Type.Optional(positionContent.functionalLevel),
    echelon: Type.Optional(positionContent.echelon),
    jobClass: Type.Optional(positionContent.jobClass),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
    validFrom: Validity.validFrom,
    externalIds: Type.Optional(ExternalIds),
  },
  { $id: 'NewPosition', description: 'A position to create.' },
);
export type NewPosition = Static<typeof NewPosition>;

export const PositionChange = Closed(
  {
    validFrom: DateOnly('The day from which the change holds; past or future.'),
    ...Type.Partial(Type.Object(positionContent)).properties,
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
  },
  { $id: 'PositionChange', description: 'A change of a position from a day on.' },
);
export type PositionChange = Static<typeof PositionChange>;

export const PositionIdentity = Closed(
  { externalIds: ExternalIds },
  { $id: 'PositionIdentity', description: 'What identifies a position, independent of days.' },
);
export type PositionIdentity = Static<typeof PositionIdentity>;

export const PositionVersion = Type.Object(
  { id: Id('Id of this version.'), ...positionContent, ...Decree, ...Validity, ...EndDecree },
  { $id: 'PositionVersion', description: 'What a position was, is or will be in one period.' },
);
export type PositionVersion = Static<typeof PositionVersion>;

export const organisationSchemas = [
  Unit,
  UnitInTree,
  NewUnit,
  UnitChange,
  UnitIdentity,
  UnitVersion,
  Position,
  NewPosition,
  PositionChange,
  PositionIdentity,
  PositionVersion,
];
