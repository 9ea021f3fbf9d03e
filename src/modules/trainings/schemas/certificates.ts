import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Words,
} from '../../../platform/http/schemas.ts';
import { trainingKinds } from '../reference.ts';

/** No part of it follows from another: whoever has one cannot guess the next. */
export const CertificateNumber = Type.String({
  minLength: 23,
  maxLength: 23,
  pattern: '^PNT-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$',
  description: 'Number of the certificate, as printed on it.',
  examples: ['PNT-2026-7K3M-Q0ZD-41XV'],
});

const states = {
  title: 'CertificateState',
  description: 'Whether it holds today: `valid`, `expired`, or `revoked`.',
};

const stated = {
  title: Text('Title of the course.', 300, 'Pelatihan Kepemimpinan Administrator'),
  kind: trainingKinds.schema,
  provider: Nullable(Text('Who held it.', 200, 'BPSDM Provinsi Sumatera Selatan')),
  learningHours: Type.Integer({
    minimum: 1,
    maximum: 1500,
    format: 'int32',
    description: 'Learning hours — jam pelajaran (JP).',
    examples: [40],
  }),
  startsOn: DateOnly('First day of the training.', '2026-09-07'),
  endsOn: DateOnly('Last day of the training.', '2026-09-11'),
  issuedOn: DateOnly('The day on which it was issued.', '2026-09-14'),
  validUntil: Nullable(DateOnly('First day on which it is valid no more; null: for ever.', '2029-09-14')),
  state: Type.Enum(['valid', 'expired', 'revoked'], states),
  revokedOn: Nullable(DateOnly('The day on which it was revoked.', '2027-01-04')),
};

export const PublicCertificate = Type.Object(
  {
    number: CertificateNumber,
    holder: Words('Initials of the holder: to be compared with the name on what was shown.', 100, 'S. R.'),
    ...stated,
  },
  {
    $id: 'PublicCertificate',
    description: 'What anybody is told who has the number of a certificate: whether it holds, and for what.',
  },
);
export type PublicCertificate = Static<typeof PublicCertificate>;

export const Certificate = Type.Object(
  {
    id: Id('Stable id of the certificate.'),
    number: CertificateNumber,
    enrolmentId: Id('The enrolment that it came of.'),
    employeeId: Id('Whose it is.'),
    courseId: Id('The course.'),
    holder: Text('Name of the holder on the day of issue.', 200, 'Siti Rahmawati, S.E.'),
    ...stated,
    revocationReason: Nullable(Words('Why it was revoked.', 1000, 'Nilai ternyata salah dicatat.')),
    assessmentId: Nullable(Id('The assessment that the course carried.')),
    signed: Words(
      'The certificate as a compact JWS (`typ` `penata-certificate+jwt`, EdDSA): it verifies offline with the keys of `/audit/jwks`.',
      8000,
      'eyJhbGciOiJFZERTQSJ9.eyJudW1iZXIiOiJQTlQtMjAyNi0ifQ.c2ln',
    ),
    ...Bookkeeping,
  },
  { $id: 'Certificate', description: 'What was certified on passing a training — sertifikat pelatihan.' },
);
export type Certificate = Static<typeof Certificate>;

export const SignedCertificate = Closed(
  {
    signed: Words(
      'The compact JWS, as it was shown.',
      8000,
      'eyJhbGciOiJFZERTQSJ9.eyJudW1iZXIiOiJQTlQtMjAyNi0ifQ.c2ln',
    ),
  },
  { $id: 'SignedCertificate', description: 'A signed certificate that somebody shows.' },
);

export const CertificateCheck = Type.Object(
  {
    isGenuine: Type.Boolean({
      description: 'Whether this service signed it, and not one byte is another.',
    }),
    why: Nullable(
      Type.Enum(['malformed', 'unknown-key', 'signature-invalid'], {
        description: 'Why it is not genuine; null if it is.',
      }),
    ),
    certificate: Type.Optional(ref(PublicCertificate)),
  },
  { $id: 'CertificateCheck', description: 'Whether a signed certificate is genuine, and holds today.' },
);
export type CertificateCheck = Static<typeof CertificateCheck>;

export const CertificateRevocation = Closed(
  { reason: Text('Why; the holder sees it.', 1000, 'Nilai ternyata salah dicatat.') },
  { $id: 'CertificateRevocation', description: 'Why a certificate holds no more.' },
);

export const certificateSchemas = [
  PublicCertificate,
  Certificate,
  SignedCertificate,
  CertificateCheck,
  CertificateRevocation,
];
