import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { answers } from '../../../platform/http/answers.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { AsOf, Closed, FileContent, Id, ref } from '../../../platform/http/schemas.ts';
import { akomaNtosoOf } from '../rules/akoma-ntoso/document.ts';
import { publishedText } from '../rules/akoma-ntoso/published.ts';
import { plainOf } from '../rules/plain.ts';
import { ConsolidatedText } from '../schemas/versions.ts';
import { readConsolidated } from '../store/consolidation.ts';
import { findDocument } from '../store/documents.ts';
import { changesAround } from '../store/works.ts';
import { PolicyDocumentParams, read } from './documents.ts';
import { documentOf, publishedDocumentOf } from './documents-of.ts';
import { open } from './public-documents.ts';

const tags = ['policy-texts'];

/** What documents say on a day. */
export const textRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/text',
    {
      config: read,
      schema: {
        operationId: 'getPolicyText',
        tags,
        summary: 'Read what a document says on a day',
        description:
          'The text as it was signed, with everything that has amended it until that day — naskah konsolidasi; of a draft, the last text. With `withDocumentId` the changes of a draft are tried on that day: so it is seen what an amendment makes of the text before it is signed.',
        params: PolicyDocumentParams,
        querystring: Closed({
          asOf: AsOf,
          withDocumentId: Type.Optional(Id('A document that amends this one and does not hold yet.')),
        }),
        response: answers({ 200: ref(ConsolidatedText) }, 404, 422),
      },
    },
    async (request) => {
      const { policyDocumentId } = request.params;
      const { asOf = app.today(), withDocumentId } = request.query;
      await documentOf(request, policyDocumentId);
      if (
        withDocumentId !== undefined &&
        !(await findDocument(database.read, withDocumentId, reachOf(request), asOf))
      )
        throw unknownReference('policy document', { parameter: 'withDocumentId' });
      const text = await readConsolidated(database.read, policyDocumentId, asOf, withDocumentId);
      if (!text) throw notFound();
      return text;
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/text',
    {
      config: open,
      schema: {
        operationId: 'getPublicPolicyText',
        tags: ['public-policy-documents'],
        summary: 'Read what a published document says on a day',
        description:
          'The text as it was signed, with everything that has amended it until that day — naskah konsolidasi. Each provision tells what changed it, and from when on. Only the text as it was signed is authentic. Open to all.',
        params: PolicyDocumentParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(ConsolidatedText) }, 404),
      },
    },
    async (request) => {
      const { text } = await publishedOn(request, request.params.policyDocumentId, request.query.asOf);
      return text;
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/akoma-ntoso',
    {
      config: open,
      schema: {
        operationId: 'getPublicPolicyAkomaNtoso',
        tags: ['public-policy-documents'],
        summary: 'Read a published document as Akoma Ntoso',
        description:
          'What a document says on a day as XML of Akoma Ntoso 3.0 (OASIS LegalDocML), valid by its schema: with what names it, its life, and what changed which provision. Open to all.',
        params: PolicyDocumentParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers(
          {
            200: {
              description: 'The document as XML.',
              content: { 'application/akn+xml': { schema: FileContent('XML of Akoma Ntoso 3.0.') } },
            },
          },
          404,
        ),
      },
    },
    async (request, reply) => {
      const { document, text } = await publishedOn(
        request,
        request.params.policyDocumentId,
        request.query.asOf,
      );
      const { changes, operations } = await changesAround(database.read, document.id);
      return reply
        .type('application/akn+xml; charset=utf-8')
        .send(akomaNtosoOf(publishedText(document, text, changes, operations)) as never);
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/plain-text',
    {
      config: open,
      schema: {
        operationId: 'getPublicPolicyPlainText',
        tags: ['public-policy-documents'],
        summary: 'Read a published document as plain text',
        description:
          'What a document says on a day, laid out as UU 12/2011 annex II has it: to be printed, copied, or handed in again. Open to all.',
        params: PolicyDocumentParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers(
          {
            200: {
              description: 'The document as plain text.',
              content: { 'text/plain': { schema: FileContent('Plain text in UTF-8.') } },
            },
          },
          404,
        ),
      },
    },
    async (request, reply) => {
      const { document, text } = await publishedOn(
        request,
        request.params.policyDocumentId,
        request.query.asOf,
      );
      return reply.type('text/plain; charset=utf-8').send(plainOf(document, text.provisions) as never);
    },
  );

  /** @throws Problem `not-found` if there is no such published document, or it has no text */
  async function publishedOn(request: FastifyRequest, documentId: string, asOf = app.today()) {
    const document = await publishedDocumentOf(request, documentId, asOf);
    const text = await readConsolidated(database.read, documentId, asOf);
    if (!text) throw notFound();
    return { document, text };
  }
};
