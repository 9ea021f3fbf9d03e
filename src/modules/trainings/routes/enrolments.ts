import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { enrolmentStates } from '../reference.ts';
import type { EnrolmentAction } from '../rules/enrolments.ts';
import { Enrolment, EnrolmentReason, NewEnrolment } from '../schemas/enrolments.ts';
import { decide, enrol, enrolmentList, findEnrolment } from '../store/enrolments.ts';

const tags = ['enrolments'];
const read = { access: withScope('enrolments:read', { units: 'narrowed' }) };
const write = { access: withScope('enrolments:write', { units: 'narrowed' }) };
const EnrolmentParams = Closed({ enrolmentId: Id('Stable id of the enrolment.') });
const decided = answers({ 201: ref(Enrolment) }, 404, 409, 412, 413, 415, 428);

/** Who is enrolled in which session: nominated, approved, declined, withdrawn by officers. */
export const enrolmentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/enrolments',
    {
      config: read,
      schema: {
        operationId: 'listEnrolments',
        tags,
        summary: 'List enrolments',
        description: 'Who is enrolled in which session, page by page, with places on wait lists.',
        querystring: listQuery(
          {
            sessionId: Type.Optional(Id('Only those of this session.')),
            employeeId: Type.Optional(Id('Only those of this person.')),
            state: Type.Optional(enrolmentStates.schema),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(Enrolment)) }),
      },
    },
    async (request, reply) => {
      const filter = { ...request.query, reach: reachOf(request) };
      const list = enrolmentList(database.read, filter, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/enrolments/:enrolmentId',
    {
      config: read,
      schema: {
        operationId: 'getEnrolment',
        tags,
        summary: 'Read an enrolment',
        description: 'One enrolment, with what can be done with it now.',
        params: EnrolmentParams,
        response: answers({ 200: ref(Enrolment) }, 404),
      },
    },
    async (request, reply) => {
      const { enrolmentId } = request.params;
      const enrolment = await findEnrolment(database.read, enrolmentId, reachOf(request), app.today());
      if (!enrolment) throw notFound();
      return versioned(reply, enrolment);
    },
  );

  app.post(
    '/training-sessions/:sessionId/enrolments',
    {
      config: write,
      schema: {
        operationId: 'nominateForTraining',
        tags,
        summary: 'Nominate somebody for a session',
        description:
          'Nominates somebody: to be approved first where the session says so, else with a seat at once, or on the wait list in the order of arrival. Clashing dates are refused, and who lacks a course that this one presupposes: neither passed, nor under way to its end before.',
        params: Closed({ sessionId: Id('Stable id of the session.') }),
        body: ref(NewEnrolment),
        response: answers({ 201: ref(Enrolment) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const { employeeId } = request.body;
      const reach = reachOf(request);
      const today = app.today();
      const enrolment = await database.transaction(actorOf(request), (transaction) =>
        enrol(transaction, { sessionId, employeeId, origin: 'nominated' }, today, reach),
      );
      reply.status(201).header('location', publicPath(request, `/v1/enrolments/${enrolment.id}`));
      return versioned(reply, enrolment);
    },
  );

  app.post(
    '/enrolments/:enrolmentId/approval',
    {
      config: write,
      schema: {
        operationId: 'approveEnrolment',
        tags,
        summary: 'Approve an enrolment',
        description:
          'Approves somebody who applied or was nominated: with a seat if one is free, else on the wait list.',
        params: EnrolmentParams,
        response: answers({ 201: ref(Enrolment) }, 404, 409, 412, 428),
      },
    },
    (request, reply) => act(request, reply, request.params.enrolmentId, { action: 'approve' }),
  );

  app.post(
    '/enrolments/:enrolmentId/decline',
    {
      config: write,
      schema: {
        operationId: 'declineEnrolment',
        tags,
        summary: 'Decline an enrolment',
        description: 'Declines somebody who applied or was nominated, with the reason.',
        params: EnrolmentParams,
        body: ref(EnrolmentReason),
        response: decided,
      },
    },
    (request, reply) =>
      act(request, reply, request.params.enrolmentId, { action: 'decline', ...request.body }),
  );

  app.post(
    '/enrolments/:enrolmentId/withdrawal',
    {
      config: write,
      schema: {
        operationId: 'withdrawEnrolment',
        tags,
        summary: 'Withdraw an enrolment',
        description:
          'Withdraws somebody, with the reason; the seat goes to the first who waits, in the same moment.',
        params: EnrolmentParams,
        body: ref(EnrolmentReason),
        response: decided,
      },
    },
    (request, reply) =>
      act(request, reply, request.params.enrolmentId, { action: 'withdraw', ...request.body }),
  );

  await app.register(
    historyOfResource({
      path: '/enrolments/:enrolmentId',
      parameter: 'enrolmentId',
      resource: 'enrolment',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findEnrolment(database.read, id, reachOf(request), app.today())) !== undefined,
    }),
  );

  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    enrolmentId: string,
    decision: { action: EnrolmentAction; reason?: string },
  ): Promise<Enrolment> {
    const reach = reachOf(request);
    const expected = expectedVersion(request);
    const today = app.today();
    const enrolment = await database.transaction(actorOf(request), async (transaction) => {
      await decide(transaction, enrolmentId, decision, expected, reach, today);
      return (await findEnrolment(transaction, enrolmentId, null, today))!;
    });
    reply.status(201).header('location', publicPath(request, `/v1/enrolments/${enrolmentId}`));
    return versioned(reply, enrolment);
  }
};
