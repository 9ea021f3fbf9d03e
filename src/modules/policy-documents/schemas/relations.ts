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
import { policyDocumentStates, policyRelationKinds } from '../reference.ts';
import { AmendmentChange } from './provisions.ts';

const kind = policyRelationKinds.schema;
const targetId = Id('The other document.');
const effectiveOn = DateOnly(
  'From when on the other document is changed, if later than the day on which this one takes effect.',
  '2026-01-01',
);
const note = Text('What is to be known about it.', 1000, 'Sepanjang mengatur jam kerja.');
const operations = Type.Array(ref(AmendmentChange), {
  maxItems: 500,
  description: 'What is done with the provisions of the other document, one after the other.',
});

export const NewPolicyRelation = Closed(
  {
    kind,
    targetId,
    effectiveOn: Type.Optional(effectiveOn),
    note: Type.Optional(note),
    operations: Type.Optional(operations),
  },
  { $id: 'NewPolicyRelation', description: 'How a document stands to another.' },
);
export type NewPolicyRelation = Static<typeof NewPolicyRelation>;

export const PolicyRelation = Type.Object(
  {
    id: Id('Stable id of the relation.'),
    documentId: Id('The document that it is entered with.'),
    kind,
    targetId,
    effectiveOn: Nullable(
      DateOnly(
        'From when on the other document is changed; null of relations that change nothing, and until the document has been enacted.',
        '2026-01-01',
      ),
    ),
    note: Nullable(note),
    operations,
    ...Bookkeeping,
  },
  { $id: 'PolicyRelation', description: 'How a document stands to another — hubungan antardokumen.' },
);
export type PolicyRelation = Static<typeof PolicyRelation>;

export const policyDirections = ['outgoing', 'incoming'] as const;

export const PolicyRelationSeen = Type.Object(
  {
    id: Id('Stable id of the relation.'),
    direction: Type.Enum([...policyDirections], {
      title: 'PolicyRelationDirection',
      description: 'Whether the document does so to the other (`outgoing`), or the other to it (`incoming`).',
      examples: ['incoming'],
    }),
    kind,
    label: Words('In Indonesian, as it is said of the document.', 60, 'Diubah dengan'),
    documentId: Id('The other document.'),
    name: Words(
      'Its full name.',
      1500,
      'Peraturan Wali Kota Palembang Nomor 3 Tahun 2026 tentang Perubahan …',
    ),
    citation: Nullable(Words('How it is cited in short.', 200, 'Perwali 3/2026')),
    state: policyDocumentStates.schema,
    effectiveOn: Nullable(DateOnly('From when on something changes by it; null if nothing does.')),
    note: Nullable(note),
    provisions: Type.Array(Words('Address of a provision.', 200, 'art_5'), {
      maxItems: 500,
      description: 'Which provisions of the changed document it is about; empty: the whole.',
    }),
  },
  { $id: 'PolicyRelationSeen', description: 'A relation as it is seen from one of its two documents.' },
);
export type PolicyRelationSeen = Static<typeof PolicyRelationSeen>;

export const PolicyGraph = Type.Object(
  {
    documents: Type.Array(
      Type.Object({
        id: Id('The document.'),
        name: Words(
          'Its full name.',
          1500,
          'Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara',
        ),
        citation: Nullable(Words('How it is cited in short.', 200, 'UU 20/2023')),
        state: policyDocumentStates.schema,
        distance: Type.Integer({
          minimum: 0,
          maximum: 5,
          format: 'int32',
          description: 'Relations between it and the document that was asked for.',
        }),
      }),
      { maxItems: 500, description: 'The document itself and those around it, the nearest first.' },
    ),
    relations: Type.Array(
      Type.Object({
        id: Id('The relation.'),
        kind,
        documentId: Id('The document that does so.'),
        targetId: Id('To which.'),
        effectiveOn: Nullable(DateOnly('From when on something changes by it; null if nothing does.')),
      }),
      { maxItems: 5000, description: 'The relations between these documents.' },
    ),
    isWhole: Type.Boolean({ description: 'Whether all documents within the distance are told.' }),
  },
  { $id: 'PolicyGraph', description: 'Documents around one, and how they stand to each other.' },
);
export type PolicyGraph = Static<typeof PolicyGraph>;

export const relationSchemas = [NewPolicyRelation, PolicyRelation, PolicyRelationSeen, PolicyGraph];
