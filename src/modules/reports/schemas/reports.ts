import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/personal.ts';
import {
  Bookkeeping,
  Closed,
  FieldName,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
  Words,
} from '../../../platform/http/schemas.ts';
import { PhotoIds } from '../../../platform/photos/index.ts';
import { ProofText } from '../../../platform/public-writes/index.ts';
import {
  archivingGrounds,
  deadlineSteps,
  escalationLevels,
  reportChannels,
  reportKinds,
  reportStates,
  reportStepKinds,
  reportVisibilities,
} from '../reference.ts';

export const ReportNumber = Type.String({
  minLength: 14,
  maxLength: 14,
  pattern: '^L-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{2}$',
  description: 'Tracking number — nomor tiket: of chance, so that none can be guessed from another.',
  examples: ['L-7k3m-q0zd-41'],
});

export const ReportSecret = Type.String({
  minLength: 26,
  maxLength: 26,
  pattern: '^[0-9a-hjkmnp-tv-z]+$',
  description: 'What only whoever reported knows: shown once, kept as a hash.',
  examples: ['7k3mq0zd41xv9pbt7k3mq0zd41'],
});

export const ReportText = Words(
  'What is reported, in plain words; line breaks are kept.',
  5000,
  'Lampu jalan di depan SDN 12 mati sejak Senin.',
);

export const ReportPlace = Closed(
  {
    type: Type.Enum(['Point'], { description: 'GeoJSON (RFC 7946).', examples: ['Point'] }),
    coordinates: Type.Array(
      Type.Number({ minimum: -180, maximum: 180, format: 'double', examples: [104.7565] }),
      {
        minItems: 2,
        maxItems: 2,
        description: 'Longitude, then latitude, in degrees (WGS 84).',
        examples: [[104.7565, -2.9911]],
      },
    ),
  },
  { $id: 'ReportPlace', description: 'A point on the map — titik lokasi.' },
);
export type ReportPlace = Static<typeof ReportPlace>;

const ReportPlaceOrNull = Type.Unsafe<ReportPlace | null>({
  ...ReportPlace,
  $id: 'ReportPlaceOrNull',
  type: ['object', 'null'],
});

const Address = Text('The place in words.', 300, 'Jl. Merdeka, depan SDN 12');

const reporter = {
  name: Text('Name of whoever reports.', 200, 'Siti Rahmawati'),
  email: Type.String({
    format: 'email',
    minLength: 3,
    maxLength: 254,
    description: 'E-mail address.',
    examples: ['siti@example.org'],
  }),
  phone: Type.String({
    minLength: 6,
    maxLength: 20,
    pattern: '^\\+?[0-9 -]+$',
    description: 'Telephone number.',
    examples: ['+62 812 3456 7890'],
  }),
};

const NewReporter = Closed(Type.Partial(Type.Object(reporter)).properties, {
  $id: 'NewReporter',
  minProperties: 1,
  description: 'Who reports: reaches only the officers who handle the report.',
});

export const ExternalReference = Closed(
  {
    system: Type.String({
      pattern: '^[a-z][a-z0-9-]{0,39}$',
      maxLength: 40,
      description: 'The other system, in kebab-case.',
      examples: ['sp4n-lapor'],
    }),
    id: Text('Number of the report there.', 100, '8304801'),
    address: Type.Optional(
      Nullable(
        Type.String({
          format: 'uri',
          pattern: '^https?://',
          maxLength: 500,
          description: 'Where it can be looked at.',
          examples: ['https://www.lapor.go.id/laporan/detil/8304801'],
        }),
      ),
    ),
  },
  { $id: 'ReportExternalReference', description: 'The same report in another system.' },
);
export type ExternalReference = Static<typeof ExternalReference>;

const ExternalReferences = Type.Array(ref(ExternalReference), {
  maxItems: 10,
  description: 'The same report in other systems, at most once in each.',
});

const filed = {
  kind: Type.Optional(reportKinds.schema),
  categoryId: Type.Optional(Id('The category; decides `kind` if that is not given.')),
  serviceId: Type.Optional(Id('The public service that it is about.')),
  text: ReportText,
  place: Type.Optional(ref(ReportPlace)),
  address: Type.Optional(Address),
  photoIds: Type.Optional(PhotoIds(5)),
  visibility: Type.Optional({ ...reportVisibilities.schema, default: 'public' }),
  isAnonymous: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Nothing of who reports is taken or kept — laporan anonim. Then no `reporter` is given.',
    }),
  ),
  reporter: Type.Optional(ref(NewReporter)),
};

export const NewReport = Closed(
  { ...filed, proof: Type.Optional(ProofText) },
  {
    $id: 'NewReport',
    description:
      'A report to file. Without category and kind it is a complaint. Sent again with the same proof it is the same report.',
  },
);
export type NewReport = Static<typeof NewReport>;

export const NewOfficerReport = Closed(
  {
    ...filed,
    receivedAt: Type.Optional(Timestamp('When it was received, if earlier than now; at most 30 days ago.')),
    externalReferences: Type.Optional(ExternalReferences),
  },
  {
    $id: 'NewOfficerReport',
    description: 'A report that an officer enters for somebody, or that another system hands over.',
  },
);
export type NewOfficerReport = Static<typeof NewOfficerReport>;

const deadlines = {
  receivedAt: Timestamp('When it was received.'),
  firstResponseDueAt: Timestamp('Until when it is verified and routed.'),
  dueAt: Timestamp('Until when it is resolved.'),
  isDeadlineProvisional: Type.Boolean({
    description:
      'Whether a deadline of it reaches into a year whose holidays are not settled: then it may still move to a later day.',
  }),
};

export const FiledReport = Type.Object(
  {
    number: ReportNumber,
    secret: ReportSecret,
    state: reportStates.schema,
    ...deadlines,
  },
  {
    $id: 'FiledReport',
    description: 'What to write down: with number and secret whoever reported follows it and replies.',
  },
);
export type FiledReport = Static<typeof FiledReport>;

const Moment = (description: string) => Nullable(Timestamp(`${description}; null if it was not.`));

const timeline = {
  ...deadlines,
  firstRespondedAt: Moment('When it was verified'),
  resolvedAt: Moment('When it was resolved'),
  replyDueAt: Moment('Until when whoever reported may reply, before it is closed'),
  endedAt: Moment('When it was closed, archived or merged'),
  reopenedCount: Type.Integer({
    minimum: 0,
    maximum: 32_767,
    format: 'int32',
    description: 'How often whoever reported was not content.',
    examples: [0],
  }),
  satisfaction: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 4,
      format: 'int32',
      description: 'How content whoever reported is with the handling, from 1 to 4.',
      examples: [4],
    }),
  ),
};

/** What everybody may know of a public report. */
export const told = {
  number: ReportNumber,
  kind: reportKinds.schema,
  state: reportStates.schema,
  categoryId: Nullable(Id('The category; null if none.')),
  serviceId: Nullable(Id('The public service that it is about; null if about none.')),
  unitId: Nullable(Id('The unit that handles it; null until one is found.')),
  publicText: Nullable(
    Words('What everybody reads; null until it is verified.', 100_000, 'Lampu jalan di depan SDN 12 mati.'),
  ),
  place: ref(ReportPlaceOrNull),
  photoIds: Type.Array(Id('Id of a photo.'), {
    maxItems: 5,
    description: 'Photos that may be seen, the first that was sent first.',
  }),
  districtId: Nullable(Id('District of the place — kecamatan; null if not known.')),
  urbanVillageId: Nullable(Id('Urban village of the place — kelurahan; null if not known.')),
  followers: Type.Integer({
    minimum: 0,
    maximum: 2_147_483_647,
    format: 'int32',
    description: 'How many reported or follow the same.',
    examples: [3],
  }),
  ...timeline,
  escalationLevel: Nullable(escalationLevels.schema),
};

export const Report = Type.Object(
  {
    id: subject(Id('Stable id of the report.'), 'report'),
    ...told,
    visibility: reportVisibilities.schema,
    isAnonymous: Type.Boolean({ description: 'Whether nothing is kept of who reported.' }),
    arePhotosPublic: Type.Boolean({ description: 'Whether everybody may see the photos.' }),
    channel: reportChannels.schema,
    text: Words('What was reported, word by word.', 5000, 'Lampu jalan di depan SDN 12 mati sejak Senin.'),
    address: Nullable(Address),
    reporterName: personal(Nullable(reporter.name), 'hidden'),
    reporterEmail: personal(Nullable(reporter.email), 'e-mail'),
    reporterPhone: personal(
      Nullable(Words('Telephone number of whoever reports.', 20, '+62 812 3456 7890')),
      'last-four',
    ),
    externalReferences: ExternalReferences,
    mergedIntoNumber: Nullable(ReportNumber),
    ...Bookkeeping,
    maskedFields: Type.Optional(
      Type.Array(FieldName, {
        maxItems: 10,
        description: 'Which fields are masked because the caller may not see them.',
      }),
    ),
  },
  { $id: 'Report', description: 'A report of a citizen, as officers see it — laporan masyarakat.' },
);
export type Report = Static<typeof Report>;

export const ReportStep = Type.Object(
  {
    id: Id('Stable id of the step.'),
    kind: reportStepKinds.schema,
    at: Timestamp('When.'),
    fromUnitId: Nullable(Id('The unit that had it before; null if it was not routed.')),
    toUnitId: Nullable(Id('The unit that has it from then on; null if it was not routed.')),
    ground: Nullable(archivingGrounds.schema),
    deadlineStep: Nullable(deadlineSteps.schema),
    escalationLevel: Nullable(escalationLevels.schema),
    deadlineAt: Nullable(Timestamp('The deadline that was told or reckoned anew; null if it is about none.')),
    message: Nullable(Words('What was said to whoever reported, or why.', 5000, 'Petugas sudah ke lokasi.')),
  },
  { $id: 'ReportStep', description: 'Something that happened to a report.' },
);
export type ReportStep = Static<typeof ReportStep>;

export const ReportMessage = Type.Object(
  {
    id: Id('Stable id of the message.'),
    reportNumber: ReportNumber,
    author: Type.Enum(['reporter', 'officer'], {
      title: 'ReportMessageAuthor',
      description: 'Who wrote the message.',
      examples: ['officer'],
    }),
    isInternal: Type.Boolean({ description: 'Whether it is a note among officers.' }),
    body: Words('What was written.', 5000, 'Lampu yang mana, dekat gerbang atau lapangan?'),
    html: Words('The same, ready to stand in a page.', 50_000, '<p>Lampu yang mana?</p>'),
    writtenAt: Timestamp('When.'),
  },
  { $id: 'ReportMessage', description: 'Something that officers and whoever reported wrote to each other.' },
);
export type ReportMessage = Static<typeof ReportMessage>;

export const reportSchemas = [
  ReportPlace,
  ReportPlaceOrNull,
  NewReporter,
  ExternalReference,
  NewReport,
  NewOfficerReport,
  FiledReport,
  Report,
  ReportStep,
  ReportMessage,
];
