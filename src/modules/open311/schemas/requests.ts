import Type, { type Static } from 'typebox';
import { Nullable, ref, Timestamp, Words } from '../../../platform/http/schemas.ts';
import { CategoryCode, ReportNumber } from '../../reports/index.ts';

const Coordinate = (description: string, example: number) =>
  Type.Number({ minimum: -180, maximum: 180, format: 'double', description, examples: [example] });

/** What Open311 has and the service has not; OpenAPI 3.0 knows no null alone. */
const Nothing = (description: string) => Nullable(Words(description, 500));

export const Open311Request = Type.Object(
  {
    service_request_id: ReportNumber,
    status: Type.Enum(['open', 'closed'], {
      title: 'Open311Status',
      description: 'Whether something is still to be done.',
      examples: ['open'],
    }),
    status_notes: Words(
      'How far it is, and what was said of it last.',
      10_000,
      'Diproses: Petugas sudah ke lokasi.',
    ),
    service_name: Words('Category, or kind, of the report.', 2000, 'Lampu jalan'),
    service_code: Nullable(CategoryCode),
    description: Words('What everybody may read of it.', 100_000, 'Lampu jalan di depan SDN 12 mati.'),
    agency_responsible: Nullable(Words('Name of the unit that handles it.', 500, 'Dinas Perhubungan')),
    service_notice: Nothing('Nothing: what is to be expected stands in the other fields.'),
    requested_datetime: Timestamp('When it was received.'),
    updated_datetime: Timestamp('When something about it changed last.'),
    expected_datetime: Nullable(Timestamp('Until when it is to be resolved; null when it is closed.')),
    address: Nullable(
      Words('Urban village and district of the place; null if not known.', 500, 'Talang Semut, Bukit Kecil'),
    ),
    address_id: Nothing('Nothing: places have no number here.'),
    zipcode: Nothing('Nothing: post codes are not kept.'),
    lat: Nullable(Coordinate('Latitude of the place, in degrees (WGS 84); null if not given.', -2.9911)),
    long: Nullable(Coordinate('Longitude of the place, in degrees (WGS 84); null if not given.', 104.7565)),
    media_url: Nullable(
      Type.String({
        format: 'uri-reference',
        maxLength: 500,
        description: 'Address of the first photo that everybody may see; null if there is none.',
        examples: [
          'https://penata.example/v1/public-reports/L-7k3m-q0zd-41/photos/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
        ],
      }),
    ),
  },
  { $id: 'Open311Request', description: 'A public report, as Open311 tells it.' },
);
export type Open311Request = Static<typeof Open311Request>;

export const Open311Filed = Type.Object(
  {
    service_request_id: ReportNumber,
    service_notice: Words(
      'What whoever reports is to be shown: the number and the secret, by which the report is followed and replied to.',
      1000,
      'Laporan diterima. Nomor L-7k3m-q0zd-41, kode rahasia 7k3mq0zd41xv9pbt7k3mq0zd41: simpan keduanya untuk memantau dan menanggapi.',
    ),
    account_id: Nothing('Nothing: no accounts are kept.'),
  },
  { $id: 'Open311Filed', description: 'What has become of a report that was sent.' },
);
export type Open311Filed = Static<typeof Open311Filed>;

export const Open311Token = Type.Object(
  { service_request_id: ReportNumber, token: ReportNumber },
  { $id: 'Open311Token', description: 'The number that a token stands for: the token itself.' },
);
export type Open311Token = Static<typeof Open311Token>;

export const Open311Update = Type.Object(
  {
    update_id: Type.String({
      format: 'uuid',
      maxLength: 36,
      description: 'Stable id of the step.',
      examples: ['019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
    }),
    service_request_id: ReportNumber,
    status: Open311Request.properties.status,
    updated_datetime: Timestamp('When it happened.'),
    description: Words('What happened, and what was said.', 10_000, 'Ditindaklanjuti: Lampu sudah diganti.'),
    media_url: Nothing('Nothing: photos belong to the report.'),
  },
  { $id: 'Open311Update', description: 'A step in the handling of a public report.' },
);
export type Open311Update = Static<typeof Open311Update>;

export const listOf = (schema: typeof Open311Request | typeof Open311Update, maxItems: number) =>
  Type.Array(ref(schema), { maxItems, description: 'What was asked for, in its order.' });

export const requestSchemas = [Open311Request, Open311Filed, Open311Token, Open311Update];
