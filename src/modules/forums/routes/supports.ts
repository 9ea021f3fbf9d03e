import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { Desk, sha256 } from '../../../platform/public-writes/index.ts';
import { forumProblems } from '../problems.ts';
import { ShownToken } from '../schemas/participants.ts';
import { Support } from '../schemas/posts.ts';
import { takeVotes, type Vote, type VoteOutcome } from '../store/supports.ts';
import { readTopic } from '../store/topics.ts';
import { refusal as topicRefusal } from './topics.ts';

const tags = ['forum-posts'];
const config = { access: publicAccess, publicWrite: true };
const PostParams = Closed({ postId: Id('Stable id of the post.') });

/** Votes of support: each participant counts once on each post. */
export const supportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const desk = new Desk((votes: readonly Vote[]) => takeVotes(database.read, votes, app.today()));

  app.post(
    '/forum-posts/:postId/support',
    {
      config,
      schema: {
        operationId: 'supportForumPost',
        tags,
        summary: 'Support a post',
        description:
          'A vote of support — dukungan — of a participant: once on each post, however often it is sent. Once acknowledged it is counted. Where the topic has a limit (`supportLimit`), a vote beyond it is refused, and `supportsLeft` says how many are left; those on posts that are not shown any more come back. Nobody reads who supports what.',
        params: PostParams,
        body: ref(ShownToken),
        response: answers({ 201: ref(Support) }, 403, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      reply.status(201);
      return vote(request, request.params.postId, false);
    },
  );

  app.post(
    '/forum-posts/:postId/support-withdrawal',
    {
      config,
      schema: {
        operationId: 'withdrawForumSupport',
        tags,
        summary: 'Take a vote of support back',
        description: 'The participant supports the post no longer; whoever did not before does not either.',
        params: PostParams,
        body: ref(ShownToken),
        response: answers({ 201: ref(Support) }, 403, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      reply.status(201);
      return vote(request, request.params.postId, true);
    },
  );

  async function vote(request: FastifyRequest, post: string, withdraw: boolean) {
    const { token } = request.body as { readonly token: string };
    app.topicLimits.require('forum votes', clientAddress(request.ip));
    const outcome = await desk.receive({
      post: post.toLowerCase(),
      token: sha256(token).toString('hex'),
      withdraw,
    });
    await requireTaken(outcome);
    const { supportCount, supportsLeft = null } = outcome;
    return { postId: post, isSupported: !withdraw, supportCount, supportsLeft };
  }

  /** @throws Problem that says why a vote was not taken */
  async function requireTaken({ outcome, state, topicId }: VoteOutcome): Promise<void> {
    switch (outcome) {
      case 'taken':
        return;
      case 'not-found':
        throw notFound();
      case 'not-open':
        throw topicRefusal(
          'forum-topic-not-open',
          await readTopic(database.read, topicId!, null, app.today()),
        );
      case 'support-limit-reached': {
        const { supportLimit } = await readTopic(database.read, topicId!, null, app.today());
        throw new Problem(forumProblems['forum-support-limit-reached'], {
          parameters: { limit: supportLimit! },
        });
      }
      default:
        throw new Problem(forumProblems[`forum-${outcome}`], { parameters: { state: state ?? '' } });
    }
  }
};
