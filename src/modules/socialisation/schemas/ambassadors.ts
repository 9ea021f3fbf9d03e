import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/masking.ts';
import { Closed, DateOnly, FieldName, Id, Nullable, Words } from '../../../platform/http/schemas.ts';
import { Count } from './audiences.ts';

const name = Words('Name without titles.', 200, 'Siti Rahmawati');

export const NewAmbassador = Closed(
  {
    employeeId: Id('Who is to speak for the change.'),
    unitId: Id('In which unit, with all units below it.'),
  },
  { $id: 'NewAmbassador', description: 'Somebody to speak for a change in a unit.' },
);

export const AmbassadorEnd = Closed(
  { endedOn: DateOnly('The last day on which they speak for it: today or earlier.', '2027-03-31') },
  { $id: 'AmbassadorEnd', description: 'That somebody no longer speaks for a change in a unit.' },
);

export const Ambassador = Type.Object(
  {
    id: Id('Stable id of the entry.'),
    campaignId: Id('The campaign.'),
    employeeId: subject(Id('Who speaks for the change.'), 'employee'),
    employeeName: Nullable(personal(name, 'hidden')),
    unitId: Id('In which unit, with all units below it.'),
    since: DateOnly('Since when.'),
    endedOn: Nullable(DateOnly('The last day; null while they do.')),
    maskedFields: Type.Array(FieldName, {
      maxItems: 10,
      description: 'Fields that are masked for this caller.',
    }),
  },
  { $id: 'Ambassador', description: 'Who speaks for a change in a unit — agen perubahan.' },
);
export type Ambassador = Static<typeof Ambassador>;

export const UnitWithoutAmbassador = Type.Object(
  {
    unitId: Id('The unit.'),
    name: Words('What it is called.', 300, 'Dinas Kesehatan'),
    people: Count('How many of its people the campaign is for.', 37),
  },
  {
    $id: 'UnitWithoutAmbassador',
    description: 'A unit in which nobody speaks for the change, nor in a unit above.',
  },
);
export type UnitWithoutAmbassador = Static<typeof UnitWithoutAmbassador>;

export const OwnAmbassador = Type.Object(
  {
    id: Id('Stable id of the entry.'),
    name,
    unitId: Id('The unit for which they speak: one’s own, or one above it.'),
  },
  { $id: 'OwnAmbassador', description: 'Whom one can ask about a change in one’s own unit.' },
);
export type OwnAmbassador = Static<typeof OwnAmbassador>;

export const AmbassadorRole = Type.Object(
  {
    campaignId: Id('The campaign.'),
    unitId: Id('In which unit.'),
    since: DateOnly('Since when.'),
    endedOn: Nullable(DateOnly('The last day; null while it lasts.')),
  },
  { $id: 'AmbassadorRole', description: 'That one speaks, or spoke, for a change.' },
);
export type AmbassadorRole = Static<typeof AmbassadorRole>;

export const ambassadorSchemas = [
  NewAmbassador,
  AmbassadorEnd,
  Ambassador,
  UnitWithoutAmbassador,
  OwnAmbassador,
  AmbassadorRole,
];
