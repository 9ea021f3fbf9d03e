import Type from 'typebox';
import { personal } from '../../platform/http/masking.ts';
import { AsOf, Closed, ExternalId, ref, Text } from '../../platform/http/schemas.ts';
import { functionalLevels, positionKinds, unitFilter } from '../organisation/index.ts';
import { educationLevels, employeeStatuses, employmentKinds, genders, ranks } from './reference.ts';
import { Nik, Nip } from './schemas.ts';

const needsScope = 'Needs `employees:read-sensitive`: tried often enough it tells birth dates.';
const Age = (description: string) =>
  Type.Optional(
    personal(
      Type.Integer({
        minimum: 0,
        maximum: 120,
        format: 'int32',
        description: `${description} ${needsScope}`,
      }),
      'hidden',
    ),
  );

/** What narrows a list of employees, by address or by body. */
export const employeeFilters = {
  asOf: AsOf,
  ...unitFilter,
  positionKind: Type.Optional(positionKinds.schema),
  functionalLevel: Type.Optional(functionalLevels.schema),
  rank: Type.Optional(ranks.schema),
  employmentKind: Type.Optional(employmentKinds.schema),
  status: Type.Optional(employeeStatuses.schema),
  gender: Type.Optional(genders.schema),
  educationLevel: Type.Optional(educationLevels.schema),
  minimumAge: Age('Only those of at least this age in years.'),
  maximumAge: Age('Only those of at most this age in years.'),
  retirementYear: Type.Optional(
    personal(
      Type.Integer({
        minimum: 1950,
        maximum: 2200,
        format: 'int32',
        description: `Only those whose retirement (TMT pensiun) falls into this year. ${needsScope}`,
      }),
      'hidden',
    ),
  ),
};

export const EmployeeSearch = Closed(
  {
    ...employeeFilters,
    nip: Type.Optional(Nip),
    nik: Type.Optional(personal(Nik, 'hidden')),
    name: Type.Optional(
      Text('A name: case, titles and small misspellings do not matter.', 200, 'Siti Rahmawati'),
    ),
    externalId: Type.Optional(ref(ExternalId)),
  },
  { $id: 'EmployeeSearch', minProperties: 1, description: 'What is known of the employees looked for.' },
);
