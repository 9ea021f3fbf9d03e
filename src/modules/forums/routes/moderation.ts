import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { newId } from '../../../platform/database/columns.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion } from '../../../platform/http/conditional.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { personalDataFound } from '../../../platform/public-writes/index.ts';
import { writerOf } from '../intake/writers.ts';
import { forumProblems } from '../problems.ts';
import { postStates } from '../reference.ts';
import { type Found, refuseFound } from '../rules/found.ts';
import {
  ModerationEntry,
  NewDecision,
  NewFlag,
  NewProposalDecision,
  TakenFlag,
} from '../schemas/moderation.ts';
import { ReviewedPost } from '../schemas/posts.ts';
import { decidePost, decideProposal, insertFlag, moderationLog } from '../store/moderation.ts';
import { reviewList, takeHeldPost } from '../store/posts.ts';
import { readTopic, takeTopic } from '../store/topics.ts';

const tags = ['forum-moderation'];
const sensitive = 'forums:read-sensitive';
const TopicParams = Closed({ topicId: Id('Stable id of the topic.') });
const PostParams = Closed({ postId: Id('Stable id of the post.') });

/** What readers report, moderators decide, and everybody can read of it. */
export const moderationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/forum-posts/:postId/flags',
    {
      config: { access: publicAccess, publicWrite: true },
      schema: {
        operationId: 'flagForumPost',
        tags,
        summary: 'Report a post',
        description:
          'Tells moderators of a post — laporan: with the `token` of a participant, once on each post, or with a `proof` of work from `/challenges?purpose=forum-post`. Reports alone hide nothing: somebody looks at the post and decides.',
        params: PostParams,
        body: ref(NewFlag),
        response: answers({ 201: ref(TakenFlag) }, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { postId } = request.params;
      const { reason } = request.body;
      const { tokenHash, proof } = writerOf(app, request, 'forum reports');
      const flag = { id: newId(), postId, tokenHash, proofId: proof?.id ?? null, reason };
      const { outcome, state } = await insertFlag(database.read, flag);
      if (outcome === 'not-found') throw notFound();
      if (outcome !== 'taken')
        throw new Problem(forumProblems[`forum-${outcome}`], { parameters: { state: state ?? '' } });
      reply.status(201);
      return { postId, reason };
    },
  );

  app.get(
    '/forum-topics/:topicId/review',
    {
      config: { access: withScope('forums:read', { units: 'narrowed', sensitive }) },
      schema: {
        operationId: 'listForumPostsToReview',
        tags,
        summary: 'Look through posts',
        description:
          'Posts that are held or were reported, newest first, or those of a state, with the personal data that was found in them redacted; `body` is what was written, word by word.',
        params: TopicParams,
        querystring: listQuery(
          {
            state: Type.Optional(postStates.schema),
            isFlagged: Type.Optional(
              Type.Boolean({ description: 'Only posts that readers reported, or that none did.' }),
            ),
          },
          ['newest'],
        ),
        response: answers({ 200: PageOf(ref(ReviewedPost)) }, 404),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      await readTopic(database.read, topicId, reachOf(request), app.today());
      const list = reviewList(database.read, { ...request.query, topicId });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/forum-posts/:postId/decisions',
    {
      config: { access: withScope('forums:moderate', { units: 'narrowed' }) },
      schema: {
        operationId: 'decideForumPost',
        tags,
        summary: 'Decide on a post',
        description:
          'Shows, holds or removes a post, for a reason and with an explanation that everybody reads in the moderation log (catatan moderasi): one that holds personal data is refused. What is shown is shown without the personal data that was found in it. Reports of the post are settled by it.',
        params: PostParams,
        body: ref(NewDecision),
        response: answers({ 201: ref(ModerationEntry) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { postId } = request.params;
      const reach = reachOf(request);
      const decision = request.body;
      const entry = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeHeldPost(transaction, postId, reach);
        if (!held) throw notFound();
        refuseFound(foundInDecision(decision));
        // A post that was reported may be found to be in order.
        const changes = held.state !== decision.state || (held.state === 'shown' && held.flagCount > 0);
        if (held.body === null || !changes)
          throw new Problem(forumProblems['forum-decision-changes-nothing'], {
            parameters: { state: held.state },
          });
        return decidePost(transaction, held, { ...decision, isOnAppeal: false }, app.today());
      });
      reply.status(201);
      return entry;
    },
  );

  app.post(
    '/forum-proposals/:topicId/moderation',
    {
      config: { access: withScope('forums:moderate', { units: 'narrowed' }) },
      schema: {
        operationId: 'moderateForumProposal',
        tags,
        summary: 'Remove or show a declined proposal',
        description:
          'Removes a proposal that was declined, or shows it again, for a reason and with an explanation that everybody reads in the moderation log (catatan moderasi): that there was a proposal and why it was declined stays to be read, its title and description do not. An explanation that holds personal data is refused.',
        params: TopicParams,
        body: ref(NewProposalDecision),
        response: answers({ 201: ref(ModerationEntry) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const reach = reachOf(request);
      const decision = request.body;
      const today = app.today();
      const entry = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeTopic(transaction, topicId, reach, today, optionalVersion(request));
        if (held.decision !== 'declined')
          throw new Problem(forumProblems['forum-proposal-not-declined'], {
            parameters: { state: held.state },
          });
        refuseFound(foundInDecision(decision));
        const state = held.removedFor === null ? 'shown' : 'removed';
        if (decision.state === state)
          throw new Problem(forumProblems['forum-decision-changes-nothing'], { parameters: { state } });
        return decideProposal(transaction, topicId, decision, today);
      });
      reply.status(201);
      return entry;
    },
  );

  app.get(
    '/forum-topics/:topicId/moderation-log',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listForumModeration',
        tags,
        summary: 'Read the moderation log',
        description:
          'What moderators decided on posts of a topic, or on a proposal that was declined, and why — catatan moderasi: for everybody, without the texts and without the names of anybody.',
        params: TopicParams,
        querystring: listQuery({ postId: Type.Optional(Id('Only decisions on this post.')) }, ['id']),
        response: answers({ 200: PageOf(ref(ModerationEntry)) }, 404),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      await readTopic(database.read, topicId, 'public', app.today());
      const list = moderationLog(database.read, topicId, request.query.postId);
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};

function foundInDecision({ state, reason, explanation }: NewDecision | NewProposalDecision): Found[] {
  const found: Found[] = personalDataFound('/explanation', explanation);
  if (state !== 'shown' && reason === undefined) found.push({ pointer: '/reason', code: 'reason-missing' });
  return found;
}
