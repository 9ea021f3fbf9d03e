import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/personal.ts';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  FieldName,
  Id,
  Nullable,
  Text,
  Words,
} from '../../../platform/http/schemas.ts';
import { ProofText } from '../../../platform/public-writes/index.ts';
import { appealStates, moderationReasons } from '../reference.ts';
import { ParticipantToken, ShownToken } from './participants.ts';

const outcome = Type.Enum(['shown', 'held', 'removed'], {
  title: 'ForumModerationOutcome',
  description: 'What became of the post: everybody reads it, it is held for review, or it is removed.',
  examples: ['removed'],
});
const Explanation = Text(
  'Why: everybody reads it, so it tells nothing of anybody.',
  1000,
  'Memuat nomor telepon orang lain.',
);

export const NewFlag = Closed(
  {
    reason: moderationReasons.schema,
    token: Type.Optional(ParticipantToken),
    proof: Type.Optional(ProofText),
  },
  { $id: 'NewForumFlag', description: 'A report of a post — laporan, with a `token` or a `proof`.' },
);
export type NewFlag = Static<typeof NewFlag>;

export const TakenFlag = Type.Object(
  { postId: Id('The post.'), reason: moderationReasons.schema },
  {
    $id: 'TakenForumFlag',
    description: 'A report that was taken; a second of the same participant counts for nothing.',
  },
);

export const NewDecision = Closed(
  {
    state: outcome,
    reason: Type.Optional(moderationReasons.schema),
    explanation: Explanation,
  },
  {
    $id: 'NewForumDecision',
    description: 'What a moderator decides on a post; what is held or removed has a `reason`.',
  },
);
export type NewDecision = Static<typeof NewDecision>;

export const NewProposalDecision = Closed(
  {
    state: Type.Enum(['shown', 'removed'], {
      description: 'What becomes of the proposal: everybody reads it, or it is removed.',
      examples: ['removed'],
    }),
    reason: Type.Optional(moderationReasons.schema),
    explanation: Explanation,
  },
  {
    $id: 'NewForumProposalDecision',
    description: 'What a moderator decides on a declined proposal; what is removed has a `reason`.',
  },
);
export type NewProposalDecision = Static<typeof NewProposalDecision>;

export const ModerationEntry = Type.Object(
  {
    id: Id('Stable id of the decision.'),
    postId: Nullable(Id('The post; null if the proposal of the topic was decided on.')),
    state: outcome,
    reason: Nullable(moderationReasons.schema),
    explanation: Explanation,
    isOnAppeal: Type.Boolean({ description: 'Whether it decides on the appeal of the author.' }),
    decidedOn: DateOnly('The day on which it was decided.'),
  },
  {
    $id: 'ForumModerationEntry',
    description:
      'A decision as everybody can read it — catatan moderasi: without the text, and without names.',
  },
);
export type ModerationEntry = Static<typeof ModerationEntry>;

export const NewAppeal = Closed(
  {
    ...ShownToken.properties,
    body: Text('Why the removal is wrong.', 2000, 'Nomor itu nomor kantor, bukan nomor pribadi.'),
  },
  { $id: 'NewForumAppeal', description: 'An appeal against a removal — keberatan: once for each post.' },
);

const filed = {
  postId: Id('The post.'),
  state: appealStates.schema,
  filedOn: DateOnly('The day on which it was filed.'),
};

export const FiledAppeal = Type.Object(filed, {
  $id: 'FiledForumAppeal',
  description: 'An appeal that was filed.',
});

export const Appeal = Type.Object(
  {
    id: subject(Id('Stable id of the appeal.'), 'forum-appeal'),
    ...filed,
    body: personal(Nullable(Words('What the author says.', 2000, 'Nomor itu nomor kantor.')), 'hidden'),
    ...Bookkeeping,
    maskedFields: Type.Optional(
      Type.Array(FieldName, {
        maxItems: 10,
        description: 'Which fields are masked because the caller may not see them.',
      }),
    ),
  },
  { $id: 'ForumAppeal', description: 'An appeal against the removal of a post — keberatan.' },
);
export type Appeal = Static<typeof Appeal>;

export const AppealDecision = Closed(
  {
    isGranted: Type.Boolean({ description: 'Granted: the post is shown again.' }),
    explanation: Explanation,
  },
  { $id: 'ForumAppealDecision', description: 'What is decided on an appeal.' },
);

export const moderationSchemas = [
  NewFlag,
  TakenFlag,
  NewDecision,
  NewProposalDecision,
  ModerationEntry,
  NewAppeal,
  FiledAppeal,
  Appeal,
  AppealDecision,
];
