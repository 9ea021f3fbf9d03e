import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { foundInPulseDays, usualStatements } from '../rules/pulses.ts';
import { refuseReadinessFound } from '../rules/readiness-found.ts';
import { NewPulse, Pulse, PulseCancellation } from '../schemas/pulses.ts';
import { findCampaign, takeCampaign } from '../store/campaigns.ts';
import { cancelPulse, findPulse, insertPulse, pulseList } from '../store/pulses.ts';
import { CampaignParams, campaignOf, read, write } from './campaigns.ts';

const tags = ['readiness'];
const PulseParams = Closed({ pulseId: Id('Stable id of the pulse.') });

/** Pulses: short surveys of a campaign on how ready its audience is. */
export const pulseRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/pulses',
    {
      config: read,
      schema: {
        operationId: 'listPulses',
        tags,
        summary: 'List the pulses of a campaign',
        description:
          'Short surveys (survei kesiapan) on how ready people are, in their order, cancelled ones too. What came of them stands in `GET /campaigns/{campaignId}/readiness`.',
        params: CampaignParams,
        querystring: listQuery({}, ['number']),
        response: answers({ 200: PageOf(ref(Pulse)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      return sendList(request, reply, pageRequest(request), pulseList(database.read, id, app.today()));
    },
  );

  app.post(
    '/campaigns/:campaignId/pulses',
    {
      config: write,
      schema: {
        operationId: 'createPulse',
        tags,
        summary: 'Ask how ready people are',
        description:
          'Plans a short survey for the audience of a running campaign: one statement for each element of readiness, the usual ones where none are given. It is open on the days that are given, those included, and a campaign asks one at a time.',
        params: CampaignParams,
        body: ref(NewPulse),
        response: answers({ 201: ref(Pulse) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { opensOn, closesOn, statements } = request.body;
      const today = app.today();
      refuseReadinessFound(foundInPulseDays(request.body, today));
      const pulse = await database.transaction(actorOf(request), async (transaction) => {
        const expected = optionalVersion(request);
        const held = await takeCampaign(transaction, campaignId, reachOf(request), 'ask-readiness', expected);
        const id = await insertPulse(transaction, {
          campaignId: held.id,
          opensOn,
          closesOn,
          statements: { ...usualStatements, ...statements },
        });
        return (await findPulse(transaction, id, today))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/campaign-pulses/${pulse.id}`));
      return versioned(reply, pulse);
    },
  );

  app.get(
    '/campaign-pulses/:pulseId',
    {
      config: read,
      schema: {
        operationId: 'getPulse',
        tags,
        summary: 'Read a pulse',
        description: 'One pulse with its days and statements; its state follows from the day.',
        params: PulseParams,
        response: answers({ 200: ref(Pulse) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await pulseOf(request)),
  );

  app.post(
    '/campaign-pulses/:pulseId/cancellation',
    {
      config: write,
      schema: {
        operationId: 'cancelPulse',
        tags,
        summary: 'Cancel a pulse',
        description: 'Cancels a pulse that is planned or open, as long as nobody has answered it.',
        params: PulseParams,
        body: ref(PulseCancellation),
        response: answers({ 201: ref(Pulse) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { id, campaignId } = await pulseOf(request);
      const today = app.today();
      const pulse = await database.transaction(actorOf(request), async (transaction) => {
        await takeCampaign(transaction, campaignId, reachOf(request), 'ask-readiness');
        await cancelPulse(transaction, id, request.body.reason, today, optionalVersion(request));
        return (await findPulse(transaction, id, today))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/campaign-pulses/${id}`));
      return versioned(reply, pulse);
    },
  );

  /** @throws Problem `not-found` unless the caller sees its campaign */
  async function pulseOf(request: FastifyRequest): Promise<Pulse> {
    const { pulseId } = request.params as { pulseId: string };
    const pulse = await findPulse(database.read, pulseId, app.today());
    if (!pulse || !(await findCampaign(database.read, pulse.campaignId, reachOf(request)))) throw notFound();
    return pulse;
  }
};
