import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { answers } from '../../../platform/http/answers.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, ref } from '../../../platform/http/schemas.ts';
import { PolicyEvaluation } from '../schemas/evaluations.ts';
import { findDocument } from '../store/documents.ts';
import { readEvaluation } from '../store/evaluation.ts';
import { findPublicDocument } from '../store/public-documents.ts';
import { PolicyDocumentParams, read } from './documents.ts';
import { open } from './public-documents.ts';

const tags = ['policy-targets'];

/** What documents achieved. */
export const evaluationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/evaluation',
    {
      config: read,
      schema: {
        operationId: 'getPolicyEvaluation',
        tags,
        summary: 'Read what a document achieved',
        description:
          'Promised against reached, target by target with its history; beside it what citizens said of the services and units that the document touches, before it took effect and since: satisfaction in published surveys, reports by month, follow-ups, forum topics.',
        params: PolicyDocumentParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(PolicyEvaluation) }, 404),
      },
    },
    async (request) => {
      const { asOf = app.today() } = request.query;
      const { policyDocumentId } = request.params;
      const reach = reachOf(request);
      return database.snapshot(async (reader) => {
        const document = await findDocument(reader, policyDocumentId, reach, asOf);
        if (!document) throw notFound();
        return readEvaluation(reader, document, asOf, app.today());
      });
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/evaluation',
    {
      config: open,
      schema: {
        operationId: 'getPublicPolicyEvaluation',
        tags,
        summary: 'Read what a published document achieved',
        description:
          'Promised against reached, and what citizens said meanwhile, of a published document; open to all.',
        params: PolicyDocumentParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(PolicyEvaluation) }, 404),
      },
    },
    async (request) => {
      const { asOf = app.today() } = request.query;
      return database.snapshot(async (reader) => {
        const document = await findPublicDocument(reader, request.params.policyDocumentId, asOf);
        if (!document) throw notFound();
        return readEvaluation(reader, document, asOf, app.today());
      });
    },
  );
};
