import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { pointOf } from '../rules/points.ts';
import { ReportToCompare, SimilarReports } from '../schemas/similar.ts';
import { findReport } from '../store/reports.ts';
import { similarPublicReports, similarReports } from '../store/similar.ts';
import { ReportParams, viewOf } from './reports.ts';

/** What may say the same as a report: to merge it, or not to file it again. */
export const similarRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/reports/:reportId/similar',
    {
      config: { access: withScope('reports:read', { units: 'narrowed' }) },
      schema: {
        operationId: 'listSimilarReports',
        tags: ['reports'],
        summary: 'List what may say the same as a report',
        description:
          'Reports of the 90 days before and after it that may be duplicates (laporan serupa): alike in at least two of place (250 metres), category and words, and why. What is merged already is left out; whether they are the same is for the officer to say.',
        params: ReportParams,
        response: answers({ 200: ref(SimilarReports) }, 404),
      },
    },
    async (request) => {
      const view = viewOf(request);
      const report = await findReport(database.read, request.params.reportId, view);
      if (!report) throw notFound();
      return { items: await similarReports(database.read, report, view) };
    },
  );

  app.post(
    '/public-reports/_similar',
    {
      config: { access: publicAccess, readsOnly: true },
      schema: {
        operationId: 'findSimilarPublicReports',
        tags: ['public-reports'],
        summary: 'Look for reports that say the same',
        description:
          'Public reports of the last 90 days that may say the same as what somebody is about to report, alike in at least two of place (250 metres), category and words: to be followed instead of filed again. Nothing of what is asked is kept; it is sent in the body, so that it stands in no address.',
        body: ref(ReportToCompare),
        response: answers({ 200: ref(SimilarReports) }, 413, 415),
      },
    },
    async (request) => {
      const { text, categoryId = null, place } = request.body;
      const point = place === undefined ? null : pointOf(place);
      const about = { text, categoryId, point, receivedAt: new Date() };
      return { items: await similarPublicReports(database.read, about) };
    },
  );
};
