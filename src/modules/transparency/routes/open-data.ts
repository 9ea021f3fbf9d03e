import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { formatFilter, sendByAddress } from '../../../platform/export/by-address.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf } from '../../../platform/http/paging.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { unitsUnder } from '../../organisation/index.ts';
import { monthsOf } from '../rules/periods.ts';
import { indicatorFilter } from '../schemas/indicators.ts';
import { OpenReportIndicators } from '../schemas/open-data.ts';
import { cellList } from '../store/open-data.ts';
import { requireOrder } from './indicators.ts';

/** The indicators as data that others take over. */
export const openIndicatorRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/open-data/report-indicators',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listOpenReportIndicators',
        tags: ['open-data'],
        summary: 'List how reports were handled',
        description:
          'What the indicators of reports are added up from, in the order of months: a row for each unit, category, kind and channel. Reports that not everybody can read are counted where five or more stand together, else with their unit, else with the city; open to all under CC BY 4.0.',
        querystring: listQuery({ ...indicatorFilter, ...formatFilter }, ['month']),
        response: answers({ 200: PageOf(ref(OpenReportIndicators)) }),
      },
    },
    async (request, reply) => {
      const { unitId, categoryId, kind, channel, ...query } = request.query;
      const today = app.today();
      const months = requireOrder(monthsOf(query, today));
      const unitIds = unitId === undefined ? undefined : await unitsUnder(app.database.read, [unitId], today);
      return sendByAddress(
        request,
        reply,
        cellList({ ...months, unitId, categoryId, kind, channel, unitIds }, today),
      );
    },
  );
};
