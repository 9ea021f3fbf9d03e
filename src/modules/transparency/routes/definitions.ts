import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { formatFilter, sendByAddress } from '../../../platform/export/by-address.ts';
import { answers } from '../../../platform/http/answers.ts';
import { ownList } from '../../../platform/http/own-list.ts';
import { listQuery, PageOf } from '../../../platform/http/paging.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { definitions } from '../rules/definitions.ts';
import { IndicatorDefinition } from '../schemas/definitions.ts';

/** What each indicator is. */
export const definitionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/public-report-indicators/_definitions',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listReportIndicatorDefinitions',
        tags: ['transparency'],
        summary: 'List what the indicators are',
        description:
          'For each indicator of reports: what counts, from when to when in which time, what does not count, and the regulation; in Indonesian and English.',
        querystring: listQuery(formatFilter, ['code']),
        response: answers({ 200: PageOf(ref(IndicatorDefinition)) }),
      },
    },
    async (request, reply) =>
      sendByAddress(
        request,
        reply,
        ownList('code', definitions, ({ code }) => code),
      ),
  );
};
