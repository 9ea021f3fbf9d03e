import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  TwoLanguages,
} from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';

const words = { question: ref(TwoLanguages), answer: ref(TwoLanguages) };

export const NewFaqEntry = Closed(
  { ...words, eId: Type.Optional(EId) },
  {
    $id: 'NewFaqEntry',
    description:
      'A question that many ask, and its answer, without personal data; `eId` names the provision.',
  },
);
export type NewFaqEntry = Static<typeof NewFaqEntry>;

export const FaqEntryChange = Closed(
  { ...Type.Partial(Type.Object(words)).properties, eId: Type.Optional(Nullable(EId)) },
  { $id: 'FaqEntryChange', minProperties: 1, description: 'What changes; earlier words are kept.' },
);
export type FaqEntryChange = Static<typeof FaqEntryChange>;

export const FaqGrouping = Closed(
  {
    questionIds: Type.Array(Id('A question of the campaign.'), {
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
      description: 'Which questions it answers: all of them, or none if one cannot be answered by it.',
    }),
  },
  { $id: 'FaqGrouping', description: 'Questions that say much the same as an entry of the FAQ.' },
);

const asked = Nullable(
  Type.Integer({
    minimum: 5,
    maximum: 2_147_483_647,
    format: 'int32',
    description: 'How many asked it; null of fewer than five, so that nobody stands out.',
    examples: [12],
  }),
);
const number = Type.Integer({
  minimum: 1,
  maximum: 32_767,
  format: 'int32',
  description: 'How often the words were written, counted from 1.',
  examples: [1],
});

const told = {
  id: Id('Stable id of the entry.'),
  campaignId: Id('The campaign that it belongs to.'),
  ...words,
  eId: Nullable(EId),
  number,
  asked,
  answeredOn: DateOnly('When it was first answered.'),
  updatedOn: DateOnly('When its words were last changed.'),
};

export const FaqEntry = Type.Object(
  { ...told, ...Bookkeeping },
  { $id: 'FaqEntry', description: 'What many ask of a change, answered once — tanya jawab.' },
);
export type FaqEntry = Static<typeof FaqEntry>;

export const OwnFaqEntry = Type.Object(told, {
  $id: 'OwnFaqEntry',
  description: 'What many ask of a change, as those read it whom the campaign is for.',
});
export type OwnFaqEntry = Static<typeof OwnFaqEntry>;

export const FaqVersion = Type.Object(
  { number, ...words, writtenOn: DateOnly('When it was written.') },
  { $id: 'FaqVersion', description: 'The words of an entry as they stood; they never change.' },
);
export type FaqVersion = Static<typeof FaqVersion>;

export const faqSchemas = [NewFaqEntry, FaqEntryChange, FaqGrouping, FaqEntry, OwnFaqEntry, FaqVersion];
