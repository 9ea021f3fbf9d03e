import Type, { type Static } from 'typebox';
import { Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { followUpOriginKinds } from '../reference.ts';
import { Count, NewFollowUpOrigin } from './origins.ts';
import { Converted } from './targets.ts';

export const FollowUpSuggestion = Type.Object(
  {
    id: Type.String({
      maxLength: 200,
      pattern: '^[a-z-]+(:[A-Za-z0-9-]*)+$',
      description: 'What it is about, in one word: the same until something is done.',
      examples: ['forum-topic:019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
    }),
    kind: followUpOriginKinds.schema,
    unitId: Id('The unit that it concerns.'),
    serviceId: Nullable(Id('The public service that it concerns; null if none.')),
    value: Nullable(Converted('Of a survey: the converted index or element, 25–100; else null.', 71.25)),
    answers: Nullable(Count('Of a survey: how many answers it rests on; else null.', 120)),
    target: Nullable(Converted('Of a survey: what was to be reached; else null.', 88.31)),
    reportCount: Nullable(Count('Of reports: how many, without confidential ones; else null.')),
    origin: ref(NewFollowUpOrigin),
    words: Words(
      'The same in a sentence, in Indonesian, to begin with.',
      1000,
      'Unsur Kompetensi pelaksana bernilai 71,25 dari target 88,31 (120 jawaban).',
    ),
  },
  {
    $id: 'FollowUpSuggestion',
    description:
      'Something that calls for action and has none yet — usulan tindak lanjut. `POST /follow-ups` takes its `origin` and `unitId` as they stand.',
  },
);
export type FollowUpSuggestion = Static<typeof FollowUpSuggestion>;

export const suggestionSchemas = [FollowUpSuggestion];
