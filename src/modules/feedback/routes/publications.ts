import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { sealKeySet } from '../../../platform/audit/seal/seal-keys.ts';
import { checkStatement, openSigner } from '../../../platform/audit/seal/statements.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, DateOnly, Id, ref } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import {
  NewPublication,
  Publication,
  PublicationCheck,
  PublicationSummary,
  PublicationVerification,
  SignedPublication,
} from '../schemas/publications.ts';
import { checkPublication } from '../store/publication-check.ts';
import { findNumber, findPublication, publicationList, wasHeld } from '../store/publications.ts';
import { hashOfResults, publicationType, publish } from '../store/publish.ts';
import { takeSurvey } from '../store/surveys.ts';
import { refusal } from './surveys.ts';

const tags = ['survey-results'];
const open = { access: publicAccess };
const SurveyParams = Closed({ surveyId: Id('Stable id of the survey.') });
const PublicationParams = Closed({ publicationId: Id('Stable id of the publication.') });

/** Results as they are published: dated, signed, and never changed. */
export const publicationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/surveys/:surveyId/publications',
    {
      config: { access: withScope('surveys:write', { units: 'narrowed' }) },
      schema: {
        operationId: 'publishSurveyResults',
        tags,
        summary: 'Publish the results of a survey',
        description:
          'Publishes the results of a closed survey for everybody, as they stand now, with their method: dated, signed, and never changed. A mistake is corrected by another publication, which says what it corrects. Small groups are suppressed before anything is kept. Of very many answers the digest takes a while.',
        params: SurveyParams,
        body: ref(NewPublication),
        response: answers({ 201: ref(Publication) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      const { correction } = request.body;
      const reach = reachOf(request);
      const today = app.today();
      const sign = await openSigner(app, publicationType);
      const publication = await database.transaction(actorOf(request), async (transaction) => {
        const survey = await takeSurvey(transaction, surveyId, reach, today, optionalVersion(request));
        if (survey.state !== 'closed') throw refusal('survey-not-closed', survey);
        const id = await publish(transaction, survey, { correction, sign, today });
        return (await findPublication(transaction, id))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/survey-publications/${publication.id}`));
      return versioned(reply, publication);
    },
  );

  app.get(
    '/surveys/:surveyId/publications',
    {
      config: open,
      schema: {
        operationId: 'listPublicationsOfSurvey',
        tags,
        summary: 'List the publications of a survey',
        description:
          'Every publication of the results of a survey, also those that others correct; open to all.',
        params: SurveyParams,
        querystring: listQuery({}, ['number']),
        response: answers({ 200: PageOf(ref(PublicationSummary)) }, 404),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      if (!(await wasHeld(database.read, surveyId))) throw notFound();
      const list = publicationList(database.read, { surveyId, all: true });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/survey-publications',
    {
      config: open,
      schema: {
        operationId: 'listSurveyPublications',
        tags,
        summary: 'List published results',
        description:
          'Published results of all surveys, the newest of each, or with `all=true` also those that others correct; open to all.',
        querystring: listQuery(
          {
            ...unitFilter,
            serviceId: Type.Optional(Id('Only of surveys about this service.')),
            from: Type.Optional(DateOnly('Only of surveys that took answers on this day or later.')),
            to: Type.Optional(DateOnly('Only of surveys that took answers before this day.')),
            all: Type.Optional(Type.Boolean({ description: 'Also those that a later one corrects.' })),
          },
          ['publishedOn'],
        ),
        response: answers({ 200: PageOf(ref(PublicationSummary)) }),
      },
    },
    async (request, reply) => {
      const units = await unitCriteria(database.read, request.query, app.today());
      const list = publicationList(database.read, { ...request.query, ...units });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/survey-publications/:publicationId',
    {
      config: open,
      schema: {
        operationId: 'getSurveyPublication',
        tags,
        summary: 'Read published results',
        description:
          'Results as they were published, with their method and their signed form; open to all. The signature holds for the SHA-256 of `results` in canonical form (RFC 8785).',
        params: PublicationParams,
        response: answers({ 200: ref(Publication) }, 404),
      },
    },
    async (request, reply) => {
      const publication = await findPublication(database.read, request.params.publicationId);
      if (!publication) throw notFound();
      return versioned(reply, publication);
    },
  );

  app.post(
    '/survey-publications/_verify',
    {
      config: { ...open, readsOnly: true },
      schema: {
        operationId: 'verifySurveyPublication',
        tags,
        summary: 'Check signed results',
        description:
          'Whether this service signed what is shown, byte by byte, whether the results that are kept here still are those, and whether later ones correct them. The signature alone can be checked offline, with the keys of `/audit/jwks`.',
        body: ref(SignedPublication),
        response: answers({ 200: ref(PublicationVerification) }, 413, 415),
      },
    },
    async (request): Promise<PublicationVerification> => {
      const keys = await sealKeySet(database.pool);
      const { statement, why } = await checkStatement(request.body.signed, publicationType, keys);
      if (statement === null) return { isGenuine: false, why };
      const { surveyId, number, resultsSha256 } = statement;
      const publication = await findNumber(database.read, String(surveyId), Number(number));
      const kept = publication && (await findPublication(database.read, publication.id));
      if (!kept) return { isGenuine: true, why };
      return {
        isGenuine: true,
        why,
        isAsPublished: hashOfResults(kept.results) === resultsSha256,
        publication,
      };
    },
  );

  app.get(
    '/survey-publications/:publicationId/check',
    {
      config: { access: withScope('surveys:read', { units: 'narrowed' }) },
      schema: {
        operationId: 'checkSurveyPublication',
        tags,
        summary: 'Hold published results against the answers',
        description:
          'Counts the answers of the survey anew, one by one and past all roll-ups, and says whether they still are what was published. Answers that people erased since make the difference that `answers` and `answersNow` show. Takes the longer the more answers there are.',
        params: PublicationParams,
        response: answers({ 200: ref(PublicationCheck) }, 404),
      },
    },
    async (request) => {
      const { publicationId } = request.params;
      const reach = reachOf(request);
      return database.snapshot(async (reader) => {
        const publication = await findPublication(reader, publicationId, reach);
        if (!publication) throw notFound();
        return checkPublication(reader, publication, app.today());
      });
    },
  );
};
