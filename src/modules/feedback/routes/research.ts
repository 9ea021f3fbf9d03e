import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { reaches, reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { coarsening } from '../rules/anonymity.ts';
import { layoutOf } from '../rules/cells.ts';
import { ResearchResponse } from '../schemas/research.ts';
import { findForm } from '../store/forms.ts';
import { profileCountsOf, researchList } from '../store/research.ts';

/** Single answers, for those who look closer than results do. */
export const researchRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/surveys/:surveyId/responses',
    {
      config: { access: withScope('survey-responses:read', { units: 'narrowed' }) },
      schema: {
        operationId: 'listSurveyResponses',
        tags: ['survey-responses'],
        summary: 'Read the answers of a survey one by one, anonymised',
        description:
          'Every answer that counts, for researchers: what was chosen, in which month and by which way, without an id, a day or a text. Of who answered it tells what at least five answers of the survey share: of rarer profiles occupation, education, disability, age band and gender are left out, in this order, as far as needed.',
        params: Closed({ surveyId: Id('Stable id of the survey.') }),
        querystring: listQuery({ serviceId: Type.Optional(Id('Only answers about this service.')) }, [
          'month',
        ]),
        response: answers({ 200: PageOf(ref(ResearchResponse)) }, 404),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const form = await findForm(database.read, { id: request.params.surveyId });
      if (!form || !reaches(reach, form.unitId)) throw notFound();
      const told = coarsening(await profileCountsOf(database.read, form.id));
      const list = researchList(
        database.read,
        { ...request.query, surveyId: form.id },
        { layout: layoutOf(form.questions), told },
      );
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
