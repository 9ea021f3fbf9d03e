import Type, { type Static } from 'typebox';
import {
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
  Words,
} from '../../../platform/http/schemas.ts';
import { ConsolidatedProvision, PolicyText } from './provisions.ts';

const note = Text('What is new in it.', 2000, 'Pasal 7 disesuaikan dengan masukan BKPSDM.');

export const NewPolicyVersion = Closed(
  {
    text: Type.Optional(ref(PolicyText)),
    plainText: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 5_000_000,
        pattern: '^[^\\u0000]*$',
        description:
          'The text as it stands on paper or is copied out of a file: chapters (BAB), articles (Pasal), paragraphs and letters are found by the layout of UU 12/2011 annex II.',
        examples: ['BAB I\nKETENTUAN UMUM\n\nPasal 1\nDalam Peraturan ini yang dimaksud dengan: …'],
      }),
    ),
    note: Type.Optional(note),
  },
  { $id: 'NewPolicyVersion', description: 'A text of a document: structured, or plain to be structured.' },
);
export type NewPolicyVersion = Static<typeof NewPolicyVersion>;

export const PolicyVersion = Type.Object(
  {
    id: Id('Stable id of the version.'),
    documentId: Id('The document.'),
    number: Type.Integer({
      minimum: 1,
      maximum: 32_767,
      format: 'int32',
      description: 'Counted from 1 for each document.',
    }),
    note: Nullable(note),
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      maxLength: 64,
      description: 'SHA-256 of the text as canonical JSON (RFC 8785): proves that it is this text.',
      examples: ['2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'],
    }),
    provisionCount: Type.Integer({
      minimum: 0,
      maximum: 20_000,
      format: 'int32',
      description: 'How many provisions it has.',
    }),
    isOfficial: Type.Boolean({ description: 'Whether it is the text that was signed.' }),
    createdAt: Timestamp('When it was handed in.'),
  },
  { $id: 'PolicyVersion', description: 'A text of a document as it was once handed in; it never changes.' },
);
export type PolicyVersion = Static<typeof PolicyVersion>;

export const PolicyVersionWithText = Type.Object(
  { ...PolicyVersion.properties, text: ref(PolicyText) },
  { $id: 'PolicyVersionWithText', description: 'A version with its words.' },
);

export const ConsolidatedText = Type.Object(
  {
    documentId: Id('The document.'),
    asOf: DateOnly('The day that it holds on.'),
    versionId: Id('The text from which it follows: the one that was signed, of a draft the last one.'),
    isOfficial: Type.Boolean({ description: 'Whether that text was signed.' }),
    amendedBy: Type.Array(
      Type.Object({
        documentId: Id('The amending document.'),
        citation: Nullable(Words('How that is cited.', 200, 'Perwali 3/2026')),
        effectiveOn: DateOnly('From when on.'),
      }),
      { maxItems: 1000, description: 'What has changed it until that day, in order.' },
    ),
    provisions: Type.Array(ref(ConsolidatedProvision), {
      maxItems: 20_000,
      description: 'The text, each provision with its address and what changed it.',
    }),
  },
  {
    $id: 'ConsolidatedText',
    description:
      'What a document says on a day, with everything that has amended it until then — naskah konsolidasi. Only the text as it was signed is authentic.',
  },
);
export type ConsolidatedText = Static<typeof ConsolidatedText>;

export const versionSchemas = [NewPolicyVersion, PolicyVersion, PolicyVersionWithText, ConsolidatedText];
