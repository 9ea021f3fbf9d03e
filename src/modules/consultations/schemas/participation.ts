import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { genders } from '../../employees/reference.ts';
import { ageBands } from '../../feedback/index.ts';
import { Alternative, Count } from './consultations.ts';

const invited = Nullable(
  Count('How many civil servants were asked; null of the public, whom nobody counts.', 120),
);
const commented = Nullable(
  Count(
    'How many said something: civil servants each once, of the public each comment; null where they are too few to tell, or would give others away.',
    17,
  ),
);

const ByUnit = Type.Object(
  {
    unitId: Nullable(Id('The unit that was asked with all below it; null: of a unit that was not.')),
    name: Nullable(Words('What it is called; null of none.', 300, 'Dinas Kependudukan')),
    invited,
    commented,
  },
  { $id: 'ConsultationUnitShare', description: 'Who was asked and who said something, of a unit.' },
);

const ByDistrict = Type.Object(
  {
    districtId: Nullable(Id('The district (kecamatan); null: not said, or in none.')),
    name: Nullable(Words('What it is called; null of none.', 300, 'Ilir Barat I')),
    commented,
  },
  { $id: 'ConsultationDistrictShare', description: 'Who said something, of a district.' },
);

const ByGender = Type.Object(
  { gender: Nullable(genders.schema), invited, commented },
  { $id: 'ConsultationGenderShare', description: 'Who said something, by gender; null: not said.' },
);

const ByAge = Type.Object(
  { ageBand: Nullable(ageBands.schema), commented },
  { $id: 'ConsultationAgeShare', description: 'Who said something, of an age band; null: not said.' },
);

const kinds = {
  comments: Count('Comments that count.', 42),
  support: Count('Of these: support.', 12),
  concern: Count('Of these: concerns.', 20),
  suggestion: Count('Of these: suggestions.', 10),
};

const ByProvision = Type.Object(
  {
    eId: Nullable(EId),
    label: Nullable(Words('How it is cited; null: the whole text.', 200, 'Pasal 5')),
    isDropped: Type.Boolean({ description: 'Whether the text that is asked about now no longer has it.' }),
    ...kinds,
  },
  { $id: 'ConsultationProvisionShare', description: 'What was said of a provision; null: of the whole.' },
);

const people = {
  invited,
  commenters: Count('How many said something: civil servants each once, of the public each comment.', 40),
  ...kinds,
  byUnit: Type.Array(ref(ByUnit), {
    maxItems: 10_000,
    description: 'Of an internal consultation, by the units that were asked, or by agency if all were.',
  }),
  byDistrict: Type.Array(ref(ByDistrict), { maxItems: 10_000, description: 'By district.' }),
  byGender: Type.Array(ref(ByGender), { maxItems: 10, description: 'By gender, as far as it is given.' }),
  byAgeBand: Type.Array(ref(ByAge), {
    maxItems: 20,
    description: 'Of the public, by age band, as far as it is given.',
  }),
  byProvision: Type.Array(ref(ByProvision), {
    maxItems: 20_000,
    description: 'By provision, the one with the most comments first.',
  }),
  seldomHeardUnitIds: Type.Array(Id('A unit.'), {
    maxItems: 10_000,
    description: 'Units of five people or more of which fewer than five said something: who is missing.',
  }),
  seldomHeardDistrictIds: Type.Array(Id('A district.'), {
    maxItems: 10_000,
    description: 'Of the public: districts from which fewer than five comments came.',
  }),
  seldomHeardGenders: Type.Array(genders.schema, {
    maxItems: 10,
    description: 'Genders of which fewer than five said something.',
  }),
  seldomHeardAgeBands: Type.Array(ageBands.schema, {
    maxItems: 20,
    description: 'Of the public: age bands of which fewer than five said something.',
  }),
};

export const Participation = Type.Object(
  {
    consultationId: Id('The consultation.'),
    asOf: DateOnly('The day by which it is told who was asked.'),
    ...people,
  },
  {
    $id: 'ConsultationParticipation',
    description: 'Who takes part in a consultation, and who is missing — statistik partisipasi.',
  },
);
export type Participation = Static<typeof Participation>;

const PreferringGroup = Type.Object(
  {
    groupId: Id('The group.'),
    title: Words('What they have in common.', 200, 'Giliran malam'),
    comments: Count('Comments in it that prefer the alternative.', 9),
  },
  { $id: 'ConsultationPreferringGroup', description: 'A group of comments that prefer an alternative.' },
);

export const AlternativeFigures = Type.Object(
  {
    ...Alternative.properties,
    ...kinds,
    comments: Count('Comments that prefer it.', 42),
    groups: Type.Array(ref(PreferringGroup), {
      maxItems: 5,
      description: 'The groups that most of these comments are in.',
    }),
  },
  { $id: 'ConsultationAlternativeFigures', description: 'How many prefer an alternative, and why.' },
);
export type AlternativeFigures = Static<typeof AlternativeFigures>;

export const ComparedAlternatives = Type.Object(
  {
    consultationId: Id('The consultation.'),
    items: Type.Array(ref(AlternativeFigures), {
      maxItems: 6,
      description: 'The alternatives, in the order in which they were given.',
    }),
    withoutPreference: Count('Comments that count and prefer none.', 5),
  },
  { $id: 'ConsultationComparedAlternatives', description: 'Alternatives side by side.' },
);
export type ComparedAlternatives = Static<typeof ComparedAlternatives>;

export const participationSchemas = [
  ByUnit,
  ByDistrict,
  ByGender,
  ByAge,
  ByProvision,
  Participation,
  PreferringGroup,
  AlternativeFigures,
  ComparedAlternatives,
];
