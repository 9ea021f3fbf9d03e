import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { unitsUnder } from '../../organisation/index.ts';
import { foundInPastDay } from '../rules/days.ts';
import { refuseFound } from '../rules/found.ts';
import { Delivery, NewDelivery } from '../schemas/campaigns.ts';
import { Acknowledgement, AcknowledgementWithdrawal, DelegatedAcknowledgement } from '../schemas/members.ts';
import { acknowledge, acknowledgementList, withdrawAcknowledgement } from '../store/acknowledgements.ts';
import { findCampaign, requirePossible } from '../store/campaigns.ts';
import { deliveryList, noteTold } from '../store/deliveries.ts';
import { nipOfMember } from '../store/members.ts';
import { CampaignParams, campaignOf, read } from './campaigns.ts';

const tags = ['campaign-members'];
const sign = { access: withScope('acknowledgements:write', { units: 'narrowed' }) };

/** What is noted of others: that they were told, and what they signed on paper. */
export const acknowledgementRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/deliveries',
    {
      config: read,
      schema: {
        operationId: 'listCampaignDeliveries',
        tags,
        summary: 'List how people were told',
        description:
          'By which channel how many people were told on which day; noted once, and never changed.',
        params: CampaignParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(Delivery)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      return sendList(
        request,
        reply,
        pageRequest(request),
        deliveryList(database.read, id, reachOf(request)),
      );
    },
  );

  app.post(
    '/campaigns/:campaignId/deliveries',
    {
      config: sign,
      schema: {
        operationId: 'noteCampaignDelivery',
        tags,
        summary: 'Note that people were told',
        description:
          'Notes that members within reach were told by a channel: a unit with all below it at the morning assembly, an audience by letter, or those whom a mail system reports, up to 1,000 at once. Whoever was told before stays told since then.',
        params: CampaignParams,
        body: ref(NewDelivery),
        response: answers({ 201: ref(Delivery) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { unitId, audienceId, employeeIds, toldOn = app.today(), ...rest } = request.body;
      const reach = reachOf(request);
      const given = { unitId, audienceId, employeeIds };
      if (Object.values(given).every((value) => value === undefined))
        refuseFound([{ pointer: '', code: 'told-whom' }]);
      const delivery = await database.transaction(actorOf(request), async (transaction) => {
        const { startedOn } = await running(transaction, request, campaignId);
        refuseFound(foundInPastDay('/toldOn', toldOn, { startedOn, today: app.today() }));
        const noted = await noteTold(
          transaction,
          {
            ...{ campaignId, toldOn, ...rest },
            ...(unitId === undefined
              ? {}
              : { unitId, unitIds: await unitsUnder(transaction, [unitId], app.today()) }),
            ...(audienceId === undefined ? {} : { audienceId }),
            ...(employeeIds === undefined ? {} : { employeeIds }),
          },
          reach,
        );
        if (noted) return noted;
        const [field] = Object.entries(given).find(([, value]) => value !== undefined)!;
        throw unknownReference('member', `/${field}`);
      });
      reply.status(201).header('location', publicPath(request, `/v1/campaigns/${campaignId}/deliveries`));
      return delivery;
    },
  );

  app.get(
    '/campaigns/:campaignId/acknowledgements',
    {
      config: read,
      schema: {
        operationId: 'listCampaignAcknowledgements',
        tags,
        summary: 'List who has acknowledged what',
        description:
          'Every acknowledgement by members within reach, with the digest of the text that was read: proof of who read which words when. Withdrawn ones stay.',
        params: CampaignParams,
        querystring: listQuery(
          {
            employeeId: Type.Optional(Id('Only those of this employee.')),
            isDelegated: Type.Optional(
              Type.Boolean({ description: 'Only those that an officer entered, or (`false`) people’s own.' }),
            ),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(Acknowledgement)) }, 404),
      },
    },
    async (request, reply) => {
      const { id: campaignId } = await campaignOf(request, request.params.campaignId);
      const list = acknowledgementList(reachOf(request), { ...request.query, campaignId });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/campaigns/:campaignId/acknowledgements',
    {
      config: sign,
      schema: {
        operationId: 'enterAcknowledgement',
        tags,
        summary: 'Enter what somebody signed on paper',
        description:
          'For staff without an account: enters that a member within reach has read, or was read, the text and signed for it. Id and NIP have to be of the same person. The person sees it, and can have it withdrawn; how they stand to the change, and the quiz, are theirs alone.',
        params: CampaignParams,
        body: ref(DelegatedAcknowledgement),
        response: answers({ 201: ref(Acknowledgement) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { employeeId, nip, versionId, signedOn, evidence } = request.body;
      const reach = reachOf(request);
      const entered = await database.transaction(actorOf(request), async (transaction) => {
        const { startedOn } = await running(transaction, request, campaignId);
        const held = await nipOfMember(transaction, campaignId, employeeId, reach);
        if (held === undefined) throw unknownReference('member', '/employeeId');
        refuseFound([
          ...(held === nip ? [] : [{ pointer: '/nip', code: 'not-this-person' } as const]),
          ...foundInPastDay('/signedOn', signedOn, { startedOn, today: app.today() }),
        ]);
        const whose = { campaignId, employeeId, versionId };
        return acknowledge(transaction, {
          ...{ ...whose, signedOn, evidence },
          channel: 'ambassador',
          stance: null,
        });
      });
      reply
        .status(201)
        .header('location', publicPath(request, `/v1/campaigns/${campaignId}/acknowledgements`));
      return entered;
    },
  );

  app.post(
    '/campaigns/:campaignId/acknowledgements/:acknowledgementId/withdrawal',
    {
      config: sign,
      schema: {
        operationId: 'withdrawAcknowledgement',
        tags,
        summary: 'Withdraw what was entered for somebody',
        description:
          'Voids an acknowledgement that was entered for somebody by mistake: it stays on record with the reason, and the person counts as not having read the text. People’s own acknowledgements cannot be withdrawn.',
        params: Closed({
          ...CampaignParams.properties,
          acknowledgementId: Id('Stable id of the acknowledgement.'),
        }),
        body: ref(AcknowledgementWithdrawal),
        response: answers({ 201: ref(Acknowledgement) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId, acknowledgementId } = request.params;
      const reach = reachOf(request);
      const withdrawn = await database.transaction(actorOf(request), (transaction) =>
        withdrawAcknowledgement(transaction, { campaignId, acknowledgementId }, reach, request.body.reason),
      );
      reply
        .status(201)
        .header('location', publicPath(request, `/v1/campaigns/${campaignId}/acknowledgements`));
      return withdrawn;
    },
  );

  /** @throws Problem `not-found`, or `campaign-state` if it is not running */
  async function running(transaction: Transaction, request: FastifyRequest, campaignId: string) {
    const campaign = await findCampaign(transaction, campaignId, reachOf(request));
    if (!campaign) throw notFound();
    requirePossible('acknowledge', campaign.state);
    return { startedOn: campaign.startedOn! };
  }
};
