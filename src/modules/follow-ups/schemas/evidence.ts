import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, ref, Timestamp, TwoLanguages } from '../../../platform/http/schemas.ts';
import { PhotoIds } from '../../../platform/photos/index.ts';

const Figure = (description: string, example: number) =>
  Type.Number({ minimum: -1e15, maximum: 1e15, format: 'double', description, examples: [example] });

const address = Type.String({
  format: 'uri',
  pattern: '^https?://',
  maxLength: 500,
  description: 'Where it can be looked at.',
  examples: ['https://palembang.example/berita/loket-sabtu'],
});
const before = Figure('The figure before.', 71.25);
const after = Figure('The figure after.', 82.4);

export const NewFollowUpEvidence = Closed(
  {
    description: ref(TwoLanguages),
    address: Type.Optional(address),
    photoIds: Type.Optional(PhotoIds(5)),
    measure: Type.Optional(ref(TwoLanguages)),
    before: Type.Optional(before),
    after: Type.Optional(after),
  },
  {
    $id: 'NewFollowUpEvidence',
    description:
      'What shows that something was done: words, with a link, photos, or a figure (`measure` names it) before and after. Everybody reads it: look whether anybody can be known on photos.',
  },
);
export type NewFollowUpEvidence = Static<typeof NewFollowUpEvidence>;

const TwoLanguagesOrNull = Type.Unsafe<Static<typeof TwoLanguages> | null>({
  ...TwoLanguages,
  $id: 'TwoLanguagesOrNull',
  type: ['object', 'null'],
  description: 'A text in Indonesian, and in English where there is one; null if there is none.',
});
export const NullableWords = ref(TwoLanguagesOrNull);

export const FollowUpEvidence = Type.Object(
  {
    id: Id('Stable id of the evidence.'),
    description: ref(TwoLanguages),
    address: Nullable(address),
    photoIds: Type.Array(Id('Id of a photo.'), { maxItems: 5, description: 'Photos that show it.' }),
    measure: NullableWords,
    before: Nullable(before),
    after: Nullable(after),
    addedAt: Timestamp('When it was added.'),
  },
  { $id: 'FollowUpEvidence', description: 'What shows that something was done — bukti dukung.' },
);
export type FollowUpEvidence = Static<typeof FollowUpEvidence>;

export const evidenceSchemas = [TwoLanguagesOrNull, NewFollowUpEvidence, FollowUpEvidence];
