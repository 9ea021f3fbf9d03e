import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Nullable, ref, Text, Words } from '../../../platform/http/schemas.ts';
import { serviceChannels, serviceStates } from '../reference.ts';
import { standardComponents } from '../service-reference.ts';

const TimeOfDay = (description: string, example: string, pattern: string) =>
  Type.String({ minLength: 5, maxLength: 5, pattern, description, examples: [example] });

export const OpeningHours = Closed(
  {
    weekday: Type.Integer({
      minimum: 1,
      maximum: 7,
      format: 'int32',
      description: 'Day of the week (ISO 8601): 1 is Monday, 7 Sunday.',
      examples: [1],
    }),
    opens: TimeOfDay('When it opens, local time.', '08:00', '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    closes: TimeOfDay(
      'When it closes, later on the same day; `24:00` at its end.',
      '15:30',
      '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
    ),
  },
  { $id: 'OpeningHours', description: 'When a service is open on a day of the week.' },
);
export type OpeningHours = Static<typeof OpeningHours>;

export const ServiceChannel = Closed(
  {
    kind: serviceChannels.schema,
    address: Text('Where: a street, a web address, a number.', 500, 'Jl. Merdeka No. 1, Loket 3'),
  },
  { $id: 'ServiceChannel', description: 'A way in which a service, or its complaint desk, is reached.' },
);
export type ServiceChannel = Static<typeof ServiceChannel>;

export const ServiceCode = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Natural key of the service; unique in any case of letters.',
  examples: ['DUKCAPIL-KTP-EL'],
});

const Lines = (item: string, example: string, maxItems: number, description: string) =>
  Type.Array(Text(item, 500, example), { maxItems, description });
const Channels = (description: string) =>
  Type.Array(ref(ServiceChannel), { maxItems: 20, uniqueItems: true, description });

const standard = {
  description: Nullable(Text('What it is for, in plain words.', 4000, 'Penerbitan KTP elektronik baru.')),
  requirements: Lines(
    'Something to bring or to fulfil.',
    'Fotokopi kartu keluarga',
    50,
    'Requirements — persyaratan; of a service without any, the line that says so.',
  ),
  steps: Lines(
    'What is done next, and by whom.',
    'Pemohon mengambil nomor antrean',
    50,
    'Steps from asking to receiving — sistem, mekanisme, dan prosedur.',
  ),
  duration: Nullable(Text('How long it takes, in words — jangka waktu.', 300, '3 hari kerja')),
  durationWorkingDays: Nullable(
    Type.Integer({
      minimum: 0,
      maximum: 1000,
      format: 'int32',
      description: 'The longest that it takes, in working days; 0 on the same day.',
      examples: [3],
    }),
  ),
  cost: Nullable(Text('What it costs, in words — biaya/tarif.', 500, 'Gratis')),
  product: Nullable(Text('What one receives — produk pelayanan.', 300, 'KTP elektronik')),
  legalBases: Lines(
    'A regulation that it rests on.',
    'UU 24/2013',
    30,
    'Regulations that the service rests on — dasar hukum.',
  ),
  openingHours: Type.Array(ref(OpeningHours), {
    maxItems: 50,
    description: 'When it is open; several times on a day do not overlap.',
  }),
  channels: Channels('Ways to the service — saluran pelayanan.'),
  complaintChannels: Channels('Ways to its complaint desk — saluran pengaduan.'),
};

const required = {
  code: ServiceCode,
  name: Text('Name of the service.', 300, 'Penerbitan KTP-el baru'),
  unitId: Id('The unit that serves.'),
};

export const PublicService = Type.Object(
  {
    id: Id('Stable id of the service.'),
    ...required,
    unitName: Nullable(Words('Name of that unit today; null if it exists no more.', 300, 'Disdukcapil')),
    ...standard,
    missingStandard: Type.Array(standardComponents.schema, {
      maxItems: standardComponents.entries.length,
      description: 'What its service standard still lacks; empty if it is complete.',
    }),
    state: serviceStates.schema,
    ...Bookkeeping,
  },
  { $id: 'PublicService', description: 'A public service with its service standard — standar pelayanan.' },
);
export type PublicService = Static<typeof PublicService>;

const optional = Type.Partial(Type.Object(standard)).properties;

export const NewPublicService = Closed(
  { ...required, ...optional },
  { $id: 'NewPublicService', description: 'A public service to enter into the register.' },
);
export type NewPublicService = Static<typeof NewPublicService>;

export const PublicServiceChange = Closed(
  {
    ...Type.Partial(Type.Object(required)).properties,
    ...optional,
    state: Type.Optional(serviceStates.schema),
  },
  {
    $id: 'PublicServiceChange',
    minProperties: 1,
    description: 'What changes of a public service; lists are given as a whole, and `state` retires it.',
  },
);
export type PublicServiceChange = Static<typeof PublicServiceChange>;

export const serviceSchemas = [
  OpeningHours,
  ServiceChannel,
  PublicService,
  NewPublicService,
  PublicServiceChange,
];
