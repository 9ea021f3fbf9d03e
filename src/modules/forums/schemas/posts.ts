import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/personal.ts';
import { Closed, Code, FieldName, Id, Nullable, Timestamp, Words } from '../../../platform/http/schemas.ts';
import { ProofText } from '../../../platform/public-writes/index.ts';
import { authorKinds, moderationReasons, postStates } from '../reference.ts';
import { ParticipantToken } from './participants.ts';

export const PostBody = Type.String({
  minLength: 1,
  maxLength: 5000,
  pattern: '^\\s*[^\\s\\u0000][^\\u0000]*$',
  description: 'The text, in Markdown: paragraphs, emphasis, lists and links; HTML is shown as text.',
  examples: ['Loket sebaiknya buka juga pada *hari Sabtu*.'],
});

const Count = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

const place = {
  topicId: Id('The topic.'),
  parentId: Nullable(Id('The post that it replies to; null of a post on the topic itself.')),
};

const author = {
  authorKind: authorKinds.schema,
  authorName: Nullable(
    Words(
      'Pseudonym of the participant, or name of the unit that answers; null of nobody.',
      300,
      'Warga 7K3M',
    ),
  ),
  isOfficial: Type.Boolean({ description: 'Whether it is an official answer — jawaban resmi.' }),
};

const counts = {
  supportCount: Count('How many participants support it, each once — dukungan.', 42),
  replyCount: Count('Replies that are shown.', 3),
  postedAt: Timestamp('When it was written.'),
};

export const ForumPost = Type.Object(
  {
    id: Id('Stable id of the post.'),
    ...place,
    ...author,
    state: postStates.schema,
    removedFor: Nullable(moderationReasons.schema),
    body: Nullable(
      Words('The text, in Markdown; null if it was removed or withdrawn.', 100_000, 'Loket buka *Sabtu*.'),
    ),
    html: Nullable(Words('The same as safe HTML.', 500_000, '<p>Loket buka <em>Sabtu</em>.</p>')),
    ...counts,
  },
  { $id: 'ForumPost', description: 'A post on a topic, or a reply — kiriman forum.' },
);
export type ForumPost = Static<typeof ForumPost>;

export const NewPost = Closed(
  {
    id: Id('Number that the client gives it: sent again with the same number it is the same post.'),
    parentId: Type.Optional(Id('The post that it replies to; a reply has no replies of its own.')),
    body: PostBody,
    token: Type.Optional(ParticipantToken),
    proof: Type.Optional(ProofText),
  },
  {
    $id: 'NewForumPost',
    description: 'A post — kiriman: with the `token` of a participant, or without a name and with a `proof`.',
  },
);
export type NewPost = Static<typeof NewPost>;

export const NewOfficialPost = Closed(
  {
    id: NewPost.properties.id,
    parentId: NewPost.properties.parentId,
    body: PostBody,
  },
  { $id: 'NewOfficialForumPost', description: 'An official answer — jawaban resmi.' },
);

export const TakenPost = Type.Object(
  {
    id: Id('Stable id of the post.'),
    state: postStates.schema,
    receipt: Nullable(
      Type.String({
        ...ParticipantToken,
        description:
          'Of what was written without a name: proves whose it is, to withdraw it or to appeal. Null for participants, who have their token, and where no proof was sent.',
      }),
    ),
  },
  {
    $id: 'TakenForumPost',
    description: 'A post that was taken: shown, or held until somebody has looked at it.',
  },
);

export const ReviewedPost = Type.Object(
  {
    id: subject(Id('Stable id of the post.'), 'forum-post'),
    ...place,
    ...author,
    state: postStates.schema,
    stateReason: Nullable(moderationReasons.schema),
    findings: Type.Array(Code('A kind of personal data, or `many-links`.', 'phone'), {
      maxItems: 20,
      description: 'What was found in it that holds it.',
    }),
    redactedBody: Nullable(
      Words('The text, with the kind of what was found in its place.', 100_000, 'Hubungi [nomor telepon].'),
    ),
    body: personal(Nullable(Words('The text as it was written.', 5000, 'Loket tutup.')), 'hidden'),
    flagCount: Count('How many readers reported it.', 2),
    flagReasons: Type.Array(moderationReasons.schema, {
      maxItems: 20,
      description: 'What for.',
    }),
    ...counts,
    maskedFields: Type.Optional(
      Type.Array(FieldName, {
        maxItems: 10,
        description: 'Which fields are masked because the caller may not see them.',
      }),
    ),
  },
  { $id: 'ReviewedForumPost', description: 'A post as moderators see it.' },
);
export type ReviewedPost = Static<typeof ReviewedPost>;

export const Support = Type.Object(
  {
    postId: Id('The post.'),
    isSupported: Type.Boolean({ description: 'Whether the participant supports it now.' }),
    supportCount: counts.supportCount,
    supportsLeft: Nullable(
      Count('How many more posts of the topic the participant may support; null where there is no limit.', 2),
    ),
  },
  { $id: 'ForumSupport', description: 'Whether a participant supports a post — dukungan.' },
);

export const postSchemas = [ForumPost, NewPost, NewOfficialPost, TakenPost, ReviewedPost, Support];
