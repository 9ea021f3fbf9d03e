import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { addMonths } from '../../../platform/calendar.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { rowsBy, unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import { coverageStates } from '../reference.ts';
import { AssessmentCoverage, CompetencyHeatMap, CoveredEmployee } from '../schemas/gaps.ts';
import { coverageList, readCoverage } from '../store/coverage.ts';
import { readHeatMap } from '../store/heat-map.ts';

const tags = ['competency-gaps'];
const read = { access: withScope('assessments:read', { units: 'narrowed' }) };
const UnitParams = Closed({ unitId: Id('Stable id of the unit.') });

const withinMonths = Type.Integer({
  minimum: 0,
  maximum: 60,
  default: 6,
  format: 'int32',
  description: 'What expires within so many months of the day expires soon.',
});

/** Where competencies are lacking, and where nobody knows. */
export const coverageRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/units/:unitId/competency-heat-map',
    {
      config: read,
      schema: {
        operationId: 'getCompetencyHeatMap',
        tags,
        summary: 'Read where competencies are lacking',
        description:
          'Competency by unit: of how many people it is demanded, how many fall short, how many are not assessed, and the mean gap of those who are.',
        params: UnitParams,
        querystring: Closed({ asOf: AsOf, rows: rowsBy }),
        response: answers({ 200: ref(CompetencyHeatMap) }, 404),
      },
    },
    async (request) => {
      const { unitId } = request.params;
      const { asOf = app.today(), rows } = request.query;
      if (!(await unitExistsOn(database.read, unitId, asOf, reachOf(request)))) throw notFound();
      return { unitId, asOf, ...(await readHeatMap(database.read, unitId, asOf, rows)) };
    },
  );

  app.get(
    '/units/:unitId/assessment-coverage',
    {
      config: read,
      schema: {
        operationId: 'getAssessmentCoverage',
        tags,
        summary: 'Count who has been assessed, by unit',
        description:
          'How many people of each unit were never assessed, are no longer, will soon be no longer, and are for longer.',
        params: UnitParams,
        querystring: Closed({ asOf: AsOf, rows: rowsBy, withinMonths }),
        response: answers({ 200: ref(AssessmentCoverage) }, 404),
      },
    },
    async (request) => {
      const { unitId } = request.params;
      const { asOf = app.today(), rows, withinMonths } = request.query;
      if (!(await unitExistsOn(database.read, unitId, asOf, reachOf(request)))) throw notFound();
      const expiringBefore = addMonths(asOf, withinMonths);
      const coverage = await readCoverage(database.read, unitId, asOf, expiringBefore, rows);
      return { unitId, asOf, expiringBefore, ...coverage };
    },
  );

  app.get(
    '/assessment-coverage',
    {
      config: read,
      schema: {
        operationId: 'listAssessmentCoverage',
        tags,
        summary: 'List who has been assessed, and until when',
        description:
          'People in definitive positions on a day, page by page: who was never assessed, whose last assessment has expired or expires soon.',
        querystring: listQuery(
          { asOf: AsOf, ...unitFilter, state: Type.Optional(coverageStates.schema), withinMonths },
          ['employeeId', 'expiresOn'],
        ),
        response: answers({ 200: PageOf(ref(CoveredEmployee)) }),
      },
    },
    async (request, reply) => {
      const { withinMonths, ...filter } = request.query;
      const page = pageRequest(request);
      const criteria = {
        ...filter,
        reach: reachOf(request),
        soon: addMonths(page.asOf, withinMonths),
        ...(await unitCriteria(database.read, filter, page.asOf)),
      };
      return sendList(request, reply, page, coverageList(criteria, page.asOf));
    },
  );
};
