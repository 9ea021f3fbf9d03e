import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Decree,
  EndDecree,
  Id,
  Nullable,
  ref,
  Text,
  Validity,
} from '../../../platform/http/schemas.ts';
import { competencyKinds, governmentFields } from '../reference.ts';
import { Bilingual, CompetencyCode, Level } from './shared.ts';

const LevelDescription = Closed(
  {
    level: Level('Which level, 1–5.', 1),
    description: Bilingual(
      'What mastery at this level means.',
      1000,
      'Mampu mengingatkan rekan kerja bertindak sesuai nilai dan etika.',
      'Reminds colleagues to act by values and ethics.',
    ),
    indicators: Type.Array(
      Bilingual(
        'A behaviour by which the level is recognised — indikator perilaku.',
        1000,
        'Mengajak rekan kerja untuk berperilaku jujur.',
        'Urges colleagues to be honest.',
      ),
      { minItems: 1, maxItems: 20, description: 'The behavioural indicators.' },
    ),
  },
  { $id: 'LevelDescription', description: 'A level of a competency and how it is recognised.' },
);

const content = {
  name: Bilingual('Name of the competency.', 200, 'Integritas', 'Integrity'),
  kind: competencyKinds.schema,
  field: Nullable(governmentFields.schema),
  definition: Bilingual(
    'What the competency is.',
    2000,
    'Konsisten berperilaku selaras dengan nilai, norma, dan etika organisasi.',
    'Consistently acts by the values, norms and ethics of the organisation.',
  ),
  levels: Type.Array(ref(LevelDescription), {
    minItems: 5,
    maxItems: 5,
    description: 'The levels 1 to 5, each once and in order.',
  }),
  legalBasis: Nullable(Text('The regulation that founds it.', 300, 'PermenPANRB 38/2017')),
};

export const Competency = Type.Object(
  {
    id: Id('Stable id of the competency.'),
    code: CompetencyCode,
    ...content,
    ...Decree,
    ...Validity,
    ...EndDecree,
    ...Bookkeeping,
  },
  { $id: 'Competency', description: 'An entry of the dictionary — kamus kompetensi — as it is on one day.' },
);
export type Competency = Static<typeof Competency>;

export const NewCompetency = Closed(
  {
    code: CompetencyCode,
    ...content,
    field: Type.Optional(content.field),
    legalBasis: Type.Optional(content.legalBasis),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
    validFrom: Validity.validFrom,
  },
  { $id: 'NewCompetency', description: 'A competency to enter into the dictionary.' },
);
export type NewCompetency = Static<typeof NewCompetency>;

export const CompetencyChange = Closed(
  {
    validFrom: DateOnly('The day from which the change holds; past or future.'),
    ...Type.Partial(Type.Object(content)).properties,
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
  },
  { $id: 'CompetencyChange', description: 'A new version of a competency from a day on.' },
);

export const CompetencyVersion = Type.Object(
  { id: Id('Id of this version.'), ...content, ...Decree, ...Validity, ...EndDecree },
  { $id: 'CompetencyVersion', description: 'What a competency was, is or will be in one period.' },
);
export type CompetencyVersion = Static<typeof CompetencyVersion>;

export const dictionarySchemas = [
  LevelDescription,
  Competency,
  NewCompetency,
  CompetencyChange,
  CompetencyVersion,
];
