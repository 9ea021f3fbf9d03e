import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { selfAccess, withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { trainingProblems } from '../problems.ts';
import { isMeetingCode } from '../rules/attendance.ts';
import { seatedStates } from '../rules/enrolments.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInPresences } from '../rules/results.ts';
import { Attendance, AttendanceList, NotedAttendances, OwnAttendance } from '../schemas/attendance.ts';
import { attendanceList, noteAttendance, participantsAmong } from '../store/attendance.ts';
import { findEnrolment } from '../store/enrolments.ts';
import { attendanceSecret, findMeeting, meetingsOn } from '../store/meetings.ts';

const tags = ['training-results'];
const read = { access: withScope('enrolments:read', { units: 'narrowed' }) };
const write = { access: withScope('results:write') };

/** Who was at which meeting: by the trainer's list, or by the code that is shown there. */
export const attendanceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/attendances',
    {
      config: read,
      schema: {
        operationId: 'listAttendances',
        tags,
        summary: 'List attendance',
        description: 'Who was, or was not, at which meeting (daftar hadir), page by page.',
        querystring: listQuery(
          {
            sessionId: Type.Optional(Id('Only meetings of this session.')),
            meetingId: Type.Optional(Id('Only those at this meeting.')),
            employeeId: Type.Optional(Id('Only those of this person.')),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(Attendance)) }),
      },
    },
    async (request, reply) => {
      const filter = { ...request.query, reach: reachOf(request) };
      return sendList(request, reply, pageRequest(request), attendanceList(database.read, filter));
    },
  );

  app.post(
    '/training-meetings/:meetingId/attendances',
    {
      config: write,
      schema: {
        operationId: 'noteAttendance',
        tags,
        summary: 'Note who was at a meeting',
        description:
          'Takes the list of the trainer, in whole or in parts: all of it or nothing. What is said of somebody again replaces what was said before.',
        params: Closed({ meetingId: Id('Stable id of the meeting.') }),
        body: ref(AttendanceList),
        response: answers({ 201: ref(NotedAttendances) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { meetingId } = request.params;
      const { items } = request.body;
      const noted = await database.transaction(actorOf(request), async (transaction) => {
        const meeting = await findMeeting(transaction, meetingId);
        if (!meeting) throw notFound();
        const ids = items.map(({ enrolmentId }) => enrolmentId);
        const participants = await participantsAmong(transaction, meeting.sessionId, ids);
        refuseFound(foundInPresences(items, participants));
        return noteAttendance(transaction, meetingId, items, 'list');
      });
      reply.status(201).header('location', publicPath(request, `/v1/attendances?meetingId=${meetingId}`));
      return { items: noted };
    },
  );

  app.post(
    '/me/enrolments/:enrolmentId/attendances',
    {
      config: { access: selfAccess },
      schema: {
        operationId: 'noteOwnAttendance',
        tags: ['me'],
        summary: 'Say that one is present',
        description:
          'Notes that one is at a meeting of today, by the code that the trainer shows there and then.',
        params: Closed({ enrolmentId: Id('Stable id of the own enrolment.') }),
        body: ref(OwnAttendance),
        response: answers({ 201: ref(Attendance) }, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const { enrolmentId } = request.params;
      const today = app.today();
      const attendance = await database.transaction(actorOf(request), async (transaction) => {
        const own = await findEnrolment(transaction, enrolmentId, null, today);
        if (own?.employeeId !== ownEmployeeId(request)) throw notFound();
        if (!(seatedStates as string[]).includes(own.state))
          throw new Problem(trainingProblems['enrolment-state'], {
            parameters: { state: own.state, expected: 'confirmed' },
          });
        const secret = await attendanceSecret(transaction);
        const meetings = await meetingsOn(transaction, own.sessionId, today);
        const now = new Date();
        const meeting = meetings.find(({ id }) => isMeetingCode(secret, id, request.body.code, now));
        if (!meeting) throw new Problem(trainingProblems['wrong-code']);
        const [noted] = await noteAttendance(
          transaction,
          meeting.id,
          [{ enrolmentId, isPresent: true }],
          'code',
        );
        return noted!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/me/enrolments/${enrolmentId}`));
      return attendance;
    },
  );
};
