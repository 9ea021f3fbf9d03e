import Type, { type Static } from 'typebox';
import { Closed, Id, ref, Text } from '../../../platform/http/schemas.ts';

export const NominationQuery = Closed(
  {
    unitId: Id('People of this unit and of all below it.'),
    competencyId: Type.Optional(
      Id('Only this competency, of those that the course raises; all of them if not given.'),
    ),
    limit: Type.Integer({
      minimum: 1,
      maximum: 500,
      format: 'int32',
      description: 'How many people are nominated at most.',
      examples: [25],
    }),
  },
  {
    $id: 'NominationQuery',
    description: 'Whom to nominate: those who lack most of what the course raises.',
  },
);
export type NominationQuery = Static<typeof NominationQuery>;

const Nominee = Type.Object(
  {
    employeeId: Id('Who is nominated.'),
    name: Text('Name without titles.', 200, 'Siti Rahmawati'),
    unitName: Text('Name of the unit.', 300, 'Dinas Pendidikan'),
    levels: Type.Integer({
      minimum: 1,
      maximum: 250,
      format: 'int32',
      description: 'Levels that the course raises of what the person’s position demands, in all.',
      examples: [3],
    }),
  },
  { $id: 'Nominee', description: 'Somebody who lacks what a course raises.' },
);

export const Nominees = Type.Object(
  {
    items: Type.Array(ref(Nominee), {
      maxItems: 500,
      description: 'Those who lack most first; of the same, by id.',
    }),
  },
  { $id: 'Nominees', description: 'Who would be, or was, nominated.' },
);
export type Nominees = Static<typeof Nominees>;

export const nominationSchemas = [NominationQuery, Nominee, Nominees];
