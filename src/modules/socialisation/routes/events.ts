import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { dayIn, momentNamed } from '../../../platform/clock.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { requireUnits } from '../../organisation/index.ts';
import { eventProblems } from '../event-problems.ts';
import { refuseInEvent } from '../event-remarks.ts';
import { foundInPlan } from '../rules/events.ts';
import { foundInWords } from '../rules/texts.ts';
import {
  AttendanceCount,
  CampaignEvent,
  CampaignEventChange,
  EventCancellation,
  EventParticipant,
  NewAttendances,
  NewCampaignEvent,
} from '../schemas/events.ts';
import { noteAttendances } from '../store/attendances.ts';
import { findCampaign, requirePossible, takeCampaign } from '../store/campaigns.ts';
import {
  eventList,
  findEvent,
  holdCampaignOf,
  insertEvent,
  participantList,
  takeEvent,
  updateEvent,
} from '../store/events.ts';
import { fillSeats, seatsTaken } from '../store/registrations.ts';
import { CampaignParams, campaignOf, read, readNames, write } from './campaigns.ts';
import { requireAudiences } from './named.ts';

const tags = ['campaign-events'];
const noteThere = { access: withScope('acknowledgements:write', { units: 'narrowed' }) };
const EventParams = Closed({ eventId: Id('Stable id of the event.') });

/** Events of campaigns, and who was there. */
export const eventRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/events',
    {
      config: read,
      schema: {
        operationId: 'listCampaignEvents',
        tags,
        summary: 'List the events of a campaign',
        description:
          'Its calendar, in the order of time: what is for people within reach. Whoever runs the campaign sees all of it, and counts everybody; else those of units within reach are counted.',
        params: CampaignParams,
        querystring: listQuery({}, ['startsAt']),
        response: answers({ 200: PageOf(ref(CampaignEvent)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      const list = eventList(id, reachOf(request), app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/campaigns/:campaignId/events',
    {
      config: write,
      schema: {
        operationId: 'createCampaignEvent',
        tags,
        summary: 'Invite to an event',
        description:
          'Enters a town hall, a workshop, a meeting of a unit or an event online, for all whom the campaign is for, or for some audiences and units. One that has taken place can be entered too, to note who was there.',
        params: CampaignParams,
        body: ref(NewCampaignEvent),
        response: answers({ 201: ref(CampaignEvent) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { startsAt, endsAt, place = null, link = null, ...row } = request.body;
      const reach = reachOf(request);
      const plan = { kind: row.kind, startsAt: moment(startsAt), endsAt: moment(endsAt), place, link };
      refuseInEvent([...foundInPlan(plan), ...foundInWords('/title', row.title)]);
      const event = await database.transaction(actorOf(request), async (transaction) => {
        const { audiences } = await takeCampaign(transaction, campaignId, reach, 'change');
        requireAudiences(audiences, row.audienceIds);
        await requireUnits(transaction, row.unitIds ?? [], app.today(), reach);
        const id = await insertEvent(transaction, { campaignId, ...row, ...plan });
        return (await findEvent(transaction, id, null, app.today()))!;
      });
      return told(request, reply, event);
    },
  );

  app.get(
    '/campaign-events/:eventId',
    {
      config: read,
      schema: {
        operationId: 'getCampaignEvent',
        tags,
        summary: 'Read an event',
        description: 'When and where it is, for whom, and how many are invited, registered and were there.',
        params: EventParams,
        response: answers({ 200: ref(CampaignEvent) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await eventOf(request, request.params.eventId)),
  );

  app.patch(
    '/campaign-events/:eventId',
    {
      config: write,
      schema: {
        operationId: 'updateCampaignEvent',
        tags,
        summary: 'Change an event',
        description:
          'Changes when, where and for whom it is (JSON Merge Patch). More seats go to those who wait; fewer than are taken are refused. Whoever is registered stays so.',
        params: EventParams,
        body: ref(CampaignEventChange),
        response: answers({ 200: ref(CampaignEvent) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { eventId } = request.params;
      const { startsAt, endsAt, ...change } = request.body;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const today = app.today();
      refuseInEvent(foundInWords('/title', change.title));
      const event = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeEvent(transaction, eventId, reach, today, expected);
        const { audiences, state } = (await findCampaign(transaction, held.campaignId, null))!;
        requirePossible('change', state);
        requireAudiences(audiences, change.audienceIds);
        await requireUnits(transaction, change.unitIds ?? [], today, reach);
        const times = {
          startsAt: moment(startsAt ?? held.startsAt),
          endsAt: moment(endsAt ?? held.endsAt),
        };
        refuseInEvent(foundInPlan({ ...held, ...change, ...times }));
        const seats = change.seats === undefined ? held.seats : change.seats;
        const taken = await seatsTaken(transaction, eventId);
        if (seats !== null && seats < taken)
          throw new Problem(eventProblems['seats-taken'], { parameters: { taken } });
        await updateEvent(transaction, eventId, { ...change, ...times });
        await fillSeats(transaction, { id: eventId, seats });
        return (await findEvent(transaction, eventId, null, today))!;
      });
      return versioned(reply, event);
    },
  );

  app.post(
    '/campaign-events/:eventId/cancellation',
    {
      config: write,
      schema: {
        operationId: 'cancelCampaignEvent',
        tags,
        summary: 'Cancel an event',
        description: 'Says that it does not take place, and why. It stays in the calendar with the reason.',
        params: EventParams,
        body: ref(EventCancellation),
        response: answers({ 201: ref(CampaignEvent) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { eventId } = request.params;
      const { reason: cancelReason } = request.body;
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      const today = app.today();
      const event = await database.transaction(actorOf(request), async (transaction) => {
        await takeEvent(transaction, eventId, reach, today, expected);
        await updateEvent(transaction, eventId, { cancelReason });
        return (await findEvent(transaction, eventId, null, today))!;
      });
      return told(request, reply, event);
    },
  );

  app.get(
    '/campaign-events/:eventId/participants',
    {
      config: readNames,
      schema: {
        operationId: 'listCampaignEventParticipants',
        tags,
        summary: 'List who comes to an event, or was there',
        description:
          'People of units within reach who registered for an event, or of whom it was noted that they were there.',
        params: EventParams,
        querystring: listQuery({}, ['employeeId']),
        response: answers({ 200: PageOf(ref(EventParticipant)) }, 404),
      },
    },
    async (request, reply) => {
      const event = await eventOf(request, request.params.eventId);
      return sendList(request, reply, pageRequest(request), participantList(event, reachOf(request)));
    },
  );

  app.post(
    '/campaign-events/:eventId/attendances',
    {
      config: noteThere,
      schema: {
        operationId: 'noteCampaignEventAttendances',
        tags,
        summary: 'Note who was at an event',
        description:
          'Notes people of units within reach as having been there (daftar hadir), on its day or later; with that they were told of the change. Whoever stands there already is counted as such: the list can be sent again.',
        params: EventParams,
        body: ref(NewAttendances),
        response: answers({ 201: ref(AttendanceCount) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { eventId } = request.params;
      const { employeeIds } = request.body;
      const reach = reachOf(request);
      const counted = await database.transaction(actorOf(request), async (transaction) => {
        const event = await findEvent(transaction, eventId, reach, app.today());
        if (!event) throw notFound();
        if (event.isCancelled) throw new Problem(eventProblems['event-cancelled']);
        requirePossible('deliver', await holdCampaignOf(transaction, eventId));
        const day = dayIn(app.config.timeZone)(new Date(event.startsAt));
        if (day > app.today()) throw new Problem(eventProblems['event-not-yet'], { parameters: { day } });
        return noteAttendances(transaction, event, employeeIds, reach);
      });
      reply
        .status(201)
        .header('location', publicPath(request, `/v1/campaign-events/${eventId}/participants`));
      return counted;
    },
  );

  const moment = (at: Date | string): Date => (at instanceof Date ? at : momentNamed(at));

  async function eventOf(request: FastifyRequest, eventId: string): Promise<CampaignEvent> {
    const event = await findEvent(database.read, eventId, reachOf(request), app.today());
    if (!event) throw notFound();
    return event;
  }

  function told(request: FastifyRequest, reply: FastifyReply, event: CampaignEvent): CampaignEvent {
    reply.status(201).header('location', publicPath(request, `/v1/campaign-events/${event.id}`));
    return versioned(reply, event);
  }
};
