import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, DateOnly, Id, Nullable, Text, Words } from '../../../platform/http/schemas.ts';
import { outsideCertificateStates, trainingKinds } from '../reference.ts';

const content = {
  title: Text('Title of the training.', 300, 'Pelatihan Data Science ASN'),
  kind: trainingKinds.schema,
  provider: Text('Who issued the certificate.', 200, 'Pusbang Literasi SDM Informatika'),
  number: Nullable(Text('Its number, as printed on it.', 100, '0123/LIT/2026')),
  startsOn: DateOnly('First day of the training.', '2026-05-04'),
  endsOn: DateOnly('Last day of the training.', '2026-05-08'),
  validUntil: Nullable(DateOnly('First day on which it is valid no more; null: for ever.', '2029-05-08')),
  learningHours: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 1500,
      format: 'int32',
      description: 'Learning hours (JP) as printed on it; null where none are, then give `quantity`.',
      examples: [32],
    }),
  ),
  quantity: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      format: 'int32',
      description:
        'How many days, sessions or programmes it was, as `/learning-conversions` counts its kind.',
      examples: [5],
    }),
  ),
  courseId: Nullable(Id('The course of the catalogue that it stands for, for instance as a prerequisite.')),
  evidenceUrl: Type.String({
    maxLength: 1000,
    pattern: '^https?://[^\\s\\u0000-\\u001f]+$',
    description: 'Where the scan is.',
    examples: ['https://arsip.kota.example/sertifikat/0123.pdf'],
  }),
};

export const OutsideCertificate = Type.Object(
  {
    id: Id('Stable id of the record.'),
    employeeId: Id('Whose it is.'),
    ...content,
    state: outsideCertificateStates.schema,
    stateReason: Nullable(Words('Why it was rejected.', 1000, 'Berkas tidak terbaca.')),
    creditedHours: Nullable(
      Type.Integer({
        minimum: 1,
        maximum: 1500,
        format: 'int32',
        description:
          'Learning hours that count since the last day of the training; null until it is verified.',
        examples: [32],
      }),
    ),
    ...Bookkeeping,
  },
  {
    $id: 'OutsideCertificate',
    description: 'A certificate of another institution, with its evidence — sertifikat dari luar.',
  },
);
export type OutsideCertificate = Static<typeof OutsideCertificate>;

const { title, kind, provider, startsOn, endsOn, evidenceUrl, ...optional } = content;
const given = {
  ...{ title, kind, provider, startsOn, endsOn, evidenceUrl },
  ...Type.Partial(Type.Object(optional)).properties,
};

export const OwnOutsideCertificate = Closed(given, {
  $id: 'OwnOutsideCertificate',
  description: 'A certificate of another institution that one submits.',
});
export type OwnOutsideCertificate = Static<typeof OwnOutsideCertificate>;

export const NewOutsideCertificate = Closed(
  { employeeId: Id('Whose it is.'), ...given },
  { $id: 'NewOutsideCertificate', description: 'A certificate of another institution to record.' },
);
export type NewOutsideCertificate = Static<typeof NewOutsideCertificate>;

export const OutsideRejection = Closed(
  { reason: Text('Why; the holder sees it.', 1000, 'Berkas tidak terbaca.') },
  { $id: 'OutsideCertificateRejection', description: 'Why a certificate is not taken.' },
);

export const outsideCertificateSchemas = [
  OutsideCertificate,
  OwnOutsideCertificate,
  NewOutsideCertificate,
  OutsideRejection,
];
