import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/plugin.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { changeFrom, correct, endOn, withdraw } from '../../../platform/database/history.ts';
import { expectedVersion, optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { answers } from '../../../platform/http/openapi.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { organisationProblems } from '../problems.ts';
import { requirePositionRules } from '../rules.ts';
import { Closure, Position, PositionChange, PositionVersion } from '../schemas.ts';
import {
  findPosition,
  latestPosition,
  positionHistory,
  positionHistoryOf,
  takePosition,
} from '../store/positions.ts';

const tags = ['positions'];
const read = { access: withScope('organisation:read') };
const write = { access: withScope('organisation:write') };
const PositionParams = Closed({ positionId: Id('Id of the position.') });
const VersionParams = Closed({ positionId: Id('Id of the position.'), versionId: Id('Id of the version.') });
const Versions = Type.Object(
  {
    items: Type.Array(ref(PositionVersion), { maxItems: 10_000, description: 'The periods, oldest first.' }),
  },
  { description: 'The history of a position.' },
);

/** What decrees change of positions: history, changes, corrections, closing. */
export const positionHistoryRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/positions/:positionId/versions',
    {
      config: read,
      schema: {
        operationId: 'listPositionVersions',
        tags,
        summary: 'Read the history of a position',
        description:
          'Every period of the position, past, present and planned, oldest first, without gap or overlap.',
        params: PositionParams,
        response: answers({ 200: Versions }, 404),
      },
    },
    async (request) => {
      const items = await positionHistory(database.read, request.params.positionId);
      if (items.length === 0) throw notFound();
      return { items };
    },
  );

  app.post(
    '/positions/:positionId/versions',
    {
      config: write,
      schema: {
        operationId: 'changePosition',
        tags,
        summary: 'Change a position from a day on',
        description:
          'Enters what a decree changes from a day on; what is not given stays. Planned later changes stay as they are. `If-Match` is honoured if sent.',
        params: PositionParams,
        body: ref(PositionChange),
        response: answers({ 201: ref(Position) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { positionId } = request.params;
      const change = { decreeNumber: null, decreeDate: null, ...request.body };
      const expected = optionalVersion(request);
      const position = await database.transaction(actorOf(request), async (transaction) => {
        await takePosition(transaction, positionId, expected);
        await changeFrom(
          positionHistoryOf(transaction, positionId),
          change,
          organisationProblems['history-order'],
        );
        const changed = await findPosition(transaction, positionId, change.validFrom);
        requirePositionRules(changed!);
        return changed;
      });
      reply
        .status(201)
        .header('location', publicPath(request, `/v1/positions/${positionId}?asOf=${change.validFrom}`));
      return versioned(reply, position!);
    },
  );

  app.patch(
    '/positions/:positionId/versions/:versionId',
    {
      config: write,
      schema: {
        operationId: 'correctPositionVersion',
        tags,
        summary: 'Correct a period of a position',
        description:
          'Corrects what was wrongly entered (JSON Merge Patch). A corrected `validFrom` moves the end of the period before it.',
        params: VersionParams,
        body: Type.Partial(PositionChange, { additionalProperties: false, minProperties: 1 }),
        response: answers({ 200: ref(Position) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { positionId, versionId } = request.params;
      const expected = expectedVersion(request);
      const position = await database.transaction(actorOf(request), async (transaction) => {
        await takePosition(transaction, positionId, expected);
        const history = positionHistoryOf(transaction, positionId);
        const period = await history.find(versionId);
        if (!period) throw notFound();
        await correct(history, period, request.body);
        const corrected = await findPosition(
          transaction,
          positionId,
          request.body.validFrom ?? period.validFrom,
        );
        requirePositionRules(corrected!);
        return corrected;
      });
      return versioned(reply, position!);
    },
  );

  app.delete(
    '/positions/:positionId/versions/:versionId',
    {
      config: write,
      schema: {
        operationId: 'withdrawPositionVersion',
        tags,
        summary: 'Withdraw a change of a position',
        description:
          'Takes back a change, for instance a planned one: the period before it goes on in its place.',
        params: VersionParams,
        response: answers(
          { 204: Type.Null({ description: 'The change is withdrawn.' }) },
          404,
          409,
          412,
          422,
          428,
        ),
      },
    },
    async (request, reply) => {
      const { positionId, versionId } = request.params;
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        await takePosition(transaction, positionId, expected);
        const history = positionHistoryOf(transaction, positionId);
        const period = await history.find(versionId);
        if (!period) throw notFound();
        await withdraw(history, period, organisationProblems['history-order']);
      });
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/positions/:positionId/closure',
    {
      config: write,
      schema: {
        operationId: 'closePosition',
        tags,
        summary: 'Close a position',
        description: 'Ends a position on a day; refused while somebody holds it on or after that day.',
        params: PositionParams,
        body: ref(Closure),
        response: answers({ 201: ref(Position) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { positionId } = request.params;
      const { closedOn, decreeNumber = null, decreeDate = null } = request.body;
      const decree = { endDecreeNumber: decreeNumber, endDecreeDate: decreeDate };
      const expected = optionalVersion(request);
      const position = await database.transaction(actorOf(request), async (transaction) => {
        await takePosition(transaction, positionId, expected);
        await endOn(
          positionHistoryOf(transaction, positionId),
          closedOn,
          decree,
          organisationProblems['history-order'],
        );
        return latestPosition(transaction, positionId);
      });
      reply.status(201).header('location', publicPath(request, `/v1/positions/${positionId}/versions`));
      return versioned(reply, position!);
    },
  );
};
