import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, Text, Validity } from '../../platform/http/schemas.ts';
import { functionalLevels, positionKinds } from '../organisation/index.ts';

const content = {
  positionKind: positionKinds.schema,
  functionalLevel: Nullable(functionalLevels.schema),
  positionName: Nullable(
    Text('A functional position such as `Guru`; also meant are names that go on from it.', 300, 'Guru'),
  ),
  age: Type.Integer({
    minimum: 40,
    maximum: 80,
    format: 'int32',
    description: 'The age limit in years — BUP.',
  }),
  legalBasis: Text('The regulation (article) that sets it.', 300, 'UU 14/2005 art. 40'),
};

export const RetirementAgeLimit = Type.Object(
  { id: Id('Stable id of the limit.'), ...content, ...Validity },
  {
    $id: 'RetirementAgeLimit',
    description: 'A retirement age limit — batas usia pensiun; null in level or name stands for any.',
  },
);
export type RetirementAgeLimit = Static<typeof RetirementAgeLimit>;

export const NewRetirementAgeLimit = Closed(
  {
    ...content,
    functionalLevel: Type.Optional(content.functionalLevel),
    positionName: Type.Optional(content.positionName),
    validFrom: Validity.validFrom,
  },
  {
    $id: 'NewRetirementAgeLimit',
    description: 'A limit from a day on; it ends the one of the same kind, level and name that held before.',
  },
);
export type NewRetirementAgeLimit = Static<typeof NewRetirementAgeLimit>;

export const ageLimitSchemas = [RetirementAgeLimit, NewRetirementAgeLimit];
