import Type, { type Static } from 'typebox';
import { Closed, Id, ref, Text, TwoLanguages, Words } from '../../../platform/http/schemas.ts';
import { employmentKinds, ranks } from '../../employees/index.ts';
import { functionalLevels, positionKinds, unitKinds } from '../../organisation/index.ts';

export const Count = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

const ids = (description: string) =>
  Type.Array(Id('Stable id.'), { maxItems: 200, uniqueItems: true, description });

const criteria = {
  unitIds: ids('Only people of these units and of all units below them; empty: of all.'),
  unitKinds: Type.Array(unitKinds.schema, {
    maxItems: 50,
    description: 'Only people of units of these kinds; empty: of all.',
  }),
  positionKinds: Type.Array(positionKinds.schema, {
    maxItems: 50,
    description: 'Only people in positions of these kinds; empty: of all.',
  }),
  functionalLevels: Type.Array(functionalLevels.schema, {
    maxItems: 50,
    description: 'Only people in functional positions of these levels; empty: of all.',
  }),
  ranks: Type.Array(ranks.schema, {
    maxItems: 50,
    description: 'Only people of these ranks (golongan); empty: of all.',
  }),
  employmentKinds: Type.Array(employmentKinds.schema, {
    maxItems: 10,
    description: 'Only people employed like this; empty: all.',
  }),
  areaIds: ids(
    'Only people of the units that serve these districts or urban villages, or places within them; empty: anywhere.',
  ),
};

const name = Text('What it is called.', 200, 'Kepala perangkat daerah');
const words = { name, message: ref(TwoLanguages) };

export const NewAudience = Closed(
  { ...words, ...Type.Partial(Type.Object(criteria)).properties },
  {
    $id: 'NewAudience',
    description:
      'Whom to tell, and what in plain language. All criteria that are given hold at once; none: everybody.',
  },
);
export type NewAudience = Static<typeof NewAudience>;

export const Audience = Type.Object(
  { id: Id('Stable id of the audience.'), ...words, ...criteria },
  { $id: 'Audience', description: 'Whom a campaign tells, and what — kelompok sasaran.' },
);
export type Audience = Static<typeof Audience>;

export const AudiencePart = Type.Object(
  {
    audienceId: Id('The audience.'),
    name,
    people: Count('How many belong to it: who fits several belongs to the first.', 412),
  },
  { $id: 'AudiencePart', description: 'How many people an audience has.' },
);

export const AudienceUnit = Type.Object(
  {
    unitId: Id('The unit.'),
    name: Words('What it is called.', 300, 'Dinas Kesehatan'),
    people: Count('How many of its own people belong to an audience.', 37),
  },
  { $id: 'AudienceUnit', description: 'How many people of a unit a campaign tells.' },
);

export const AudiencePreview = Type.Object(
  {
    people: Count('How many people it would tell today.', 15_000),
    withoutAccount: Count(
      'How many of them have no official e-mail address: somebody has to tell and sign for them.',
      120,
    ),
    audiences: Type.Array(ref(AudiencePart), { maxItems: 50, description: 'By audience, in their order.' }),
    units: Type.Array(ref(AudienceUnit), {
      maxItems: 100_000,
      description: 'By unit, the largest first.',
    }),
  },
  { $id: 'AudiencePreview', description: 'Whom a campaign would tell if it began today.' },
);
export type AudiencePreview = Static<typeof AudiencePreview>;

export const audienceSchemas = [NewAudience, Audience, AudiencePart, AudienceUnit, AudiencePreview];
