import Type, { type Static } from 'typebox';
import { Closed, FileContent, Text, Words } from '../../../platform/http/schemas.ts';
import { maximumPhotoBytes } from '../../../platform/photos/index.ts';
import { reportVisibilities } from '../../reports/reference.ts';
import { CommonQuery } from './parameters.ts';

const { jurisdiction_id } = CommonQuery.properties;

const api_key = Type.Optional(
  Type.String({
    maxLength: 200,
    pattern: '^[!-~]+$',
    description:
      'A key with the scope `open311:write`; it may stand in the address instead, or best in a header (`X-API-Key`).',
    examples: ['pnt_019a0b1c2d3e7f408a5b6c7d8e9f0a1b_secret'],
  }),
);

const Opaque = (description: string, example: string) => Type.Optional(Words(description, 200, example));

const Degrees = (description: string, limit: number, example: number) =>
  Type.Optional(
    Type.Number({ minimum: -limit, maximum: limit, format: 'double', description, examples: [example] }),
  );

const fields = {
  jurisdiction_id,
  api_key,
  service_code: Words('The category, by its code, as the list of services has it.', 40, 'JALAN-RUSAK'),
  lat: Degrees('Latitude of the place, in degrees (WGS 84).', 90, -2.9911),
  long: Degrees('Longitude of the place, in degrees (WGS 84).', 180, 104.7565),
  address_string: Type.Optional(Text('The place in words.', 300, 'Jl. Merdeka, depan SDN 12')),
  description: Words(
    'What is reported, in plain words; line breaks are kept.',
    4000,
    'Lampu jalan di depan SDN 12 mati sejak Senin.',
  ),
  email: Type.Optional(
    Type.String({
      format: 'email',
      minLength: 3,
      maxLength: 254,
      description: 'E-mail address of whoever reports.',
      examples: ['siti@example.org'],
    }),
  ),
  first_name: Type.Optional(Text('First name of whoever reports.', 100, 'Siti')),
  last_name: Type.Optional(Text('Last name of whoever reports.', 99, 'Rahmawati')),
  phone: Type.Optional(
    Type.String({
      minLength: 6,
      maxLength: 20,
      pattern: '^\\+?[0-9 -]+$',
      description: 'Telephone number of whoever reports; brackets, dots and slashes count as blanks.',
      examples: ['+62 812 3456 7890'],
    }),
  ),
  device_id: Opaque(
    'The device, as the app calls it: tells repetitions from others, and is not kept.',
    'tt222111',
  ),
  account_id: Opaque(
    'The account, as the app calls it: tells repetitions from others, and is not kept.',
    '123456',
  ),
  media_url: Type.Optional(
    Type.String({
      format: 'uri',
      pattern: '^https?://',
      maxLength: 500,
      description: 'Address of a photo: handed on to the officers, never fetched.',
      examples: ['https://photos.example/2212426634.jpg'],
    }),
  ),
  'attribute[visibility]': Type.Optional({
    ...reportVisibilities.schema,
    description: 'Who may see the report: see the definition of the service.',
  }),
};

export const Open311NewRequest = Closed(fields, {
  $id: 'Open311NewRequest',
  description:
    'A report to file, with `lat` and `long` or `address_string`. What else an app sends is ignored, and what is empty counts as not sent.',
});
export type Open311NewRequest = Static<typeof Open311NewRequest>;

/** The same with a photo: which stands here as the file, and in the request that was read as its digest. */
export const Open311NewRequestWithPhoto = Closed(
  {
    ...fields,
    media: Type.Optional(Type.Unsafe<string>(FileContent('A photo: JPEG, PNG or WebP.', maximumPhotoBytes))),
  },
  { $id: 'Open311NewRequestWithPhoto', description: 'A report to file, with a photo.' },
);
export type Open311NewRequestWithPhoto = Static<typeof Open311NewRequestWithPhoto>;

/** Closed, as those of all routes; the key is the only credential that an address may hold here. */
export const FilingQuery = Closed({ jurisdiction_id, api_key });

export const filingSchemas = [Open311NewRequest, Open311NewRequestWithPhoto];
