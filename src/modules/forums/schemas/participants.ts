import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, DateOnly, Id, Nullable } from '../../../platform/http/schemas.ts';
import { ProofText } from '../../../platform/public-writes/index.ts';
import { ageBands } from '../../feedback/index.ts';

const ParticipantName = Type.String({
  minLength: 3,
  maxLength: 40,
  pattern: "^[A-Za-z0-9][A-Za-z0-9 .'-]*[A-Za-z0-9.]$",
  description:
    'The pseudonym — nama pena: shown beside every post, unique in any case of letters, and nobody’s real name.',
  examples: ['Warga 7K3M'],
});

export const ParticipantToken = Type.String({
  minLength: 20,
  maxLength: 100,
  pattern: '^[A-Za-z0-9_-]+$',
  description:
    'The token of a participant, or the receipt of what was written without a name: kept as a hash only.',
  examples: ['b2ZC1wGkJmT3uVXe4n5o6p7q8r9sAZtB'],
});

export const DistrictCode = Type.String({
  minLength: 8,
  maxLength: 8,
  pattern: '^\\d{2}\\.\\d{2}\\.\\d{2}$',
  description: 'Code of a district — kode wilayah kecamatan (Kepmendagri 300.2.2-2138/2025).',
  examples: ['16.71.01'],
});

const profile = {
  ageBand: Nullable(ageBands.schema),
  district: Nullable(DistrictCode),
};
const optionalProfile = Type.Partial(Type.Object(profile)).properties;

export const NewParticipant = Closed(
  {
    name: Type.Optional(ParticipantName),
    ...optionalProfile,
    proof: Type.Optional(ProofText),
  },
  {
    $id: 'NewForumParticipant',
    description:
      'Somebody who wants to take part. Without a `name` one is made. Age band and district are for statistics alone.',
  },
);
export type NewParticipant = Static<typeof NewParticipant>;

const shown = {
  name: ParticipantName,
  isVerified: Type.Boolean({
    description: 'Whether it is known that one person stands behind it, and no other.',
  }),
};

export const JoinedParticipant = Type.Object(
  { ...shown, token: ParticipantToken },
  {
    $id: 'JoinedForumParticipant',
    description: 'Somebody who takes part — peserta forum. The token is shown once.',
  },
);

export const ParticipantProfile = Type.Object(
  { ...shown, ...profile, joinedOn: DateOnly('The day on which the name was made.') },
  {
    $id: 'ForumParticipantProfile',
    description: 'What is kept of a participant, beside what was written — profil peserta.',
  },
);
export type ParticipantProfile = Static<typeof ParticipantProfile>;

export const ShownToken = Closed(
  { token: ParticipantToken },
  { $id: 'ShownForumToken', description: 'Proves who a participant is.' },
);

export const ProfileChange = Closed(
  { token: ParticipantToken, name: Type.Optional(ParticipantName), ...optionalProfile },
  {
    $id: 'ForumProfileChange',
    description: 'What a participant changes of the own profile; null takes an answer back.',
  },
);
export type ProfileChange = Static<typeof ProfileChange>;

const VerificationCode = Type.String({
  minLength: 8,
  maxLength: 100,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'A verification code as an officer gave it out: it verifies one participant.',
  examples: ['7k3mq0zd41xv'],
});

export const Verification = Closed(
  { token: ParticipantToken, code: VerificationCode },
  { $id: 'ForumVerification', description: 'A code that an officer gave to whoever holds the token.' },
);

export const ParticipantErasure = Closed(
  {
    token: ParticipantToken,
    withPosts: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Whether what was written is withdrawn as well; otherwise it stays, without an author.',
      }),
    ),
  },
  { $id: 'ForumParticipantErasure', description: 'The end of a pseudonym.' },
);

const Count = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

export const ErasedParticipant = Type.Object(
  {
    erasedOn: DateOnly('The day on which it was erased.'),
    posts: Count('Posts that stand without an author now, or were withdrawn.', 3),
    supports: Count('Votes that were taken back with it.', 12),
  },
  { $id: 'ErasedForumParticipant', description: 'What was erased, and cannot be had back — penghapusan.' },
);

const mostCodes = 5000;

export const NewCodes = Closed(
  {
    unitId: Id('The unit that gives them out.'),
    count: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: mostCodes,
        format: 'int32',
        description: 'How many to make.',
        examples: [100],
      }),
    ),
    codes: Type.Optional(
      Type.Array(VerificationCode, {
        minItems: 1,
        maxItems: mostCodes,
        uniqueItems: true,
        description: 'Codes that another system made, instead of `count`; those that are known already stay.',
      }),
    ),
  },
  { $id: 'NewForumCodes', description: 'Verification codes to give out: `count` to make them, or `codes`.' },
);
export type NewCodes = Static<typeof NewCodes>;

const batch = {
  id: Id('Stable id of the batch.'),
  unitId: Id('The unit that gave them out.'),
  origin: Type.Enum(['issued', 'imported'], { description: 'Whether they were made here or elsewhere.' }),
  size: Count('How many codes came with it.', 100),
};

export const CodeBatch = Type.Object(
  { ...batch, used: Count('How many of them were used.', 37), ...Bookkeeping },
  { $id: 'ForumCodeBatch', description: 'Codes that were given out together — kode verifikasi.' },
);
export type CodeBatch = Static<typeof CodeBatch>;

export const GivenCodes = Type.Object(
  {
    ...batch,
    known: Count('How many of those that were sent were known already.', 0),
    codes: Type.Array(VerificationCode, {
      maxItems: mostCodes,
      description: 'The codes that were made: shown once, kept as hashes only. Empty if they were sent.',
    }),
  },
  { $id: 'GivenForumCodes', description: 'Codes that were given out now.' },
);

export const participantSchemas = [
  NewParticipant,
  JoinedParticipant,
  ParticipantProfile,
  ShownToken,
  ProfileChange,
  Verification,
  ParticipantErasure,
  ErasedParticipant,
  NewCodes,
  CodeBatch,
  GivenCodes,
];
