import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf, mayUse, principalOf } from '../../../platform/access/caller.ts';
import { purposeMaximum } from '../../../platform/access/purpose.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Actor, Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, requireVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Id, ref } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import {
  ComparedCorrectionRequest,
  type CorrectionChanges,
  CorrectionDecision,
  CorrectionParams,
  CorrectionRequest,
} from '../correction-schemas.ts';
import { correctionStates } from '../reference.ts';
import {
  type CorrectionCaller,
  requireOpen,
  requireOther,
  requireReason,
  requireSoundAcceptance,
} from '../rules/corrections.ts';
import {
  closeCorrectionRequest,
  correctionRequestList,
  isCorrectionRequestWithin,
  readCorrectionRequest,
  requestWithin,
  takeCorrectionRequest,
} from '../store/corrections.ts';
import { takeEmployee, updateEmployee } from '../store/writing.ts';

const tags = ['correction-requests'];
const options = { units: 'narrowed', sensitive: 'employees:read-sensitive' } as const;
const read = { access: withScope('correction-requests:read', options) };
const decide = { access: withScope('correction-requests:decide', options) };

/** Who asked, looked at, decided or withdrew a request, and when. */
const history = historyOfResource({
  path: '/correction-requests/:requestId',
  parameter: 'requestId',
  resource: 'correction-request',
  tag: 'correction-requests',
  access: read.access,
  exists: (request, id) => isCorrectionRequestWithin(request.server.database.read, id, reachOf(request)),
});

const callerOf = (request: FastifyRequest): CorrectionCaller => ({
  employeeId: principalOf(request).self?.employeeId ?? null,
  mayDecide: mayUse(request, 'correction-requests:decide'),
});

/** The audit log says of every changed row which request it follows from. */
function decisionActor(request: FastifyRequest, requestId: string, reason: string | undefined): Actor {
  const actor = actorOf(request);
  const words = reason ?? actor.reason;
  const said = `correction request ${requestId}${words ? `: ${words}` : ''}`;
  return { ...actor, reason: said.slice(0, purposeMaximum) };
}

/** Deciding what employees ask to have corrected (UU 27/2022 art. 6 and 30). */
export const correctionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  await app.register(history);

  const apply = async (transaction: Transaction, employeeId: string, changes: CorrectionChanges) => {
    const file = await takeEmployee(transaction, employeeId, '*', null);
    requireSoundAcceptance(file, changes, app.today());
    await updateEmployee(transaction, employeeId, changes);
  };

  app.get(
    '/correction-requests',
    {
      config: read,
      schema: {
        operationId: 'listCorrectionRequests',
        tags,
        summary: 'List correction requests',
        description: 'What employees ask to have corrected in their own files, page by page, oldest first.',
        querystring: listQuery(
          {
            state: Type.Optional(correctionStates.schema),
            employeeId: Type.Optional(Id('Only requests of this employee.')),
            ...unitFilter,
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(CorrectionRequest)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const filter = {
        ...request.query,
        ...(await unitCriteria(database.read, request.query, page.asOf)),
        reach: reachOf(request),
      };
      const list = correctionRequestList(database.read, filter, page.asOf, callerOf(request));
      return sendList(request, reply, page, list);
    },
  );

  app.get(
    '/correction-requests/:requestId',
    {
      config: read,
      schema: {
        operationId: 'getCorrectionRequest',
        tags,
        summary: 'Read a correction request',
        description: 'A request with the values that the personnel file has now beside those asked for.',
        params: CorrectionParams,
        response: answers({ 200: ref(ComparedCorrectionRequest) }, 404),
      },
    },
    async (request, reply) => {
      const within = requestWithin(reachOf(request));
      const { requestId } = request.params;
      return versioned(
        reply,
        await readCorrectionRequest(database.read, requestId, within, callerOf(request)),
      );
    },
  );

  app.post(
    '/correction-requests/:requestId/decision',
    {
      config: decide,
      schema: {
        operationId: 'decideCorrectionRequest',
        tags,
        summary: 'Decide a correction request',
        description:
          'Accepts a request, which corrects the personnel file at once with every rule checked on the result, or declines it with a reason. Nobody decides on their own request.',
        params: CorrectionParams,
        body: ref(CorrectionDecision),
        response: answers({ 201: ref(ComparedCorrectionRequest) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { requestId } = request.params;
      const { decision, reason } = request.body;
      requireReason(request.body);
      const within = requestWithin(reachOf(request));
      const caller = callerOf(request);
      const expected = expectedVersion(request);
      const actor = decisionActor(request, requestId, reason);
      const decided = await database.transaction(actor, async (transaction) => {
        const taken = await takeCorrectionRequest(transaction, requestId, within);
        requireOther(taken, caller.employeeId);
        requireOpen(taken);
        requireVersion(expected, taken.version);
        if (decision === 'accepted') await apply(transaction, taken.employeeId, taken.changes);
        await closeCorrectionRequest(transaction, requestId, decision, reason ?? null);
        return readCorrectionRequest(transaction, requestId, undefined, caller);
      });
      reply.status(201).header('location', publicPath(request, `/v1/correction-requests/${requestId}`));
      return versioned(reply, decided);
    },
  );
};
