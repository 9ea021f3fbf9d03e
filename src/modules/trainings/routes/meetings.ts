import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { foundInMeeting, meetingCode } from '../rules/attendance.ts';
import { refuseFound } from '../rules/found.ts';
import { Meeting, MeetingChange, MeetingCode, NewMeeting } from '../schemas/attendance.ts';
import {
  attendanceSecret,
  deleteMeeting,
  findMeeting,
  insertMeeting,
  meetingList,
  takeMeeting,
  updateMeeting,
} from '../store/meetings.ts';
import { findSession, takeSession } from '../store/sessions.ts';

const tags = ['training-results'];
const read = { access: withScope('trainings:read', { units: 'shared' }) };
const write = { access: withScope('results:write') };
const SessionParams = Closed({ sessionId: Id('Stable id of the session.') });
const MeetingParams = Closed({ meetingId: Id('Stable id of the meeting.') });

/** The meetings of sessions, and the code by which those who are present say so. */
export const meetingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/training-sessions/:sessionId/meetings',
    {
      config: read,
      schema: {
        operationId: 'listTrainingMeetings',
        tags,
        summary: 'List the meetings of a session',
        description: 'The meetings of a session (pertemuan), at which attendance is kept, page by page.',
        params: SessionParams,
        querystring: listQuery({}, ['number']),
        response: answers({ 200: PageOf(ref(Meeting)) }, 404),
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      if (!(await findSession(database.read, sessionId, app.today()))) throw notFound();
      return sendList(request, reply, pageRequest(request), meetingList(database.read, sessionId));
    },
  );

  app.post(
    '/training-sessions/:sessionId/meetings',
    {
      config: write,
      schema: {
        operationId: 'createTrainingMeeting',
        tags,
        summary: 'Plan a meeting',
        description:
          'Adds a meeting to a session, on one of its days. Whoever is at too few of them cannot pass (`minimumAttendance` of the course).',
        params: SessionParams,
        body: ref(NewMeeting),
        response: answers({ 201: ref(Meeting) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const meeting = await database.transaction(actorOf(request), async (transaction) => {
        refuseFound(foundInMeeting(request.body, await takeSession(transaction, sessionId)));
        return insertMeeting(transaction, sessionId, request.body);
      });
      reply.status(201).header('location', publicPath(request, `/v1/training-meetings/${meeting.id}`));
      return versioned(reply, meeting);
    },
  );

  app.get(
    '/training-meetings/:meetingId',
    {
      config: read,
      schema: {
        operationId: 'getTrainingMeeting',
        tags,
        summary: 'Read a meeting',
        description: 'One meeting of a session.',
        params: MeetingParams,
        response: answers({ 200: ref(Meeting) }, 404),
      },
    },
    async (request, reply) => {
      const meeting = await findMeeting(database.read, request.params.meetingId);
      if (!meeting) throw notFound();
      return versioned(reply, meeting);
    },
  );

  app.patch(
    '/training-meetings/:meetingId',
    {
      config: write,
      schema: {
        operationId: 'updateTrainingMeeting',
        tags,
        summary: 'Change a meeting',
        description: 'Changes the day, number or title of a meeting (JSON Merge Patch).',
        params: MeetingParams,
        body: ref(MeetingChange),
        response: answers({ 200: ref(Meeting) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { meetingId } = request.params;
      const expected = expectedVersion(request);
      const meeting = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeMeeting(transaction, meetingId, expected);
        const { heldOn } = request.body;
        if (heldOn !== undefined)
          refuseFound(foundInMeeting({ heldOn }, await sessionOf(transaction, held.sessionId)));
        return updateMeeting(transaction, meetingId, request.body);
      });
      return versioned(reply, meeting);
    },
  );

  app.delete(
    '/training-meetings/:meetingId',
    {
      config: write,
      schema: {
        operationId: 'deleteTrainingMeeting',
        tags,
        summary: 'Remove a meeting',
        description: 'Removes a meeting that was not held: no attendance is on record.',
        params: MeetingParams,
        response: answers({ 204: Type.Null({ description: 'The meeting is removed.' }) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const { meetingId } = request.params;
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        await takeMeeting(transaction, meetingId, expected);
        await deleteMeeting(transaction, meetingId);
      });
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/training-meetings/:meetingId/code',
    {
      config: write,
      schema: {
        operationId: 'getMeetingCode',
        tags,
        summary: 'Read the code of a meeting',
        description:
          'The code that the trainer shows; it changes each minute, and the one before holds for a minute more. Participants send it to `POST /me/enrolments/{enrolmentId}/attendances`.',
        params: MeetingParams,
        response: answers({ 200: ref(MeetingCode) }, 404),
      },
    },
    async (request) => {
      const { meetingId } = request.params;
      if (!(await findMeeting(database.read, meetingId))) throw notFound();
      return meetingCode(await attendanceSecret(database.read), meetingId.toLowerCase(), new Date());
    },
  );

  await app.register(
    historyOfResource({
      path: '/training-meetings/:meetingId',
      parameter: 'meetingId',
      resource: 'training-meeting',
      tag: tags[0]!,
      access: read.access,
      exists: async (_request, id) => (await findMeeting(database.read, id)) !== undefined,
    }),
  );

  const sessionOf = async (transaction: Transaction, sessionId: string) =>
    (await findSession(transaction, sessionId, app.today()))!;
};
