import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { rowsBy, topUnits, unitExistsOn, unitsUnder } from '../../organisation/index.ts';
import { CampaignCoverage, CoverageDay } from '../schemas/coverage.ts';
import { areStancesTold, coverageDayList, readCoverage } from '../store/coverage.ts';
import { CampaignParams, campaignOf, read } from './campaigns.ts';

const tags = ['campaign-coverage'];
export const UnitQuery = Type.Optional(
  Id('The unit that it is about, with all below it; the highest one within reach if not given.'),
);

/**
 * The unit that a figure is about: the one that is asked for, or else the highest within reach.
 * @throws Problem `unknown-reference` if it is not there, or not within reach
 */
export async function unitAsked(request: FastifyRequest, unitId: string | undefined): Promise<string> {
  const { database, today } = request.server;
  const reach = reachOf(request);
  if (unitId === undefined) {
    const [top] = await topUnits(database.read, reach, today());
    if (top === undefined) throw notFound();
    return top;
  }
  if (await unitExistsOn(database.read, unitId, today(), reach)) return unitId.toLowerCase();
  throw unknownReference('unit', { parameter: 'unitId' });
}

/** How far campaigns have come. */
export const coverageRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/coverage',
    {
      config: read,
      schema: {
        operationId: 'getCampaignCoverage',
        tags,
        summary: 'See how far a campaign has come',
        description:
          'How many were told, have read and understood it, as of now; and how they stand to it, as of a night before: by unit and by kind of position. What is told of a group’s stances moves only when five more have stated theirs, is withheld of fewer than five, and of more where the few would follow from it.',
        params: CampaignParams,
        querystring: Closed({ unitId: UnitQuery, rows: rowsBy }),
        response: answers({ 200: ref(CampaignCoverage) }, 404, 422),
      },
    },
    async (request) => {
      const { id, quiz } = await campaignOf(request, request.params.campaignId);
      const unitId = await unitAsked(request, request.query.unitId);
      const where = { unitId, day: app.today(), rowsBy: request.query.rows };
      return readCoverage(database.read, { id, hasQuiz: quiz !== null }, where);
    },
  );

  app.get(
    '/campaigns/:campaignId/coverage/days',
    {
      config: read,
      schema: {
        operationId: 'listCampaignCoverageDays',
        tags,
        summary: 'See how a campaign went on',
        description: 'How far it had come at the end of each day, in a unit with all below it.',
        params: CampaignParams,
        querystring: listQuery({ unitId: UnitQuery }, ['day']),
        response: answers({ 200: PageOf(ref(CoverageDay)) }, 404, 422),
      },
    },
    async (request, reply) => {
      const { id, quiz } = await campaignOf(request, request.params.campaignId);
      const unitId = await unitAsked(request, request.query.unitId);
      const day = app.today();
      const unitIds = await unitsUnder(database.read, [unitId], day);
      const isTold = await areStancesTold(database.read, id, { unitId, day });
      const list = coverageDayList({ id, hasQuiz: quiz !== null }, { unitId, unitIds, isTold });
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
