import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { reaches, reachOf } from '../../../platform/access/reach.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Id, ref } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { Concern, Member } from '../schemas/members.ts';
import { concernList, memberList } from '../store/members.ts';
import { CampaignParams, campaignOf, readNames } from './campaigns.ts';

const tags = ['campaign-members'];
const Is = (description: string) => Type.Optional(Type.Boolean({ description }));

/** Who a campaign is for, and what concerns them. */
export const memberRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/members',
    {
      config: readNames,
      schema: {
        operationId: 'listCampaignMembers',
        tags,
        summary: 'List whom a campaign is for',
        description:
          'The people of the units within reach who were settled as its audience, and how far each has come: told, read, understood, reminded. How somebody stands to the change is not among it. What mail systems need for reminders: `isRead=false`.',
        params: CampaignParams,
        querystring: listQuery(
          {
            ...unitFilter,
            audienceId: Type.Optional(Id('Only those of this audience.')),
            isReached: Is('Only those who were told, or (`false`) were not.'),
            isRead: Is(
              'Only those who have acknowledged what they have to have read, or (`false`) have not.',
            ),
            isUnderstood: Is('Only those who have passed the quiz on it, or (`false`) have not.'),
            hasLeft: Is('Only those who have left the city’s units, or (`false`) have not.'),
          },
          ['employeeId'],
        ),
        response: answers({ 200: PageOf(ref(Member)) }, 404),
      },
    },
    async (request, reply) => {
      const { id, quiz } = await campaignOf(request, request.params.campaignId);
      const units = await unitCriteria(database.read, request.query, app.today());
      const list = memberList(id, quiz !== null, reachOf(request), { ...request.query, ...units });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/campaigns/:campaignId/concerns',
    {
      config: readNames,
      schema: {
        operationId: 'listCampaignConcerns',
        tags,
        summary: 'Read what people are concerned about',
        description:
          'What was said with the stance `concern`. What was said in confidence is read by those who run the campaign alone: without name, unit and day, and in an order by chance.',
        params: CampaignParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(Concern)) }, 404),
      },
    },
    async (request, reply) => {
      const { id, unitId } = await campaignOf(request, request.params.campaignId);
      const reach = reachOf(request);
      const list = concernList(id, { reach, runs: reaches(reach, unitId) });
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
