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
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, DateOnly, Id, ref } from '../../../platform/http/schemas.ts';
import { trainingProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInSession, type SessionPlan, sessionState } from '../rules/sessions.ts';
import {
  NewTrainingSession,
  SessionCancellation,
  TrainingSession,
  TrainingSessionChange,
} from '../schemas/sessions.ts';
import { fillSeats, shareAnew } from '../store/seats.ts';
import {
  findSession,
  type HeldSession,
  insertSession,
  sessionList,
  takeSession,
  unknownUnitAmong,
  updateSession,
} from '../store/sessions.ts';

const tags = ['training-sessions'];
const read = { access: withScope('trainings:read', { units: 'shared' }) };
const write = { access: withScope('trainings:write') };
const SessionParams = Closed({ sessionId: Id('Stable id of the session.') });

/** When and where courses are held: planned, opened, changed, cancelled. */
export const sessionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/training-sessions',
    {
      config: read,
      schema: {
        operationId: 'listTrainingSessions',
        tags,
        summary: 'List sessions of trainings',
        description:
          'Sessions with their seats and where they stand today, page by page in the order of their first days.',
        querystring: listQuery(
          {
            courseId: Type.Optional(Id('Only sessions of this course.')),
            startsFrom: Type.Optional(DateOnly('Only those that start on this day or later.')),
            startsTo: Type.Optional(DateOnly('Only those that start before this day.', '2026-12-31')),
            takesRegistrations: Type.Optional(
              Type.Boolean({ description: 'Only those for which people can, or cannot, register today.' }),
            ),
          },
          ['startsOn'],
        ),
        response: answers({ 200: PageOf(ref(TrainingSession)) }),
      },
    },
    async (request, reply) => {
      const list = sessionList(database.read, request.query, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/training-sessions',
    {
      config: write,
      schema: {
        operationId: 'createTrainingSession',
        tags,
        summary: 'Plan a session',
        description:
          'Plans a session of a course: a draft, until it is opened (`POST /training-sessions/{sessionId}/opening`).',
        body: ref(NewTrainingSession),
        response: answers({ 201: ref(TrainingSession) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const session = await database.transaction(actorOf(request), async (transaction) => {
        await requireSound(transaction, request.body);
        return stateOf(transaction, await insertSession(transaction, request.body));
      });
      reply.status(201).header('location', publicPath(request, `/v1/training-sessions/${session.id}`));
      return versioned(reply, session);
    },
  );

  app.get(
    '/training-sessions/:sessionId',
    {
      config: read,
      schema: {
        operationId: 'getTrainingSession',
        tags,
        summary: 'Read a session',
        description: 'One session with its seats and where it stands today.',
        params: SessionParams,
        response: answers({ 200: ref(TrainingSession) }, 404),
      },
    },
    async (request, reply) => {
      const session = await findSession(database.read, request.params.sessionId, app.today());
      if (!session) throw notFound();
      return versioned(reply, session);
    },
  );

  app.patch(
    '/training-sessions/:sessionId',
    {
      config: write,
      schema: {
        operationId: 'updateTrainingSession',
        tags,
        summary: 'Change a session',
        description:
          'Changes a session (JSON Merge Patch) that has not ended. A larger quota seats those who wait, in order; one below the seats taken is refused.',
        params: SessionParams,
        body: ref(TrainingSessionChange),
        response: answers({ 200: ref(TrainingSession) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const expected = expectedVersion(request);
      const session = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeSession(transaction, sessionId, expected);
        refuseIfOver(held);
        const changed = { ...held, ...request.body };
        await requireSound(transaction, changed);
        await updateSession(transaction, sessionId, request.body);
        if (request.body.unitQuotas && (await shareAnew(transaction, changed, app.today())))
          throw new Problem(trainingProblems['quota-below-seats']);
        await fillSeats(transaction, changed);
        return stateOf(transaction, sessionId);
      });
      return versioned(reply, session);
    },
  );

  app.post(
    '/training-sessions/:sessionId/opening',
    {
      config: write,
      schema: {
        operationId: 'openTrainingSession',
        tags,
        summary: 'Open a session',
        description: 'Opens a draft: from the first day of registration on people can register.',
        params: SessionParams,
        response: answers({ 201: ref(TrainingSession) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const expected = expectedVersion(request);
      const session = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeSession(transaction, sessionId, expected);
        if (held.decision !== 'draft')
          throw new Problem(trainingProblems['session-not-draft'], {
            parameters: { state: sessionState(held, app.today()) },
          });
        await updateSession(transaction, sessionId, { decision: 'open' });
        return stateOf(transaction, sessionId);
      });
      reply.status(201).header('location', publicPath(request, `/v1/training-sessions/${sessionId}`));
      return versioned(reply, session);
    },
  );

  app.post(
    '/training-sessions/:sessionId/cancellation',
    {
      config: write,
      schema: {
        operationId: 'cancelTrainingSession',
        tags,
        summary: 'Cancel a session',
        description:
          'Cancels a session that has not ended, with the reason, which every participant reads in the own enrolment and in the feed of events; the enrolments hinder no other any more.',
        params: SessionParams,
        body: ref(SessionCancellation),
        response: answers({ 201: ref(TrainingSession) }, 404, 409, 412, 413, 415, 428),
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const expected = expectedVersion(request);
      const session = await database.transaction(actorOf(request), async (transaction) => {
        refuseIfOver(await takeSession(transaction, sessionId, expected));
        const cancellationReason = request.body.reason;
        await updateSession(transaction, sessionId, { decision: 'cancelled', cancellationReason });
        return stateOf(transaction, sessionId);
      });
      reply.status(201).header('location', publicPath(request, `/v1/training-sessions/${sessionId}`));
      return versioned(reply, session);
    },
  );

  await app.register(
    historyOfResource({
      path: '/training-sessions/:sessionId',
      parameter: 'sessionId',
      resource: 'training-session',
      tag: tags[0]!,
      access: read.access,
      exists: async (_request, id) => (await findSession(database.read, id, app.today())) !== undefined,
    }),
  );

  const stateOf = async (transaction: Transaction, sessionId: string): Promise<TrainingSession> =>
    (await findSession(transaction, sessionId, app.today()))!;

  function refuseIfOver(held: HeldSession): void {
    const state = sessionState(held, app.today());
    if (state === 'finished' || state === 'cancelled')
      throw new Problem(trainingProblems['session-over'], { parameters: { state } });
  }

  async function requireSound(transaction: Transaction, plan: SessionPlan): Promise<void> {
    refuseFound(foundInSession(plan));
    const shares = (plan.unitQuotas ?? []).map(({ unitId }) => unitId);
    const at = await unknownUnitAmong(transaction, shares);
    if (at !== undefined) throw unknownReference('unit', `/unitQuotas/${at}/unitId`);
  }
};
