import Type, { type Static } from 'typebox';
import { Closed, DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { amendmentOperations, provisionKinds } from '../reference.ts';

/** So many provisions has a text at most, and so deep do they lie. */
export const mostProvisions = 20_000;
export const deepest = 8;

const words = {
  kind: provisionKinds.schema,
  number: Nullable(Words('Its number as it is written, without the word before it.', 40, '5A')),
  heading: Nullable(Words('Its heading.', 1000, 'Ketentuan Umum')),
  text: Nullable(
    Words(
      'Its words; a line break ends a passage. Null where it only holds others.',
      1_000_000,
      'Pegawai wajib mengikuti pelatihan.',
    ),
  ),
};
const Own = Closed(words);

export interface Provision extends Static<typeof Own> {
  provisions: Provision[];
}

export const Provision = Closed(
  {
    ...words,
    provisions: Type.Array(Type.Unsafe<Provision>(Type.Ref('Provision')), {
      maxItems: mostProvisions,
      description: 'What lies within it, in order.',
      examples: [[]],
    }),
  },
  { $id: 'Provision', description: 'A part of the text of a policy document, with the parts within it.' },
);

const ProvisionOrNull = Type.Unsafe<Provision | null>({
  ...Provision,
  $id: 'ProvisionOrNull',
  type: ['object', 'null'],
  description: 'What is inserted, or stands there instead; null of a repeal.',
});

/** Where an inserted provision comes to stand, as seen from the provision at the address. */
export const insertPlaces = ['before', 'after', 'first', 'last'] as const;
export type InsertPlace = (typeof insertPlaces)[number];

export const AmendmentChange = Closed(
  {
    operation: amendmentOperations.schema,
    eId: Nullable(EId),
    place: Nullable(
      Type.Enum([...insertPlaces], {
        description:
          'Of an insertion: before or after the provision at `eId`, or as the first or last within it (null: within the text itself). Null of other operations.',
      }),
    ),
    provision: ref(ProvisionOrNull),
  },
  { $id: 'AmendmentChange', description: 'What an amendment does to one provision of another document.' },
);
export type AmendmentChange = Static<typeof AmendmentChange>;

export const PolicyText = Closed(
  {
    provisions: Type.Array(ref(Provision), {
      minItems: 1,
      maxItems: mostProvisions,
      description: 'Its provisions, in order.',
    }),
  },
  { $id: 'PolicyText', description: 'The text of a policy document — naskah.' },
);
export type PolicyText = Static<typeof PolicyText>;

export const ProvisionChange = Type.Object(
  {
    documentId: Id('The document that did it.'),
    operation: amendmentOperations.schema,
    effectiveOn: DateOnly('From when on.'),
  },
  { $id: 'ProvisionChange', description: 'What a document did to a provision.' },
);
export type ProvisionChange = Static<typeof ProvisionChange>;

const consolidated = {
  ...words,
  eId: EId,
  isRepealed: Type.Boolean({
    description: 'Whether it stays in its place with its number, and says no more.',
  }),
  changes: Type.Array(ref(ProvisionChange), {
    maxItems: 1000,
    description: 'What changed it, in the order in which it took effect.',
  }),
};
const OwnConsolidated = Type.Object(consolidated);

export interface ConsolidatedProvision extends Static<typeof OwnConsolidated> {
  provisions: ConsolidatedProvision[];
}

export const ConsolidatedProvision = Type.Object(
  {
    ...consolidated,
    provisions: Type.Array(Type.Unsafe<ConsolidatedProvision>(Type.Ref('ConsolidatedProvision')), {
      maxItems: mostProvisions,
      description: 'What lies within it, in order.',
      examples: [[]],
    }),
  },
  { $id: 'ConsolidatedProvision', description: 'A provision as it stands on a day, and what made it so.' },
);

export const provisionSchemas = [
  Provision,
  ProvisionOrNull,
  AmendmentChange,
  PolicyText,
  ProvisionChange,
  ConsolidatedProvision,
];
