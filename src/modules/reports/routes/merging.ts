import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, requireVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInMerging } from '../rules/merging.ts';
import { ReportsMerging } from '../schemas/handling.ts';
import { Report } from '../schemas/reports.ts';
import { requirePossible } from '../store/life.ts';
import { mergeReports, takeForMerging } from '../store/merging.ts';
import { findReport } from '../store/reports.ts';
import { ReportParams, sensitive, viewOf } from './reports.ts';

/** Many reports that say the same become one. */
export const mergingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/reports/:reportId/merged-reports',
    {
      config: { access: withScope('reports:write', { units: 'narrowed', sensitive }) },
      schema: {
        operationId: 'mergeReports',
        tags: ['report-handling'],
        summary: 'Merge many reports into one that says the same',
        description:
          'Ends up to 500 duplicates at once, all of them or none (penggabungan laporan): whoever filed or follows one follows this report from now on, with the same number and secret. What cannot be merged is named by its place in the list. Answers with the report that is left.',
        params: ReportParams,
        body: ref(ReportsMerging),
        response: answers({ 201: ref(Report) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reportId = request.params.reportId.toLowerCase();
      const { numbers } = request.body;
      const expected = optionalVersion(request);
      const view = viewOf(request);
      const report = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeForMerging(transaction, reportId, numbers, view);
        const into = held.find(({ id }) => id === reportId);
        if (!into) throw notFound();
        requireVersion(expected, into.version);
        requirePossible('absorb', into.state);
        refuseFound(foundInMerging(into.id, numbers, held));
        await mergeReports(
          transaction,
          held.filter(({ id }) => id !== into.id),
          into,
        );
        return (await findReport(transaction, into.id, view))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/reports/${report.id}`));
      return versioned(reply, report);
    },
  );
};
