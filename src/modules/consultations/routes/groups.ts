import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, requireVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { consultationProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { firstUnknown, foundInComments } from '../rules/grouping.ts';
import { foundInTexts } from '../rules/texts.ts';
import { CommentGroup, CommentGroupChange, GroupedComments, NewCommentGroup } from '../schemas/groups.ts';
import {
  deleteGroup,
  findGroup,
  groupList,
  insertGroup,
  putIntoGroup,
  readGroupable,
  updateGroup,
} from '../store/groups.ts';
import { requirePossible } from '../store/life.ts';
import { findConsultation, takeConsultation } from '../store/rounds.ts';
import { ConsultationParams, consultationOf, read, write } from './consultations.ts';

const tags = ['consultation-comments'];
export const CommentGroupParams = Closed({ commentGroupId: Id('Stable id of the group.') });

/** Comments that belong together. */
export const groupRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/consultations/:consultationId/comment-groups',
    {
      config: read,
      schema: {
        operationId: 'listCommentGroups',
        tags,
        summary: 'List the groups of comments',
        description: 'Groups in the order of their entry, each with how many comments it has and its answer.',
        params: ConsultationParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(CommentGroup)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await consultationOf(request);
      return sendList(request, reply, pageRequest(request), groupList(database.read, id));
    },
  );

  app.post(
    '/consultations/:consultationId/comment-groups',
    {
      config: write,
      schema: {
        operationId: 'createCommentGroup',
        tags,
        summary: 'Make a group of comments',
        description:
          'Makes a group for what several people said, with a summary in which they find it again. Title and summary stand in the conclusion: they tell of nobody.',
        params: ConsultationParams,
        body: ref(NewCommentGroup),
        response: answers({ 201: ref(CommentGroup) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { consultationId } = request.params;
      const reach = reachOf(request);
      const { title, summary } = request.body;
      const group = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeConsultation(transaction, consultationId, reach, app.today());
        requirePossible('group', held);
        refuseFound(foundInTexts({ '/title': title, '/summary': summary }));
        const id = await insertGroup(transaction, { roundId: consultationId, title, summary });
        return (await findGroup(transaction, id))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/comment-groups/${group.id}`));
      return versioned(reply, group);
    },
  );

  app.get(
    '/comment-groups/:commentGroupId',
    {
      config: read,
      schema: {
        operationId: 'getCommentGroup',
        tags,
        summary: 'Read a group of comments',
        description: 'One group, how many comments it has, and what is answered now.',
        params: CommentGroupParams,
        response: answers({ 200: ref(CommentGroup) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await groupOf(request)),
  );

  app.patch(
    '/comment-groups/:commentGroupId',
    {
      config: write,
      schema: {
        operationId: 'updateCommentGroup',
        tags,
        summary: 'Change a group of comments',
        description: 'Changes title or summary of a group (JSON Merge Patch) until it is answered.',
        params: CommentGroupParams,
        body: ref(CommentGroupChange),
        response: answers({ 200: ref(CommentGroup) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const expected = expectedVersion(request);
      const change = request.body;
      const group = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeGroup(transaction, request);
        requireVersion(expected, held.version);
        requireUnanswered(held);
        refuseFound(foundInTexts({ '/title': change.title, '/summary': change.summary }));
        await updateGroup(transaction, held.id, change);
        return (await findGroup(transaction, held.id))!;
      });
      return versioned(reply, group);
    },
  );

  app.delete(
    '/comment-groups/:commentGroupId',
    {
      config: write,
      schema: {
        operationId: 'removeCommentGroup',
        tags,
        summary: 'Remove a group of comments',
        description: 'Removes a group that is not answered; its comments are in no group then.',
        params: CommentGroupParams,
        response: answers({ 204: Type.Null({ description: 'The group is removed.' }) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeGroup(transaction, request);
        requireVersion(expected, held.version);
        requireUnanswered(held);
        await deleteGroup(transaction, held.id);
      });
      reply.status(204);
      return null;
    },
  );

  app.post(
    '/comment-groups/:commentGroupId/comments',
    {
      config: write,
      schema: {
        operationId: 'groupComments',
        tags,
        summary: 'Put comments into a group',
        description:
          'Puts comments that count into a group, all of them or none, from no group or from another: each is in one. What was answered stays where it is.',
        params: CommentGroupParams,
        body: ref(GroupedComments),
        response: answers({ 201: ref(CommentGroup) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { commentIds } = request.body;
      const group = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeGroup(transaction, request);
        requireUnanswered(held);
        const found = await readGroupable(transaction, held.consultationId, commentIds);
        const unknown = firstUnknown(commentIds, found);
        if (unknown >= 0) throw unknownReference('comment', `/commentIds/${unknown}`);
        refuseFound(foundInComments(commentIds, found));
        await putIntoGroup(transaction, held.id, commentIds);
        return (await findGroup(transaction, held.id))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/comment-groups/${group.id}`));
      return versioned(reply, group);
    },
  );
};

/**
 * The group that the path names, of a consultation within the caller's reach.
 * @throws Problem `not-found`
 */
export async function groupOf(request: FastifyRequest): Promise<CommentGroup> {
  const { commentGroupId } = request.params as { commentGroupId: string };
  const { database, today } = request.server;
  const group = await findGroup(database.read, commentGroupId);
  const consultation =
    group && (await findConsultation(database.read, group.consultationId, reachOf(request), today()));
  if (!group || !consultation) throw notFound();
  return group;
}

/**
 * The same for a change: its consultation is taken, so that nobody else groups, answers or concludes meanwhile.
 * @throws Problem if there is none, or its consultation has ended
 */
export async function takeGroup(transaction: Transaction, request: FastifyRequest): Promise<CommentGroup> {
  const { commentGroupId } = request.params as { commentGroupId: string };
  const named = await findGroup(transaction, commentGroupId);
  if (!named) throw notFound();
  const { consultationId } = named;
  const held = await takeConsultation(transaction, consultationId, reachOf(request), request.server.today());
  requirePossible('group', held);
  const group = await findGroup(transaction, commentGroupId);
  if (!group) throw notFound();
  return group;
}

/** @throws Problem `comment-group-answered` */
function requireUnanswered({ answer }: CommentGroup): void {
  if (answer !== null) throw new Problem(consultationProblems['comment-group-answered']);
}
