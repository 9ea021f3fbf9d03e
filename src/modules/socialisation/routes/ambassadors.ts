import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { isEmployeeWithin } from '../../employees/index.ts';
import { unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import { eventProblems } from '../event-problems.ts';
import { refuseInEvent } from '../event-remarks.ts';
import { foundInEnd } from '../rules/ambassadors.ts';
import {
  Ambassador,
  AmbassadorEnd,
  NewAmbassador,
  OwnAmbassador,
  UnitWithoutAmbassador,
} from '../schemas/ambassadors.ts';
import {
  ambassadorList,
  endAmbassador,
  insertAmbassador,
  ownAmbassadorList,
  takeAmbassador,
  uncoveredList,
} from '../store/ambassadors.ts';
import { takeCampaign } from '../store/campaigns.ts';
import { readOwnCampaign } from '../store/own-campaigns.ts';
import { CampaignParams, campaignOf, read, readNames, writeNames } from './campaigns.ts';

const tags = ['campaign-events'];
const AmbassadorParams = Closed({
  ...CampaignParams.properties,
  ambassadorId: Id('Stable id of the entry.'),
});

/** Who speaks for a change in which unit. */
export const ambassadorRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/ambassadors',
    {
      config: readNames,
      schema: {
        operationId: 'listAmbassadors',
        tags,
        summary: 'List the ambassadors of a campaign',
        description:
          'Who speaks, or spoke, for the change (agen perubahan) in units within reach; whoever runs the campaign sees all.',
        params: CampaignParams,
        querystring: listQuery(
          {
            ...unitFilter,
            hasEnded: Type.Optional(
              Type.Boolean({ description: 'Only those who no longer do, or (`false`) those who do.' }),
            ),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(Ambassador)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      const units = await unitCriteria(database.read, request.query, app.today());
      const list = ambassadorList(id, reachOf(request), { ...request.query, ...units });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/campaigns/:campaignId/ambassadors',
    {
      config: writeNames,
      schema: {
        operationId: 'nameAmbassador',
        tags,
        summary: 'Name an ambassador',
        description:
          'Names somebody within reach who speaks for the change in a unit and all units below it, from today on.',
        params: CampaignParams,
        body: ref(NewAmbassador),
        response: answers({ 201: ref(Ambassador) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { employeeId, unitId } = request.body;
      const reach = reachOf(request);
      const today = app.today();
      const ambassador = await database.transaction(actorOf(request), async (transaction) => {
        await takeCampaign(transaction, campaignId, reach, 'change');
        if (!(await unitExistsOn(transaction, unitId, today, reach)))
          throw unknownReference('unit', '/unitId');
        if (!(await isEmployeeWithin(transaction, employeeId, reach)))
          throw unknownReference('employee', '/employeeId');
        return insertAmbassador(transaction, { campaignId, employeeId, unitId, since: today });
      });
      reply.status(201).header('location', publicPath(request, `/v1/campaigns/${campaignId}/ambassadors`));
      return ambassador;
    },
  );

  app.post(
    '/campaigns/:campaignId/ambassadors/:ambassadorId/end',
    {
      config: writeNames,
      schema: {
        operationId: 'endAmbassador',
        tags,
        summary: 'End the work of an ambassador',
        description: 'Says with which day somebody no longer speaks for the change; the entry stays.',
        params: AmbassadorParams,
        body: ref(AmbassadorEnd),
        response: answers({ 201: ref(Ambassador) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId, ambassadorId } = request.params;
      const { endedOn } = request.body;
      const reach = reachOf(request);
      const ambassador = await database.transaction(actorOf(request), async (transaction) => {
        await takeCampaign(transaction, campaignId, reach, 'change');
        const held = await takeAmbassador(transaction, campaignId, ambassadorId);
        if (held.endedOn !== null)
          throw new Problem(eventProblems['ambassador-ended'], { parameters: { endedOn: held.endedOn } });
        refuseInEvent(foundInEnd(endedOn, held.since, app.today()));
        await endAmbassador(transaction, ambassadorId, endedOn);
        return { ...held, endedOn };
      });
      reply.status(201).header('location', publicPath(request, `/v1/campaigns/${campaignId}/ambassadors`));
      return ambassador;
    },
  );

  app.get(
    '/campaigns/:campaignId/units-without-ambassador',
    {
      config: read,
      schema: {
        operationId: 'listUnitsWithoutAmbassador',
        tags,
        summary: 'List units without an ambassador',
        description:
          'Units within reach with people whom the campaign is for, in which nobody speaks for the change, nor in a unit above.',
        params: CampaignParams,
        querystring: listQuery({}, ['unitId']),
        response: answers({ 200: PageOf(ref(UnitWithoutAmbassador)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      const list = uncoveredList(id, reachOf(request), app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/me/campaigns/:campaignId/ambassadors',
    {
      config: { access: selfAccess },
      schema: {
        operationId: 'listOwnAmbassadors',
        tags,
        summary: 'See whom to ask in one’s own unit',
        description: 'Who speaks for the change in one’s own unit, and in the units above it.',
        params: CampaignParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(OwnAmbassador)) }, 404),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const employeeId = ownEmployeeId(request);
      await readOwnCampaign(database.read, employeeId, campaignId);
      const list = ownAmbassadorList(employeeId, campaignId, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
