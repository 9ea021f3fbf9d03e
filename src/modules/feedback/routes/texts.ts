import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { textStates } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { publishedBy } from '../rules/texts.ts';
import { QuestionKey } from '../schemas/questions.ts';
import { SurveyLink } from '../schemas/surveys.ts';
import { PublishedText, SurveyText, SurveyTextDecision, TextPublication } from '../schemas/texts.ts';
import { findForm } from '../store/forms.ts';
import { readSurvey } from '../store/surveys.ts';
import { decideText, publishedTextList, publishSoundTexts, takeText, textList } from '../store/texts.ts';

const tags = ['survey-texts'];
const sensitive = 'survey-responses:read-sensitive';
const SurveyParams = Closed({ surveyId: Id('Stable id of the survey.') });

const filters = {
  serviceId: Type.Optional(Id('Only texts about this service.')),
  question: Type.Optional(QuestionKey),
};

/** What people wrote in answers: read by officers, decided on, and published. */
export const textRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/surveys/:surveyId/texts',
    {
      config: { access: withScope('survey-responses:read', { units: 'narrowed', sensitive }) },
      schema: {
        operationId: 'listSurveyTexts',
        tags,
        summary: 'List the free texts of a survey',
        description:
          'What people wrote, in the order of the days, with the personal data that was found in it and redacted; `body` is what they wrote, word by word.',
        params: SurveyParams,
        querystring: listQuery(
          {
            ...filters,
            state: Type.Optional(textStates.schema),
            hasFindings: Type.Optional(
              Type.Boolean({
                description: 'Only texts in which personal data or links were found, or none.',
              }),
            ),
          },
          ['receivedOn'],
        ),
        response: answers({ 200: PageOf(ref(SurveyText)) }, 404),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      await readSurvey(database.read, surveyId, reachOf(request), app.today());
      const list = textList(database.read, { ...request.query, surveyId });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.patch(
    '/survey-texts/:textId',
    {
      config: { access: withScope('surveys:write', { units: 'narrowed', sensitive }) },
      schema: {
        operationId: 'decideSurveyText',
        tags,
        summary: 'Publish or withhold a free text',
        description:
          'Publishes a text for everybody, redacted unless other words are given as `publishedBody`; withholds it, for a reason; or takes either back. Personal data and links are never published: what holds them is refused with the places. Answers to questions that ask for personal data cannot be published at all.',
        params: Closed({ textId: Id('Stable id of the text.') }),
        body: ref(SurveyTextDecision),
        response: answers({ 200: ref(SurveyText) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { textId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const decision = request.body;
      const text = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeText(transaction, textId, reach, expected);
        const { found, publishedBody } = publishedBy(decision, held);
        refuseFound(found);
        const { state, reason = null } = decision;
        return decideText(transaction, textId, { state, publishedBody, stateReason: reason });
      });
      return versioned(reply, text);
    },
  );

  app.post(
    '/surveys/:surveyId/text-publication',
    {
      config: { access: withScope('surveys:write', { units: 'narrowed' }) },
      schema: {
        operationId: 'publishSurveyTexts',
        tags,
        summary: 'Publish all free texts in which nothing was found',
        description:
          'Publishes all texts that wait for a decision, as they were written, if neither personal data nor links were found in them, their question asks for no personal data, and their answer counts. What was found is found by its form: look through what is published.',
        params: SurveyParams,
        response: answers({ 201: ref(TextPublication) }, 404, 409),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      const reach = reachOf(request);
      const published = await database.transaction(actorOf(request), async (transaction) => {
        await readSurvey(transaction, surveyId, reach, app.today());
        return publishSoundTexts(transaction, surveyId);
      });
      reply.status(201).header('location', publicPath(request, `/v1/surveys/${surveyId}/texts`));
      return { published };
    },
  );

  app.get(
    '/survey-forms/:link/texts',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listPublishedSurveyTexts',
        tags,
        summary: 'Read what people wrote in a survey',
        description:
          'The texts that were published, for everybody, in an order that tells nothing. `html` can stand in any page as it is.',
        params: Closed({ link: SurveyLink }),
        querystring: listQuery(filters, ['id']),
        response: answers({ 200: PageOf(ref(PublishedText)) }, 404),
      },
    },
    async (request, reply) => {
      const form = await findForm(database.read, request.params);
      if (!form || form.decision === 'draft') throw notFound();
      const list = publishedTextList(database.read, { ...request.query, surveyId: form.id });
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
