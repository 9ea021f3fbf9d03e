import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  Text,
  Timestamp,
} from '../../../platform/http/schemas.ts';
import {
  legalFields,
  policyDocumentKinds,
  policyDocumentLanguages,
  policyDocumentStages,
  policyDocumentStates,
  policyDocumentStepKinds,
} from '../reference.ts';
import { policyDocumentActions } from '../rules/life.ts';

const Day = (description: string, example?: string) => Nullable(DateOnly(description, example));

/** A number as it stands on the document; leading zeros would make two of one. */
export const DocumentNumber = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[1-9A-Za-z][0-9A-Za-z]*([ ./-][0-9A-Za-z]+)*$',
  description: 'Number as it stands on the document, without leading zeros.',
  examples: ['12', '188.45/KPTS/BKPSDM/2026'],
});

export const Year = Type.Integer({
  minimum: 1945,
  maximum: 2200,
  format: 'int32',
  description: 'Year that its number belongs to.',
  examples: [2025],
});

const unitId = Id('The unit that began it, or keeps it — pemrakarsa.');
const kind = policyDocumentKinds.schema;
const title = Text('What stands after "tentang".', 1000, 'Pola Karier Pegawai Negeri Sipil');
const subject = Nullable(Text('Subject heading of the library — subjek.', 200, 'KEPEGAWAIAN'));
const authority = Text('Who decides on it — penetap.', 200, 'Wali Kota Palembang');
const place = Text('Where it is or was enacted — tempat penetapan.', 100, 'Palembang');
const legalField = legalFields.schema;
const keywords = Type.Array(Text('A keyword — kata kunci.', 80, 'pola karier'), {
  maxItems: 50,
  uniqueItems: true,
  description: 'Keywords.',
});
const signerName = Text('Who signed it — penandatangan.', 200, 'Dewi Anggraini');
const signerOffice = Text('The office of whoever signed it.', 200, 'Wali Kota Palembang');
const gazette = Text(
  'Where it was promulgated — sumber.',
  300,
  'Berita Daerah Kota Palembang Tahun 2025 Nomor 12',
);
const enactedOn = DateOnly('The day on which it was signed — tanggal penetapan.', '2025-03-03');
const promulgatedOn = DateOnly('The day of its promulgation — tanggal pengundangan.', '2025-03-04');
const effectiveOn = DateOnly('First day on which it holds — mulai berlaku.', '2025-04-01');
const draftedOn = DateOnly('The day on which its drafting began.', '2024-11-04');

const about = { unitId, kind, title, authority, place, legalField };
const described = {
  subject: Type.Optional(subject),
  keywords: Type.Optional(keywords),
  language: Type.Optional(policyDocumentLanguages.schema),
};

export const NewPolicyDocument = Closed(
  { ...about, ...described },
  { $id: 'NewPolicyDocument', description: 'A document that somebody wants to be made — prakarsa.' },
);

export const PolicyDocumentRegistration = Closed(
  {
    ...about,
    ...described,
    number: DocumentNumber,
    year: Year,
    draftedOn: Type.Optional(draftedOn),
    enactedOn,
    promulgatedOn: Type.Optional(promulgatedOn),
    effectiveOn: Type.Optional(effectiveOn),
    signerName: Type.Optional(signerName),
    signerOffice: Type.Optional(signerOffice),
    gazette: Type.Optional(gazette),
  },
  {
    $id: 'PolicyDocumentRegistration',
    description:
      'A document that was enacted outside the service, or before it was used. A regulation has the day of its promulgation; `effectiveOn` is that day, of other documents the day of the signature, if it is not given.',
  },
);
export type PolicyDocumentRegistration = Static<typeof PolicyDocumentRegistration>;

export const PolicyDocumentChange = Closed(
  Type.Partial(
    Type.Object({
      ...about,
      subject,
      keywords,
      language: policyDocumentLanguages.schema,
      gazette: Nullable(gazette),
    }),
  ).properties,
  {
    $id: 'PolicyDocumentChange',
    minProperties: 1,
    description:
      'What changes of a document. Of an enacted one only `unitId`, `subject`, `keywords`, `legalField` and `gazette` can change: what it says stays.',
  },
);
export type PolicyDocumentChange = Static<typeof PolicyDocumentChange>;

/** What everybody may know of a document. */
export const publicProperties = {
  id: Id('Stable id of the document.'),
  unitId,
  kind,
  number: Nullable(DocumentNumber),
  year: Nullable(Year),
  citation: Nullable(Text('How it is cited in short; null until it has a number.', 200, 'Perwali 12/2025')),
  name: Text(
    'Its full name.',
    1500,
    'Peraturan Wali Kota Palembang Nomor 12 Tahun 2025 tentang Pola Karier Pegawai Negeri Sipil',
  ),
  title,
  subject,
  authority,
  place,
  legalField,
  language: policyDocumentLanguages.schema,
  keywords,
  signerName: Nullable(signerName),
  signerOffice: Nullable(signerOffice),
  gazette: Nullable(gazette),
  state: policyDocumentStates.schema,
  enactedOn: Nullable(enactedOn),
  promulgatedOn: Nullable(promulgatedOn),
  effectiveOn: Nullable(effectiveOn),
  amendedFrom: Day('From when on other documents amend it; null if none does.', '2026-01-01'),
  partlyRevokedFrom: Day('From when on other documents revoke parts of it; null if none does.', '2026-01-01'),
  revokedFrom: Day('From when on it is revoked; null if it is not.', '2027-01-01'),
  officialVersionId: Nullable(
    Id('The text as it was signed; null until then, and of documents that are registered without a text.'),
  ),
};

export const PolicyDocument = Type.Object(
  {
    ...publicProperties,
    stage: policyDocumentStages.schema,
    draftedOn: Nullable(draftedOn),
    lastVersionId: Nullable(Id('The text that was handed in last; null if there is none.')),
    isPublic: Type.Boolean({
      description: 'Whether everybody reads it: regulations once they are promulgated, others once signed.',
    }),
    allowedActions: Type.Array(
      Type.Enum([...policyDocumentActions], {
        title: 'PolicyDocumentAction',
        description: 'Something that can be done with it.',
        examples: ['sign'],
      }),
      {
        maxItems: policyDocumentActions.length,
        description: 'What can be done with it at its stage, by whoever may.',
      },
    ),
    ...Bookkeeping,
  },
  {
    $id: 'PolicyDocument',
    description:
      'A law, regulation, decision, instruction or circular — dokumen kebijakan. `state` is what it is on the day that is read.',
  },
);
export type PolicyDocument = Static<typeof PolicyDocument>;

export const PolicyDocumentStep = Type.Object(
  {
    id: Id('Stable id of the step.'),
    kind: policyDocumentStepKinds.schema,
    happenedOn: DateOnly('The day on which it happened.'),
    at: Timestamp('When it was entered.'),
    state: policyDocumentStates.schema,
    reason: Nullable(Text('Why.', 2000, 'Pasal 7 bertentangan dengan PP 11/2017.')),
    versionId: Nullable(Id('The text that it was done with; null of other steps.')),
    byDocumentId: Nullable(Id('The document that did it; null of what people did.')),
  },
  {
    $id: 'PolicyDocumentStep',
    description: 'Something that happened to a document; it never changes. `state` is the one from then on.',
  },
);
export type PolicyDocumentStep = Static<typeof PolicyDocumentStep>;

const reason = Text('Why; it stays with the document.', 2000, 'Sesuai program pembentukan peraturan 2026.');
const Reasoned = (id: string, description: string, properties = {}) =>
  Closed({ reason: Type.Optional(reason), ...properties }, { $id: id, description });
const Explained = (id: string, description: string) => Closed({ reason }, { $id: id, description });

export const PolicyDrafting = Reasoned('PolicyDrafting', 'That an idea is worked out.', {
  draftedOn: Type.Optional(
    DateOnly('The day on which the drafting began; today if not given.', '2026-02-02'),
  ),
});
export const PolicyConsultation = Reasoned(
  'PolicyConsultation',
  'That a draft is shown to those whom it concerns.',
);
export const PolicyHarmonisation = Reasoned(
  'PolicyHarmonisation',
  'That the legal office looks whether a draft fits what holds already — pengharmonisasian.',
);
export const PolicyReturn = Explained(
  'PolicyReturn',
  'That a draft goes back to those who wrote it, and why.',
);
export const PolicyWithdrawal = Explained('PolicyWithdrawal', 'That a document is given up, and why.');

export const PolicyEnactment = Closed(
  {
    number: DocumentNumber,
    enactedOn,
    signerName,
    signerOffice,
    versionId: Id('The text that was signed: the one that was handed in last.'),
    effectiveOn: Type.Optional(
      DateOnly(
        'First day on which it holds; the day of the signature if not given. Of a regulation it is given with the promulgation.',
        '2026-07-01',
      ),
    ),
    reason: Type.Optional(reason),
  },
  {
    $id: 'PolicyEnactment',
    description: 'That a document was signed — penetapan; its year is that of `enactedOn`.',
  },
);
export type PolicyEnactment = Static<typeof PolicyEnactment>;

export const PolicyPromulgation = Closed(
  {
    promulgatedOn,
    gazette,
    effectiveOn: Type.Optional(
      DateOnly(
        'First day on which it holds; the day of the promulgation if not given (UU 12/2011 art. 87).',
        '2026-07-01',
      ),
    ),
    reason: Type.Optional(reason),
  },
  { $id: 'PolicyPromulgation', description: 'That a regulation was promulgated — pengundangan.' },
);
export type PolicyPromulgation = Static<typeof PolicyPromulgation>;

export const documentSchemas = [
  NewPolicyDocument,
  PolicyDocumentRegistration,
  PolicyDocumentChange,
  PolicyDocument,
  PolicyDocumentStep,
  PolicyDrafting,
  PolicyConsultation,
  PolicyHarmonisation,
  PolicyReturn,
  PolicyWithdrawal,
  PolicyEnactment,
  PolicyPromulgation,
];
