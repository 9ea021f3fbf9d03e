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
import { Closure, Unit, UnitChange, UnitVersion } from '../schemas.ts';
import { findUnit, latestUnit, takeUnit, unitHistory, unitHistoryOf } from '../store/units.ts';

const tags = ['units'];
const read = { access: withScope('organisation:read') };
const write = { access: withScope('organisation:write') };
const UnitParams = Closed({ unitId: Id('Id of the unit.') });
const VersionParams = Closed({ unitId: Id('Id of the unit.'), versionId: Id('Id of the version.') });
const Versions = Type.Object(
  { items: Type.Array(ref(UnitVersion), { maxItems: 10_000, description: 'The periods, oldest first.' }) },
  { description: 'The history of a unit.' },
);

/** What decrees change of units: history, changes, corrections, closing. */
export const unitHistoryRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/units/:unitId/versions',
    {
      config: read,
      schema: {
        operationId: 'listUnitVersions',
        tags,
        summary: 'Read the history of a unit',
        description:
          'Every period of the unit, past, present and planned, oldest first, without gap or overlap.',
        params: UnitParams,
        response: answers({ 200: Versions }, 404),
      },
    },
    async (request) => {
      const items = await unitHistory(database.read, request.params.unitId);
      if (items.length === 0) throw notFound();
      return { items };
    },
  );

  app.post(
    '/units/:unitId/versions',
    {
      config: write,
      schema: {
        operationId: 'changeUnit',
        tags,
        summary: 'Rename, move or otherwise change a unit from a day on',
        description:
          'Enters what a decree changes from a day on; what is not given stays. Planned later changes stay as they are. `If-Match` is honoured if sent.',
        params: UnitParams,
        body: ref(UnitChange),
        response: answers({ 201: ref(Unit) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { unitId } = request.params;
      const change = { decreeNumber: null, decreeDate: null, ...request.body };
      const expected = optionalVersion(request);
      const unit = await database.transaction(actorOf(request), async (transaction) => {
        await takeUnit(transaction, unitId, expected);
        await changeFrom(unitHistoryOf(transaction, unitId), change, organisationProblems['history-order']);
        return findUnit(transaction, unitId, change.validFrom);
      });
      reply
        .status(201)
        .header('location', publicPath(request, `/v1/units/${unitId}?asOf=${change.validFrom}`));
      return versioned(reply, unit!);
    },
  );

  app.patch(
    '/units/:unitId/versions/:versionId',
    {
      config: write,
      schema: {
        operationId: 'correctUnitVersion',
        tags,
        summary: 'Correct a period of a unit',
        description:
          'Corrects what was wrongly entered (JSON Merge Patch). A corrected `validFrom` moves the end of the period before it.',
        params: VersionParams,
        body: Type.Partial(UnitChange, { additionalProperties: false, minProperties: 1 }),
        response: answers({ 200: ref(Unit) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { unitId, versionId } = request.params;
      const expected = expectedVersion(request);
      const unit = await database.transaction(actorOf(request), async (transaction) => {
        await takeUnit(transaction, unitId, expected);
        const history = unitHistoryOf(transaction, unitId);
        const period = await history.find(versionId);
        if (!period) throw notFound();
        await correct(history, period, request.body);
        return findUnit(transaction, unitId, request.body.validFrom ?? period.validFrom);
      });
      return versioned(reply, unit!);
    },
  );

  app.delete(
    '/units/:unitId/versions/:versionId',
    {
      config: write,
      schema: {
        operationId: 'withdrawUnitVersion',
        tags,
        summary: 'Withdraw a change of a unit',
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
      const { unitId, versionId } = request.params;
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        await takeUnit(transaction, unitId, expected);
        const history = unitHistoryOf(transaction, unitId);
        const period = await history.find(versionId);
        if (!period) throw notFound();
        await withdraw(history, period, organisationProblems['history-order']);
      });
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/units/:unitId/closure',
    {
      config: write,
      schema: {
        operationId: 'closeUnit',
        tags,
        summary: 'Close a unit',
        description:
          'Ends a unit on a day; refused while it holds child units or positions from that day on.',
        params: UnitParams,
        body: ref(Closure),
        response: answers({ 201: ref(Unit) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { unitId } = request.params;
      const { closedOn, decreeNumber = null, decreeDate = null } = request.body;
      const decree = { endDecreeNumber: decreeNumber, endDecreeDate: decreeDate };
      const expected = optionalVersion(request);
      const unit = await database.transaction(actorOf(request), async (transaction) => {
        await takeUnit(transaction, unitId, expected);
        await endOn(
          unitHistoryOf(transaction, unitId),
          closedOn,
          decree,
          organisationProblems['history-order'],
        );
        return latestUnit(transaction, unitId);
      });
      reply.status(201).header('location', publicPath(request, `/v1/units/${unitId}/versions`));
      return versioned(reply, unit!);
    },
  );
};
