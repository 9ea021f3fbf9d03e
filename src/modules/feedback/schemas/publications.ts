import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { questionnaireKinds, responseDimensions } from '../reference.ts';
import { Count, index, SurveyCode } from './figures.ts';
import { addressFigures } from './participation.ts';
import { GroupValue, groupFigures, sample, wholeFigures } from './results.ts';

const unitName = Nullable(Words('Name of the unit.', 300, 'Dinas Kependudukan dan Pencatatan Sipil'));
const UnitCode = Text('Code of the unit.', 60, 'DISDUKCAPIL');

const Method = Type.Object(
  {
    text: ref(TwoLanguages),
    formula: Words('How the figures are computed.', 1000, 'IKM = Σ(NRR × 1/9); konversi = IKM × 25'),
    legalBasis: Words('The regulation.', 300, 'PermenPANRB 14/2017'),
  },
  { $id: 'ResultMethod', description: 'How published results came about — metode.' },
);

const PublishedService = Type.Object(
  {
    serviceId: Id('The service.'),
    code: Text('Natural key of the service.', 60, 'KTP-EL'),
    name: Words('Name of the service.', 300, 'Penerbitan KTP-el'),
    unitId: Id('The unit that serves.'),
    unitCode: UnitCode,
    unitName,
    ...groupFigures,
    ...sample,
  },
  { $id: 'PublishedService', description: 'What was said of a service — hasil per pelayanan.' },
);

const { questions: _, ...figures } = groupFigures;

const PublishedUnit = Type.Object(
  { unitId: Id('The unit that serves.'), unitCode: UnitCode, unitName, ...figures },
  { $id: 'PublishedUnit', description: 'What was said of the services of a unit — hasil per unit.' },
);

const PublishedGroup = Type.Object(
  { dimension: responseDimensions.schema, value: GroupValue, ...groupFigures },
  { $id: 'PublishedGroup', description: 'What a group of respondents said — hasil per profil responden.' },
);

const PublishedParticipation = Type.Object(
  {
    ...addressFigures,
    held: Count('Answers that were held and never decided on; they do not count.', 0),
    rejected: Count('Answers that do not count by decision.', 2),
  },
  { $id: 'PublishedParticipation', description: 'How people took part — partisipasi.' },
);

export const PublishedResults = Type.Object(
  {
    method: ref(Method),
    surveyCode: SurveyCode,
    title: ref(TwoLanguages),
    kind: questionnaireKinds.schema,
    unitId: Id('The unit that held the survey.'),
    unitCode: UnitCode,
    unitName,
    startsOn: DateOnly('First day on which it took answers.', '2026-07-01'),
    endsOn: DateOnly('Last day on which it took answers.', '2026-12-31'),
    closedOn: DateOnly('The day on which it was closed.', '2027-01-14'),
    ...wholeFigures,
    services: Type.Array(ref(PublishedService), {
      maxItems: 500,
      description: 'The services that it was about, unit by unit.',
    }),
    units: Type.Array(ref(PublishedUnit), { maxItems: 500, description: 'The units of these services.' }),
    groups: Type.Array(ref(PublishedGroup), {
      maxItems: 1000,
      description: 'Groups of those who answered, grouping by grouping.',
    }),
    participation: ref(PublishedParticipation),
    publishedTexts: Count('Free texts that may be read by everybody.', 40),
  },
  {
    $id: 'PublishedResults',
    description: 'Results as they were published, with their method — hasil yang diterbitkan.',
  },
);
export type PublishedResults = Static<typeof PublishedResults>;

const Signed = Type.String({
  maxLength: 4000,
  pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
  description:
    'Number, survey, day, hash of the results and of the answers, signed: a compact JWS by Ed25519 (`typ` `penata-survey-results+jwt`). Verifies offline with the keys of `/audit/jwks`.',
  examples: ['eyJhbGciOiJFZERTQSJ9.eyJudW1iZXIiOjF9.dGFuZGEtdGFuZ2Fu'],
});

const AnswersDigest = Type.String({
  minLength: 64,
  maxLength: 64,
  pattern: '^[0-9a-f]{64}$',
  description: 'SHA-256 over all answers that were counted: tells whether they still are the same.',
  examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
});

const published = {
  id: Id('Stable id of the publication.'),
  surveyId: Id('The survey.'),
  number: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    format: 'int32',
    description: 'Which publication of the survey it is, from 1 on.',
    examples: [1],
  }),
  isNewest: Type.Boolean({ description: 'Whether no later one corrects it.' }),
  publishedOn: DateOnly('The day of publication.', '2027-01-15'),
  correction: Nullable(
    Words('Why there is another one — ralat; null of the first.', 2000, 'Salah populasi.'),
  ),
  answersDigest: AnswersDigest,
};

export const PublicationSummary = Type.Object(
  {
    ...published,
    surveyCode: SurveyCode,
    title: ref(TwoLanguages),
    kind: questionnaireKinds.schema,
    unitId: Id('The unit that held the survey.'),
    unitName,
    startsOn: DateOnly('First day on which the survey took answers.', '2026-07-01'),
    endsOn: DateOnly('Last day on which it took answers.', '2026-12-31'),
    answers: Count('Answers that count.'),
    ...index,
  },
  { $id: 'SurveyPublicationSummary', description: 'Published results in short — ringkasan publikasi.' },
);
export type PublicationSummary = Static<typeof PublicationSummary>;

export const Publication = Type.Object(
  { ...published, results: ref(PublishedResults), signed: Signed, ...Bookkeeping },
  { $id: 'SurveyPublication', description: 'Published results of a survey — publikasi hasil survei.' },
);
export type Publication = Static<typeof Publication>;

export const NewPublication = Closed(
  {
    correction: Type.Optional(
      Text('What is corrected; needed from the second publication on.', 2000, 'Populasi semula salah.'),
    ),
  },
  { $id: 'NewSurveyPublication', description: 'Results to publish, and what they correct.' },
);

export const SignedPublication = Closed(
  { signed: Signed },
  { $id: 'SignedSurveyPublication', description: 'The signed form of published results.' },
);

export const PublicationVerification = Type.Object(
  {
    isGenuine: Type.Boolean({
      description: 'Whether this service signed it, and not one byte is another.',
    }),
    why: Nullable(
      Type.Enum(['malformed', 'unknown-key', 'signature-invalid'], {
        description: 'Why it is not genuine; null if it is.',
      }),
    ),
    isAsPublished: Type.Optional(
      Type.Boolean({
        description: 'Whether the results that are kept here still are those that were signed.',
      }),
    ),
    publication: Type.Optional(ref(PublicationSummary)),
  },
  {
    $id: 'SurveyPublicationVerification',
    description: 'Whether signed results are genuine, and whether later ones correct them.',
  },
);
export type PublicationVerification = Static<typeof PublicationVerification>;

export const PublicationCheck = Type.Object(
  {
    publicationId: Id('The publication.'),
    isUnchanged: Type.Boolean({
      description: 'Whether the answers that count are, byte by byte, those that were published.',
    }),
    answersDigest: AnswersDigest,
    answersDigestNow: AnswersDigest,
    answers: Count('Answers that were counted then.'),
    answersNow: Count(
      'Answers that count now: fewer where people have erased theirs since (UU 27/2022 art. 8).',
    ),
    areFiguresSame: Type.Boolean({
      description: 'Whether figures made anew from the answers themselves are those that were published.',
    }),
    areRollUpsExact: Type.Boolean({
      description: 'Whether the roll-ups that results are read from agree with the answers.',
    }),
  },
  {
    $id: 'SurveyPublicationCheck',
    description: 'Whether the answers still are what was published — uji publikasi.',
  },
);
export type PublicationCheck = Static<typeof PublicationCheck>;

export const publicationSchemas = [
  Method,
  PublishedService,
  PublishedUnit,
  PublishedGroup,
  PublishedParticipation,
  PublishedResults,
  PublicationSummary,
  Publication,
  NewPublication,
  SignedPublication,
  PublicationVerification,
  PublicationCheck,
];
