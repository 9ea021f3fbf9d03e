import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { Participation } from '../schemas/participation.ts';
import { By, SurveyResults, WeightsUsed } from '../schemas/results.ts';
import { readParticipation } from '../store/participation.ts';
import { readResults } from '../store/results.ts';
import { readSurvey } from '../store/surveys.ts';

const tags = ['survey-results'];
const read = { access: withScope('surveys:read', { units: 'narrowed' }) };
const SurveyParams = Closed({ surveyId: Id('Stable id of the survey.') });

/** What a survey has brought so far, for those who hold it. */
export const resultRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/surveys/:surveyId/results',
    {
      config: read,
      schema: {
        operationId: 'getSurveyResults',
        tags,
        summary: 'Read what was answered so far',
        description:
          'Of a satisfaction survey the index (IKM) with its nine elements; of all other questions how often each answer was chosen, and means of numbers. `by` adds groups of those who answered, with means alone: groups of fewer than 5 answers are suppressed, and so many others that these do not follow by subtraction. Read from roll-ups that are exact: it takes the same time for any number of answers.',
        params: SurveyParams,
        querystring: Closed({ by: Type.Optional(By), weights: WeightsUsed }),
        response: answers({ 200: ref(SurveyResults) }, 404),
      },
    },
    async (request) => {
      const { by, weights } = request.query;
      const survey = await readSurvey(database.read, request.params.surveyId, reachOf(request), app.today());
      return readResults(database.read, survey, { by, weights, day: app.today() });
    },
  );

  app.get(
    '/surveys/:surveyId/participation',
    {
      config: read,
      schema: {
        operationId: 'getSurveyParticipation',
        tags,
        summary: 'Read how people took part',
        description:
          'Makes ballot stuffing visible: day by day how many answers came by the public link, of how many addresses, the most of a single one, and answers that were repeated; what was held for review and what was rejected; and how many each kiosk and field officer sent. Statistics of addresses are kept as long as `/retention-rules` says; older days tell of held and rejected answers only.',
        params: SurveyParams,
        response: answers({ 200: ref(Participation) }, 404),
      },
    },
    async (request) => {
      const survey = await readSurvey(database.read, request.params.surveyId, reachOf(request), app.today());
      return readParticipation(database.read, survey.id);
    },
  );
};
