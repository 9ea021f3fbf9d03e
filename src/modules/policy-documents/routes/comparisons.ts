import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { answers } from '../../../platform/http/answers.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, DateOnly, Id, ref } from '../../../platform/http/schemas.ts';
import { type ComparedText, comparisonOf } from '../rules/comparison.ts';
import { PolicyComparison } from '../schemas/comparisons.ts';
import { readConsolidated } from '../store/consolidation.ts';
import { findVersion } from '../store/versions.ts';
import { PolicyDocumentParams, read } from './documents.ts';
import { documentOf, publishedDocumentOf } from './documents-of.ts';
import { open } from './public-documents.ts';

const withUnchanged = Type.Boolean({
  default: false,
  description: 'Also tells the provisions that are the same.',
});

/** What became of a text, word by word. */
export const comparisonRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/comparison',
    {
      config: read,
      schema: {
        operationId: 'comparePolicyVersions',
        tags: ['policy-texts'],
        summary: 'Compare two versions of a text',
        description:
          'What became of one version in another, word by word: provisions are matched by their addresses, and what was renumbered or moved by its words.',
        params: PolicyDocumentParams,
        querystring: Closed({
          fromVersionId: Id('The version that is compared from, the old one.'),
          toVersionId: Id('The version that is compared to, the new one.'),
          withUnchanged,
        }),
        response: answers({ 200: ref(PolicyComparison) }, 404, 422),
      },
    },
    async (request) => {
      const { policyDocumentId } = request.params;
      const { fromVersionId, toVersionId, withUnchanged } = request.query;
      await documentOf(request, policyDocumentId);
      const before = await versionOf(policyDocumentId, fromVersionId, 'fromVersionId');
      const after = await versionOf(policyDocumentId, toVersionId, 'toVersionId');
      return comparisonOf(policyDocumentId, before, after, withUnchanged);
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/comparison',
    {
      config: open,
      schema: {
        operationId: 'comparePublicPolicyText',
        tags: ['public-policy-documents'],
        summary: 'Compare what a published document says on two days',
        description:
          'What became of the text between two days, word by word, by everything that amended it meanwhile. Open to all.',
        params: PolicyDocumentParams,
        querystring: Closed({
          from: DateOnly('The day of the old text.', '2025-12-31'),
          to: Type.Optional(DateOnly('The day of the new text; today if not given.', '2026-01-01')),
          withUnchanged,
        }),
        response: answers({ 200: ref(PolicyComparison) }, 404),
      },
    },
    async (request) => {
      const { policyDocumentId } = request.params;
      const { from, to = app.today(), withUnchanged } = request.query;
      await publishedDocumentOf(request, policyDocumentId, to);
      const before = await readConsolidated(database.read, policyDocumentId, from);
      const after = await readConsolidated(database.read, policyDocumentId, to);
      if (!before || !after) throw notFound();
      return comparisonOf(policyDocumentId, before, after, withUnchanged);
    },
  );

  async function versionOf(documentId: string, versionId: string, parameter: string): Promise<ComparedText> {
    const version = await findVersion(database.read, documentId, versionId);
    if (!version) throw unknownReference('version of this document', { parameter });
    return { versionId: version.id, asOf: null, provisions: version.text.provisions };
  }
};
