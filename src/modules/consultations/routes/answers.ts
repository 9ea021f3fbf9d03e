import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { consultationProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInChanges } from '../rules/grouping.ts';
import { foundInTexts, inTwoLanguages } from '../rules/texts.ts';
import { GroupAnswer, NewGroupAnswer } from '../schemas/groups.ts';
import { answerList, findAnswer, insertAnswer } from '../store/groups.ts';
import { unknownProvisions } from '../store/versions.ts';
import { read, write } from './consultations.ts';
import { CommentGroupParams, groupOf, takeGroup } from './groups.ts';

const tags = ['consultation-comments'];

/** What the city answers to groups of comments. */
export const answerRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/comment-groups/:commentGroupId/answer',
    {
      config: write,
      schema: {
        operationId: 'answerCommentGroup',
        tags,
        summary: 'Answer a group of comments',
        description:
          'Says whether what a group asks for is accepted, accepted in part or not, and why, in plain words (UU 12/2011 art. 96). An answer never changes: another one with a `correctionReason` takes its place, until the consultation is concluded, and both stay to be read.',
        params: CommentGroupParams,
        body: ref(NewGroupAnswer),
        response: answers({ 201: ref(GroupAnswer) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { outcome, reason, changedProvisions = [], correctionReason } = request.body;
      const answer = await database.transaction(actorOf(request), async (transaction) => {
        const { id: groupId, consultationId: roundId, commentCount } = await takeGroup(transaction, request);
        if (commentCount === 0) throw new Problem(consultationProblems['comment-group-empty']);
        const before = await findAnswer(transaction, groupId);
        if (before && correctionReason === undefined)
          throw new Problem(consultationProblems['comment-group-answered']);
        if (!before && correctionReason !== undefined)
          throw new Problem(consultationProblems['comment-group-not-answered']);
        refuseFound([
          ...foundInTexts({ ...inTwoLanguages('/reason', reason), '/correctionReason': correctionReason }),
          ...foundInChanges(
            outcome,
            changedProvisions,
            await unknownProvisions(transaction, roundId, changedProvisions),
          ),
        ]);
        return insertAnswer(transaction, {
          ...{ groupId, roundId, outcome, reason, changedProvisions },
          ...(before ? { correctsId: before.id, correctionReason } : {}),
          answeredOn: app.today(),
        });
      });
      reply.status(201).header('location', publicPath(request, `/v1/comment-groups/${answer.groupId}`));
      return answer;
    },
  );

  app.get(
    '/comment-groups/:commentGroupId/answers',
    {
      config: read,
      schema: {
        operationId: 'listGroupAnswers',
        tags,
        summary: 'List the answers to a group',
        description: 'Every answer to a group, those that were corrected too; the last one holds.',
        params: CommentGroupParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(GroupAnswer)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await groupOf(request);
      return sendList(request, reply, pageRequest(request), answerList(database.read, id));
    },
  );
};
