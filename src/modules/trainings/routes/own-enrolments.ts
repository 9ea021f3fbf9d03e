import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { Enrolment, EnrolmentReason, OwnEnrolment } from '../schemas/enrolments.ts';
import { decide, enrol, enrolmentList, findEnrolment } from '../store/enrolments.ts';

const tags = ['me'];
const config = { access: selfAccess };
const EnrolmentParams = Closed({ enrolmentId: Id('Stable id of the enrolment.') });

/** What civil servants apply for, and withdraw from, by themselves. */
export const ownEnrolmentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/me/enrolments',
    {
      config,
      schema: {
        operationId: 'listOwnEnrolments',
        tags,
        summary: 'List the own enrolments',
        description: 'Every own enrolment in a training, past and coming, page by page.',
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(Enrolment)) }),
      },
    },
    async (request, reply) => {
      const filter = { reach: null, employeeId: ownEmployeeId(request) };
      const list = enrolmentList(database.read, filter, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/me/enrolments/:enrolmentId',
    {
      config,
      schema: {
        operationId: 'getOwnEnrolment',
        tags,
        summary: 'Read an own enrolment',
        description: 'One own enrolment, with the place on the wait list and what can be done now.',
        params: EnrolmentParams,
        response: answers({ 200: ref(Enrolment) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await own(request, request.params.enrolmentId)),
  );

  app.post(
    '/me/enrolments',
    {
      config,
      schema: {
        operationId: 'applyForTraining',
        tags,
        summary: 'Apply for a session',
        description:
          'Applies for a session: to be approved by the superior first where the session says so, else with a seat at once, or on the wait list in the order of arrival. Clashing dates are refused, and who lacks a course that this one presupposes.',
        body: ref(OwnEnrolment),
        response: answers({ 201: ref(Enrolment) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const asked = {
        sessionId: request.body.sessionId,
        employeeId: ownEmployeeId(request),
        origin: 'applied',
      } as const;
      const today = app.today();
      const enrolment = await database.transaction(actorOf(request), (transaction) =>
        enrol(transaction, asked, today, null),
      );
      reply.status(201).header('location', publicPath(request, `/v1/me/enrolments/${enrolment.id}`));
      return versioned(reply, enrolment);
    },
  );

  app.post(
    '/me/enrolments/:enrolmentId/withdrawal',
    {
      config,
      schema: {
        operationId: 'withdrawOwnEnrolment',
        tags,
        summary: 'Withdraw from a session',
        description: 'Withdraws the own enrolment; the seat goes to the first who waits.',
        params: EnrolmentParams,
        body: ref(EnrolmentReason),
        response: answers({ 201: ref(Enrolment) }, 404, 409, 412, 413, 415, 428),
      },
    },
    async (request, reply) => {
      const { enrolmentId } = request.params;
      await own(request, enrolmentId);
      const expected = expectedVersion(request);
      const decision = { action: 'withdraw', reason: request.body.reason } as const;
      const today = app.today();
      const enrolment = await database.transaction(actorOf(request), async (transaction) => {
        await decide(transaction, enrolmentId, decision, expected, null, today);
        return (await findEnrolment(transaction, enrolmentId, null, today))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/me/enrolments/${enrolmentId}`));
      return versioned(reply, enrolment);
    },
  );

  async function own(request: FastifyRequest, enrolmentId: string): Promise<Enrolment> {
    const enrolment = await findEnrolment(database.read, enrolmentId, null, app.today());
    if (enrolment?.employeeId !== ownEmployeeId(request)) throw notFound();
    return enrolment;
  }
};
