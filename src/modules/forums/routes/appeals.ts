import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, requireVersion, versioned } from '../../../platform/http/conditional.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { personalDataFound, sha256, thePublic } from '../../../platform/public-writes/index.ts';
import { forumProblems } from '../problems.ts';
import { appealStates } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { Appeal, AppealDecision, FiledAppeal, NewAppeal } from '../schemas/moderation.ts';
import {
  appealList,
  decidePost,
  findAppeal,
  insertAppeal,
  isAuthor,
  removerOf,
  settleAppeal,
} from '../store/moderation.ts';
import { findPost, takeHeldPost } from '../store/posts.ts';
import { readTopic } from '../store/topics.ts';

const tags = ['forum-moderation'];
const sensitive = 'forums:read-sensitive';

/** What authors say against a removal, and what another officer decides. */
export const appealRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/forum-posts/:postId/appeal',
    {
      config: { access: publicAccess, publicWrite: true },
      schema: {
        operationId: 'appealForumRemoval',
        tags,
        summary: 'Appeal against a removal',
        description:
          'Files an appeal against the removal of one’s own post — keberatan (UU 30/2014 art. 75): once, by the token or the receipt. Another officer than the one who removed it decides.',
        params: Closed({ postId: Id('Stable id of the post.') }),
        body: ref(NewAppeal),
        response: answers({ 201: ref(FiledAppeal) }, 403, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const { postId } = request.params;
      const { token, body } = request.body;
      const appeal = await database.transaction(thePublic, async (transaction) => {
        if (!(await findPost(transaction, postId))) throw notFound();
        if (!(await isAuthor(transaction, postId, sha256(token))))
          throw new Problem(forumProblems['forum-authorship-unproven']);
        return insertAppeal(transaction, postId, body, app.today());
      });
      if (!appeal) throw new Problem(forumProblems['forum-appeal-impossible']);
      reply.status(201);
      return appeal;
    },
  );

  app.get(
    '/forum-topics/:topicId/appeals',
    {
      config: { access: withScope('forums:read', { units: 'narrowed', sensitive }) },
      schema: {
        operationId: 'listForumAppeals',
        tags,
        summary: 'List appeals',
        description: 'What authors say against the removal of their posts, in the order in which they came.',
        params: Closed({ topicId: Id('Stable id of the topic.') }),
        querystring: listQuery({ state: Type.Optional(appealStates.schema) }, ['id']),
        response: answers({ 200: PageOf(ref(Appeal)) }, 404),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      await readTopic(database.read, topicId, reachOf(request), app.today());
      const list = appealList(database.read, topicId, request.query.state);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/forum-appeals/:appealId/decision',
    {
      config: { access: withScope('forums:moderate', { units: 'narrowed', sensitive }) },
      schema: {
        operationId: 'decideForumAppeal',
        tags,
        summary: 'Decide on an appeal',
        description:
          'Grants an appeal, by which the post is shown again, or refuses it; either way the moderation log says why. Whoever removed the post does not decide.',
        params: Closed({ appealId: Id('Stable id of the appeal.') }),
        body: ref(AppealDecision),
        response: answers({ 201: ref(Appeal) }, 403, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { appealId } = request.params;
      const { isGranted, explanation } = request.body;
      const reach = reachOf(request);
      const actor = actorOf(request);
      const appeal = await database.transaction(actor, async (transaction) => {
        const asked = await findAppeal(transaction, appealId, reach);
        if (!asked) throw notFound();
        const post = await takeHeldPost(transaction, asked.postId, reach);
        const held = (await findAppeal(transaction, appealId, reach))!;
        requireVersion(optionalVersion(request), held.version);
        if (held.state !== 'open')
          throw new Problem(forumProblems['forum-appeal-decided'], { parameters: { state: held.state } });
        if ((await removerOf(transaction, held.postId)) === `${actor.kind}:${actor.id}`)
          throw new Problem(forumProblems['forum-appeal-own-decision']);
        refuseFound(personalDataFound('/explanation', explanation));
        // What its author has withdrawn since cannot be shown any more, whatever is decided.
        if (post && post.body !== null) {
          const state = isGranted ? 'shown' : 'removed';
          const reason = isGranted || post.stateReason === null ? {} : { reason: post.stateReason };
          const decision = { state, ...reason, explanation, isOnAppeal: true } as const;
          await decidePost(transaction, post, decision, app.today());
        }
        return settleAppeal(transaction, appealId, isGranted ? 'granted' : 'refused');
      });
      reply.status(201);
      return versioned(reply, appeal!);
    },
  );
};
