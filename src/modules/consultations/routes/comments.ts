import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { consultationProblems } from '../problems.ts';
import { consultationCommentKinds, consultationCommentStates } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { CommentDecision, ReadComment } from '../schemas/comments.ts';
import { AlternativeCode } from '../schemas/consultations.ts';
import { commentList, findComment, settleComment } from '../store/comments.ts';
import { requirePossible } from '../store/life.ts';
import { takeConsultation } from '../store/rounds.ts';
import { ConsultationParams, consultationOf } from './consultations.ts';

const tags = ['consultation-comments'];
const withNames = { units: 'narrowed', sensitive: 'consultations:read-sensitive' } as const;
const read = { access: withScope('consultations:read', withNames) };
const write = { access: withScope('consultations:write', withNames) };

/** What comments are chosen by. */
export const commentFilters = {
  kind: Type.Optional(consultationCommentKinds.schema),
  eId: Type.Optional({ ...EId, description: 'Only comments on this provision.' }),
  preferredAlternative: Type.Optional({
    ...AlternativeCode,
    description: 'Only comments that prefer this alternative.',
  }),
};

/** Comments as those read them who answer. */
export const commentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/consultations/:consultationId/comments',
    {
      config: read,
      schema: {
        operationId: 'listConsultationComments',
        tags,
        summary: 'List what was said',
        description:
          'Comments (masukan) in the order of their days. Of what was said in confidence neither the name nor the unit is shown to anybody; other names need `consultations:read-sensitive`.',
        params: ConsultationParams,
        querystring: listQuery(
          {
            ...commentFilters,
            state: Type.Optional(consultationCommentStates.schema),
            groupId: Type.Optional(Id('Only comments of this group.')),
            isGrouped: Type.Optional(
              Type.Boolean({ description: 'Only comments that are in a group, or (`false`) in none.' }),
            ),
          },
          ['writtenOn'],
        ),
        response: answers({ 200: PageOf(ref(ReadComment)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await consultationOf(request);
      const list = commentList(database.read, id, request.query);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/consultation-comments/:consultationCommentId/decision',
    {
      config: write,
      schema: {
        operationId: 'decideConsultationComment',
        tags,
        summary: 'Decide on a comment that is held',
        description:
          'Releases or rejects a comment of the public that is held for what was found in it. What is rejected for its personal data is gone for good.',
        params: Closed({ consultationCommentId: Id('Stable id of the comment.') }),
        body: ref(CommentDecision),
        response: answers({ 201: ref(ReadComment) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { consultationCommentId } = request.params;
      const { isReleased, ground } = request.body;
      const reach = reachOf(request);
      const today = app.today();
      const comment = await database.transaction(actorOf(request), async (transaction) => {
        const named = (await findComment(transaction, consultationCommentId)) ?? absent();
        const round = await takeConsultation(transaction, named.consultationId, reach, today);
        requirePossible('group', round);
        if (isReleased !== (ground === undefined))
          refuseFound([{ pointer: '/ground', code: isReleased ? 'ground-of-release' : 'ground-missing' }]);
        // Read again: somebody else may have decided while the consultation was waited for.
        const held = (await findComment(transaction, consultationCommentId)) ?? absent();
        if (held.state !== 'held')
          throw new Problem(consultationProblems['consultation-comment-settled'], {
            parameters: { state: held.state, wanted: 'held' },
          });
        await settleComment(transaction, held, ground ?? null, today);
        return (await findComment(transaction, consultationCommentId))!;
      });
      reply.status(201);
      return comment;
    },
  );
};

function absent(): never {
  throw notFound();
}
