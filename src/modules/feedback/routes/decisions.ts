import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { feedbackProblems } from '../problems.ts';
import { quarantineReasons, responseChannels } from '../reference.ts';
import { foundInDecision } from '../rules/decisions.ts';
import { refuseFound } from '../rules/found.ts';
import { HeldResponse, NewResponseDecision, ResponseDecision } from '../schemas/decisions.ts';
import { decideResponses, decisionList, heldResponseList } from '../store/decisions.ts';
import { readSurvey, takeSurvey } from '../store/surveys.ts';

const tags = ['survey-responses'];
const read = { access: withScope('survey-responses:read', { units: 'narrowed' }) };
const SurveyParams = Closed({ surveyId: Id('Stable id of the survey.') });

/** Answers that look like ballot stuffing: what is held, and what is decided on it. */
export const decisionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/surveys/:surveyId/held-responses',
    {
      config: read,
      schema: {
        operationId: 'listHeldSurveyResponses',
        tags,
        summary: 'List the answers that are held',
        description:
          'Answers that do not count until somebody decides on them, in the order of the days, and why each is held. What they say is not told, so that nobody decides by it.',
        params: SurveyParams,
        querystring: listQuery(
          {
            reason: Type.Optional(quarantineReasons.schema),
            channel: Type.Optional(responseChannels.schema),
            serviceId: Type.Optional(Id('Only answers about this service.')),
          },
          ['receivedOn'],
        ),
        response: answers({ 200: PageOf(ref(HeldResponse)) }, 404),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      await readSurvey(database.read, surveyId, reachOf(request), app.today());
      const list = heldResponseList(database.read, { ...request.query, surveyId });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/surveys/:surveyId/response-decisions',
    {
      config: { access: withScope('surveys:write', { units: 'narrowed' }) },
      schema: {
        operationId: 'decideSurveyResponses',
        tags,
        summary: 'Decide on answers that are held',
        description:
          'Decides on single answers that are held, or on all that are held for a reason: they count from now on, or never. Each is decided once; the decision with its reason stands on record and cannot be taken back.',
        params: SurveyParams,
        body: ref(NewResponseDecision),
        response: answers({ 201: ref(ResponseDecision) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      const reach = reachOf(request);
      const decision = await database.transaction(actorOf(request), async (transaction) => {
        await takeSurvey(transaction, surveyId, reach, app.today());
        refuseFound(foundInDecision(request.body));
        const decided = await decideResponses(transaction, surveyId, request.body);
        if (!decided) throw new Problem(feedbackProblems['no-answer-held']);
        return decided;
      });
      const address = publicPath(request, `/v1/surveys/${surveyId}/response-decisions`);
      reply.status(201).header('location', address);
      return versioned(reply, decision);
    },
  );

  app.get(
    '/surveys/:surveyId/response-decisions',
    {
      config: read,
      schema: {
        operationId: 'listSurveyResponseDecisions',
        tags,
        summary: 'List what was decided on answers that were held',
        description: 'The decisions in the order of time: how many answers, whether they count, and why.',
        params: SurveyParams,
        querystring: listQuery({}, ['createdAt']),
        response: answers({ 200: PageOf(ref(ResponseDecision)) }, 404),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      await readSurvey(database.read, surveyId, reachOf(request), app.today());
      return sendList(request, reply, pageRequest(request), decisionList(database.read, surveyId));
    },
  );
};
