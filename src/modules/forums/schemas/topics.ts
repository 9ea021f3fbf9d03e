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
import { ProofText } from '../../../platform/public-writes/index.ts';
import {
  moderationReasons,
  topicAccess,
  topicModeration,
  topicOrigins,
  topicStates,
  topicSubjects,
} from '../reference.ts';
import { ForumConclusion } from './conclusions.ts';
import { ParticipantToken } from './participants.ts';

const prose = (description: string, maxLength: number, example: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^\\s*[^\\s\\u0000][^\\u0000]*$',
    description,
    examples: [example],
  });

export const TopicSubject = Nullable(
  Closed(
    {
      kind: topicSubjects.schema,
      id: Type.String({
        minLength: 1,
        maxLength: 100,
        pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]*$',
        description: 'Its number where it is kept.',
        examples: ['RANPERWALI-12-2026'],
      }),
    },
    {
      $id: 'ForumSubject',
      description: 'What a topic is about beside a public service — pokok bahasan; null for nothing.',
    },
  ),
);

const words = {
  title: Text('What it is about.', 200, 'Jam buka loket pada hari Sabtu'),
  description: prose(
    'What is asked, in Markdown: paragraphs, emphasis, lists and links; no HTML.',
    10_000,
    'Apakah loket perlu buka pada hari Sabtu?',
  ),
};
const serviceId = Nullable(Id('The public service that it is about; null if about none.'));

const plan = {
  ...words,
  rules: Nullable(
    prose(
      'The rules of this discussion — tata tertib, in Markdown.',
      4000,
      'Satu gagasan dalam satu kiriman.',
    ),
  ),
  unitId: Id('The unit that asks.'),
  serviceId,
  subject: ref(TopicSubject),
  startsOn: DateOnly('First day on which it takes posts.', '2026-07-01'),
  endsOn: DateOnly('Last day on which it takes posts.', '2026-12-31'),
  access: topicAccess.schema,
  moderation: topicModeration.schema,
  supportLimit: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 100,
      format: 'int32',
      description:
        'How many of its posts, with the replies, a participant supports at most — batas dukungan; null for no limit.',
      examples: [3],
    }),
  ),
};

const Html = (description: string, example: string) => Words(description, 50_000, example);

export const ForumTopic = Type.Object(
  {
    id: Id('Stable id of the topic.'),
    ...plan,
    title: Nullable(words.title),
    description: Nullable(words.description),
    unitId: Nullable(Id('The unit that asks; null of a proposal that no unit has taken up.')),
    endsOn: Nullable(plan.endsOn),
    descriptionHtml: Nullable(Html('The description as safe HTML.', '<p>Apakah loket perlu buka?</p>')),
    rulesHtml: Nullable(Html('The rules as safe HTML.', '<p>Satu gagasan dalam satu kiriman.</p>')),
    origin: topicOrigins.schema,
    state: topicStates.schema,
    reason: Nullable(
      Words('Why it was declined, or closed before its last day.', 1000, 'Sudah dibahas pada topik lain.'),
    ),
    removedFor: Nullable(moderationReasons.schema),
    closedOn: Nullable(DateOnly('The day on which it was closed.', '2026-12-31')),
    concludedOn: Nullable(DateOnly('The day on which it was concluded.', '2027-01-14')),
    conclusion: ref(ForumConclusion),
    allowedActions: Type.Array(
      Type.Enum(['accept', 'open', 'close', 'conclude'], {
        description: 'A step that the topic is ready for.',
      }),
      { maxItems: 4, description: 'The steps that it is ready for now.' },
    ),
    ...Bookkeeping,
  },
  {
    $id: 'ForumTopic',
    description:
      'What the city talks about with its people — topik forum. Of a proposal that a moderator removed nobody but officers reads title and description.',
  },
);
export type ForumTopic = Static<typeof ForumTopic>;

const { title, description, unitId, startsOn, endsOn, ...optional } = plan;

export const NewTopic = Closed(
  {
    title,
    description,
    unitId,
    startsOn,
    endsOn,
    ...Type.Partial(Type.Object(optional)).properties,
  },
  { $id: 'NewForumTopic', description: 'A topic to plan; it is a draft until it is opened.' },
);
export type NewTopic = Static<typeof NewTopic>;

export const TopicChange = Closed(Type.Partial(Type.Object(plan)).properties, {
  $id: 'ForumTopicChange',
  minProperties: 1,
  description: 'What changes of a topic. Once it is open: its rules, its last day and its moderation only.',
});
export type TopicChange = Static<typeof TopicChange>;

export const TopicClosure = Closed(
  {
    reason: Type.Optional(Text('Why, if it is closed before its last day.', 1000, 'Sudah diputuskan.')),
  },
  { $id: 'ForumTopicClosure', description: 'The end of a discussion: no post is taken any more.' },
);

export const NewProposal = Closed(
  {
    id: Id('Number that the client gives it: sent again with the same number it is the same proposal.'),
    ...words,
    serviceId: Type.Optional(serviceId),
    token: Type.Optional(ParticipantToken),
    proof: Type.Optional(ProofText),
  },
  {
    $id: 'NewForumProposal',
    description: 'A topic that somebody proposes — usulan topik, with a `token` or a `proof`.',
  },
);
export type NewProposal = Static<typeof NewProposal>;

export const TakenProposal = Type.Object(
  { id: Id('Stable id of the topic, if it is accepted.'), state: topicStates.schema },
  { $id: 'TakenForumProposal', description: 'A proposal that was taken.' },
);

export const ProposalDecision = Closed(
  {
    isAccepted: Type.Boolean({
      description: 'Accepted: it becomes a draft. Declined: everybody can read it, and why.',
    }),
    unitId: Type.Optional(Id('The unit that takes it up; its own if not given.')),
    endsOn: Type.Optional(DateOnly('Last day on which it will take posts; in a month if not given.')),
    reason: Text('Why: everybody reads it.', 1000, 'Sudah dibahas pada topik lain.'),
  },
  { $id: 'ForumProposalDecision', description: 'What becomes of a proposal.' },
);
export type ProposalDecision = Static<typeof ProposalDecision>;

export const topicSchemas = [
  TopicSubject,
  ForumTopic,
  NewTopic,
  TopicChange,
  TopicClosure,
  NewProposal,
  TakenProposal,
  ProposalDecision,
];
