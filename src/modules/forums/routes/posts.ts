import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { sha256, thePublic } from '../../../platform/public-writes/index.ts';
import { tokenMint } from '../intake/tokens.ts';
import { writerOf } from '../intake/writers.ts';
import { forumProblems } from '../problems.ts';
import { findingsIn, uncrowded } from '../rules/posts.ts';
import { ShownToken } from '../schemas/participants.ts';
import { ForumPost, NewOfficialPost, NewPost, TakenPost } from '../schemas/posts.ts';
import {
  findPost,
  type Incoming,
  type Outcome,
  postList,
  postSorts,
  replyList,
  takePost,
  withdrawPost,
} from '../store/posts.ts';
import { readTopic, unitName } from '../store/topics.ts';
import { refusal as topicRefusal } from './topics.ts';

const tags = ['forum-posts'];
const open = { access: publicAccess };
const TopicParams = Closed({ topicId: Id('Stable id of the topic.') });
const PostParams = Closed({ postId: Id('Stable id of the post.') });

/** Posts and replies: read by everybody, written by those whom the topic lets write. */
export const postRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const mint = await tokenMint(database.read);

  app.get(
    '/forum-topics/:topicId/posts',
    {
      config: open,
      schema: {
        operationId: 'listForumPosts',
        tags,
        summary: 'Read the posts on a topic',
        description: `Posts as everybody reads them, without their replies; of those that were removed or withdrawn only that they were. Orders: \`newest\`, \`oldest\`, \`supported\` (most votes first), \`discussed\` (most replies first). Nobody floods a topic: the first ${uncrowded} posts of an author on a day stand among all others; in \`newest\` and \`discussed\` those beyond come after everybody’s, and a discussion is ranked by at most ${uncrowded} replies of one author a day.`,
        params: TopicParams,
        querystring: listQuery({}, postSorts),
        response: answers({ 200: PageOf(ref(ForumPost)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await readTopic(database.read, request.params.topicId, 'public', app.today());
      return sendList(request, reply, pageRequest(request), postList(database.read, id));
    },
  );

  app.get(
    '/forum-posts/:postId',
    {
      config: open,
      schema: {
        operationId: 'getForumPost',
        tags,
        summary: 'Read a post',
        description: 'One post, or reply, as everybody reads it. The HTML can stand in any page as it is.',
        params: PostParams,
        response: answers({ 200: ref(ForumPost) }, 404),
      },
    },
    async (request) => (await findPost(database.read, request.params.postId)) ?? absent(),
  );

  app.get(
    '/forum-posts/:postId/replies',
    {
      config: open,
      schema: {
        operationId: 'listForumReplies',
        tags,
        summary: 'Read the replies to a post',
        description: 'The replies to a post, oldest first unless asked for otherwise; orders as of posts.',
        params: PostParams,
        querystring: listQuery({}, ['oldest', 'newest', 'supported']),
        response: answers({ 200: PageOf(ref(ForumPost)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = (await findPost(database.read, request.params.postId)) ?? absent();
      return sendList(request, reply, pageRequest(request), replyList(database.read, id));
    },
  );

  app.post(
    '/forum-topics/:topicId/posts',
    {
      config: { ...open, publicWrite: true },
      schema: {
        operationId: 'writeForumPost',
        tags,
        summary: 'Write a post or a reply',
        description:
          'Takes a post — kiriman: with the `token` of a participant, or where the topic lets anybody write without a name and with a `proof` of work from `/challenges?purpose=forum-post`. What holds personal data or more than two links, and everything where the topic says so, is held until somebody has looked at it. Sent again with the same `id` it is the same post. No address is kept.',
        params: TopicParams,
        body: ref(NewPost),
        response: answers({ 201: ref(TakenPost) }, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const { tokenHash, proof } = writerOf(app, request, `forum topic ${topicId}`);
      const receipt = proof ? mint.ofProof('receipt', proof) : null;
      const address = tokenHash ? null : (await app.senders.hashOf(request)).toString('hex');
      const outcome = await take(database.read, topicId, {
        ...contentOf(request.body),
        findings: findingsIn(request.body.body),
        token: tokenHash?.toString('hex') ?? null,
        proof: proof?.id.toString('hex') ?? null,
        receipt: receipt && sha256(receipt).toString('hex'),
        address,
        official: null,
      });
      reply.status(201);
      return { id: request.body.id, state: outcome.state!, receipt };
    },
  );

  app.post(
    '/forum-topics/:topicId/official-posts',
    {
      config: { access: withScope('forums:write', { units: 'narrowed' }) },
      schema: {
        operationId: 'writeOfficialForumPost',
        tags,
        summary: 'Answer officially',
        description:
          'Writes an official answer — jawaban resmi: shown at once and marked as one, under the name of the unit of the topic as it is today; also after the topic is closed, until it is concluded.',
        params: TopicParams,
        body: ref(NewOfficialPost),
        response: answers({ 201: ref(TakenPost) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const reach = reachOf(request);
      const outcome = await database.transaction(actorOf(request), async (transaction) => {
        const topic = await readTopic(transaction, topicId, reach, app.today());
        const name = topic.unitId && (await unitName(transaction, topic.unitId, app.today()));
        const content = contentOf(request.body);
        const nobody = { findings: [], token: null, proof: null, receipt: null, address: null };
        return take(transaction, topicId, { ...content, ...nobody, official: name || 'Pemerintah Kota' });
      });
      reply.status(201);
      return { id: request.body.id, state: outcome.state!, receipt: null };
    },
  );

  app.post(
    '/forum-posts/:postId/withdrawal',
    {
      config: { ...open, publicWrite: true },
      schema: {
        operationId: 'withdrawForumPost',
        tags,
        summary: 'Withdraw one’s own post',
        description:
          'Takes back a post for whoever wrote it, by the token or the receipt (UU 27/2022 art. 8): its text is gone for good, and that there was one stays, with what was replied to it.',
        params: PostParams,
        body: ref(ShownToken),
        response: answers({ 201: ref(ForumPost) }, 403, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const { postId } = request.params;
      const post = await database.transaction(thePublic, async (transaction) => {
        const isWithdrawn = await withdrawPost(transaction, postId, sha256(request.body.token));
        if (isWithdrawn === null) throw notFound();
        if (!isWithdrawn) throw new Problem(forumProblems['forum-authorship-unproven']);
        return (await findPost(transaction, postId))!;
      });
      reply.status(201);
      return post;
    },
  );

  async function take(reader: Reader, topic: string, post: Omit<Incoming, 'topic'>): Promise<Outcome> {
    const outcome = await takePost(reader, { ...post, topic }, uncrowded, app.today());
    switch (outcome.outcome) {
      case 'taken':
      case 'repeated':
        return outcome;
      case 'conflict':
        throw new Problem(forumProblems['forum-id-taken']);
      case 'not-found':
        throw notFound();
      case 'not-open':
        throw topicRefusal('forum-topic-not-open', await readTopic(reader, topic, null, app.today()));
      case 'parent-unknown':
        throw unknownReference('post', '/parentId');
      case 'parent-gone':
        throw new Problem(forumProblems['forum-post-gone'], { parameters: { state: outcome.state! } });
      case 'parent-is-reply':
        throw new Problem(forumProblems['forum-reply-to-reply']);
      default:
        throw new Problem(forumProblems[`forum-${outcome.outcome}`]);
    }
  }
};

const contentOf = ({ id, parentId, body }: Pick<NewPost, 'id' | 'parentId' | 'body'>) => ({
  id,
  parent: parentId ?? null,
  body: body.trim(),
  content: sha256(JSON.stringify([parentId?.toLowerCase() ?? null, body.trim()])).toString('hex'),
});

function absent(): never {
  throw notFound();
}
