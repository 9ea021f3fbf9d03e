import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import { newestFirst } from '../../../platform/audit/schemas.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, requireVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { ref } from '../../../platform/http/schemas.ts';
import {
  ComparedCorrectionRequest,
  CorrectionParams,
  CorrectionRequest,
  NewCorrectionRequest,
} from '../correction-schemas.ts';
import { correctionStates } from '../reference.ts';
import { requireOpen, requireSensibleRequest } from '../rules/corrections.ts';
import {
  closeCorrectionRequest,
  correctionRequestList,
  insertCorrectionRequest,
  ownRequest,
  readCorrectionRequest,
  takeCorrectionRequest,
} from '../store/corrections.ts';
import { takeEmployee } from '../store/writing.ts';

const tags = ['me'];
const config = { access: selfAccess };

const callerOf = (request: FastifyRequest) => ({
  employeeId: ownEmployeeId(request),
  mayDecide: false,
});

/** Asking for corrections of the own file (UU 27/2022 art. 6). */
export const ownCorrectionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/me/correction-requests',
    {
      config,
      schema: {
        operationId: 'listOwnCorrectionRequests',
        tags,
        summary: 'List the own correction requests',
        description: 'What the caller asked to have corrected, newest first, and how it was decided.',
        querystring: newestFirst(listQuery({ state: Type.Optional(correctionStates.schema) }, ['id'])),
        response: answers({ 200: PageOf(ref(CorrectionRequest)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const caller = callerOf(request);
      const filter = { ...request.query, employeeId: caller.employeeId, reach: null };
      return sendList(request, reply, page, correctionRequestList(database.read, filter, page.asOf, caller));
    },
  );

  app.post(
    '/me/correction-requests',
    {
      config,
      schema: {
        operationId: 'requestCorrection',
        tags,
        summary: 'Ask for a correction of the own file',
        description:
          'Asks a personnel officer to correct fields of the own personnel file. What would change nothing or break a rule of the file is refused at once.',
        body: ref(NewCorrectionRequest),
        response: answers({ 201: ref(ComparedCorrectionRequest) }, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { employeeId } = caller;
      const made = await database.transaction(actorOf(request), async (transaction) => {
        const file = await takeEmployee(transaction, employeeId, '*', null);
        requireSensibleRequest(file, request.body.changes, app.today());
        const id = await insertCorrectionRequest(transaction, employeeId, request.body);
        return readCorrectionRequest(transaction, id, undefined, caller);
      });
      reply.status(201).header('location', publicPath(request, `/v1/me/correction-requests/${made.id}`));
      return versioned(reply, made);
    },
  );

  app.get(
    '/me/correction-requests/:requestId',
    {
      config,
      schema: {
        operationId: 'getOwnCorrectionRequest',
        tags,
        summary: 'Read one of the own correction requests',
        description: 'A request with the values that the file has now beside those asked for.',
        params: CorrectionParams,
        response: answers({ 200: ref(ComparedCorrectionRequest) }, 404),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const own = ownRequest(caller.employeeId);
      return versioned(
        reply,
        await readCorrectionRequest(database.read, request.params.requestId, own, caller),
      );
    },
  );

  app.post(
    '/me/correction-requests/:requestId/withdrawal',
    {
      config,
      schema: {
        operationId: 'withdrawCorrectionRequest',
        tags,
        summary: 'Withdraw a correction request',
        description: 'Withdraws an own request that is still open. `If-Match` is honoured if sent.',
        params: CorrectionParams,
        response: answers({ 201: ref(ComparedCorrectionRequest) }, 404, 409, 412),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const own = ownRequest(caller.employeeId);
      const { requestId } = request.params;
      const expected = optionalVersion(request);
      const withdrawn = await database.transaction(actorOf(request), async (transaction) => {
        const taken = await takeCorrectionRequest(transaction, requestId, own);
        requireOpen(taken);
        requireVersion(expected, taken.version);
        await closeCorrectionRequest(transaction, requestId, 'withdrawn', null);
        return readCorrectionRequest(transaction, requestId, own, caller);
      });
      reply.status(201).header('location', publicPath(request, `/v1/me/correction-requests/${requestId}`));
      return versioned(reply, withdrawn);
    },
  );
};
