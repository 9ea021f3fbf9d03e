import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { consultationAnswerOutcomes } from '../reference.ts';
import { Count } from './consultations.ts';

const title = Text('What they have in common.', 200, 'Giliran malam');
const summary = Text(
  'What was said, so that everybody finds it again.',
  2000,
  'Pegawai yang merawat anak meminta giliran malam yang sukarela.',
);

export const NewCommentGroup = Closed(
  { title, summary },
  { $id: 'NewConsultationCommentGroup', description: 'A group of comments that are answered together.' },
);

export const CommentGroupChange = Closed(Type.Partial(Type.Object({ title, summary })).properties, {
  $id: 'ConsultationCommentGroupChange',
  minProperties: 1,
  description: 'What changes of a group, until it is answered.',
});

export const GroupedComments = Closed(
  {
    commentIds: Type.Array(Id('A comment of the same consultation.'), {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
      description: 'Comments that come into the group, from none or from another.',
    }),
  },
  { $id: 'ConsultationGroupedComments', description: 'Comments that are put into a group.' },
);

const changedProvisions = Type.Array(EId, {
  maxItems: 200,
  uniqueItems: true,
  description: 'Provisions that are changed for it, of a text that was asked about.',
});
const correctionReason = Text('Why an earlier answer is corrected.', 1000, 'Pasal yang disebut keliru.');

export const NewGroupAnswer = Closed(
  {
    outcome: consultationAnswerOutcomes.schema,
    reason: ref(TwoLanguages),
    changedProvisions: Type.Optional(changedProvisions),
    correctionReason: Type.Optional(correctionReason),
  },
  {
    $id: 'NewConsultationAnswer',
    description:
      'What the city answers to a group, and why, in plain words; a `correctionReason` corrects an earlier answer.',
  },
);
export type NewGroupAnswer = Static<typeof NewGroupAnswer>;

const answer = {
  id: Id('Stable id of the answer.'),
  groupId: Id('The group.'),
  outcome: consultationAnswerOutcomes.schema,
  reason: ref(TwoLanguages),
  changedProvisions,
  correctsId: Nullable(Id('The answer that it corrects; null of the first.')),
  correctionReason: Nullable(correctionReason),
  answeredOn: DateOnly('The day on which it was answered.'),
};

export const GroupAnswer = Type.Object(
  { ...answer, answeredAt: Timestamp('When it was answered.') },
  { $id: 'ConsultationAnswer', description: 'What the city answered to a group; it never changes.' },
);
export type GroupAnswer = Static<typeof GroupAnswer>;

const telling = {
  outcome: answer.outcome,
  reason: answer.reason,
  changedProvisions,
  answeredOn: answer.answeredOn,
};
const TellingAnswer = Type.Object(telling);
export type TellingAnswer = Static<typeof TellingAnswer>;

export const GroupAnswerOrNull = Type.Unsafe<TellingAnswer | null>({
  ...TellingAnswer,
  $id: 'ConsultationAnswerOrNull',
  type: ['object', 'null'],
  description: 'What the city answers now; null as long as it does not.',
});

export const counts = {
  commentCount: Count('Comments in it.', 12),
  supportCount: Count('Of these: support.', 2),
  concernCount: Count('Of these: concerns.', 8),
  suggestionCount: Count('Of these: suggestions.', 2),
};

export const CommentGroup = Type.Object(
  {
    id: Id('Stable id of the group.'),
    consultationId: Id('The consultation.'),
    title: Words('What they have in common.', 200, 'Giliran malam'),
    summary: Words('What was said.', 2000, 'Giliran malam diminta sukarela.'),
    ...counts,
    answer: ref(GroupAnswerOrNull),
    ...Bookkeeping,
  },
  { $id: 'ConsultationCommentGroup', description: 'Comments that are answered together.' },
);
export type CommentGroup = Static<typeof CommentGroup>;

export const groupSchemas = [
  NewCommentGroup,
  CommentGroupChange,
  GroupedComments,
  NewGroupAnswer,
  GroupAnswer,
  GroupAnswerOrNull,
  CommentGroup,
];
