import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/masking.ts';
import {
  Closed,
  DateOnly,
  FieldName,
  Id,
  Nullable,
  Text,
  Timestamp,
  Words,
} from '../../../platform/http/schemas.ts';
import { positionKinds } from '../../organisation/index.ts';
import { campaignChannels, campaignStances } from '../reference.ts';

const MaskedFields = Type.Array(FieldName, {
  maxItems: 10,
  description: 'Fields that are masked for this caller.',
});

const progress = {
  leftOn: Nullable(
    DateOnly('Since when they no longer sit anywhere, and count no more; null while they do.'),
  ),
  reachedAt: Nullable(Timestamp('When they were first told, as far as is known.')),
  reachedBy: Nullable(campaignChannels.schema),
  isRead: Type.Boolean({
    description: 'Whether they have acknowledged the text that they have to have read.',
  }),
  readAt: Nullable(Timestamp('When they last acknowledged a text.')),
  isUnderstood: Nullable(
    Type.Boolean({
      description:
        'Whether they have passed the quiz on the text that they have to have read; null without a quiz.',
    }),
  ),
  remindedOn: Nullable(DateOnly('When they were last reminded.')),
  reminders: Type.Integer({
    minimum: 0,
    maximum: 32_767,
    format: 'int32',
    description: 'How often they were reminded.',
    examples: [1],
  }),
};

export const Member = Type.Object(
  {
    employeeId: subject(Id('Stable id of the employee.'), 'employee'),
    employeeName: Nullable(personal(Words('Name without titles.', 200, 'Siti Rahmawati'), 'hidden')),
    audienceId: Id('The audience that they belong to.'),
    unitId: Id('Where they sit, or sat last.'),
    firstUnitId: Id('Where they sat when they became a part of the audience.'),
    positionKind: positionKinds.schema,
    joinedOn: DateOnly('Since when they belong to the audience.'),
    ...progress,
    maskedFields: MaskedFields,
  },
  { $id: 'Member', description: 'Somebody whom a campaign is for, and how far they have come.' },
);
export type Member = Static<typeof Member>;

const Stance = {
  stance: campaignStances.schema,
  reason: Type.Optional(
    Text('Why; needed with a concern.', 4000, 'Beban kerja loket akan bertambah tanpa tambahan petugas.'),
  ),
  isConfidential: Type.Optional(
    Type.Boolean({
      description:
        'Whether nobody is to learn whose it is: it counts in figures of five people and more, and its reason is read without name and unit. False if not said.',
    }),
  ),
};

export const NewStance = Closed(Stance, {
  $id: 'NewStance',
  description: 'How somebody stands to the change — sikap — and why.',
});
export type NewStance = Static<typeof NewStance>;

export const NewAcknowledgement = Closed(
  {
    versionId: Id('The version that was read: the one that the campaign gives to read.'),
    ...Type.Partial(Type.Object(Stance)).properties,
  },
  {
    $id: 'NewAcknowledgement',
    description: 'That one has read a version, and, if one wants to say so, how one stands to it.',
  },
);

const Evidence = Text(
  'Where the signed paper lies, or who was there when it was read out.',
  300,
  'Berkas tanda terima BKPSDM no. 12/2027',
);

export const DelegatedAcknowledgement = Closed(
  {
    employeeId: Id('Whose acknowledgement it is.'),
    nip: Type.String({
      pattern: '^[0-9]{18}$',
      maxLength: 18,
      description: 'NIP of the same person: so that nobody is taken for another.',
      examples: ['199001012015031001'],
    }),
    versionId: Id('The version that was read, or read out.'),
    signedOn: DateOnly('The day on the paper: not before the campaign began.'),
    evidence: Evidence,
  },
  {
    $id: 'DelegatedAcknowledgement',
    description:
      'What somebody without an account has signed on paper. How they stand to it is theirs to say.',
  },
);

export const Acknowledgement = Type.Object(
  {
    id: Id('Stable id of the acknowledgement.'),
    employeeId: Id('Who has read it.'),
    edition: Type.Integer({
      minimum: 1,
      maximum: 32_767,
      format: 'int32',
      description: 'Which text of the campaign.',
      examples: [1],
    }),
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      maxLength: 64,
      description: 'SHA-256 of the text that was read.',
      examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    }),
    signedOn: DateOnly('When it was signed.'),
    isDelegated: Type.Boolean({
      description: 'Whether an officer entered it for somebody without an account.',
    }),
    evidence: Nullable(Words('Where the signed paper lies; null of one’s own.', 300, 'Berkas no. 12/2027')),
    at: Timestamp('When it was entered.'),
    withdrawnAt: Nullable(Timestamp('When it was withdrawn; null while it holds.')),
    withdrawReason: Nullable(Words('Why it was withdrawn.', 1000, 'Salah orang.')),
  },
  { $id: 'Acknowledgement', description: 'That somebody has read a text — pernyataan telah membaca.' },
);
export type Acknowledgement = Static<typeof Acknowledgement>;

export const AcknowledgementWithdrawal = Closed(
  { reason: Text('Why.', 1000, 'Salah orang.') },
  {
    $id: 'AcknowledgementWithdrawal',
    description: 'Why an acknowledgement that was entered for somebody is void.',
  },
);

export const Concern = Type.Object(
  {
    id: subject(Id('Stable id of the statement.'), 'campaign-stance'),
    reason: Words('What the concern is.', 4000, 'Beban kerja loket akan bertambah.'),
    isConfidential: Type.Boolean({ description: 'Whether nobody is to learn whose it is.' }),
    employeeId: Nullable(Id('Whose it is; null of a confidential one.')),
    name: Nullable(personal(Words('Name without titles.', 200, 'Siti Rahmawati'), 'hidden')),
    unitId: Nullable(Id('The unit of whoever said it; null of a confidential one.')),
    statedOn: Nullable(DateOnly('When it was said; null of a confidential one.')),
    maskedFields: MaskedFields,
  },
  { $id: 'Concern', description: 'What somebody is concerned about who has a part in the change.' },
);
export type Concern = Static<typeof Concern>;

export const memberSchemas = [
  Member,
  NewStance,
  NewAcknowledgement,
  DelegatedAcknowledgement,
  Acknowledgement,
  AcknowledgementWithdrawal,
  Concern,
];
