import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { eventProblems } from '../event-problems.ts';
import { freeSeats, placeFor } from '../rules/events.ts';
import { OwnCampaignEvent } from '../schemas/events.ts';
import { requirePossible } from '../store/campaigns.ts';
import {
  fillSeats,
  findOwnEvent,
  type HeldEvent,
  insertRegistration,
  ownEventList,
  takeOwnEvent,
  withdrawRegistration,
} from '../store/registrations.ts';

const tags = ['campaign-events'];
const config = { access: selfAccess };
const OwnEventParams = Closed({ eventId: Id('Stable id of the event.') });

/** Events that one is invited to. */
export const ownEventRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/me/campaign-events',
    {
      config,
      schema: {
        operationId: 'listOwnCampaignEvents',
        tags,
        summary: 'List the events that one is invited to',
        description:
          'Events of all campaigns that one is told by, in the order of time, with whether one has a seat.',
        querystring: listQuery(
          {
            campaignId: Type.Optional(Id('Only events of this campaign.')),
            isOver: Type.Optional(
              Type.Boolean({ description: 'Only events that are over, or (`false`) the others.' }),
            ),
          },
          ['startsAt'],
        ),
        response: answers({ 200: PageOf(ref(OwnCampaignEvent)) }),
      },
    },
    async (request, reply) => {
      const list = ownEventList(ownEmployeeId(request), request.query, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/me/campaign-events/:eventId',
    {
      config,
      schema: {
        operationId: 'getOwnCampaignEvent',
        tags,
        summary: 'Read an event that one is invited to',
        description: 'When and where it is, how many seats are free, and whether one has one.',
        params: OwnEventParams,
        response: answers({ 200: ref(OwnCampaignEvent) }, 404),
      },
    },
    async (request) => {
      const { eventId } = request.params;
      const event = await findOwnEvent(database.read, ownEmployeeId(request), eventId, app.today());
      if (!event) throw notFound();
      return event;
    },
  );

  app.post(
    '/me/campaign-events/:eventId/registration',
    {
      config,
      schema: {
        operationId: 'registerForCampaignEvent',
        tags,
        summary: 'Register for an event',
        description:
          'Takes a seat, or a place on the wait list in the order of arrival if none is free. Of two who want the last seat one gets it.',
        params: OwnEventParams,
        body: Closed({}, { description: 'Nothing more is needed.' }),
        response: answers({ 201: ref(OwnCampaignEvent) }, 404, 409, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(request, reply, async (transaction, held, employeeId) => {
        requirePossible('deliver', held.campaignState);
        if (held.registration === 'seat' || held.registration === 'waiting')
          throw new Problem(eventProblems['registered-already']);
        const state = placeFor(freeSeats(held.seats, held.taken), held.waiting);
        await insertRegistration(transaction, held, employeeId, state);
      }),
  );

  app.post(
    '/me/campaign-events/:eventId/registration-withdrawal',
    {
      config,
      schema: {
        operationId: 'withdrawFromCampaignEvent',
        tags,
        summary: 'Withdraw from an event',
        description: 'Gives the seat to the first who waits, or leaves the wait list.',
        params: OwnEventParams,
        body: Closed({}, { description: 'Nothing more is needed.' }),
        response: answers({ 201: ref(OwnCampaignEvent) }, 404, 409, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(request, reply, async (transaction, held, employeeId) => {
        if (held.registration === null || held.registration === 'withdrawn')
          throw new Problem(eventProblems['not-registered']);
        await withdrawRegistration(transaction, held.id, employeeId);
        await fillSeats(transaction, held);
      }),
  );

  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (transaction: Transaction, held: HeldEvent, employeeId: string) => Promise<void>,
  ): Promise<OwnCampaignEvent> {
    const { eventId } = request.params as { eventId: string };
    const employeeId = ownEmployeeId(request);
    const today = app.today();
    const event = await database.transaction(actorOf(request), async (transaction) => {
      await work(transaction, await takeOwnEvent(transaction, employeeId, eventId, today), employeeId);
      return (await findOwnEvent(transaction, employeeId, eventId, today))!;
    });
    reply.status(201).header('location', publicPath(request, `/v1/me/campaign-events/${event.id}`));
    return event;
  }
};
