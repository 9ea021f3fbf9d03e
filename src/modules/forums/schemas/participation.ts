import Type, { type Static } from 'typebox';
import { Id, Nullable, ref } from '../../../platform/http/schemas.ts';
import { ageBands } from '../../feedback/index.ts';
import { DistrictCode } from './participants.ts';

const Count = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

const Share = {
  participants: Nullable(
    Count('How many of them took part; null where they are too few to tell, or would give others away.', 17),
  ),
};

const ByAge = Type.Object(
  { ageBand: Nullable(ageBands.schema), ...Share },
  {
    $id: 'ForumAgeShare',
    description: 'Participants of an age band — menurut kelompok umur; null: not said.',
  },
);
const ByDistrict = Type.Object(
  { district: Nullable(DistrictCode), ...Share },
  {
    $id: 'ForumDistrictShare',
    description: 'Participants of a district — menurut kecamatan; null: not said.',
  },
);

export const TopicParticipation = Type.Object(
  {
    topicId: Id('The topic.'),
    posts: Count('Posts and replies that are shown.', 120),
    anonymousPosts: Count('Of these: written without a name.', 20),
    officialPosts: Count('Of these: official answers.', 4),
    participants: Count('Participants who wrote or supported something.', 87),
    writers: Count('Participants who wrote something.', 45),
    supporters: Count('Participants who supported something.', 71),
    supports: Count('Votes of support.', 230),
    byAgeBand: Type.Array(ref(ByAge), { maxItems: 20, description: 'By age band, as far as it was given.' }),
    byDistrict: Type.Array(ref(ByDistrict), {
      maxItems: 10_000,
      description: 'By district, as far as it was given.',
    }),
    seldomHeardAgeBands: Type.Array(ageBands.schema, {
      maxItems: 20,
      description: 'Age bands of which fewer than five took part: who is not heard.',
    }),
    seldomHeardDistricts: Type.Array(DistrictCode, {
      maxItems: 10_000,
      description: 'Districts of which fewer than five took part here, and five or more take part in forums.',
    }),
  },
  {
    $id: 'ForumParticipation',
    description: 'Who takes part in a topic, and who does not — statistik partisipasi.',
  },
);
export type TopicParticipation = Static<typeof TopicParticipation>;

export const participationSchemas = [ByAge, ByDistrict, TopicParticipation];
